"""Expectations: what the level in force asks for beside what the weeks hold, and what the next level would ask for.

In: an edition. Out: one `ExpectationsView`, complete also where nothing is stated, or nothing is written yet.
"""

from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.analysis.expectations import CONSISTENT, Basis, Evidence, JudgedExpectation
from perfmirror_ssg.analysis.likely import Likely
from perfmirror_ssg.pages.answer import span_words
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, category_path, week_path
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.weekline import own_words
from perfmirror_ssg.pages.words import listed, number, sentence, week_name
from perfmirror_ssg.settings import Expectation
from perfmirror_ssg.weeks import Week

PATH = "expectations.html"

BY = {Basis.CATEGORY: "by its category", Basis.FOR: "by what it is for", Basis.TAG: "by its tag"}


class EvidenceLine(Struct, frozen=True, kw_only=True):
    """One line of evidence: the week, what it says, and by what it counts."""

    week: Ref
    words: Html
    ref: str
    """The address it leads to."""
    category: Ref | None
    """None for the week itself."""
    count: str
    """Where it is more than one."""
    by: str
    tags: tuple[Ref, ...]


class LikelyLine(Struct, frozen=True, kw_only=True):
    """A line that may have been meant, and what to write so that it counts."""

    week: Ref
    words: Html
    where: str
    write: str


class ExpectationRow(Struct, frozen=True, kw_only=True):
    """An expectation: where it stands, in which weeks, and what that opens into."""

    anchor: str
    text: str
    standing: str
    """Empty with too few weeks to say."""
    weeks: tuple[Ref, ...]
    found: str
    """How many lines there are; empty for none."""
    lines: tuple[EvidenceLine, ...]
    counts: tuple[str, ...]
    """What counts for it: categories in words."""
    tags: tuple[str, ...]
    id: str
    likely: tuple[LikelyLine, ...]
    suggestion: str
    """One thing to do next week; empty for what the level in force asks for."""
    write: str
    """How to write that down, where the expectation does not suggest anything itself."""


class ExpectationsView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Expectations"
    menu: str = "Growth"
    stands: tuple[str, ...]
    """What it stands on, a sentence each."""
    level: str
    current: tuple[ExpectationRow, ...]
    role: str
    """As config names it."""
    any_level: bool
    """Whether the profile names no level."""
    next_level: str
    """Empty where none is known."""
    next: tuple[ExpectationRow, ...]
    consistent: str
    """Counted weeks with evidence from which a standing is consistent."""
    needed: str
    """Counted weeks that a standing needs."""


def view(edition: Edition, _: None = None) -> ExpectationsView:
    """Return the page."""
    found, period = edition.report.expectations, edition.report.period
    write = writer(PATH, edition.report.journal.links)
    return ExpectationsView(
        stands=tuple(_stands(edition)),
        level=level_words(found.profile.role, found.profile.level),
        current=tuple(_row(edition, one, write, "now") for one in found.current),
        role=found.profile.role,
        any_level=not found.profile.level and _has_levels(edition, found.profile.role),
        next_level=level_words(*found.next_level) if found.next_level else "",
        next=tuple(_row(edition, one, write, "next") for one in found.next),
        consistent=str(CONSISTENT),
        needed=number(period.needed, "counted week"),
    )


def level_words(role: str, level: int) -> str:
    """Name a role and level as config does: `Manager 4`; level 0 is any."""
    return f"{role} {level}" if level else role


def _has_levels(edition: Edition, role: str) -> bool:
    """Whether naming a level would lead to one: a director has none."""
    return any(one.level for one in edition.config.expectations if one.role == role)


def _stands(edition: Edition) -> Iterator[str]:
    period = edition.report.period
    if period.counted:
        yield f"{span_words(period)}."
    if period.counted < period.needed:
        yield f"Too few weeks to say: a standing needs {number(period.needed, 'counted week')}."
    if period.predating:
        came = "came before this role and counts" if period.predating == 1 else "came before this role and count"
        yield f"{number(period.predating, 'week')} of these {came} all the same."


def _row(edition: Edition, judged: JudgedExpectation, write: Writer, section: str) -> ExpectationRow:
    asked, lines = judged.expectation, judged.evidence
    ahead = section == "next"
    return ExpectationRow(
        anchor=f"{section}-{asked.id}",
        text=asked.text,
        standing=sentence(judged.standing.value) if judged.standing else "",
        weeks=tuple(_week(edition, week) for week in judged.weeks),
        found=number(len(lines), "line") if lines else "",
        lines=tuple(_line(edition, line, write) for line in reversed(lines)),
        counts=tuple(edition.config.called(name) for name in asked.categories),
        tags=asked.tags,
        id=asked.id,
        likely=tuple(_likely(edition, line, asked, write) for line in judged.likely),
        suggestion=asked.suggestion if ahead else "",
        write=_to_write(_an_input(edition, asked), asked) if ahead and not asked.suggestion else "",
    )


def _an_input(edition: Edition, asked: Expectation) -> str:
    """Return an input, what one can do at will: its own, else the most usual of the period, else config's first.

    Where no category is an input, its first category, or config's; empty where there is none at all.
    """
    known = edition.config.categories
    done = {each.category: each.count for each in edition.report.expected if each.known}
    inputs = [each for each in known.values() if each.dimension == "input"]
    own = (each.name for each in map(known.__getitem__, asked.categories) if each in inputs)
    adding = [each.name for each in inputs if each.at(edition.report.period.last).adds]
    usual = max(adding, key=lambda name: done.get(name, 0), default="")
    return next(own, usual) or next(iter((*asked.categories, *known)), "")


def _to_write(category: str, asked: Expectation) -> str:
    """Return what a week's file says once something was done."""
    return f"{category}: {{note: …, for: {asked.id}}}" if category else ""


def _line(edition: Edition, line: Evidence, write: Writer) -> EvidenceLine:
    by = listed(tuple(BY[basis] for basis in line.bases))
    if line.item is None:
        entry = edition.slots[line.week].entry
        return EvidenceLine(
            week=_week(edition, line.week),
            words=own_words(edition, entry, write) if entry else "",
            ref="",
            category=None,
            count="",
            by=by,
            tags=edition.tag_refs(line.tags),
        )
    item = line.item
    path = category_path(item.category) if item.category in edition.config.categories else ""
    return EvidenceLine(
        week=_week(edition, line.week),
        words=write(item.note),
        ref=item.ref if isinstance(item.ref, str) and not item.note else "",
        category=Ref(path=path, text=edition.config.heading(item.category)),
        count=f" × {item.count}" if item.count > 1 else "",
        by=by,
        tags=(),
    )


def _likely(edition: Edition, line: Likely, asked: Expectation, write: Writer) -> LikelyLine:
    return LikelyLine(
        week=_week(edition, line.week),
        words=write(line.text),
        where=f"on that {edition.config.called(line.item.category)}" if line.item else "on that week",
        write=f"for: {asked.id}" if line.item else f"tags: [{asked.tags[0]}]",
    )


def _week(edition: Edition, week: Week) -> Ref:
    return Ref(path=week_path(week), text=week_name(week, edition.report.journal.current))


PAGE = Page(
    name="expectations",
    template="expectations.html",
    paths=alone(PATH),
    view=view,
    menu="Growth",
    label="Expectations",
    entry=lambda _: PATH,
)
