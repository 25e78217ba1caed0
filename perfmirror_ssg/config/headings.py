"""The headings that open a log section: those of the format, and a person's own.

In: the `[headings]` table. Out: every heading, folded, with the kind of record it opens.
"""

import unicodedata
from collections.abc import Mapping

from perfmirror_ssg.config.tables import Given
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.kinds import KINDS, UPDATES


def read_headings(given: Given | None) -> Checked[Mapping[str, str]]:
    """Map headings to kinds; one that already opens another kind keeps its first meaning."""
    headings = {heading: kind.name for kind in KINDS for heading in kind.headings} | {UPDATES: UPDATES}
    problems = []
    for kind in given.values if given else ():
        for node in given.elements(kind) if given else ():
            heading = _folded(str(node.value))
            if headings.setdefault(heading, kind) != kind:
                message = f'"{node.value}" already opens {headings[heading]} records'
                hint = "a heading means one kind: choose another one"
                problems.append(Diagnostic(code="E423", span=node.span, message=message, hint=hint))
    return Checked(value=headings, problems=tuple(problems))


def _folded(heading: str) -> str:
    """Fold a heading as those of entries are: case, spaces, and a colon at the end."""
    return " ".join(unicodedata.normalize("NFC", heading).casefold().split()).rstrip(": ")
