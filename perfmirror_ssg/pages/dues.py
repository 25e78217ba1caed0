"""What is due, as a line: what, of which kind, since when, and what to copy.

In: a `Due`. Out: a `DueRow`, for home, the queue and the terminal.
"""

from msgspec import Struct

from perfmirror_ssg.analysis.due import DATED, Due, Gone
from perfmirror_ssg.model import Document, Record
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import document_path, year_path
from perfmirror_ssg.pages.scorecard import anchor
from perfmirror_ssg.pages.scorecards import PATH as SCORECARDS
from perfmirror_ssg.pages.words import number, spoken, week_name
from perfmirror_ssg.settings import Scorecard
from perfmirror_ssg.weeks import Week


class DueRow(Struct, frozen=True, kw_only=True):
    """Something that wants a word."""

    title: str
    path: str
    about: str
    """Kind, status and reason."""
    age: str
    late: bool
    line: str
    """The update, the line of front matter or the command to copy."""
    where: str
    """Where that belongs, where the line does not say it."""


def due_row(edition: Edition, due: Due) -> DueRow:
    """Say one thing that is due, or falls due."""
    current = edition.report.journal.current
    return DueRow(
        title=due.title,
        path=_path(edition, due.about),
        about=f"{_kind(due)} · {_reason(due, current)}",
        age=due_age(due),
        late=bool(due.weeks_late),
        line=due.line,
        where=due.where,
    )


def due_age(due: Due) -> str:
    """Say how late: `16 weeks late`, `this week`, `until 2026-W52`; of what falls due next, when: `in 3 weeks`."""
    if due.weeks_late:
        return f"{number(due.weeks_late, 'week')} late"
    if due.weeks_ahead:
        return f"in {number(due.weeks_ahead, 'week')}"
    return "this week" if due.until == due.since else f"until {due.until}"


def _kind(due: Due) -> str:
    status = due.about.status if isinstance(due.about, Record) else None
    return f"{spoken(due.kind)}, {status}" if status else spoken(due.kind)


def _reason(due: Due, current: Week) -> str:
    return f"{due.reason} {week_name(due.since, current)}" if due.reason in DATED else due.reason


def _path(edition: Edition, about: Record | Document | Scorecard | Gone) -> str:
    match about:
        case Record():
            return edition.page_of(about)
        case Document():
            return document_path(about)
        case Scorecard():
            return f"{SCORECARDS}#{anchor(about)}"
        case Gone():
            return year_path(about.last.year)
