"""One scorecard as its page shows it: each criterion beside its last rating and the one before, totals opened, what to write.

In: an edition and a scorecard's ratings. Out: a `CardView`.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.due import ratings_line
from perfmirror_ssg.analysis.rhythm import Turn
from perfmirror_ssg.analysis.scorecards import CardRatings, Course, Rated, SubjectRatings, height_of
from perfmirror_ssg.charts.course import course_shapes
from perfmirror_ssg.charts.picture import Shape
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.words import figure, listed, number, percent, sentence, spoken, week_name, whole
from perfmirror_ssg.settings import Criterion, Scorecard
from perfmirror_ssg.slugs import slug
from perfmirror_ssg.weeks import Week

_LATEST = 52
"""Ratings of a scorecard and subject that are drawn and listed; the earlier ones stand among the trends."""

_MOST_STEPS = 10
"""Steps of a scale that are ruled; of a finer one its ends are."""


class CriterionView(Struct, frozen=True, kw_only=True):
    """A criterion: its question, its last rating on the scale, the one before, its course."""

    name: str
    question: str
    thoughts: tuple[str, ...]
    begins: str
    """The group it is the first of."""
    value: str
    """Empty where it was never rated."""
    week: Ref | None
    at: str
    """How far along the scale, in percent."""
    was: str
    was_week: Ref | None
    was_at: str
    course: tuple[Shape, ...]


class Cell(Struct, frozen=True, kw_only=True):
    """A rating in a table, with a remark: the one before where it was another, its week where it is not the row's."""

    value: str
    note: str


class SubjectRow(Struct, frozen=True, kw_only=True):
    """A subject of a scorecard: its last rating of each criterion."""

    name: str
    week: Ref
    cells: tuple[Cell, ...]
    total: str
    """What the cells add up to; empty while one is missing."""
    band: str
    lowest: str
    needs: str
    """What a total would need, where there is none."""
    next: str


class TotalView(Struct, frozen=True, kw_only=True):
    """A total with its terms."""

    terms: str
    total: str
    band: str
    week: Ref


class RatedRow(Struct, frozen=True, kw_only=True):
    """What one week rated."""

    week: Ref
    subject: str
    cells: tuple[str, ...]
    total: str
    band: str


class CardView(Struct, frozen=True, kw_only=True):
    """A scorecard that was rated."""

    anchor: str
    title: str
    about: str
    """What it is about, its scale and its rhythm, in a sentence."""
    last: Ref
    next: str
    steps: str
    """Of its scale, where they are ruled; else `1`."""
    ends: tuple[str, str]
    columns: tuple[str, ...]
    criteria: tuple[CriterionView, ...]
    subjects: tuple[SubjectRow, ...]
    """Empty where it is about oneself or the team."""
    total: TotalView | None
    needs: str
    """What a total would need, where there is none."""
    bands: str
    rated: tuple[RatedRow, ...]
    """Newest first."""
    earlier: str
    write: str
    """Ready to paste into the front matter of a week."""


def anchor(card: Scorecard) -> str:
    """Return where on the page a scorecard stands."""
    return slug(card.name)


def card_view(edition: Edition, found: CardRatings) -> CardView:
    """Show a scorecard that was rated."""
    card, now = found.scorecard, edition.report.journal.current
    first, alone_ = found.subjects[0], found.scorecard.short
    turn = min((subject.next for subject in found.subjects), key=lambda turn: turn.first)
    rated = sorted(_shown(found), key=lambda rated: rated.week, reverse=True)
    steps = card.high - card.low
    return CardView(
        anchor=anchor(card),
        title=card.title,
        about=about_words(card),
        last=_week(edition, max(subject.latest.week for subject in found.subjects)),
        next=turn_words(turn, now) if alone_ else "",
        steps=str(steps if steps <= _MOST_STEPS else 1),
        ends=(str(card.low), str(card.high)),
        columns=tuple(spoken(criterion.name) for criterion in card.criteria),
        criteria=tuple(_criteria(edition, card, first)) if alone_ else asked(card),
        subjects=() if alone_ else tuple(_subject(edition, card, subject) for subject in found.subjects),
        total=_total(edition, card, first.whole) if alone_ and first.whole else None,
        needs=_needs(card, first.latest) if alone_ and not first.whole else "",
        bands=_bands(card),
        rated=tuple(_rated(edition, card, rated) for rated in rated),
        earlier=_earlier(found),
        write=ratings_line(card, [subject.subject for subject in found.subjects if subject.subject]),
    )


def about_words(card: Scorecard) -> str:
    """Say what a scorecard is about, its scale, its rhythm."""
    return f"About {card.about}, from {card.low} to {card.high}, every {spoken(card.every)}."


def _shown(found: CardRatings) -> Iterator[Rated]:
    return (rated for subject in found.subjects for rated in subject.rated[-_LATEST:])


def _earlier(found: CardRatings) -> str:
    left = sum(max(0, len(subject.rated) - _LATEST) for subject in found.subjects)
    return f"{number(left, 'earlier one')}" if left else ""


