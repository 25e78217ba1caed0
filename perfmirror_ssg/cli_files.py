"""The files that commands write for the person: which week's, where it lies, what a new one says, and the writing itself.

In: a mirror and what was typed. Out: weeks, paths, texts; a file made or changed whole.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from perfmirror_ssg.cli_site import Failure, MachineFailure, read_week_argument
from perfmirror_ssg.weeks import Week

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror


def writable_week(mirror: "Mirror", text: str | None) -> Week:
    """Return the week that an argument names, if it may have a file."""
    from perfmirror_ssg.reading.names import slip

    journal, start = mirror.report.journal, mirror.config.site.start
    week = read_week_argument(text, journal.current)
    if week > journal.current:
        raise Failure(f"{week} has not begun: today is {journal.today}, in {journal.current}")
    if start and week < start:
        raise Failure(f"{week} lies before the journal's first week, {start}: [site] start in config.toml says so")
    if why := slip(week, dict(mirror.folder.weeks), journal.current):
        raise Failure(f"{week} {why}: its file would be taken for a slip in the year")
    return week


def file_of(mirror: "Mirror", week: Week) -> tuple[str, bool]:
    """Return the path of a week's file, and whether it is there already."""
    from perfmirror_ssg.writing.template import week_place

    known = dict(mirror.folder.weeks)
    return (known[week], True) if week in known else (week_place(known, week), False)


def new_text(mirror: "Mirror", week: Week) -> str:
    """Return what a new file of a week says."""
    from perfmirror_ssg.analysis.rhythm import asked_again
    from perfmirror_ssg.writing.suggestions import document_lines, update_lines
    from perfmirror_ssg.writing.template import week_text

    return week_text(
        week,
        mirror.config,
        today=mirror.report.journal.today,
        asks=asked_again(mirror.report.journal, mirror.config, week),
        updates=update_lines(mirror.report, week),
        documents=document_lines(mirror.report, week),
    )


def save(path: Path, old: bytes | None, new: bytes) -> None:
    """Write a file: a new one where there was none, else in the place of the `old` one, unless that has changed."""
    from perfmirror_ssg.writing.files import create, replace

    if old is not None:
        replace(path, old=old, new=new)
    elif not create(path, new):
        raise MachineFailure(f"{path} was made by somebody else just now; nothing was written: run the command again")
