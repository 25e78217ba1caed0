"""Pieces of work as lines: what a goal's needs stand on, and what works towards them.

In: pieces of `analysis.goals` and an edition. Out: rows with the week of each.
"""

from collections.abc import Iterable

from msgspec import Struct

from perfmirror_ssg.analysis.goals import Piece
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, category_path, week_path
from perfmirror_ssg.pages.text import Html, Writer
from perfmirror_ssg.pages.words import week_name
from perfmirror_ssg.weeks import Week


class EvidenceRow(Struct, frozen=True, kw_only=True):
    """One work item of a week."""

    week: Ref
    words: Html
    count: str
    """Where it is more than one."""


class EffortRow(Struct, frozen=True, kw_only=True):
    """The work of a category over a few weeks."""

    category: Ref
    count: str
    weeks: tuple[Ref, ...]
    """Newest first, each with its count as a remark."""


def evidence_rows(edition: Edition, pieces: Iterable[Piece], write: Writer) -> tuple[EvidenceRow, ...]:
    """Show pieces one by one, in their order: their words, else what category they are of."""
    return tuple(
        EvidenceRow(
            week=Ref(path=week_path(piece.week), text=str(piece.week)),
            words=write(piece.item.note) or edition.config.heading(piece.item.category),
            count=str(piece.item.count) if piece.item.count > 1 else "",
        )
        for piece in pieces
    )


def effort_rows(edition: Edition, pieces: Iterable[Piece]) -> tuple[EffortRow, ...]:
    """Show pieces by category, the largest count first, with the weeks that they lie in."""
    held: dict[str, list[Piece]] = {}
    for piece in pieces:
        held.setdefault(piece.item.category, []).append(piece)
    rows = ((sum(piece.item.count for piece in own), name, own) for name, own in held.items())
    return tuple(
        EffortRow(
            category=Ref(path=category_path(name) if own[0].item.known else "", text=edition.config.heading(name)),
            count=str(count),
            weeks=tuple(_by_week(edition, own)),
        )
        for count, name, own in sorted(rows, key=lambda row: (-row[0], row[1]))
    )


def _by_week(edition: Edition, pieces: Iterable[Piece]) -> Iterable[Ref]:
    counts: dict[Week, int] = {}
    for piece in pieces:
        counts[piece.week] = counts.get(piece.week, 0) + piece.item.count
    near = edition.report.journal.current
    return (Ref(path=week_path(week), text=week_name(week, near), note=str(count)) for week, count in counts.items())
