"""One build at a time per site."""

import os
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing import lock
from perfmirror_ssg.publishing.lock import hold

HOLDER = """
import sys, pathlib
from perfmirror_ssg.publishing.lock import hold
with hold(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdin=PIPE, stdout=PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(SsgError, match=f"process {holder.pid}"), hold(tmp_path):
            pass
        holder.kill()
    with hold(tmp_path):  # the system freed it
        assert (tmp_path / ".ssg/lock").read_text() == str(os.getpid())


def test_the_memory_folder_is_the_owners_alone_and_ignored_by_git(tmp_path: Path) -> None:
    with hold(tmp_path) as memory:
        assert memory == tmp_path / ".ssg"
        assert memory.stat().st_mode & 0o777 == 0o700
        assert (memory / ".gitignore").read_text() == "*\n"


def test_a_memory_folder_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".ssg").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SsgError, match="symbolic link"), hold(tmp_path):
        pass


@pytest.mark.parametrize("thing", ["link", "folder", "pipe"])
def test_something_else_where_the_lock_belongs_is_named(tmp_path: Path, thing: str) -> None:
    (tmp_path / ".ssg").mkdir()
    lock = tmp_path / ".ssg/lock"
    match thing:
        case "link":
            (tmp_path / "victim").write_text("precious")
            lock.symlink_to(tmp_path / "victim")
        case "folder":
            lock.mkdir()
        case _:
            os.mkfifo(lock)
    with pytest.raises(SsgError, match=r"\.ssg/lock cannot be locked: .*; remove it and try again"), hold(tmp_path):
        pass
    assert thing != "link" or (tmp_path / "victim").read_text() == "precious"


def test_a_file_where_the_memory_folder_belongs_is_named(tmp_path: Path) -> None:
    (tmp_path / ".ssg").write_text("")
    with pytest.raises(SsgError, match=r"\.ssg is a file; move it away"), hold(tmp_path):
        pass


def test_a_memory_folder_that_may_not_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuses)
    with pytest.raises(SsgError, match=r"\.ssg cannot be written to"), hold(tmp_path):
        pass


def test_a_memory_folder_that_is_too_wide_or_too_narrow_is_made_right(tmp_path: Path) -> None:
    for mode in (0o755, 0o500):
        (tmp_path / ".ssg").mkdir(exist_ok=True)
        (tmp_path / ".ssg").chmod(mode)
        with hold(tmp_path) as memory:
            assert memory.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_through_a_link_in_the_memory_folder(tmp_path: Path) -> None:
    (tmp_path / ".ssg").mkdir()
    (tmp_path / ".ssg/.gitignore").symlink_to(tmp_path / "elsewhere")
    with hold(tmp_path):
        pass
    assert not (tmp_path / "elsewhere").exists()


KILLED = """
import os, pathlib, signal, sys
from perfmirror_ssg.publishing.lock import hold
with hold(pathlib.Path(sys.argv[1])):
    if os.fork() == 0:
        sys.stdin.read()
        os._exit(0)
    print("held", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_is_left_of_a_killed_build_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PAUSE", 0.01)
    with Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdin=PIPE, stdout=PIPE, text=True) as killed:
        assert killed.wait() < 0
        monkeypatch.setattr(lock, "_TRIES", 2)
        with pytest.raises(SsgError, match=f"process {killed.pid}"), hold(tmp_path):
            pass
        monkeypatch.setattr(lock, "_TRIES", 1000)
        assert killed.stdin is not None
        killed.stdin.close()
        with hold(tmp_path):
            assert (tmp_path / ".ssg/lock").read_text() == str(os.getpid())


def test_a_holder_that_is_somebody_elses_process_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuses)
    with (
        hold(tmp_path),
        pytest.raises(SsgError, match=r"another build of .* is running"),
        hold(tmp_path),
    ):
        pass


@pytest.mark.parametrize("written", ["", "words", "\N{PILE OF POO}", "9" * 60])
def test_a_lock_that_names_nobody_is_still_a_lock(tmp_path: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_TRIES", 2)
    with hold(tmp_path) as memory:
        (memory / "lock").write_text(written)
        with pytest.raises(SsgError, match=r"another build of .* is running"), hold(tmp_path):
            pass
