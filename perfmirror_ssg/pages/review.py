"""A review: the person's own words on a period, and what the journal holds of it. Says weeks and dates, never ages.

In: an edition. Out: one `ReviewView` per period of the journal, and one for each reflection on any other.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from perfmirror_ssg.analysis.means import Mean
from perfmirror_ssg.analysis.periods import PeriodScore, Silence
from perfmirror_ssg.analysis.reviews import Review, Reviews, periods_of, review_of
from perfmirror_ssg.analysis.streak import tally
from perfmirror_ssg.markdown.told import told
from perfmirror_ssg.model import Document, DocumentKind, State
from perfmirror_ssg.pages.answer import honest, span_words
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.held import HeldPart, Shelf, held_parts
from perfmirror_ssg.pages.margin import RatingLine, RatingRow
from perfmirror_ssg.pages.page import Page
from perfmirror_ssg.pages.periods import period_days, period_words, the_period
from perfmirror_ssg.pages.places import Ref, document_path, review_path, week_path
from perfmirror_ssg.pages.records import FieldView
from perfmirror_ssg.pages.text import Html, writer
from perfmirror_ssg.pages.week import error_words, mentions
from perfmirror_ssg.pages.weekline import WeekLine
from perfmirror_ssg.pages.words import figure, listed, number, sentence, spoken, week_name, whole
from perfmirror_ssg.pages.year import MonthStrip
from perfmirror_ssg.review_periods import Period, Span, period_named

INDEX = "reviews.html"


class Subject(Struct, frozen=True, kw_only=True):
    """What the page of a review is about: a period, a reflection on it, or both."""

    name: str
    period: Period | None
    """None for a reflection whose name is no period that config knows."""
    document: Document | None
    shelf: Shelf


class PartRow(Struct, frozen=True, kw_only=True):
    """A dimension: its points, and what they weigh."""

    tone: str
    label: str
    points: str
    weighted: str


class Sum(Struct, frozen=True, kw_only=True):
    """How the mean of a period comes about, unrounded."""

    mean: str
    parts: tuple[PartRow, ...]
    sum: str
    weeks: str
    """What the sum is divided by."""
    exact: str
    notes: tuple[str, ...]


class Held(Struct, frozen=True, kw_only=True):
    """What the journal holds of a period."""

    lede: tuple[str, ...]
    strip: tuple[MonthStrip, ...]
    tally: tuple[str, ...]
    sum: Sum | None
    levers: tuple[FieldView, ...]
    ratings: tuple[RatingRow, ...]
    parts: tuple[HeldPart, ...]
    weeks: tuple[WeekLine, ...]


class ReviewView(Struct, frozen=True, kw_only=True):
    """What the page of a review shows."""

    path: str
    title: str
    menu: str = "Weeks"
    index: str = INDEX
    heading: Html
    period: str
    """The period in words, where the heading says something else."""
    days: str
    above: tuple[Ref, ...]
    below: tuple[Ref, ...]
    previous: Ref | None
    next: Ref | None
    errors: tuple[str, ...]
    blocks: tuple[Html, ...]
    """The reflection, without headings that nothing stands under; empty until it has words."""
    begin: str
    """What to type to begin one, or the path of a file that has no words yet."""
    held: Held | None
    tags: tuple[Ref, ...]
    mentions: tuple[Ref, ...]


def paths(edition: Edition) -> Mapping[str, Subject]:
    """Return every period of the journal up to the one that is not over, and every other that has a reflection."""
    periods = periods_of(edition.report.journal, edition.config)
    documents = {one.name: one for one in edition.report.journal.documents if one.kind is DocumentKind.REVIEW}
    shelf = Shelf(edition=edition)
    subjects = (
        Subject(
            name=name,
            period=periods.get(name) or period_named(name, edition.config.review),
            document=documents.get(name),
            shelf=shelf,
        )
        for name in dict.fromkeys((*periods, *documents))
    )
    return {document_path(one.document) if one.document else review_path(one.name): one for one in subjects}


def has_words(document: Document | None) -> bool:
    """Tell whether a reflection is more than headings and comments."""
    return document is not None and any(block.words or block.text.links for block in document.blocks)


def name_words(name: str) -> str:
    """Call a review by its period: `Second quarter of 2026`, `The year 2026`."""
    return f"The year {name}" if len(name) == 4 else sentence(period_words(name))


def view(edition: Edition, about: Subject) -> ReviewView:
    """Return the page of a review."""
    document, period, reviews = about.document, about.period, edition.report.reviews
    path = document_path(document) if document else review_path(about.name)
    write = writer(path, edition.report.journal.links)
    called = name_words(about.name)
    titled = document is not None and document.title.plain not in {document.name, called}
    reflection = told(tuple(block.text for block in document.blocks)) if document and has_words(document) else ()
    return ReviewView(
        path=path,
        title=f"{document.title.plain}, {period_words(about.name)}" if document and titled else called,
        heading=write(document.title) if document and titled else called,
        period=called if titled else "",
        days=period_days(period) if period else "",
        above=tuple(_ref(each) for each in reviews.above(period)) if period else (),
        below=tuple(_ref(each) for each in reviews.below(period)) if period else (),
        previous=_beside(reviews, period, -1),
        next=_beside(reviews, period, +1),
        errors=tuple(error_words(problem) for problem in edition.errors.get(document.path, ())) if document else (),
        blocks=tuple(write(text) for text in reflection),
        begin="" if reflection else document.path if document else f"ssg new --review {about.name}",
        held=_held(edition, about.shelf, period) if period else None,
        tags=edition.tag_refs(document.tags) if document else (),
        mentions=mentions(edition, path),
    )


def _ref(period: Period) -> Ref:
    return Ref(path=review_path(period.name), text=the_period(period.name))


def _beside(reviews: Reviews, period: Period | None, step: int) -> Ref | None:
    other = reviews.beside(period, step) if period else None
    return Ref(path=review_path(other.name), text=other.name) if other else None


def _held(edition: Edition, shelf: Shelf, period: Period) -> Held:
    review = review_of(edition.report.reviews, period)
    return Held(
        lede=tuple(_lede(edition.report.reviews, review)),
        strip=tuple(_strip(shelf, review)),
        tally=tuple(_tally(review)),
        sum=_sum(edition, review),
        levers=tuple(_levers(review)),
        ratings=_ratings(review),
        parts=held_parts(shelf, review),
        weeks=tuple(shelf.lines[slot.week] for slot in review.slots),
    )


def _lede(reviews: Reviews, review: Review) -> Iterator[str]:
    mean = review.mean
    if not review.slots:
        yield "The journal holds no week of it."
    elif mean.value is None:
        yield "No week of it counts yet." if review.running else "No week of it counts: none holds a work item."
    else:
        yield f"{figure(mean.value)} points a week on {_counted(mean)}{_compared(reviews, review)}."
        if not mean.says:
            yield f"Too few weeks to compare: it would take {mean.needed}."
    first = reviews.journal.weeks[0].week if reviews.journal.weeks else None
    if first and first > review.period.first:
        yield f"The journal begins in {first}."
    if review.running and review.slots:
        yield "It is not over."


def _counted(mean: Mean) -> str:
    if mean.counted == mean.over:
        return "one counted week" if mean.counted == 1 else f"{mean.counted} weeks, all of them counted"
    return f"{number(mean.counted, 'counted week')} of {mean.over}"


def _compared(reviews: Reviews, review: Review) -> str:
    before = reviews.beside(review.period, -1)
    mean = reviews.means[before.name] if before and review.mean.says else None
    if not before or not mean or mean.value is None or not mean.says:
        return ""
    return f"; {figure(mean.value)} in {the_period(before.name)}"


def _strip(shelf: Shelf, review: Review) -> Iterator[MonthStrip]:
    if review.period.span is Span.MONTH:
        return
    for month, slots in groupby(review.slots, key=lambda slot: shelf.months[slot.week]):
        held = tuple(shelf.cells[slot.week] for slot in slots)
        yield MonthStrip(name=period_words(month)[:3], anchor=review_path(month), cells=held)


def _tally(review: Review) -> Iterator[str]:
    counts = tally(review.slots)
    for state in State:
        if counts[state]:
            yield f"{number(counts[state], 'week')} written" if state is State.WRITTEN else f"{counts[state]} {state.value}"


def _sum(edition: Edition, review: Review) -> Sum | None:
    mean = review.mean
    value = mean.value
    if value is None:
        return None
    return Sum(
        mean=figure(value),
        parts=tuple(
            PartRow(
                tone=edition.tone(part.dimension),
                label=sentence(spoken(part.dimension)),
                points=whole(part.points),
                weighted=whole(part.weighted),
            )
            for part in mean.parts
            if part.points or part.weighted
        ),
        sum=whole(mean.sum),
        weeks=number(mean.counted, "counted week"),
        exact=whole(value),
        notes=tuple(_notes(review)),
    )


def _notes(review: Review) -> Iterator[str]:
    if len(review.mean.profiles) > 1:
        yield f"Its weeks were scored by {len(review.mean.profiles)} profiles, each by the one in force."
    if review.judged:
        yield f"{_judged(review.judged)}."


def _judged(score: PeriodScore) -> str:
    over = span_words(score)
    if score.silence is Silence.TOO_FEW or score.score is None:
        return f"By the target, {over}: too few weeks to say, a band needs {score.needed}"
    if score.silence is Silence.NO_PROFILE:
        return f"By the target, {over}: no band before the first profile"
    band = score.band.name if score.band else "below the lowest band"
    return f"By the target, {over}: {honest(score.score, score.profile.target)} points, {band}"


def _levers(review: Review) -> Iterator[FieldView]:
    for lever, who in review.levers.items():
        if who:
            people = listed(tuple(f"{name} ({number(count, 'week')})" if count > 1 else name for name, count in who))
            yield FieldView(key=lever, label=lever, value=people)


def _ratings(review: Review) -> tuple[RatingRow, ...]:
    rows: dict[tuple[str, str | None], list[RatingLine]] = {}
    for rated in review.rated:
        then = rated.then
        line = RatingLine(
            criterion=spoken(rated.criterion),
            value=f"{figure(rated.now[1])} of {rated.scorecard.high}",
            was=figure(then[1]) if then else "",
            was_week=Ref(path=week_path(then[0]), text=week_name(then[0], rated.now[0])) if then else None,
        )
        rows.setdefault((rated.scorecard.title, rated.subject), []).append(line)
    return tuple(
        RatingRow(scorecard=title, subject=subject or "", lines=tuple(lines)) for (title, subject), lines in rows.items()
    )


PAGE = Page(name="review", template="review.html", paths=paths, view=view)
