"""What holds of any queue."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.due import Queue, what_is_due
from perfmirror_ssg.model import Entry
from perfmirror_ssg.weeks import Week
from tests.journals import config, entry, gathered, opening, rich, update

TODAY = dt.date(2026, 7, 15)
CURRENT = Week.of(TODAY)

kinds = st.sampled_from(["decision", "hypothesis", "question", "gap", "commitment"])
weeks = st.integers(min_value=0, max_value=80).map(lambda back: CURRENT.shift(-back))
dates = st.none() | st.integers(min_value=-40, max_value=40).map(CURRENT.shift)


def queue(*entries: Entry) -> Queue:
    return what_is_due(gathered(*entries, today=TODAY).value, config())


def opened(kind: str, week: Week, day: Week | None) -> Entry:
    """Open a record that comes back: a gap with its next step, since one without is due as long as it has none."""
    dated = {"by" if kind == "commitment" else "revisit": day} if day else {}
    stepped = {"next": rich("call Ines")} if kind == "gap" else {}
    return entry(str(week), opening(kind, "x", "x", **dated, **stepped))


@given(kind=kinds, week=weeks.filter(lambda week: week < CURRENT), day=dates)
def test_a_word_in_the_current_week_satisfies_whatever_was_due(kind: str, week: Week, day: Week | None) -> None:
    first = opened(kind, week, day)
    word = entry(str(CURRENT), update("x", "still so"))
    assert "x" not in {due.key for due in queue(first, word).now}


@given(kind=kinds, week=weeks, day=dates)
def test_now_and_next_are_apart_and_each_in_its_order(kind: str, week: Week, day: Week | None) -> None:
    found = queue(opened(kind, week, day))
    assert all(due.since <= CURRENT and not due.weeks_ahead for due in found.now)
    assert all(due.since > CURRENT and 1 <= due.weeks_ahead <= 8 and not due.weeks_late for due in found.next)
    assert [due.weeks_late for due in found.now] == sorted((due.weeks_late for due in found.now), reverse=True)
    assert len({due.key for due in (*found.now, *found.next)}) == len(found.now) + len(found.next)
