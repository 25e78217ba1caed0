"""What a period held: its weeks and their points, and what was won, learned, decided, closed in them.

In: a journal with its scores, timed gaps and ratings. Out: `Reviews`, the look-ups that all periods share, and a `Review`
of each. What records say is said as it stood at the end of the period; the times of gaps are those known today.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product
from typing import TypeVar

from msgspec import Struct

from perfmirror_ssg.analysis.as_of import as_of
from perfmirror_ssg.analysis.clocks import Timed, time_gap
from perfmirror_ssg.analysis.levers import named
from perfmirror_ssg.analysis.means import Mean, joined, mean_of
from perfmirror_ssg.analysis.periods import PeriodScore, period_score
from perfmirror_ssg.analysis.scorecards import CardRatings
from perfmirror_ssg.analysis.scoring import WeekScore
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Moment, Record, WeekSlot, When
from perfmirror_ssg.reading.belongs import LEVERS
from perfmirror_ssg.review_periods import CALENDAR, Period, Span, period_at, periods_between
from perfmirror_ssg.settings import Config, Scorecard
from perfmirror_ssg.weeks import Week, week_of

T = TypeVar("T")


class Word(Struct, frozen=True, kw_only=True):
    """One thing said about a record in a week."""

    record: Record
    step: int
    """Its place in the record's timeline."""
    changed: bool
    """Whether the record has another status after it, or is new."""

    @property
    def moment(self) -> Moment:
        """What was said, and when."""
        return self.record.timeline[self.step]


class ThenAndNow(Struct, frozen=True, kw_only=True):
    """A criterion then and now: its last rating in a period, and the last before it, else the first in it."""

    scorecard: Scorecard
    subject: str | None
    criterion: str
    then: tuple[Week, Fraction] | None
    """None where it was never rated before."""
    now: tuple[Week, Fraction]


class Review(Struct, frozen=True, kw_only=True):
    """What a period held."""

    period: Period
    slots: tuple[WeekSlot, ...]
    """Its weeks in the journal, oldest first, up to the current one."""
    running: bool
    """Whether it is not over."""
    mean: Mean
    judged: PeriodScore | None
    """What the target says at its end, or at the last week that is over; None without a counted week, and for a period
    shorter than the target speaks of."""
    opened: Mapping[str, tuple[Word, ...]]
    """By kind, the openings in it, in their order."""
    decisions: tuple[Word, ...]
    """Of each decision that was proposed, taken or changed in it, the last word that did so."""
    closed: Mapping[str, tuple[Word, ...]]
    """By kind, the words that closed what was still closed at its end; decisions and gaps are not among them."""
    noticed: tuple[Timed, ...]
    """Gaps that were noticed in it."""
    ended: tuple[Timed, ...]
    """Gaps that were resolved in it, or accepted as they are."""
    levers: Mapping[str, tuple[tuple[str, int], ...]]
    """By lever: who, in how many weeks, the most often first."""
    rated: tuple[ThenAndNow, ...]


class Reviews(Struct, frozen=True, kw_only=True, dict=True):
    """The periods of a journal, and the look-ups that their reviews share."""

    journal: Journal
    scores: Mapping[Week, WeekScore]
    config: Config
    gaps: tuple[Timed, ...]
    cards: tuple[CardRatings, ...]

    @cached_property
    def periods(self) -> Mapping[str, Period]:
        """By name: months, quarters, halves, years, cycles, each oldest first, up to those that are not over."""
        return periods_of(self.journal, self.config)

    @cached_property
    def means(self) -> Mapping[str, Mean]:
        """What the weeks of each period came to."""
        means: dict[str, Mean] = {}
        for name, period in self.periods.items():
            # The lesser periods come first: what they came to is added up, and not every week again.
            parts = [means[part.name] for part in self.below(period)]
            means[name] = joined(parts) if parts else mean_of(self.slots(period), self.scores)
        return means

    @cached_property
    def words(self) -> Mapping[Week, tuple[Word, ...]]:
        """What each week says of records."""
        words: dict[Week, list[Word]] = {}
        for record in self.journal.records.values():
            before: str | None = None
            for step, moment in enumerate(record.timeline):
                changed = moment.opening or moment.status != before
                words.setdefault(moment.week, []).append(Word(record=record, step=step, changed=changed))
                before = moment.status
        return {week: tuple(said) for week, said in words.items()}

    @cached_property
    def noticed(self) -> tuple[tuple[Week, Timed], ...]:
        """Every gap with the week it was noticed in, in their order."""
        return tuple(sorted(((week_of(gap.noticed), gap) for gap in self.gaps), key=_dated))

    @cached_property
    def ended(self) -> tuple[tuple[Week, Timed], ...]:
        """Every gap that was resolved or accepted with the week of it, in their order; as often as it was opened again."""
        ends = (each for gap in self.gaps for each in (*self._earlier_ends(gap), gap))
        return tuple(sorted(((week_of(gap.ended), gap) for gap in ends if gap.ended), key=_dated))

    def _earlier_ends(self, gap: Timed) -> Iterator[Timed]:
        """Yield a gap as it stood each time before it was opened again."""
        timeline = gap.record.timeline
        if not any("status" in moment.event.fields for moment in timeline[1:]):
            return
        stood = (as_of(gap.record, week) for week in sorted({moment.week for moment in timeline}))
        timed = [time_gap(record, self.journal.today, self.config.clocks) for record in stood if record]
        yield from (before for before, after in pairwise(timed) if before.ended and not after.ended)

    def slots(self, period: Period) -> tuple[WeekSlot, ...]:
        """Return the weeks of the journal in a period, oldest first, up to the current one."""
        return slots_in(self.journal, period)

    def beside(self, period: Period, step: int) -> Period | None:
        """Return the period before (-1) or after (+1) of the same span."""
        week = period.first.shift(-1) if step < 0 else period.last.shift(1)
        other = period_at(week, period.span, self.config.review)
        return self.periods.get(other.name) if other else None

    def above(self, period: Period) -> tuple[Period, ...]:
        """Return the periods that hold this one whole, from the least; a cycle lies in none."""
        spans = CALENDAR[CALENDAR.index(period.span) + 1 :] if period.span in CALENDAR else ()
        found = (period_at(period.first, span, None) for span in spans)
        return tuple(self.periods[each.name] for each in found if each and each.name in self.periods)

    def below(self, period: Period) -> tuple[Period, ...]:
        """Return the periods of the next lesser span that this one is made of, oldest first."""
        if period.span not in CALENDAR[1:]:
            return ()
        lesser = CALENDAR[CALENDAR.index(period.span) - 1]
        found = periods_between(period.first, period.last, lesser, None)
        return tuple(self.periods[each.name] for each in found if each.name in self.periods)


