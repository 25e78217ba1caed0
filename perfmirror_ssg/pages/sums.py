"""Where figures come from: the table of a week's score, and the table of a period's.

In: a `WeekScore` or a `PeriodScore`. Out: rows of text in which every figure can be added up by hand.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.periods import PeriodScore, Share, Silence, Term
from perfmirror_ssg.analysis.scoring import CategoryScore, DimensionScore, WeekScore
from perfmirror_ssg.model import Link, RichText, State, WeekSlot, WorkItem
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, category_path, document_path, week_path
from perfmirror_ssg.pages.text import Html, Writer
from perfmirror_ssg.pages.words import percent, sentence, spoken, whole

NOTHING = Fraction(0)


class Evidence(Struct, frozen=True, kw_only=True):
    """A work item as evidence: how many, its words, the address they lead to or the file, the goals it is for."""

    count: str
    note: Html
    ref: str
    file: Html
    goals: tuple[Ref, ...]


class CategoryRow(Struct, frozen=True, kw_only=True):
    """A category of a week: how its points come about."""

    label: str
    path: str
    """Of its page; empty for a category that config does not know."""
    how: str
    points: str
    evidence: tuple[Evidence, ...]


class DimensionRow(Struct, frozen=True, kw_only=True):
    """A dimension of a week: points, weight, product, and its categories."""

    tone: str
    label: str
    points: str
    weight: str
    weighted: str
    rows: tuple[CategoryRow, ...]


class WeekSum(Struct, frozen=True, kw_only=True):
    """The table that explains a week's score."""

    dimensions: tuple[DimensionRow, ...]
    terms: str
    """The products, with plus signs between."""
    score: str
    profile: str
    """Whose weights these are; empty in a shared site, which names no role."""


class TermRow(Struct, frozen=True, kw_only=True):
    """One week of a period."""

    week: Ref
    state: str
    """Why it adds nothing, or empty."""
    score: str


class ShareRow(Struct, frozen=True, kw_only=True):
    """A dimension's part in a period, with its bar and mark on a track that is 100%."""

    tone: str
    label: str
    points: str
    weighted: str
    share: str
    weight: str
    bar: str
    mark: str


class PeriodSum(Struct, frozen=True, kw_only=True):
    """The table that explains a period's score."""

    terms: tuple[TermRow, ...]
    sum: str
    steps: str
    """From the sum to the score: `148.5 / 9 counted weeks × 12 weeks`, or empty."""
    score: str


def week_sum(edition: Edition, score: WeekScore, write: Writer) -> WeekSum:
    """Explain a week's score, unrounded."""
    rows = tuple(_dimension(edition, dimension, write) for dimension in score.dimensions if dimension.categories)
    return WeekSum(
        dimensions=rows,
        terms=" + ".join(row.weighted for row in rows) if len(rows) > 1 else "",
        score=whole(score.score),
        profile="" if edition.is_shared else score.profile.title or score.profile.role,
    )


def period_sum(period: PeriodScore, *, plain: bool = False) -> PeriodSum:
    """Explain a period's score, unrounded; `plain`, or of too few weeks, its sum alone."""
    few = plain or period.silence is Silence.TOO_FEW
    prorated = period.method == "prorate" and not few and period.counted != period.length
    weeks = f"÷ {period.counted} counted weeks × {period.length} weeks"
    return PeriodSum(
        terms=tuple(_term(term) for term in period.terms),
        sum=whole(period.sum),
        steps=f"{whole(period.sum)} {weeks}" if prorated else "",
        score=whole(period.score) if period.score is not None else "",
    )


def share_rows(edition: Edition, shares: tuple[Share, ...]) -> tuple[ShareRow, ...]:
    """Show each dimension's share beside its weight."""
    return tuple(
        ShareRow(
            tone=edition.tone(s.dimension),
            label=sentence(spoken(s.dimension)),
            points=whole(s.points),
            weighted=whole(s.weighted),
            share=percent(s.share) if s.share is not None else "",
            weight=percent(s.weight),
            bar=percent(s.share or NOTHING),
            mark=percent(s.weight),
        )
        for s in shares
    )


def _dimension(edition: Edition, dimension: DimensionScore, write: Writer) -> DimensionRow:
    return DimensionRow(
        tone=edition.tone(dimension.name),
        label=sentence(spoken(dimension.name)),
        points=whole(dimension.points),
        weight=whole(dimension.weight),
        weighted=whole(dimension.weighted),
        rows=tuple(category_row(edition, row, write) for row in dimension.categories),
    )


def category_row(edition: Edition, row: CategoryScore, write: Writer) -> CategoryRow:
    """Explain the points of a category in a week, unrounded, with its evidence."""
    evidence = (_evidence(edition, item, write, alone=len(row.items) == 1) for item in row.items)
    return CategoryRow(
        label=edition.config.heading(row.category),
        path=category_path(row.category) if row.known and not edition.is_shared else "",
        how=" + ".join(_ways(row)),
        points=whole(row.points) if row.known or row.points else "",
        evidence=tuple(e for e in evidence if e.note or e.ref or e.file or e.goals),
    )


def _ways(row: CategoryScore) -> Iterator[str]:
    by_hand = sum(item.score is not None for item in row.items)
    if by_hand < len(row.items):
        yield _way(row)
    if by_hand:
        yield f"{whole(row.by_hand)} set by hand"


def _way(row: CategoryScore) -> str:
    if not row.known:
        return f"{row.count}, not scored yet"
    if row.each is not None:
        return f"{row.count} × {whole(row.each)}"
    return f"{row.count}, step from {row.step}" if row.step is not None else f"{row.count}, below the first step"


def _evidence(edition: Edition, item: WorkItem, write: Writer, *, alone: bool) -> Evidence:
    linked = item.note is not None and any("<a " in part for part in item.note.parts if isinstance(part, str))
    return Evidence(
        count="" if alone or item.count == 1 else str(item.count),
        note=write(item.note),
        ref="" if linked or not isinstance(item.ref, str) else item.ref,
        file=write(RichText(parts=(item.ref,), plain=item.ref.written)) if isinstance(item.ref, Link) else "",
        # A goal and its needs are one page.
        goals=tuple(dict.fromkeys(_goal(edition, name) for name in item.goals)),
    )


def _goal(edition: Edition, name: str) -> Ref:
    """Lead to a goal; what else work is for, as an expectation, is said as written: config may have it otherwise one day."""
    goal = edition.goals.get(name)
    return Ref(path=document_path(goal), text=goal.title.plain) if goal else Ref(path="", text=name)


def _term(term: Term) -> TermRow:
    week = term.slot.week
    return TermRow(
        week=Ref(path=week_path(week) if term.slot.entry else "", text=str(week)),
        state="" if term.score is not None else state_words(term.slot),
        score=whole(term.score) if term.score is not None else "",
    )


def state_words(slot: WeekSlot) -> str:
    """Say why a week of a period adds nothing."""
    match slot.state:
        case State.OFF:
            return f"off: {slot.off}" if slot.off else "off"
        case State.MISSING:
            return "no file"
        case State.EMPTY:
            return "empty"
        case State.WRITTEN:
            return "written, without work items"
