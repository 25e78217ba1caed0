"""What was done beside what was expected: sums fit the period's, and nothing depends on the order of files and items."""

import random
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfmirror_ssg.analysis.expected import Standing
from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.model import Entry
from perfmirror_ssg.weeks import Week
from tests.journals import POINTS, TODAY, category, config, entry, gathered, item, week

EXPECTED = category("one-on-one", "input", 5, expected=Fraction("0.7"))
CHANGED = replace(
    EXPECTED, versions=(*EXPECTED.versions, replace(EXPECTED.versions[0], start=week("2026-W40"), expected=Fraction(2)))
)
NEVER = category("late-delivery", "output", -3, expected=Fraction(0))
SETTINGS = config(categories={**config().categories, "one-on-one": CHANGED, "late-delivery": NEVER})

ITEMS = tuple(
    item(name, count, score=score) for name, count, score in product([*POINTS, "juggling"], (0, 1, 4), (None, "-2.5"))
)
items = st.integers(min_value=0, max_value=len(ITEMS) - 1).map(lambda number: ITEMS[number])
weeks = st.sampled_from([Week.of(TODAY).shift(-back) for back in range(16)])


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw weeks with work items, some of them off."""
    one = st.tuples(weeks, st.lists(items, max_size=4), st.sampled_from([None, None, "ill"]))
    return [entry(str(week), *said, off=off) for week, said, off in draw(st.lists(one, unique_by=lambda drawn: drawn[0]))]


def report(entries: list[Entry]) -> Report:
    return make_report(gathered(*entries, settings=SETTINGS).value, SETTINGS)


@given(journals())
def test_points_of_categories_add_up_to_those_of_their_dimension(entries: list[Entry]) -> None:
    found = report(entries)
    for share in found.period.shares:
        assert share.points == sum((one.points for one in found.expected if one.dimension == share.dimension), Fraction(0))


@given(journals())
def test_every_row_of_every_week_is_held_once(entries: list[Entry]) -> None:
    found = report(entries)
    rows = [row for score in found.scores.values() for dimension in score.dimensions for row in dimension.categories]
    assert sorted(id(row) for row in rows) == sorted(id(held.row) for one in found.expected for held in one.weeks)


@given(journals())
def test_a_standing_stands_on_enough_weeks_and_on_an_expectation(entries: list[Entry]) -> None:
    found = report(entries)
    enough = found.period.counted >= found.period.needed
    for one in found.expected:
        assert (one.standing is not None) == (enough and one.expected is not None)
        assert sum(stretch.weeks for stretch in one.stretches) == (found.period.counted if one.known else 0)
        assert sum(stretch.done for stretch in one.stretches) == (one.count if one.known else 0)
        if one.standing and one.share is not None:
            assert (one.standing is Standing.OVER) == (one.share >= Fraction(115, 100))
            assert (one.standing is Standing.NONE) == (one.towards == 0)


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing_and_that_of_items_no_figure(entries: list[Entry], chance: random.Random) -> None:
    files, lines = list(entries), [replace(one, items=tuple(chance.sample(one.items, len(one.items)))) for one in entries]
    chance.shuffle(files)
    assert report(files).expected == report(entries).expected
    one, other = ([(a.category, a.count, a.points, a.standing) for a in report(each).expected] for each in (lines, entries))
    assert one == other
