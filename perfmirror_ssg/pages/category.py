"""A category: what it is and what it is worth, how often it was done beside how often it is expected, and its evidence.

In: an edition and what was done of the category. Out: one `CategoryView` for each category ever used or expected.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from perfmirror_ssg.analysis.expected import Actual, CategoryWeek
from perfmirror_ssg.analysis.history import category_history
from perfmirror_ssg.charts.catalogue import category as draw
from perfmirror_ssg.charts.chart import Chart
from perfmirror_ssg.figures import total
from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.pages.categories import STANDINGS, besides_words, done_words, period_words, share_words, thin_words
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page
from perfmirror_ssg.pages.places import Ref, category_path, week_path, year_path
from perfmirror_ssg.pages.scoring import VersionRow, version_row
from perfmirror_ssg.pages.sums import CategoryRow, category_row, state_words
from perfmirror_ssg.pages.text import Writer, writer
from perfmirror_ssg.pages.words import number, sentence, spoken, week_name, whole

YEAR = 52
"""Weeks of the chart."""

LINES = 40
"""Work items shown with their words; older ones are named by their weeks."""


class YearRow(Struct, frozen=True, kw_only=True):
    """What the counted weeks of a year come to."""

    year: Ref
    count: str
    points: str
    weeks: str
    """How many hold some of it, of all that count."""


class EvidenceWeek(Struct, frozen=True, kw_only=True):
    """The work items of a week, with the points they brought."""

    week: Ref
    state: str
    """Why its points do not count, or empty."""
    row: CategoryRow


class OlderYear(Struct, frozen=True, kw_only=True):
    """The weeks of a year whose work items are not shown, newest first."""

    words: str
    weeks: tuple[Ref, ...]


class CategoryView(Struct, frozen=True, kw_only=True):
    """What the page of a category shows."""

    path: str
    title: str
    menu: str = "Trends"
    key: str
    tone: str
    dimension: str
    about: str
    versions: tuple[VersionRow, ...]
    """Oldest first."""
    done: str
    """Pieces of the period, of those expected."""
    besides: str
    """What was done in weeks that state no expectation, where others do."""
    standing: str
    """Where that lies beside what was expected, or that there are too few weeks to say; empty where nothing is expected."""
    over: str
    """What the figures stand on."""
    reckoning: str
    """What was expected, as a sum; empty where nothing is."""
    points: str
    chart: Chart | None
    years: tuple[YearRow, ...]
    """Newest first."""
    evidence: tuple[EvidenceWeek, ...]
    """Newest first."""
    older: tuple[OlderYear, ...]
    """Newest first."""


def paths(edition: Edition) -> Mapping[str, Actual]:
    """Return every category of config that was ever used, or is expected."""
    return {category_path(one.category): one for one in edition.report.expected if one.known}


def view(edition: Edition, actual: Actual) -> CategoryView:
    """Return the page of a category."""
    category, path = edition.config.categories[actual.category], category_path(actual.category)
    history = category_history(edition.report, category, YEAR)
    shown = _newest(actual.weeks)
    write = writer(path, edition.report.journal.links)
    return CategoryView(
        path=path,
        title=edition.config.heading(actual.category),
        key=actual.category,
        tone=edition.tone(actual.dimension),
        dimension=sentence(spoken(actual.dimension)),
        about=sentence(category.description),
        versions=tuple(version_row(version) for version in category.versions),
        done=done_words(actual),
        besides=besides_words(actual),
        standing=_standing(edition, actual),
        over=period_words(edition.report.period),
        reckoning=_reckoning(actual),
        points=whole(actual.points),
        chart=next(draw(history, edition.config), None),
        years=tuple(_years(edition, actual)),
        evidence=tuple(_evidence(edition, held, write) for held in shown),
        older=tuple(_older(actual.weeks[: len(actual.weeks) - len(shown)])),
    )


def _standing(edition: Edition, actual: Actual) -> str:
    if actual.standing is None:
        return thin_words(edition.report.period) if actual.expected is not None else ""
    words = STANDINGS[actual.standing]
    return f"That is {share_words(actual.share)}, {words}." if actual.share else f"{sentence(words)}."


def _reckoning(actual: Actual) -> str:
    """Say what was expected as a sum over the counted weeks: `4 a week × 5 + 2 a week × 4 = 28`."""
    if actual.expected is None:
        return ""
    terms = (f"{whole(s.each)} a week × {number(s.weeks, 'counted week')}" for s in actual.stretches if s.each is not None)
    silent = [stretch for stretch in actual.stretches if stretch.each is None]
    weeks, done = sum(stretch.weeks for stretch in silent), sum(stretch.done for stretch in silent)
    unstated = f"; none is stated for {number(weeks, 'counted week')}, which {'holds' if weeks == 1 else 'hold'} {done}"
    return f"{' + '.join(terms)} = {whole(actual.expected)} expected{unstated if silent else ''}"


def _newest(weeks: Sequence[CategoryWeek]) -> tuple[CategoryWeek, ...]:
    """Return the newest weeks, newest first, until their work items fill the page."""
    shown: list[CategoryWeek] = []
    lines = 0
    for held in reversed(weeks):
        if lines >= LINES:
            break
        shown.append(held)
        lines += len(held.row.items)
    return tuple(shown)


def _evidence(edition: Edition, held: CategoryWeek, write: Writer) -> EvidenceWeek:
    week = held.slot.week
    return EvidenceWeek(
        week=Ref(path=week_path(week), text=str(week)),
        state=_state(held.slot),
        row=category_row(edition, held.row, write),
    )


def _state(slot: WeekSlot) -> str:
    if slot.counted:
        return ""
    if slot.when is not When.PAST:
        return "not over yet" if slot.when is When.CURRENT else "to come"
    return f"{state_words(slot)}, not counted" if slot.state is State.OFF else state_words(slot)


def _years(edition: Edition, actual: Actual) -> Iterator[YearRow]:
    """Yield the years since it was first held, also those that hold none of it."""
    counted = [held for held in actual.weeks if held.slot.counted]
    years = {year: list(weeks) for year, weeks in groupby(counted, key=lambda held: held.slot.week.year)}
    for year in sorted((year for year in edition.counted if year >= min(years, default=year + 1)), reverse=True):
        weeks = years.get(year, [])
        yield YearRow(
            year=Ref(path=year_path(year), text=str(year)),
            count=str(sum(held.count for held in weeks)),
            points=whole(total([held.row.points for held in weeks]) if weeks else Fraction(0)),
            weeks=f"{sum(held.count > 0 for held in weeks)} of {edition.counted[year]}",
        )


def _older(weeks: Sequence[CategoryWeek]) -> Iterator[OlderYear]:
    for year, group in groupby(reversed(weeks), key=lambda held: held.slot.week.year):
        held = tuple(group)
        lines = sum(len(one.row.items) for one in held)
        refs = (Ref(path=week_path(one.slot.week), text=week_name(one.slot.week, one.slot.week)) for one in held)
        words = f"{year}: {number(lines, 'more line')} in {number(len(held), 'week')}"
        yield OlderYear(words=words, weeks=tuple(refs))


PAGE = Page(name="category", template="category.html", paths=paths, view=view)
