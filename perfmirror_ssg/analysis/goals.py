"""Goals, worked backwards: each need with the evidence for it, what is missing, what works towards it, whether the pace fits.

In: weeks, the goals, config, the current week. Out: one `GoalStanding` per goal, by its name.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.analysis.insight import INPUT
from perfmirror_ssg.model import Document, DocumentKind, Need, State, WeekSlot, When, WorkItem
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week, week_of

PACE_WEEKS = 13
"""Weeks that are over, written or off, that a pace is taken from: a quarter."""
ENOUGH_WEEKS = 6
"""So many of them since the first evidence, before a pace is spoken of."""
ENOUGH_PIECES = 3
"""So many pieces in them, or none at all, before a need's own pace is spoken of."""
INPUT_WEEKS = 4
"""Weeks that are over whose inputs are shown, beside those of the current week."""

_WANTED = re.compile(r"\D*(?<![\w.,:/+-])(\d{1,3}(?:[, '’\u00a0\u202f]\d{3})+|\d+)(?![\d%]|[^\W\dx]|[.,:/]\d|-\w)")
"""A text whose first number is a whole one: no share, date, time or ordinal; `1,000` and `1 000` are a thousand."""


class Piece(Struct, frozen=True, kw_only=True):
    """A work item and its week."""

    week: Week
    item: WorkItem


class NeedStanding(Struct, frozen=True, kw_only=True):
    """A need beside its evidence, newest first."""

    need: Need
    pieces: tuple[Piece, ...]
    found: int
    """Pieces of work: the counts of the items."""
    wanted: int
    """The first number in its `want`; 1 where it gives none: a single piece is evidence."""
    counted: bool
    """Whether that number is given, or no `want` is: else the words alone say what is enough."""
    lately: int
    """Those found in the weeks of the pace."""
    left: int | None
    """Whole weeks from the current one to that of its day, else of the goal's; negative after it."""

    @property
    def missing(self) -> int:
        """How many pieces are wanted that are not there."""
        return max(0, self.wanted - self.found)

    @property
    def is_met(self) -> bool:
        """Whether there are as many as are wanted, and it is known how many those are."""
        return self.counted and not self.missing

    @property
    def is_thin(self) -> bool:
        """Whether it is not met, and one piece more or less would make another pace."""
        return bool(self.missing) and 0 < self.lately < ENOUGH_PIECES

    @property
    def is_late(self) -> bool:
        """Whether a day of its own has passed, and it is not met."""
        return bool(self.need.by and self.missing) and self.left is not None and self.left < 0


class Outlook(Enum):
    """What can be said of a goal's pace."""

    ENDED = "reached or dropped"
    NO_NEEDS = "names no needs"
    MET = "every need has its evidence"
    OVERDUE = "its day has passed"
    UNCOUNTED = "a need does not say how many are wanted, and no other falls short"
    UNDATED = "says no day"
    NOTHING = "no evidence yet"
    TOO_SOON = "too few weeks since the first evidence"
    LATE = "the day of a need has passed, and no other falls short"
    TOO_FEW = "a need has too few pieces for a pace, and no other falls short"
    FITS = "at its pace every need is met by its day"
    SHORT = "at its pace a need is not met by its day"


class GoalStanding(Struct, frozen=True, kw_only=True):
    """Where a goal stands."""

    goal: Document
    status: str
    """`open`, `reached` or `dropped`."""
    by: Week | None
    """The week of its day."""
    left: int | None
    """Whole weeks from the current one to that; negative after it."""
    needs: tuple[NeedStanding, ...]
    beside: tuple[Piece, ...]
    """Evidence for the goal that is none for a need of it, newest first."""
    against: tuple[Piece, ...]
    """Items for the goal that take points away, newest first."""
    inputs: tuple[Piece, ...]
    """Inputs of the last weeks that work towards it, newest first."""
    first: Week | None
    """Of its evidence, for whichever need."""
    latest: Week | None
    quiet_weeks: int
    """Written weeks that are over since then: what the others held nobody knows. 0 where there never was any."""
    pace_weeks: int
    """How many weeks its pace is taken from."""
    outlook: Outlook

    @property
    def met(self) -> int:
        """How many needs have the evidence they ask for."""
        return sum(need.is_met for need in self.needs)

    @property
    def is_unattended(self) -> bool:
        """Whether needs are not met and no input of the last weeks works towards one of them."""
        return self.met < len(self.needs) and not self.inputs

    @property
    def is_idle(self) -> bool:
        """Whether that says something: it was worked on once, and that is as long ago as a pace takes."""
        return self.is_unattended and self.pace_weeks >= ENOUGH_WEEKS

    def reach(self, need: NeedStanding) -> Fraction:
        """Return how many pieces a need comes to by its day: found + lately / weeks of the pace x weeks left.

        A straight line through what was found, no more: every need at its own pace.
        """
        if not self.pace_weeks or need.left is None:
            return Fraction(need.found)
        return need.found + Fraction(need.lately, self.pace_weeks) * max(0, need.left)

    def falls_short(self, need: NeedStanding) -> bool:
        """Whether a need comes to less than it asks for by a day to come, at a pace that can be spoken of."""
        has_day = need.left is not None and not need.is_late
        return has_day and self.reach(need) < need.wanted and not need.is_thin


