"""The command that brings a journal from elsewhere.

In: arguments. Out: files written by `writing/imports.py`; on stderr what people must know, on stdout what it came to.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_site import Asked, echo_note, shown
from perfmirror_ssg.diagnostics import counted
from perfmirror_ssg.exchange.importers import IMPORTERS

if TYPE_CHECKING:
    from perfmirror_ssg.exchange.imported import Imported
    from perfmirror_ssg.writing.imports import Step


@click.command("import", epilog="Example: ssg import perf-mirror dev.db --into mine --dry-run")
@click.argument("source", type=click.Choice(tuple(IMPORTERS)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Another site folder; begun if new."
)
@click.option("--dry-run", is_flag=True, help="Write nothing, and say the same.")
@click.pass_obj
def import_journal(asked: Asked, source: str, file: Path, into: Path | None, *, dry_run: bool) -> None:
    """Bring a journal from another application.

    FILE is read and never changed. A week's file is written for every week of it, and the
    configuration they need. Run again, it changes nothing; what you have edited since stays
    as it is, and the new text stands beside it.
    """
    from perfmirror_ssg.config import read_config
    from perfmirror_ssg.writing.imports import carry_out, plan

    root = into.resolve() if into else asked.root()
    config = root / "config.toml"
    text = config.read_bytes().decode("utf-8", "replace") if config.is_file() else None
    today = asked.day(read_config(text).value.site)
    imported = IMPORTERS[source](file)
    steps = plan(root, imported, today)
    if not dry_run:
        carry_out(root, steps)
    kept = _kept(imported, steps)
    for words in (*imported.remarks, *kept, *imported.left, *_told(root, steps, dry_run=dry_run)):
        echo_note(words)
    if dry_run:
        echo_note("nothing was written: this is what would be")
    click.echo(_sum(kept, imported.left, steps, dry_run=dry_run))


def _kept(imported: "Imported", steps: "Sequence[Step]") -> list[str]:
    """Return what stands beside in the file of a week; a file that is not written keeps nothing."""
    from perfmirror_ssg.writing.imports import Fate

    unwritten = {Path(step.path).stem for step in steps if step.fate in {Fate.UNLIKELY, Fate.UNREADABLE}}
    return [words for week, words in imported.kept if str(week) not in unwritten]


def _told(root: Path, steps: "Sequence[Step]", *, dry_run: bool) -> list[str]:
    """Say what is not as one would expect, file by file."""
    from perfmirror_ssg.writing.imports import CONFIG, Fate

    told, last = [], []
    for step in steps:
        path = shown(root, step.path)
        if step.fate is Fate.YOURS and step.path == CONFIG:
            last.append(f"{path} is yours, and stays; what the weeks need is in {shown(root, step.beside)}")
            last.append("next: copy the tables you want from there, [categories.NAME] first; ssg check names what is missing")
        elif step.fate is Fate.YOURS:
            told.append(f"{path} is yours, and stays: what the import has for it is in {shown(root, step.beside)}")
        elif step.fate is Fate.UNLIKELY:
            told.append(f"{path} is not written, nor is any row of its week: {step.why}")
        elif step.fate is Fate.UNREADABLE:
            told.append(f"{path} is not written, nor is any row of its week: no build could read it, for {step.why}")
        elif step.fate is Fate.LEFTOVER:
            told.append(f"{path} stands there from an earlier import: remove it when you have taken from it what you want")
        elif step.fate is Fate.GONE:
            told.append(f"{path} is left as it stands: no row of its week is there any more; remove it if it should not count")
        elif step.fate is Fate.CHANGED and step.why:
            told.append(f"{path} {'would say nothing' if dry_run else 'says nothing now'}: {step.why}")
        elif step.path == CONFIG:
            would = "would be " if dry_run and step.fate is not Fate.SAME else ""
            told.append(f"{path}: {would}{step.fate.value}")
    return [*told, *last]


def _sum(kept: "Sequence[str]", left: "Sequence[str]", steps: "Sequence[Step]", *, dry_run: bool) -> str:
    """Return how many weeks came to what, and how many rows are no work items."""
    from perfmirror_ssg.writing.imports import Fate

    fates = Counter(step.fate for step in steps if step.path.startswith("journal/"))
    whys = {
        Fate.YOURS: "yours",
        Fate.UNLIKELY: "no likely week",
        Fate.UNREADABLE: "more than a file holds",
        Fate.GONE: "gone from there",
    }
    skipped = [f"{fates[fate]} {why}" for fate, why in whys.items() if fates[fate]]
    told = (f"{fates[fate]:,} {fate.value}" for fate in (Fate.SAME, Fate.CHANGED))
    parts = [f"{counted(fates[Fate.WRITTEN], 'week')} {'would be ' if dry_run else ''}written", *told]
    why = f" ({', '.join(skipped)})" if skipped else ""
    rows = ((kept, "kept beside"), (left, "not imported"))
    beside = "".join(f"; {counted(len(named), 'row')} {what}" for named, what in rows if named)
    return f"{', '.join(parts)}, {sum(fates[fate] for fate in whys):,} skipped{why}{beside}"
