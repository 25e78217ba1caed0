"""What is remembered between runs: found again by the program that made it, and by nobody else."""

from pathlib import Path

import pytest

from perfmirror_ssg.store import digest, forget, load, save

KEPT = {b"a": b"one", b"b": b"two"}


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    save(tmp_path / "notes", b"this program", KEPT)
    assert load(tmp_path / "notes", b"this program") == KEPT
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_another_program_finds_nothing(tmp_path: Path) -> None:
    save(tmp_path / "notes", b"this program", KEPT)
    assert load(tmp_path / "notes", b"that program") == {}


@pytest.mark.parametrize("place", [0, 18, 19, 34, 35, -1])
def test_a_store_with_one_wrong_byte_counts_as_empty(tmp_path: Path, place: int) -> None:
    file = tmp_path / "notes"
    save(file, b"p", KEPT)
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert load(file, b"p") == {}


@pytest.mark.parametrize("length", [0, 5, 19, 35, 40])
def test_a_store_that_was_cut_off_counts_as_empty(tmp_path: Path, length: int) -> None:
    file = tmp_path / "notes"
    save(file, b"p", KEPT)
    file.write_bytes(file.read_bytes()[:length])
    assert load(file, b"p") == {}


def test_a_store_that_is_not_there_or_no_file_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "notes")
    (tmp_path / "folder").mkdir()
    save(tmp_path / "notes", b"p", KEPT)
    assert [load(tmp_path / name, b"p") for name in ("absent", "link", "folder")] == [{}, {}, {}]


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_said(tmp_path: Path) -> None:
    save(tmp_path / "absent/notes", b"p", KEPT)
    (tmp_path / "folder").mkdir()
    save(tmp_path / "folder", b"p", KEPT)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_stores_are_forgotten_whether_they_are_there_or_not(tmp_path: Path) -> None:
    save(tmp_path / "notes", b"p", KEPT)
    forget([tmp_path / "notes", tmp_path / "absent"])
    assert list(tmp_path.iterdir()) == []


def test_where_one_part_ends_and_the_next_begins_counts() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
