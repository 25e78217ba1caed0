"""A swap is whole, by the run that began it or by the next: also when it is killed, or its folder is changed meanwhile."""

import os
import signal
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError, SsgError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import staging as staged
from perfmirror_ssg.publishing import swap
from perfmirror_ssg.publishing.output import mend
from perfmirror_ssg.publishing.plan import Plan, write_plan
from perfmirror_ssg.publishing.swap import Mended
from tests.outputs import ONE, TWO, contents, cut_off, killed, publish

STEPS = range(50)
"""More than a publication of TWO over ONE has."""


def roots(folder: Path) -> list[tuple[int, Path]]:
    """Make as many folders as there are steps, each with a site."""
    found = [(step, folder / str(step)) for step in STEPS]
    for _, root in found:
        root.mkdir()
        publish(ONE, root, root / "_site")
    return found


def test_after_a_kill_before_any_step_the_next_run_has_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    places = roots(tmp_path)
    ended = killed(*(("publish", step, root) for step, root in places))
    assert set(ended) == {-signal.SIGKILL, 0}
    assert ended[-1] == 0
    outcomes: list[bool] = []
    for _, root in places:
        assert all(data in (ONE.get(name), TWO.get(name)) for name, data in contents(root / "_site").items())
        mended = mend(root, root / "_site")
        found = contents(root / "_site")
        assert found in (ONE, TWO)
        assert mended is not Mended.FINISHED or found == TWO
        assert sorted(path.name for path in root.iterdir()) == [".ssg", "_site"]
        outcomes.append(found == TWO)
        publish(TWO, root, root / "_site")
        assert contents(root / "_site") == TWO
    # Killed early the old site stood, killed late the new one, and never went back.
    assert outcomes == sorted(outcomes)
    assert outcomes.index(True) > 15


def test_a_run_that_finishes_another_may_be_killed_as_well(tmp_path: Path) -> None:
    places = roots(tmp_path)[:30]
    for _, root in places:
        cut_off_by_hand(root)
    ended = killed(*(("mend", step, root) for step, root in places))
    assert set(ended) == {-signal.SIGKILL, 0}
    for _, root in places:
        mend(root, root / "_site")
        assert contents(root / "_site") == TWO
        assert sorted(path.name for path in root.iterdir()) == [".ssg", "_site"]


def test_a_removal_that_is_killed_leaves_the_old_site_or_none(tmp_path: Path) -> None:
    places = roots(tmp_path)[:30]
    ended = killed(*(("unpublish", step, root) for step, root in places))
    assert ended[-1] == 0
    for _, root in places:
        mend(root, root / "_site")
        assert contents(root / "_site") in (ONE, {})
        publish(TWO, root, root / "_site", audience="public", replace=True)
        assert contents(root / "_site") == TWO


def test_a_replacement_that_is_killed_leaves_no_mixture_to_the_next_run(tmp_path: Path) -> None:
    places = roots(tmp_path)
    ended = killed(*(("replace", step, root) for step, root in places))
    assert ended[-1] == 0
    for _, root in places:
        mend(root, root / "_site")
        old = contents(root / "_site") == ONE
        publish(ONE if old else TWO, root, root / "_site", audience="me" if old else "public")
        assert contents(root / "_site") == (ONE if old else TWO)


