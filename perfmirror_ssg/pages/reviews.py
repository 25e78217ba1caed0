"""Every review: years, and in each its halves, quarters, months and the company's cycles, with what they came to.

In: an edition. Out: one `ReviewsView`.
"""

from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.analysis.reviews import Reviews
from perfmirror_ssg.model import Document, DocumentKind
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, document_path, review_path
from perfmirror_ssg.pages.review import INDEX as PATH
from perfmirror_ssg.pages.review import has_words, name_words
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import figure, month_name, number
from perfmirror_ssg.review_periods import Period, Span

_ORDINALS = ("First", "Second", "Third", "Fourth")


class PeriodRow(Struct, frozen=True, kw_only=True):
    """A period: its page, the mean of its counted weeks, how many there are, and whether it was reflected upon."""

    page: Ref
    depth: int
    """How many periods of the table hold it: 0 for a year or a cycle, 3 for a month."""
    mean: str
    weeks: str
    reflection: str
    """The title of what was written, `written` without one, or empty."""


class YearPart(Struct, frozen=True, kw_only=True):
    """The periods of a year, each followed by what it is made of."""

    name: str
    rows: tuple[PeriodRow, ...]


class ReviewsView(Struct, frozen=True, kw_only=True):
    """What the index shows."""

    path: str = PATH
    title: str = "Reviews"
    menu: str = "Weeks"
    years: tuple[YearPart, ...]
    """Newest first."""
    others: tuple[Ref, ...]
    """Reflections on what is no period of the journal."""
    thin: Thin
    """Of a journal without a week."""
    written: str
    example: str
    """What to type to reflect on the last quarter that is over, or where it has a reflection, on the last month that is over
    and has none; empty where all have one."""


def view(edition: Edition, _: None = None) -> ReviewsView:
    """Return the page."""
    reviews = edition.report.reviews
    documents = {one.name: one for one in edition.report.journal.documents if one.kind is DocumentKind.REVIEW}
    years = [period for period in reviews.periods.values() if period.span is Span.YEAR]
    others = [one for name, one in documents.items() if name not in reviews.periods]
    return ReviewsView(
        years=tuple(YearPart(name=year.name, rows=tuple(_year(reviews, year, documents))) for year in reversed(years)),
        others=tuple(Ref(path=document_path(one), text=name_words(one.name)) for one in others),
        thin=thin("A review gathers what weeks hold; there is no week yet.", "reviews", "ssg new"),
        written=number(sum(has_words(one) for one in documents.values()), "reflection"),
        example=_example(reviews, documents),
    )


def _year(reviews: Reviews, year: Period, documents: dict[str, Document]) -> Iterator[PeriodRow]:
    yield from _tree(reviews, year, documents, 0)
    cycles = [one for one in reviews.periods.values() if one.span is Span.CYCLE and one.name[:4] == year.name]
    for cycle in reversed(cycles):
        yield _row(reviews, cycle, documents.get(cycle.name), 0)


def _tree(reviews: Reviews, period: Period, documents: dict[str, Document], depth: int) -> Iterator[PeriodRow]:
    yield _row(reviews, period, documents.get(period.name), depth)
    for part in reversed(reviews.below(period)):
        yield from _tree(reviews, part, documents, depth + 1)


def _row(reviews: Reviews, period: Period, document: Document | None, depth: int) -> PeriodRow:
    mean = reviews.means[period.name]
    return PeriodRow(
        page=Ref(path=review_path(period.name), text=_called(period)),
        depth=depth,
        mean=figure(mean.value) if mean.value is not None else "",
        weeks=f"{mean.counted} of {mean.over}" if mean.over else "",
        reflection=_reflection(document),
    )


def _called(period: Period) -> str:
    """Call a period where its year is known."""
    if period.span is Span.MONTH:
        return month_name(period.first)
    if period.span is Span.YEAR:
        return f"The year {period.name}"
    number_ = int(period.name[6:])
    return f"Review cycle {number_}" if period.span is Span.CYCLE else f"{_ORDINALS[number_ - 1]} {period.span.value}"


def _reflection(document: Document | None) -> str:
    if document is None or not has_words(document):
        return ""
    own = document.title.plain not in {document.name, name_words(document.name)}
    return document.title.plain if own else "written"


def _example(reviews: Reviews, documents: dict[str, Document]) -> str:
    current = reviews.journal.current
    quarters, months = ([one for one in reviews.periods.values() if one.span is span] for span in (Span.QUARTER, Span.MONTH))
    over = [one for one in quarters if one.last < current][-1:] + [one for one in reversed(months) if one.last < current]
    open_ = [one.name for one in over or quarters if not has_words(documents.get(one.name))]
    return f"ssg new --review {open_[0]}" if open_ else ""


PAGE = Page(
    name="reviews", template="reviews.html", paths=alone(PATH), view=view, menu="Weeks", label="Reviews", entry=lambda _: PATH
)
