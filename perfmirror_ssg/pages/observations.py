"""Observations: themes that recur, each with the hypothesis it may become, the other themes, and who noticed what.

In: an edition. Out: one `ObservationsView`.
"""

from msgspec import Struct

from perfmirror_ssg.analysis.themes import RECORDS, WEEKS, Noticed, Observer, Theme
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.people import somebodies
from perfmirror_ssg.pages.places import Ref, record_path
from perfmirror_ssg.pages.records import FieldView, fields_view
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import number, spoken, week_name

PATH = "observations.html"
FEW = 6
"""Of what bears a theme, or what somebody noticed, so much stands open; the rest a click away."""


class NoticedRow(Struct, frozen=True, kw_only=True):
    """One thing that was noticed."""

    week: Ref
    title: Html
    path: str
    """Of its own page; empty for kinds without."""
    kind: str
    """Where it is no observation."""
    marks: tuple[FieldView, ...]


class ThemeView(Struct, frozen=True, kw_only=True):
    """A theme."""

    name: str
    tally: str
    rows: tuple[NoticedRow, ...]
    more: tuple[NoticedRow, ...]
    hypotheses: tuple[Ref, ...]
    """Those that speak of it already, each with its status."""
    line: str
    """The hypothesis to paste, while there is none."""


class ObserverView(Struct, frozen=True, kw_only=True):
    """Who noticed, and what."""

    name: str
    path: str
    """Of the page of a person; else empty."""
    count: str
    rows: tuple[NoticedRow, ...]
    more: tuple[NoticedRow, ...]


class ObservationsView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Observations"
    menu: str = "Log"
    thin: Thin | None
    """What it would need, when nothing was noticed yet."""
    recurring: tuple[ThemeView, ...]
    rule: str
    """When a theme recurs, and when a hypothesis speaks of it."""
    recurs_not: Thin | None
    """What it would need, when none does."""
    themes: tuple[ThemeView, ...]
    """The others."""
    observers: tuple[ObserverView, ...]


def view(edition: Edition, _: None = None) -> ObservationsView:
    """Return the page."""
    write = writer(PATH, edition.report.journal.links)
    noticed = edition.report.noticed
    people = {one.contact.name: path for path, one in somebodies(edition).items()}
    themes = [(theme.recurs, _theme(edition, theme, write)) for theme in noticed.themes]
    return ObservationsView(
        thin=None if noticed.observers or noticed.themes else _THIN,
        recurring=tuple(theme for recurs, theme in themes if recurs),
        rule=f"A theme recurs when at least {_NEEDS}. {_SPEAKS}",
        recurs_not=_recurs_not(noticed),
        themes=tuple(theme for recurs, theme in themes if not recurs),
        observers=tuple(_observer(edition, observer, people.get(observer.name, ""), write) for observer in noticed.observers),
    )


_THIN = thin(
    "Nothing was noticed here yet: a line under Observations in a week is enough, and with a theme it shows what comes again.",
    "observation",
    '- "Nobody reads the status page" [who:: Ada] [theme:: silence]',
)


_NEEDS = f"{number(RECORDS, 'observation')}, facts or gaps bear it, written in {number(WEEKS, 'week')} or more"

_SPEAKS = "A hypothesis speaks of it when its title, its domain or its id holds the words of the theme."


def _recurs_not(noticed: Noticed) -> Thin | None:
    """Say what it takes for a first theme to recur; with an example, while there are none at all."""
    if any(theme.recurs for theme in noticed.themes):
        return None
    example = "" if noticed.themes else "- Nobody was told of the outage [theme:: silence]"
    return thin(f"No theme recurs yet: one does when at least {_NEEDS}.", "observation", example)


def _theme(edition: Edition, theme: Theme, write: Writer) -> ThemeView:
    rows = tuple(_row(edition, record, write, "theme") for record in reversed(theme.records))
    return ThemeView(
        name=theme.name,
        tally=_tally(theme),
        rows=rows[:FEW],
        more=rows[FEW:],
        hypotheses=tuple(_hypothesis(record) for record in theme.hypotheses),
        line=theme.line,
    )


def _tally(theme: Theme) -> str:
    count = str(len(theme.records))
    return f"{count} in {number(len(theme.weeks), 'week')}" if len(theme.weeks) > 1 else count


def _hypothesis(record: Record) -> Ref:
    return Ref(path=record_path(record.id), text=record.title.plain, note=record.status or "")


def _observer(edition: Edition, observer: Observer, path: str, write: Writer) -> ObserverView:
    rows = tuple(_row(edition, record, write, "who") for record in observer.observations)
    name = observer.name or "Nobody named"
    return ObserverView(name=name, path=path, count=str(len(rows)), rows=rows[:FEW], more=rows[FEW:])


def _row(edition: Edition, record: Record, write: Writer, under: str) -> NoticedRow:
    """Show one thing that was noticed; what it stands under is not said again."""
    now = edition.report.journal.current
    marks, _ = fields_view(edition, record.fields, now, write, KIND[record.kind])
    has_page = KIND[record.kind].has_page
    return NoticedRow(
        week=Ref(path=edition.place(record.opened, record.id), text=week_name(record.opened, now)),
        title=record.title.plain if has_page else write(record.title),
        path=record_path(record.id) if has_page else "",
        kind="" if record.kind == "observation" else spoken(record.kind),
        marks=tuple(mark for mark in marks if mark.key in {"who", "domain", "theme"} and mark.key != under),
    )


PAGE = Page(
    name="observations",
    template="observations.html",
    paths=alone(PATH),
    view=view,
    menu="Log",
    label="Observations",
    entry=lambda _: PATH,
)
