"""Goals: an index of where each stands, and a page for each: its announcement, its needs beside their evidence, its pace.

In: an edition. Out: one `GoalsView`, and one `GoalView` per goal, on the writer's own site.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import asdict

from perfmirror_ssg.analysis.goals import GoalStanding, NeedStanding, Outlook
from perfmirror_ssg.analysis.insight import INPUT
from perfmirror_ssg.model import Document, DocumentKind, Value
from perfmirror_ssg.pages.documents import DocumentView, documents_of, view_of
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.evidence import EffortRow, EvidenceRow, effort_rows, evidence_rows
from perfmirror_ssg.pages.goal_words import (
    late_words,
    missing_words,
    needs_met,
    pace_words,
    reach_words,
    time_left,
    where_it_stands,
)
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, document_path, week_path
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import day, sentence, week_name
from perfmirror_ssg.weeks import Week

PATH = "goals.html"

PARTS = (("Open", "open"), ("Reached", "reached"), ("Dropped", "dropped"))

FEW = 5
"""Pieces of evidence that are shown at once."""

_NONE = thin(
    "A goal is told as if it had been reached; what it needs then stands beside what the weeks hold for it.",
    "goals",
    "ssg new --goal promotion",
)


class NeedView(Struct, frozen=True, kw_only=True):
    """A need with its evidence, newest first."""

    id: str
    title: Html
    level: str
    by: str
    """Its own day, or empty."""
    want: str
    """As its writer gave it; 1 where none is given."""
    found: str
    is_met: bool
    reach: str
    """The sum of what it comes to by its day, or empty."""
    rows: tuple[EvidenceRow, ...]
    more: tuple[EvidenceRow, ...]
    """Those beyond the first few."""


class GoalLine(Struct, frozen=True, kw_only=True):
    """A goal in the index."""

    title: str
    path: str
    by: str
    late: bool
    stands: str
    pace: str
    missing: tuple[Ref, ...]
    """Needs that are not met, each with what it has as a remark."""


class GoalsView(Struct, frozen=True, kw_only=True):
    """What the index of goals shows."""

    path: str = PATH
    title: str = "Goals"
    menu: str = "Pages"
    parts: tuple[tuple[str, tuple[GoalLine, ...]], ...]
    thin: Thin | None


class GoalView(DocumentView, frozen=True, kw_only=True):
    """What the page of a goal shows, beside what every document shows."""

    facts: tuple[tuple[str, Ref], ...]
    stands: str
    pace: str
    is_open: bool
    missing: tuple[Ref, ...]
    """Needs that are not met, and that nothing speaks against."""
    short: tuple[tuple[Ref, str], ...]
    """Needs that do not get there at their pace, each with the sum that says so, and those whose own day has passed."""
    against: tuple[EvidenceRow, ...]
    unattended: bool
    """Whether no input of the last weeks works towards it."""
    idle: bool
    """Whether that speaks against it."""
    needs: tuple[NeedView, ...]
    beside: tuple[EvidenceRow, ...]
    inputs: tuple[EffortRow, ...]


def index_view(edition: Edition, _: None = None) -> GoalsView:
    """Return the index: open goals first, the nearest day above."""
    standings = sorted(edition.report.goals.values(), key=_nearest_first)
    write = writer(PATH, edition.report.journal.links)
    parts = (
        (title, tuple(_line(edition, standing, write) for standing in standings if standing.status == status))
        for title, status in PARTS
    )
    return GoalsView(parts=tuple((title, lines) for title, lines in parts if lines), thin=None if standings else _NONE)


def _nearest_first(standing: GoalStanding) -> tuple[bool, str, str]:
    return (standing.by is None, str(standing.by), standing.goal.name)


def _line(edition: Edition, standing: GoalStanding, write: Writer) -> GoalLine:
    return GoalLine(
        title=write(standing.goal.title),
        path=document_path(standing.goal),
        by=_by(_given(standing), edition.report.journal.current),
        late=standing.outlook is Outlook.OVERDUE,
        stands=where_it_stands(standing),
        pace=pace_words(standing),
        missing=_missing(edition, standing) if _is_open(standing) else (),
    )


def _is_open(standing: GoalStanding) -> bool:
    return standing.outlook is not Outlook.ENDED


def _given(standing: GoalStanding) -> Value | None:
    return standing.goal.fields["by"].value if standing.by else None


def _by(given: Value | None, near: Week) -> str:
    """Say a day as its writer gave it, a date or a week; nothing where there is none."""
    if isinstance(given, dt.date):
        return day(given)
    return week_name(given, near) if isinstance(given, Week) else ""


def _missing(edition: Edition, standing: GoalStanding) -> tuple[Ref, ...]:
    path = document_path(standing.goal)
    refs = []
    for need in (need for need in standing.needs if need.missing):
        by = _by(need.need.by, edition.report.journal.current)
        note = f"{missing_words(need)}, by {by}" if by else missing_words(need)
        refs.append(Ref(path=f"{path}#need-{need.need.id}", text=need.need.title.plain, note=note))
    return tuple(refs)


def paths(edition: Edition) -> Mapping[str, Document]:
    """Return every goal."""
    return documents_of(edition, DocumentKind.GOAL)


def view(edition: Edition, goal: Document) -> GoalView:
    """Return the page of a goal."""
    standing = edition.report.goals[goal.name]
    document = view_of(edition, goal, Ref(path=PATH, text="Goal"))
    write = writer(document.path, edition.report.journal.links)
    is_open = _is_open(standing)
    has_inputs = INPUT in edition.config.dimensions
    short = tuple(_short(standing))
    against = {ref.path for ref, _ in short}
    return GoalView(
        **asdict(document),
        facts=tuple(_facts(edition, standing)),
        stands=where_it_stands(standing),
        pace=pace_words(standing),
        is_open=is_open,
        missing=tuple(ref for ref in _missing(edition, standing) if ref.path not in against) if is_open else (),
        short=short,
        against=evidence_rows(edition, standing.against, write),
        unattended=is_open and has_inputs and standing.is_unattended,
        idle=is_open and has_inputs and standing.is_idle,
        needs=tuple(_need(edition, standing, need, write) for need in standing.needs),
        beside=evidence_rows(edition, standing.beside, write),
        inputs=effort_rows(edition, standing.inputs) if is_open else (),
    )


def _facts(edition: Edition, standing: GoalStanding) -> Iterator[tuple[str, Ref]]:
    near = edition.report.journal.current
    yield "Status", Ref(path="", text=standing.status)
    if standing.needs:
        yield "Needs", Ref(path="", text=needs_met(standing).replace(" needs", "").replace(" need", ""))
    if standing.by:
        yield "By", Ref(path="", text=_by(_given(standing), near))
    if standing.left is not None and _is_open(standing):
        yield "Time", Ref(path="", text=time_left(standing))
    for label, week in (("First evidence", standing.first), ("Latest evidence", standing.latest)):
        if week:
            yield label, Ref(path=week_path(week), text=week_name(week, near))


def _short(standing: GoalStanding) -> Iterator[tuple[Ref, str]]:
    if standing.outlook in {Outlook.ENDED, Outlook.OVERDUE}:
        return
    for need in standing.needs:
        falls_short = standing.outlook is Outlook.SHORT and standing.falls_short(need)
        if need.is_late or falls_short:
            path = f"{document_path(standing.goal)}#need-{need.need.id}"
            why = late_words(need) if need.is_late else reach_words(standing, need)
            yield Ref(path=path, text=need.need.title.plain), why


def _need(edition: Edition, standing: GoalStanding, need: NeedStanding, write: Writer) -> NeedView:
    rows = evidence_rows(edition, need.pieces, write)
    return NeedView(
        id=need.need.id,
        title=write(need.need.title),
        level=need.need.level or "",
        by=_by(need.need.by, edition.report.journal.current),
        want=need.need.want or str(need.wanted),
        found=str(need.found),
        is_met=need.is_met,
        reach=sentence(reach_words(standing, need)),
        rows=rows[:FEW],
        more=rows[FEW:],
    )


INDEX = Page(
    name="goals", template="goals.html", paths=alone(PATH), view=index_view, menu="Pages", label="Goals", entry=lambda _: PATH
)
PAGE = Page(name="goal", template="goal.html", paths=paths, view=view)
