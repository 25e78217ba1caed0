"""Scorecards over time: what each week rates, the course of each criterion, totals and their bands, when the next is due.

In: the journal's ratings and config. Out: `CardRatings` for each scorecard switched on, in the order of config; nothing is
averaged, and what was not rated is unknown, never the lowest of its scale.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from perfmirror_ssg.analysis.rhythm import Turn, next_turn, resting
from perfmirror_ssg.figures import total
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Entry, When
from perfmirror_ssg.settings import Band, Config, Criterion, Scorecard
from perfmirror_ssg.weeks import Week


class Rated(Struct, frozen=True, kw_only=True):
    """A scorecard as one week rates it, about one subject."""

    week: Week
    scorecard: str
    subject: str | None
    values: Mapping[str, Fraction]
    """By criterion, those that were rated."""
    total: Fraction | None
    """The sum once every criterion is rated."""
    band: Band | None
    """Where the scorecard has bands, and a total."""
    lowest: tuple[str, ...]
    """Criteria with the lowest rating, once every one is rated; none where all are alike."""


class Course(Struct, frozen=True, kw_only=True):
    """The ratings of one criterion about one subject, oldest first; none where it was never rated."""

    criterion: Criterion
    ratings: tuple[tuple[Week, Fraction], ...]

    @property
    def latest(self) -> tuple[Week, Fraction] | None:
        """The last rating with its week."""
        return self.ratings[-1] if self.ratings else None

    @property
    def previous(self) -> tuple[Week, Fraction] | None:
        """The one before."""
        return self.ratings[-2] if len(self.ratings) > 1 else None

    @property
    def change(self) -> Fraction | None:
        """How far the last rating lies above the one before; None without both."""
        return self.ratings[-1][1] - self.ratings[-2][1] if len(self.ratings) > 1 else None


class SubjectRatings(Struct, frozen=True, kw_only=True):
    """All ratings of a scorecard about one subject (None: oneself or the team)."""

    subject: str | None
    rated: tuple[Rated, ...]
    """Oldest first, at least one."""
    courses: tuple[Course, ...]
    """One for each criterion, in the order of config."""
    next: Turn
    """When it is to be rated again."""

    @property
    def latest(self) -> Rated:
        """The last time anything of it was rated."""
        return self.rated[-1]

    @property
    def whole(self) -> Rated | None:
        """The last time all of it was rated in one week."""
        return next((rated for rated in reversed(self.rated) if rated.total is not None), None)


class CardRatings(Struct, frozen=True, kw_only=True, dict=True):
    """A scorecard with all that was rated by it."""

    scorecard: Scorecard
    subjects: tuple[SubjectRatings, ...]
    """By the first rating of each; none while nothing was rated."""

    @cached_property
    def is_rated(self) -> bool:
        """Whether anything was rated by it yet."""
        return bool(self.subjects)


def card_ratings(journal: Journal, config: Config) -> tuple[CardRatings, ...]:
    """Gather the ratings of the weeks that have begun, by scorecard and subject."""
    entries = [slot.entry for slot in journal.weeks if slot.entry and slot.when is not When.FUTURE]
    found: dict[str, dict[str | None, list[Rated]]] = {}
    for entry in entries:
        for rated in ratings_of(entry, config):
            found.setdefault(rated.scorecard, {}).setdefault(rated.subject, []).append(rated)
    rests = resting(journal, config)

    def subjects(card: Scorecard) -> Iterator[SubjectRatings]:
        for rated in found.get(card.name, {}).values():
            yield _subject(card, rated, next_turn(card, rated[-1].week, journal.current, rests))

    return tuple(CardRatings(scorecard=card, subjects=tuple(subjects(card))) for card in config.scorecards.values())


def ratings_of(entry: Entry, config: Config) -> Iterator[Rated]:
    """Yield what a week rates, one scorecard and subject at a time, in the order of the file."""
    given: dict[tuple[str, str | None], dict[str, Fraction]] = {}
    for rating in entry.ratings:
        given.setdefault((rating.scorecard, rating.subject), {})[rating.criterion] = rating.value
    for (name, subject), values in given.items():
        card = config.scorecards.get(name)
        sum_ = total_of(card, values) if card else None
        yield Rated(
            week=entry.week,
            scorecard=name,
            subject=subject,
            values=values,
            total=sum_,
            band=band_of(card, sum_) if card and sum_ is not None else None,
            lowest=_lowest(card.criteria, values) if card and sum_ is not None else (),
        )


def total_of(card: Scorecard, values: Mapping[str, Fraction]) -> Fraction | None:
    """Return the sum of all ratings; None until every criterion is rated."""
    if not all(criterion.name in values for criterion in card.criteria):
        return None
    return total([values[criterion.name] for criterion in card.criteria])


def band_of(card: Scorecard, sum_: Fraction) -> Band | None:
    """Return the band a total lies in, its threshold included; None without bands, and below the last."""
    return next((band for band in card.bands if sum_ >= band.threshold), None)


def height_of(card: Scorecard, rating: Fraction) -> Fraction:
    """Return how far along its scale a rating lies: 0 for the lowest there can be, 1 for the highest."""
    return (rating - card.low) / (card.high - card.low)


def _lowest(criteria: Iterable[Criterion], values: Mapping[str, Fraction]) -> tuple[str, ...]:
    names = [criterion.name for criterion in criteria]
    low = min(values[name] for name in names)
    found = tuple(name for name in names if values[name] == low)
    return found if len(found) < len(names) else ()


def _subject(card: Scorecard, rated: list[Rated], turn: Turn) -> SubjectRatings:
    return SubjectRatings(
        subject=rated[0].subject,
        rated=tuple(rated),
        courses=tuple(_course(criterion, rated) for criterion in card.criteria),
        next=turn,
    )


def _course(criterion: Criterion, rated: Iterable[Rated]) -> Course:
    ratings = tuple((one.week, one.values[criterion.name]) for one in rated if criterion.name in one.values)
    return Course(criterion=criterion, ratings=ratings)
