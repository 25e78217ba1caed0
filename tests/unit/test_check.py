"""Every broken entry in tests/check has exactly the problems it says it has."""

import datetime as dt
import json
import sys
from pathlib import Path
from subprocess import run

import pytest

from perfmirror_ssg.build import check, read
from perfmirror_ssg.weeks import Week
from tests.check.made import MADE, MADE_FOR_OTHERS
from tests.sites import DEFAULT, Expected, parse_site, write_site

CASES = sorted((Path(__file__).parents[1] / "check").glob("*.md"))
OUTPUTS = sorted((Path(__file__).parents[1] / "check" / "output").glob("*.md"))
TODAY = dt.date(2026, 11, 20)


def found(root: Path) -> frozenset[Expected]:
    """Read a site folder and return its problems as places and codes."""
    mirror = read(root, lambda _: TODAY)
    return frozenset((p.span.path, p.span.line, p.span.column, p.code) for p in mirror.told)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_entry_has_the_problems_it_names(case: Path, tmp_path: Path) -> None:
    site = parse_site(case.read_text(encoding="utf-8"))
    assert found(write_site(tmp_path, site.files)) == site.expected


@pytest.mark.parametrize("name", MADE)
def test_a_broken_file_that_no_text_can_show_has_the_problems_it_names(name: str, tmp_path: Path) -> None:
    make, expected = MADE[name]
    make(tmp_path)
    assert found(tmp_path) == expected


@pytest.mark.parametrize("name", MADE_FOR_OTHERS)
def test_a_shared_file_that_no_text_can_show_has_the_problems_it_names(name: str, tmp_path: Path) -> None:
    make, expected = MADE_FOR_OTHERS[name]
    make(tmp_path)
    problems = check(read(tmp_path, lambda _: TODAY))
    assert {(p.span.path, p.span.line, p.span.column, p.code) for p in problems} == expected


@pytest.mark.parametrize("case", OUTPUTS, ids=lambda case: case.stem)
def test_an_output_that_a_build_would_refuse_is_a_problem(case: Path, tmp_path: Path) -> None:
    site = parse_site(case.read_text(encoding="utf-8"))
    problems = check(read(write_site(tmp_path, site.files), lambda _: TODAY))
    assert {(p.span.path, p.span.line, p.span.column, p.code) for p in problems} == site.expected


def test_a_folder_of_all_broken_weeks_is_told_whole(tmp_path: Path) -> None:
    week = Week(2016, 1)
    wanted: set[tuple[str, str]] = set()
    for case in CASES:
        site = parse_site(case.read_text(encoding="utf-8"))
        if set(site.files) != {DEFAULT}:
            continue
        path = f"journal/{week}.md"
        write_site(tmp_path, {path: site.files[DEFAULT].replace("2026-W20", str(week))})
        # What depends on the weeks around it is told by the tests above; E207 is about a date and its week.
        told_alone = {code for *_, code in site.expected if code.startswith(("E1", "E2"))} - {"E207"}
        wanted |= {(path, code) for code in told_alone}
        week = week.shift(1)
    command = [sys.executable, "-m", "perfmirror_ssg", "-C", str(tmp_path), "--today", str(TODAY), "check", "--format", "json"]
    ran = run(command, capture_output=True, check=False)
    told = {(problem["path"], problem["code"]) for problem in json.loads(ran.stdout)}
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert wanted - told == set()
    assert len(wanted) > 100
