"""The report: a journal with every figure made from it. Pages read this and nothing else.

In: journal and config, and who is who. Out: a `Report`.
"""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from perfmirror_ssg.analysis.as_of import so_far
from perfmirror_ssg.analysis.calibration import Calibration, calibrate
from perfmirror_ssg.analysis.clocks import TwoClocks, two_clocks
from perfmirror_ssg.analysis.coaching import Coached, OneOnOne, coached, one_on_ones
from perfmirror_ssg.analysis.decisions import Decisions, look_at_decisions
from perfmirror_ssg.analysis.domains import Domain, domains_of
from perfmirror_ssg.analysis.due import Due, Queue, what_is_due
from perfmirror_ssg.analysis.expectations import Expectations, judge_expectations
from perfmirror_ssg.analysis.expected import Actual, actual_against_expected
from perfmirror_ssg.analysis.forecasts import forecasts_of_decisions, forecasts_of_hypotheses
from perfmirror_ssg.analysis.goals import GoalStanding, goal_standings
from perfmirror_ssg.analysis.insights import Findings, find_insights
from perfmirror_ssg.analysis.levers import Conditions, read_levers
from perfmirror_ssg.analysis.people import Contacts, find_contacts
from perfmirror_ssg.analysis.periods import CurrentWeek, PeriodScore, current_week, period_score
from perfmirror_ssg.analysis.questions import Questions, questions_of
from perfmirror_ssg.analysis.reviews import Reviews
from perfmirror_ssg.analysis.scorecards import CardRatings, card_ratings
from perfmirror_ssg.analysis.scoring import WeekScore, score_weeks
from perfmirror_ssg.analysis.streak import Streak, streak
from perfmirror_ssg.analysis.themes import Noticed, noticed_in
from perfmirror_ssg.audience.people import People
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week


class Report(Struct, frozen=True, kw_only=True, dict=True):
    """What the pages show; what only a few of them do is made when it is first looked at."""

    config: Config
    journal: Journal
    scores: Mapping[Week, WeekScore]
    """Of every week with work items, also of those that do not count."""
    period: PeriodScore
    """The last weeks that are over."""
    current: CurrentWeek | None
    """None when the current week has no items."""
    expected: tuple[Actual, ...]
    """What was done of each category over the period, beside what was expected."""
    people: People = People()
    """Who goes by which names."""

    @cached_property
    def so_far(self) -> Journal:
        """The journal without its weeks to come: what lenses look at."""
        return so_far(self.journal)

    @cached_property
    def queue(self) -> Queue:
        """What is due, and what falls due next: for the journal's writer, and nobody else."""
        return what_is_due(self.journal, self.config) if self.journal.audience == "me" else Queue()

    @property
    def due(self) -> tuple[Due, ...]:
        """What is due now, the longest due first."""
        return self.queue.now

    @cached_property
    def streak(self) -> Streak | None:
        """How many weeks in a row were written."""
        return streak(self.journal.weeks)

    @cached_property
    def expectations(self) -> Expectations:
        """Those of the level in force and of the next, with their evidence in the period."""
        return judge_expectations(self.period, self.config)

    @cached_property
    def insights(self) -> Findings:
        """What the weeks say, and what they do not."""
        return find_insights(self.journal.weeks, self.scores, self.period, self.expected, self.config)

    @cached_property
    def levers(self) -> Conditions:
        """Teachers, peers and students over the weeks."""
        return read_levers(self.journal.weeks)

    @cached_property
    def contacts(self) -> Contacts:
        """Whom the journal names; for its writer alone."""
        return find_contacts(self.journal, self.people)

    @cached_property
    def clocks(self) -> TwoClocks:
        """How long gaps took to be noticed, and to be resolved."""
        return two_clocks(self.so_far, self.config.clocks)

    @cached_property
    def calibration(self) -> Calibration:
        """How often hypotheses came true as was said."""
        return calibrate(forecasts_of_hypotheses(self.so_far.records.values()))

    @cached_property
    def decision_calibration(self) -> Calibration:
        """How often decisions turned out as was expected."""
        return calibrate(forecasts_of_decisions(self.so_far.records.values()))

    @cached_property
    def decisions(self) -> Decisions:
        """What there is to say of all decisions."""
        return look_at_decisions(self.so_far.records.values(), self.journal.current, self.contacts.meant)

    @cached_property
    def questions(self) -> Questions:
        """Every question, by what became of it."""
        return questions_of(self.so_far)

    @cached_property
    def domains(self) -> tuple[Domain, ...]:
        """What is known of each domain, and what is not."""
        return domains_of(self.so_far)

    @cached_property
    def noticed(self) -> Noticed:
        """Who noticed what, and the themes of it."""
        return noticed_in(self.so_far, self.contacts.meant)

    @cached_property
    def goals(self) -> Mapping[str, GoalStanding]:
        """Where each goal stands, by its name."""
        return goal_standings(self.journal.weeks, self.journal.documents, self.config, self.journal.current)

    @cached_property
    def scorecards(self) -> tuple[CardRatings, ...]:
        """Every scorecard switched on, with all that was rated by it."""
        return card_ratings(self.journal, self.config)

    @cached_property
    def one_on_ones(self) -> tuple[OneOnOne, ...]:
        """Every one-on-one that has a record, newest first, with what it was."""
        return one_on_ones(self.so_far.records.values(), self.contacts.meant, self.journal.current)

    @cached_property
    def coached(self) -> tuple[Coached, ...]:
        """With whom they were, whoever was last first."""
        return coached(self.one_on_ones)

    @cached_property
    def reviews(self) -> Reviews:
        """What each month, quarter, half, year and cycle held."""
        return Reviews(
            journal=self.journal, scores=self.scores, config=self.config, gaps=self.clocks.gaps, cards=self.scorecards
        )


def make_report(journal: Journal, config: Config, memo: Memo | None = None, people: People | None = None) -> Report:
    """Compute every figure of a journal on its day."""
    scores = score_weeks(journal.weeks, config, memo or Memo())
    period = period_score(journal.weeks, scores, journal.current.shift(-1), config)
    return Report(
        config=config,
        journal=journal,
        scores=scores,
        period=period,
        current=current_week(journal.weeks, scores, journal.current, config),
        expected=actual_against_expected(journal.weeks, scores, period, config),
        people=people or People(),
    )
