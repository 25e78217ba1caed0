"""Entries, events and configs as tests need them: every part has a plain value unless the test says otherwise."""

# ruff: noqa: ANN401  (changes are whatever `replace` takes)

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from perfmirror_ssg.config.keys_insights import SHIPPED
from perfmirror_ssg.diagnostics import Checked, Span
from perfmirror_ssg.journal.gather import Journal, gather
from perfmirror_ssg.model import (
    Document,
    DocumentKind,
    Entry,
    FieldValue,
    Heading,
    Levers,
    Link,
    Origin,
    Prose,
    RecordEvent,
    RichText,
    Value,
    WorkItem,
)
from perfmirror_ssg.settings import (
    Band,
    Category,
    CategoryVersion,
    Clocks,
    Config,
    Expectation,
    Insights,
    Profile,
    Site,
    Target,
)
from perfmirror_ssg.weeks import Week, read_week

TODAY = dt.date(2026, 11, 20)
DIMENSIONS = ("input", "output", "outcome", "impact")
POINTS = {
    "one-on-one": ("input", 5),
    "code-review": ("input", 2),
    "pull-request": ("output", 3),
    "design-doc": ("output", 10),
    "unblocked-team": ("outcome", 10),
    "late-delivery": ("output", -3),
}
BANDS = (("Outstanding", 300), ("Strong", 230), ("Meeting", 170), ("Partly", 140), ("Under", 0))


def week(text: str) -> Week:
    """Read a week that is right."""
    found = read_week(text)
    assert isinstance(found, Week)
    return found


def rich(plain: str, *links: Link) -> RichText:
    """Make rich text of plain words, with links after them."""
    return RichText(parts=(plain, *links), plain=plain)


def link(target: str = "", fragment: str = "", path: str = "journal/2026/2026-W20.md", column: int = 1) -> Link:
    """Write a link on line 9 of a file."""
    return Link(target=target, fragment=fragment, label="", embed=False, span=Span(path=path, line=9, column=column))


def profile(start: str | None = None, **changes: Any) -> Profile:
    """Make the manager of the worked week."""
    made = Profile(
        start=week(start) if start else None,
        role="Manager",
        level=4,
        title="",
        weights=weights("0.4", "0.4", "0.15", "0.05"),
        target=Target(period_weeks=12, bands=tuple(Band(name=n, threshold=Fraction(t)) for n, t in BANDS)),
    )
    return replace(made, **changes)


def weights(*figures: str) -> dict[str, Fraction]:
    """Give each dimension its weight."""
    return {name: Fraction(figure) for name, figure in zip(DIMENSIONS, figures, strict=True)}


def category(name: str, dimension: str, points: int, **changes: Any) -> Category:
    """Make a category with one version from ever."""
    version = CategoryVersion(start=None, points=Fraction(points), tiers=(), expected=None)
    return Category(
        name=name,
        dimension=dimension,
        description="",
        aliases=(),
        versions=(replace(version, **changes),),
    )


def expectation(id_: str, *categories: str, **changes: Any) -> Expectation:
    """Make an expectation of one's own, of the manager's role and level."""
    made = Expectation(role="Manager", level=4, id=id_, text="Grows people", categories=categories, tags=(), suggestion="")
    return replace(made, **changes)


def config(**changes: Any) -> Config:
    """Make a config with a few categories and one profile."""
    made = Config(
        site=site(),
        profiles=(profile(),),
        dimensions=DIMENSIONS,
        missing="prorate",
        categories={name: category(name, dimension, points) for name, (dimension, points) in POINTS.items()},
        aliases={},
        expectations=(),
        scorecards={},
        metrics={},
        headings={},
        insights=Insights(off=(), thresholds=SHIPPED),
        clocks=Clocks(aware_days=14, resolve_days=30),
        review=None,
        shares=(),
        off=(),
        events=(),
    )
    return replace(made, **changes)


def site(start: str | None = None) -> Site:
    """Make the `[site]` table."""
    return Site(
        title="Mirror",
        author="",
        language="en",
        timezone=None,
        start=week(start) if start else None,
        base_url="",
        output="_site",
        theme="default",
        editor="none",
        today=None,
    )


