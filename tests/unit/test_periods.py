"""The score of a period: what it stands on, its band, and when none is given."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from perfmirror_ssg.analysis.periods import CurrentWeek, PeriodScore, Silence, current_week, period_score
from perfmirror_ssg.analysis.scoring import score_weeks
from perfmirror_ssg.journal.calendar import week_slots
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Entry
from perfmirror_ssg.settings import Band, Config, Target
from perfmirror_ssg.weeks import Week
from tests.journals import TODAY, config, entry, facts, item, profile, prose, week, weights

LAST = Week.of(TODAY).shift(-1)
"""2026-W46, the last week that is over."""


def weeks(first: int, last: int, points: str = "50") -> list[Entry]:
    """Write weeks of 2026, each worth 0.4 times `points`."""
    return [entry(f"2026-W{number:02}", item("one-on-one", score=points)) for number in range(first, last + 1)]


def period(entries: Sequence[Entry], settings: Config | None = None, last: Week = LAST) -> PeriodScore:
    settings = settings or config()
    slots = week_slots(tuple(entries), settings, TODAY)
    return period_score(slots, score_weeks(slots, settings, Memo()), last, settings)


def current(entries: Sequence[Entry]) -> CurrentWeek | None:
    slots = week_slots(tuple(entries), config(), TODAY)
    return current_week(slots, score_weeks(slots, config(), Memo()), Week.of(TODAY), config())


def bands(found: PeriodScore) -> list[str | None]:
    return [band.name if band else None for band in (found.band, found.next)]


def target(*bands: tuple[str, str], length: int = 12) -> Target:
    return Target(period_weeks=length, bands=tuple(Band(name=n, threshold=Fraction(t)) for n, t in bands))


def test_a_full_period_is_the_sum_of_its_weeks() -> None:
    found = period(weeks(35, 46))
    assert facts(found.first, found.last, found.counted, found.score) == (week("2026-W35"), LAST, 12, 240)
    assert facts(found.band and found.band.name, found.next and found.next.name, found.distance) == (
        "Strong",
        "Outstanding",
        60,
    )


def test_with_prorate_missing_weeks_are_worth_the_mean_of_the_others() -> None:
    found = period([*weeks(35, 40), *weeks(44, 46)])
    assert facts(found.counted, found.sum, found.score) == (9, 180, 240)
    assert [term.score for term in found.terms][6:9] == [None, None, None]


def test_with_zero_missing_and_empty_weeks_count_as_nothing() -> None:
    entries = [*weeks(35, 40), entry("2026-W41"), *weeks(44, 46)]
    found = period(entries, config(missing="zero"))
    assert facts(found.counted, found.score) == (9, 180)
    assert [term.score for term in found.terms][6:9] == [0, 0, 0]


@pytest.mark.parametrize("missing", ["prorate", "zero"])
def test_a_week_off_and_a_week_of_words_alone_never_count(missing: str) -> None:
    off = entry("2026-W46", item("one-on-one", score="50"), off="holiday")
    words = entry("2026-W45", blocks=(prose("Nothing to count."),))
    found = period([*weeks(35, 44), words, off], config(missing=missing))
    assert facts(found.counted, found.sum) == (10, 200)
    assert [term.score for term in found.terms][-2:] == [None, None]


def test_a_threshold_is_inclusive_and_judges_the_exact_figure() -> None:
    at, below = (profile(target=target(("Up", threshold), ("Down", "0"))) for threshold in ("240", "240.000001"))
    found, missed = (period(weeks(35, 46), config(profiles=(judge,))) for judge in (at, below))
    assert facts(*bands(found), found.distance) == ("Up", None, None)
    assert facts(*bands(missed), missed.distance) == ("Down", "Up", Fraction("0.000001"))


def test_a_band_needs_a_third_of_the_weeks() -> None:
    assert period(weeks(44, 46)).silence is Silence.TOO_FEW
    found = period(weeks(43, 46))
    assert facts(found.needed, found.silence, found.score) == (4, None, 240)


def test_a_band_needs_three_weeks_also_in_a_short_period() -> None:
    settings = config(profiles=(profile(target=target(("Any", "0"), length=4)),))
    assert period(weeks(45, 46), settings).silence is Silence.TOO_FEW
    assert period(weeks(44, 46), settings).silence is None


def test_an_empty_journal_is_no_data_and_no_bad_band() -> None:
    for settings in (config(), config(missing="zero")):
        found = period([], settings)
        assert facts(found.score, found.band, found.silence, found.terms) == (None, None, Silence.NO_DATA, ())


def test_before_the_first_profile_there_is_no_band() -> None:
    found = period(weeks(35, 46), config(profiles=(profile("2026-W47"),)))
    assert facts(found.silence, found.band, found.score) == (Silence.NO_PROFILE, None, 240)


def test_a_score_below_every_threshold_has_no_band_and_a_way_up() -> None:
    found = period(weeks(35, 46, points="-5"))
    assert facts(found.silence, found.band, found.distance) == (Silence.BELOW, None, 24)


def test_the_period_is_judged_by_the_profile_of_its_last_week_and_tells_how_many_weeks_predate_it() -> None:
    new = profile("2026-W40", title="new", target=target(("New", "0"), length=8))
    found = period(weeks(30, 46), config(profiles=(profile("2026-W01"), new)))
    assert facts(found.profile.title, found.length, len(found.terms), found.predating) == ("new", 8, 8, 1)


def test_shares_are_of_weighted_points() -> None:
    entries = [entry(f"2026-W{n}", item("one-on-one", 3), item("pull-request", 5)) for n in range(43, 47)]
    found = {share.dimension: share for share in period(entries).shares}
    assert facts(found["input"].share, found["output"].share, found["impact"].share) == (Fraction(1, 2), Fraction(1, 2), 0)
    assert facts(found["output"].points, found["output"].weighted, found["output"].weight) == (60, 24, Fraction("0.4"))


def test_with_a_negative_dimension_there_are_points_and_no_shares() -> None:
    entries = [entry(f"2026-W{n}", item("one-on-one", 3), item("late-delivery")) for n in range(43, 47)]
    assert {share.share for share in period(entries).shares} == {None}
    assert [share.points for share in period(entries).shares] == [60, -12, 0, 0]


def test_the_current_week_shows_the_period_as_if_it_were_over() -> None:
    found = current(weeks(40, 47))
    assert found
    assert facts(found.week, found.score, found.with_it.last, found.with_it.counted) == (Week.of(TODAY), 20, found.week, 8)


def test_a_current_week_without_items_or_off_says_nothing() -> None:
    assert current(weeks(40, 46)) is None
    assert current([*weeks(40, 46), entry("2026-W47", item("one-on-one"), off="ill")]) is None


def test_a_profile_that_begins_later_judges_nothing_before() -> None:
    later = profile("2026-W47", title="later", target=target(("Later", "0"), length=8))
    found = period(weeks(30, 46), config(profiles=(profile("2026-W01", title="now"), later)))
    assert facts(found.profile.title, found.length, found.band and found.band.name) == ("now", 12, "Strong")


def test_a_third_of_the_weeks_is_rounded_up() -> None:
    settings = config(profiles=(profile(target=target(("Any", "0"), length=11)),))
    assert facts(period(weeks(44, 46), settings).needed, period(weeks(44, 46), settings).silence) == (4, Silence.TOO_FEW)
    assert period(weeks(43, 46), settings).silence is None


def test_a_negative_dimension_that_weighs_nothing_leaves_no_shares_either() -> None:
    settings = config(profiles=(profile(weights=weights("0.8", "0", "0.15", "0.05")),))
    entries = [entry(f"2026-W{n}", item("one-on-one", 3), item("late-delivery")) for n in range(43, 47)]
    found = period(entries, settings)
    assert [share.weighted for share in found.shares] == [48, 0, 0, 0]
    assert {share.share for share in found.shares} == {None}
