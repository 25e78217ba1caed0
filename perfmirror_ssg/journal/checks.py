"""What only shows in the whole journal, in one list: each check looks at one thing and changes nothing.

In: weeks, records and documents of a journal, and config. Out: problems.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise, product

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.journal.unread import Unread
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Document, DocumentKind, Entry, FieldValue, Origin, Rating, Record, Value
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.settings import Config
from perfmirror_ssg.slugs import tag_words
from perfmirror_ssg.weeks import Week, week_of


class Parts(Struct, frozen=True, kw_only=True):
    """What a check may look at."""

    entries: tuple[Entry, ...]
    documents: tuple[Document, ...]
    records: Mapping[str, Record]
    unread: Unread


Check = Callable[[Parts, Config], Iterator[Diagnostic]]


def begins_with_its_first_week(parts: Parts, config: Config) -> Iterator[Diagnostic]:
    """Warn of a week written before `[site] start`: it is shown, and the journal begins with it."""
    start = config.site.start
    if start is None or not parts.entries or start <= parts.entries[0].week:
        return
    first = parts.entries[0]
    yield Diagnostic(
        code="W573",
        span=Span(path=first.path, line=1, column=1),
        message=f"{first.week} is written, and [site] start says that the journal begins in {start}",
        hint=f'write start = "{first.week}" in config.toml',
    )


def weeks_have_a_profile(parts: Parts, config: Config) -> Iterator[Diagnostic]:
    """Warn of work before the first profile: it is in no band."""
    start = config.profiles[0].start
    first = next((entry for entry in parts.entries if entry.items), None)
    if start is None or first is None or start <= first.week:
        return
    yield Diagnostic(
        code="W582",
        span=Span(path=first.path, line=1, column=1),
        message=f"{first.week} is written, and the first [[profile]] begins in {start}: weeks before it have no band",
        hint=f'write from = "{first.week}" in it, in config.toml, if that was your role then',
    )


def goals_are_known(parts: Parts, config: Config) -> Iterator[Diagnostic]:
    """Check that `for` names a goal, a need of one, or an expectation of any role and level."""
    goals = [document for document in parts.documents if document.kind is DocumentKind.GOAL]
    known = {goal.name for goal in goals} | {need.id for goal in goals for need in goal.needs}
    known |= {expectation.id for expectation in config.expectations}
    may_be = parts.unread.ids | parts.unread.names
    for item in (item for entry in parts.entries for item in entry.items if item.goals):
        places = dict(zip(item.goals, item.goal_places, strict=False))
        for goal in (goal for goal in item.goals if goal not in known and goal not in may_be):
            yield Diagnostic(
                code="E309",
                span=places.get(goal, item.span),
                message=f'no goal or expectation is called "{goal}"',
                hint=_known_goal(goal, known),
            )


def _known_goal(goal: str, known: Iterable[str]) -> str:
    near = nearest(goal, known)
    among = " or ".join(f'"{name}"' for name in near)
    if near:
        return f"did you mean {among}?"
    return f'make journal/goals/{goal}.md, or add [[expectations]] with id = "{goal}" to config.toml'


def needs_have_one_goal(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Warn of needs of two goals that have one id: what is evidence for the one is counted for the other too."""
    known: dict[str, tuple[Document, Span]] = {}
    needs = ((goal, need) for goal in parts.documents if goal.kind is DocumentKind.GOAL for need in goal.needs)
    for goal, need in needs:
        first, span = known.setdefault(need.id, (goal, need.span))
        if first is not goal:
            yield Diagnostic(
                code="W599",
                span=need.span,
                message=f'"{need.id}" is a need of {first.name} too: evidence for one counts for both',
                hint=f"call it {goal.name}-{need.id}",
                related=(span,),
            )


