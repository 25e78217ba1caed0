"""Scorecards: every rating beside the one before, each criterion with its question, totals opened, what is due again.

In: an edition. Out: one `ScorecardsView`, complete also where nothing was ever rated.
"""

from msgspec import Struct

from perfmirror_ssg.analysis.due import ratings_line
from perfmirror_ssg.pages.coaching import CoachingView, coaching_view
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref
from perfmirror_ssg.pages.scorecard import CardView, CriterionView, about_words, anchor, asked, card_view
from perfmirror_ssg.pages.thin import Thin, thin_front
from perfmirror_ssg.settings import Scorecard

PATH = "scorecards.html"


class UnratedView(Struct, frozen=True, kw_only=True):
    """A scorecard that was never rated: what it would ask, and how to begin."""

    title: str
    about: str
    criteria: tuple[CriterionView, ...]
    write: str


class ScorecardsView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Scorecards"
    menu: str = "Growth"
    due: tuple[Ref, ...]
    """Scorecards to be rated again now."""
    cards: tuple[CardView, ...]
    unrated: tuple[UnratedView, ...]
    coaching: CoachingView
    thin: Thin | None
    """While nothing was rated."""


def view(edition: Edition, _: None = None) -> ScorecardsView:
    """Return the page."""
    all_ = edition.report.scorecards
    cards = tuple(card_view(edition, card) for card in all_ if card.is_rated)
    now = edition.report.journal.current
    due = (card for card in all_ if any(subject.next.first <= now for subject in card.subjects))
    return ScorecardsView(
        due=tuple(Ref(path=f"{PATH}#{anchor(card.scorecard)}", text=card.scorecard.title) for card in due),
        cards=cards,
        unrated=tuple(_unrated(card.scorecard) for card in all_ if not card.is_rated),
        coaching=coaching_view(edition, PATH),
        thin=None if cards else _thin(),
    )


def _thin() -> Thin:
    said = "A scorecard shows where you stand, and where you stood, once a week has rated one of its criteria."
    return thin_front(said, "scorecards", "ratings: {learning: 3, energy: 4}")


def _unrated(card: Scorecard) -> UnratedView:
    subject = "payments" if card.about == "a domain" else "…"
    return UnratedView(
        title=card.title,
        about=about_words(card),
        criteria=asked(card),
        write=ratings_line(card, [subject]),
    )


PAGE = Page(
    name="scorecards",
    template="scorecards.html",
    paths=alone(PATH),
    view=view,
    menu="Growth",
    label="Scorecards",
    entry=lambda _: PATH,
)
