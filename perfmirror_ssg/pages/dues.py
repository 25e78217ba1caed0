"""What is due, as a line: what, which kind, since when, and what to paste.

In: a `Due`. Out: a `DueRow`, for home and the lists.
"""

from msgspec import Struct

from perfmirror_ssg.analysis.due import Due
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import record_path
from perfmirror_ssg.pages.words import number, spoken, week_name


class DueRow(Struct, frozen=True, kw_only=True):
    """A record that wants a word."""

    title: str
    path: str
    about: str
    """Kind, status and reason."""
    age: str
    late: bool
    line: str
    """The update to paste."""


def due_row(edition: Edition, due: Due) -> DueRow:
    """Say one thing that is due."""
    record = due.record
    status = f", {record.status}" if record.status else ""
    return DueRow(
        title=record.title.plain,
        path=record_path(record.id),
        about=f"{spoken(KIND[record.kind].name)}{status} · {_reason(edition, due)}",
        age=due_age(due),
        late=bool(due.weeks_late),
        line=due.line,
    )


def due_age(due: Due) -> str:
    """Say how late: `this week`, `16 weeks late`."""
    return f"{number(due.weeks_late, 'week')} late" if due.weeks_late else "this week"


def _reason(edition: Edition, due: Due) -> str:
    if due.reason in {"revisit", "review", "by"}:
        return f"{due.reason} {week_name(due.since, edition.report.journal.current)}"
    return due.reason
