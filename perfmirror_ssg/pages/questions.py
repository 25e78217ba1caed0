"""Questions: the open ones by age, what is known of each domain beside what is not, the answers with how long they took.

In: an edition. Out: one `QuestionsView`; on a shared site the list of those that are shared.
"""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.analysis.domains import Domain, known_since
from perfmirror_ssg.analysis.quartiles import ENOUGH, Bounded, Quartiles
from perfmirror_ssg.analysis.questions import Answered, Open, Questions, answer_of
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record
from perfmirror_ssg.pages import lists
from perfmirror_ssg.pages.dues import due_age
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.lists import ListView
from perfmirror_ssg.pages.places import Ref
from perfmirror_ssg.pages.records import FieldView, fields_view
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import figure, number, of_so_many, open_age, percent, week_name

PATH = KIND["question"].page
FEW = 6
"""Of what is known of a domain, or is not, so many stand open; the others a click away."""

_SAID: Mapping[str, str] = MappingProxyType({"fact": "fact", "learning": "learnt"})


class QuestionRow(Struct, frozen=True, kw_only=True):
    """A question."""

    title: str
    path: str
    opened: Ref
    closed: Ref | None
    age: str
    """How long it has been open, or how long its answer took."""
    due: str
    """How late, when it is due."""
    late: bool
    marks: tuple[FieldView, ...]
    notes: tuple[FieldView, ...]
    answer: Html


class KnownRow(Struct, frozen=True, kw_only=True):
    """One thing that is known, or is not."""

    week: Ref
    title: Html
    path: str
    """Of its own page; empty for kinds without."""
    said: str
    """What makes it known or keeps it open: `fact`, `learnt`, `answered`, `refuted`, `60% sure`."""
    answer: Html


class KnownPart(Struct, frozen=True, kw_only=True):
    """One side of a domain: the first rows, and the others."""

    rows: tuple[KnownRow, ...]
    more: tuple[KnownRow, ...]


class DomainView(Struct, frozen=True, kw_only=True):
    """A domain: what is known beside what is not."""

    name: str
    known: KnownPart
    not_known: KnownPart


class QuestionsView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Open questions"
    menu: str = "Log"
    thin: Thin | None
    """What it would need, when there is neither a question nor anything known."""
    open: tuple[QuestionRow, ...]
    domains: tuple[DomainView, ...]
    """Those in which something is not known."""
    settled: tuple[DomainView, ...]
    """The others."""
    domains_thin: Thin | None
    """What it would need to tell domains apart."""
    answered: tuple[QuestionRow, ...]
    took: tuple[str, ...]
    """How long answers take, and which say nothing of it."""
    dropped: tuple[QuestionRow, ...]


def view(edition: Edition, _: None = None) -> "QuestionsView | ListView":
    """Return the page."""
    if edition.is_shared:
        return lists.list_view(_LIST, edition)
    write = writer(PATH, edition.report.journal.links)
    questions, domains = edition.report.questions, edition.report.domains
    return QuestionsView(
        thin=None if questions.open or questions.answered or questions.dropped or domains else _THIN,
        open=tuple(_open(edition, one, write) for one in questions.open),
        domains=tuple(_domain(edition, domain, write) for domain in domains if domain.not_known),
        settled=tuple(_domain(edition, domain, write) for domain in domains if not domain.not_known),
        domains_thin=None if not domains or any(domain.name for domain in domains) else _NO_DOMAINS,
        answered=tuple(_answered(edition, one, write) for one in questions.answered),
        took=_took(questions),
        dropped=tuple(_row(edition, record, write) for record in questions.dropped),
    )


_LIST = next(listing for listing in lists.LISTS if listing.kind == "question")
_THIN = thin(
    "Nobody has asked anything here yet: a line under Open questions in a week is enough.", "question", KIND["question"].example
)
_NO_DOMAINS = thin(
    "Once questions, hypotheses, facts and learnings name a domain, they stand together under it.",
    "question",
    "- Who owns alerts between squads? [domain:: on-call] ^alert-owner",
)


