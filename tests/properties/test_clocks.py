"""What holds of the clocks whatever gaps there are."""

import datetime as dt
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfmirror_ssg.analysis.clocks import Timed, medians, time_gap, two_clocks
from perfmirror_ssg.analysis.gaps import aftermath
from perfmirror_ssg.analysis.quartiles import ENOUGH, Bounded, quartiles
from perfmirror_ssg.model import Record, Value
from perfmirror_ssg.settings import Clocks
from tests.journals import entry, gathered, opening

FIRST = dt.date(2026, 1, 5)
TODAY = dt.date(2026, 11, 20)
LIMITS = Clocks(aware_days=14, resolve_days=30)

VALUES = st.lists(
    st.builds(Bounded, value=st.integers(0, 500).map(Fraction), at_least=st.booleans()), min_size=ENOUGH, max_size=30
)
DAYS = st.integers(0, 150)


@st.composite
def gaps(draw: st.DrawFn) -> dict[str, Value]:
    """Draw the dates of a gap in their order, any of them left out."""
    dates: dict[str, Value] = {}
    day = FIRST
    for key in ("began", "noticed", "mitigated", "resolved"):
        day += dt.timedelta(days=draw(st.integers(0, 60)))
        if key == "noticed" or draw(st.booleans()):
            dates[key] = day
    return dates


def record(dates: dict[str, Value]) -> Record:
    return gathered(entry("2026-W46", opening("gap", "x", "x", **dates))).value.records["x"]


@given(VALUES, st.data())
def test_a_longer_time_never_lowers_a_figure(values: list[Bounded], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    longer = [*values]
    longer[place] = replace(values[place], value=values[place].value + data.draw(DAYS))
    before, after = quartiles(values), quartiles(longer)
    assert before is not None
    assert after is not None
    assert before.lower.value <= after.lower.value
    assert before.median.value <= after.median.value
    assert before.upper.value <= after.upper.value


@given(VALUES, st.data())
def test_an_exact_figure_stays_whatever_the_lower_bounds_come_to(values: list[Bounded], data: st.DataObject) -> None:
    known = [Bounded(value=one.value + data.draw(DAYS)) if one.at_least else one for one in values]
    before, after = quartiles(values), quartiles(known)
    assert before is not None
    assert after is not None
    for name in ("lower", "median", "upper"):
        least, true = getattr(before, name), getattr(after, name)
        assert not true.at_least
        assert true.value >= least.value
        assert least.at_least or true.value == least.value


@given(VALUES)
def test_the_figures_are_in_order_and_drop_nothing(values: list[Bounded]) -> None:
    found = quartiles(values)
    assert found is not None
    assert min(v.value for v in values) <= found.lower.value <= found.median.value <= found.upper.value
    assert found.upper.value <= max(v.value for v in values)
    assert (found.n, found.at_least) == (len(values), sum(v.at_least for v in values))


@given(gaps(), st.integers(0, 400))
def test_a_settled_zone_is_the_same_ever_after(dates: dict[str, Value], later: int) -> None:
    dates.pop("resolved", None)
    before = time_gap(record(dates), TODAY, LIMITS)
    end = TODAY + dt.timedelta(days=later)
    resolved = time_gap(record({**dates, "resolved": end}), end, LIMITS)
    waiting = time_gap(record(dates), end, LIMITS)
    assert before.zone in {None, resolved.zone}
    assert before.zone in {None, waiting.zone}
    assert (resolved.zone is None) == ("began" not in dates)


@given(st.lists(gaps(), max_size=8))
def test_no_gap_is_dropped(drawn: list[dict[str, Value]]) -> None:
    events = [opening("gap", f"gap {n}", f"g{n}", **dates) for n, dates in enumerate(drawn)]
    journal = gathered(entry("2026-W46", *events)).value
    found = two_clocks(journal, LIMITS)
    assert len(found.gaps) == len(drawn)
    assert sum(len(quarter.clocks.gaps) for quarter in found.quarters) == len(drawn)
    assert (found.all.resolve.n if found.all.resolve else 0) == (len(drawn) if len(drawn) >= ENOUGH else 0)
    groups = aftermath(found.gaps)
    parted = (groups.open, groups.mitigated, groups.prevented, groups.closed, groups.accepted)
    assert sorted(gap.id for group in parted for gap in group) == sorted(gap.record.id for gap in found.gaps)


@given(st.lists(gaps(), min_size=1, max_size=6))
def test_the_order_of_gaps_changes_no_figure(drawn: list[dict[str, Value]]) -> None:
    timed: list[Timed] = [time_gap(record(dates), TODAY, LIMITS) for dates in drawn]
    one, other = medians(timed), medians(reversed(timed))
    assert (one.aware, one.resolve) == (other.aware, other.resolve)
