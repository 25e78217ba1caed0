"""Decisions on the writer's own site: a log that comes back.

In: an edition. Out: a `DecisionsView`: when each comes back, how long proposals wait, what took the place of what, who owns
what, what luck had to do with it, and calibration. Others see the list as `lists.py` makes it.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import asdict, replace

from perfmirror_ssg.analysis.decisions import FEW, WAITING, Decisions, Owned, Proposal, Square, owner, waiting_since
from perfmirror_ssg.analysis.quartiles import ENOUGH, Bounded
from perfmirror_ssg.analysis.returning import returns
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record
from perfmirror_ssg.pages import lists
from perfmirror_ssg.pages.calibration import CalibrationView, Wording, calibration_view
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.lists import Beside, ListRow, ListView, newest_open
from perfmirror_ssg.pages.places import Ref, person_paths, record_path
from perfmirror_ssg.pages.thin import thin
from perfmirror_ssg.pages.words import figure, listed, number, sentence, week_name
from perfmirror_ssg.weeks import week_of

_LIST = next(listing for listing in lists.LISTS if listing.kind == "decision")
_WORDING = Wording(
    one="decision",
    many="decisions",
    true="turned out as expected",
    false="did not",
    needs=thin(
        "Calibration needs decisions with a confidence, and later a result from 1 to 5.",
        "decision",
        "- ^one-repository [outcome:: releases take an hour] [process:: 4] [result:: 5]",
    ),
)
_SQUARE = (
    ("earned", "a good process, a good result"),
    ("unlucky", "a good process, a poor result"),
    ("lucky", "a poor process, a good result"),
    ("as_made", "a poor process, a poor result"),
)


class OwnerView(Struct, frozen=True, kw_only=True):
    """What one owner has."""

    name: str
    about: str
    page: str
    """Of a person; empty for a team, for oneself, for nobody."""
    records: tuple[Ref, ...]
    """Those waiting or in force first, with the status of each."""


class SquareView(Struct, frozen=True, kw_only=True):
    """A field of process against result."""

    title: str
    about: str
    records: tuple[Ref, ...]


class DecisionsView(ListView, frozen=True, kw_only=True):
    """What the page shows: all that the list does, and what the decisions say together."""

    waits: str
    """How long proposals stayed so; empty where there were none."""
    proposals: tuple[Ref, ...]
    """Each of them, longest first, with its weeks."""
    chains: tuple[tuple[Ref, ...], ...]
    owners: tuple[OwnerView, ...]
    luck: str
    square: tuple[SquareView, ...]
    """None rated both ways: no fields."""
    between: tuple[Ref, ...]
    calibration: CalibrationView


def view(edition: Edition, _: None = None) -> ListView:
    """Return the page; for others than the writer the list alone."""
    whole = lists.list_view(_LIST, edition)
    if edition.is_shared:
        return whole
    journal, found = edition.report.journal, edition.report.decisions
    parts = (
        replace(newest_open(part), rows=tuple(_row(edition, row, journal.records[row.id]) for row in part.rows))
        for part in whole.parts
    )
    square = found.square
    is_rated = bool(square.n or square.between)
    return DecisionsView(
        **asdict(whole) | {"parts": tuple(parts)},
        waits=_waits(found),
        proposals=tuple(_proposal(one) for one in sorted(found.proposals, key=lambda one: (-one.weeks, one.record.id))),
        chains=tuple(tuple(_opened(edition, record) for record in chain) for chain in found.chains),
        owners=tuple(_owners(edition, found.owners)) if any(owned.owner for owned in found.owners) else (),
        luck=_luck(square) if is_rated else "",
        square=tuple(_fields(square)) if is_rated else (),
        between=_refs(square.between),
        calibration=calibration_view(edition, edition.report.decision_calibration, _WORDING),
    )


def _row(edition: Edition, row: ListRow, record: Record) -> ListRow:
    is_asked = record.status in WAITING and not owner(record)
    beside = Beside(
        words=tuple(_said(edition, row, record)),
        asks="Nobody owns it yet:" if is_asked else "",
        paste=f"- ^{record.id} [owner:: ]" if is_asked else "",
    )
    return replace(row, beside=beside)


def _said(edition: Edition, row: ListRow, record: Record) -> Iterator[str]:
    now = edition.report.journal.current
    if record.status in WAITING:
        since = waiting_since(record)
        if since != record.opened:
            yield f"waiting since {week_name(since, now)}"
    back = returns(record, now)
    if back and not row.due:
        yield f"comes back in {week_name(week_of(back[0]), now)}"


def _waits(found: Decisions) -> str:
    proposed, wait = found.proposals, found.wait
    waiting = sum(one.until is None for one in proposed)
    of = f"{waiting} of them " if len(proposed) > 1 else ""
    told = f"{number(len(proposed), 'proposal')}{f', {of}still waiting' if waiting else ''}"
    if wait is None:
        return f"{told}. A median needs {ENOUGH}." if proposed else ""
    median, lower, upper = map(_weeks, (wait.median, wait.lower, wait.upper))
    return f"{told}. The median is {median}, the quartiles are {lower} and {upper}."


def _weeks(length: Bounded) -> str:
    words = f"{figure(length.value)} {'week' if length.value == 1 else 'weeks'}"
    return f"at least {words}" if length.at_least else words


def _proposal(one: Proposal) -> Ref:
    weeks = number(one.weeks, "week")
    note = f"at least {weeks}, since {one.since}" if one.until is None else f"{weeks}, {one.since} – {one.until}"
    if one.until == one.since:
        note = f"within {one.since}"
    return Ref(path=record_path(one.record.id), text=one.record.title.plain, note=note)


def _opened(edition: Edition, record: Record) -> Ref:
    note = week_name(record.opened, edition.report.journal.current)
    return Ref(path=record_path(record.id), text=record.title.plain, note=note)


def _owners(edition: Edition, owners: Iterable[Owned]) -> Iterator[OwnerView]:
    pages = person_paths(contact.name for contact in edition.report.contacts.everybody)
    yield from (_owner(owned, pages.get(owned.owner, "")) for owned in owners)


def _owner(owned: Owned, page: str) -> OwnerView:
    ordered = sorted(owned.records, key=lambda record: record.status not in KIND["decision"].open)
    told = tuple(
        f"{count} {part.title.lower()}"
        for part in _LIST.parts
        if (count := sum(record.status in part.statuses for record in owned.records))
    )
    return OwnerView(
        name=sentence(owned.owner) or "Nobody named",
        about=listed(told),
        page=page,
        records=tuple(Ref(path=record_path(one.id), text=one.title.plain, note=one.status or "") for one in ordered),
    )


def _luck(square: Square) -> str:
    if not square.says:
        return f"{number(square.n, 'decision')} rated both ways, without a 3: too few to say (n < {FEW})."
    good = len(square.earned) + len(square.lucky)
    poor = len(square.unlucky) + len(square.as_made)
    told = (
        f"{len(square.lucky)} of {number(good, 'good result')} came of a poor process" if good else "no result was good",
        f"{len(square.unlucky)} of {number(poor, 'poor result')} came of a good one" if poor else "no result was poor",
    )
    return f"{sentence(told[0])}; {told[1]}."


def _fields(square: Square) -> Iterator[SquareView]:
    held = {"earned": square.earned, "unlucky": square.unlucky, "lucky": square.lucky, "as_made": square.as_made}
    for name, about in _SQUARE:
        yield SquareView(title=sentence(name.replace("_", " ")), about=about, records=_refs(held[name]))


def _refs(records: Iterable[Record]) -> tuple[Ref, ...]:
    return tuple(Ref(path=record_path(record.id), text=record.title.plain) for record in records)


PAGE = replace(lists.DECISIONS, template="decisions.html", view=view)