def periods_of(journal: Journal, config: Config) -> dict[str, Period]:
    """Return the periods that the weeks of a journal belong to, by name, up to those of the current week."""
    weeks = [slot.week for slot in journal.weeks if slot.when is not When.FUTURE]
    spans = (periods_between(weeks[0], weeks[-1], span, config.review) for span in Span) if weeks else ()
    return {period.name: period for periods in spans for period in periods}


def slots_in(journal: Journal, period: Period) -> tuple[WeekSlot, ...]:
    """Return the weeks of a journal in a period, oldest first, up to the current one."""
    first = bisect_left(journal.weeks, period.first, key=_week)
    return journal.weeks[first : bisect_right(journal.weeks, min(period.last, journal.current), key=_week)]


def review_of(reviews: Reviews, period: Period) -> Review:
    """Tell what a period held."""
    slots = reviews.slots(period)
    words = [word for slot in slots for word in reviews.words.get(slot.week, ())]
    return Review(
        period=period,
        slots=slots,
        running=reviews.journal.current <= period.last,
        mean=reviews.means[period.name] if period.name in reviews.means else mean_of(slots, reviews.scores),
        judged=_judged(reviews, period),
        opened=_by_kind(word for word in words if word.moment.opening),
        decisions=_last_changes(words, "decision"),
        closed=_by_kind(_closings(words)),
        noticed=tuple(gap for _, gap in _within(reviews.noticed, period)),
        ended=tuple(gap for _, gap in _within(reviews.ended, period)),
        levers=_tally(slots),
        rated=tuple(_rated(reviews.cards, period)),
    )


def _judged(reviews: Reviews, period: Period) -> PeriodScore | None:
    last = min(period.last, reviews.journal.current.shift(-1))
    mean = reviews.means.get(period.name)
    is_short = period.first.until(period.last) + 1 < reviews.config.profile(last).target.period_weeks
    if is_short or not mean or not mean.counted:
        return None
    return period_score(reviews.journal.weeks, reviews.scores, last, reviews.config)


def _rated(cards: Iterable[CardRatings], period: Period) -> Iterator[ThenAndNow]:
    rows = ((card.scorecard, subject, course) for card in cards for subject in card.subjects for course in subject.courses)
    for card, subject, course in rows:
        within = _within(course.ratings, period)
        if within:
            before = bisect_left(course.ratings, period.first, key=_dated)
            then = course.ratings[before - 1] if before else within[0] if len(within) > 1 else None
            name = course.criterion.name
            yield ThenAndNow(scorecard=card, subject=subject.subject, criterion=name, then=then, now=within[-1])


def _within(dated: Sequence[tuple[Week, T]], period: Period) -> Sequence[tuple[Week, T]]:
    first = bisect_left(dated, period.first, key=_dated)
    return dated[first : bisect_right(dated, period.last, key=_dated)]


def _dated(one: tuple[Week, object]) -> Week:
    return one[0]


def _last_changes(words: Iterable[Word], kind: str) -> tuple[Word, ...]:
    last = {word.record.id: word for word in words if word.changed and word.record.kind == kind}
    return tuple(sorted(last.values(), key=lambda word: word.moment.week))


def _closings(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the word that closed each record which the last word on it leaves closed."""
    last = {word.record.id: word for word in words}
    for word in words:
        kind = KIND[word.record.kind]
        if not word.changed or not kind.open or word.moment.status in kind.open or kind.name in {"decision", "gap"}:
            continue
        is_last = last[word.record.id].moment.status == word.moment.status
        if is_last and not _is_ticked_from_the_start(word.moment):
            yield word


def _is_ticked_from_the_start(moment: Moment) -> bool:
    """Whether a box says that it is done, and not when: it may have been ticked at any time since."""
    return moment.opening and bool(moment.event.ticked)


def _tally(slots: Iterable[WeekSlot]) -> dict[str, tuple[tuple[str, int], ...]]:
    weeks: dict[str, dict[str, int]] = {lever: {} for lever in LEVERS}
    for lever, slot in product(LEVERS, slots):
        for name in dict.fromkeys(named(slot, lever)):
            weeks[lever][name] = weeks[lever].get(name, 0) + 1
    return {lever: tuple(sorted(who.items(), key=lambda each: -each[1])) for lever, who in weeks.items()}


def _by_kind(words: Iterable[Word]) -> dict[str, tuple[Word, ...]]:
    groups: dict[str, list[Word]] = {}
    for word in words:
        groups.setdefault(word.record.kind, []).append(word)
    return {kind: tuple(found) for kind, found in groups.items()}


def _week(slot: WeekSlot) -> Week:
    return slot.week