def cut_off_by_hand(root: Path, *, audience: Audience = "me", replace: bool = False) -> None:
    """Leave what a build leaves that was killed before its first rename, without the cost of a process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(swap, "_carry_out", _stop)
        with pytest.raises(KeyboardInterrupt):
            publish(TWO, root, root / "_site", audience=audience, replace=replace)


def _stop(*_: object) -> bool:
    raise KeyboardInterrupt


@pytest.mark.parametrize("renames", range(3))
def test_a_build_that_stops_between_two_renames_is_finished(
    tmp_path: Path, renames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    done: list[str] = []

    def stopping(source: str | Path, target: str | Path) -> None:
        if "_site" in str(target):
            if len(done) == renames:
                raise KeyboardInterrupt
            done.append(str(target))
        Path(source).rename(target)

    monkeypatch.setattr(os, "replace", stopping)
    with pytest.raises(KeyboardInterrupt):
        publish(TWO, tmp_path, tmp_path / "_site")
    monkeypatch.undo()
    assert len([name for name in TWO if contents(tmp_path / "_site").get(name) == TWO[name]]) == renames
    assert mend(tmp_path, tmp_path / "_site") is Mended.FINISHED
    assert contents(tmp_path / "_site") == TWO


def test_home_comes_last_and_assets_first(tmp_path: Path) -> None:
    done = publish({"a.html": b"", "index.html": b"", "weeks/b.html": b"", "assets/z.css": b""}, tmp_path, tmp_path / "_site")
    assert done.written == ("assets/z.css", ".perfmirror-site", "a.html", "weeks/b.html", "index.html")


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
    assert mend(tmp_path, tmp_path / "_site") is Mended.CLEARED
    publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == TWO
    assert contents(tmp_path / "elsewhere") == ONE


def test_a_replacement_that_was_cut_off_is_finished_before_another_site_may_come(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off_by_hand(tmp_path, audience="public", replace=True)
    with pytest.raises(SsgError, match="holds the site for public"):
        publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == TWO


def test_a_page_that_is_edited_after_a_kill_is_not_removed_by_the_run_that_finishes(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (tmp_path / "_site/weeks/2026-W20.html").write_bytes(b"by hand")
    assert mend(tmp_path, tmp_path / "_site") is Mended.FINISHED
    assert contents(tmp_path / "_site") == {**TWO, "weeks/2026-W20.html": b"by hand"}
    # It is remembered: a site for others does not come beside it.
    with pytest.raises(RefusedError, match=r"changed by another hand, .*: weeks/2026-W20\.html; move them away"):
        publish(TWO, tmp_path, tmp_path / "_site", audience="public", replace=True)


def test_a_page_that_is_edited_after_a_kill_and_belongs_to_the_new_site_is_made_as_it_should_be(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (tmp_path / "_site/index.html").write_bytes(b"by hand")
    assert mend(tmp_path, tmp_path / "_site") is Mended.FINISHED
    assert contents(tmp_path / "_site") == TWO


def test_a_file_that_is_put_down_after_a_kill_where_a_page_belongs_is_not_replaced(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    mine = tmp_path / "_site/weeks/2026-W21.html"
    mine.write_bytes(b"mine")
    for run in (lambda: mend(tmp_path, tmp_path / "_site"), lambda: publish(TWO, tmp_path, tmp_path / "_site")):
        with pytest.raises(SsgError, match=r"cut off while it wrote to .*another hand since: weeks/2026-W21\.html; move"):
            run()
    assert contents(tmp_path / "_site") == {**ONE, "weeks/2026-W21.html": b"mine"}
    mine.rename(tmp_path / "mine.html")
    assert mend(tmp_path, tmp_path / "_site") is Mended.FINISHED
    assert contents(tmp_path / "_site") == TWO


def test_a_private_page_that_is_edited_after_a_kill_does_not_stay_beside_the_site_for_others(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off_by_hand(tmp_path, audience="public", replace=True)
    private = tmp_path / "_site/weeks/2026-W20.html"
    private.write_bytes(b"by hand")
    with pytest.raises(SsgError, match=r"another hand since: weeks/2026-W20\.html; move them away"):
        mend(tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {**ONE, "weeks/2026-W20.html": b"by hand"}
    private.unlink()
    assert mend(tmp_path, tmp_path / "_site") is Mended.FINISHED
    assert contents(tmp_path / "_site") == TWO


def test_staged_pages_that_are_gone_are_told(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (folder,) = tmp_path.glob("_site.ssg-staging-*")
    (folder / "index.html").unlink()
    assert mend(tmp_path, tmp_path / "_site") is Mended.LOST
    publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == TWO


def test_staged_pages_that_a_loss_of_power_has_torn_are_put_nowhere(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    cut_off(tmp_path)
    (folder,) = tmp_path.glob("_site.ssg-staging-*")
    os.truncate(folder / "index.html", 0)
    assert mend(tmp_path, tmp_path / "_site") is Mended.LOST
    assert (tmp_path / "_site/index.html").read_bytes() == b"one"
    publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == TWO


def test_staged_pages_that_are_taken_away_from_a_build_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loses(memory: Path, plan: Plan) -> None:
        write_plan(memory, plan)
        (Path(plan.staging) / "index.html").unlink()

    monkeypatch.setattr(swap, "write_plan", loses)
    with pytest.raises(SsgError, match=r"were taken away.*; build again"):
        publish(ONE, tmp_path, tmp_path / "_site")
    monkeypatch.undo()
    publish(ONE, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == ONE


def test_trouble_between_the_renames_is_told_and_finished_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")

    def fails(source: str | Path, target: str | Path) -> None:
        if str(target).endswith("index.html"):
            raise PermissionError(13, "Permission denied", target)
        Path(source).rename(target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fails)
        with pytest.raises(
            SsgError, match=r"half old, half new \(permission denied: .*index\.html\).*`ssg doctor` finishes it"
        ):
            publish(TWO, tmp_path, tmp_path / "_site")
    assert mend(tmp_path, tmp_path / "_site") is Mended.FINISHED
    assert contents(tmp_path / "_site") == TWO
    assert sorted(path.name for path in tmp_path.iterdir()) == [".ssg", "_site"]


def test_a_folder_where_a_page_belongs_is_refused_before_anything_changes(tmp_path: Path) -> None:
    publish({"assets/a.css": b"css", "index.html": b"one"}, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/weeks").write_text("a file")
    with pytest.raises(SsgError, match="a file where a folder belongs"):
        publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == {"assets/a.css": b"css", "index.html": b"one", "weeks": b"a file"}


def test_a_page_where_a_folder_stands_is_refused_before_anything_changes(tmp_path: Path) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    (tmp_path / "_site/about.html").mkdir()
    with pytest.raises(SsgError, match=r"about\.html is a folder where a page belongs"):
        publish({**TWO, "about.html": b"about"}, tmp_path, tmp_path / "_site", adopt=True)
    assert contents(tmp_path / "_site") == ONE


def test_an_output_on_a_disk_of_its_own_is_refused_before_anything_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_site").mkdir()
    stat = Path.stat

    def mounted(path: Path, **options: bool) -> os.stat_result:
        about = stat(path, **options)
        return os.stat_result((*about[:2], about.st_dev + 1, *about[3:10])) if path.name == "_site" else about

    monkeypatch.setattr(Path, "stat", mounted)
    with pytest.raises(SsgError, match="_site is a disk of its own"):
        publish(ONE, tmp_path, tmp_path / "_site")
    assert not any((tmp_path / "_site").iterdir())


def test_an_output_that_may_not_be_written_to_is_refused_before_anything_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(ONE, tmp_path, tmp_path / "_site")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "weeks")
    with pytest.raises(SsgError, match="weeks may not be written to"):
        publish(TWO, tmp_path, tmp_path / "_site")
    assert contents(tmp_path / "_site") == ONE
    assert staged.clear_leftovers(tmp_path / "_site") is False
