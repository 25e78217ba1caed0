"""Output folders that are refused."""

import os
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.publishing.place import MARKER, check_owned, resolve


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
        ("journal/", "in the journal"),
        ("_site/../journal", "in the journal"),
        ("./_site/..", "holds the site folder"),
        (".git", "not a site"),
        (".git/", "not a site"),
        (".GIT/hooks", "not a site"),
        ("../.git/info", "not a site"),
        ("../other/.ssg", "not a site"),
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


def test_a_folder_that_holds_home_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "homes/maren").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "homes/maren"))
    with pytest.raises(RefusedError, match="holds your home"):
        resolve(root, tmp_path / "homes")


def test_who_has_no_home_may_write_anywhere_else(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert resolve(root, root / "_site").name == "_site"


def test_a_journal_that_lies_elsewhere_is_guarded_there(root: Path, tmp_path: Path) -> None:
    (root / "journal").rename(tmp_path / "notes")
    (root / "journal").symlink_to(tmp_path / "notes")
    with pytest.raises(RefusedError, match="in the journal"):
        resolve(root, tmp_path / "notes/out")
    (tmp_path / "cloud").mkdir()
    (tmp_path / "notes").rename(tmp_path / "cloud/notes")
    (root / "journal").unlink()
    (root / "journal").symlink_to(tmp_path / "cloud/notes")
    with pytest.raises(RefusedError, match="holds the journal"):
        resolve(root, tmp_path / "cloud")


@pytest.mark.parametrize(("output", "why"), [("site/Journal/out", "in the journal"), ("SITE", "holds the site folder")])
def test_a_disk_that_does_not_tell_case_is_seen_through(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, why: str
) -> None:
    stat = Path.stat

    def blind(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        lower = str(path).removeprefix(str(tmp_path)).lower()
        return stat(Path(f"{tmp_path}{lower}") if lower != str(path).lower() else path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", blind)
    with pytest.raises(RefusedError, match=why):
        resolve(root, tmp_path / output)


def test_a_place_that_cannot_be_is_refused(root: Path) -> None:
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    with pytest.raises(RefusedError, match="no place on this machine"):
        resolve(root, root / "a/out")
    with pytest.raises(RefusedError, match="no place on this machine"):
        resolve(root, root / "a\0b")


def test_a_link_with_a_slash_after_it_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (root / "_site").symlink_to(tmp_path / "real", target_is_directory=True)
    with pytest.raises(RefusedError, match="symbolic link"):
        resolve(root, Path(f"{root}/_site/"))


def test_a_folder_in_another_output_is_refused(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "docs" / MARKER).write_text("")
    assert resolve(root, root / "docs") == root / "docs"
    with pytest.raises(RefusedError, match=r"private/mine is in the site .*docs, which may be for others"):
        resolve(root, root / "docs/private/mine")


def test_a_pipe_is_refused(root: Path) -> None:
    os.mkfifo(root / "_site")
    with pytest.raises(RefusedError, match="is a file"):
        resolve(root, root / "_site")


def test_a_folder_with_something_else_for_a_marker_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / MARKER).mkdir()
    with pytest.raises(RefusedError, match="not ours"):
        check_owned(tmp_path, adopt=False)
    check_owned(tmp_path, adopt=True)


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
