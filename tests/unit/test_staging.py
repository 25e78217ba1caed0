"""What a build makes ready, and what becomes of it when the build is killed."""

import fcntl
import os
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing.output import mend
from perfmirror_ssg.publishing.staging import clear_leftovers, staged
from perfmirror_ssg.publishing.swap import Mended
from tests.outputs import ONE, contents, cut_off, publish

MARK = ".ssg-staging"


def leftover(place: Path, process: int = 1) -> Path:
    """Leave what a build leaves that was killed while it staged; process 1 runs always."""
    folder = place.with_name(f"{place.name}.ssg-staging-{process}")
    (folder / "weeks").mkdir(parents=True)
    for name in (MARK, "weeks/2026-W20.html"):
        (folder / name).write_text("private")
    return folder


def test_what_was_staged_is_out_of_gits_sight_and_for_the_owner_alone(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (folder,) = tmp_path.glob("_site.ssg-staging-*")
    assert (folder / ".gitignore").read_text() == "*\n"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_leftover_is_cleared_also_when_its_number_is_another_programs_now(tmp_path: Path) -> None:
    folder = leftover(tmp_path / "_site")
    assert mend(tmp_path, tmp_path / "_site") is Mended.CLEARED
    assert not folder.exists()
    assert mend(tmp_path, tmp_path / "_site") is Mended.NOTHING


def test_the_folder_of_a_build_that_lives_stays(tmp_path: Path) -> None:
    folder = leftover(tmp_path / "_site")
    with (folder / MARK).open() as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        assert clear_leftovers(tmp_path / "_site") is False
    assert (folder / "weeks/2026-W20.html").read_text() == "private"
    assert clear_leftovers(tmp_path / "_site") is True


def test_on_a_disk_without_locks_a_leftover_is_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: int) -> None:
        raise OSError(95, "Operation not supported")

    folder = leftover(tmp_path / "_site")
    monkeypatch.setattr(fcntl, "flock", refuses)
    assert clear_leftovers(tmp_path / "_site") is True
    assert not folder.exists()


def test_a_folder_without_our_mark_stays(tmp_path: Path) -> None:
    folder = leftover(tmp_path / "_site", 999999999)
    (folder / MARK).unlink()
    publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(folder) == {"weeks/2026-W20.html": b"private"}


@pytest.mark.parametrize("name", ["_site.ssg-staging-", "_site.ssg-staging-x", "_site.ssg-staging-1-2", "other.ssg-staging-1"])
def test_a_folder_of_another_name_stays(tmp_path: Path, name: str) -> None:
    leftover(tmp_path / "_site").rename(tmp_path / name)
    assert clear_leftovers(tmp_path / "_site") is False
    assert (tmp_path / name / "weeks/2026-W20.html").exists()


def test_a_link_with_the_name_is_not_followed(tmp_path: Path) -> None:
    folder = leftover(tmp_path / "elsewhere")
    (tmp_path / "_site.ssg-staging-1").symlink_to(folder)
    assert clear_leftovers(tmp_path / "_site") is False
    assert (folder / "weeks/2026-W20.html").exists()


def test_links_in_a_leftover_go_and_what_they_lead_to_stays(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").write_text("mine")
    folder = leftover(tmp_path / "_site")
    (folder / "file").symlink_to(tmp_path / "precious/file")
    clear_leftovers(tmp_path / "_site")
    assert (tmp_path / "precious/file").read_text() == "mine"
    assert not (folder / "weeks").exists()


def test_a_folder_that_was_not_marked_yet_is_cleared_when_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "_site.ssg-staging-1").mkdir()
    publish(ONE, tmp_path, tmp_path / "_site")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".ssg", "_site"]


def test_names_that_a_pattern_would_misread_are_cleared(tmp_path: Path) -> None:
    folder = leftover(tmp_path / "[a]*")
    other = leftover(tmp_path / "a")
    clear_leftovers(tmp_path / "[a]*")
    assert (folder.exists(), other.exists()) == (False, True)


def test_a_folder_that_stands_where_a_build_would_stage_is_not_touched(tmp_path: Path) -> None:
    folder = leftover(tmp_path / "_site", os.getpid())
    (folder / MARK).unlink()
    with pytest.raises(SsgError, match=r"ssg-staging-\d+ stands where a build makes its pages ready; move it away"):
        publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(folder) == {"weeks/2026-W20.html": b"private"}


def test_whatever_happens_meanwhile_nothing_stays_staged(tmp_path: Path) -> None:
    def fails() -> None:
        with staged(tmp_path, tmp_path / "_site", {"a/b.html": b"page"}) as folder:
            assert (folder / "a/b.html").read_bytes() == b"page"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert not any(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    place = tmp_path / "file/_site"
    with (
        pytest.raises(SsgError, match="file, where pages are made ready, cannot be written to: "),
        staged(tmp_path, place, ONE),
    ):
        pass
