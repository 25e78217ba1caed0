"""Labels of perf-mirror as ISO weeks."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.exchange.perf_mirror_weeks import OFFERED, Place, candidates, settle
from perfmirror_ssg.weeks import Week, read_week
from tests.perf_mirrors import label

DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2028, 12, 31))


def week(text: str) -> Week:
    read = read_week(text)
    assert isinstance(read, Week)
    return read


@pytest.mark.parametrize(
    ("year", "first", "second", "twentieth", "again"),
    [
        (2021, "2020-W53", "2021-W01", "2021-W19", "2021-W52"),
        (2022, "2021-W52", "2022-W01", "2022-W19", "2022-W52"),
        (2023, "2022-W52", "2023-W01", "2023-W19", None),
        (2024, "2024-W01", "2024-W02", "2024-W20", "2025-W01"),
        (2025, "2025-W01", "2025-W02", "2025-W20", "2026-W01"),
        (2026, "2026-W01", "2026-W02", "2026-W20", "2026-W53"),
        (2027, "2026-W53", "2027-W01", "2027-W19", "2027-W52"),
        (2028, "2027-W52", "2028-W01", "2028-W19", None),
    ],
)
def test_a_label_is_written_in_one_week_but_the_first_of_a_year_in_two(
    year: int, first: str, second: str, twentieth: str, again: str | None
) -> None:
    assert candidates(f"{year}-W01") == tuple(week(text) for text in (first, again) if text)
    assert candidates(f"{year}-W02") == (week(second),)
    assert candidates(f"{year}-W20") == (week(twentieth),)


@pytest.mark.parametrize(
    ("year", "last", "beyond"),
    [
        (2024, "2024-W52", "2024-W53"),
        (2025, "2025-W52", "2025-W53"),
        (2026, "2026-W52", "2026-W53"),
        (2027, "2027-W51", "2027-W53"),
        (2028, "2028-W51", "2028-W54"),
    ],
)
def test_the_week_of_new_year_has_no_label_at_the_end(year: int, last: str, beyond: str) -> None:
    assert candidates(f"{year}-W52") == (week(last),)
    assert candidates(beyond) == ()


def test_a_year_that_ends_on_a_sunday_has_a_53rd_label() -> None:
    assert candidates("2023-W53") == (week("2023-W52"),)
    assert candidates("2028-W53") == (week("2028-W52"),)


@given(DAYS)
def test_every_day_lies_in_a_week_of_its_label(day: dt.date) -> None:
    assert Week.of(day) in candidates(label(day))


@given(DAYS, st.integers(0, OFFERED - 1), st.integers(-1, 1))
def test_what_the_application_wrote_is_settled_by_the_day_on_which_it_was_written(day: dt.date, back: int, zone: int) -> None:
    about = day - dt.timedelta(weeks=back)
    assert settle(label(about), day + dt.timedelta(days=zone)) == Place(week=Week.of(about))


@pytest.mark.parametrize(
    ("text", "created", "settled"),
    [
        ("2024-W01", "2024-01-05", "2024-W01"),
        ("2024-W01", "2024-12-31", "2025-W01"),
        ("2025-W01", "2025-01-02", "2025-W01"),
        ("2025-W01", "2025-12-30", "2026-W01"),
        ("2025-W01", "2026-01-05", "2026-W01"),
        ("2026-W01", "2026-12-29", "2026-W53"),
        ("2027-W01", "2027-01-02", "2026-W53"),
        ("2027-W01", "2027-12-28", "2027-W52"),
        ("2028-W01", "2028-01-01", "2027-W52"),
        ("2028-W53", "2028-12-29", "2028-W52"),
        ("2024-W01", "2023-12-31", "2024-W01"),
        ("2024-W01", "2024-03-25", "2024-W01"),
        ("2024-W01", "2024-12-29", "2025-W01"),
        ("2024-W01", "2025-03-24", "2025-W01"),
    ],
)
def test_the_day_settles_the_turn_of_a_year(text: str, created: str, settled: str) -> None:
    assert settle(text, dt.date.fromisoformat(created)) == Place(week=week(settled))


@pytest.mark.parametrize("created", [None, dt.date(2025, 6, 30), dt.date(2024, 11, 1), dt.date(2027, 1, 1)])
def test_a_first_week_is_not_settled_by_a_day_far_from_both(created: dt.date | None) -> None:
    place = settle("2025-W01", created)
    assert place.week == Week(2025, 1)
    assert "2025-W01 or of 2026-W01" in place.doubt


@pytest.mark.parametrize("created", ["2023-12-30", "2024-03-26", "2024-12-28", "2025-03-25"])
def test_a_day_is_granted_on_either_side_of_twelve_weeks_and_no_more(created: str) -> None:
    assert "2024-W01 or of 2025-W01" in settle("2024-W01", dt.date.fromisoformat(created)).doubt


@pytest.mark.parametrize("created", [None, dt.date(2001, 1, 1), dt.date(2025, 12, 30)])
def test_a_label_of_one_week_needs_no_day(created: dt.date | None) -> None:
    assert settle("2025-W20", created) == Place(week=Week(2025, 20))


def test_an_iso_label_that_the_application_never_writes_is_kept_with_its_week() -> None:
    assert settle("2026-W53", dt.date(2026, 12, 30)) == Place(week=Week(2026, 53), doubt="perf-mirror writes no such label")


@pytest.mark.parametrize(
    "text", ["", "rubbish", "2025-W00", "2025-W53", "2025-W99", "0000-W01", "9999-W01", "2025-w01", "٢٠٢٥-W01"]
)
def test_what_is_no_week_names_none(text: str) -> None:
    assert settle(text, dt.date(2025, 1, 1)) == Place(week=None, doubt="the label names no week")
