"""A person: what to know before the next one-on-one. What is owed both ways first, then the last close, then what was said.

In: an edition and somebody the journal names. Out: one `PersonView` each. For the writer of the journal alone.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.analysis.people import Appearance, Contact
from perfmirror_ssg.model import Record
from perfmirror_ssg.pages.coaching import CoachedRow, coached_row
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page
from perfmirror_ssg.pages.people import Somebody, ago, counts, somebodies
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.text import writer
from perfmirror_ssg.pages.words import number, open_age, week_name
from perfmirror_ssg.reading.belongs import LEVERS
from perfmirror_ssg.weeks import Week, week_of

SHOWN = 12
"""Things said that stand open; the others are folded."""

_SAID: Mapping[str, str] = MappingProxyType(
    {
        "one-on-one": "one-on-one",
        "feedback-from": "feedback from {name}",
        "feedback-to": "feedback to {name}",
        "observation": "observation",
        "fact": "fact",
        "owed": "commitment to {name}",
        "owes": "commitment of {name}",
        "owner": "decision of {name}",
    }
)
"""What each role is called in the list of what was said."""


class Promise(Struct, frozen=True, kw_only=True):
    """An open commitment."""

    title: str
    path: str
    when: str
    late: bool
    opened: Ref


class SaidRow(Struct, frozen=True, kw_only=True):
    """One thing that was said or written down."""

    week: Ref
    what: str
    title: str
    path: str
    status: str


class LeverRow(Struct, frozen=True, kw_only=True):
    """The weeks in which somebody was a lever."""

    label: str
    weeks: tuple[Ref, ...]
    """Newest first."""


class PersonView(Struct, frozen=True, kw_only=True):
    """What the page of a person shows."""

    path: str
    title: str
    menu: str = "Growth"
    others: str
    last: Ref
    ago: str
    first: Ref
    counts: tuple[str, ...]
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    met: CoachedRow | None
    """The one-on-ones with them that have a record."""
    said: tuple[SaidRow, ...]
    """Newest first."""
    said_more: tuple[SaidRow, ...]
    levers: tuple[LeverRow, ...]


def view(edition: Edition, one: Somebody) -> PersonView:
    """Return the page of a person."""
    contact, now = one.contact, edition.report.journal.current
    write = writer(one.path, edition.report.journal.links)
    met = next((each for each in edition.report.coached if each.name == contact.name), None)
    said = tuple(_said(edition, contact, met.last.record if met else None))
    return PersonView(
        path=one.path,
        title=contact.name,
        others=", ".join(contact.others),
        last=_week(contact.last, now),
        ago=ago(contact.last, now),
        first=_week(contact.appearances[-1].week, now),
        counts=tuple(counts(contact)),
        mine=tuple(_promises(edition, contact.mine)),
        theirs=tuple(_promises(edition, contact.theirs)),
        met=coached_row(edition, met, write) if met else None,
        said=said[:SHOWN],
        said_more=said[SHOWN:],
        levers=tuple(_levers(contact, now)),
    )


def _week(week: Week, now: Week) -> Ref:
    return Ref(path=week_path(week), text=week_name(week, now))


def _promises(edition: Edition, records: Iterable[Record]) -> Iterator[Promise]:
    now = edition.report.journal.current
    for record in records:
        by = record.fields.get("by")
        week = week_of(by) if isinstance(by, Week | dt.date) else None
        late = week.until(now) if week else 0
        yield Promise(
            title=record.title.plain,
            path=edition.page_of(record),
            when=_when(week, late, now) if week else open_age(record.opened.until(now)),
            late=late > 0,
            opened=Ref(path=edition.place(record.opened, record.id), text=week_name(record.opened, now)),
        )


def _when(week: Week, late: int, now: Week) -> str:
    if late > 0:
        return f"by {week_name(week, now)}, {number(late, 'week')} late"
    return f"by {week_name(week, now)}" if late else "due this week"


def _said(edition: Edition, contact: Contact, last: Record | None) -> Iterator[SaidRow]:
    """Yield all that is not told above: neither the last one-on-one nor what is still owed."""
    now = edition.report.journal.current
    above = {record.id for record in (*contact.mine, *contact.theirs, *((last,) if last else ()))}
    for each in contact.appearances:
        record = each.record
        if record and record.id not in above:
            yield SaidRow(
                week=Ref(path=edition.place(each.week, record.id), text=week_name(each.week, now)),
                what=_SAID[each.role.name].format(name=contact.name),
                title=record.title.plain,
                path=edition.page_of(record),
                status=record.status or "",
            )


def _levers(contact: Contact, now: Week) -> Iterator[LeverRow]:
    by_role: dict[str, list[Appearance]] = {}
    for each in contact.appearances:
        by_role.setdefault(each.role.name, []).append(each)
    for lever in LEVERS:
        if lever in by_role:
            yield LeverRow(label=lever, weeks=tuple(_week(each.week, now) for each in by_role[lever]))


PAGE = Page(name="person", template="person.html", paths=somebodies, view=view)
