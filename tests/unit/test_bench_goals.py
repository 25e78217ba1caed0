"""Goals: what was measured is held against a limit, and what was not is said to be."""

from bench.contenders import OURS
from bench.goals import GOALS, Outcome
from bench.tables import shares_table, tables

NOTHING = Outcome(compared={}, grown={})


def verdicts(outcome: Outcome) -> dict[str, str]:
    rows = [goal.row(outcome) for goal in GOALS]
    return {f"{row[0]} {row[1]}": row[-1] for row in rows}


def against_hugo(ours: float, hugo: float) -> str:
    outcome = Outcome(compared={OURS.name: {"cold": ours}, "Hugo": {"cold": hugo}}, grown={})
    return verdicts(outcome)["cold build ≤ 2.00 × Hugo"]


def test_a_ratio_below_the_limit_is_met() -> None:
    assert against_hugo(ours=1.9, hugo=1.0) == "met"


def test_a_ratio_below_the_stretch_is_told() -> None:
    assert against_hugo(ours=1.2, hugo=1.0) == "met, stretch too"


def test_a_ratio_above_the_limit_is_missed() -> None:
    assert against_hugo(ours=2.1, hugo=1.0) == "**missed**"


def test_what_was_not_measured_is_not_met() -> None:
    assert set(verdicts(NOTHING).values()) == {"not measured"}


def test_growth_is_judged_only_over_ten_times_the_weeks() -> None:
    goal = "cold build, ten times the weeks ≤ 11.00 ×"
    assert verdicts(Outcome(compared={}, grown={52: {"cold": 1.0}, 520: {"cold": 12.0}}))[goal] == "**missed**"
    assert verdicts(Outcome(compared={}, grown={52: {"cold": 1.0}, 104: {"cold": 12.0}}))[goal] == "not measured"


def test_a_table_holds_each_contender_and_the_ratios_to_it() -> None:
    outcome = Outcome(compared={OURS.name: {"cold": 0.5}, "Hugo": {"cold": 1.0}, "Eleventy": {"cold": 2.0}}, grown={})
    assert list(tables(outcome))[:7] == [
        "",
        "|  | cold build |",
        "|---|---:|",
        f"| {OURS.name} | 0.500 s |",
        "| Hugo | 1.000 s |",
        "| Eleventy | 2.000 s |",
        "| ours ÷ Hugo | 0.50 |",
    ]


def test_small_stages_are_added_up_to_the_rest() -> None:
    stages = {"render": 0.98, "gather": 0.008, "scan": 0.012}
    rows = list(shares_table({"cold": stages, "edit": {"render": 0.5}, "nothing": {"render": 0.1}}))
    assert rows[3:] == [
        "| `render` | 980 ms (98%) | 500 ms (100%) | 100 ms (100%) |",
        "| `scan` | 12 ms (1%) | 0 ms (0%) | 0 ms (0%) |",
        "| the rest | 8 ms (1%) | 0 ms (0%) | 0 ms (0%) |",
        "| whole, on one core | 1000.0 ms | 500.0 ms | 100.0 ms |",
    ]
