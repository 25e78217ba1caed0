"""What stands in the margin of a week beside its score: levers, ratings, metrics, whatever else was kept.

In: an entry. Out: rows of text.
"""

from collections import defaultdict
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.model import Entry, Rating
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.records import FieldView
from perfmirror_ssg.pages.words import figure, listed, sentence, spoken, week_name


class Lever(Struct, frozen=True, kw_only=True):
    """A lever and who it was."""

    role: Literal["teacher", "peer", "student"]
    people: str


class RatingLine(Struct, frozen=True, kw_only=True):
    """One criterion: its value on its scale, and the one before."""

    criterion: str
    value: str
    was: str
    was_week: Ref | None


class RatingRow(Struct, frozen=True, kw_only=True):
    """A scorecard as filled in that week."""

    scorecard: str
    subject: str
    lines: tuple[RatingLine, ...]


class Measure(Struct, frozen=True, kw_only=True):
    """A metric with its unit."""

    title: str
    value: str


def levers(entry: Entry) -> tuple[Lever, ...]:
    """Say who was a lever."""
    found: tuple[tuple[Literal["teacher", "peer", "student"], tuple[str, ...]], ...] = (
        ("teacher", entry.levers.teacher),
        ("peer", entry.levers.peer),
        ("student", entry.levers.student),
    )
    return tuple(Lever(role=role, people=listed(people)) for role, people in found if people)


def rating_rows(edition: Edition, entry: Entry) -> tuple[RatingRow, ...]:
    """Show the ratings of a week, one row per scorecard and subject."""
    rows: dict[tuple[str, str | None], list[RatingLine]] = defaultdict(list)
    for rating in entry.ratings:
        rows[rating.scorecard, rating.subject].append(_line(edition, entry, rating))
    return tuple(
        RatingRow(scorecard=_scorecard(edition, name), subject=subject or "", lines=tuple(lines))
        for (name, subject), lines in rows.items()
    )


def measures(edition: Edition, entry: Entry) -> tuple[Measure, ...]:
    """Show the metrics of a week."""
    return tuple(_measure(edition, name, figure(value, 2)) for name, value in entry.metrics.items())


def extra_rows(entry: Entry) -> tuple[FieldView, ...]:
    """Show what the person keeps for themselves, as plain text."""
    return tuple(FieldView(key=str(key), label=str(key), value=_plain(value)) for key, value in entry.extra.items())


def _line(edition: Edition, entry: Entry, rating: Rating) -> RatingLine:
    scorecard = edition.config.scorecards.get(rating.scorecard)
    scale = f" of {scorecard.high}" if scorecard else ""
    before = edition.before[entry.week].get((rating.scorecard, rating.subject, rating.criterion))
    return RatingLine(
        criterion=spoken(rating.criterion),
        value=f"{figure(rating.value)}{scale}",
        was=figure(before[1]) if before else "",
        was_week=Ref(path=week_path(before[0]), text=week_name(before[0], entry.week)) if before else None,
    )


def _scorecard(edition: Edition, name: str) -> str:
    scorecard = edition.config.scorecards.get(name)
    return scorecard.title if scorecard else sentence(spoken(name))


def _measure(edition: Edition, name: str, value: str) -> Measure:
    metric = edition.config.metrics.get(name)
    unit = f" {metric.unit}" if metric and metric.unit else ""
    return Measure(title=metric.title if metric else sentence(spoken(name)), value=f"{value}{unit}")


def _plain(value: object) -> str:
    match value:
        case dict():
            return ", ".join(f"{key}: {_plain(inner)}" for key, inner in value.items())
        case list() | tuple():
            return ", ".join(_plain(inner) for inner in value)
        case _:
            return str(value)
