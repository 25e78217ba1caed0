"""A strip of weeks: one cell each, in the state it is in, shaded by the band its score alone would reach.

In: week slots with their scores. Out: `Cell` values, for home and for the years; a streak in words.
"""

from collections.abc import Iterable

from msgspec import Struct

from perfmirror_ssg.analysis.streak import Streak
from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import week_path
from perfmirror_ssg.pages.sums import state_words
from perfmirror_ssg.pages.words import figure, number

LEVELS = 5
"""Shades from lowest to highest."""


class Cell(Struct, frozen=True, kw_only=True):
    """One week: a mark for styles (`l1` to `l5`, `plain`, `off`, `empty`, `missing`, `current`, `future`), and its words."""

    mark: str
    words: str
    path: str


def cells(edition: Edition, slots: Iterable[WeekSlot]) -> tuple[Cell, ...]:
    """Show weeks in their order."""
    return tuple(_cell(edition, slot) for slot in slots)


def level(edition: Edition, slot: WeekSlot) -> int | None:
    """Return the shade of a counted week by the bands of the profile in force then; None without a score."""
    score = edition.report.scores.get(slot.week)
    if score is None or not slot.counted:
        return None
    target = score.profile.target
    made = score.score * target.period_weeks
    reached = sum(made >= band.threshold for band in target.bands)
    return shade(reached, len(target.bands))


def shade(place: int, bands: int) -> int:
    """Return the shade, 1 to LEVELS, of the band in a place from 1 (the lowest); every band has its own up to five."""
    return max(1, -(-LEVELS * place // bands)) if bands else LEVELS


def streak_words(streak: Streak | None) -> str:
    """Say a streak: `17 weeks in a row, 3 of them written late`; nothing where there is none."""
    if streak is None:
        return ""
    late = f", {streak.late} of them written late" if streak.late else ""
    return f"{number(streak.length, 'week')} in a row{late}"


def _cell(edition: Edition, slot: WeekSlot) -> Cell:
    score = edition.report.scores.get(slot.week)
    points = f"{figure(score.score)} points" if score else ""
    state = points if slot.counted else state_words(slot)
    return Cell(
        mark=_mark(edition, slot),
        words=f"{slot.week}: {'not over yet' if slot.when is When.CURRENT else state}",
        path=week_path(slot.week) if slot.entry else "",
    )


def _mark(edition: Edition, slot: WeekSlot) -> str:
    if slot.when is not When.PAST:
        return "current" if slot.when is When.CURRENT else "future"
    reached = level(edition, slot)
    if reached is not None:
        return f"l{reached}"
    return "plain" if slot.state is State.WRITTEN else str(slot.state.value)
