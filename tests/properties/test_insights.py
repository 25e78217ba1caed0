"""Insights: none on thin data, the same for the same data, and of shares whatever the scale of points."""

import random
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfmirror_ssg.analysis.expected import Standing
from perfmirror_ssg.analysis.insights import INSIGHTS, Findings
from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.config.keys_insights import NAMES
from perfmirror_ssg.model import Entry
from perfmirror_ssg.settings import Category, Config
from perfmirror_ssg.weeks import Week
from tests.journals import POINTS, TODAY, category, config, entry, gathered, item

MINIMUM = {
    "category-vanished": 12,
    "manager-without-one-on-ones": 4,
    "senior-without-impact": 4,
    "no-teacher": 4,
    "no-peer": 4,
    "no-student": 4,
    "input-heavy": 4,
    "output-heavy": 4,
    "run-of-weeks": 6,
    "under-expected": 3,
    "over-expected": 3,
    "next-band": 3,
    "written-late": 6,
    "impact-fits": 4,
    "well-balanced": 4,
    "controllable-share": 4,
    "primary-focus": 4,
}
"""Written down here too, so that the list is not its own judge."""
WINDOWS = {rule.id: rule.window for rule in INSIGHTS}
OF_SHARES = {"input-heavy", "output-heavy", "impact-fits", "well-balanced", "controllable-share", "primary-focus"}

EXPECTED = {
    name: category(name, dimension, points, expected=Fraction(number, 2))
    for number, (name, (dimension, points)) in enumerate(POINTS.items())
}
SETTINGS = config(categories=EXPECTED)

ITEMS = tuple(item(name, count) for name, count in product(POINTS, (0, 1, 2, 3, 5, 9)))
items = st.integers(min_value=0, max_value=len(ITEMS) - 1).map(lambda number: ITEMS[number])
LAST = Week.of(TODAY).shift(-1)


@st.composite
def journals(draw: st.DrawFn, most: int = 30) -> list[Entry]:
    """Draw the last weeks, up to `most`, some of them off or without items."""
    one = st.tuples(st.lists(items, max_size=4), st.sampled_from([None, None, None, "ill"]))
    drawn = draw(st.lists(one, max_size=most))
    return [entry(str(LAST.shift(-back)), *said, off=off) for back, (said, off) in enumerate(drawn)]


def report(entries: list[Entry], settings: Config = SETTINGS) -> Report:
    return make_report(gathered(*entries, settings=settings).value, settings)


def told(findings: Findings, names: set[str]) -> list[tuple[str, str]]:
    return [(one.id, one.sentence) for one in findings.said if one.id in names]


def scaled(categories: dict[str, Category], factor: Fraction) -> dict[str, Category]:
    return {
        name: replace(held, versions=tuple(replace(one, points=one.points * factor) for one in held.versions))
        for name, held in categories.items()
    }


def test_every_insight_has_the_minimum_that_is_written_here() -> None:
    assert {rule.id: rule.minimum for rule in INSIGHTS} == MINIMUM


@given(journals())
def test_no_insight_is_said_below_its_minimum(entries: list[Entry]) -> None:
    found = report(entries)
    counted = sum(slot.counted for slot in found.journal.weeks)
    for insight in found.insights.said:
        weeks = counted if WINDOWS[insight.id] else found.period.counted
        assert weeks >= MINIMUM[insight.id]
        assert WINDOWS[insight.id] or found.period.counted >= found.period.needed


@given(journals())
def test_every_insight_is_said_or_silent_in_the_order_of_the_list(entries: list[Entry]) -> None:
    found = report(entries).insights
    said, silent = [one.id for one in found.said], [one.id for one in found.silent]
    assert sorted([*said, *silent], key=NAMES.index) == list(NAMES)
    assert (said, silent) == (sorted(said, key=NAMES.index), sorted(silent, key=NAMES.index))


@given(journals())
def test_an_insight_stands_on_counted_weeks_and_names_each_figure_once(entries: list[Entry]) -> None:
    found = report(entries)
    counted = [slot.week for slot in found.journal.weeks if slot.counted]
    for insight in found.insights.said:
        assert insight.weeks
        assert list(insight.weeks) == [week for week in counted if week in insight.weeks]
        names = [figure.name for figure in insight.figures]
        assert len(names) == len(set(names)) > 0
        assert insight.suggestion


@given(journals())
def test_no_more_is_asked_of_what_there_is_much_of(entries: list[Entry]) -> None:
    found = report(entries)
    heavy = {share.dimension for share in found.period.shares if (share.share or 0) >= Fraction("0.6")} & {"input", "output"}
    much = {one.category for one in found.expected if one.standing is Standing.OVER or one.dimension in heavy}
    for insight in found.insights.said:
        asked, _, _ = insight.suggestion.partition("; ")
        name, _, often = asked.rpartition(", ")
        assert not (often.startswith(("once", "twice")) or " times" in often) or name.replace(" ", "-") not in much


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_items_changes_nothing(entries: list[Entry], chance: random.Random) -> None:
    shuffled = [replace(one, items=tuple(chance.sample(one.items, len(one.items)))) for one in entries]
    chance.shuffle(shuffled)
    assert report(shuffled).insights == report(entries).insights


@given(journals(), st.sampled_from([Fraction(1, 3), Fraction(7), Fraction("2.5")]))
def test_a_scale_of_points_changes_nothing_that_is_said_of_shares(entries: list[Entry], factor: Fraction) -> None:
    larger = replace(SETTINGS, categories=scaled(EXPECTED, factor))
    one, other = report(entries), report(entries, larger)
    assert told(one.insights, OF_SHARES) == told(other.insights, OF_SHARES)
    assert told(one.insights, {"run-of-weeks"}) == told(other.insights, {"run-of-weeks"})


@given(journals(most=14), st.sampled_from(["prorate", "zero"]))
def test_what_would_close_the_distance_does_and_one_less_does_not(entries: list[Entry], missing: str) -> None:
    found = report(entries, replace(SETTINGS, missing=missing))
    for insight in found.insights.said:
        if insight.id != "next-band" or found.period.next is None or found.period.score is None:
            continue
        figures = {figure.name: figure.value for figure in insight.figures}
        for name in (name.removesuffix(", more") for name in figures if name.endswith(", more")):
            worth, more = figures[f"weighted points of one {name}"], figures[f"{name}, more"]
            assert found.period.score + worth * (more - 1) < found.period.next.threshold <= found.period.score + worth * more