def item(name: str, count: int = 1, *, score: str | None = None, **changes: Any) -> WorkItem:
    """Make a work item in the dimension of its category."""
    made = WorkItem(
        dimension=POINTS[name][0] if name in POINTS else "output",
        category=name,
        known=name in POINTS,
        count=count,
        note=None,
        ref=None,
        score=Fraction(score) if score else None,
        goals=(),
        span=Span(path="journal/2026/2026-W20.md", line=3, column=3),
    )
    return replace(made, **changes)


def entry(text: str, *parts: WorkItem | RecordEvent, path: str | None = None, **changes: Any) -> Entry:
    """Make the entry of a week from its work items and events; events get the lines of its file in turn."""
    place = path or f"journal/{text[:4]}/{text}.md"
    events = [part for part in parts if isinstance(part, RecordEvent)]
    made = Entry(
        week=week(text),
        path=place,
        title=None,
        summary=None,
        tags=(),
        off=None,
        written=None,
        share="me",
        share_title=None,
        items=tuple(part for part in parts if isinstance(part, WorkItem)),
        levers=Levers(),
        ratings=(),
        metrics={},
        extra={},
        blocks=(),
        events=tuple(_placed(event, place, 10 * (index + 1)) for index, event in enumerate(events)),
        headings=(),
        anchors=(),
    )
    return replace(made, **changes)


def heading(text: str, anchor: str) -> Heading:
    """Make a second-level heading."""
    return Heading(level=2, text=text, anchor=anchor, span=Span(path="", line=1, column=1))


def prose(text: str, *links: Link) -> Prose:
    """Make a stretch of prose."""
    return Prose(text=rich(text, *links), words=text, share="me")


def opening(kind: str, title: str, id_: str | None = None, **fields: Value) -> RecordEvent:
    """Open a record in the body."""
    return _event(kind=kind, id_=id_, title=rich(title), text=None, fields=fields)


def update(id_: str, text: str = "", kind: str | None = None, **fields: Value) -> RecordEvent:
    """Say something about a record in the body, under `Updates` unless a kind is given."""
    return _event(kind=kind, id_=id_, title=None, text=rich(text) if text else None, fields=fields)


def document(kind: DocumentKind, name: str, title: str = "", **changes: Any) -> Document:
    """Make a document."""
    made = Document(
        kind=kind,
        name=name,
        path=f"journal/{kind.value}/{name}.md",
        title=rich(title or name),
        tags=(),
        share="me",
        share_title=None,
        fields={},
        questions=(),
        needs=(),
        blocks=(),
        headings=(),
        anchors=(),
    )
    return replace(made, **changes)


def gathered(
    *parts: Entry | Document,
    attachments: Iterable[str] = (),
    settings: Config | None = None,
    today: dt.date = TODAY,
    flawed: Mapping[str, str] = MappingProxyType({}),
) -> Checked[Journal]:
    """Put a journal together from entries and documents."""
    entries = [part for part in parts if isinstance(part, Entry)]
    documents = [part for part in parts if isinstance(part, Document)]
    return gather([*entries, *documents], frozenset(attachments), settings or config(), today, flawed)


def facts(*values: object) -> tuple[object, ...]:
    """Put values of several types beside each other, to compare them at once."""
    return values


def codes(checked: Checked[Journal]) -> list[str]:
    """Return the codes of the problems met, in order."""
    return [problem.code for problem in checked.problems]


def _event(
    *, kind: str | None, id_: str | None, title: RichText | None, text: RichText | None, fields: Mapping[str, Value]
) -> RecordEvent:
    nowhere = Span(path="", line=1, column=1)
    return RecordEvent(
        kind=kind,
        id=id_,
        opening=title is not None,
        title=title,
        text=text,
        fields={key.rstrip("_").replace("_", "-"): FieldValue(value=value, span=nowhere) for key, value in fields.items()},
        ticked=None,
        subheading=None,
        origin=Origin.BODY,
        share="me",
        span=nowhere,
    )


def _placed(event: RecordEvent, path: str, line: int) -> RecordEvent:
    fields = {
        key: replace(given, span=Span(path=path, line=line, column=20 + place))
        for place, (key, given) in enumerate(event.fields.items())
    }
    return replace(event, span=Span(path=path, line=line, column=3), fields=fields)