class _Told(Struct, frozen=True, kw_only=True):
    """What the weeks say, for all goals at once."""

    named: tuple[Piece, ...]
    """Items that are for something, newest first."""
    inputs: tuple[Piece, ...]
    known: tuple[Week, ...]
    """Weeks that are over, written or off, oldest first."""
    written: tuple[Week, ...]
    """Those of them that are written."""
    config: Config
    current: Week


def goal_standings(
    weeks: Sequence[WeekSlot], documents: Iterable[Document], config: Config, current: Week
) -> Mapping[str, GoalStanding]:
    """Set every goal beside what the weeks up to the current one hold for it."""
    entries = [slot.entry for slot in reversed(weeks) if slot.entry and slot.when is not When.FUTURE]
    pieces = [Piece(week=entry.week, item=item) for entry in entries for item in entry.items if item.happened]
    told = _Told(
        named=tuple(piece for piece in pieces if piece.item.goals),
        inputs=tuple(p for p in pieces if p.item.dimension == INPUT and p.week.until(current) <= INPUT_WEEKS),
        known=tuple(s.week for s in weeks if s.when is When.PAST and s.state in {State.WRITTEN, State.OFF}),
        written=tuple(s.week for s in weeks if s.when is When.PAST and s.state is State.WRITTEN),
        config=config,
        current=current,
    )
    return {goal.name: _standing(goal, told) for goal in documents if goal.kind is DocumentKind.GOAL}


def wanted(need: Need) -> int | None:
    """Return the first number in the `want` of a need; None where that is no whole one, or 0, or there is none."""
    found = _WANTED.match(need.want or "")
    return (int(re.sub(r"\D", "", found[1])) or None) if found else None


def _standing(goal: Document, told: _Told) -> GoalStanding:
    names = frozenset({goal.name, *(need.id for need in goal.needs)})
    own = [piece for piece in told.named if not names.isdisjoint(piece.item.goals)]
    evidence = [piece for piece in own if not _takes_away(piece, told.config)]
    first = evidence[-1].week if evidence else None
    paced = [week for week in told.known if first and week >= first][-PACE_WEEKS:]
    by = _day(goal)
    left = told.current.until(by) if by else None
    needs = tuple(
        _need(need, evidence, frozenset(paced), told.current.until(week_of(need.by)) if need.by else left)
        for need in goal.needs
    )
    latest = evidence[0].week if evidence else None
    taken = {piece for need in needs for piece in need.pieces}
    standing = GoalStanding(
        goal=goal,
        status=str(goal.fields["status"].value) if "status" in goal.fields else "open",
        by=by,
        left=left,
        needs=needs,
        beside=tuple(piece for piece in evidence if piece not in taken),
        against=tuple(piece for piece in own if _takes_away(piece, told.config)),
        inputs=tuple(piece for piece in told.inputs if _works_towards(piece, goal, names)),
        first=first,
        latest=latest,
        quiet_weeks=sum(week > latest for week in told.written) if latest else 0,
        pace_weeks=len(paced),
        outlook=Outlook.ENDED,
    )
    return replace(standing, outlook=_outlook(standing)) if standing.status == "open" else standing


def _need(need: Need, evidence: Iterable[Piece], paced: frozenset[Week], left: int | None) -> NeedStanding:
    """Take what names the need, and what names the goal or another need of it and is of one of its categories."""
    own = tuple(p for p in evidence if need.id in p.item.goals or p.item.category in need.categories)
    return NeedStanding(
        need=need,
        pieces=own,
        found=sum(_amount(piece) for piece in own),
        wanted=wanted(need) or 1,
        counted=not need.want or wanted(need) is not None,
        lately=sum(_amount(piece) for piece in own if piece.week in paced),
        left=left,
    )


def _amount(piece: Piece) -> int:
    """Count the work of an item; one that has points and no count is a piece."""
    return piece.item.count or 1


def _outlook(standing: GoalStanding) -> Outlook:
    facts = (
        (not standing.needs, Outlook.NO_NEEDS),
        (standing.met == len(standing.needs), Outlook.MET),
        (not any(need.missing for need in standing.needs), Outlook.UNCOUNTED),
        (all(need.left is None for need in standing.needs if need.missing), Outlook.UNDATED),
        (standing.left is not None and standing.left < 0, Outlook.OVERDUE),
        (standing.first is None, Outlook.NOTHING),
        (standing.pace_weeks < ENOUGH_WEEKS, Outlook.TOO_SOON),
        (any(standing.falls_short(need) for need in standing.needs), Outlook.SHORT),
        (any(need.is_late for need in standing.needs), Outlook.LATE),
        (any(need.is_thin for need in standing.needs), Outlook.TOO_FEW),
        (not all(need.counted for need in standing.needs), Outlook.UNCOUNTED),
    )
    return next((outlook for holds, outlook in facts if holds), Outlook.FITS)


def _takes_away(piece: Piece, config: Config) -> bool:
    """Whether an item costs points: what speaks against a goal that it names."""
    if piece.item.score is not None:
        return piece.item.score < 0
    category = config.categories.get(piece.item.category)
    version = category.at(piece.week) if category else None
    return bool(version and not version.tiers and version.points < 0)


def _works_towards(piece: Piece, goal: Document, names: frozenset[str]) -> bool:
    return not names.isdisjoint(piece.item.goals) or any(piece.item.category in need.categories for need in goal.needs)


def _day(goal: Document) -> Week | None:
    given = goal.fields["by"].value if "by" in goal.fields else None
    return week_of(given) if isinstance(given, Week | dt.date) else None
