"""Every broken entry in tests/check has exactly the problems it says it has."""

import datetime as dt
from pathlib import Path

import pytest
from tests.check.made import MADE

from perfmirror_ssg.build import read
from tests.sites import Expected, parse_site, write_site

CASES = sorted((Path(__file__).parents[1] / "check").glob("*.md"))
TODAY = dt.date(2026, 11, 20)


def found(root: Path) -> frozenset[Expected]:
    """Read a site folder and return its problems as places and codes."""
    mirror = read(root, lambda _: TODAY)
    return frozenset((p.span.path, p.span.line, p.span.column, p.code) for p in mirror.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_entry_has_the_problems_it_names(case: Path, tmp_path: Path) -> None:
    site = parse_site(case.read_text(encoding="utf-8"))
    assert found(write_site(tmp_path, site.files)) == site.expected


@pytest.mark.parametrize("name", MADE)
def test_a_broken_file_that_no_text_can_show_has_the_problems_it_names(name: str, tmp_path: Path) -> None:
    make, expected = MADE[name]
    make(tmp_path)
    assert found(tmp_path) == expected
