"""Reviews hold every week once on each scale, and what they are made of adds up."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.review_periods import CALENDAR, Span, period_at, period_named, periods_between
from perfmirror_ssg.settings import ReviewCycle
from perfmirror_ssg.weeks import Week, week_range
from tests.journals import config, entry, gathered, item

WEEKS = st.builds(lambda days: Week(1990, 1).shift(days), st.integers(0, 52 * 80))
CYCLES = st.builds(lambda start, weeks: ReviewCycle(start=start, weeks=weeks), WEEKS, st.integers(1, 104))


@given(WEEKS, st.integers(0, 120), st.sampled_from(Span), CYCLES)
def test_every_week_lies_in_exactly_one_period_of_each_span(first: Week, more: int, span: Span, cycle: ReviewCycle) -> None:
    last = first.shift(more)
    found = tuple(periods_between(first, last, span, cycle))
    held = Counter(week for period in found for week in week_range(period.first, period.last))
    assert all(held[week] == 1 for week in week_range(first, last))
    assert found[0].first <= first
    assert last <= found[-1].last


@given(WEEKS, st.sampled_from(Span), CYCLES)
def test_the_name_of_a_period_leads_back_to_it(week: Week, span: Span, cycle: ReviewCycle) -> None:
    period = period_at(week, span, cycle)
    assert period
    assert period.first <= week <= period.last
    assert period_named(period.name, cycle) == period


@given(WEEKS, st.sampled_from(Span), CYCLES)
def test_the_period_before_the_next_is_the_same(week: Week, span: Span, cycle: ReviewCycle) -> None:
    period = period_at(week, span, cycle)
    assert period
    after = period_at(period.last.shift(1), span, cycle)
    assert after
    assert after.first == period.last.shift(1)
    assert period_at(after.first.shift(-1), span, cycle) == period


@given(WEEKS, st.sampled_from(CALENDAR[1:]))
def test_a_period_of_the_calendar_is_made_of_lesser_ones_whole(week: Week, span: Span) -> None:
    period = period_at(week, span, None)
    assert period
    parts = tuple(periods_between(period.first, period.last, CALENDAR[CALENDAR.index(span) - 1], None))
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    assert len(parts) == {Span.QUARTER: 3, Span.HALF: 2, Span.YEAR: 2}[span]


SCORES = st.lists(st.one_of(st.none(), st.fractions(-20, 60, max_denominator=8)), min_size=1, max_size=70)


@given(SCORES)
def test_the_sums_of_the_parts_of_a_period_are_its_own(scores: list[Fraction | None]) -> None:
    first = Week(2025, 30)
    by_week = {first.shift(place): score for place, score in enumerate(scores) if score is not None}
    entries = (entry(str(week), replace(item("one-on-one"), score=score)) for week, score in by_week.items())
    report = make_report(gathered(*entries).value, config())
    for period in report.reviews.periods.values():
        whole = report.reviews.means[period.name]
        parts = [report.reviews.means[part.name] for part in report.reviews.below(period)]
        assert not parts or (whole.sum, whole.counted) == (sum(part.sum for part in parts), sum(part.counted for part in parts))
        counted = [by_week[slot.week] for slot in report.reviews.slots(period) if slot.counted]
        assert whole.counted == len(counted)
        assert sum((part.points for part in whole.parts), Fraction(0)) == sum(counted, Fraction(0))
        assert whole.sum == sum((part.weighted for part in whole.parts), Fraction(0))
        assert (whole.value is None) == (whole.counted == 0)
