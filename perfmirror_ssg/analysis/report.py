"""The report: a journal with every figure made from it. Pages read this and nothing else.

In: journal and config. Out: a `Report`.
"""

from collections.abc import Mapping

from msgspec import Struct

from perfmirror_ssg.analysis.due import Due, what_is_due
from perfmirror_ssg.analysis.expectations import Expectations, judge_expectations
from perfmirror_ssg.analysis.expected import Actual, actual_against_expected
from perfmirror_ssg.analysis.insights import Findings, find_insights
from perfmirror_ssg.analysis.periods import CurrentWeek, PeriodScore, current_week, period_score
from perfmirror_ssg.analysis.scoring import WeekScore, score_weeks
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week


class Report(Struct, frozen=True, kw_only=True):
    """What the pages show."""

    config: Config
    journal: Journal
    scores: Mapping[Week, WeekScore]
    """Of every week with work items, also of those that do not count."""
    period: PeriodScore
    """The last weeks that are over."""
    current: CurrentWeek | None
    """None when the current week has no items."""
    due: tuple[Due, ...]
    expected: tuple[Actual, ...]
    """What was done of each category over the period, beside what was expected."""
    expectations: Expectations
    """Those of the level in force and of the next, with their evidence in the period."""
    insights: Findings


def make_report(journal: Journal, config: Config, memo: Memo | None = None) -> Report:
    """Compute every figure of a journal on its day."""
    scores = score_weeks(journal.weeks, config, memo or Memo())
    period = period_score(journal.weeks, scores, journal.current.shift(-1), config)
    expected = actual_against_expected(journal.weeks, scores, period, config)
    return Report(
        config=config,
        journal=journal,
        scores=scores,
        period=period,
        current=current_week(journal.weeks, scores, journal.current, config),
        due=what_is_due(journal),
        expected=expected,
        expectations=judge_expectations(period, config),
        insights=find_insights(journal.weeks, scores, period, expected, config),
    )
