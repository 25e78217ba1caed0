"""Goals begun from a template: valid as they stand, of the day, with needs of their own."""

import datetime as dt
import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from perfmirror_ssg.analysis.goals import wanted
from perfmirror_ssg.build import read
from perfmirror_ssg.cli_new import KINDS
from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.presets import presets
from perfmirror_ssg.config.shipped import goal_template, shipped
from perfmirror_ssg.model import DocumentKind
from perfmirror_ssg.writing.goals import GOALS, LONGEST, goal_text
from tests.sites import write_site
from tests.unit.conftest import Ssg

TODAY = dt.date(2026, 11, 20)
SHIPPED = read_config(None).value
OWN = """[scoring]
dimensions = ["learning", "judgment"]
[[profile]]
from = "2026-W01"
role = "IC"
level = 0
weights = {learning = 0.5, judgment = 0.5}
[categories.mentoring]
dimension = "judgment"
points = 2
"""

each = pytest.mark.parametrize("kind", GOALS)


def test_the_command_offers_every_template() -> None:
    assert tuple(GOALS) == KINDS


@each
def test_a_template_names_categories_that_are_shipped_each_for_one_need(kind: str) -> None:
    named = [name for line in re.findall(r"categories: \[(.*)\]", goal_template(kind)) for name in line.split(", ")]
    assert named
    assert {*named} <= shipped().categories.keys()
    assert max(Counter(named).values()) == 1


@each
def test_what_is_written_has_no_problem_and_a_day_and_needs(ssg: Ssg, tmp_path: Path, kind: str) -> None:
    root = write_site(tmp_path, {"journal/2026/2026-W47.md": "Words.\n"})
    made = ssg("new", "--goal", kind, at=root)
    assert (made.code, made.out) == (0, f"journal/goals/{kind}.md\n")
    assert ssg("check", "--strict", at=root).code == 0
    mirror = read(root, lambda _: TODAY)
    (goal,) = (one for one in mirror.report.journal.documents if one.kind is DocumentKind.GOAL)
    assert goal.fields["by"].value == TODAY + dt.timedelta(days=GOALS[kind])
    assert len(goal.needs) >= 3
    assert all(need.id.startswith(f"{kind}-") and wanted(need) for need in goal.needs)
    assert "{" not in "".join(block.words for block in goal.blocks)


@pytest.mark.parametrize(
    ("kind", "days"),
    [("improvement", [30, 60, None]), ("new-level", [14, 28, 70, None]), ("new-team", [6, 20, 27, None])],
)
def test_what_has_phases_has_a_day_for_each(ssg: Ssg, tmp_path: Path, kind: str, days: list[int | None]) -> None:
    root = write_site(tmp_path, {})
    ssg("new", "--goal", kind, at=root)
    (goal,) = read(root, lambda _: TODAY).report.journal.documents
    assert [need.by for need in goal.needs] == [TODAY + dt.timedelta(days=ahead) if ahead else None for ahead in days]


def test_all_templates_stand_beside_each_other_without_a_problem(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    for kind in GOALS:
        ssg("new", "--goal", kind, at=root)
    ssg("new", "--goal", "promotion", "--name", "n" * LONGEST, at=root)
    assert ssg("check", "--strict", at=root).code == 0


@each
def test_with_categories_of_ones_own_only_those_that_are_known_are_named(ssg: Ssg, tmp_path: Path, kind: str) -> None:
    root = write_site(tmp_path, {"config.toml": OWN})
    ssg("new", "--goal", kind, at=root)
    text = (root / f"journal/goals/{kind}.md").read_text(encoding="utf-8")
    assert set(re.findall(r"categories: (.*)", text)) <= {"[mentoring]"}
    assert ssg("check", at=root).code == 0


def test_a_template_is_filled_in_for_every_role_and_level() -> None:
    for preset, kind in product(presets(), GOALS):
        config = read_config(
            f'[[profile]]\nfrom = "2026-W01"\nrole = "{preset.profile.role}"\nlevel = {preset.profile.level}\n'
        ).value
        text = goal_text(kind, "mine", config, TODAY)
        assert not re.findall(r"\{[a-z ]+\}", text)
        assert text.endswith("\n")


def test_a_promotion_is_to_the_next_level_with_what_is_asked_there() -> None:
    config = read_config('[[profile]]\nfrom = "2026-W01"\nrole = "Manager"\nlevel = 4\n').value
    text = goal_text("promotion", "promotion", config, TODAY)
    assert "title: Promotion to Manager, level 5\nby: 2027-05-21\n" in text
    assert all(f"- {one.text}\n" in text for one in config.expectations if (one.role, one.level) == ("Manager", 5))
    assert "title: Promotion to the next level\n" in goal_text("promotion", "promotion", SHIPPED, TODAY)


def test_a_goal_has_a_name_of_its_own_and_so_have_its_needs(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    assert ssg("new", "--goal", "promotion", "--name", "staff-engineer", at=root).out == "journal/goals/staff-engineer.md\n"
    assert "id: staff-engineer-work\n" in (root / "journal/goals/staff-engineer.md").read_text(encoding="utf-8")


def test_goals_of_one_template_have_titles_of_their_own(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    for name in ("to-staff-engineer", "true"):
        ssg("new", "--goal", "promotion", "--name", name, at=root)
    assert ssg("check", "--strict", at=root).code == 0
    titles = [document.title.plain for document in read(root, lambda _: TODAY).report.journal.documents]
    assert titles == ["To staff engineer", "True"]


@each
def test_what_a_template_wants_is_counted_as_it_is_said(kind: str) -> None:
    # Pieces of work are counted; how many people, teams or weeks they come from is not.
    said = {unit for unit in re.findall(r"want: \d+ ?(.*)", goal_template(kind)) if unit}
    assert said <= {"pieces", "times", "conversations", "talks", "walks", "page", "decisions"}


def test_a_goal_that_is_there_stays_as_it_is(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {"journal/goals/promotion.md": "Mine.\n"})
    made = ssg("new", "--goal", "promotion", at=root)
    assert (made.code, made.out) == (0, "journal/goals/promotion.md\n")
    assert "nothing was changed" in made.err
    assert (root / "journal/goals/promotion.md").read_text(encoding="utf-8") == "Mine.\n"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--name", "x"), "the name of what?"),
        (("--goal", "promotion", "last"), "a goal is of no week"),
        (("--goal", "promotion", "--name", "../x"), '"../x" is no name for a goal: it is made of letters'),
        (("--goal", "promotion", "--name", "n" * (LONGEST + 1)), "it has at most 32 characters"),
        (("--goal", "promotion", "--name", "con"), '"con" is no name for a goal: Windows cannot hold a file of this name'),
        (("--goal", "promotion", "--name", "COM1"), "Windows cannot hold"),
        (("--goal", "success"), "is not one of"),
    ],
)
def test_what_can_be_no_goal_is_refused(ssg: Ssg, tmp_path: Path, args: tuple[str, ...], words: str) -> None:
    root = write_site(tmp_path, {})
    ran = ssg("new", *args, at=root)
    assert ran.code == 2
    assert words in ran.err
    assert not (root / "journal/goals").exists()
