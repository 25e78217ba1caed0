"""Categories: the shipped table, what a config changes of it, and figures over time."""

from fractions import Fraction

import pytest

from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.categories import TAKEN
from perfmirror_ssg.config.shipped import shipped
from perfmirror_ssg.settings import Category, Config
from perfmirror_ssg.weeks import Week

SHIPPED = {
    "input": "one-on-one 5 · code-review 2 · meeting 1 · planning 3 · interview 4 · study 2 · incident-shadowing 3",
    "output": (
        "pull-request 3 · bug-fix 3 · testing 2 · deployment 3 · documentation 2 · design-doc 10 · presentation 6 · "
        "growth-plan 8 · hiring-decision 6"
    ),
    "outcome": "mentoring 4 · feature-adopted 5 · incident-resolved 8 · unblocked-team 10 · decision-adopted 8 · goal-met 15",
    "impact": "process-improvement 6 · architecture-design 8 · hire 15 · leader-grown 20 · culture-change 15 · cost-saved 15",
}


def read(text: str) -> Config:
    """Read a config that has no problems."""
    checked = read_config(text)
    assert checked.problems == ()
    return checked.value


def category(name: str, text: str) -> Category:
    """Return one category of a config that has no problems."""
    return read(text).categories[name]


def test_the_presets_have_no_problems() -> None:
    assert shipped().problems == ()


@pytest.mark.parametrize("dimension", SHIPPED)
def test_the_shipped_categories_are_those_of_the_format(dimension: str) -> None:
    found = [c for c in read("").categories.values() if c.dimension == dimension]
    assert " · ".join(f"{c.name} {c.versions[0].points}" for c in found) == SHIPPED[dimension]
    assert all(c.description and len(c.versions) == 1 for c in found)


def test_a_shipped_category_keeps_what_config_does_not_state() -> None:
    before = read("").categories["design-doc"]
    after = category("design-doc", '[categories.design-doc]\nexpected = 0.5\naliases = ["rfc"]\n')
    assert (after.dimension, after.description) == ("output", before.description)
    assert after.versions[0].points == 10
    assert (after.versions[0].expected, after.aliases) == (Fraction(1, 2), ("rfc",))


def test_an_alias_leads_to_its_category() -> None:
    assert dict(read('[categories.design-doc]\naliases = ["rfc", "adr"]\n').aliases) == {
        "rfc": "design-doc",
        "adr": "design-doc",
    }


def test_a_category_of_ones_own_stands_behind_the_shipped_ones_and_may_cost() -> None:
    config = read('[categories.late-delivery]\ndimension = "output"\npoints = -3\n')
    assert list(config.categories)[-1] == "late-delivery"
    assert config.categories["late-delivery"].versions[0].points == -3


def test_a_shipped_category_may_move_to_another_dimension() -> None:
    assert category("mentoring", '[categories.mentoring]\ndimension = "input"\n').dimension == "input"


def test_a_change_holds_from_its_week_and_keeps_what_it_does_not_state() -> None:
    text = """
        [categories.meeting]
        expected = 5
        [[categories.meeting.change]]
        from = "2026-W09"
        points = 0.5
        [[categories.meeting.change]]
        from = "2026-W20"
        expected = 2
    """
    meeting = category("meeting", text)
    assert [(v.start, v.points, v.expected) for v in meeting.versions] == [
        (None, Fraction(1), Fraction(5)),
        (Week(2026, 9), Fraction(1, 2), Fraction(5)),
        (Week(2026, 20), Fraction(1, 2), Fraction(2)),
    ]
    assert meeting.at(Week(2026, 8)).points == 1
    assert meeting.at(Week(2026, 9)).points == Fraction(1, 2)


def test_points_end_tiers_and_tiers_stay_through_other_changes() -> None:
    text = """
        [categories.pull-request]
        tiers = [[1, 3], [3, 5], [5, 10]]
        [[categories.pull-request.change]]
        from = "2026-W05"
        expected = 2
        [[categories.pull-request.change]]
        from = "2026-W09"
        points = 1
    """
    tiers = ((1, Fraction(3)), (3, Fraction(5)), (5, Fraction(10)))
    assert [version.tiers for version in category("pull-request", text).versions] == [tiers, tiers, ()]


def test_tiers_out_of_order_leave_the_shipped_points() -> None:
    checked = read_config("[categories.pull-request]\ntiers = [[5, 10], [1, 3]]\n")
    assert [problem.code for problem in checked.problems] == ["E413"]
    version = checked.value.categories["pull-request"].versions[0]
    assert (version.points, version.tiers) == (Fraction(3), ())


def test_a_new_category_with_bad_points_is_known_all_the_same() -> None:
    checked = read_config('[categories.demo]\ndimension = "output"\npoints = "ten"\n')
    assert [problem.code for problem in checked.problems] == ["E404"]
    assert checked.value.categories["demo"].versions[0].points == 0


def test_shipped_categories_of_dimensions_not_in_use_are_left_out() -> None:
    text = """
        [scoring]
        dimensions = ["learning", "impact"]
        [[profile]]
        from = "2026-W01"
        weights = {learning = 0.5, impact = 0.5}
        [categories.surprise]
        dimension = "learning"
        points = 3
    """
    config = read(text)
    assert {c.dimension for c in config.categories.values()} == {"learning", "impact"}
    assert "pull-request" not in config.categories


def test_a_dimension_that_is_a_key_of_entries_is_said_once() -> None:
    text = '[scoring]\ndimensions = ["input", "output", "outcome", "impact", "metrics"]\n'
    checked = read_config(f'{text}[categories.demo]\ndimension = "metrics"\npoints = 1\n')
    assert [problem.code for problem in checked.problems] == ["E417"]
    assert "metrics" in TAKEN


def test_an_expectation_may_name_a_category_by_its_alias() -> None:
    text = """
        [categories.design-doc]
        aliases = ["rfc"]
        [[expectations]]
        role = "IC"
        id = "designs"
        text = "Designs"
        categories = ["rfc", "presentation"]
    """
    assert read(text).expectations[-1].categories == ("design-doc", "presentation")


OWN = '[[expectations]]\nrole = "IC"\nlevel = 5\nid = "leads"\ntext = "Leads"\n'


@pytest.mark.parametrize(("line", "alone"), [('expectations = "own"', True), ('expectations = "shipped"', False), ("", False)])
def test_own_expectations_stand_alone_where_config_says_so(line: str, *, alone: bool) -> None:
    checked = read_config(f"[scoring]\n{line}\n{OWN}")
    assert checked.problems == ()
    assert any(expectation.shipped for expectation in checked.value.expectations) is not alone
    assert checked.value.expectations[-1].id == "leads"


def test_a_category_is_called_by_its_title_else_by_its_name_in_words() -> None:
    made = read_config('[categories.one-on-one]\ntitle = "1:1 Meetings"\n').value
    assert (made.called("one-on-one"), made.heading("one-on-one")) == ("1:1 Meetings", "1:1 Meetings")
    assert (made.called("code-review"), made.heading("code-review")) == ("code review", "Code review")
    assert (made.called("not-known"), made.heading("not-known")) == ("not known", "Not known")


def test_a_new_category_that_is_nearly_a_shipped_one_is_asked_for_first() -> None:
    (problem,) = read_config("[categories.one-on-on]\nexpected = 2\n").problems
    assert (problem.code, problem.message, problem.hint) == (
        "E408",
        'there is no category "one-on-on", and for a new one it lacks dimension and points',
        'did you mean [categories.one-on-one]? else add dimension = "output" and points = 3',
    )
