"""Profiles: each begins afresh from its role and level, and says what differs."""

from fractions import Fraction

import pytest

from perfmirror_ssg.codes import Severity
from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.shipped import shipped
from perfmirror_ssg.settings import Profile
from perfmirror_ssg.weeks import Week


def profiles(text: str) -> tuple[Profile, ...]:
    """Read profiles of a config that has no errors; of advice there may be some."""
    checked = read_config(text)
    assert [problem for problem in checked.problems if problem.severity is Severity.ERROR] == []
    return checked.value.profiles


def begun(role: str, level: int) -> Profile:
    """Return the profile of a role and level as shipped."""
    return profiles(f'[[profile]]\nfrom = "2026-W01"\nrole = "{role}"\nlevel = {level}\n')[0]


def test_every_shipped_profile_weighs_all_dimensions_to_one_and_has_falling_bands() -> None:
    for preset in shipped().profiles:
        profile = begun(preset.values["role"], preset.values["level"])
        assert sum(profile.weights.values()) == 1
        thresholds = [band.threshold for band in profile.target.bands]
        assert thresholds == sorted(thresholds, reverse=True)
        assert thresholds[-1] == 0
        assert profile.target.period_weeks == 12


def test_a_manager_of_level_4_begins_from_its_own_figures() -> None:
    profile = begun("Manager", 4)
    assert dict(profile.weights) == {
        "input": Fraction(25, 100),
        "output": Fraction(30, 100),
        "outcome": Fraction(35, 100),
        "impact": Fraction(10, 100),
    }
    assert " · ".join(f"{band.name} {band.threshold}" for band in profile.target.bands) == (
        "Outstanding 320 · Strong Performance 250 · Meeting Expectations 180 · "
        "Partially Meeting Expectations 150 · Underperforming 0"
    )


@pytest.mark.parametrize(
    ("role", "level", "as_role", "as_level"),
    [
        ("Manager", 2, "Manager", 4),
        ("Manager", 12, "Manager", 8),
        ("IC", 9, "IC", 8),
        ("Director", 3, "Director", 0),
    ],
)
def test_what_is_not_shipped_begins_from_the_nearest(role: str, level: int, as_role: str, as_level: int) -> None:
    checked = read_config(f'[[profile]]\nfrom = "2026-W01"\nrole = "{role}"\nlevel = {level}\n')
    (profile,), shipped_one = checked.value.profiles, begun(as_role, as_level)
    assert (profile.weights, profile.target) == (shipped_one.weights, shipped_one.target)
    assert (profile.role, profile.level, profile.shipped_level) == (role, level, as_level)
    assert [problem.message for problem in checked.problems] == [
        f"nothing is shipped for {role}, level {level}: the figures are those of level {as_level}, the nearest"
    ] * bool(as_level)


def test_the_bands_to_write_for_another_period_are_scaled_and_right() -> None:
    text = '[[profile]]\nfrom = "2026-W01"\nrole = "Manager"\nlevel = 4\n[profile.target]\nperiod_weeks = 8\n'
    (problem,) = read_config(text).problems
    line = problem.hint.split("\n")[1]
    assert line == (
        'bands = [["Outstanding", 213], ["Strong Performance", 167], ["Meeting Expectations", 120], '
        '["Partially Meeting Expectations", 100], ["Underperforming", 0]]'
    )
    target = profiles(f"{text}{line}\n")[0].target
    assert [int(band.threshold) for band in target.bands] == [213, 167, 120, 100, 0]


@pytest.mark.parametrize(("written", "role"), [("manager", "Manager"), ("ic", "IC"), ("senior-manager", "Senior Manager")])
def test_a_shipped_role_has_one_name_however_it_is_written(written: str, role: str) -> None:
    assert begun(written, 0) == begun(role, 0)
    assert begun(written, 0).role == role


