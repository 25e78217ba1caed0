"""Whether one-on-ones were coaching: three checks on each record, and what they come to for each person.

In: the records, and whom their `with` means. Out: `OneOnOne` values, newest first, and `Coached` people. A count of one-on-ones
among the work items has no record, and says nothing here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct

from perfmirror_ssg.model import Record, RichText
from perfmirror_ssg.weeks import Week

ONE_ON_ONE = "one-on-one"

SETTLES = 2
"""Checks of one answer that settle what a one-on-one was: no third can outweigh them."""

CHECKS = ("gap", "behavior", "follow-up")
"""Fields that answer the three checks: a gap was named, a behaviour was contracted, evidence was followed up."""

CLOSE = ("behavior", "evidence", "support")
"""Fields that close a one-on-one: what they will do, how both will see it, what I owe."""

_NONE = frozenset({"no", "none", "nothing", "-", "–"})


class Manner(Enum):
    """What a one-on-one was, as far as its record says."""

    COACHING = "coaching"
    CHECK_IN = "check-in"
    UNSAID = "unsaid"


class OneOnOne(Struct, frozen=True, kw_only=True):
    """A one-on-one: with whom, and the answers to the three checks."""

    record: Record
    people: tuple[str, ...]
    """By the names that the journal's contacts have; empty where nobody is named."""
    checks: Mapping[str, bool | None]
    """By field of CHECKS; None where the record does not say."""
    manner: Manner

    @property
    def week(self) -> Week:
        """The week it was held in."""
        return self.record.opened

    @property
    def close(self) -> Mapping[str, RichText]:
        """What was agreed at its end, by field of CLOSE: those given, and not as none."""
        given = ((key, self.record.fields.get(key)) for key in CLOSE)
        return {key: value for key, value in given if isinstance(value, RichText) and not _is_none(value)}


class Coached(Struct, frozen=True, kw_only=True):
    """A person with whom there were one-on-ones."""

    name: str
    one_on_ones: tuple[OneOnOne, ...]
    """Newest first, at least one."""

    @property
    def last(self) -> OneOnOne:
        """The newest."""
        return self.one_on_ones[0]

    @property
    def agreed(self) -> OneOnOne | None:
        """The newest that holds a close: what it says holds on, whatever was talked about since."""
        return next((one for one in self.one_on_ones if one.close), None)

    def how_many(self, manner: Manner) -> int:
        """Count the one-on-ones of a manner."""
        return Counter(one.manner for one in self.one_on_ones)[manner]


def one_on_ones(records: Iterable[Record], meant: Mapping[str, tuple[str, ...]], current: Week) -> tuple[OneOnOne, ...]:
    """Judge every record of a one-on-one up to the current week, the newest first; in a week, as they stand in it.

    `meant` says whom a text names, as `Contacts.meant` does.
    """
    found = (_one_on_one(record, meant) for record in records if record.kind == ONE_ON_ONE and record.opened <= current)
    return tuple(sorted(found, key=lambda one: one.week, reverse=True))


def coached(found: Iterable[OneOnOne]) -> tuple[Coached, ...]:
    """Gather one-on-ones by person, whoever was last first; one with two people is one of each."""
    held: dict[str, list[OneOnOne]] = {}
    for one in found:
        for name in one.people:
            held.setdefault(name, []).append(one)
    return tuple(Coached(name=name, one_on_ones=tuple(all_)) for name, all_ in held.items())


def checks_of(record: Record) -> dict[str, bool | None]:
    """Answer the three checks: `gap` and `follow-up` as given, None where they are not.

    A `behavior` has no other way to say no than to be left out; so where one of the others is answered, none given is
    none contracted, and where neither is, the record was not written with the checks in mind and says nothing.
    """
    gap, follow_up = (_answer(record, key) for key in ("gap", "follow-up"))
    behaviour = record.fields.get("behavior")
    if isinstance(behaviour, RichText):
        contracted: bool | None = not _is_none(behaviour)
    else:
        contracted = None if gap is None and follow_up is None else False
    return {"gap": gap, "behavior": contracted, "follow-up": follow_up}


def manner_of(checks: Mapping[str, bool | None]) -> Manner:
    """Say what a one-on-one was: two or more no make a check-in, two or more yes coaching, anything else settles nothing."""
    said = Counter(checks.values())
    if said[False] >= SETTLES:
        return Manner.CHECK_IN
    return Manner.COACHING if said[True] >= SETTLES else Manner.UNSAID


def _one_on_one(record: Record, meant: Mapping[str, tuple[str, ...]]) -> OneOnOne:
    checks, with_ = checks_of(record), record.fields.get("with")
    people = meant.get(with_.plain, ()) if isinstance(with_, RichText) else ()
    return OneOnOne(record=record, people=people, checks=checks, manner=manner_of(checks))


def _is_none(text: RichText) -> bool:
    return text.plain.strip().casefold() in _NONE


def _answer(record: Record, key: str) -> bool | None:
    value = record.fields.get(key)
    return value if isinstance(value, bool) else None
