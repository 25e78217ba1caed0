"""How the files stand: what differs, and what is not looked at."""

import os
from pathlib import Path

from perfmirror_ssg.preview.look import changed, emptied, glance, is_looked_at, look
from tests.sites import write_site

WEEK = "journal/2026/2026-W20.md"


def _site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", {WEEK: "Words.\n", "themes/own/static/own.css": "a {}\n", "_site/index.html": "x"})


def test_what_a_page_may_depend_on_is_looked_at() -> None:
    paths = ["config.toml", "people.toml", WEEK, "journal/img/a.png", "themes/own/theme.toml", "2026-W20.md", "journal"]
    assert [path for path in paths if not is_looked_at(path)] == []


def test_the_site_the_memory_git_and_what_editors_drop_are_not() -> None:
    paths = ["_site", "_site/index.html", ".ssg/lock", ".git/index", f"{WEEK}~", "journal/2026/.2026-W20.md.swp", "notes.txt"]
    assert [path for path in paths if is_looked_at(path)] == []


def test_two_looks_at_the_same_files_are_equal(tmp_path: Path) -> None:
    root = _site(tmp_path)
    before = look(root, {})
    assert set(before) == {"config.toml", WEEK, "themes/own/static/own.css"}
    assert changed(before, look(root, before)) == frozenset()


def test_a_file_that_is_written_comes_or_goes_differs(tmp_path: Path) -> None:
    root = _site(tmp_path)
    before = look(root, {})
    root.joinpath(WEEK).write_text("Others.\n")
    root.joinpath("config.toml").unlink()
    root.joinpath("journal/new.md").touch()
    now = look(root, before)
    assert changed(before, now) == {WEEK, "config.toml", "journal/new.md"}


def test_the_same_words_written_again_are_no_change(tmp_path: Path) -> None:
    root = _site(tmp_path)
    before = look(root, {})
    os.utime(root / WEEK, (1, 1))
    assert changed(before, look(root, before)) == frozenset()


def test_other_words_within_one_tick_of_the_clock_are_seen_when_the_file_was_touched(tmp_path: Path) -> None:
    root = _site(tmp_path)
    before = look(root, {})
    status = root.joinpath(WEEK).stat()
    root.joinpath(WEEK).write_text("Wards.\n")
    os.utime(root / WEEK, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert changed(before, glance(root, before, {WEEK})) == {WEEK}


def test_a_glance_sees_folders_come_and_go_with_all_that_is_in_them(tmp_path: Path) -> None:
    root = _site(tmp_path)
    before = look(root, {})
    root.joinpath("journal/2026").rename(root / "journal/2027")
    now = glance(root, before, {"journal/2026", "journal/2027"})
    assert changed(before, now) == {WEEK, "journal/2027/2026-W20.md"}
    assert now == look(root, before)


def test_a_file_that_lost_all_it_held_is_emptied_and_a_new_empty_one_is_not(tmp_path: Path) -> None:
    root = _site(tmp_path)
    before = look(root, {})
    root.joinpath("journal/new.md").touch()
    assert not emptied(before, look(root, before))
    root.joinpath(WEEK).write_text("")
    assert emptied(before, look(root, before))


def test_pipes_links_and_folders_in_the_place_of_a_file_are_seen_and_not_read(tmp_path: Path) -> None:
    root = _site(tmp_path)
    before = look(root, {})
    root.joinpath(WEEK).unlink()
    os.mkfifo(root / WEEK)
    root.joinpath("journal/link.md").symlink_to("/dev/zero")
    assert changed(before, look(root, before)) == {WEEK, "journal/link.md"}


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert look(tmp_path / "nowhere", {}) == {}
