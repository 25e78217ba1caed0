"""The command that begins a file for the person: a week's, or that of a goal or a reflection.

In: arguments. Out: a new file, never an older one changed; its path on stdout.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_files import file_of, new_text, writable_week
from perfmirror_ssg.cli_site import Asked, Failure, MachineFailure, echo_note, shown
from perfmirror_ssg.weeks import Mistake

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror

KINDS = ("promotion", "new-team", "new-level", "improvement")
"""The templates of a goal; a test holds that they are those of `writing/goals.py`, which is not loaded for --help."""


@click.command(epilog="Example: ssg new last --edit")
@click.argument("week", required=False)
@click.option(
    "--goal", type=click.Choice(KINDS), help="Begin a goal instead, from a template, told from the day it is reached."
)
@click.option("--review", metavar="PERIOD", help="Begin a reflection instead, on 2026-05, 2026-Q2, 2026-H1, 2026 or 2026-C1.")
@click.option("--name", help="The name of the goal's file, as staff-engineer; else that of its template.")
@click.option("--edit", is_flag=True, help="Open the file in $VISUAL or $EDITOR.")
@click.pass_obj
def new(asked: Asked, week: str | None, goal: str | None, review: str | None, name: str | None, *, edit: bool) -> None:
    """Make a week's file, a goal's, or that of a reflection.

    From a template of at most seven prompts; its path is printed. WEEK is a week as
    2026-W20, or `last`; else the current one. A file that is there already stays as it is.
    """
    if goal is None and name is not None:
        raise Failure(f"the name of what? as in `ssg new --goal promotion --name {name}`")
    if goal is not None and week is not None:
        raise Failure(f"a goal is of no week: `ssg new --goal {goal}`, or `ssg new {week}`")
    if review is not None and (week is not None or goal is not None):
        raise Failure(f"a reflection is on a period alone: `ssg new --review {review}`")
    mirror = asked.read()
    if review is not None:
        path = _new_review(mirror, review)
    else:
        path = _new_week(mirror, week) if goal is None else _new_goal(mirror, goal, name or goal)
    if edit:
        _open(mirror.root / path)


def _new_week(mirror: "Mirror", week: str | None) -> str:
    """Make the file of a week, unless it has one; return its path."""
    current = mirror.report.journal.current
    wanted = writable_week(mirror, week)
    path, known = file_of(mirror, wanted)
    if known or not _is_begun(mirror.root, path, new_text(mirror, wanted)):
        echo_note(f"{wanted} has its file; nothing was changed")
    click.echo(shown(mirror.root, path))
    if any(off.first <= wanted <= off.last for off in mirror.config.off):
        echo_note(f"{wanted} is off: points in it do not count")
    if wanted == current:
        _mention_last_week(mirror)
    return path


def _new_goal(mirror: "Mirror", kind: str, name: str) -> str:
    """Make the file of a goal, unless there is one of its name; return its path."""
    from perfmirror_ssg.writing.goals import goal_text, name_fault

    if fault := name_fault(name):
        raise Failure(f'"{name}" is no name for a goal: {fault}, as staff-engineer')
    path = f"journal/goals/{name}.md"
    if not _is_begun(mirror.root, path, goal_text(kind, name, mirror.config, mirror.report.journal.today)):
        echo_note(f"there is a goal {name} already; nothing was changed: --name gives another its own name")
    click.echo(shown(mirror.root, path))
    return path


def _new_review(mirror: "Mirror", text: str) -> str:
    """Make the file of a reflection on a period that has begun, unless there is one; return its path."""
    from perfmirror_ssg.analysis.reviews import review_of
    from perfmirror_ssg.pages.review import name_words
    from perfmirror_ssg.review_periods import read_period
    from perfmirror_ssg.writing.reviews import review_place, review_text

    journal = mirror.report.journal
    period = read_period(text, mirror.config.review)
    if isinstance(period, Mistake):
        raise Failure(f"{period.message}: {period.hint}")
    if period.first > journal.current:
        begins = f"it begins with {period.first}, and today is {journal.today}, in {journal.current}"
        raise Failure(f"{period.name} has not begun: {begins}")
    path = review_place(period)
    review = review_of(mirror.report.reviews, period)
    if not _is_begun(mirror.root, path, review_text(name_words(period.name), review)):
        echo_note(f"there is a reflection on {period.name} already; nothing was changed")
    click.echo(shown(mirror.root, path))
    if journal.weeks and period.last < journal.weeks[0].week:
        echo_note(f"the journal begins in {journal.weeks[0].week}: it holds no week of {period.name}")
    return path


def _is_begun(root: Path, path: str, text: str) -> bool:
    """Write a new file; False where there is one already, Failure where something else is in its place."""
    from perfmirror_ssg.writing.files import create

    if create(root / path, text.encode()):
        return True
    if not (root / path).is_file():
        raise Failure(f"{shown(root, path)} is there, and is no file: move it away, or rename it")
    return False


def _mention_last_week(mirror: "Mirror") -> None:
    """On a Monday or Tuesday, say that last week has no file."""
    journal = mirror.report.journal
    last = journal.current.shift(-1)
    missing = any(slot.week == last and slot.state.value == "missing" for slot in journal.weeks)
    if missing and journal.today.weekday() <= 1:
        echo_note(f"there is no file for last week, {last}: ssg new last")


def _open(path: Path) -> None:
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        raise MachineFailure(f"{error.message}: set VISUAL or EDITOR") from None
