"""The mirror and a week as plain text, for a terminal of eighty columns; nothing in it needs colour.

In: an edition. Out: text without a last line end.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from perfmirror_ssg.analysis.due import AHEAD, Due
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Moment, Record, RichText, State, WeekSlot, When
from perfmirror_ssg.pages.answer import Answer, make_answer
from perfmirror_ssg.pages.due import older_missing
from perfmirror_ssg.pages.dues import due_row
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.strip import LEVELS, level, streak_words
from perfmirror_ssg.pages.sums import DimensionRow, WeekSum, state_words, week_sum
from perfmirror_ssg.pages.words import day, days, number, spoken
from perfmirror_ssg.reading.names import slip
from perfmirror_ssg.weeks import Week

WIDTH = 80
STRIP = 26
"""Weeks on the strip."""
DUE = 7

_MARKS = {
    "+": "written, without work items",
    ".": "empty file",
    "o": "off",
    "_": "no file",
    ">": "not over",
}


_UNJUDGED = "No verdict: config.toml has errors, and without what stands there the figures would not be yours."


def status_text(edition: Edition, *, judged: bool = True) -> str:
    """Say where the period stands, how the last weeks went, and what is due.

    What is not `judged` has neither figure nor band, and no queue.
    """
    journal = edition.report.journal
    head = f"{edition.config.site.title} · {day(journal.today)}, {journal.current}"
    if not any(slot.entry for slot in journal.weeks):
        return f"{head}\n\nNothing is written yet. `ssg new` makes the file of {journal.current}."
    judgment = _judgment(edition) if judged else [textwrap.wrap(_UNJUDGED, WIDTH)]
    habit = filter(None, [streak_words(edition.report.streak)])
    return _joined([head], *judgment, habit, _due(edition, "Due", edition.report.due, DUE) if judged else ())


def due_text(edition: Edition) -> str:
    """Say all that is due, each with its line, and what falls due in the next weeks."""
    queue = edition.report.queue
    older = older_missing(edition)
    return _joined(
        _due(edition, "Due", queue.now) if queue.now else ["Nothing is due."],
        _due(edition, f"In the next {number(AHEAD, 'week')}", queue.next),
        [f"{older}, too long ago to be asked for."] if older else [],
    )


def week_text(edition: Edition, week: Week) -> str:
    """Show a week: its state and words, its items with points and sum, its records."""
    slot, current = edition.slots.get(week), edition.report.journal.current
    head = f"{week} · {days(week)} · {_state(slot, week, current)}"
    entry = slot.entry if slot else None
    if entry is None:
        may_be = slot is None or slot.state is State.MISSING
        again = may_be and week <= current and not slip(week, edition.pages, current)
        return f"{head}\n\n`ssg new {week}` makes its file." if again else head
    score = edition.report.scores.get(week)
    title = [f"“{entry.title.plain}”"] if entry.title else []
    summary = textwrap.wrap(entry.summary.plain, WIDTH) if entry.summary else []
    points = _points(week_sum(edition, score, _plain), off=slot is not None and slot.off is not None) if score else []
    silent = ["Nothing in it counts yet."] if slot and slot.state is State.EMPTY else []
    return _joined([head, *title], summary, points, _records(edition, week), silent)


def _joined(*sections: Iterable[str]) -> str:
    blocks = ("\n".join(section) for section in sections)
    return "\n\n".join(block for block in blocks if block)


def _judgment(edition: Edition) -> tuple[Iterable[str], ...]:
    counts = any(slot.counted for slot in edition.report.journal.weeks)
    return _answer(make_answer(edition)) if counts else _not_yet(edition), _strip(edition)


def _answer(answer: Answer) -> Iterator[str]:
    yield from textwrap.wrap(f"{answer.figure}  {answer.verdict}".strip(), WIDTH)
    for words in answer.stands:
        yield from textwrap.wrap(words, WIDTH)
    if answer.so_far:
        yield f"This week so far {answer.so_far}."
    if answer.ruler:
        yield ""
    for step in reversed(answer.ruler):
        yield f"{f'{step.here} >' if step.here else '':>10} {step.begins:>6}  {step.name}"


def _not_yet(edition: Edition) -> Iterator[str]:
    current = edition.report.journal.current
    yield from textwrap.wrap(
        f"No data yet: a score begins with the first week that is over and has work items. {current} is open.", WIDTH
    )


def _strip(edition: Edition) -> Iterator[str]:
    slots = [slot for slot in edition.report.journal.weeks if slot.when is not When.FUTURE][-STRIP:]
    marks = "".join(_mark(edition, slot) for slot in slots)
    if len(slots) < 2:
        return
    yield f"{slots[0].week}  {marks}  {slots[-1].week}"
    shaded = f"1–{LEVELS} the band its own score would reach" if any(map(str.isdecimal, marks)) else ""
    legend = [shaded, *(f"{mark} {words}" for mark, words in _MARKS.items() if mark in marks)]
    yield from textwrap.wrap(" · ".join(filter(None, legend)), WIDTH)


def _mark(edition: Edition, slot: WeekSlot) -> str:
    if slot.when is When.CURRENT and slot.state is not State.OFF:
        return ">"
    reached = level(edition, slot)
    if reached is not None:
        return str(reached)
    return {State.WRITTEN: "+", State.EMPTY: ".", State.OFF: "o", State.MISSING: "_"}[slot.state]


def _due(edition: Edition, title: str, dues: Sequence[Due], most: int | None = None) -> Iterator[str]:
    if dues:
        yield f"{title}: {len(dues)}"
    for row in (due_row(edition, one) for one in dues[:most]):
        yield _cut(f"  {row.title}")
        yield _cut(f"    {row.about} · {row.age}")
        yield from textwrap.wrap(row.where, WIDTH, initial_indent="    ", subsequent_indent="    ", break_long_words=False)
        yield textwrap.indent(row.line, "    ")
    if most and len(dues) > most:
        yield f"  and {len(dues) - most} more: ssg due"


def _state(slot: WeekSlot | None, week: Week, current: Week) -> str:
    if week > current:
        return "not begun"
    if slot is None:
        return "not a week of the journal"
    if week == current and slot.off is None:
        return "not over"
    return "counted" if slot.counted else state_words(slot)


def _points(total: WeekSum, *, off: bool) -> Iterator[str]:
    for dimension in total.dimensions:
        yield from _dimension(dimension)
    products = f"{total.terms} = " if total.terms else ""
    yield f"Score {products}{total.score}, with the weights of {total.profile}"
    if off:
        yield "It does not count: off"


def _dimension(dimension: DimensionRow) -> Iterator[str]:
    yield f"{dimension.label:<24}{dimension.points:>8} × {dimension.weight} = {dimension.weighted}"
    for row in dimension.rows:
        yield f"  {row.label:<22}{row.points:>8}   {row.how}"
        for evidence in row.evidence:
            words = " ".join(filter(None, (evidence.count, evidence.note, evidence.ref, evidence.file)))
            yield from textwrap.wrap(words, WIDTH, initial_indent="      ", subsequent_indent="      ", break_long_words=False)


def _records(edition: Edition, week: Week) -> Iterator[str]:
    for record in edition.report.journal.records.values():
        for moment in record.timeline:
            if moment.week == week:
                yield from _moment(record, moment)


def _moment(record: Record, moment: Moment) -> Iterator[str]:
    status = f", {moment.status}" if moment.status else ""
    kind = spoken(KIND[record.kind].name)
    yield _cut(f"{kind if moment.opening else f'{kind} of {record.opened}'}{status}: {record.title.plain}")
    words = "" if moment.opening or moment.text is None else " ".join(moment.text.plain.split())
    yield from textwrap.wrap(words, WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield f"    ^{record.id}"


def _plain(text: RichText | None) -> str:
    return " ".join(text.plain.split()) if text else ""


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1].rstrip()}…"
