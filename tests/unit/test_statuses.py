"""Gaps go by dates, a status only fills in; other kinds go by what was said last."""

import pytest

from perfmirror_ssg.journal.statuses import status_after
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Value
from tests.journals import codes, entry, gathered, opening, rich, update, week

DAY = week("2026-W20").thursday
MITIGATED: dict[str, Value] = {"mitigated": DAY}
RESOLVED: dict[str, Value] = {"resolved": DAY}
PREVENTED: dict[str, Value] = {**RESOLVED, "prevention": rich("an alert for silence")}


@pytest.mark.parametrize(
    ("fields", "given", "status"),
    [
        ({}, None, "open"),
        ({}, "closed", "closed"),
        ({}, "accepted", "accepted"),
        (MITIGATED, None, "mitigated"),
        (MITIGATED, "open", "mitigated"),
        (MITIGATED, "closed", "closed"),
        (MITIGATED, "accepted", "accepted"),
        (RESOLVED, None, "mitigated"),
        (RESOLVED, "closed", "mitigated"),
        (RESOLVED, "accepted", "accepted"),
        (PREVENTED, None, "closed"),
        (PREVENTED, "open", "closed"),
    ],
)
def test_the_dates_of_a_gap_decide(fields: dict[str, Value], given: str | None, status: str) -> None:
    assert status_after(KIND["gap"], None, fields, given) == status


def test_other_kinds_begin_with_their_first_status_and_keep_the_last() -> None:
    assert status_after(KIND["decision"], None, {}, None) == "decided"
    assert status_after(KIND["decision"], "deferred", {}, None) == "deferred"
    assert status_after(KIND["fact"], None, {}, None) is None


def test_a_prevention_given_later_closes_a_resolved_gap_in_its_week() -> None:
    first = entry("2026-W20", opening("gap", "Silence", "silence", **RESOLVED))
    later = entry("2026-W22", update("silence", prevention=rich("an alert")))
    record = gathered(first, later).value.records["silence"]
    assert [moment.status for moment in record.timeline] == ["mitigated", "closed"]
    assert record.closed == week("2026-W22")


def test_a_status_that_the_dates_overrule_is_said() -> None:
    first = entry("2026-W20", opening("gap", "Silence", "silence", **RESOLVED))
    assert codes(gathered(first, entry("2026-W22", update("silence", status="done")))) == ["W574"]
    assert codes(gathered(first, entry("2026-W22", update("silence", status="mitigated")))) == []
