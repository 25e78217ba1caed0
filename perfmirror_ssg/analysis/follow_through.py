"""Follow-through: how many commitments were done by their date.

In: the journal. Out: `FollowThrough`, in which every commitment of one side stands exactly once.
"""

import datetime as dt

from msgspec import Struct

from perfmirror_ssg.audience.mentions import stands_for_oneself
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Record, RichText
from perfmirror_ssg.weeks import Week, week_of


class FollowThrough(Struct, frozen=True, kw_only=True):
    """Commitments by what came of their date; the latest date given is the one that counts."""

    kept: tuple[Record, ...]
    """Done in the week of their date or before."""
    late: tuple[Record, ...]
    """Done in a later week, or still open past their date."""
    ahead: tuple[Record, ...]
    """Left out: the week of their date is not over."""
    undated: tuple[Record, ...]
    """Left out: without a date, or done without a word on when."""
    dropped: tuple[Record, ...]
    """Left out: given up, and said so."""
    moved: tuple[Record, ...]
    """Those of the first two whose date was put off or forward at least once."""

    @property
    def judged(self) -> int:
        """How many have a date that has come."""
        return len(self.kept) + len(self.late)


def follow_through(journal: Journal, *, own: bool) -> FollowThrough:
    """Part the commitments that the writer made, or with `own` false those made to the writer, by what came of their date."""
    groups: dict[str, list[Record]] = {}
    for record in journal.records.values():
        if record.kind == "commitment" and is_own(record) is own:
            groups.setdefault(_group(record, journal.today), []).append(record)
    judged = (*groups.get("kept", ()), *groups.get("late", ()))
    return FollowThrough(
        kept=tuple(groups.get("kept", ())),
        late=tuple(groups.get("late", ())),
        ahead=tuple(groups.get("ahead", ())),
        undated=tuple(groups.get("undated", ())),
        dropped=tuple(groups.get("dropped", ())),
        moved=tuple(record for record in judged if _is_moved(record)),
    )


def is_own(record: Record) -> bool:
    """Tell whether the writer made a commitment: `from` is left out, or means the writer."""
    giver = record.fields.get("from")
    return not isinstance(giver, RichText) or stands_for_oneself(giver.plain)


def _group(record: Record, today: dt.date) -> str:
    by = record.fields.get("by")
    if record.status == "dropped":
        return "dropped"
    if not isinstance(by, Week | dt.date) or (record.status == "done" and record.closed is None):
        return "undated"
    # The week that closed it is known, not the day: a date has come once its week is over.
    if week_of(by).sunday >= today:
        return "ahead"
    return "kept" if record.closed is not None and record.closed <= week_of(by) else "late"


def _is_moved(record: Record) -> bool:
    return len({str(moment.fields["by"]) for moment in record.timeline if "by" in moment.fields}) > 1
