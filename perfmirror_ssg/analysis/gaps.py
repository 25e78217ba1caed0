"""What became of gaps: mitigated or closed, come back or not, and where on the path from noticing to mending they stand.

In: gaps with their times, in the order in which they were noticed. Out: `Aftermath`, and a `Stand` for each stage of the path.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.analysis.clocks import Timed, day_of
from perfmirror_ssg.analysis.domains import text_of
from perfmirror_ssg.analysis.quartiles import Bounded, Quartiles, quartiles
from perfmirror_ssg.journal.checks import came_back
from perfmirror_ssg.kinds import KIND, STAGES
from perfmirror_ssg.model import Record
from perfmirror_ssg.slugs import tag_words
from perfmirror_ssg.weeks import Week, week_of


class Return(Struct, frozen=True, kw_only=True):
    """A gap that came back, and the earlier one it is the return of."""

    gap: Record
    earlier: Record
    by: Literal["again-of", "theme"]
    """Whether the journal says so, or an earlier one of its theme had been mitigated before this one was noticed."""


class Aftermath(Struct, frozen=True, kw_only=True):
    """What became of all gaps. Every gap is in exactly one of the first five."""

    open: tuple[Record, ...]
    mitigated: tuple[Record, ...]
    """Contained, and no more: not resolved, or without a word on what prevents the next one."""
    prevented: tuple[Record, ...]
    """Closed, with what prevents the next one."""
    closed: tuple[Record, ...]
    """Closed by a status, without a word on prevention."""
    accepted: tuple[Record, ...]
    returns: tuple[Return, ...]
    without_next: tuple[Record, ...]
    """Those that come back without a next step: each is asked for one."""


class Stay(Struct, frozen=True, kw_only=True):
    """A gap at a stage of the path, since a week, for so many weeks; for the stage it is at now, at least so many."""

    record: Record
    since: Week
    weeks: Bounded


class Stand(Struct, frozen=True, kw_only=True):
    """A stage of the path: the gaps that stand there now, and how long gaps have stood there."""

    stage: str
    here: tuple[Stay, ...]
    """The longest first."""
    stays: tuple[Stay, ...]
    """Every stay, those that are over too."""
    weeks: Quartiles | None
    """None of too few stays."""


def aftermath(gaps: tuple[Timed, ...]) -> Aftermath:
    """Part gaps by what became of them."""
    groups: dict[str, list[Record]] = {}
    for gap in gaps:
        groups.setdefault(_group(gap.record), []).append(gap.record)
    open_, mitigated, prevented, closed, accepted = (
        tuple(groups.get(name, ())) for name in ("open", "mitigated", "prevented", "closed", "accepted")
    )
    return Aftermath(
        open=open_,
        mitigated=mitigated,
        prevented=prevented,
        closed=closed,
        accepted=accepted,
        returns=tuple(_returns(gaps)),
        without_next=tuple(record for record in (*open_, *mitigated) if "next" not in record.fields),
    )


def path_of(gaps: tuple[Timed, ...], current: Week) -> tuple[Stand, ...]:
    """Return every stage of the path, in order, with the gaps that stand or stood there."""
    stays: dict[str, list[Stay]] = {stage: [] for stage in STAGES}
    for gap in gaps:
        for stage, stay in _stays(gap, current):
            stays[stage].append(stay)
    return tuple(_stand(stage, tuple(held)) for stage, held in stays.items())


def _group(record: Record) -> str:
    if record.status == "closed":
        return "prevented" if "prevention" in record.fields else "closed"
    return record.status or KIND["gap"].statuses[0]


def _returns(gaps: tuple[Timed, ...]) -> Iterator[Return]:
    by_id = {gap.record.id: gap.record for gap in gaps}
    themes: dict[str, list[Timed]] = {}
    for gap in gaps:
        theme = _theme(gap.record)
        earlier = themes.setdefault(theme, []) if theme else []
        named = by_id.get(str(gap.record.fields.get("again-of", "")))
        alike = next((one.record for one in reversed(earlier) if _is_settled_before(one, gap)), None)
        # A gap that has happened before as itself is an error, and no return.
        if named and came_back(gap.record.id, by_id)[-1] != gap.record.id:
            yield Return(gap=gap.record, earlier=named, by="again-of")
        elif alike:
            yield Return(gap=gap.record, earlier=alike, by="theme")
        earlier.append(gap)


def _theme(record: Record) -> str:
    return tag_words(text_of(record, "theme"))


def _is_settled_before(earlier: Timed, gap: Timed) -> bool:
    return earlier.settled is not None and day_of(earlier.settled) < day_of(gap.noticed)


def _stays(gap: Timed, current: Week) -> Iterator[tuple[str, Stay]]:
    """Yield each stage a gap has stood at; a stage lasts from the week that says it to the week that says another."""
    turns = _turns(gap.record)
    end = None if gap.ended is None else week_of(gap.ended)
    for place, (since, stage) in enumerate(turns):
        until = turns[place + 1][0] if place + 1 < len(turns) else end
        weeks = max(0, since.until(until or current))
        yield stage, Stay(record=gap.record, since=since, weeks=Bounded(value=Fraction(weeks), at_least=until is None))


def _turns(record: Record) -> list[tuple[Week, str]]:
    said = ((moment.week, str(moment.fields["stage"])) for moment in record.timeline if "stage" in moment.fields)
    turns: list[tuple[Week, str]] = []
    for week, stage in said:
        if not turns or turns[-1][1] != stage:
            turns.append((week, stage))
    return turns


def _stand(stage: str, stays: tuple[Stay, ...]) -> Stand:
    here = (stay for stay in stays if stay.weeks.at_least)
    return Stand(
        stage=stage,
        here=tuple(sorted(here, key=lambda stay: (-stay.weeks.value, stay.record.id))),
        stays=stays,
        weeks=quartiles(stay.weeks for stay in stays),
    )


def stageless(gaps: tuple[Timed, ...]) -> tuple[Record, ...]:
    """Return the gaps whose clock still runs, and of which nobody has said at which stage they are."""
    return tuple(gap.record for gap in gaps if gap.is_open and "stage" not in gap.record.fields)
