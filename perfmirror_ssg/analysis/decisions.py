"""Decisions looked at again: how long they wait, what took the place of what, who owns them, and what luck had to do with it.

In: the records of a journal. Out: `Decisions`. Weeks throughout.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.forecasts import GOOD, POOR
from perfmirror_ssg.analysis.quartiles import Bounded, Quartiles, quartiles
from perfmirror_ssg.model import Record
from perfmirror_ssg.weeks import Week

WAITING = ("deferred", "proposed")
"""Statuses of what waits, for a later day or for somebody's word: deferred is a decision too."""

FEW = 5
"""Decisions rated both ways below which nothing is said of luck."""


class Proposal(Struct, frozen=True, kw_only=True):
    """A stretch in which a decision was proposed and nothing more."""

    record: Record
    since: Week
    until: Week | None
    """None while it still is."""
    weeks: int
    """Up to now while it still is, and so at least."""


class Owned(Struct, frozen=True, kw_only=True):
    """What one owner has; `owner` is empty for what nobody owns."""

    owner: str
    records: tuple[Record, ...]
    """In the order of opening."""


class Square(Struct, frozen=True, kw_only=True):
    """Decisions by how well they were made and how well they turned out; a 3 of 5 stands in none."""

    earned: tuple[Record, ...]
    """A good process, a good result."""
    lucky: tuple[Record, ...]
    """A poor process, a good result."""
    unlucky: tuple[Record, ...]
    """A good process, a poor result."""
    as_made: tuple[Record, ...]
    """A poor process, a poor result."""
    between: tuple[Record, ...]
    """Rated both ways, one of them 3."""

    @property
    def n(self) -> int:
        """How many stand in it."""
        return len(self.earned) + len(self.lucky) + len(self.unlucky) + len(self.as_made)

    @property
    def says(self) -> bool:
        """Whether there are enough to say something of luck."""
        return self.n >= FEW


class Decisions(Struct, frozen=True, kw_only=True):
    """All that a log of decisions says beside the decisions."""

    proposals: tuple[Proposal, ...]
    """In the order of opening."""
    wait: Quartiles | None
    """How many weeks they stayed so; None of too few."""
    chains: tuple[tuple[Record, ...], ...]
    """Each from the oldest to what took its place, and on; every step stands in one chain."""
    owners: tuple[Owned, ...]
    """By name; what nobody owns comes last."""
    square: Square


def look_at_decisions(records: Iterable[Record], current: Week, meant: Mapping[str, tuple[str, ...]]) -> Decisions:
    """Look at all decisions as of the current week; `meant` has the names of those that a text means."""
    decisions = tuple(record for record in records if record.kind == "decision")
    proposed = tuple(proposal for record in decisions for proposal in proposals(record, current))
    return Decisions(
        proposals=proposed,
        wait=quartiles(Bounded(value=Fraction(one.weeks), at_least=one.until is None) for one in proposed),
        chains=chains(decisions),
        owners=_owners(decisions, meant),
        square=_square(decisions),
    )


def proposals(record: Record, current: Week) -> Iterator[Proposal]:
    """Yield the stretches in which a decision was proposed, oldest first."""
    since: Week | None = None
    for moment in record.timeline:
        if moment.status == "proposed":
            since = since or moment.week
        elif since:
            yield Proposal(record=record, since=since, until=moment.week, weeks=since.until(moment.week))
            since = None
    if since:
        yield Proposal(record=record, since=since, until=None, weeks=since.until(current))


def waiting_since(record: Record) -> Week:
    """Return the week from which a decision has been deferred or proposed without a break."""
    since: Week | None = None
    for moment in record.timeline:
        since = (since or moment.week) if moment.status in WAITING else None
    return since or record.latest


def chains(decisions: Sequence[Record]) -> tuple[tuple[Record, ...], ...]:
    """Return which decisions took the place of which, as chains; where ways part or meet, a further chain begins.

    There are no circles: folding leaves out what would close one.
    """
    by_id = {record.id: record for record in decisions}
    ahead = {record.id: [one for one in _successors(record) if one in by_id] for record in decisions}
    led_to = {newer for way in ahead.values() for newer in way}
    heads = [record.id for record in decisions if ahead[record.id] and record.id not in led_to]
    found: list[tuple[Record, ...]] = []
    for head in heads:
        while ahead[head]:
            way = [head]
            while ahead[way[-1]]:
                way.append(ahead[way[-1]].pop(0))
            found.append(tuple(by_id[one] for one in way))
            # Where ways part, the others are walked from here.
            heads.extend(way[1:-1])
    return tuple(found)


def _successors(record: Record) -> tuple[str, ...]:
    told = (str(moment.fields["superseded-by"]) for moment in record.timeline if "superseded-by" in moment.fields)
    return tuple(dict.fromkeys(told))


def _owners(decisions: Iterable[Record], meant: Mapping[str, tuple[str, ...]]) -> tuple[Owned, ...]:
    called = {text.strip(): who for text, who in meant.items()}
    names: dict[str, str] = {}
    held: dict[str, list[Record]] = {}
    for record in decisions:
        # Of two who own it together each has it; a team, or oneself, is called as the journal says.
        for name in called.get(owner(record)) or (owner(record),):
            names.setdefault(name.casefold(), name)
            held.setdefault(name.casefold(), []).append(record)
    return tuple(Owned(owner=names[key], records=tuple(held[key])) for key in sorted(held, key=lambda key: (not key, key)))


def owner(record: Record) -> str:
    """Return who owns a decision, in plain words; empty for nobody."""
    given = record.fields.get("owner")
    return getattr(given, "plain", "").strip()


def _square(decisions: Iterable[Record]) -> Square:
    fields: dict[tuple[bool, bool] | None, list[Record]] = {}
    for record in decisions:
        process, result = record.fields.get("process"), record.fields.get("result")
        if isinstance(process, int) and isinstance(result, int):
            is_between = POOR < process < GOOD or POOR < result < GOOD
            fields.setdefault(None if is_between else (process >= GOOD, result >= GOOD), []).append(record)
    return Square(
        earned=tuple(fields.get((True, True), ())),
        lucky=tuple(fields.get((False, True), ())),
        unlucky=tuple(fields.get((True, False), ())),
        as_made=tuple(fields.get((False, False), ())),
        between=tuple(fields.get(None, ())),
    )
