"""People: whom the fields of the journal name, in which roles, when last, and what is promised both ways.

In: the journal, and people.toml, which tells the names of one person. Out: `Contacts`. A name that people.toml does not know is
one with and without capitals and accents. Words for oneself name nobody. What stands only in sentences is not found.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from perfmirror_ssg.analysis.follow_through import is_own
from perfmirror_ssg.analysis.levers import named
from perfmirror_ssg.audience.letters import spelt
from perfmirror_ssg.audience.mentions import names_in, stands_for_nobody
from perfmirror_ssg.audience.name_pattern import looks, words_in
from perfmirror_ssg.audience.people import People
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record, RichText
from perfmirror_ssg.reading.belongs import LEVERS
from perfmirror_ssg.weeks import Week, week_of


class Role(Struct, frozen=True, kw_only=True):
    """What somebody is named as: a lever, or a field of a kind of record."""

    name: str
    kind: str = ""
    field: str = ""
    always: bool = False
    """Whether nothing but somebody can stand there, whatever the letters of the name."""


OWED = Role(name="owed", kind="commitment", field="to")
OWES = Role(name="owes", kind="commitment", field="from")

ROLES = (
    Role(name="one-on-one", kind="one-on-one", field="with", always=True),
    *(Role(name=lever, always=True) for lever in LEVERS),
    Role(name="feedback-from", kind="feedback", field="from"),
    Role(name="feedback-to", kind="feedback", field="to"),
    Role(name="observation", kind="observation", field="who"),
    Role(name="fact", kind="fact", field="who"),
    OWED,
    OWES,
    Role(name="owner", kind="decision", field="owner"),
)


class Appearance(Struct, frozen=True, kw_only=True):
    """One thing that names a person: a record, by the field that does, or the lever of a week."""

    role: Role
    week: Week
    """The latest in which the field was given."""
    record: Record | None
    """None for a lever."""


class Contact(Struct, frozen=True, kw_only=True):
    """Somebody the journal names."""

    name: str
    """The first one of people.toml, else the one that is written most often."""
    others: tuple[str, ...]
    """Every other name that fields give them."""
    appearances: tuple[Appearance, ...]
    """Newest first."""
    mine: tuple[Record, ...]
    """Open commitments of the writer to them, the first to fall due first."""
    theirs: tuple[Record, ...]
    """Open commitments of theirs, the first to fall due first."""

    @property
    def last(self) -> Week:
        """The latest week in which a field names them."""
        return self.appearances[0].week

    @property
    def counts(self) -> Mapping[str, int]:
        """How often they appear, by the name of the role; those without one left out."""
        return Counter(each.role.name for each in self.appearances)


class Contacts(Struct, frozen=True, kw_only=True):
    """Everybody the journal names, the one named last first."""

    everybody: tuple[Contact, ...]
    meant: Mapping[str, tuple[str, ...]]
    """By a text of a lever or field: the names of those it means, as contacts have them."""


_Key = tuple[str, ...]
_Row = tuple[str, Appearance]
"""A text, and what it would be an appearance of."""


def find_contacts(journal: Journal, people: People) -> Contacts:
    """Find everybody whom levers and fields name."""
    known = {key: words_in(person.names[0]) for person in people.persons for name in person.names for key in _keys(name)}
    called = {words_in(person.names[0]): person.names[0] for person in people.persons}
    rows = (*_in_levers(journal), *_in_records(journal))
    sure = {text for text, appearance in rows if appearance.role.always}
    read = {text: _read(text, known, always=text in sure) for text in dict.fromkeys(text for text, _ in rows)}
    found: dict[_Key, dict[tuple[str, Week, str], Appearance]] = {}
    written: dict[_Key, Counter[str]] = {}
    for text, appearance in rows:
        at = (appearance.role.name, appearance.week, appearance.record.id if appearance.record else "")
        for key, name in read[text].items():
            found.setdefault(key, {})[at] = appearance
            written.setdefault(key, Counter())[name] += 1
    names = {key: called.get(key) or _usual(spellings) for key, spellings in written.items()}
    contacts = (_contact(names[key], written[key], tuple(held.values())) for key, held in found.items())
    return Contacts(
        everybody=tuple(sorted(contacts, key=lambda contact: (_ago(contact.last), contact.name.casefold(), contact.name))),
        meant={text: tuple(names[key] for key in keys) for text, keys in read.items()},
    )


def _ago(week: Week) -> int:
    return -week.monday.toordinal()


def _in_levers(journal: Journal) -> Iterator[_Row]:
    for slot in journal.weeks:
        for role in (role for role in ROLES if not role.kind):
            yield from ((text, Appearance(role=role, week=slot.week, record=None)) for text in named(slot, role.name))


def _in_records(journal: Journal) -> Iterator[_Row]:
    by_kind = {kind: [role for role in ROLES if role.kind == kind] for kind in {role.kind for role in ROLES}}
    for record in journal.records.values():
        for role in by_kind.get(record.kind, ()):
            value = record.fields.get(role.field)
            if isinstance(value, RichText):
                given = [moment.week for moment in record.timeline if role.field in moment.fields]
                yield value.plain, Appearance(role=role, week=max(given, default=record.opened), record=record)


def _keys(name: str) -> set[_Key]:
    """Return what a name is known by: its words, in each way to spell them without accents."""
    return {words_in(form) for form in spelt(looks(name))}


def _read(text: str, known: Mapping[_Key, _Key], *, always: bool) -> dict[_Key, str]:
    """Return whom a text names, each with the name it gives them."""
    names = list(names_in(text))
    if not names and not stands_for_nobody(text) and (always or not known.keys().isdisjoint(_keys(text))):
        names = [text.strip()]
    found: dict[_Key, str] = {}
    for name in names:
        key = next((known[each] for each in sorted(_keys(name)) if each in known), words_in(name))
        found.setdefault(key, name)
    return found


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name))


def _contact(name: str, written: Counter[str], found: tuple[Appearance, ...]) -> Contact:
    places = {role.name: place for place, role in enumerate(ROLES)}
    newest = sorted(found, key=lambda each: (_ago(each.week), places[each.role.name], each.record.id if each.record else ""))
    open_ = [each for each in newest if each.record and each.record.status in KIND[each.record.kind].open]
    # What somebody else has promised is not the writer's to keep.
    mine = {each.record.id: each.record for each in open_ if each.record and each.role is OWED and is_own(each.record)}
    theirs = {each.record.id: each.record for each in open_ if each.record and each.role is OWES}
    return Contact(
        name=name,
        others=tuple(sorted(set(written) - {name})),
        appearances=tuple(newest),
        mine=tuple(sorted(mine.values(), key=_falls_due)),
        theirs=tuple(sorted(theirs.values(), key=_falls_due)),
    )


def _falls_due(record: Record) -> tuple[bool, Week, str]:
    by = record.fields.get("by")
    when = week_of(by) if isinstance(by, Week | dt.date) else record.opened
    return by is None, when, record.id
