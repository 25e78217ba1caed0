"""A build with nothing new says again what the last one said, and touches nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import Said, ssg

SITE = """
==> config.toml <==
schema = 1
==> journal/2026/2026-W20.md <==
---
summary: A week
input: {one-on-one: 3}
---

Words with ![[picture.png]].
==> journal/2026/2026-W21.md <==
---
input: {one-on-one: -3}
---
==> journal/picture.png <==
one
"""
WEEK = "journal/2026/2026-W20.md"

Build = Callable[..., Said]


@pytest.fixture
def root(journal: Callable[[str], Path]) -> Path:
    """Return a site that has been built."""
    root = journal(SITE)
    assert "built" in build(root).output
    return root


def build(root: Path, *more: str, day: str = "2026-11-20") -> Said:
    """Build, without raising what it says."""
    return ssg("-C", str(root), "--today", day, "build", *more)


def stamps(root: Path) -> dict[Path, int]:
    """Return when each file of the site and of the memory was written."""
    return {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def test_nothing_is_written_and_the_same_is_said(root: Path) -> None:
    before = stamps(root)
    again = build(root)
    assert "nothing changed" in again.output
    assert "E2" in again.stderr
    assert "shown without the fields named above: 2026-W21" in again.stderr
    assert again.exit_code == 1
    assert stamps(root) == before


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (WEEK, "Other words.\n"),
        ("journal/2026/2026-W22.md", "One more.\n"),
        ("config.toml", 'schema = 1\n[site]\ntitle = "Other"\n'),
        ("journal/picture.png", "two"),
        ("2026-W23.md", "Beside the journal.\n"),
        ("themes/mine/theme.toml", ""),
        ("journal/pages/Ada.md", "Who.\n"),
    ],
)
def test_whatever_a_build_reads_is_seen(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    assert "nothing changed" not in build(root).output
    assert "nothing changed" in build(root).output


def test_a_text_of_the_same_length_and_time_is_seen(root: Path) -> None:
    file = root / WEEK
    about = file.stat()
    file.write_text(file.read_text().replace("Words", "Wards"))
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert "nothing changed" not in build(root).output
    assert "Wards" in (root / "_site/weeks/2026-W20.html").read_text()


@pytest.mark.parametrize("gone", [WEEK, "journal/picture.png", "config.toml"])
def test_what_has_gone_is_seen(root: Path, gone: str) -> None:
    (root / gone).unlink()
    assert "nothing changed" not in build(root).output


def test_another_day_is_another_build(root: Path) -> None:
    assert "nothing changed" not in build(root, day="2026-11-23").output


@pytest.mark.parametrize("name", ["index.html", "weeks/2026-W20.html"])
def test_a_page_that_was_changed_or_removed_is_made_again(root: Path, name: str) -> None:
    page = root / "_site" / name
    data = page.read_bytes()
    page.write_bytes(b"by hand")
    build(root)
    assert page.read_bytes() == data
    page.unlink()
    build(root)
    assert page.read_bytes() == data


def test_each_output_has_an_outcome_of_its_own(root: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    assert "nothing changed" not in build(root, "--output", other).output
    assert "nothing changed" in build(root, "--output", other).output
    assert "nothing changed" in build(root).output


def test_a_strict_build_refuses_what_the_last_one_let_pass(root: Path) -> None:
    strict = build(root, "--strict")
    assert strict.exit_code == 1
    assert "the site was left as it was" in strict.stderr


def test_a_build_that_was_cut_off_is_not_taken_for_done(root: Path) -> None:
    (root / ".ssg/swap.json").write_text("{")
    assert build(root).exit_code == 3


def test_what_a_killed_build_made_ready_goes_also_when_nothing_has_changed_since(root: Path) -> None:
    folder = root / "_site.ssg-staging-1"
    folder.mkdir()
    (folder / ".ssg-staging").write_text("")
    assert "built" in build(root).output
    assert not folder.exists()
    assert "nothing changed" in build(root).output


def test_a_program_that_changed_builds_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perfmirror_ssg.outcome.program_digest", lambda: b"another")
    assert "nothing changed" not in build(root).output


def test_clean_removes_the_site_and_all_that_was_remembered(root: Path) -> None:
    ssg("-C", str(root), "clean")
    assert not (root / "_site").exists()
    assert sorted(path.name for path in (root / ".ssg").iterdir()) == [".gitignore", "lock"]
