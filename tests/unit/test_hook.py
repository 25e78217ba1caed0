"""The hook that the README proposes: it checks what is about to be committed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import write_site

README = Path(__file__).parents[2] / "README.md"
WEEK = "journal/2026/2026-W20.md"
GOOD = "---\ninput: {one-on-one: 6}\n---\n"
BAD = "---\ninput: {nonsense: 1}\n---\n"


def _git(root: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    options = ("-c", "user.name=me", "-c", "user.email=me@example.org")
    command = ["git", *options, *args]
    return subprocess.run(command, cwd=root, env={**own, "PATH": path}, capture_output=True, text=True, check=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a repository with the hook."""
    root = write_site(tmp_path / "mine", {"config.toml": "schema = 1\n", WEEK: GOOD})
    _git(root, "init", "--quiet")
    hook = root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n" + README.read_text(encoding="utf-8").partition("#!/bin/sh\n")[2].partition("```")[0])
    hook.chmod(0o755)
    _git(root, "add", ".")
    return root


def test_it_lets_good_work_pass_whatever_else_lies_in_the_folder(root: Path) -> None:
    (root / WEEK).write_text(BAD)
    assert _git(root, "commit", "-m", "a week").returncode == 0


def test_it_stops_what_is_wrong_in_what_is_committed_though_it_is_mended_since(root: Path) -> None:
    (root / WEEK).write_text(BAD)
    _git(root, "add", ".")
    (root / WEEK).write_text(GOOD)
    ran = _git(root, "commit", "-m", "a week")
    assert ran.returncode == 1
    assert f"{WEEK}:2:9: error[E212]" in ran.stdout + ran.stderr


def test_it_leaves_nothing_behind(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "copies"))
    (tmp_path / "copies").mkdir()
    _git(root, "commit", "-m", "a week")
    assert list((tmp_path / "copies").iterdir()) == []
