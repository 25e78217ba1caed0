"""Categories: what was done of each over the period, beside what is expected, by dimension. It gives no verdict.

In: an edition. Out: one `CategoriesView`, and for other pages the words in which a comparison is said.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.expected import MET, OVER, Actual, Standing
from perfmirror_ssg.analysis.periods import PeriodScore
from perfmirror_ssg.figures import rounded, total
from perfmirror_ssg.markdown.ids import mended_id
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, category_path, week_path
from perfmirror_ssg.pages.words import day, figure, number, percent, sentence, spoken, whole

PATH = "categories.html"

LATELY = 6
"""Weeks named of a category that config does not know."""

TRACK = 2
"""How many times what was expected fills the track of a bar; the mark of what was expected stands in its middle."""

STANDINGS = {
    Standing.OVER: "more than expected",
    Standing.MET: "as expected",
    Standing.UNDER: "less than expected",
    Standing.NONE: "none",
}


class ActualRow(Struct, frozen=True, kw_only=True):
    """A category with what was done of it, beside what was expected."""

    category: Ref
    standing: str
    share: str
    done: str
    besides: str
    """What was done in weeks that state no expectation, where others do."""
    bar: str
    """On a track that has its mark in the middle; empty without an expectation, or where none was expected."""
    points: str
    last: Ref | None
    """The newest week that holds it, when the period has none of it."""


class DimensionRows(Struct, frozen=True, kw_only=True):
    """The categories of a dimension."""

    tone: str
    label: str
    points: str
    """What they and the unknown ones brought in the period."""
    rows: tuple[ActualRow, ...]


class Stranger(Struct, frozen=True, kw_only=True):
    """A category that entries hold under a dimension where config has none of its name, and what to do about it."""

    name: str
    what: str
    lines: tuple[str, ...]
    """What to write in config.toml; empty where the entry is to be changed."""
    weeks: tuple[Ref, ...]
    more: str


class CategoriesView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Categories"
    menu: str = "Trends"
    over: str
    """What the figures stand on."""
    thin: str
    """Why nothing is said to be more or less than expected; empty when it is."""
    dimensions: tuple[DimensionRows, ...]
    expects: bool
    """Whether anything is expected of the weeks."""
    states: bool
    """Whether anything is expected of some week, were it of one that does not count."""
    strangers: tuple[Stranger, ...]
    idle: tuple[str, ...]
    """Names of the categories that are neither used nor expected."""


def view(edition: Edition, _: None = None) -> CategoriesView:
    """Return the page."""
    report, config = edition.report, edition.config
    known = {one.category for one in report.expected if one.known}
    return CategoriesView(
        over=period_words(report.period),
        thin=thin_words(report.period),
        dimensions=tuple(_dimensions(edition)),
        expects=any(one.expected is not None for one in report.expected),
        states=any(version.expected is not None for each in config.categories.values() for version in each.versions),
        strangers=tuple(_stranger(edition, one) for one in report.expected if not one.known),
        idle=tuple(name for name in config.categories if name not in known),
    )


def period_words(period: PeriodScore) -> str:
    """Say what the figures of a period stand on: `the 12 weeks to 15 November 2026, on 9 counted weeks`."""
    weeks = f"the {number(period.length, 'week')} to {day(period.last.sunday)}"
    return f"{weeks}, on {number(period.counted, 'counted week')}" if period.counted else f"{weeks}, none of them counted"


def thin_words(period: PeriodScore) -> str:
    """Say that there are too few weeks for a comparison; nothing when there are enough."""
    if period.counted >= period.needed:
        return ""
    return f"Too few weeks to say what is more or less than expected: that takes {number(period.needed, 'counted week')}."


def done_words(actual: Actual) -> str:
    """Say how many pieces there were, of how many expected, in the weeks that state how many are."""
    if actual.expected is None:
        return str(actual.count)
    return f"{actual.towards} of {whole(actual.expected)}" if actual.expected else f"{actual.towards}, 0 expected"


def besides_words(actual: Actual) -> str:
    """Say how many pieces there were in weeks that state none; nothing where there were none."""
    besides = actual.count - actual.towards if actual.expected is not None else 0
    return f"{besides} more in weeks that state no expectation" if besides else ""


def share_words(share: Fraction) -> str:
    """Print a share in percent, rounded to as many places as keep it on its side of what it is compared with."""
    for places in (0, 1, 2, 3):
        shown = Fraction(rounded(share * 100, places)) / 100
        if all((shown >= bound) == (share >= bound) for bound in (MET, OVER)) and bool(shown) == bool(share):
            return f"{figure(share * 100, places)}%"
    return f"{figure(share * 100, 6)}%"


def _dimensions(edition: Edition) -> Iterator[DimensionRows]:
    for dimension in edition.config.dimensions:
        held = [one for one in edition.report.expected if one.dimension == dimension]
        rows = tuple(_row(edition, one) for one in held if one.known)
        if rows:
            yield DimensionRows(
                tone=edition.tone(dimension),
                label=sentence(spoken(dimension)),
                points=whole(total([one.points for one in held])),
                rows=rows,
            )


def _row(edition: Edition, actual: Actual) -> ActualRow:
    last = next((held.slot.week for held in reversed(actual.weeks) if held.count), None) if not actual.count else None
    return ActualRow(
        category=Ref(path=category_path(actual.category), text=edition.config.heading(actual.category)),
        standing=STANDINGS[actual.standing] if actual.standing else "",
        share=share_words(actual.share) if actual.share else "",
        done=done_words(actual),
        besides=besides_words(actual),
        bar=percent(min(actual.share / TRACK, Fraction(1))) if actual.share is not None else "",
        points=whole(actual.points),
        last=Ref(path=week_path(last), text=str(last)) if last else None,
    )


def _stranger(edition: Edition, actual: Actual) -> Stranger:
    weeks = tuple(Ref(path=week_path(held.slot.week), text=str(held.slot.week)) for held in reversed(actual.weeks))
    what, lines = _what_to_do(edition, actual)
    return Stranger(
        name=actual.category,
        what=what,
        lines=lines,
        weeks=weeks[:LATELY],
        more=number(len(weeks) - LATELY, "more week") if len(weeks) > LATELY else "",
    )


def _what_to_do(edition: Edition, actual: Actual) -> tuple[str, tuple[str, ...]]:
    under = f"under {actual.dimension}"
    category = edition.config.categories.get(actual.category)
    if category:
        return f"{under}, but it belongs under {category.dimension}: move it there", ()
    name = mended_id(actual.category) or "my-category"
    renamed = "" if name == actual.category else f", and write it as {name}"
    lines = (f"[categories.{name}]", f'dimension = "{actual.dimension}"', "points = 3")
    return f"{under}, not scored yet: mend its name, or add these lines to config.toml{renamed}", lines


PAGE = Page(
    name="categories",
    template="categories.html",
    paths=alone(PATH),
    view=view,
    menu="Trends",
    label="Categories",
    entry=lambda _: PATH,
)
