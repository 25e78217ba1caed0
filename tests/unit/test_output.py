"""Publishing: what is written, and what is left alone."""

import os
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing import staging
from perfmirror_ssg.publishing.output import Unpublished, unpublish
from perfmirror_ssg.publishing.place import MARKER
from tests.outputs import ONE, TWO, contents, publish


def times(root: Path) -> dict[Path, tuple[int, int]]:
    """Return when everything below a folder was changed, folders too; but the lock, in which its holder stands."""
    found = {path: path.stat() for path in root.rglob("*") if path.name != "lock"}
    return {path: (about.st_mtime_ns, about.st_ctime_ns) for path, about in found.items()}


def test_a_site_is_written_whole(tmp_path: Path) -> None:
    done = publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == ONE
    assert ({*done.written}, done.removed, done.kept) == ({MARKER, *ONE}, (), 0)


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    before = times(tmp_path)
    done = publish(ONE, tmp_path, tmp_path / "_site")
    assert (done.written, done.removed, done.kept) == ((), (), 4)
    assert times(tmp_path) == before


def test_a_file_that_did_not_change_keeps_its_time(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    week = tmp_path / "_site/weeks/2026-W20.html"
    os.utime(week, (1, 1))
    publish({**ONE, "index.html": b"new"}, tmp_path, tmp_path / "_site")
    assert week.stat().st_mtime == 1


def test_pages_that_are_gone_are_removed_with_their_empty_folders(tmp_path: Path) -> None:
    publish({**ONE, "tags/x.html": b"x"}, tmp_path, tmp_path / "_site")
    done = publish(ONE, tmp_path, tmp_path / "_site")
    assert done.removed == ("tags/x.html",)
    assert not (tmp_path / "_site/tags").exists()


def test_foreign_files_stay(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/CNAME").write_text("me.example")
    (tmp_path / "_site/weeks/mine.txt").write_text("mine")
    publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {**TWO, "CNAME": b"me.example", "weeks/mine.txt": b"mine"}


def test_a_page_somebody_changed_is_not_removed(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/weeks/2026-W20.html").write_text("by hand")
    publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site")["weeks/2026-W20.html"] == b"by hand"


def test_a_foreign_file_where_a_page_belongs_is_refused(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/about.html").write_text("mine")
    with pytest.raises(SsgError, match=r"not written by us.*: about\.html"):
        publish({**ONE, "about.html": b"ours"}, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {**ONE, "about.html": b"mine"}


def test_a_folder_with_files_and_no_marker_is_refused_until_adopted(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web/mine.txt").write_text("mine")
    with pytest.raises(SsgError, match=r"mine\.txt"):
        publish(ONE, tmp_path, tmp_path / "web")
    assert contents(tmp_path / "web") == {"mine.txt": b"mine"}
    publish(ONE, tmp_path, tmp_path / "web", adopt=True)
    assert contents(tmp_path / "web") == {**ONE, "mine.txt": b"mine"}


def test_pages_are_not_written_through_a_symbolic_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    publish({"index.html": b"one"}, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/weeks").symlink_to(elsewhere)
    with pytest.raises(SsgError, match="symbolic link"):
        publish(ONE, tmp_path, tmp_path / "_site")
    assert not any(elsewhere.iterdir())


def test_a_name_that_leaves_the_folder_is_our_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="evil"):
        publish({"../evil.html": b""}, tmp_path, tmp_path / "_site")


def test_the_output_holds_no_path_of_the_machine(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    assert str(tmp_path).encode() not in (tmp_path / "_site" / MARKER).read_bytes()


def test_unpublish_removes_what_is_ours_and_nothing_else(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/CNAME").write_text("me.example")
    (tmp_path / "_site/index.html").write_text("by hand")
    done = unpublish(tmp_path, tmp_path / "_site")
    assert (done.removed, done.left) == (("assets/a.css", "weeks/2026-W20.html"), ("CNAME", "index.html"))
    assert contents(tmp_path / "_site") == {"CNAME": b"me.example", "index.html": b"by hand"}


def test_after_unpublishing_a_folder_with_files_of_ones_own_is_still_ours_to_write_to(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/CNAME").write_text("me.example")
    unpublish(tmp_path, tmp_path / "_site")
    publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {**TWO, "CNAME": b"me.example"}


def test_without_its_memory_a_build_replaces_nothing_it_does_not_know(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / ".ssg").rename(tmp_path / "gone")
    (tmp_path / "_site/index.html").write_text("by hand")
    with pytest.raises(SsgError, match=r"index\.html; move what is yours"):
        publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site")["index.html"] == b"by hand"


def test_without_its_memory_a_build_knows_pages_that_are_as_they_should_be(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / ".ssg").rename(tmp_path / "gone")
    assert publish(ONE, tmp_path, tmp_path / "_site").written == ()


def test_an_adoption_says_what_it_replaced_and_what_it_left(tmp_path: Path) -> None:
    (tmp_path / "web/img").mkdir(parents=True)
    (tmp_path / "web/index.html").write_text("mine")
    (tmp_path / "web/img/a.png").write_text("mine")
    done = publish(ONE, tmp_path, tmp_path / "web", adopt=True)
    assert (done.taken, done.beside) == (("index.html",), ("img/a.png",))


def test_unpublish_of_an_untouched_site_leaves_no_folder(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    unpublish(tmp_path, tmp_path / "_site")
    assert not (tmp_path / "_site").exists()
    assert unpublish(tmp_path, tmp_path / "_site") == Unpublished()


def test_a_disk_that_fills_while_staging_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")

    def fills(path: str, mode: str) -> BinaryIO:
        if path.endswith("index.html"):
            raise OSError(28, "No space left on device")
        return cast("BinaryIO", Path(path).open(mode))

    monkeypatch.setattr(staging, "open", fills, raising=False)
    with pytest.raises(SsgError, match="cannot take the new pages: no space left on device; the site stands as it was"):
        publish(TWO, tmp_path, tmp_path / "_site")
    monkeypatch.undo()
    assert contents(tmp_path / "_site") == ONE
    assert sorted(p.name for p in tmp_path.iterdir()) == [".ssg", "_site"]


def test_what_cannot_be_written_down_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")

    def fills(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fills)
        with pytest.raises(SsgError, match="cannot take the plan of the build: no space left on device"):
            publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == ONE
    assert sorted(p.name for p in tmp_path.iterdir()) == [".ssg", "_site"]
    assert not list((tmp_path / ".ssg").glob("swap*"))
    assert publish(TWO, tmp_path, tmp_path / "_site").removed == ("assets/a.css", "weeks/2026-W20.html")


def test_a_folder_for_the_owner_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        publish(ONE, tmp_path, tmp_path / "mine")
        publish(ONE, tmp_path, tmp_path / "coach", audience="coach")
        publish(ONE, tmp_path, tmp_path / "sealed", encrypted=True)
        (tmp_path / "served").mkdir(mode=0o755)
        publish(ONE, tmp_path, tmp_path / "served")
    finally:
        os.umask(before)
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in ("mine", "coach", "sealed", "served")}
    assert modes == {"mine": 0o700, "coach": 0o755, "sealed": 0o755, "served": 0o755}


def test_files_are_as_wide_as_the_umask_has_them(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(ONE, tmp_path, tmp_path / "sealed", encrypted=True)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "sealed").rglob("*")} == {0}


def test_a_manifest_that_names_files_elsewhere_removes_none_of_them(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "precious").write_bytes(b"week")
    (manifest,) = (tmp_path / ".ssg").glob("output-*.json")
    manifest.write_text(manifest.read_text().replace('"weeks/2026-W20.html"', '"../precious"'))
    publish({**TWO, **ONE}, tmp_path, tmp_path / "_site")
    unpublish(tmp_path, tmp_path / "_site")
    assert (tmp_path / "precious").read_bytes() == b"week"


def test_a_page_is_not_removed_through_a_symbolic_link(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/weeks").rename(tmp_path / "elsewhere")
    (tmp_path / "_site/weeks").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SsgError, match="symbolic link"):
        publish({"index.html": b"new"}, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "elsewhere") == {"2026-W20.html": b"week"}


def test_a_page_that_was_changed_and_had_to_go_is_told_once_and_stays(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/weeks/2026-W20.html").write_text("by hand")
    assert publish(TWO, tmp_path, tmp_path / "_site").left == ("weeks/2026-W20.html",)
    before = times(tmp_path)
    assert publish(TWO, tmp_path, tmp_path / "_site").left == ()
    assert times(tmp_path) == before


def test_what_git_keeps_in_an_adopted_folder_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "web/.git").mkdir(parents=True)
    (tmp_path / "web/.git/HEAD").write_text("ref")
    (tmp_path / "web/CNAME").write_text("me.example")
    assert publish(ONE, tmp_path, tmp_path / "web", adopt=True).beside == ("CNAME",)