def gap_dates_are_in_order(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Check began, noticed, mitigated, resolved: each not before the one before it, at the coarser precision."""
    for record in _of_kind(parts, "gap"):
        given = _given(record)
        # A gap was noticed in the week of its opening, unless it says when.
        dates = {"noticed": FieldValue(value=record.opened, span=record.timeline[0].event.span), **given}
        known = [key for key in ("began", "noticed", "mitigated", "resolved") if key in dates]
        for before, after in pairwise(known):
            if _is_before(dates[after].value, dates[before].value):
                yield _disorder(before, after, dates, implied="noticed" in {before, after} - given.keys())


def gap_statuses_agree_with_dates(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Warn of a status that the dates of its gap overrule."""
    gap = KIND["gap"]
    for record in _of_kind(parts, "gap"):
        for moment in record.timeline:
            given = moment.event.fields.get("status")
            said = gap.synonyms.get(str(given.value), str(given.value)) if given else moment.status
            if given and said in gap.statuses and said != moment.status:
                yield Diagnostic(
                    code="W574",
                    span=given.span,
                    message=f'the dates of "{record.id}" make it {moment.status}, its status says {said}',
                    hint="a resolved gap is closed once it has [prevention:: …]" if said == "closed" else "take the status out",
                )


def gaps_come_back_from_earlier_ones(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Check that no gap is, by `again-of`, the return of itself."""
    for record in _of_kind(parts, "gap"):
        ids = came_back(record.id, parts.records)
        # A circle is told once, at the last of its ids.
        if ids[-1] == record.id == max(ids) and len(ids) > 1:
            yield Diagnostic(
                code="E312",
                span=_given(record)["again-of"].span,
                message=f'"{record.id}" has happened before as itself: {" → ".join(ids)}',
                hint="again-of takes the id of an earlier gap",
            )


def came_back(id_: str, records: Mapping[str, Record]) -> list[str]:
    """Return a gap, the one it is the return of, and so on, until there is none or one comes twice."""
    ids = [id_]
    while ids[-1] in records and "again-of" in records[ids[-1]].fields:
        ids.append(str(records[ids[-1]].fields["again-of"]))
        if ids[-1] in ids[:-1]:
            break
    return ids


def boxes_say_when(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Warn of a record that only the ticked box of its opening closes: nobody can tell since when."""
    for record in parts.records.values():
        event = record.timeline[0].event
        if event.ticked and record.status not in (None, *KIND[record.kind].open) and record.closed is None:
            yield Diagnostic(
                code="W575",
                span=event.span,
                message=f'"{record.id}" is {record.status}, and nothing says since when',
                hint=f'write under "## Updates" of that week: - ^{record.id} [status:: {record.status}]',
            )


def closed_records_rest(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Warn of a bare word on a record in a week after the one that closed it: it may have been meant to open it again."""
    for record in parts.records.values():
        for before, moment in pairwise(record.timeline):
            at_rest = before.status not in (None, *KIND[record.kind].open) and before.week < moment.week
            if at_rest and not moment.fields and "status" not in moment.event.fields and moment.event.ticked is None:
                yield Diagnostic(
                    code="W576",
                    span=moment.event.span,
                    message=f'"{record.id}" was {before.status} before this word on it',
                    hint=f"add [status:: {KIND[record.kind].statuses[0]}] if it is open again",
                    related=(before.event.span,),
                )


def returns_lie_ahead(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Warn of a `revisit`, `review` or `by` before the week it is written in: a slip in the year, most often."""
    moments = (moment for record in parts.records.values() for moment in record.timeline)
    for moment, key in product(moments, ("revisit", "review", "by")):
        given = moment.event.fields.get(key) if key in moment.fields else None
        if given and isinstance(given.value, Week | dt.date) and week_of(given.value) < moment.week:
            yield Diagnostic(
                code="W577",
                span=given.span,
                message=f"{key} {given.value} lies before {moment.week}, where it is written",
                hint="check the year",
            )


def subjects_keep_their_name(parts: Parts, _: Config) -> Iterator[Diagnostic]:
    """Warn of a subject that a scorecard knows under another spelling: its ratings would stand apart."""
    first: dict[tuple[str, str], Rating] = {}
    told: set[tuple[str, str]] = set()
    for rating in (rating for entry in parts.entries for rating in entry.ratings):
        if rating.subject is None:
            continue
        known = first.setdefault((rating.scorecard, tag_words(rating.subject)), rating)
        if known.subject != rating.subject and (rating.scorecard, rating.subject) not in told:
            told.add((rating.scorecard, rating.subject))
            yield Diagnostic(
                code="W597",
                span=rating.span,
                message=f'"{rating.subject}" is rated as another subject than "{known.subject}"',
                hint=f"write {known.subject}, as {known.span.path} does, if it is the same",
                related=(known.span,),
            )


def made_ids_are_fragile(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Advise to write down an id that was made from a title, once an update relies on it."""
    for record in parts.records.values():
        update = next((moment for moment in record.timeline if moment.event.id == record.id), None)
        if record.explicit or update is None:
            continue
        opening = record.timeline[0].event
        line = f"id: {record.id}" if opening.origin is Origin.FRONT else f"^{record.id} at the end of this line"
        yield Diagnostic(
            code="W570",
            span=opening.span,
            message=f'an update relies on "{record.id}", which is made from this title and would change with it',
            hint=f"add {line}",
            related=(update.event.span,),
        )


def shared_documents_have_a_name(parts: Parts, _config: Config) -> Iterator[Diagnostic]:
    """Advise to say what a shared document is called, since neither its title nor the name of its file is shared."""
    for document in parts.documents:
        if document.share != "me" and not document.share_title:
            yield Diagnostic(
                code="W587",
                span=Span(path=document.path, line=1, column=1),
                message=f"{document.title.plain} is shared under no name of its own: its title is not shared",
                hint="add share_title: and what others may call it",
            )


CHECKS: tuple[Check, ...] = (
    begins_with_its_first_week,
    weeks_have_a_profile,
    goals_are_known,
    needs_have_one_goal,
    gap_dates_are_in_order,
    gap_statuses_agree_with_dates,
    gaps_come_back_from_earlier_ones,
    boxes_say_when,
    closed_records_rest,
    returns_lie_ahead,
    made_ids_are_fragile,
    shared_documents_have_a_name,
    subjects_keep_their_name,
)


def _of_kind(parts: Parts, kind: str) -> Iterator[Record]:
    return (record for record in parts.records.values() if record.kind == kind)


def _given(record: Record) -> dict[str, FieldValue]:
    """Return the fields in force, each with the place that gave it."""
    return {key: moment.event.fields[key] for moment in record.timeline for key in moment.fields if key in moment.event.fields}


def _is_before(one: Value, other: Value) -> bool:
    if not (isinstance(one, Week | dt.date) and isinstance(other, Week | dt.date)):
        return False
    if isinstance(one, dt.date) and isinstance(other, dt.date):
        return one < other
    return week_of(one) < week_of(other)


def _disorder(before: str, after: str, dates: Mapping[str, FieldValue], *, implied: bool) -> Diagnostic:
    wrong, other = (before, after) if implied and after == "noticed" else (after, before)
    return Diagnostic(
        code="E308",
        span=dates[wrong].span,
        message=f"{after} {dates[after].value} lies before {before} {dates[before].value}",
        hint="say when it was noticed, as [noticed:: 2026-05-14]; without, it is the week of its opening"
        if implied
        else "check both dates",
        related=(dates[other].span,),
    )
