"""Who the person of a perf-mirror database is: role and level, weights, target.

In: tables. Out: what a `[[profile]]` says, and remarks on what could not be taken as it is.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from perfmirror_ssg.config.keys_scoring import HIGHEST_LEVEL, LONGEST_PERIOD, MOST_POINTS, MOST_WEIGHT
from perfmirror_ssg.config.profiles import DEFAULT_ROLE, SLACK
from perfmirror_ssg.config.shipped import shipped
from perfmirror_ssg.exchange.perf_mirror_cells import figure_of, is_true, moment_of, text_of, whole_of
from perfmirror_ssg.exchange.perf_mirror_file import Cell, Row, Tables
from perfmirror_ssg.exchange.perf_mirror_rows import DIMENSIONS, SHOWN
from perfmirror_ssg.exchange.perf_mirror_text import one_line
from perfmirror_ssg.figures import PLACES, exact, total
from perfmirror_ssg.nearest import same_name

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)

_BANDS: Mapping[str, str] = {
    "outstandingThreshold": "Outstanding",
    "strongThreshold": "Strong Performance",
    "meetingThreshold": "Meeting Expectations",
    "partialThreshold": "Partially Meeting Expectations",
}
_LOWEST = "Underperforming"

_OLD_BANDS: Mapping[str, str] = {
    "excellentThreshold": "Excellent",
    "goodThreshold": "Good",
    "needsImprovementThreshold": "Needs Improvement",
}
_OLD_LOWEST = "Unsatisfactory"


class Person(Struct, frozen=True, kw_only=True):
    """What a profile states; without bands, the target of the role holds."""

    role: str
    level: int
    title: str
    weights: Mapping[str, Fraction]
    period_weeks: int
    bands: tuple[tuple[str, Fraction], ...]
    remarks: tuple[str, ...]


def read_person(tables: Tables) -> Person:
    """Take the newest profile, and the weights and the target that are active, each found as the application finds it."""
    remarks: list[str] = []
    weights = _first(tables["RoleWeights"], newest=False, active=True)
    target = _first(tables["PerformanceTarget"], newest=True, active=True)
    who = _first(tables["UserProfile"], newest=True, active=False) or weights
    said = one_line(text_of(who["role"])) if who else ""
    # The older schema knows no roles; its weights are called by one, if one is lucky.
    called = one_line(text_of(weights["name"]))[:SHOWN] if weights and not said else ""
    own = _own(weights, remarks)
    bands = _bands(target, total([*own.values()]) if own else Fraction(1), remarks)
    role = _role(said or (called if known_role(called) in shipped().roles else ""), complete=bool(bands), remarks=remarks)
    level = whole_of(who["level"]) if who else None
    if not own:
        why = "no weights are active in the file" if weights is None else "the weights of the file are all 0"
        remarks.append(f"{why}, so perf-mirror showed plain sums of points: here the weights of {role} hold")
    level = level if level is not None and 0 <= level <= HIGHEST_LEVEL else 0
    remarks += _not_in_force(tables, (weights, target, who))
    return Person(
        role=role,
        level=level,
        title=called,
        weights=_weights(own, role, level, remarks, judged=bool(bands)),
        bands=bands,
        period_weeks=_period(target, remarks),
        remarks=tuple(remarks),
    )


def _first(rows: Sequence[Row], *, newest: bool, active: bool) -> Row | None:
    """Return the first row by the moment it was made, of the active ones if `active`; profiles may not say."""
    there = [row for row in rows if is_true(row["isActive"]) or (not active and row["isActive"] is None)]
    return next(iter(sorted(there, key=_made, reverse=newest)), None)


def _not_in_force(tables: Tables, used: Sequence[Row | None]) -> Iterator[str]:
    """Count what else was stated of a person, kind by kind."""
    for table, kind in (("RoleWeights", "weights"), ("PerformanceTarget", "targets"), ("UserProfile", "profiles")):
        others = sum(all(row is not one for one in used) for row in tables[table])
        if others:
            yield f"{kind} not in force are left out ({others}): the file does not say when they held"


def _made(row: Row) -> tuple[dt.datetime, str]:
    return moment_of(row["createdAt"]) or _NEVER, text_of(row["id"])


def _role(role: str, *, complete: bool, remarks: list[str]) -> str:
    known = known_role(role[:SHOWN] or DEFAULT_ROLE)
    if complete or known in shipped().roles:
        return known
    remarks.append(f'nothing is shipped for the role "{role[:SHOWN]}", and the file does not say all of it: {DEFAULT_ROLE}')
    return DEFAULT_ROLE


def known_role(role: str) -> str:
    """Return a role as it is written where it is shipped; another one as it stands."""
    return same_name(role, shipped().roles) or role


def _own(row: Row | None, remarks: list[str]) -> Mapping[str, Fraction]:
    """Return the weights as the file has them; none when they say nothing."""
    own = {name: _weight(row[f"{name}Weight"], name, remarks) for name in DIMENSIONS} if row else {}
    return own if any(own.values()) else {}


def _weights(own: Mapping[str, Fraction], role: str, level: int, remarks: list[str], *, judged: bool) -> Mapping[str, Fraction]:
    """Return weights that sum to 1, in proportion to those of the file; without any, those that are shipped."""
    if not own:
        preset = shipped().profile(role if role in shipped().roles else DEFAULT_ROLE, level)
        return shipped().weights(preset)
    whole = total([*own.values()])
    if abs(whole - 1) <= SLACK:
        return own
    said = f"the weights sum to {exact(whole)}, not to 1: kept in proportion, so a score of {exact(whole)} there is 1 here"
    remarks.append(f"{said}; the thresholds are divided by {exact(whole)} too, so the bands are the same" if judged else said)
    shares = {name: round(weight / whole, PLACES) for name, weight in own.items()}
    heaviest = max(shares, key=lambda name: shares[name])
    # What rounding leaves over, or takes, is felt least there.
    return {**shares, heaviest: shares[heaviest] + 1 - total([*shares.values()])}


def _weight(cell: Cell, dimension: str, remarks: list[str]) -> Fraction:
    """Return a weight; what is no number counts as 0, as it does in the application."""
    weight = figure_of(cell)
    if weight is not None and 0 <= weight <= MOST_WEIGHT:
        return weight
    said = one_line(text_of(cell))[:SHOWN] or "empty"
    remarks.append(f"the weight of {dimension} is {said}, which is no number from 0 to {MOST_WEIGHT}: 0")
    return Fraction(0)


def _bands(row: Row | None, whole: Fraction, remarks: list[str]) -> tuple[tuple[str, Fraction], ...]:
    """Return the bands of a target of either schema, the lowest from 0; none when they do not fall.

    Where weights sum to `whole`, scores there are so many times those here, and thresholds too.
    """
    if row is None:
        remarks.append("no target is active in the file: the one of the role holds")
        return ()
    names, lowest = (_BANDS, _LOWEST) if row["outstandingThreshold"] is not None else (_OLD_BANDS, _OLD_LOWEST)
    thresholds = [figure_of(row[column]) for column in names]
    given = [_scaled(threshold, whole) for threshold in thresholds if threshold is not None]
    falls = all(higher > lower for higher, lower in pairwise([*given, Fraction(0)]))
    if len(given) < len(thresholds) or not falls or max(given) > MOST_POINTS:
        remarks.append("the thresholds of the active target do not fall from one to the next: the target of the role holds")
        return ()
    return (*zip(names.values(), given, strict=True), (lowest, Fraction(0)))


def _scaled(threshold: Fraction, whole: Fraction) -> Fraction:
    return threshold if abs(whole - 1) <= SLACK else round(threshold / whole, PLACES)


def _period(row: Row | None, remarks: list[str]) -> int:
    weeks = whole_of(row["timePeriodWeeks"]) if row else 12
    if weeks is not None and 1 <= weeks <= LONGEST_PERIOD:
        return weeks
    remarks.append(f"the weeks of the active target are no number from 1 to {LONGEST_PERIOD}: 12")
    return 12
