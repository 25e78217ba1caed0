"""The journal: entries put in order, with what their records and links come to.

In: entries, documents, config and the day. Out: a `Journal`, and the problems that only show across entries.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from perfmirror_ssg.journal.links import Links
from perfmirror_ssg.model import Document, Record, WeekSlot
from perfmirror_ssg.weeks import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Every week from the first to the current (and written future ones), every record, document and link."""

    today: dt.date
    weeks: tuple[WeekSlot, ...]
    """Oldest first, without holes; empty for a journal without files."""
    records: Mapping[str, Record]
    """By id, in the order of their opening."""
    ids: Mapping[tuple[Week, int], str]
    """Which record an entry's event belongs to, by week and index of the event."""
    documents: tuple[Document, ...]
    links: Links

    @property
    def current(self) -> Week:
        """The week of today."""
        return Week.of(self.today)
