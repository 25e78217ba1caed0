"""Scorecards: totals are sums, nobody is asked before a first time, and a rating satisfies its period."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.rhythm import asked_again, next_turn, period_of
from perfmirror_ssg.analysis.scorecards import card_ratings
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Entry, Rating
from perfmirror_ssg.settings import Scorecard
from perfmirror_ssg.weeks import Week
from tests.journals import TODAY, entry, gathered

SETTINGS = read_config("").value
CURRENT = Week.of(TODAY)
KINDS = [(card, None if card.short else subject) for card in SETTINGS.scorecards.values() for subject in ("sdk", "billing")]

weeks = st.sampled_from([CURRENT.shift(-back) for back in range(70)])


@st.composite
def rated(draw: st.DrawFn, week: Week) -> Entry:
    """Draw a week that rates some criteria of some scorecards."""
    ratings = {}
    for card, subject in draw(st.lists(st.sampled_from(KINDS), max_size=3)):
        names = [criterion.name for criterion in card.criteria]
        for name in draw(st.one_of(st.just(names), st.lists(st.sampled_from(names), unique=True))):
            value = Fraction(draw(st.integers(2 * card.low, 2 * card.high)), 2)
            at = Span(path="", line=1, column=1)
            rating = Rating(scorecard=card.name, subject=subject, criterion=name, value=value, span=at)
            ratings[card.name, subject, name] = rating
    return entry(str(week), ratings=tuple(ratings.values()))


journals = st.lists(weeks, unique=True, max_size=8).flatmap(lambda found: st.tuples(*map(rated, found)))


@given(journals)
def test_a_total_is_the_sum_of_all_its_ratings_and_lies_in_its_band(entries: tuple[Entry, ...]) -> None:
    for card in card_ratings(gathered(*entries, settings=SETTINGS).value, SETTINGS):
        bands = card.scorecard.bands
        for one in (one for subject in card.subjects for one in subject.rated):
            complete = len(one.values) == len(card.scorecard.criteria)
            assert one.total == (sum(one.values.values()) if complete else None)
            reached = [band for band in bands if one.total is not None and band.threshold <= one.total]
            assert one.band == (max(reached, key=lambda band: band.threshold) if reached else None)


@given(journals)
def test_every_rating_is_held_once(entries: tuple[Entry, ...]) -> None:
    found = card_ratings(gathered(*entries, settings=SETTINGS).value, SETTINGS)
    rated_ = [one for card in found for subject in card.subjects for one in subject.rated]
    held = [(one.week, one.scorecard, one.subject, name) for one in rated_ for name in one.values]
    given_ = [(each.week, one.scorecard, one.subject, one.criterion) for each in entries for one in each.ratings]
    assert sorted(held, key=str) == sorted(given_, key=str)


@given(journals, st.sets(weeks))
def test_what_is_asked_again_is_what_was_rated_and_whose_turn_has_come(entries: tuple[Entry, ...], off: set[Week]) -> None:
    away = [entry(str(week), off="ill") for week in off - {one.week for one in entries}]
    journal = gathered(*entries, *away, settings=SETTINGS).value
    found = card_ratings(journal, SETTINGS)
    turns = {(card.scorecard.name, one.subject): one.next for card in found for one in card.subjects}
    asked = {(ask.scorecard.name, ask.subject) for ask in asked_again(journal, SETTINGS, CURRENT)}
    assert asked == {about for about, turn in turns.items() if turn.first <= CURRENT}


@given(st.sampled_from([*SETTINGS.scorecards.values()]), weeks)
def test_a_turn_is_one_whole_period_right_after_the_rating(scorecard: Scorecard, rated_in: Week) -> None:
    turn = next_turn(scorecard, rated_in, rated_in, lambda _: False)
    assert rated_in < turn.first <= turn.last
    assert period_of(scorecard, turn.first.shift(-1)) == period_of(scorecard, rated_in)
    assert period_of(scorecard, turn.first) == period_of(scorecard, turn.last)
    assert period_of(scorecard, turn.first) != period_of(scorecard, rated_in)
    assert period_of(scorecard, turn.last.shift(1)) != period_of(scorecard, turn.last)


@given(st.sampled_from([*SETTINGS.scorecards.values()]), weeks, st.sets(st.integers(-70, 20).map(CURRENT.shift)))
def test_no_turn_begins_or_ends_in_a_week_off_and_none_is_over(scorecard: Scorecard, rated_in: Week, off: set[Week]) -> None:
    turn = next_turn(scorecard, rated_in, CURRENT, off.__contains__)
    assert turn.begins <= turn.first <= turn.last
    assert not {turn.first, turn.last} & off
    assert turn.last >= CURRENT
    assert turn.first > CURRENT or CURRENT not in off
    assert period_of(scorecard, turn.begins) == period_of(scorecard, turn.last) != period_of(scorecard, rated_in)
