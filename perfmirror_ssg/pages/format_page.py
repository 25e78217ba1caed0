"""The format, to look up while writing: a week, every kind of record, scorecards, documents.

In: an edition. Out: one `FormatView`, made from the table of kinds and the config in force.
"""

from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.kinds import KINDS, Field, Kind, Type
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.thin import FORMAT
from perfmirror_ssg.pages.words import number, sentence
from perfmirror_ssg.settings import Scorecard

_COMMON = frozenset({"status", "revisit", "share"})
"""Fields that every kind has; the page says them once."""


class FieldRules(Struct, frozen=True, kw_only=True):
    """A field: its key, and what may stand in it."""

    key: str
    what: str


class KindRules(Struct, frozen=True, kw_only=True):
    """How the records of a kind are written."""

    anchor: str
    title: str
    headings: tuple[str, ...]
    """All that open its section, those of config included; the first is the usual one."""
    example: str
    words: tuple[str, ...]
    """Fields that hold words."""
    fields: tuple[FieldRules, ...]
    """The others."""
    statuses: tuple[str, ...]
    """The first is the one of a new record."""
    returns: str
    """When it comes back by itself; empty where nothing brings it back."""
    page: str


class ScorecardRules(Struct, frozen=True, kw_only=True):
    """How a scorecard is filled in."""

    title: str
    about: str
    """Whom or what it is about, its scale and its rhythm."""
    example: str
    criteria: tuple[FieldRules, ...]


class FormatView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = FORMAT
    title: str = "How it is written"
    menu: str = "Pages"
    kinds: tuple[KindRules, ...]
    scorecards: tuple[ScorecardRules, ...]


def view(edition: Edition, _: None = None) -> FormatView:
    """Return the page."""
    return FormatView(
        kinds=tuple(_kind(edition, kind) for kind in KINDS),
        scorecards=tuple(_scorecard(card) for card in edition.config.scorecards.values()),
    )


def _kind(edition: Edition, kind: Kind) -> KindRules:
    also = (heading for heading, name in edition.config.headings.items() if name == kind.name)
    own = [field for field in kind.fields.values() if field.name not in _COMMON]
    headings = dict.fromkeys((kind.title, *(sentence(heading) for heading in also)))
    return KindRules(
        anchor=kind.name,
        title=kind.title,
        headings=tuple(headings),
        example=kind.example,
        words=tuple(field.name for field in own if field.type is Type.TEXT),
        fields=tuple(_field(field) for field in own if field.type is not Type.TEXT),
        statuses=kind.statuses,
        returns=_returns(kind),
        page=kind.page,
    )


def _field(field: Field) -> FieldRules:
    return FieldRules(key=field.name, what=" · ".join(field.choices) if field.type is Type.CHOICE else field.type.value)


def _returns(kind: Kind) -> str:
    if kind.interval:
        return f"{number(kind.interval, 'week')} after the latest word on it, while it is {' or '.join(_open(kind))}"
    return f"by its date, then {number(kind.overdue, 'week')} after a word on it" if kind.overdue else ""


def _open(kind: Kind) -> tuple[str, ...]:
    return tuple(status for status in kind.statuses if status in kind.open)


def _scorecard(card: Scorecard) -> ScorecardRules:
    return ScorecardRules(
        title=card.title,
        about=f"about {card.about}, {card.low} to {card.high}, once a {card.every}",
        example="\n".join(_lines(card)),
        criteria=tuple(FieldRules(key=criterion.name, what=criterion.question) for criterion in card.criteria),
    )


def _lines(card: Scorecard) -> Iterator[str]:
    middle = (card.low + card.high) // 2
    blanks = ", ".join(f"{criterion.name}: {middle}" for criterion in card.criteria)
    yield "---"
    if card.short:
        yield f"ratings: {{{blanks}}}"
    else:
        yield "scorecards:"
        yield f"  {card.name}:"
        yield f"    payments: {{{blanks}}}"
    yield "---"


PAGE = Page(
    name="format",
    template="format.html",
    paths=alone(FORMAT),
    view=view,
    menu="Pages",
    label="Format",
    entry=lambda _: FORMAT,
)
