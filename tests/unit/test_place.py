"""Output folders that are refused."""

from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.publishing.place import check_owned, resolve


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a site folder with a journal."""
    (tmp_path / "site/journal").mkdir(parents=True)
    return tmp_path / "site"


@pytest.mark.parametrize("output", ["_site", "../elsewhere", "build/html"])
def test_a_folder_of_its_own_is_taken(root: Path, output: str) -> None:
    assert resolve(root, root / output) == (root / output).resolve()


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("/", "root of the file system"),
        (".", "holds the site folder"),
        ("..", "holds the site folder"),
        ("journal", "in the journal"),
        ("journal/2026", "in the journal"),
        ("journal/../journal/x", "in the journal"),
        (".git", "not a site"),
        (".ssg/out", "not a site"),
        ("themes/mine", "not a site"),
    ],
)
def test_a_folder_where_something_could_be_lost_is_refused(root: Path, output: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        resolve(root, root / output)


def test_home_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with pytest.raises(RefusedError, match="your home"):
        resolve(root, tmp_path / "home")


def test_a_symbolic_link_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (root / "_site").symlink_to(tmp_path / "real")
    with pytest.raises(RefusedError, match="symbolic link"):
        resolve(root, root / "_site")


def test_a_link_above_the_output_cannot_lead_into_the_journal(root: Path) -> None:
    (root / "way").symlink_to(root / "journal")
    with pytest.raises(RefusedError, match="in the journal"):
        resolve(root, root / "way/out")


def test_a_file_is_refused(root: Path) -> None:
    (root / "_site").write_text("")
    with pytest.raises(RefusedError, match="is a file"):
        resolve(root, root / "_site")
    with pytest.raises(RefusedError, match="lies below a file"):
        resolve(root, root / "_site" / "html")


def test_of_many_foreign_files_a_few_are_named(tmp_path: Path) -> None:
    for name in "abcdefghijkl":
        (tmp_path / name).write_text("mine")
    with pytest.raises(RefusedError, match=r"\(a, b, c, d, e, f, g, h, i, j and 2 more\)"):
        check_owned(tmp_path, adopt=False)
