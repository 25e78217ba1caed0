"""The command that begins a file for the person: a week's.

In: arguments. Out: a new file, never an older one changed; its path on stdout.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_files import file_of, new_text, writable_week
from perfmirror_ssg.cli_site import Asked, MachineFailure, echo_note, shown

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror


@click.command(epilog="Example: ssg new last --edit")
@click.argument("week", required=False)
@click.option("--edit", is_flag=True, help="Open the file in $VISUAL or $EDITOR.")
@click.pass_obj
def new(asked: Asked, week: str | None, *, edit: bool) -> None:
    """Make a week's file.

    From a template of at most seven prompts; its path is printed. WEEK is a week as
    2026-W20, or `last`; else the current one. A file that is there already stays as it is.
    """
    from perfmirror_ssg.writing.files import create

    mirror = asked.read()
    current = mirror.report.journal.current
    wanted = writable_week(mirror, week)
    path, known = file_of(mirror, wanted)
    if known or not create(mirror.root / path, new_text(mirror, wanted).encode()):
        echo_note(f"{wanted} has its file; nothing was changed")
    click.echo(shown(mirror.root, path))
    if any(off.first <= wanted <= off.last for off in mirror.config.off):
        echo_note(f"{wanted} is off: points in it do not count")
    if wanted == current:
        _mention_last_week(mirror)
    if edit:
        _open(mirror.root / path)


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
