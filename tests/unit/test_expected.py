"""What was done beside what was expected: counts, sums, and where a count lies, on exact figures."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from perfmirror_ssg.analysis.expected import Actual, Standing, Stretch, standing_of
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.model import Entry
from perfmirror_ssg.settings import Category, Config
from tests.journals import category, config, entry, facts, gathered, item, profile, prose, week

Figure = str | None


def expecting(each: Figure, **changes: Figure) -> Category:
    """Expect `one-on-one` so often a week, and otherwise from `W40` on where the change says so."""
    first = category("one-on-one", "input", 5, expected=Fraction(each) if each else None)
    later = [
        replace(first.versions[0], start=week(f"2026-{name}"), expected=Fraction(figure) if figure else None)
        for name, figure in changes.items()
    ]
    return replace(first, versions=(*first.versions, *later))


def settings(made: Category) -> Config:
    return config(categories={**config().categories, made.name: made})


def weeks(first: int, last: int, count: int = 1) -> list[Entry]:
    return [entry(f"2026-W{number:02}", item("one-on-one", count)) for number in range(first, last + 1)]


def actual(entries: list[Entry], judged: Config, name: str = "one-on-one") -> Actual:
    found = make_report(gathered(*entries, settings=judged).value, judged).expected
    return next(one for one in found if one.category == name)


@pytest.mark.parametrize(
    ("count", "expected", "standing"),
    [
        (115, "100", Standing.OVER),
        (114, "100", Standing.MET),
        (11499, "10000", Standing.MET),
        (85, "100", Standing.MET),
        (84, "100", Standing.UNDER),
        (8499, "10000", Standing.UNDER),
        (23, "20", Standing.OVER),
        (17, "20", Standing.MET),
        (1, "0.869565217391304", Standing.OVER),
        (1, "0.869565217391305", Standing.MET),
        (0, "0.25", Standing.NONE),
    ],
)
def test_thresholds_are_inclusive_and_judge_the_exact_figure(count: int, expected: str, standing: Standing) -> None:
    assert standing_of(count, Fraction(expected)) is standing


def test_of_what_is_not_to_happen_none_is_as_expected_and_one_is_more() -> None:
    assert standing_of(0, Fraction(0)) is Standing.MET
    assert standing_of(1, Fraction(0)) is Standing.OVER
    assert actual(weeks(40, 46), settings(expecting("0"))).share is None


def test_pieces_are_counted_in_counted_weeks_whoever_set_their_points() -> None:
    by_hand = entry("2026-W44", item("one-on-one", 2), item("one-on-one", 3, score="40"))
    off = entry("2026-W45", item("one-on-one", 9), off="ill")
    words = entry("2026-W46", blocks=(prose("Nothing to count."),))
    now, before = entry("2026-W47", item("one-on-one", 9)), entry("2026-W34", item("one-on-one", 9))
    found = actual([before, *weeks(41, 43), by_hand, off, words, now], settings(expecting("2")))
    assert facts(found.count, found.points, found.expected, found.share) == (8, 15 + 10 + 40, 8, 1)
    assert [str(held.slot.week) for held in found.weeks][0::7] == ["2026-W34"]
    assert len(found.weeks) == 7


def test_what_is_expected_is_the_sum_over_counted_weeks_of_the_figure_in_force() -> None:
    found = actual([*weeks(36, 38), *weeks(41, 43)], settings(expecting("0.5", W37="2", W42="4")))
    assert found.stretches == (
        Stretch(each=Fraction("0.5"), weeks=1, done=1),
        Stretch(each=Fraction(2), weeks=3, done=3),
        Stretch(each=Fraction(4), weeks=2, done=2),
    )
    assert found.expected == Fraction("14.5")


def test_weeks_for_which_none_is_stated_add_nothing_to_either_side() -> None:
    found = actual(weeks(40, 46), settings(expecting(None, W44="3")))
    assert facts(found.expected, found.count, found.towards, found.share) == (9, 7, 3, Fraction(1, 3))
    assert facts(found.standing, [stretch.done for stretch in found.stretches]) == (Standing.UNDER, [4, 3])


def test_what_was_done_before_it_was_expected_fills_no_hole() -> None:
    before = [entry("2026-W43", item("one-on-one", 3)), entry("2026-W44", item("code-review"))]
    since = [entry(f"2026-W{number}", item("code-review")) for number in (45, 46)]
    found = actual([*before, *since], settings(expecting(None, W45="2")))
    assert facts(found.expected, found.count, found.towards, found.standing) == (4, 3, 0, Standing.NONE)


def test_without_an_expectation_there_is_no_standing() -> None:
    found = actual(weeks(40, 46), config())
    assert facts(found.expected, found.share, found.standing, found.count) == (None, None, None, 7)


def test_with_too_few_weeks_there_is_no_standing() -> None:
    judged = settings(expecting("1"))
    assert facts(*[actual(weeks(first, 46), judged).standing for first in (44, 43)]) == (None, Standing.MET)
    assert actual(weeks(44, 46), judged).expected == 3


def test_a_short_period_needs_three_weeks_too() -> None:
    short = replace(profile(), target=replace(profile().target, period_weeks=4))
    judged = replace(settings(expecting("1")), profiles=(short,))
    assert facts(*[actual(weeks(first, 46), judged).standing for first in (45, 44)]) == (None, Standing.MET)


def test_an_empty_journal_has_what_is_expected_and_nothing_done() -> None:
    (found,) = make_report(gathered().value, settings(expecting("1"))).expected
    assert facts(found.category, found.weeks, found.count, found.expected, found.standing) == ("one-on-one", (), 0, None, None)


def test_categories_come_in_the_order_of_config_and_strangers_last() -> None:
    lines = (item("juggling"), item("design-doc"), item("one-on-one", dimension="output"), item("code-review", 0))
    report = make_report(gathered(entry("2026-W46", *lines)).value, config())
    assert [(one.dimension, one.category, one.known) for one in report.expected] == [
        ("input", "one-on-one", True),
        ("input", "code-review", True),
        ("output", "design-doc", True),
        ("output", "juggling", False),
        ("output", "one-on-one", False),
    ]
