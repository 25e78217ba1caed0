"""Scorecards over time: what was rated, what it adds up to, how it moved, when it is due again."""

from fractions import Fraction

from perfmirror_ssg.analysis.scorecards import CardRatings, card_ratings, height_of
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Entry, Rating
from perfmirror_ssg.settings import Config
from tests.journals import entry, facts, gathered, week

SHIPPED = read_config("").value
BUS = ("coverage", "recovery", "decisions", "onboarding", "rotation")


def rated(text: str, card: str, subject: str | None = None, **values: str) -> Entry:
    """Make a week that rates one scorecard."""
    at = Span(path="", line=1, column=1)
    given = (
        Rating(scorecard=card, subject=subject, criterion=name.replace("_", "-"), value=Fraction(value), span=at)
        for name, value in values.items()
    )
    return entry(text, ratings=tuple(given))


def bus(text: str, domain: str, *values: int) -> Entry:
    """Make a week that rates every part of the bus factor of a domain."""
    return rated(text, "bus-factor", domain, **{name: str(value) for name, value in zip(BUS, values, strict=True)})


def card(name: str, *entries: Entry, settings: Config = SHIPPED) -> CardRatings:
    """Gather the ratings of one scorecard."""
    found = card_ratings(gathered(*entries, settings=settings).value, settings)
    return next(one for one in found if one.scorecard.name == name)


def test_every_scorecard_switched_on_is_there_also_unrated() -> None:
    settings = read_config("[scorecards.wellbeing]\nenabled = false\n").value
    found = card_ratings(gathered(settings=settings).value, settings)
    assert [one.scorecard.name for one in found] == ["growth", "leadership", "career-axes", "team-health", "bus-factor"]
    assert not any(one.is_rated for one in found)


def test_a_criterion_has_its_last_rating_the_one_before_and_the_change() -> None:
    found = card(
        "growth",
        rated("2026-W08", "growth", learning="3", confidence="3"),
        rated("2026-W20", "growth", learning="4"),
        rated("2026-W38", "growth", learning="2.5", confidence="3"),
    )
    learning, transferable, confidence = found.subjects[0].courses
    assert facts(learning.latest, learning.previous, learning.change) == (
        (week("2026-W38"), Fraction("2.5")),
        (week("2026-W20"), Fraction(4)),
        Fraction("-1.5"),
    )
    # What was not rated in W20 is not the lowest of the scale there: the one before is that of W08.
    assert facts(confidence.previous, confidence.change) == ((week("2026-W08"), Fraction(3)), Fraction(0))
    assert facts(transferable.latest, transferable.previous, transferable.change) == (None, None, None)


def test_a_total_needs_every_criterion_in_one_week() -> None:
    found = card(
        "growth",
        rated("2026-W08", "growth", learning="3", transferable="4", confidence="2.5"),
        rated("2026-W20", "growth", learning="4"),
    ).subjects[0]
    assert [one.total for one in found.rated] == [Fraction("9.5"), None]  # 3 + 4 + 2.5
    assert found.whole is found.rated[0]
    assert found.latest is found.rated[1]


def test_the_bands_of_the_bus_factor_hold_from_their_thresholds() -> None:
    totals = {
        (0, 0, 1, 1, 1): 3,
        (0, 1, 1, 1, 1): 4,
        (1, 1, 2, 1, 1): 6,
        (2, 2, 1, 1, 1): 7,
        (2, 2, 2, 1, 1): 8,
        (2, 2, 2, 2, 1): 9,
    }
    found = [card("bus-factor", bus("2026-W40", "sdk", *values)).subjects[0].latest for values in totals]
    assert [one.total for one in found] == list(totals.values())
    assert [one.band.name if one.band else "" for one in found] == [
        "structural risk",
        "hidden fragility",
        "hidden fragility",
        "healthy core",
        "healthy core",
        "resilient",
    ]


def test_the_lowest_are_named_once_all_are_rated_and_not_where_all_are_alike() -> None:
    def lowest(*values: int) -> tuple[str, ...]:
        return card("bus-factor", bus("2026-W40", "sdk", *values)).subjects[0].latest.lowest

    assert lowest(0, 1, 2, 1, 0) == ("coverage", "rotation")
    assert lowest(1, 1, 1, 1, 1) == ()
    half = card("bus-factor", rated("2026-W40", "bus-factor", "sdk", coverage="0", recovery="2")).subjects[0].latest
    assert facts(half.total, half.band, half.lowest) == (None, None, ())


def test_each_subject_has_ratings_of_its_own_in_the_order_of_the_first() -> None:
    found = card(
        "bus-factor",
        bus("2026-W40", "sdk", 1, 1, 1, 1, 1),
        bus("2026-W41", "billing", 2, 2, 2, 2, 2),
        bus("2026-W45", "sdk", 2, 1, 1, 1, 1),
    )
    assert [(one.subject, len(one.rated)) for one in found.subjects] == [("sdk", 2), ("billing", 1)]


def test_ratings_of_weeks_to_come_are_not_read() -> None:
    assert not card("growth", rated("2026-W50", "growth", learning="3")).is_rated


def test_a_scorecard_comes_back_in_the_period_that_is_running() -> None:
    found = card("growth", rated("2026-W08", "growth", learning="3"), rated("2026-W20", "growth", learning="3"))
    turn = found.subjects[0].next
    # W20 lies in the second quarter, today in the fourth. The Thursday of W40 is 1 October, that of W53 31 December.
    assert (str(turn.first), str(turn.last), turn.missed) == ("2026-W40", "2026-W53", True)


def test_how_far_along_its_scale_a_rating_lies() -> None:
    growth, wellbeing = SHIPPED.scorecards["growth"], SHIPPED.scorecards["wellbeing"]
    assert height_of(growth, Fraction(3)) == Fraction(3, 5)
    assert height_of(wellbeing, Fraction(1)) == 0
    assert height_of(wellbeing, Fraction(5)) == 1
    assert height_of(wellbeing, Fraction(3)) == Fraction(1, 2)
