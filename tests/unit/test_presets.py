"""What is shipped for roles and levels: complete, read by the rules of config, and held in place by its own line."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.keys_scoring import CATEGORIES, EXPECTATIONS
from perfmirror_ssg.config.presets import Preset, make_preset, presets
from perfmirror_ssg.config.shapes import is_name
from perfmirror_ssg.config.shipped import shipped, shipped_expectations, template_categories, templates
from perfmirror_ssg.config.tables import Key, read_root
from perfmirror_ssg.config.toml import read_toml
from perfmirror_ssg.settings import CategoryVersion, Config
from perfmirror_ssg.weeks import Week

PRESETS = Path(__file__).parents[2] / "perfmirror_ssg" / "presets"
EVERY = [*(("IC", level) for level in range(9)), *(("Manager", level) for level in (0, 4, 5, 6, 7, 8))]
EVERY += [("Senior Manager", 0), ("Director", 0)]
MANAGER = '[[profile]]\nfrom = "2026-W09"\nrole = "Manager"\nlevel = 4\ntemplate = true\n'
BEFORE, AFTER = Week(2026, 8), Week(2026, 9)

every = pytest.mark.parametrize("preset", [*presets()], ids=lambda preset: preset.name)


def read(text: str) -> Config:
    """Read a config that has no problems."""
    checked = read_config(text)
    assert checked.problems == ()
    return checked.value


def at(text: str, category: str, week: Week = AFTER) -> tuple[object, object]:
    """Return points and expected count of a category in a week."""
    version = read(text).categories[category].at(week)
    return version.points, version.expected


# What stands in the files


def test_there_is_a_preset_for_every_role_and_level() -> None:
    assert [(preset.profile.role, preset.profile.level) for preset in presets()] == EVERY


@every
def test_weights_are_one_and_bands_fall(preset: Preset) -> None:
    assert sum(preset.profile.weights.values()) == 1
    assert sum(preset.published.values()) == 1
    thresholds = [band.threshold for band in preset.profile.target.bands]
    assert len(thresholds) == 5
    assert all(higher > lower for higher, lower in pairwise(thresholds))
    assert thresholds[-1] == 0


@every
def test_four_to_six_expectations_have_tags_and_shipped_categories(preset: Preset) -> None:
    assert 4 <= len(preset.expectations) <= 6
    for expectation in preset.expectations:
        assert expectation.categories
        assert set(expectation.categories) <= set(shipped().categories)
        assert expectation.tags
        assert expectation.suggestion
        assert not expectation.text.endswith(".")


def test_what_only_keeps_one_busy_shows_no_more_than_that_it_was_done() -> None:
    """A meeting, a plan, an interview, a study or a talk held says nothing of what came of it."""
    shown = {
        category: [one.id for one in shipped_expectations() if category in one.categories] for category in shipped().categories
    }
    busy = (
        "meeting",
        "planning",
        "interview",
        "presentation",
        "pull-request",
        "bug-fix",
        "one-on-one",
        "study",
        "incident-resolved",
    )
    assert {category: shown[category] for category in busy} == {
        "meeting": [],
        "planning": [],
        "interview": [],
        "presentation": [],
        "pull-request": ["finishes-small-tasks"],
        "bug-fix": ["finishes-small-tasks"],
        "one-on-one": ["talks-with-people", "keeps-one-on-ones"],
        "study": ["learns-on-purpose"],
        "incident-resolved": ["answers-for-what-runs"],
    }


def test_an_expectation_has_an_id_that_nothing_else_has() -> None:
    ids = [expectation.id for expectation in shipped_expectations()]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & (set(shipped().categories) | set(template_categories()))
    assert all(map(is_name, ids))


def test_no_sentence_stands_twice() -> None:
    texts = [text for one in shipped_expectations() for text in (one.text, one.suggestion)]
    assert len(set(texts)) == len(texts)


def test_every_level_above_any_has_a_template_whose_names_are_categories() -> None:
    assert set(templates()) == {(role, level) for role, level in EVERY if level}
    known = set(shipped().categories) | set(template_categories())
    for template in templates().values():
        assert len(template) == 6
        assert set(template) <= known
        assert all(set(figures) == {"points", "expected"} for figures in template.values())


def test_categories_of_templates_are_used_by_one_and_are_no_shipped_ones() -> None:
    used = {name for template in templates().values() for name in template}
    assert set(template_categories()) <= used
    assert not set(template_categories()) & set(shipped().categories)


def test_points_of_a_templates_own_category_are_those_of_the_lowest_level_that_has_it() -> None:
    for category, row in template_categories().items():
        levels = {
            level: template[category]["points"]
            for (_, level), template in reversed([*templates().items()])
            if category in template
        }
        assert row["points"] == levels[min(levels)], category


@pytest.mark.parametrize(("file", "key"), [("expectations", EXPECTATIONS), ("template_categories", CATEGORIES)])
def test_what_is_read_without_places_keeps_the_rules_of_config(file: str, key: Key) -> None:
    table = Key(name=key.name, shape=key.shape, about=key.about)
    parsed = read_toml((PRESETS / f"{file}.toml").read_text(encoding="utf-8"), file)
    assert parsed.problems == ()
    assert read_root((table,), parsed.value).problems == ()


def test_a_week_as_the_template_has_it_comes_to_the_sum_of_its_weighted_points() -> None:
    manager = make_preset("Manager", 4)
    assert manager.expected_score == Fraction("0.25") * (6 + 20 + 24 + 10) + Fraction("0.35") * 18 + Fraction("0.1") * 8


# A template in a config


def test_a_template_holds_from_its_profile_on_and_the_first_one_before_it_too() -> None:
    assert at(MANAGER, "one-on-one", BEFORE) == at(MANAGER, "one-on-one") == (4, 5)
    later = f'[[profile]]\nfrom = "2026-W01"\n{MANAGER}'
    assert at(later, "one-on-one", BEFORE) == (5, None)
    assert at(later, "one-on-one") == (4, 5)


def test_a_template_ends_with_its_profile() -> None:
    text = f'{MANAGER}[[profile]]\nfrom = "2026-W20"\nrole = "Manager"\nlevel = 5\n'
    assert at(text, "one-on-one", Week(2026, 19)) == (4, 5)
    assert at(text, "one-on-one", Week(2026, 20)) == (5, None)


def test_without_it_a_role_leaves_the_shipped_points() -> None:
    text = MANAGER.replace("template = true\n", "")
    assert read(text).categories == read("").categories


def test_what_a_template_does_not_name_stays_as_shipped() -> None:
    assert read(MANAGER).categories["design-doc"] == read("").categories["design-doc"]


def test_categories_of_a_template_exist_where_one_is_used_that_has_them() -> None:
    engineer = MANAGER.replace("Manager", "IC")
    assert set(read(engineer).categories) - set(read("").categories) == {
        "cross-team-collaboration",
        "technical-leadership",
        "project-leadership",
        "technical-standard",
    }
    assert read(engineer).categories["technical-standard"].dimension == "impact"
    assert set(read(MANAGER).categories) == set(read("").categories)


def test_a_category_of_a_template_has_points_outside_of_it() -> None:
    text = MANAGER.replace("Manager", "IC") + '[[profile]]\nfrom = "2026-W20"\nrole = "IC"\nlevel = 5\n'
    assert at(text, "technical-standard", Week(2026, 20)) == (15, None)


def test_config_holds_over_the_template_and_the_template_over_the_shipped() -> None:
    own = MANAGER + '[categories.one-on-one]\nexpected = 2\n[[categories.one-on-one.change]]\nfrom = "2026-W20"\npoints = 7\n'
    assert at(own, "one-on-one") == (4, 2)
    assert at(own, "one-on-one", Week(2026, 20)) == (7, 2)


def test_a_change_holds_through_a_template_that_begins_later() -> None:
    change = '[categories.meeting]\n[[categories.meeting.change]]\nfrom = "2026-W05"\npoints = 9\n'
    text = f'[[profile]]\nfrom = "2026-W01"\n{MANAGER}{change}'
    assert [version.start for version in read(text).categories["meeting"].versions] == [None, Week(2026, 5), Week(2026, 9)]
    assert at(text, "meeting", Week(2026, 4)) == (1, None)
    assert at(text, "meeting", Week(2026, 5)) == (9, None)
    assert at(text, "meeting") == (9, 3)


def test_tiers_of_ones_own_hold_over_the_points_of_a_template() -> None:
    version = read(MANAGER + "[categories.meeting]\ntiers = [[1, 3], [3, 5]]\n").categories["meeting"].at(AFTER)
    assert version == CategoryVersion(
        start=None, points=Fraction(2), tiers=((1, Fraction(3)), (3, Fraction(5))), expected=Fraction(3)
    )


def test_a_template_that_changes_nothing_of_a_category_leaves_no_mark() -> None:
    text = f'[[profile]]\nfrom = "2026-W01"\n{MANAGER}[categories.meeting]\npoints = 2\nexpected = 3\n'
    assert [version.start for version in read(text).categories["meeting"].versions] == [None]


def test_other_dimensions_leave_the_categories_of_a_template_out() -> None:
    text = '[scoring]\ndimensions = ["learning", "impact"]\n' + MANAGER + "weights = {learning = 0.5, impact = 0.5}\n"
    assert {category.dimension for category in read(text).categories.values()} == {"impact"}


figures = st.integers(min_value=0, max_value=99)


@given(
    st.sampled_from(sorted(templates())),
    st.data(),
    st.sampled_from(["points", "expected"]),
    figures,
)
def test_a_line_of_config_changes_its_figure_and_no_other(
    which: tuple[str, int], data: st.DataObject, key: str, figure: int
) -> None:
    role, level = which
    category = data.draw(st.sampled_from(sorted({*templates()[which], "design-doc"})))
    text = f'[[profile]]\nfrom = "2026-W09"\nrole = "{role}"\nlevel = {level}\ntemplate = true\n'
    before, after = read(text), read(f"{text}[categories.{category}]\n{key} = {figure}\n")
    changed = {name for name in before.categories if before.categories[name] != after.categories[name]}
    assert changed <= {category}
    (old,), (new,) = before.categories[category].versions, after.categories[category].versions
    other = "expected" if key == "points" else "points"
    assert getattr(new, key) == figure
    assert getattr(new, other) == getattr(old, other)
    assert before.profiles == after.profiles


# Expectations in a config


def test_a_persons_own_expectation_replaces_the_shipped_one_of_its_id_or_is_added() -> None:
    own = '[[expectations]]\nrole = "manager"\nlevel = 4\nid = "{}"\ntext = "Mine"\n'
    shipped_ones = read("").expectations
    replaced = read(own.format("grows-people")).expectations
    assert [one.id for one in replaced] == [one.id for one in shipped_ones]
    assert [one.text for one in replaced if one not in shipped_ones] == ["Mine"]
    assert [one.id for one in read(own.format("sings")).expectations] == [*(one.id for one in shipped_ones), "sings"]


def test_where_dimensions_differ_only_categories_in_use_are_evidence() -> None:
    text = """
        [scoring]
        dimensions = ["learning", "impact"]
        [[profile]]
        from = "2026-W01"
        weights = {learning = 0.5, impact = 0.5}
    """
    config = read(text)
    evidence = {name for one in config.expectations for name in one.categories}
    assert evidence
    assert {config.categories[name].dimension for name in evidence} == {"impact"}


@pytest.mark.parametrize(
    ("role", "level", "after"),
    [
        ("IC", 1, ("IC", 2)),
        ("IC", 8, None),
        ("IC", 0, None),
        ("Manager", 2, ("Manager", 4)),
        ("Manager", 7, ("Manager", 8)),
        ("Manager", 8, None),
        ("Director", 0, None),
    ],
)
def test_the_next_level_is_the_next_one_with_expectations(role: str, level: int, after: tuple[str, int] | None) -> None:
    config = read_config(f'[[profile]]\nfrom = "2026-W01"\nrole = "{role}"\nlevel = {level}\n').value
    assert config.next_level(config.profiles[0]) == after


def test_a_role_of_ones_own_goes_on_to_the_next_level_that_has_expectations() -> None:
    text = """
        [[profile]]
        from = "2026-W01"
        role = "Designer"
        level = 2
        weights = {output = 1}
        target = {period_weeks = 8, bands = [["Good", 10], ["Low", 0]]}
        [[expectations]]
        role = "Designer"
        level = 5
        id = "draws"
        text = "Draws"
    """
    config = read(text)
    assert config.next_level(config.profiles[0]) == ("Designer", 5)
