"""Records: everything said about one id, folded week by week; the last word wins, field by field.

In: entries in order. Out: `Records`, and what is wrong between openings and updates.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.journal.naming import Names, Place, Said, Spoken, in_order, name_openings, spoken
from perfmirror_ssg.journal.references import Reference, problem_with
from perfmirror_ssg.journal.statuses import status_after
from perfmirror_ssg.journal.steps import Step, read_step
from perfmirror_ssg.journal.supersession import Supersession, without_circles
from perfmirror_ssg.kinds import KIND, Kind
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Entry, Moment, Origin, Record, RichText, Value
from perfmirror_ssg.weeks import Week

REFERRING: Mapping[str, str] = MappingProxyType({"supersedes": "decision", "again-of": "gap"})
"""Fields that hold the id of another record, with the kind it must have."""


class Records(Struct, frozen=True, kw_only=True):
    """The records of a journal, and which of them each event belongs to."""

    by_id: Mapping[str, Record]
    """In the order of their opening."""
    ids: Mapping[Place, str]


def fold(entries: Sequence[Entry], unread: frozenset[str], memo: Memo) -> Checked[Records]:
    """Fold openings and updates into records; `entries` in order, `unread` ids of openings that could not be read."""
    return memo(_folded, memo, unread, *(spoken(entry, memo) for entry in entries))


def _folded(memo: Memo, unread: frozenset[str], *weeks: Spoken) -> Checked[Records]:
    said = tuple(in_order(weeks, memo))
    names = name_openings(said, memo)
    ids, lost = _belonging(said, names.value, unread)
    steps, wrong = _steps(said, ids, names.value, memo)
    superseding, circles = _superseding(steps, names.value, unread)
    threads = {id_: _with(own, superseding.get(id_, ())) for id_, own in steps.items()}
    by_id = {id_: memo(_record, id_, names.value.openings[id_], thread) for id_, thread in threads.items()}
    problems = (*names.problems, *lost, *wrong, *circles)
    return Checked(value=Records(by_id=by_id, ids=ids), problems=problems)


def _belonging(said: Iterable[Said], names: Names, unread: Collection[str]) -> tuple[dict[Place, str], tuple[Diagnostic, ...]]:
    """Return which record each event belongs to; what cannot be told is a problem."""
    ids = {opening.place: id_ for id_, opening in names.openings.items()}
    problems: list[Diagnostic] = []
    for update in said:
        id_ = update.event.id
        if update.event.opening or id_ is None:
            continue
        reference = Reference(
            id=id_,
            week=update.week,
            kind=update.event.kind,
            span=update.event.span,
            front=update.event.origin is Origin.FRONT,
            told=update.event.id_told,
        )
        problem = problem_with(reference, names, unread)
        if problem:
            problems.append(problem)
        elif id_ in names.openings:
            ids[update.place] = id_
    return ids, tuple(problems)


def _steps(
    said: Iterable[Said], ids: Mapping[Place, str], names: Names, memo: Memo
) -> tuple[dict[str, tuple[Step, ...]], tuple[Diagnostic, ...]]:
    """Return what was said about each record as steps, in order."""
    spoken: dict[str, list[Said]] = {id_: [] for id_ in names.openings}
    for event in said:
        id_ = ids.get(event.place)
        if id_ is not None:
            spoken[id_].append(event)
    read = {id_: memo(_thread, _kind(names.openings[id_]), *events) for id_, events in spoken.items()}
    problems = tuple(problem for thread in read.values() for problem in thread.problems)
    return {id_: thread.value for id_, thread in read.items()}, problems


def _thread(kind: Kind, *events: Said) -> Checked[tuple[Step, ...]]:
    steps = [read_step(event, kind) for event in events]
    return Checked(value=tuple(step.value for step in steps), problems=tuple(p for step in steps for p in step.problems))


def _with(own: tuple[Step, ...], superseding: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(sorted((*own, *superseding), key=_week)) if superseding else own


def _superseding(
    steps: Mapping[str, Sequence[Step]], names: Names, unread: Collection[str]
) -> tuple[dict[str, list[Step]], tuple[Diagnostic, ...]]:
    """Return the steps that make decisions superseded, by the decision; and problems with ids held by fields."""
    problems: list[Diagnostic] = []
    said: list[Supersession] = []
    for id_, key, step in _referring(steps):
        given = step.event.fields[key]
        other = str(given.value)
        reference = Reference(id=other, week=step.week, kind=REFERRING[key], span=given.span, field=key, by=id_)
        problem = problem_with(reference, names, unread)
        if problem:
            problems.append(problem)
        elif key == "supersedes" and other in names.openings:
            said.append(Supersession(newer=id_, older=other, week=step.week, event=step.event))
    kept = without_circles(sorted(said, key=_week))
    superseding: dict[str, list[Step]] = {}
    for edge in kept.value:
        superseding.setdefault(edge.older, []).append(_superseded(edge))
    return superseding, (*problems, *kept.problems)


def _referring(steps: Mapping[str, Sequence[Step]]) -> Iterator[tuple[str, str, Step]]:
    for id_, thread in steps.items():
        for step in thread:
            yield from ((id_, key, step) for key in REFERRING if key in step.fields)


def _superseded(edge: Supersession) -> Step:
    return Step(
        week=edge.week,
        event=edge.event,
        opening=False,
        fields={"superseded-by": edge.newer},
        status="superseded",
        own=False,
    )


def _record(id_: str, opening: Said, thread: Sequence[Step]) -> Record:
    kind = _kind(opening)
    status: str | None = None
    closed: Week | None = None
    fields: dict[str, Value] = {}
    timeline: list[Moment] = []
    for step in thread:
        fields |= step.fields
        before, status = status, status_after(kind, status, fields, step.status)
        closed = _closed(step, before, status, closed) if status not in (None, *kind.open) else None
        timeline.append(_moment(step, status, closed))
    event = opening.event
    return Record(
        id=id_,
        kind=kind.name,
        explicit=event.id is not None,
        title=event.title or RichText(parts=(), plain=""),
        status=status,
        opened=opening.week,
        closed=closed,
        latest=timeline[-1].week,
        fields=fields,
        text=event.text,
        share=event.share,
        timeline=tuple(timeline),
    )


def _closed(step: Step, before: str | None, status: str | None, closed: Week | None) -> Week | None:
    """Return the week of the step that gave a closing status; None while nobody has said when."""
    if step.opening and step.ticked:
        # The box may have been ticked at any time since, in the file of the week that opened it.
        return None
    return step.week if status != before or (closed is None and step.status) else closed


def _moment(step: Step, status: str | None, closed: Week | None) -> Moment:
    return Moment(
        week=step.week,
        status=status,
        closed=closed,
        fields=step.fields,
        text=step.event.text if step.own else None,
        opening=step.opening,
        event=step.event,
    )


def _kind(opening: Said) -> Kind:
    # Only `Updates` takes any kind, and what it holds are updates.
    return KIND[opening.event.kind or ""]


def _week(dated: Step | Supersession) -> Week:
    return dated.week
