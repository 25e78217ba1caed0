"""What git says of a folder: its repository, where that is pushed to, what it keeps.

In: a folder, and what the environment knows of the repository. Out: a `Repository`, or None where there is none.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.diagnostics import SsgError

Visibility = Literal["public", "private", "unknown"]

_REMOTE = re.compile(r"(?P<name>\S+)\t(?P<url>.+) \((?:fetch|push)\)(?: \[.*\])?")
_LOCAL = re.compile(r"\.{0,2}/|~|file:|[^:]*$", re.IGNORECASE)
_HOST = re.compile(r"[\w+.-]+://(?:[^/]*/)?|[^:/]*:")
_CLONED = re.compile(r"(?:https://|ssh://)?([\w.-]+\.[a-z]+)(?:/|:(?!\d+/))(?!/)([^\s?#@…]+)")


class Remote(Struct, frozen=True, kw_only=True):
    """A repository elsewhere that ours is pushed to or taken from."""

    name: str
    url: str
    """Without what may be secret in it: who asks, and all behind the path."""
    visibility: Visibility

    @property
    def path(self) -> str:
        """Its address from the owner on: `me/journal`."""
        return "/".join(_HOST.sub("", _bare(self.url), count=1).split("/")[-2:])

    def is_called(self, name: str) -> bool:
        """Whether its address ends with a name (`OWNER/NAME`); hosts do not tell capitals."""
        return _is_called(self.url, name)


class Repository(Struct, frozen=True, kw_only=True):
    """A repository with a working tree."""

    top: Path
    remotes: tuple[Remote, ...]
    tracked: tuple[str, ...]
    """The files that are committed, or are about to be, by path from the top."""


def repository_of(folder: Path, known: Mapping[str, Visibility], otherwise: Visibility = "unknown") -> Repository | None:
    """Return the repository that holds a folder.

    `known` says of remotes, by the end of their address (`OWNER/NAME`), whether they are public; of all else `otherwise` holds.
    """
    top = top_of(folder)
    if top is None:
        return None
    remotes = {(found["name"], found["url"]) for line in _lines(top, "remote", "-v") if (found := _REMOTE.fullmatch(line))}
    return Repository(
        top=top,
        remotes=tuple(
            Remote(name=name, url=_without_secrets(url), visibility=_visibility(url, known, otherwise))
            for name, url in sorted(remotes)
        ),
        tracked=tuple(_tracked(top)),
    )


def top_of(folder: Path) -> Path | None:
    """Return the top of the working tree that holds a folder."""
    folder = folder.resolve()
    if not any(os.path.lexists(place / ".git") for place in (folder, *folder.parents)):
        return None
    standing = next(place for place in (folder, *folder.parents) if place.is_dir())
    return Path(_git(standing, "rev-parse", "--show-toplevel").rstrip("\n"))


def branch_of(folder: Path) -> str:
    """Return the branch that is checked out, also one without a commit; `main` where there is none."""
    top = top_of(folder)
    return (_git(top, "symbolic-ref", "--quiet", "--short", "HEAD", may_fail=True).strip() if top else "") or "main"


def committed(repository: Repository, paths: Sequence[str]) -> tuple[str, ...]:
    """Return the files below `paths` (from the top) that any commit of the repository holds, also those removed since."""
    if not paths or not _git(repository.top, "rev-list", "--all", "--max-count=1"):
        return ()
    named = ("--format=", "--name-only", "--no-renames", "--ignore-submodules=all")
    log = ("log", "--all", "-m", "-z", *named, "--", *(f":(top,literal){path}" for path in paths))
    return tuple(sorted(set(_names(repository.top, *log))))


def clone_of(folder: Path) -> tuple[str, str] | None:
    """Return the address of the repository a folder was cloned from, as everybody may use it, and the commit it is at."""
    if top_of(folder) is None:
        return None
    url = _without_secrets(_git(folder, "remote", "get-url", "origin", may_fail=True).strip())
    commit = _git(folder, "rev-parse", "HEAD", may_fail=True).strip()
    host = _CLONED.fullmatch(url)
    return (f"https://{host[1]}/{host[2]}", commit) if host and re.fullmatch("[0-9a-f]{40}", commit) else None


def visibility_by_event(environment: Mapping[str, str]) -> dict[str, Visibility]:
    """Return what GitHub tells a workflow of its own repository; nothing elsewhere."""
    try:
        event = json.loads(Path(environment.get("GITHUB_EVENT_PATH", "")).read_bytes())
        told = event["repository"]
        name, private = told["full_name"], told["private"] is True and told.get("visibility", "private") == "private"
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {str(name): "private" if private else "public"} if name == environment.get("GITHUB_REPOSITORY") else {}


def _tracked(top: Path) -> Iterator[str]:
    """Yield the files of the index; of a repository inside another, that keeps no more than the name of a commit."""
    for row in _names(top, "ls-files", "-z", "--stage"):
        about, _, name = row.partition("\t")
        if not about.startswith("160000 "):
            yield name


def _visibility(url: str, known: Mapping[str, Visibility], otherwise: Visibility) -> Visibility:
    if _LOCAL.match(url):
        return "private"
    shown = _without_secrets(url)
    return next((seen for name, seen in known.items() if _is_called(shown, name)), otherwise)


def _without_secrets(url: str) -> str:
    """Return an address that may be printed: a name, a password or a token may stand in it, with any characters."""
    if _LOCAL.match(url):
        return url
    scheme, mark, rest = url.partition("://") if "://" in url else ("", "", url)
    path, query = re.fullmatch("([^?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    # Where a password may hold the sign that begins a query, nothing tells the one from the other.
    return f"{scheme}{mark}{'…' if '@' in query else path.rpartition('@')[2]}"


def _is_called(url: str, name: str) -> bool:
    return _bare(url).casefold().endswith((f"/{name}".casefold(), f":{name}".casefold()))


def _bare(url: str) -> str:
    return url.rstrip("/").removesuffix(".git")


def _lines(top: Path, *arguments: str) -> list[str]:
    return _git(top, *arguments).splitlines()


def _names(top: Path, *arguments: str) -> Iterator[str]:
    return (name for name in _git(top, *arguments).split("\0") if name)


def _git(folder: Path, *arguments: str, may_fail: bool = False) -> str:
    """Run git for reading only; SsgError in its own words when it cannot answer."""
    program = shutil.which("git")
    if program is None:
        raise SsgError(f"{folder} lies in a git repository, and there is no git to ask about it: install git")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    # A repository may name programs to be run while its index is read; nothing of it is run for a look.
    command = [program, "-C", str(folder), "-c", "core.fsmonitor=false", *arguments]
    ran = subprocess.run(  # noqa: S603 - git, with arguments of ours
        command, capture_output=True, check=False, env={**environment, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    )
    if ran.returncode and not may_fail:
        told = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SsgError(f"git cannot tell about {folder}: {told[0] if told else f'it ended with {ran.returncode}'}")
    return "" if ran.returncode else os.fsdecode(ran.stdout)
