"""What was done of each category over the period, beside what was expected of it. No verdict: that is the band's alone.

In: the weeks, their scores, the period and the config. Out: an `Actual` for every category ever used or expected.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from perfmirror_ssg.analysis.periods import PeriodScore
from perfmirror_ssg.analysis.scoring import CategoryScore, WeekScore
from perfmirror_ssg.figures import total
from perfmirror_ssg.model import WeekSlot
from perfmirror_ssg.settings import Category, Config
from perfmirror_ssg.weeks import Week

MET, OVER = Fraction(85, 100), Fraction(115, 100)
"""Shares of what was expected from which on a count has met it, and gone over it; both inclusive."""


class Standing(Enum):
    """Where a count lies beside what was expected."""

    OVER = "over"
    MET = "met"
    UNDER = "under"
    NONE = "none"


class CategoryWeek(Struct, frozen=True, kw_only=True):
    """A week that holds a category, counted or not, with its row of the week's score."""

    slot: WeekSlot
    row: CategoryScore

    @property
    def count(self) -> int:
        """Pieces of work, also those whose points were set by hand."""
        return sum(item.count for item in self.row.items)


class Stretch(Struct, frozen=True, kw_only=True):
    """Counted weeks of the period in a row with the same figure in force: pieces expected a week; None where none is stated."""

    each: Fraction | None
    weeks: int
    done: int
    """Pieces of work in them."""


class Actual(Struct, frozen=True, kw_only=True):
    """A category under a dimension: every week that holds it, and what the counted weeks of the period come to."""

    category: str
    dimension: str
    known: bool
    """False where config has no such category, or has it under another dimension."""
    weeks: tuple[CategoryWeek, ...]
    """Oldest first, also those that do not count."""
    count: int
    """Pieces of work in the counted weeks of the period."""
    towards: int
    """Those of them in weeks that state what is expected: what is set beside `expected`."""
    points: Fraction
    """What they brought to their dimension."""
    stretches: tuple[Stretch, ...]
    """What `expected` is the sum of, oldest first."""
    expected: Fraction | None
    """Pieces expected of the counted weeks of the period; None where no week states any."""
    standing: Standing | None
    """None without an expectation, and with too few weeks to say."""

    @property
    def share(self) -> Fraction | None:
        """The part of what was expected that was done; None where nothing, or none, was expected."""
        return self.towards / self.expected if self.expected else None


def actual_against_expected(
    weeks: Sequence[WeekSlot], scores: Mapping[Week, WeekScore], period: PeriodScore, config: Config
) -> tuple[Actual, ...]:
    """Set what was done beside what was expected: categories in the order of config, then what config does not know."""
    held = _by_category(weeks, scores)
    used = {name for _, name in held}
    places = {name: place for place, name in enumerate(config.dimensions)}
    known = [c for c in config.categories.values() if c.name in used or _is_expected(c)]
    keys = [(c.dimension, c.name) for c in sorted(known, key=lambda category: places[category.dimension])]
    strangers = sorted(held.keys() - set(keys), key=lambda key: (places[key[0]], key[1]))
    return tuple(_actual(key, held.get(key, ()), period, config) for key in (*keys, *strangers))


def standing_of(count: int, expected: Fraction) -> Standing:
    """Compare a count with what was expected, exactly.

    Of what is expected not to happen (0), none is what was expected, and one is more, whatever the share.
    """
    if not expected:
        return Standing.OVER if count else Standing.MET
    if not count:
        return Standing.NONE
    return Standing.OVER if count >= expected * OVER else Standing.MET if count >= expected * MET else Standing.UNDER


def _by_category(weeks: Sequence[WeekSlot], scores: Mapping[Week, WeekScore]) -> dict[tuple[str, str], list[CategoryWeek]]:
    """Go over all weeks once; keys are dimension and category, for a mistaken entry may have one under another."""
    held = defaultdict(list)
    scored = ((slot, scores[slot.week]) for slot in weeks if slot.week in scores)
    for slot, score in scored:
        for dimension in score.dimensions:
            for row in dimension.categories:
                held[dimension.name, row.category].append(CategoryWeek(slot=slot, row=row))
    return dict(held)


def _is_expected(category: Category) -> bool:
    return any(version.expected is not None for version in category.versions)


def _actual(key: tuple[str, str], weeks: Sequence[CategoryWeek], period: PeriodScore, config: Config) -> Actual:
    dimension, name = key
    category = config.categories.get(name)
    known = category is not None and category.dimension == dimension
    begin, end = bisect_left(weeks, period.first, key=_week), bisect_right(weeks, period.last, key=_week)
    counted = [week for week in weeks[begin:end] if week.slot.counted]
    stretches = tuple(_stretches(category, period, counted)) if category and known else ()
    stated = [(stretch.each * stretch.weeks, stretch.done) for stretch in stretches if stretch.each is not None]
    expected = total([pieces for pieces, _ in stated]) if stated else None
    towards = sum(done for _, done in stated)
    enough = period.counted >= period.needed
    return Actual(
        category=name,
        dimension=dimension,
        known=known,
        weeks=tuple(weeks),
        count=sum(week.count for week in counted),
        towards=towards,
        points=total([week.row.points for week in counted]),
        stretches=stretches,
        expected=expected,
        standing=standing_of(towards, expected) if expected is not None and enough else None,
    )


def _week(held: CategoryWeek) -> Week:
    return held.slot.week


def _stretches(category: Category, period: PeriodScore, held: Sequence[CategoryWeek]) -> Iterator[Stretch]:
    counted = [term.slot.week for term in period.terms if term.slot.counted]
    done = {one.slot.week: one.count for one in held}
    for each, group in groupby(counted, key=lambda week: category.at(week).expected):
        weeks = tuple(group)
        yield Stretch(each=each, weeks=len(weeks), done=sum(done.get(week, 0) for week in weeks))
