"""A goal's needs beside the evidence the journal holds for each.

In: a goal and an edition. Out: `NeedView` values; a need without evidence says so by having none.
"""

from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.model import Document, WorkItem
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.text import Html, Writer
from perfmirror_ssg.weeks import Week


class EvidenceRow(Struct, frozen=True, kw_only=True):
    """One work item of a week."""

    week: Ref
    words: Html


class NeedView(Struct, frozen=True, kw_only=True):
    """A need with its evidence, newest first."""

    id: str
    title: Html
    level: str
    want: str
    found: str
    """How many pieces the rows hold."""
    rows: tuple[EvidenceRow, ...]


def need_views(edition: Edition, goal: Document, write: Writer) -> tuple[NeedView, ...]:
    """Show each need, and last, under no title, what the goal has evidence for beside them."""
    items = list(_items_for(edition, {goal.name, *(need.id for need in goal.needs)}))
    taken: set[int] = set()
    views = []
    for need in goal.needs:
        own = [place for place, (_, item) in enumerate(items) if need.id in item.goals or item.category in need.categories]
        taken.update(own)
        rows = tuple(_row(edition, *items[place], write) for place in own)
        found = sum(items[place][1].count for place in own)
        views.append(
            NeedView(
                id=need.id,
                title=write(need.title),
                level=need.level or "",
                want=need.want or "",
                found=str(found),
                rows=rows,
            )
        )
    rest = tuple(_row(edition, week, item, write) for place, (week, item) in enumerate(items) if place not in taken)
    return (*views, NeedView(id="", title="", level="", want="", found="", rows=rest)) if rest else tuple(views)


def _items_for(edition: Edition, goals: set[str]) -> Iterator[tuple[Week, WorkItem]]:
    for week in reversed(edition.pages):
        entry = edition.slots[week].entry
        for item in entry.items if entry else ():
            if not goals.isdisjoint(item.goals):
                yield week, item


def _row(edition: Edition, week: Week, item: WorkItem, write: Writer) -> EvidenceRow:
    words = write(item.note) or f"{edition.config.called(item.category)}, {item.count}"
    return EvidenceRow(week=Ref(path=week_path(week), text=str(week)), words=words)
