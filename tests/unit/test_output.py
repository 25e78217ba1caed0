"""Publishing: what is written, what is left alone, and what a killed build leaves behind."""

import os
import signal
import sys
import textwrap
from pathlib import Path
from subprocess import run
from typing import BinaryIO, cast

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import output as publishing
from perfmirror_ssg.publishing import staging
from perfmirror_ssg.publishing.output import Published, Unpublished, mend, opened, unpublish
from perfmirror_ssg.publishing.place import MARKER
from perfmirror_ssg.publishing.swap import Mended

ONE = {"index.html": b"one", "weeks/2026-W20.html": b"week", "assets/a.css": b"css"}
TWO = {"index.html": b"two", "weeks/2026-W21.html": b"other week", "assets/b.css": b"css 2"}


def publish(site: dict[str, bytes], root: Path, output: Path, *, adopt: bool = False, audience: Audience = "me") -> Published:
    """Publish a site as a build does."""
    with opened(root, output, adopt=adopt, audience=audience) as target:
        return publishing.publish(target, site)


def contents(place: Path) -> dict[str, bytes]:
    """Return every file below a folder but the marker, by its path."""
    files = {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*") if p.is_file()}
    files.pop(MARKER, None)
    return files


def test_a_site_is_written_whole(tmp_path: Path) -> None:
    done = publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == ONE
    assert ({*done.written}, done.removed, done.kept) == ({MARKER, *ONE}, (), 0)


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file() and p.name != "lock"}
    done = publish(ONE, tmp_path, tmp_path / "_site")
    assert (done.written, done.removed, done.kept) == ((), (), 4)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file() and p.name != "lock"} == before


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


def test_a_site_for_another_audience_is_not_written_over(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    with pytest.raises(SsgError, match="for me"):
        publish(TWO, tmp_path, tmp_path / "_site", audience="public")
    assert contents(tmp_path / "_site") == ONE


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


KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from perfmirror_ssg.publishing import manifest, output, staging
    from tests.unit.test_output import TWO
    root, step = Path(sys.argv[1]), int(sys.argv[2])
    calls = 0
    def dying(function):
        def wrapper(*args, **kwargs):
            global calls
            if calls == step:
                os.kill(os.getpid(), signal.SIGKILL)
            calls += 1
            return function(*args, **kwargs)
        return wrapper
    for name in ("replace", "unlink", "mkdir"):
        setattr(Path, name, dying(getattr(Path, name)))
    for name in ("fsync", "open", "replace"):
        setattr(os, name, dying(getattr(os, name)))
    staging.open = dying(open)
    with output.opened(root, root / "_site") as target:
        output.publish(target, TWO)
    """
)


def test_after_a_kill_at_any_moment_the_next_run_has_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    program = tmp_path / "killed.py"
    program.write_text(KILLED)
    outcomes: list[bool] = []
    for step in range(200):
        root = tmp_path / str(step)
        root.mkdir()
        publish(ONE, root, root / "_site")
        ended = run(
            [sys.executable, program, str(root), str(step)], check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
        )
        mended = mend(root, root / "_site")
        found = contents(root / "_site")
        assert found in (ONE, TWO)
        assert mended is not Mended.FINISHED or found == TWO
        assert sorted(p.name for p in root.iterdir()) == [".ssg", "_site"]
        outcomes.append(found == TWO)
        publish(TWO, root, root / "_site")
        assert contents(root / "_site") == TWO
        assert sorted(p.name for p in root.iterdir()) == [".ssg", "_site"]
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL
    # Killed early the old site stood, killed late the new one, and never went back.
    assert outcomes[0] is False
    assert outcomes == sorted(outcomes)
    assert len(outcomes) > 15


def cut_off(root: Path) -> None:
    """Leave what a build leaves that is killed between two renames."""
    program = root / "killed.py"
    program.write_text(KILLED.replace("if calls == step", "if calls >= step and (root / '.ssg/swap.json').exists()"))
    run([sys.executable, program, str(root), "0"], check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    program.unlink()
    assert (root / ".ssg/swap.json").exists()


def test_a_cut_off_build_is_not_finished_through_a_symbolic_link(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (tmp_path / "_site").rename(tmp_path / "real")
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim/index.html").write_text("precious")
    (tmp_path / "_site").symlink_to(tmp_path / "victim")
    for output in (tmp_path / "_site", tmp_path / "other"):
        with pytest.raises(SsgError, match="symbolic link"):
            mend(tmp_path, output)
        with pytest.raises(SsgError, match="symbolic link"):
            publish(TWO, tmp_path, output)
    assert contents(tmp_path / "victim") == {"index.html": b"precious"}
    (tmp_path / "_site").unlink()
    (tmp_path / "real").rename(tmp_path / "_site")
    assert mend(tmp_path, tmp_path / "_site") is Mended.FINISHED
    assert contents(tmp_path / "_site") == TWO


def test_a_cut_off_build_of_a_folder_that_was_removed_is_let_go(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (tmp_path / "_site").rename(tmp_path / "elsewhere")
    publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == TWO


def test_what_a_killed_build_staged_is_out_of_gits_sight(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (folder,) = tmp_path.glob("_site.ssg-staging-*")
    assert (folder / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    "plan",
    [
        "{",
        "[]",
        '{"place": 1, "staging": 2, "writes": ["a"], "removals": 3, "manifest": 4, "stored": 5}',
        (
            '{"place": "/a", "staging": "/b", "writes": [], "removals": {}, "manifest": "m", "stored": '
            '{"format": 2, "generator": "", "output": "", "audience": "me", "encrypted": false, "files": {}}}'
        ),
    ],
)
def test_a_plan_that_is_not_ours_is_not_carried_out(tmp_path: Path, plan: str) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / ".ssg/swap.json").write_text(plan)
    with pytest.raises(SsgError, match="remove it and build again"):
        publish(TWO, tmp_path, tmp_path / "_site")


def test_a_folder_where_a_page_belongs_is_refused_before_anything_changes(tmp_path: Path) -> None:
    publish({"assets/a.css": b"css", "index.html": b"one"}, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/weeks").write_text("a file")
    with pytest.raises(SsgError, match="a file where a folder belongs"):
        publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {"assets/a.css": b"css", "index.html": b"one", "weeks": b"a file"}
