"""The two clocks of every gap: how long until it was noticed, and how long until it was resolved.

In: the journal and the days above which each is slow. Out: `TwoClocks`; times in whole days, of open gaps as lower bounds.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.analysis.quartiles import Bounded, Quartiles, quartiles
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record
from perfmirror_ssg.settings import Clocks
from perfmirror_ssg.weeks import Week, week_of

When = Week | dt.date
Zone = Literal["danger", "frustrated-stagnation", "blind-executor", "high-performer"]
ZONES: tuple[Zone, ...] = ("danger", "frustrated-stagnation", "blind-executor", "high-performer")
"""Slow to notice and to resolve; quick, then slow; slow, then quick; quick at both."""


class Timed(Struct, frozen=True, kw_only=True):
    """A gap with its two times."""

    record: Record
    noticed: When
    settled: When | None
    """When it was first mitigated or resolved."""
    ended: When | None
    """When it was resolved; for one accepted as it is, when that was said: nobody works on it any more."""
    aware: int | None
    """Days from when it began to when it was noticed; None where nobody said when it began."""
    resolve: Bounded | None
    """Days from when it was noticed to when it was resolved, or at least to today, or to when it was accepted."""
    zone: Zone | None
    """None until both times, or the lower bound of the second, settle it."""

    @property
    def is_open(self) -> bool:
        """Whether the clock still runs."""
        return self.ended is None

    @property
    def is_accepted(self) -> bool:
        """Whether the clock was stopped without a resolution: the second time stays a lower bound."""
        return not self.is_open and self.resolve is not None and self.resolve.at_least


class Medians(Struct, frozen=True, kw_only=True):
    """The two clocks over some gaps; None where too few have the time."""

    gaps: tuple[Timed, ...]
    aware: Quartiles | None
    resolve: Quartiles | None


class Quarter(Struct, frozen=True, kw_only=True):
    """The gaps noticed in a quarter."""

    name: str
    clocks: Medians


class TwoClocks(Struct, frozen=True, kw_only=True):
    """Every gap of a journal, and what its clocks say as a whole."""

    aware_days: int
    """Days up to which noticing is quick, this many included; `resolve_days` of resolving."""
    resolve_days: int
    all: Medians
    quarters: tuple[Quarter, ...]
    """Oldest first, those in which a gap was noticed."""

    @property
    def gaps(self) -> tuple[Timed, ...]:
        """Every gap, in the order in which they were noticed."""
        return self.all.gaps

    @property
    def both(self) -> tuple[Timed, ...]:
        """Those with both times."""
        return tuple(gap for gap in self.gaps if gap.aware is not None and gap.resolve is not None)


def two_clocks(journal: Journal, limits: Clocks) -> TwoClocks:
    """Time every gap of a journal."""
    gaps = (record for record in journal.records.values() if record.kind == "gap")
    timed = (time_gap(record, journal.today, limits) for record in gaps)
    ordered = tuple(sorted(timed, key=lambda gap: (day_of(gap.noticed), gap.record.id)))
    return TwoClocks(
        aware_days=limits.aware_days,
        resolve_days=limits.resolve_days,
        all=medians(ordered),
        quarters=tuple(_quarters(ordered)),
    )


def time_gap(record: Record, today: dt.date, limits: Clocks) -> Timed:
    """Read both clocks of one gap: a week stands for its Thursday; it was noticed in its week if nothing else is said."""
    noticed = _when(record, "noticed") or record.opened
    resolved = _resolved(record)
    accepted = record.closed if record.status == "accepted" else None
    aware = _days(_when(record, "began"), noticed)
    resolve = _running(noticed, resolved, accepted or today)
    return Timed(
        record=record,
        noticed=noticed,
        settled=_when(record, "mitigated") or resolved or _said(record, "mitigated"),
        ended=resolved or accepted,
        aware=aware,
        resolve=resolve,
        zone=zone_of(aware, resolve, limits),
    )


def zone_of(aware: int | None, resolve: Bounded | None, limits: Clocks) -> Zone | None:
    """Return the zone that two times settle, None if they do not: days up to a limit are quick, the limit included."""
    if aware is None or resolve is None:
        return None
    slow_to_notice, slow_to_resolve = aware > limits.aware_days, resolve.value > limits.resolve_days
    if resolve.at_least and not slow_to_resolve:
        return None
    if slow_to_resolve:
        return "danger" if slow_to_notice else "frustrated-stagnation"
    return "blind-executor" if slow_to_notice else "high-performer"


def medians(gaps: Iterable[Timed]) -> Medians:
    """Return medians and quartiles of both times over some gaps; open ones count with their lower bounds."""
    held = tuple(gaps)
    return Medians(
        gaps=held,
        aware=quartiles(Bounded(value=Fraction(gap.aware)) for gap in held if gap.aware is not None),
        resolve=quartiles(gap.resolve for gap in held if gap.resolve is not None),
    )


def day_of(when: When) -> dt.date:
    """Return the day that a date or week stands for: of a week its Thursday."""
    return when.thursday if isinstance(when, Week) else when


def _quarters(gaps: tuple[Timed, ...]) -> Iterator[Quarter]:
    by_name: dict[str, list[Timed]] = {}
    for gap in gaps:
        by_name.setdefault(week_of(gap.noticed).quarter, []).append(gap)
    for name in sorted(by_name):
        yield Quarter(name=name, clocks=medians(by_name[name]))


def _running(noticed: When, resolved: When | None, until: When) -> Bounded | None:
    """Return the days to the resolution; as a lower bound those to the last day on which there was none."""
    if resolved is not None:
        days = _days(noticed, resolved)
        return None if days is None else Bounded(value=Fraction(days))
    return Bounded(value=Fraction(max(0, (day_of(until) - day_of(noticed)).days)), at_least=True)


def _days(first: When | None, last: When) -> int | None:
    """Return the days from one to the other; None where the order is wrong, which is told as an error."""
    if first is None or _is_before(last, first):
        return None
    # Within one week a date may lie before the Thursday that the week stands for.
    return max(0, (day_of(last) - day_of(first)).days)


def _is_before(one: When, other: When) -> bool:
    if isinstance(one, Week) or isinstance(other, Week):
        return week_of(one) < week_of(other)
    return one < other


def _resolved(record: Record) -> When | None:
    """Return when a gap was resolved: its date, else the week of the status that closed it; None once it is open again."""
    if _is_open_again(record):
        return None
    return _when(record, "resolved") or (record.closed if record.status == "closed" else None)


def _is_open_again(record: Record) -> bool:
    """Whether the last word on the end of a gap is that it is open: dates overrule a status, and not one that comes later."""
    for moment in reversed(record.timeline):
        if "resolved" in moment.fields:
            return False
        if given := moment.event.fields.get("status"):
            gap = KIND["gap"]
            return gap.synonyms.get(str(given.value), str(given.value)) == gap.statuses[0]
    return False


def _said(record: Record, status: str) -> Week | None:
    """Return the week that first gave a gap a status, while it is not open again."""
    if record.status in (KIND["gap"].statuses[0], None):
        return None
    return next((moment.week for moment in record.timeline if moment.status == status), None)


def _when(record: Record, key: str) -> When | None:
    value = record.fields.get(key)
    return value if isinstance(value, Week | dt.date) else None
