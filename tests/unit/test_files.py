"""Files made and replaced with care, on a real disk."""

import os
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.writing.files import create, replace


def test_a_new_file_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    assert create(tmp_path / "a" / "b.md", b"text")
    assert (tmp_path / "a" / "b.md").read_bytes() == b"text"


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"mine")
    assert not create(file, b"text")
    assert file.read_bytes() == b"mine"


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere")
    assert not create(tmp_path / "a.md", b"text")
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_was_not_finished_does_not_stand_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "a.md", b"text")
    assert list(tmp_path.iterdir()) == []


def test_where_there_are_no_links_a_file_is_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", none)
    assert create(tmp_path / "a.md", b"text")
    assert not create(tmp_path / "a.md", b"other")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.md", b"text")]


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace(file, old=b"old", new=b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]


def test_a_link_stays_a_link_when_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "dotfiles" / "config.toml").write_bytes(b"old")
    link = tmp_path / "config.toml"
    link.symlink_to("dotfiles/config.toml")
    replace(link, old=b"old", new=b"new")
    assert link.is_symlink()
    assert (tmp_path / "dotfiles" / "config.toml").read_bytes() == b"new"


def test_a_file_that_changed_since_it_was_read_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"newer")
    with pytest.raises(SsgError, match="changed by somebody else"):
        replace(file, old=b"old", new=b"new")
    assert file.read_bytes() == b"newer"
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]
