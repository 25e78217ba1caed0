"""What is due as data: the rows of `ssg export json`, and the document of `ssg due --format json`.

In: a report. Out: values for JSON, text. Keys stay; others may come.
"""

import json
from collections.abc import Mapping

from perfmirror_ssg.analysis.due import Due
from perfmirror_ssg.analysis.report import Report

VERSION = 1


def due_row(due: Due) -> Mapping[str, str]:
    """Return what the export says of one that is due."""
    return {"id": due.key, "kind": due.kind, "since": str(due.since), "reason": due.reason}


def due_json(report: Report) -> str:
    """Write what is due and what falls due next as one JSON document that ends in a newline."""
    document = {
        "schema": VERSION,
        "today": report.journal.today.isoformat(),
        "due": [_whole(due) for due in report.queue.now],
        "next": [_whole(due) for due in report.queue.next],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _whole(due: Due) -> Mapping[str, str | int]:
    more: dict[str, str | int] = {
        "title": due.title,
        "day": due.day.isoformat(),
        "weeks_late": due.weeks_late,
        "line": due.line,
        "where": due.where,
    }
    return {**due_row(due), **more}
