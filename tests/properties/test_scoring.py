"""Scoring: sums are exact, whatever the order of items and files."""

import random
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfmirror_ssg.analysis.periods import Silence
from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.analysis.scoring import score_week
from perfmirror_ssg.model import Entry, WorkItem
from perfmirror_ssg.settings import Category, Config
from perfmirror_ssg.weeks import Week
from tests.journals import POINTS, TODAY, category, config, entry, gathered, item, profile

TIERED = category("pull-request", "output", 3, tiers=((1, Fraction(3)), (3, Fraction(5)), (5, Fraction(10))))
SETTINGS = config(
    categories={**config().categories, "pull-request": TIERED},
    profiles=(profile("2026-W01"), profile("2026-W38", weights=profile().weights)),
)

# One draw for an item: many small draws would take longer than what is tested.
ITEMS = tuple(
    item(name, count, score=score)
    for name, count, score in product([*POINTS, "juggling"], (0, 1, 2, 3, 5, 9), (None, "25", "-1.125", "0.3"))
)
items = st.integers(min_value=0, max_value=len(ITEMS) - 1).map(lambda number: ITEMS[number])
factors = st.sampled_from([Fraction(1, 3), Fraction(2), Fraction("0.7"), Fraction(10)])
weeks = st.sampled_from([Week.of(TODAY).shift(-back) for back in range(16)])


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw weeks with work items, some of them off."""
    one = st.tuples(weeks, st.lists(items, max_size=3), st.sampled_from([None, None, "ill"]))
    return [entry(str(week), *said, off=off) for week, said, off in draw(st.lists(one, unique_by=lambda drawn: drawn[0]))]


def report(entries: list[Entry], settings: Config = SETTINGS) -> Report:
    return make_report(gathered(*entries, settings=settings).value, settings)


@given(st.lists(items))
def test_a_score_is_the_sum_of_its_rows(said: list[WorkItem]) -> None:
    score = score_week(entry("2026-W20", *said), SETTINGS)
    for dimension in score.dimensions:
        assert dimension.points == sum((row.points for row in dimension.categories), Fraction(0))
        assert dimension.weighted == dimension.points * dimension.weight
    assert score.score == sum((dimension.weighted for dimension in score.dimensions), Fraction(0))
    assert sum(len(row.items) for d in score.dimensions for row in d.categories) == len(said)


def scaled(settings: Config, by: Fraction) -> Config:
    """Return a config in which every category is worth `by` times as much."""
    return replace(settings, categories={name: _scaled(each, by) for name, each in settings.categories.items()})


def _scaled(each: Category, by: Fraction) -> Category:
    versions = (
        replace(v, points=v.points * by, tiers=tuple((count, points * by) for count, points in v.tiers)) for v in each.versions
    )
    return replace(each, versions=tuple(versions))


def by_hand(said: list[WorkItem], by: Fraction) -> list[WorkItem]:
    """Return items whose points set by hand are `by` times as many."""
    return [one if one.score is None else replace(one, score=one.score * by) for one in said]


@given(st.lists(items), factors)
def test_scaling_all_points_also_those_set_by_hand_scales_the_score(said: list[WorkItem], by: Fraction) -> None:
    one = score_week(entry("2026-W20", *said), SETTINGS)
    other = score_week(entry("2026-W20", *by_hand(said, by)), scaled(SETTINGS, by))
    assert other.score == one.score * by
    assert [d.points for d in other.dimensions] == [d.points * by for d in one.dimensions]


@given(st.lists(items), factors)
def test_scaling_the_points_of_config_leaves_those_set_by_hand(said: list[WorkItem], by: Fraction) -> None:
    counted = [one for one in said if one.score is None]
    set_by_hand = [one for one in said if one.score is not None]
    whole, first, second = (
        score_week(entry("2026-W20", *each), scaled(SETTINGS, by)).score for each in (said, counted, set_by_hand)
    )
    assert whole == first + second
    assert first == score_week(entry("2026-W20", *counted), SETTINGS).score * by
    assert second == score_week(entry("2026-W20", *set_by_hand), SETTINGS).score


@given(journals(), factors)
def test_scaling_all_points_scales_the_period_and_leaves_its_shares(entries: list[Entry], by: Fraction) -> None:
    one = report(entries).period
    other = report([replace(e, items=tuple(by_hand([*e.items], by))) for e in entries], scaled(SETTINGS, by)).period
    assert other.score == (None if one.score is None else one.score * by)
    assert [share.share for share in other.shares] == [share.share for share in one.shares]
    assert other.counted == one.counted


@given(journals())
def test_scores_add_up_over_categories_and_over_dimensions(entries: list[Entry]) -> None:
    found = report(entries)
    scores = [score for score in found.scores.values() if found.period.first <= score.week <= found.period.last]
    counted = [score for score in scores if any(t.slot.counted and t.slot.week == score.week for t in found.period.terms)]
    for place, share in enumerate(found.period.shares):
        assert share.points == sum((row.points for s in counted for row in s.dimensions[place].categories), Fraction(0))
    assert found.period.sum == sum((share.weighted for share in found.period.shares), Fraction(0))


@given(st.lists(items), st.randoms(use_true_random=False))
def test_the_order_of_items_changes_no_figure(said: list[WorkItem], chance: random.Random) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)
    one, other = (score_week(entry("2026-W20", *each), SETTINGS) for each in (said, shuffled))
    assert [(d.points, d.weighted) for d in one.dimensions] == [(d.points, d.weighted) for d in other.dimensions]


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_no_figure(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert report(shuffled) == report(entries)


@given(journals(), st.randoms(use_true_random=False))
def test_which_week_of_a_period_held_what_changes_no_figure(entries: list[Entry], chance: random.Random) -> None:
    settings = config()
    first, last = report([], settings).period.first, report([], settings).period.last
    within = [one for one in entries if first <= one.week <= last]
    shuffled = list(within)
    chance.shuffle(shuffled)
    moved = [replace(other, week=one.week, path=one.path) for one, other in zip(within, shuffled, strict=True)]
    one, other = report(within, settings).period, report(moved, settings).period
    assert (one.score, one.counted, one.band, one.next, one.shares) == (
        other.score,
        other.counted,
        other.band,
        other.next,
        other.shares,
    )


@given(journals(), st.sampled_from(["prorate", "zero"]))
def test_a_period_is_made_of_its_terms(entries: list[Entry], missing: str) -> None:
    found = report(entries, config(missing=missing)).period
    assert found.sum == sum((term.score for term in found.terms if term.score is not None), Fraction(0))
    assert found.counted == sum(1 for term in found.terms if term.slot.counted)
    if found.counted:
        assert found.score == (found.sum if missing == "zero" else found.sum / found.counted * found.length)
    assert len(found.terms) <= found.length


@given(journals())
def test_a_band_is_the_highest_that_was_reached_or_there_is_a_reason(entries: list[Entry]) -> None:
    found = report(entries).period
    assert (found.band is None) == (found.silence is not None)
    if found.band and found.score is not None:
        reached = [band for band in found.profile.target.bands if band.threshold <= found.score]
        assert found.band == max(reached, key=lambda band: band.threshold)
    if found.next and found.score is not None and found.distance is not None:
        assert found.distance > 0
        assert found.score + found.distance == found.next.threshold
    assert found.silence is not Silence.NO_PROFILE


@given(journals())
def test_shares_sum_to_one_or_are_not_given(entries: list[Entry]) -> None:
    shares = [share.share for share in report(entries).period.shares]
    given_ = [share for share in shares if share is not None]
    assert given_ == [] or (len(given_) == len(shares) and sum(given_, Fraction(0)) == 1)


@given(journals())
def test_with_the_current_week_it_is_one_week_more(entries: list[Entry]) -> None:
    found = report(entries)
    if found.current:
        last = found.current.with_it.terms[-1]
        assert (last.slot.week, last.score) == (Week.of(TODAY), found.current.score)
        assert found.current.with_it.terms[:-1] == found.period.terms[-(found.current.with_it.length - 1) :]