def test_a_profile_takes_nothing_over_from_the_one_before() -> None:
    text = """
        [[profile]]
        from = "2025-W01"
        role = "Manager"
        level = 4
        target = {period_weeks = 6}
        [[profile]]
        from = "2026-W01"
    """
    first, second = profiles(text)
    assert (first.target.period_weeks, first.target.bands) == (6, begun("Manager", 4).target.bands)
    assert (second.role, second.level, second.title, second.target.period_weeks) == ("IC", 0, "IC", 12)


def test_weights_in_per_cent_are_divided_exactly() -> None:
    (profile,) = profiles('[[profile]]\nfrom = "2026-W01"\nweights = {input = 33.4, output = 33.3, outcome = 33.3}\n')
    assert profile.weights["output"] == Fraction(333, 1000)
    assert sum(profile.weights.values()) == 1
    assert profile.weights["impact"] == 0


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ("{input = 0.5, output = 0.4999999999}", None),
        ("{input = 0.5, output = 0.499999}", "weights sum to 0.999999, not to 1"),
        ("{input = 0.5, output = 0.6}", "weights sum to 1.1, not to 1"),
        ("{input = 50, output = 49.9999999}", None),
        ("{input = 50, output = 51}", "weights sum to 101, not to 100"),
    ],
)
def test_weights_sum_to_1_or_100_within_a_thousand_millionth(weights: str, message: str | None) -> None:
    checked = read_config(f'[[profile]]\nfrom = "2026-W01"\nweights = {weights}\n')
    assert [problem.message for problem in checked.problems] == ([message] if message else [])
    if message:
        assert checked.value.profiles[0].weights == begun("IC", 0).weights


def test_a_weight_that_is_no_number_is_said_once() -> None:
    checked = read_config('[[profile]]\nfrom = "2026-W01"\nweights = {input = "0.5", output = 0.5}\n')
    assert [problem.code for problem in checked.problems] == ["E404"]


def test_a_role_of_ones_own_says_everything_itself() -> None:
    text = '[[profile]]\nfrom = "2026-W01"\nrole = "Designer"\nweights = {input = 1}\n'
    assert profiles(f'{text}target = {{period_weeks = 8, bands = [["Good", 10], ["Low", 0]]}}\n')[0].role == "Designer"
    assert [problem.code for problem in read_config(text).problems] == ["E424"]


@pytest.mark.parametrize(("lowest", "told"), [("400", ["W583"]), ("0.5", ["W583"]), ("0", []), ("-5", [])])
def test_bands_replace_the_shipped_ones_together_and_say_what_they_leave_out(lowest: str, told: list[str]) -> None:
    checked = read_config(f'[[profile]]\nfrom = "2026-W01"\ntarget = {{bands = [["Best", 500], ["Last", {lowest}]]}}\n')
    assert [problem.code for problem in checked.problems] == told
    (profile,) = checked.value.profiles
    assert [band.name for band in profile.target.bands] == ["Best", "Last"]
    assert profile.stated == ("bands",)


def test_profiles_out_of_order_hold_in_the_order_of_time() -> None:
    checked = read_config('[[profile]]\nfrom = "2026-W09"\n[[profile]]\nfrom = "2025-W01"\nlevel = 3\n')
    assert [profile.start for profile in checked.value.profiles] == [Week(2025, 1), Week(2026, 9)]
    assert checked.value.profile(Week(2025, 20)).level == 3


def test_other_dimensions_weigh_the_same_until_it_is_said_how_much() -> None:
    checked = read_config('[scoring]\ndimensions = ["learning", "judgment", "impact"]\n')
    assert [problem.code for problem in checked.problems] == ["E410"]
    assert dict(checked.value.profiles[0].weights) == dict.fromkeys(("learning", "judgment", "impact"), Fraction(1, 3))


def test_the_order_of_dimensions_is_free() -> None:
    (profile,) = profiles('[scoring]\ndimensions = ["impact", "outcome", "output", "input"]\n')
    assert list(profile.weights) == ["impact", "outcome", "output", "input"]


