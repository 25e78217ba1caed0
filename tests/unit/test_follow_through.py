"""Which commitments were done by their date; the current week is 2026-W47."""

import datetime as dt

from perfmirror_ssg.analysis.follow_through import FollowThrough, follow_through
from perfmirror_ssg.model import Entry, Record
from tests.journals import entry, gathered, opening, rich, update, week


def made(*entries: Entry, own: bool = True) -> FollowThrough:
    return follow_through(gathered(*entries).value, own=own)


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


def test_a_commitment_is_judged_once_the_week_of_its_date_is_over() -> None:
    by = {name: week(name) for name in ("2026-W21", "2026-W46", "2026-W47")}
    found = made(
        entry(
            "2026-W20",
            opening("commitment", "kept", "kept", by=by["2026-W21"]),
            opening("commitment", "late", "late", by=by["2026-W21"]),
            opening("commitment", "open", "open", by=by["2026-W46"]),
            opening("commitment", "ahead", "ahead", by=by["2026-W47"]),
            opening("commitment", "early", "early", by=by["2026-W47"]),
            opening("commitment", "undated", "undated"),
            opening("commitment", "dropped", "dropped", by=by["2026-W21"]),
        ),
        entry("2026-W21", *(update(id_, status="done") for id_ in ("kept", "early", "undated"))),
        entry("2026-W22", update("late", status="done"), update("dropped", status="dropped")),
    )
    assert (ids(found.kept), ids(found.late), ids(found.ahead)) == (["kept"], ["late", "open"], ["ahead", "early"])
    assert (ids(found.undated), ids(found.dropped), found.judged) == (["undated"], ["dropped"], 3)


def test_the_latest_date_counts_and_a_moved_one_is_named() -> None:
    found = made(
        entry("2026-W20", opening("commitment", "x", "x", by=week("2026-W21"))),
        entry("2026-W21", update("x", by=week("2026-W30"))),
        entry("2026-W29", update("x", status="done")),
    )
    assert (ids(found.kept), ids(found.moved)) == (["x"], ["x"])


def test_what_others_promised_is_kept_apart() -> None:
    theirs = opening("commitment", "theirs", "theirs", from_=rich("Linus"), to=rich("me"), by=week("2026-W21"))
    mine = opening("commitment", "mine", "mine", from_=rich("me"), to=rich("Linus"), by=week("2026-W21"))
    assert ids(made(entry("2026-W20", theirs, mine)).late) == ["mine"]
    assert ids(made(entry("2026-W20", theirs, mine), own=False).late) == ["theirs"]


def test_a_word_for_oneself_is_the_writer_and_a_team_is_not() -> None:
    givers = {
        "me-too": "I",
        "myself": "Myself",
        "we": "we, by Friday",
        "left-out": "–",
        "team": "the platform team",
        "ada": "ada",
    }
    by = week("2026-W21")
    promised = entry("2026-W20", *(opening("commitment", id_, id_, from_=rich(who), by=by) for id_, who in givers.items()))
    assert ids(made(promised).late) == ["me-too", "myself", "we", "left-out"]
    assert ids(made(promised, own=False).late) == ["team", "ada"]


def test_a_date_in_the_current_week_is_ahead_up_to_its_sunday() -> None:
    promised = entry("2026-W20", opening("commitment", "x", "x", by=week("2026-W47")))
    sunday = week("2026-W47").sunday
    by_day = {day: follow_through(gathered(promised, today=day).value, own=True) for day in (sunday, sunday + dt.timedelta(1))}
    assert [ids(found.ahead) for found in by_day.values()] == [["x"], []]


def test_other_kinds_promise_nothing() -> None:
    assert made(entry("2026-W20", opening("question", "x", "x"))) == made()
