"""The story from a folder to a site, told on real folders."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.generate import write_site as write_long_journal
from perfmirror_ssg import workers
from perfmirror_ssg.build import Mirror, make, read, write

Journal = Callable[[str], Path]
TODAY = dt.date(2026, 5, 20)

TWO_WEEKS = """
    ==> journal/2026/2026-W19.md <==
    ---
    input: {one-on-one: 3}
    ---
    ## Decisions
    - Keep one repository ^one-repository
    ==> journal/2026/2026-W20.md <==
    ---
    input: {one-on-one: 6}
    ---
    ## Updates
    - ^one-repository [outcome:: it was enough]
"""


def look(root: Path) -> Mirror:
    """Read a site folder on a Wednesday of 2026-W21."""
    return read(root, lambda _: TODAY)


def site(root: Path) -> dict[str, bytes]:
    """Return the pages of a site folder without its assets."""
    return {path: data for path, data in make(look(root)).site.items() if path.endswith(".html")}


def test_a_bad_entry_costs_itself_and_the_rest_is_built(journal: Journal) -> None:
    root = journal(TWO_WEEKS)
    (root / "journal/2026/2026-W18.md").write_text("---\ninput: {one-on-one: [}\n---\nwords that can be read\n")
    mirror = look(root)
    pages = site(root)
    assert {problem.span.path for problem in mirror.errors} == {"journal/2026/2026-W18.md"}
    assert b"words that can be read" in pages["weeks/2026-W18.html"]
    assert b"it was enough" in pages["weeks/2026-W20.html"]


def test_a_build_changes_nothing_that_the_person_wrote(journal: Journal) -> None:
    root = journal(TWO_WEEKS)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}
    mirror = look(root)
    write(mirror, make(mirror))
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before


def test_the_order_in_which_files_came_to_be_changes_no_byte(journal: Journal, tmp_path: Path) -> None:
    root = journal(TWO_WEEKS)
    other = tmp_path / "other"
    for path in sorted((path for path in root.rglob("*") if path.is_file()), reverse=True):
        copy = other / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert site(other) == site(root)


def test_a_change_of_config_from_a_week_on_leaves_the_pages_of_earlier_weeks_as_they_were(journal: Journal) -> None:
    root = journal(TWO_WEEKS)
    before = site(root)
    (root / "config.toml").write_text('[[categories.one-on-one.change]]\nfrom = "2026-W20"\npoints = 1\n')
    after = site(root)
    assert after["weeks/2026-W19.html"] == before["weeks/2026-W19.html"]
    assert after["weeks/2026-W20.html"] != before["weeks/2026-W20.html"]


def test_one_core_and_several_make_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_long_journal(tmp_path, workers.MANY + 10)
    sites = []
    for cores in (1, 3):
        monkeypatch.setattr(workers, "_cores", lambda cores=cores: cores)
        mirror = read(tmp_path, lambda site: site.today or TODAY)
        assert mirror.problems == ()
        sites.append(make(mirror).site)
    assert sites[0] == sites[1]
