"""Points, weights and sums of single weeks."""

from fractions import Fraction

from msgspec.structs import replace

from perfmirror_ssg.analysis.scoring import CategoryScore, WeekScore, item_points, score_week, score_weeks
from perfmirror_ssg.journal.calendar import week_slots
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import WorkItem
from perfmirror_ssg.settings import Category, CategoryVersion, Config
from tests.journals import TODAY, category, config, entry, facts, item, profile, week, weights

WORKED = entry(
    "2026-W20",
    item("one-on-one", 6),
    item("code-review", 8),
    item("design-doc"),
    item("pull-request", 3),
    item("unblocked-team"),
    item("unblocked-team", score="25"),
)
TIERED = category("pull-request", "output", 3, tiers=((1, Fraction(3)), (3, Fraction(5)), (5, Fraction(10))))


def row_of(settings: Config, *items: WorkItem) -> CategoryScore:
    score = score_week(entry("2026-W20", *items), settings)
    return next(row for dimension in score.dimensions for row in dimension.categories)


def with_category(made: Category) -> Config:
    return config(categories={**config().categories, made.name: made})


def points(score: WeekScore) -> dict[str, Fraction]:
    return {dimension.name: dimension.points for dimension in score.dimensions}


def test_the_worked_week_scores_31_25() -> None:
    score = score_week(WORKED, config())
    assert points(score) == {"input": 46, "output": 19, "outcome": 35, "impact": 0}
    assert score.score == Fraction("31.25")


def test_rows_of_a_category_gather_its_items_and_keep_what_was_set_by_hand_apart() -> None:
    row = score_week(WORKED, config()).dimensions[2].categories[0]
    assert facts(row.count, row.each, row.by_hand, row.points, len(row.items)) == (1, 10, 25, 35, 2)


def test_the_step_of_a_tiered_category_is_looked_up_once_for_the_week() -> None:
    row = row_of(with_category(TIERED), item("pull-request", 2), item("pull-request", 2))
    assert facts(row.count, row.step, row.points, row.each) == (4, 3, 5, None)


def test_items_scored_by_hand_do_not_climb_the_steps() -> None:
    row = row_of(with_category(TIERED), item("pull-request", 2), item("pull-request", 9, score="1.5"))
    assert facts(row.count, row.step, row.points) == (2, 1, Fraction("4.5"))


def test_below_the_first_step_there_are_no_points() -> None:
    row = row_of(with_category(TIERED), item("pull-request", 0))
    assert facts(row.step, row.points) == (None, 0)


def test_a_category_that_config_does_not_know_is_not_scored_yet() -> None:
    row = row_of(config(), item("juggling", 4))
    assert facts(row.known, row.each, row.points) == (False, None, 0)


def test_a_category_under_a_dimension_not_its_own_is_not_scored_until_it_is_moved() -> None:
    moved = replace(item("design-doc", 2), dimension="input", known=False)
    row = row_of(config(), moved)
    assert facts(row.known, row.each, row.points) == (False, None, 0)
    assert item_points(moved, week("2026-W20"), config()) is None


def test_what_goes_wrong_may_cost() -> None:
    assert score_week(entry("2026-W20", item("late-delivery", 2)), config()).score == Fraction("-2.4")


def test_a_category_is_worth_what_it_was_worth_in_that_week() -> None:
    first = category("pull-request", "output", 3)
    later = CategoryVersion(start=week("2026-W09"), points=Fraction(1), tiers=(), expected=None)
    settings = with_category(replace(first, versions=(*first.versions, later)))
    before, after = (score_week(entry(name, item("pull-request", 2)), settings) for name in ("2026-W08", "2026-W09"))
    assert facts(points(before)["output"], points(after)["output"]) == (6, 2)


def test_a_week_is_weighed_by_the_profile_in_force_and_the_first_also_before_it() -> None:
    profiles = (profile("2026-W05", weights=weights("1", "0", "0", "0")), profile("2026-W09"))
    settings = config(profiles=profiles)
    scores = [score_week(entry(name, item("one-on-one")), settings).score for name in ("2026-W01", "2026-W05", "2026-W09")]
    assert scores == [5, 5, 2]


def test_an_item_has_its_own_points_unless_its_category_has_steps() -> None:
    at = week("2026-W20")
    assert item_points(item("code-review", 8), at, config()) == 16
    assert item_points(item("code-review", 8, score="1"), at, config()) == 1
    assert item_points(item("pull-request", 8), at, with_category(TIERED)) is None
    assert item_points(item("juggling", 8), at, config()) is None


def test_only_weeks_with_work_items_have_a_score() -> None:
    slots = week_slots((entry("2026-W45"), entry("2026-W46", item("one-on-one"))), config(), TODAY)
    assert list(score_weeks(slots, config(), Memo())) == [week("2026-W46")]