def turn_words(turn: Turn, now: Week) -> str:
    """Say when a scorecard is to be rated again: `next from W53`, `due now, in any week until W52`, `due this week`."""
    if now < turn.first:
        return f"next from {week_name(turn.first, now)}"
    return "due this week" if turn.last == now else f"due now, in any week until {week_name(turn.last, now)}"


def _criteria(edition: Edition, card: Scorecard, subject: SubjectRatings) -> Iterator[CriterionView]:
    begin, now = subject.rated[-_LATEST:][0].week, edition.report.journal.current
    for course in subject.courses:
        latest, previous = course.latest, course.previous
        shown = [(week, value) for week, value in course.ratings if week >= begin]
        yield CriterionView(
            name=spoken(course.criterion.name),
            question=course.criterion.question,
            thoughts=course.criterion.thoughts,
            begins=_begins(course.criterion, card),
            value=figure(latest[1], 2) if latest else "",
            week=_week(edition, latest[0]) if latest else None,
            at=percent(height_of(card, latest[1])) if latest else "",
            was=figure(previous[1], 2) if previous else "",
            was_week=_week(edition, previous[0]) if previous else None,
            was_at=percent(height_of(card, previous[1])) if previous else "",
            course=course_shapes(shown, card, begin, now) if len(shown) > 1 else (),
        )


def _begins(criterion: Criterion, card: Scorecard) -> str:
    """Return the group that a criterion is the first of, as a heading; empty for the others."""
    first = next(one for one in card.criteria if one.group == criterion.group)
    return sentence(spoken(criterion.group)) if first is criterion else ""


def asked(card: Scorecard) -> tuple[CriterionView, ...]:
    """Show the criteria of a scorecard by what they ask alone."""
    return tuple(_asked(criterion, card) for criterion in card.criteria)


def _asked(criterion: Criterion, card: Scorecard) -> CriterionView:
    name = spoken(criterion.name)
    return CriterionView(
        name=name,
        question=criterion.question,
        thoughts=criterion.thoughts,
        begins=_begins(criterion, card),
        value="",
        week=None,
        at="",
        was="",
        was_week=None,
        was_at="",
        course=(),
    )


def _subject(edition: Edition, card: Scorecard, subject: SubjectRatings) -> SubjectRow:
    now, latest = edition.report.journal.current, subject.latest
    return SubjectRow(
        name=subject.subject or "",
        week=_week(edition, latest.week),
        cells=tuple(_cell(course, latest.week, now) for course in subject.courses),
        total=f"{whole(latest.total)} of {_highest(card)}" if latest.total is not None else "",
        band=latest.band.name if latest.band else "",
        lowest=_lowest(card, latest),
        needs="" if latest.total is not None else _needs(card, latest),
        next=turn_words(subject.next, now),
    )


def _cell(course: Course, week: Week, now: Week) -> Cell:
    if not course.latest:
        return Cell(value="–", note="")
    rated, value = course.latest
    was = f"was {figure(course.previous[1], 2)}" if course.previous and course.change else ""
    return Cell(value=figure(value, 2), note=was if rated == week else f"in {week_name(rated, now)}")


def _lowest(card: Scorecard, rated: Rated) -> str:
    """Name the lowest ratings; nothing while one is missing."""
    if rated.total is None:
        return ""
    if not rated.lowest:
        return f"all at {figure(rated.values[card.criteria[0].name], 2)}"
    return f"{listed(tuple(map(spoken, rated.lowest)))} at {figure(rated.values[rated.lowest[0]], 2)}"


def _total(edition: Edition, card: Scorecard, rated: Rated) -> TotalView:
    values = (rated.values[criterion.name] for criterion in card.criteria)
    return TotalView(
        terms=" + ".join(map(whole, values)),
        total=f"{whole(rated.total or Fraction(0))} of {_highest(card)}",
        band=rated.band.name if rated.band else "",
        week=_week(edition, rated.week),
    )


def _highest(card: Scorecard) -> int:
    return card.high * len(card.criteria)


def _needs(card: Scorecard, rated: Rated) -> str:
    left = tuple(spoken(criterion.name) for criterion in card.criteria if criterion.name not in rated.values)
    return f"a total would need {listed(left)} too"


def _bands(card: Scorecard) -> str:
    return f"{sentence('; '.join(f'from {whole(band.threshold)} {band.name}' for band in card.bands))}." if card.bands else ""


def _rated(edition: Edition, card: Scorecard, rated: Rated) -> RatedRow:
    cells = (rated.values.get(criterion.name) for criterion in card.criteria)
    return RatedRow(
        week=_week(edition, rated.week),
        subject=rated.subject or "",
        cells=tuple("" if value is None else figure(value, 2) for value in cells),
        total="" if rated.total is None else whole(rated.total),
        band=rated.band.name if rated.band else "",
    )


def _week(edition: Edition, week: Week) -> Ref:
    return Ref(path=week_path(week), text=week_name(week, edition.report.journal.current))
