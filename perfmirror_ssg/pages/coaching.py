"""Coaching: what the records of one-on-ones say of them, person by person.

In: an edition and the page it stands on. Out: a `CoachingView`.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.analysis.coaching import CHECKS, CLOSE, ONE_ON_ONE, Coached, Manner, OneOnOne
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, person_paths
from perfmirror_ssg.pages.records import FieldView
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import listed, number, week_name

MANNERS: Mapping[Manner, str] = MappingProxyType(
    {Manner.COACHING: "coaching", Manner.CHECK_IN: "a check-in", Manner.UNSAID: "not settled by its record"}
)

_COUNTED = (
    (Manner.COACHING, "coaching", "coaching"),
    (Manner.CHECK_IN, "a check-in", "check-ins"),
    (Manner.UNSAID, "not settled", "not settled"),
)

_CHECKED: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "gap": ("a gap was named", "no gap was named", "no word on a gap"),
        "behavior": ("a behaviour was contracted", "no behaviour was contracted", "no word on a behaviour"),
        "follow-up": ("evidence was followed up", "no evidence was followed up", "no word on a follow-up"),
    }
)

_CLOSED: Mapping[str, str] = MappingProxyType({"behavior": "behaviour", "evidence": "evidence", "support": "support I owe"})

_NEEDED = "Whether a one-on-one was coaching shows once its record says whom it was with, and answers two of the checks."

_LATEST = 3
"""One-on-ones of a person that are opened."""


class OneOnOneLine(Struct, frozen=True, kw_only=True):
    """A one-on-one: its week, what it was, and the three answers that say so."""

    week: Ref
    title: Html
    manner: str
    checks: str


class CoachedRow(Struct, frozen=True, kw_only=True):
    """A person: how many one-on-ones, of which manner, the latest of them, and what was agreed last."""

    name: str
    path: str
    """Of the person's page; empty on it."""
    count: str
    manners: str
    latest: tuple[OneOnOneLine, ...]
    close: tuple[FieldView, ...]
    """Of the latest that holds one, which is that of `close_week`; empty where none does."""
    close_week: Ref | None
    is_last: bool
    """Whether that one is the latest of all."""


class CoachingView(Struct, frozen=True, kw_only=True):
    """What the section shows; no rows without a record of a one-on-one that names somebody."""

    rows: tuple[CoachedRow, ...]
    nameless: str
    """How many one-on-ones name nobody; empty for none."""
    thin: Thin
    """What is said where there are no rows."""


def coaching_view(edition: Edition, here: str) -> CoachingView:
    """Show everybody with whom there were one-on-ones, whoever was last first."""
    write = writer(here, edition.report.journal.links)
    paths = person_paths(contact.name for contact in edition.report.contacts.everybody)
    nameless = sum(not one.people for one in edition.report.one_on_ones)
    return CoachingView(
        rows=tuple(coached_row(edition, person, write, paths[person.name]) for person in edition.report.coached),
        nameless=_left_out(nameless) if nameless else "",
        thin=thin(_NEEDED, ONE_ON_ONE, KIND[ONE_ON_ONE].example),
    )


def _left_out(nameless: int) -> str:
    return f"{number(nameless, 'one-on-one')} without a name {'is' if nameless == 1 else 'are'} left out."


def close_view(one: OneOnOne, write: Writer) -> tuple[FieldView, ...]:
    """Show what was agreed at the end of a one-on-one, in three lines at most."""
    close = one.close
    return tuple(FieldView(key=key, label=_CLOSED[key], value=write(close[key])) for key in CLOSE if key in close)


def coached_row(edition: Edition, person: Coached, write: Writer, path: str = "") -> CoachedRow:
    """Show the one-on-ones with one person."""
    agreed = person.agreed
    return CoachedRow(
        name=person.name,
        path=path,
        count=number(len(person.one_on_ones), "one-on-one"),
        manners=listed(tuple(_manners(person))),
        latest=tuple(_line(edition, one, write) for one in person.one_on_ones[:_LATEST]),
        close=close_view(agreed, write) if agreed else (),
        close_week=_week(edition, agreed) if agreed else None,
        is_last=agreed is person.last,
    )


def _manners(person: Coached) -> Iterator[str]:
    for manner, one, many in _COUNTED:
        count = person.how_many(manner)
        if count:
            yield f"{count} {one.removeprefix('a ') if count == 1 else many}"


def _line(edition: Edition, one: OneOnOne, write: Writer) -> OneOnOneLine:
    return OneOnOneLine(
        week=_week(edition, one),
        title=write(one.record.title),
        manner=MANNERS[one.manner],
        checks="; ".join(_check(key, one.checks[key]) for key in CHECKS),
    )


def _check(key: str, answer: bool | None) -> str:  # noqa: FBT001  (an answer is what it is about)
    yes, no, unsaid = _CHECKED[key]
    return unsaid if answer is None else yes if answer else no


def _week(edition: Edition, one: OneOnOne) -> Ref:
    return Ref(path=edition.place(one.week, one.record.id), text=week_name(one.week, edition.report.journal.current))
