"""What was known at the end of a week: a record, or the whole journal, without what is said later.

In: folded records, a week. Out: the same values, as they stood then. Nothing is copied where nothing later was said.
"""

from msgspec.structs import replace

from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record, Value, When
from perfmirror_ssg.weeks import Week


def so_far(journal: Journal) -> Journal:
    """Return a journal without its weeks to come: what they say is planned, and no figure is made of it."""
    if not journal.weeks or journal.weeks[-1].when is not When.FUTURE:
        return journal
    records = {id_: as_of(record, journal.current) for id_, record in journal.records.items()}
    return replace(
        journal,
        weeks=tuple(slot for slot in journal.weeks if slot.when is not When.FUTURE),
        records={id_: record for id_, record in records.items() if record},
    )


def as_of(record: Record, week: Week) -> Record | None:
    """Return a record as it stood at the end of a week; None when it was not opened by then."""
    if record.latest <= week:
        return record
    if record.opened > week:
        return None
    timeline = tuple(moment for moment in record.timeline if moment.week <= week)
    fields: dict[str, Value] = {}
    for moment in timeline:
        fields |= moment.fields
    return replace(
        record,
        status=timeline[-1].status,
        closed=_closed(record, week),
        latest=timeline[-1].week,
        fields=fields,
        timeline=timeline,
    )


def _closed(record: Record, week: Week) -> Week | None:
    """Return the week that closed a record for good up to a week; None while it is open, or nobody has said when."""
    closed, before = None, None
    for moment in (moment for moment in record.timeline if moment.week <= week):
        if moment.status in (None, *KIND[record.kind].open) or (moment.opening and moment.event.ticked):
            closed = None
        elif moment.status != before or (closed is None and "status" in moment.event.fields):
            closed = moment.week
        before = moment.status
    return closed