def test_a_profile_knows_which_figures_config_states_itself() -> None:
    own = 'from = "2026-W01"\nrole = "Manager"\n{}\n[[profile]]\nfrom = "2026-W02"\nrole = "Manager"\nweights = "published"\n'
    first, second = profiles("[[profile]]\n" + own.format("weights = {input = 0.5, impact = 0.5}\ntarget = {period_weeks = 8}"))
    assert (first.stated, second.stated) == (("weights", "period_weeks"), ("published",))
    assert begun("Manager", 4).stated == ()
    assert read_config('[[profile]]\nfrom = "2026-W01"\nweights = {input = 0.4}\n').value.profiles[0].stated == ()


@pytest.mark.parametrize(
    ("role", "level", "weights"),
    [
        ("Manager", 4, "0.4 0.4 0.15 0.05"),
        ("Manager", 0, "0.4 0.4 0.15 0.05"),
        ("Senior Manager", 0, "0.2 0.3 0.3 0.2"),
        ("Director", 0, "0.1 0.2 0.3 0.4"),
    ],
)
def test_the_published_weights_are_taken_by_their_name(role: str, level: int, weights: str) -> None:
    (profile,) = profiles(f'[[profile]]\nfrom = "2026-W01"\nrole = "{role}"\nlevel = {level}\nweights = "published"\n')
    assert list(profile.weights.values()) == [Fraction(weight) for weight in weights.split()]
    assert profile.target == begun(role, level).target


@pytest.mark.parametrize("role", ["Senior Manager", "Director"])
def test_senior_managers_and_directors_begin_with_the_published_weights(role: str) -> None:
    assert begun(role, 0).weights == shipped().published[role]


def test_a_role_nobody_publishes_weights_for_keeps_the_shipped_ones() -> None:
    checked = read_config('[[profile]]\nfrom = "2026-W01"\nlevel = 5\nweights = "published"\n')
    assert [(problem.code, problem.message) for problem in checked.problems] == [
        ("E425", 'no weights are published for the role "IC"')
    ]
    assert checked.value.profiles[0].weights == begun("IC", 5).weights


def test_another_word_than_published_is_named_with_the_one_meant() -> None:
    checked = read_config('[[profile]]\nfrom = "2026-W01"\nrole = "Manager"\nweights = "publisched"\n')
    assert [(problem.code, problem.message) for problem in checked.problems] == [("E406", 'weights cannot be "publisched"')]
    assert "published" in (checked.problems[0].hint or "")


def test_published_weights_are_of_the_shipped_dimensions_only() -> None:
    text = '[scoring]\ndimensions = ["learning", "impact"]\n[[profile]]\nfrom = "2026-W01"\nrole = "Manager"\n'
    checked = read_config(f'{text}weights = "published"\n')
    assert [problem.code for problem in checked.problems] == ["E410"]


@pytest.mark.parametrize(
    ("role", "level", "hint"),
    [
        ("Manager", 3, "Manager has one at the levels 4, 5, 6, 7, 8; write one of them, or remove the line"),
        ("Director", 0, "there are templates for the levels of IC, Manager; write one of them, or remove the line"),
    ],
)
def test_a_template_that_does_not_exist_is_said_with_those_that_do(role: str, level: int, hint: str) -> None:
    checked = read_config(f'[[profile]]\nfrom = "2026-W01"\nrole = "{role}"\nlevel = {level}\ntemplate = true\n')
    assert [(problem.code, problem.hint) for problem in checked.problems] == [("E426", hint)]
    assert not checked.value.profiles[0].template
    assert checked.value.categories == read_config("").value.categories


def test_a_stated_length_of_the_period_keeps_the_shipped_bands() -> None:
    (profile,) = profiles('[[profile]]\nfrom = "2026-W01"\nlevel = 3\ntarget = {period_weeks = 8}\n')
    assert (profile.target.period_weeks, profile.target.bands) == (8, begun("IC", 3).target.bands)
