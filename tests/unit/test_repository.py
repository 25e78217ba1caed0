"""What git says of a folder, asked of real repositories."""

import subprocess
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing.repository import Remote, branch_of, clone_of, committed, repository_of, top_of


def git(at: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@mirror.example"]
    subprocess.run(["git", "-C", at, *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository without a commit."""
    git(tmp_path, "init", "-q", "-b", "trunk")
    return tmp_path


def test_a_folder_in_no_repository_has_none(tmp_path: Path) -> None:
    assert repository_of(tmp_path, {}) is None
    assert (top_of(tmp_path), clone_of(tmp_path), branch_of(tmp_path)) == (None, None, "main")


def test_a_folder_that_is_not_there_yet_belongs_to_the_repository_above(top: Path) -> None:
    assert top_of(top / "mine/deeper") == top
    assert branch_of(top / "mine/deeper") == "trunk"


def test_names_that_git_would_quote_are_read_as_they_are(top: Path) -> None:
    (top / "Übung\n1.md").write_text("x")
    git(top, "add", "--all")
    found = repository_of(top, {})
    assert found
    assert found.tracked == ("Übung\n1.md",)


def test_a_remote_to_push_to_counts_as_much_as_one_to_fetch_from(top: Path) -> None:
    git(top, "remote", "add", "origin", "/srv/git/mine.git")
    git(top, "remote", "set-url", "--push", "origin", "https://me:word@host.example/me/mine.git")
    found = repository_of(top, {"me/mine": "public"})
    assert found
    assert [(remote.url, remote.visibility) for remote in found.remotes] == [
        ("/srv/git/mine.git", "private"),
        ("https://host.example/me/mine.git", "public"),
    ]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/me/journal.git", "me/journal"),
        ("git@github.com:me/journal.git", "me/journal"),
        ("ssh://git@github.com/me/journal/", "me/journal"),
    ],
)
def test_a_repository_is_known_by_its_owner_and_name_however_it_is_reached(url: str, name: str) -> None:
    assert Remote(name="origin", url=url, visibility="unknown").path == name


@pytest.mark.parametrize(
    ("url", "shown", "name"),
    [
        ("https://me:SECRET@host.example/a/b.git", "https://host.example/a/b.git", "a/b"),
        ("https://u:p@SECRET@host.example/a/b", "https://host.example/a/b", "a/b"),
        ("https://u:SEC/RET@host.example/a/b", "https://host.example/a/b", "a/b"),
        ("https://u:SEC?RET@host.example/a/b", "https://…", "…"),
        ("https://host.example/a/b.git?access_token=SECRET", "https://host.example/a/b.git", "a/b"),
        ("https://host.example/a/b.git?mail=x@SECRET", "https://…", "…"),
        ("https://host.example/a/b.git#SECRET", "https://host.example/a/b.git", "a/b"),
        ("u:SECRET@host.example/a/b.git", "host.example/a/b.git", "a/b"),
        ("SECRET@host.example:a/b.git", "host.example:a/b.git", "a/b"),
        ("ssh://git@host.example:22/x.git", "ssh://host.example:22/x.git", "x"),
        ("ssh://git@host.example:22/a/x.git", "ssh://host.example:22/a/x.git", "a/x"),
        ("host:x.git", "host:x.git", "x"),
    ],
)
def test_what_may_be_secret_in_an_address_is_never_shown(top: Path, url: str, shown: str, name: str) -> None:
    git(top, "remote", "add", "origin", url)
    found = repository_of(top, {})
    assert found
    assert [(remote.url, remote.path, remote.visibility) for remote in found.remotes] == [(shown, name, "unknown")]


def test_hosts_do_not_tell_capitals(top: Path) -> None:
    git(top, "remote", "add", "origin", "git@host.example:Me/Journal.git")
    found = repository_of(top, {"mE/journal": "private", "e/journal": "public"})
    assert found
    assert [remote.visibility for remote in found.remotes] == ["private"]
    assert found.remotes[0].is_called("me/JOURNAL")
    assert not found.remotes[0].is_called("e/journal")


def test_a_repository_without_a_commit_has_committed_nothing(top: Path) -> None:
    (top / "people.toml").write_text("x")
    git(top, "add", "--all")
    found = repository_of(top, {})
    assert found
    assert committed(found, ["people.toml"]) == ()


def test_what_any_branch_ever_held_is_committed(top: Path) -> None:
    (top / "people.toml").write_text("x")
    (top / "people.toml.md").write_text("x")
    git(top, "add", "--all")
    git(top, "commit", "-q", "-m", "one")
    git(top, "checkout", "-q", "--orphan", "other")
    git(top, "rm", "-q", "-r", "--cached", ".")
    git(top, "commit", "-q", "--allow-empty", "-m", "two")
    found = repository_of(top, {})
    assert found
    assert found.tracked == ()
    assert committed(found, ["people.toml", "journal"]) == ("people.toml",)


def test_a_clone_is_known_by_where_everybody_may_get_it(top: Path) -> None:
    git(top, "commit", "-q", "--allow-empty", "-m", "one")
    commit = subprocess.run(["git", "-C", top, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    assert clone_of(top) is None
    for url in ("git@host.example:me/program.git", "https://me:word@host.example/me/program.git"):
        git(top, "config", "remote.origin.url", url)
        assert clone_of(top) == ("https://host.example/me/program.git", commit)
    for url in ("/srv/git/program.git", "ssh://git@host.example:22/program.git", "https://me:a?b@host.example/me/x.git"):
        git(top, "config", "remote.origin.url", url)
        assert clone_of(top) is None
    git(top, "config", "remote.origin.url", "https://host.example/me/program.git?token=SECRET")
    assert clone_of(top) == ("https://host.example/me/program.git", commit)


def test_what_a_repository_would_run_is_not_run_for_a_look(top: Path) -> None:
    hook = top / "hook"
    hook.write_text(f"#!/bin/sh\ntouch '{top}/ran'\n")
    hook.chmod(0o755)
    git(top, "config", "core.fsmonitor", str(hook))
    assert repository_of(top, {})
    assert not (top / "ran").exists()


def test_another_repository_in_the_environment_is_not_asked(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert top_of(top) == top


def test_a_repository_that_cannot_be_read_is_said_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    with pytest.raises(SsgError, match="git cannot tell about"):
        repository_of(tmp_path, {})
