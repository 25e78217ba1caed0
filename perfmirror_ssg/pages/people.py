"""People: an index of whom the journal names, whoever was named last first. For its writer alone.

In: an edition. Out: one `PeopleView`; and the places of the pages that each of them has.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.analysis.people import ROLES, Contact
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, person_paths, week_path
from perfmirror_ssg.pages.thin import Thin, thin_front
from perfmirror_ssg.pages.words import number, sentence, week_name
from perfmirror_ssg.weeks import Week

PATH = "people.html"
LATELY = 52
"""Weeks after which somebody who was not named stands apart."""

_COUNTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "one-on-one": ("one-on-one", "one-on-ones"),
        "teacher": ("week as teacher", "weeks as teacher"),
        "peer": ("week as peer", "weeks as peer"),
        "student": ("week as student", "weeks as student"),
        "feedback-from": ("piece of feedback from them", "pieces of feedback from them"),
        "feedback-to": ("piece of feedback to them", "pieces of feedback to them"),
        "observation": ("observation", "observations"),
        "fact": ("fact", "facts"),
        "owed": ("commitment to them", "commitments to them"),
        "owes": ("commitment of theirs", "commitments of theirs"),
        "owner": ("decision", "decisions"),
    }
)
"""How each role is counted, one and many."""


class Somebody(Struct, frozen=True, kw_only=True):
    """A contact with the path of their page."""

    path: str
    contact: Contact


class PersonRow(Struct, frozen=True, kw_only=True):
    """Somebody in the index."""

    name: str
    path: str
    last: Ref
    ago: str
    counts: tuple[str, ...]
    open: str
    """What is promised both ways and not yet kept; empty for nothing."""


class PeoplePart(Struct, frozen=True, kw_only=True):
    """Those named lately, or those named longer ago."""

    title: str
    rows: tuple[PersonRow, ...]


class PeopleView(Struct, frozen=True, kw_only=True):
    """What the index shows."""

    path: str = PATH
    title: str = "People"
    menu: str = "Growth"
    parts: tuple[PeoplePart, ...]
    """Those with rows."""
    thin: Thin | None


def view(edition: Edition, _: None = None) -> PeopleView:
    """Return the index."""
    found = tuple(somebodies(edition).values())
    now = edition.report.journal.current
    lately = [one for one in found if one.contact.last.until(now) < LATELY]
    before = found[len(lately) :]
    parts = (("Named in the last year", lately), ("Not named for a year", before))
    return PeopleView(
        parts=tuple(PeoplePart(title=title, rows=tuple(_row(edition, one) for one in held)) for title, held in parts if held),
        thin=None
        if found
        else thin_front(
            "It needs one name in a field: who taught you, whom you met, what was promised to whom.",
            "levers",
            "levers: {teacher: Grace, peer: [Linus], student: Ada}",
        ),
    )


def somebodies(edition: Edition) -> dict[str, Somebody]:
    """Return everybody the journal names, by the path of their page, whoever was named last first."""
    everybody = edition.report.contacts.everybody
    paths = person_paths(contact.name for contact in everybody)
    return {paths[one.name]: Somebody(path=paths[one.name], contact=one) for one in everybody}


def counts(contact: Contact) -> Iterator[str]:
    """Yield how often somebody appears, role by role: `3 one-on-ones`, `1 week as teacher`."""
    found = contact.counts
    for role in ROLES:
        if found.get(role.name):
            yield number(found[role.name], *_COUNTED[role.name])


def ago(week: Week, now: Week) -> str:
    """Say how long ago a week was, in whole weeks."""
    weeks = week.until(now)
    if weeks < 0:
        return "still to come"
    return f"{number(weeks, 'week')} ago" if weeks else "this week"


def _row(edition: Edition, one: Somebody) -> PersonRow:
    contact, now = one.contact, edition.report.journal.current
    return PersonRow(
        name=contact.name,
        path=one.path,
        last=Ref(path=week_path(contact.last), text=week_name(contact.last, now)),
        ago=ago(contact.last, now),
        counts=tuple(counts(contact)),
        open=sentence(", ".join(_open(contact))),
    )


def _open(contact: Contact) -> Iterator[str]:
    if contact.mine:
        yield f"I owe {len(contact.mine)}"
    if contact.theirs:
        yield f"they owe {len(contact.theirs)}"


PAGE = Page(
    name="people",
    template="people.html",
    paths=alone(PATH),
    view=view,
    menu="Growth",
    label="People",
    entry=lambda _: PATH,
)
