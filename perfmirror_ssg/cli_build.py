"""Commands that check and build: problems said, a site written, what was written removed.

In: arguments. Out: problems on stdout, what happened on stderr, the site on the disk.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from msgspec import Struct

from perfmirror_ssg.cli_site import Asked, echo_note, echo_problems, end, exit_code
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.diagnostics import Diagnostic, in_order, tally
from perfmirror_ssg.workers import uncollected

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror
    from perfmirror_ssg.outcome import Outcome
    from perfmirror_ssg.publishing.output import Published

PATIENCE = 0.5
"""Seconds after which a build says what it is doing."""


@click.command(epilog="Example: ssg build --strict")
@click.option("--output", type=click.Path(path_type=Path), help="Where to write, instead of where config.toml says.")
@click.option("--strict", is_flag=True, help="Leave the old site as it was when there are errors or warnings.")
@click.option("--adopt", is_flag=True, help="Take a folder that holds other files; say which, and which were replaced.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when nothing is wrong.")
@click.pass_obj
def build(asked: Asked, output: Path | None, *, strict: bool, adopt: bool, quiet: bool) -> None:
    """Build the site.

    Errors in some entries leave the rest of the site as good as it was: it is built, and the command ends with 1.
    Errors in config.toml would make the figures somebody else's: the site stays as it was, and the command ends with 2.
    Only pages that look different are written. The time it tells is that of the work, without the start of Python.
    """
    begun = time.monotonic()
    root = asked.root()
    last = None if adopt else _unchanged(asked, root, output)
    if last:
        echo_problems(root, _told(last.problems, strict=strict), err=True)
        _refuse_strictly(last.problems, strict=strict)
    wishes = _Wishes(strict=strict, adopt=adopt, quiet=quiet, begun=begun)
    with uncollected():
        outcome, published = (last, None) if last else _build(asked, root, output, wishes)
    for words in outcome.notes:
        echo_note(words)
    if outcome.problems or not quiet:
        click.echo(_built(outcome, published, time.monotonic() - begun))
    end(exit_code(outcome.problems, strict=strict))


class _Wishes(Struct, frozen=True, kw_only=True):
    """How a build was asked for, and when it began."""

    strict: bool
    adopt: bool
    quiet: bool
    begun: float


def _unchanged(asked: Asked, root: Path, output: Path | None) -> "Outcome | None":
    """Return what the last build came to, if this one would come to the same."""
    from perfmirror_ssg.outcome import recall
    from perfmirror_ssg.publishing.place import resolve
    from perfmirror_ssg.reading.inputs import inputs_digest

    memory = root / ".ssg"
    last = recall(memory, output)
    if last is None or last.inputs != inputs_digest(root) or last.day != asked.day(last) or not last.stands(memory):
        return None
    return last if str(resolve(root, Path(last.named))) == last.place else None


def _build(asked: Asked, root: Path, output: Path | None, wishes: _Wishes) -> "tuple[Outcome, Published]":
    """Read, make and write; say the problems before anything is written."""
    from perfmirror_ssg import outcome
    from perfmirror_ssg.build import make
    from perfmirror_ssg.publishing.lock import memory_folder
    from perfmirror_ssg.publishing.output import opened, publish
    from perfmirror_ssg.reading.inputs import inputs_digest

    memory_folder(root)
    inputs = inputs_digest(root)
    mirror = asked.read()
    named = output or root / mirror.config.site.output
    if mirror.config_is_wrong:
        _refuse_without_config(mirror, named, strict=wishes.strict)
    _progress(wishes.begun, f"rendering {_weeks(mirror)} …", quiet=wishes.quiet)
    with opened(root, named, adopt=wishes.adopt) as target:
        made = make(mirror, target.standing())
        _progress(wishes.begun, "", quiet=wishes.quiet)
        problems = in_order((*mirror.told, *made.problems))
        echo_problems(root, _told(problems, strict=wishes.strict), err=True)
        _refuse_strictly(problems, strict=wishes.strict)
        published = publish(target, made.site, made.digests)
        notes = tuple(_left_out(mirror))
        found = outcome.Outcome(
            inputs=inputs,
            day=mirror.report.journal.today,
            today=mirror.config.site.today,
            timezone=mirror.config.site.timezone,
            named=str(named.absolute()),
            place=str(published.place),
            manifest=outcome.manifest_digest(target.memory, published.place),
            pages=made.pages,
            weeks=len(mirror.folder.weeks),
            problems=problems,
            notes=notes,
        )
        outcome.remember(target.memory, output, found)
    for words in _by_hand(published):
        echo_note(words)
    return found, published


def _built(outcome: "Outcome", published: "Published | None", took: float) -> str:
    """Say what a build came to: its pages, how many of them were written and how many went, and where they are."""
    from perfmirror_ssg.pages.words import number

    home = os.path.relpath(f"{outcome.place}/index.html")
    found = f" ({tally(outcome.problems)})" if outcome.problems else ""
    pages = f"{number(outcome.pages, 'page')} from {number(outcome.weeks, 'week')}"
    if published is None:
        return f"nothing changed: {pages} → {home}{found}"
    written, removed = (sum(name.endswith(".html") for name in names) for names in (published.written, published.removed))
    parts = [f"{written} written"] * (written < outcome.pages) + [f"{removed} removed"] * (removed > 0)
    changed = f" ({', '.join(parts)})" if parts else ""
    return f"built {pages}{changed} in {took:.1f} s → {home}{found}"


def _told(problems: Iterable[Diagnostic], *, strict: bool) -> Iterator[Diagnostic]:
    return (problem for problem in problems if strict or problem.severity is Severity.ERROR)


def _refuse_strictly(problems: Sequence[Diagnostic], *, strict: bool) -> None:
    """End here when the build is strict and something is wrong."""
    code = exit_code(problems, strict=strict)
    if strict and code:
        echo_note(f"{tally(problems)}: the site was left as it was")
        end(code)


def _refuse_without_config(mirror: "Mirror", place: Path, *, strict: bool) -> NoReturn:
    """End here: a site made without what config.toml says would show figures that are not the person's."""
    echo_problems(mirror.root, _told(mirror.told, strict=strict), err=True)
    came = "the site was left as it was" if (place / "index.html").exists() else "no site was made"
    echo_note(f"{tally(mirror.told)}: with errors in config.toml the figures would not be yours, and {came}")
    end(exit_code(mirror.told, strict=strict))


