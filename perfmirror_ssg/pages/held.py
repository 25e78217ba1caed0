"""What a period held, record by record: won, learned, decided, closed. One table says which parts there are.

In: reviews. Out: a `Shelf` with the row of every word and week, made once for all periods; `HeldPart` values of one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from html import escape

from msgspec import Struct

from perfmirror_ssg.analysis.as_of import fields_after
from perfmirror_ssg.analysis.clocks import Timed, medians
from perfmirror_ssg.analysis.quartiles import Bounded
from perfmirror_ssg.analysis.reviews import Review, Word
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.markdown.quoted import quoted
from perfmirror_ssg.model import Moment, RichText, When
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, record_path, relative, review_path, week_path
from perfmirror_ssg.pages.strip import Cell, cells
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import figure, number, of_so_many, percent, week_name
from perfmirror_ssg.weeks import Week, week_of

OPENED = frozenset({"win", "learning", "challenge"})
"""Kinds whose openings are told."""

SAID_BY = {"question": "answer", "hypothesis": "evidence", "commitment": "evidence", "decision": "outcome"}
"""Kinds whose changes are told, each with the field that says what came of it."""


class HeldRow(Struct, frozen=True, kw_only=True):
    """A record as a period held it."""

    week: Ref
    title: Html
    path: str
    """Of its own page; empty for kinds without pages."""
    status: str = ""
    """What it became, or empty."""
    marks: tuple[str, ...] = ()
    text: Html = ""
    """What came of it."""


class HeldPart(Struct, frozen=True, kw_only=True):
    """The records of a part."""

    title: str
    about: str
    """What they come to as a whole, or empty."""
    rows: tuple[HeldRow, ...]


class Shelf(Struct, frozen=True, kw_only=True, dict=True):
    """What several reviews show, as it stands on each of them: their pages lie in one folder."""

    edition: Edition

    @cached_property
    def rows(self) -> Mapping[tuple[str, int], HeldRow]:
        """The row of each word that a review may tell, by its record and its step."""
        write = _writer(self.edition)
        words = (word for said in self.edition.report.reviews.words.values() for word in said)
        return {(word.record.id, word.step): _row(self.edition, word, write) for word in words if _is_told(word)}

    @cached_property
    def lines(self) -> Mapping[Week, WeekLine]:
        """The line of each week up to the current one."""
        write = _writer(self.edition)
        slots = self.edition.report.journal.weeks
        return {
            slot.week: week_line(self.edition, slot.week, write, slot.week) for slot in slots if slot.when is not When.FUTURE
        }

    @cached_property
    def cells(self) -> Mapping[Week, Cell]:
        """The cell of each week."""
        slots = self.edition.report.journal.weeks
        return {slot.week: cell for slot, cell in zip(slots, cells(self.edition, slots), strict=True)}

    @cached_property
    def months(self) -> Mapping[Week, str]:
        """The month of each week."""
        return {slot.week: slot.week.month for slot in self.edition.report.journal.weeks}


def held_parts(shelf: Shelf, review: Review) -> tuple[HeldPart, ...]:
    """Show what a period held, part by part, those with rows."""
    told = ((title, tuple(shelf.rows[word.record.id, word.step] for word in words(review))) for title, words in PARTS)
    parts = [HeldPart(title=title, about="", rows=rows) for title, rows in told if rows]
    return (*parts, *_gap_parts(shelf.edition, review))


PARTS: tuple[tuple[str, Callable[[Review], Iterable[Word]]], ...] = (
    ("Won", lambda review: review.opened.get("win", ())),
    ("Learned", lambda review: review.opened.get("learning", ())),
    ("Challenged by", lambda review: review.opened.get("challenge", ())),
    ("Decisions", lambda review: review.decisions),
    ("Questions closed", lambda review: review.closed.get("question", ())),
    ("Hypotheses settled", lambda review: review.closed.get("hypothesis", ())),
    ("Commitments closed", lambda review: review.closed.get("commitment", ())),
)
"""The parts that words on records make, in their order; gaps come after them."""


def _writer(edition: Edition) -> Writer:
    return writer(review_path(""), edition.report.journal.links)


def _is_told(word: Word) -> bool:
    kind = word.record.kind
    if word.moment.opening and kind != "decision" and word.moment.status in KIND[kind].open:
        return False
    return word.changed and (kind in SAID_BY or kind in OPENED)


def _row(edition: Edition, word: Word, write: Writer) -> HeldRow:
    record, moment = word.record, word.moment
    has_page = KIND[record.kind].has_page
    fields = fields_after(record.timeline[: word.step + 1]) if has_page else {}
    outcome = fields.get(SAID_BY.get(record.kind, ""))
    return HeldRow(
        week=_week(edition, record.id, moment.week),
        title=record.title.plain if has_page else write(record.title),
        path=record_path(record.id) if has_page else "",
        status=moment.status or "",
        marks=tuple(_marks(record.opened, moment, fields.get("confidence"))),
        text=write(outcome if isinstance(outcome, RichText) else _words(moment)),
    )


def _words(moment: Moment) -> RichText | None:
    """Return the words of an update; they have their anchors on the page of their week."""
    if moment.opening or moment.text is None:
        return None
    return quoted(moment.text, escape(relative(review_path(""), week_path(moment.week))), 2)


def _marks(opened: Week, moment: Moment, confidence: object) -> Iterator[str]:
    if isinstance(confidence, Fraction):
        yield f"{percent(confidence)} sure"
    weeks = opened.until(moment.week)
    if weeks:
        yield f"after {number(weeks, 'week')}"


def _gap_parts(edition: Edition, review: Review) -> Iterator[HeldPart]:
    if review.noticed:
        rows = tuple(_gap_row(edition, gap, week_of(gap.noticed), _aware(gap)) for gap in review.noticed)
        yield HeldPart(title="Gaps noticed", about="", rows=rows)
    if review.ended:
        rows = tuple(_gap_row(edition, gap, week_of(gap.ended or gap.noticed), _resolved(gap)) for gap in review.ended)
        yield HeldPart(title="Gaps ended", about=_medians(review.ended), rows=rows)


def _gap_row(edition: Edition, gap: Timed, week: Week, mark: str) -> HeldRow:
    record = gap.record
    return HeldRow(
        # A date may lie in a week that says nothing of the gap, or that has no file.
        week=_week(edition, record.id, week if (week, record.id) in edition.told else record.opened),
        title=record.title.plain,
        path=record_path(record.id),
        marks=(mark,) if mark else (),
    )


def _week(edition: Edition, record: str, week: Week) -> Ref:
    return Ref(path=edition.place(week, record), text=week_name(week, week))


def _aware(gap: Timed) -> str:
    return "" if gap.aware is None else f"noticed after {number(gap.aware, 'day')}"


def _resolved(gap: Timed) -> str:
    if gap.resolve is None:
        return ""
    if gap.resolve.at_least:
        return "accepted as it is"
    return f"resolved after {number(int(gap.resolve.value), 'day')}"


def _medians(gaps: tuple[Timed, ...]) -> str:
    found = medians(gaps)
    told = ((found.aware, "to be noticed"), (found.resolve, "to be resolved"))
    return "; ".join(f"median {_days(one.median)} {words} ({of_so_many(one.n)})" for one, words in told if one)


def _days(value: Bounded) -> str:
    return f"{'at least ' if value.at_least else ''}{figure(value.value)} {'day' if value.value == 1 else 'days'}"
