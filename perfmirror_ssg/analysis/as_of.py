"""What was known at the end of a week: a record, or the whole journal, without what is said later.

In: folded records, a week. Out: the same values, as they stood then. Nothing is copied where nothing later was said.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Moment, Record, Value, When
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
    return replace(
        record,
        status=timeline[-1].status,
        closed=timeline[-1].closed,
        latest=timeline[-1].week,
        fields=fields_after(timeline),
        timeline=timeline,
    )


def fields_after(timeline: Iterable[Moment]) -> Mapping[str, Value]:
    """Return the fields of a record as they stand after the first steps of its timeline."""
    fields: dict[str, Value] = {}
    for moment in timeline:
        fields |= moment.fields
    return fields