def _weeks(mirror: "Mirror") -> str:
    from perfmirror_ssg.pages.words import number

    return number(len(mirror.folder.weeks), "week")


def _progress(begun: float, words: str, *, quiet: bool) -> None:
    """Say on one line of a terminal what a build that takes its time is doing; the next words take its place."""
    if not quiet and sys.stderr.isatty() and time.monotonic() - begun > PATIENCE:
        click.echo(f"\r{words:<40}\r", nl=False, err=True)


def _by_hand(published: "Published") -> Iterator[str]:
    """List what was found in the folder that is not as we left it: what was replaced, and what stays."""
    from perfmirror_ssg.publishing.place import first_of

    place = os.path.relpath(published.place)
    if published.taken:
        yield f"replaced in {place}: {', '.join(published.taken)}"
    if published.beside:
        yield f"left in {place}, not ours: {', '.join(published.beside)}"
    if published.altered:
        yield f"changed by hand in {place}, written anew: {first_of(published.altered)}"
    if published.left:
        yield f"changed by hand in {place}, left though no longer a page: {first_of(published.left)}"


def _left_out(mirror: "Mirror") -> Iterator[str]:
    """Say which weeks are shown without what is wrong in them, and which not at all."""
    wrong = {problem.span.path for problem in mirror.errors}
    shown = {slot.entry.path for slot in mirror.report.journal.weeks if slot.entry}
    partly = [str(week) for week, path in mirror.folder.weeks if path in wrong & shown]
    not_at_all = [str(week) for week, path in mirror.folder.weeks if path in wrong - shown]
    if partly:
        yield f"shown without the fields named above: {', '.join(partly)}"
    if not_at_all:
        yield f"not shown: {', '.join(not_at_all)}"
