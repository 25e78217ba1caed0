"""One build at a time per site."""

import os
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from perfmirror_ssg.diagnostics import SsgError
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
