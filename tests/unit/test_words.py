"""How pages say weeks, dates, figures and ages."""

from fractions import Fraction

import pytest

from perfmirror_ssg.pages.words import days, figure, listed, number, open_age, percent, short_days, spoken, week_name, whole
from perfmirror_ssg.weeks import Week


@pytest.mark.parametrize(
    ("week", "long", "short"),
    [
        (Week(2026, 20), "11–17 May 2026", "11–17 May"),
        (Week(2026, 14), "30 March – 5 April 2026", "30 Mar – 5 Apr"),
        (Week(2026, 53), "28 December 2026 – 3 January 2027", "28 Dec – 3 Jan"),
    ],
)
def test_the_days_of_a_week_name_a_month_and_a_year_once_where_they_can(week: Week, long: str, short: str) -> None:
    assert days(week) == long
    assert short_days(week) == short


def test_a_week_leaves_out_the_year_near_weeks_of_its_year_only() -> None:
    assert week_name(Week(2026, 3), Week(2026, 40)) == "W03"
    assert week_name(Week(2025, 3), Week(2026, 40)) == "2025-W03"


def test_figures_have_a_true_minus_and_no_trailing_zeros() -> None:
    assert [figure(Fraction(n, 20)) for n in (-3, 0, 40)] == ["−0.2", "0", "2"]


def test_an_endless_decimal_says_that_it_is_rounded() -> None:
    assert whole(Fraction(1, 3)) == "≈ 0.333333"
    assert whole(Fraction(125, 4)) == "31.25"


def test_percent_is_whole_and_rounds_half_away_from_zero() -> None:
    assert [percent(Fraction(n, 1000)) for n in (5, 4, 995)] == ["1%", "0%", "100%"]


def test_ages_and_numbers_agree_with_their_nouns() -> None:
    assert [open_age(weeks) for weeks in (0, 1, 27)] == ["opened this week", "open 1 week", "open 27 weeks"]
    assert number(2, "hypothesis", "hypotheses") == "2 hypotheses"


def test_words_are_listed_as_in_a_sentence() -> None:
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


def test_keys_are_spoken_without_dashes_except_one_on_one() -> None:
    assert [spoken(key) for key in ("design-doc", "one-on-one")] == ["design doc", "one-on-one"]


def test_what_opens_in_a_week_to_come_has_no_age() -> None:
    assert [open_age(weeks) for weeks in (-4, -1, 0, 27)] == [
        "opens in 4 weeks",
        "opens in 1 week",
        "opened this week",
        "open 27 weeks",
    ]
