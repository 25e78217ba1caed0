"""Questions: those that are open by age, those that were answered with how long it took.

In: a journal. Out: one `Questions`.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import takewhile

from msgspec import Struct

from perfmirror_ssg.analysis.quartiles import Bounded, Quartiles, quartiles
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Record, RichText
from perfmirror_ssg.weeks import Week


class Open(Struct, frozen=True, kw_only=True):
    """An open question, and the whole weeks since the one that asked it; 0 in it, and before one that is to come."""

    record: Record
    age: int


class Answered(Struct, frozen=True, kw_only=True):
    """An answered question: its answer, and the whole weeks from the one that asked it to the one that answered it."""

    record: Record
    answer: RichText | None
    weeks: int | None
    """None when nobody has said in which week: its box was ticked where it was asked."""


class Questions(Struct, frozen=True, kw_only=True):
    """Every question of a journal, each in one place."""

    open: tuple[Open, ...]
    """The oldest first."""
    answered: tuple[Answered, ...]
    """The latest first."""
    dropped: tuple[Record, ...]
    """The latest first."""

    times: Quartiles | None
    """Weeks to the answer, of those asked and not dropped: an open one has taken at least its age; None of too few."""

    @property
    def untimed(self) -> int:
        """How many were answered in a week that nobody has said."""
        return sum(answered.weeks is None for answered in self.answered)


def questions_of(journal: Journal) -> Questions:
    """Part the questions of a journal by what became of them."""
    records = [record for record in journal.records.values() if record.kind == "question"]
    held = {status: [r for r in records if r.status == status] for status in ("open", "answered", "dropped")}
    waiting = sorted(held["open"], key=lambda record: (record.opened, record.id))
    unanswered = tuple(Open(record=record, age=max(0, record.opened.until(journal.current))) for record in waiting)
    answered = tuple(_answered(record) for record in sorted(held["answered"], key=_ended, reverse=True))
    return Questions(
        open=unanswered,
        answered=answered,
        dropped=tuple(sorted(held["dropped"], key=_ended, reverse=True)),
        times=quartiles((*_lasting(unanswered), *_taken(answered))),
    )


def answer_of(record: Record) -> RichText | None:
    """Return the answer of a question: its field `answer`, else the words of the update that answered it."""
    given = record.fields.get("answer")
    if isinstance(given, RichText):
        return given
    since = takewhile(lambda moment: moment.status == "answered" and not moment.opening, reversed(record.timeline))
    words = [moment.text for moment in since if moment.text and moment.text.plain]
    return words[-1] if words else None


def _lasting(unanswered: Iterable[Open]) -> Iterator[Bounded]:
    return (Bounded(value=Fraction(one.age), at_least=True) for one in unanswered)


def _taken(answered: Iterable[Answered]) -> Iterator[Bounded]:
    return (Bounded(value=Fraction(one.weeks)) for one in answered if one.weeks is not None)


def _ended(record: Record) -> tuple[Week, str]:
    return record.closed or record.opened, record.id


def _answered(record: Record) -> Answered:
    return Answered(
        record=record,
        answer=answer_of(record),
        weeks=record.opened.until(record.closed) if record.closed else None,
    )
