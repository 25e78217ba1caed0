"""The journal: entries put in order, with what their records and links come to.

In: entries, documents, config and the day. Out: a `Journal`, and the problems that only show across entries.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.journal.calendar import week_slots
from perfmirror_ssg.journal.checks import CHECKS, Parts
from perfmirror_ssg.journal.linking import resolve_links
from perfmirror_ssg.journal.links import Links
from perfmirror_ssg.journal.notes import make_library
from perfmirror_ssg.journal.records import fold
from perfmirror_ssg.journal.unread import unread_in
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Audience, Document, Entry, Record, WeekSlot
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week


class Journal(Struct, frozen=True, kw_only=True):
    """Every week from the first to the current (and written future ones), every record, document and link."""

    today: dt.date
    weeks: tuple[WeekSlot, ...]
    """Oldest first, without holes up to the current week; empty for a journal without files."""
    records: Mapping[str, Record]
    """By id, in the order of their opening."""
    ids: Mapping[tuple[Week, int], str]
    """Which record an entry's event belongs to, by week and index of the event."""
    documents: tuple[Document, ...]
    """By kind and name."""
    links: Links
    audience: Audience = "me"
    """Who it is for: what others may not see is not in it."""

    @property
    def current(self) -> Week:
        """The week of today."""
        return Week.of(self.today)


def gather(
    found: Sequence[Entry | Document],
    attachments: Collection[str],
    config: Config,
    today: dt.date,
    flawed: Mapping[str, str] = MappingProxyType({}),
    memo: Memo | None = None,
) -> Checked[Journal]:
    """Put a journal together from entries and documents, whatever their order.

    `attachments` are paths from the site folder; `flawed` holds the texts of files with errors, by path:
    what they may have said is not called unknown elsewhere.
    """
    memo = memo or Memo()
    # Two files for one week are an error that reading names; the first of them stands.
    entries = sorted((one for one in found if isinstance(one, Entry)), key=lambda entry: entry.path, reverse=True)
    one_a_week = {entry.week: entry for entry in entries}
    in_order = tuple(one_a_week[week] for week in sorted(one_a_week))
    documents = (one for one in found if isinstance(one, Document))
    papers = tuple(sorted(documents, key=lambda document: (document.kind.value, document.name)))
    unread = unread_in(flawed)
    records = fold(in_order, unread.ids, memo)
    library = make_library(in_order, papers, records.value, attachments)
    links = resolve_links(library, in_order, papers, unread, memo)
    journal = Journal(
        today=today,
        weeks=week_slots(in_order, config, today),
        records=records.value.by_id,
        ids=records.value.ids,
        documents=papers,
        links=links.value,
    )
    parts = Parts(entries=in_order, documents=papers, records=records.value.by_id, unread=unread)
    wrong = (problem for check in CHECKS for problem in check(parts, config))
    return Checked(value=journal, problems=(*records.problems, *links.problems, *wrong))