def _open(edition: Edition, found: Open, write: Writer) -> QuestionRow:
    due = edition.due.get(found.record.id)
    late = bool(due and due.weeks_late)
    row = _row(edition, found.record, write, ("why", "next"))
    said = (due_age(due) if late else f"due {due_age(due)}") if due else ""
    return replace(row, age=open_age(found.age), due=said, late=late)


def _answered(edition: Edition, found: Answered, write: Writer) -> QuestionRow:
    return replace(_row(edition, found.record, write), age=_span(found.weeks), answer=write(found.answer))


def _span(weeks: int | None) -> str:
    if weeks is None:
        return ""
    return number(weeks, "week") if weeks else "within its week"


def _row(edition: Edition, record: Record, write: Writer, keys: tuple[str, ...] = ()) -> QuestionRow:
    now = edition.report.journal.current
    marks, notes = fields_view(edition, record.fields, now, write, KIND[record.kind])
    return QuestionRow(
        title=record.title.plain,
        path=edition.page_of(record),
        opened=Ref(path=edition.place(record.opened, record.id), text=week_name(record.opened, now)),
        closed=_closed(edition, record),
        age="",
        due="",
        late=False,
        marks=marks,
        notes=tuple(note for note in notes if note.key in keys),
        answer="",
    )


def _closed(edition: Edition, record: Record) -> Ref | None:
    if record.closed in {None, record.opened}:
        return None
    text = week_name(record.closed, edition.report.journal.current)
    return Ref(path=edition.place(record.closed, record.id), text=text)


def _domain(edition: Edition, domain: Domain, write: Writer) -> DomainView:
    known = tuple(_known(edition, record, write) for record in domain.known)
    not_known = tuple(_known(edition, record, write) for record in domain.not_known)
    return DomainView(
        name=domain.name or "No domain",
        known=KnownPart(rows=known[:FEW], more=known[FEW:]),
        not_known=KnownPart(rows=not_known[:FEW], more=not_known[FEW:]),
    )


def _known(edition: Edition, record: Record, write: Writer) -> KnownRow:
    now, week = edition.report.journal.current, known_since(record)
    has_page = KIND[record.kind].has_page
    return KnownRow(
        week=Ref(path=edition.place(week, record.id), text=week_name(week, now)),
        title=record.title.plain if has_page else write(record.title),
        path=edition.page_of(record) if has_page else "",
        said=_said(record),
        answer=write(answer_of(record)) if record.kind == "question" and record.status == "answered" else "",
    )


def _said(record: Record) -> str:
    """Say what makes it known, or how sure one is of it."""
    confidence = record.fields.get("confidence")
    if record.status == "open":
        return f"{percent(confidence)} sure" if isinstance(confidence, Fraction) else ""
    return record.status or _SAID[record.kind]


def _took(questions: Questions) -> tuple[str, ...]:
    """Say how long answers take, as soon as there are enough of them."""
    timed = len(questions.open) + len(questions.answered) - questions.untimed
    left_out = (f"{number(questions.untimed, 'box was', 'boxes were')} ticked where the question was asked: no week is known.",)
    return (_middle(questions.times, timed), *left_out[: bool(questions.untimed)])


def _middle(times: Quartiles | None, timed: int) -> str:
    if times is None:
        return f"How long an answer takes is said from {ENOUGH} questions on, the open ones among them; there {_are(timed)}."
    least = "at least " if times.median.at_least else ""
    age = "counts as at least its age" if times.at_least == 1 else "count as at least their age"
    open_ones = f"; the {times.at_least} open {age}" if times.at_least else ""
    return f"The median time to an answer is {least}{_weeks(times.median)} ({of_so_many(times.n)}{open_ones})."


def _are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count or 'none'}"


def _weeks(bounded: Bounded) -> str:
    return f"{figure(bounded.value)} {'week' if bounded.value == 1 else 'weeks'}"


PAGE = replace(lists.QUESTIONS, template="questions.html", view=view)
