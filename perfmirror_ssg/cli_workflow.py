"""The workflow of `ssg init --ci github`: the question about privacy first, then the file, never over another.

In: what is to be published, the site folder. Out: a file made by `writing`, what is left to do on stderr.
"""

import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct

from perfmirror_ssg import __version__
from perfmirror_ssg.cli_site import Failure, echo, echo_note
from perfmirror_ssg.writing.github import PRIVACY, PUBLISHED, WORKFLOW, Pages, next_steps, requirement, workflow

NOTHING = "nothing"


class Planned(Struct, frozen=True, kw_only=True):
    """A workflow that is to be written, and where."""

    path: Path
    pages: Pages

    @property
    def text(self) -> str:
        """What its file is to hold."""
        return workflow(self.pages)


def ask_what_is_published(stated: str | None) -> str:
    """Return what is to be published, as stated or as answered; without a terminal it has to be stated."""
    if stated:
        return stated
    if not sys.stdin.isatty():
        raise Failure(f"what is to be published? say --pages encrypted or --pages public\n{PRIVACY}")
    echo_note(f"{PRIVACY}\n")
    for name, means in PUBLISHED.items():
        echo_note(f"  {name:<9}  {means}")
    echo_note("")
    choice = click.Choice(list(PUBLISHED))
    return str(click.prompt("What is to be published?", type=choice, default=next(iter(PUBLISHED)), err=True))


def plan_workflow(folder: Path, ci: str | None, pages: str | None) -> Planned | None:
    """Say which workflow belongs to a site folder, after asking what it publishes; an end where another stands.

    None where no workflow is wished for, or one that publishes nothing.
    """
    from perfmirror_ssg.publishing.repository import branch_of, top_of

    if pages and not ci:
        raise Failure(f"--pages {pages} says what a workflow publishes: add --ci github")
    published = ask_what_is_published(pages) if ci else NOTHING
    if published == NOTHING:
        return None
    folder = folder.resolve()
    top = top_of(folder) or folder
    below = folder.relative_to(top).as_posix() if folder != top else ""
    planned = Planned(
        path=top / WORKFLOW,
        pages=Pages(published=published, install=_installed(), branch=branch_of(folder), folder=below),
    )
    _refuse_another(planned)
    return planned


def write_workflow(planned: Planned) -> None:
    """Write a workflow where none stands, and say what is left to do."""
    from perfmirror_ssg.writing.files import create

    written = create(planned.path, planned.text.encode())
    echo(os.path.relpath(planned.path))
    if not written:
        echo_note("it is there already, as it would be written; nothing was changed")
    steps = "\n".join(f"  {number}. {step}" for number, step in enumerate(next_steps(planned.pages), start=1))
    echo_note(f"\nWhat is left:\n\n{steps}")


def _refuse_another(planned: Planned) -> None:
    """End where the workflow's file holds something else, and say what."""
    if not os.path.lexists(planned.path):
        return
    there = planned.path.read_bytes().decode("utf-8", "replace")
    if there == planned.text:
        return
    for line in _difference(there, planned.text, os.path.relpath(planned.path)):
        echo(line)
    raise Failure(f"{os.path.relpath(planned.path)} holds another workflow, and was left as it is; above is what differs")


def _difference(there: str, text: str, name: str) -> Iterator[str]:
    return difflib.unified_diff(there.splitlines(), text.splitlines(), name, "as it would be written", lineterm="")


def _installed() -> str:
    """Say what pip installs to have this very program, by what it noted when it installed it."""
    from importlib.metadata import distribution

    from perfmirror_ssg.publishing.repository import clone_of

    noted = distribution("perfmirror-ssg").read_text("direct_url.json")
    return requirement(__version__, noted, clone_of(Path(__file__)) if noted else None)
