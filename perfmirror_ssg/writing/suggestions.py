"""What a new week should ask about: records that want a word, and documents that are due.

In: the report and the week to be written. Out: ready-made update lines; lines for files of their own.
"""

from collections.abc import Iterator

from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.analysis.returning import update_line
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Document, Moment, Record, State
from perfmirror_ssg.weeks import Week

MOST_LINES = 10
"""Update lines in a new week."""

_TITLE_LENGTH = 60


def update_lines(report: Report, week: Week) -> tuple[str, ...]:
    """Return lines to paste under Updates of a week: what is due, then what the last two written weeks touched.

    Only records opened before the week, a record once, ten lines at most.
    """
    lines: dict[str, str] = {}
    for record, reason in (*_due(report, week), *_touched(report.journal, week)):
        before = [moment for moment in record.timeline if moment.week < week]
        if before and record.id not in lines and _waits(record, before[-1]):
            lines[record.id] = _update_line(record, week, reason)
    return tuple(lines.values())[:MOST_LINES]


def document_lines(report: Report, week: Week) -> tuple[str, ...]:
    """Return two lines for each document that is due in a week: what it is and where it lies, and what to write there."""
    dues = [due for due in report.due if isinstance(due.about, Document) and due.since <= week]
    return tuple(
        _unclosing(line) for due in dues for line in (f"{due.title} ({due.kind}, {due.reason}), {due.where}", due.line)
    )


def _due(report: Report, week: Week) -> Iterator[tuple[Record, str]]:
    for due in report.due:
        if isinstance(due.about, Record) and due.since <= week:
            yield due.about, f"due since {due.since}: {due.reason}"


def _touched(journal: Journal, week: Week) -> Iterator[tuple[Record, str]]:
    written = [slot.week for slot in journal.weeks if slot.week < week and slot.state is State.WRITTEN]
    for last in reversed(written[-2:]):
        touched = (r for r in journal.records.values() if any(moment.week == last for moment in r.timeline))
        # Without an id of its own, an update would hang on the words of the title: ask for it only when it is due.
        yield from ((record, f"last in {last}") for record in touched if record.explicit and KIND[record.kind].statuses)


def _waits(record: Record, latest: Moment) -> bool:
    kind = KIND[record.kind]
    return not kind.statuses or latest.status in kind.open


def _update_line(record: Record, week: Week, reason: str) -> str:
    # What is known of it now may not have been true in a week that is written late: there, the id alone.
    line = update_line(record) if record.latest < week else f"- ^{record.id}"
    return f"{line} <!-- {_quoted(record.title.plain)} · {reason} -->"


def _quoted(title: str) -> str:
    """Return a title that can stand in a comment, cut where it is long."""
    words = _unclosing(title)
    return words if len(words) <= _TITLE_LENGTH else f"{words[: _TITLE_LENGTH - 1].rstrip()}…"


def _unclosing(text: str) -> str:
    """Return a text on one line in which nothing closes a comment."""
    return " ".join(text.replace("%%", " ").replace("--", "–").split())
