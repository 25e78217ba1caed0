"""What comes back, when, and why."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

import pytest
from msgspec.structs import replace

from perfmirror_ssg.analysis.due import WITH_THE_STEP, Due, Queue, what_is_due
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Document, DocumentKind, Entry, FieldValue, Rating, RecordEvent, Value
from perfmirror_ssg.settings import Config, Criterion, OffRange, Scorecard
from tests.journals import config, document, entry, gathered, item, opening, rich, update, week

TODAY = dt.date(2026, 7, 15)
"""Wednesday of 2026-W29."""


def due(*entries: Entry) -> list[Due]:
    found = what_is_due(gathered(*entries, today=TODAY).value, config()).now
    return [one for one in found if one.kind != "week"]


def said(*entries: Entry) -> list[tuple[str, str, int]]:
    return [(str(one.since), one.reason, one.weeks_late) for one in due(*entries)]


@pytest.mark.parametrize(
    ("kind", "opened_in_time", "opened_too_long_ago", "weeks"),
    [
        ("decision", "2026-W04", "2026-W03", 26),
        ("question", "2026-W17", "2026-W16", 13),
        ("hypothesis", "2026-W22", "2026-W21", 8),
    ],
)
def test_a_kind_comes_back_after_its_weeks_of_silence(
    kind: str, opened_in_time: str, opened_too_long_ago: str, weeks: int
) -> None:
    assert said(entry(opened_in_time, opening(kind, "x", "x"))) == []
    assert said(entry(opened_too_long_ago, opening(kind, "x", "x"))) == [("2026-W29", f"no word for {weeks} weeks", 0)]


def test_a_gap_comes_back_after_four_weeks_or_at_once_without_a_next_step() -> None:
    assert said(entry("2026-W26", opening("gap", "x", "x", next=rich("call Ines")))) == []
    assert said(entry("2026-W25", opening("gap", "x", "x", next=rich("call Ines")))) == [("2026-W29", "no word for 4 weeks", 0)]
    assert said(entry("2026-W28", opening("gap", "x", "x"))) == [("2026-W28", "no next step", 1)]


def test_an_open_gap_without_a_next_step_does_not_wait_for_its_date() -> None:
    gap = opening("gap", "x", "x", revisit=week("2026-W40"))
    assert said(entry("2026-W28", gap)) == [("2026-W28", "no next step", 1)]
    assert said(entry("2026-W28", gap), entry("2026-W29", update("x", next=rich("call Ines")))) == []
    shut = update("x", status="accepted", revisit=week("2026-W29"))
    assert said(entry("2026-W27", gap), entry("2026-W28", shut)) == [("2026-W29", "revisit", 0)]


def test_late_counts_from_the_week_after_its_own() -> None:
    assert said(entry("2026-W20", opening("decision", "x", "x", revisit=dt.date(2026, 7, 17)))) == [("2026-W29", "revisit", 0)]
    assert said(entry("2026-W20", opening("decision", "x", "x", revisit=week("2026-W26")))) == [("2026-W26", "revisit", 3)]


def test_a_date_replaces_the_interval() -> None:
    assert said(entry("2026-W01", opening("decision", "x", "x", revisit=week("2026-W40")))) == []
    assert said(entry("2026-W20", opening("hypothesis", "x", "x", review=week("2026-W22")))) == [("2026-W22", "review", 7)]


def test_a_word_on_or_after_the_day_satisfies_it_and_the_interval_runs_from_there() -> None:
    bet = entry("2026-W01", opening("hypothesis", "x", "x", review=week("2026-W10")))
    assert said(bet, entry("2026-W09", update("x", "early"))) == [("2026-W10", "review", 19)]
    assert said(bet, entry("2026-W10", update("x", "in time"))) == [("2026-W18", "no word for 19 weeks", 11)]
    assert said(bet, entry("2026-W25", update("x", "late"))) == []


def test_a_new_date_takes_the_place_of_the_old() -> None:
    first = entry("2026-W01", opening("decision", "x", "x", revisit=week("2026-W10")))
    assert said(first, entry("2026-W08", update("x", revisit=week("2026-W40")))) == []


def test_a_commitment_comes_back_by_its_date_alone() -> None:
    assert said(entry("2025-W01", opening("commitment", "x", "x"))) == []
    promised = entry("2026-W20", opening("commitment", "x", "x", by=dt.date(2026, 7, 17)))
    assert said(promised) == [("2026-W29", "by", 0)]
    assert said(promised, entry("2026-W22", update("x", status="done"))) == []


def test_a_word_on_an_overdue_commitment_defers_it_by_four_weeks_and_does_not_end_it() -> None:
    promised = entry("2026-W10", opening("commitment", "x", "x", by=week("2026-W15")))
    assert said(promised, entry("2026-W26", update("x", "soon"))) == []
    assert said(promised, entry("2026-W25", update("x", "soon"))) == [("2026-W29", "no word for 4 weeks", 0)]
    assert said(promised, entry("2026-W14", update("x", "on the way"))) == [("2026-W15", "by", 14)]


def test_what_is_closed_stays_away_unless_its_closing_asked_for_another_look() -> None:
    first = entry("2026-W01", opening("decision", "x", "x", revisit=week("2026-W20")))
    assert said(first, entry("2026-W19", update("x", status="rejected"))) == []
    again = entry("2026-W19", update("x", status="rejected", revisit=week("2026-W28")))
    assert said(first, again) == [("2026-W28", "revisit", 1)]


def test_kinds_without_statuses_come_back_only_by_a_date() -> None:
    assert said(entry("2025-W01", opening("fact", "x", "x"))) == []
    assert said(entry("2026-W01", opening("fact", "x", "x", revisit=week("2026-W29")))) == [("2026-W29", "revisit", 0)]


def test_the_longest_due_stands_first() -> None:
    first = opening("decision", "a", "a", revisit=week("2026-W28"))
    second = opening("decision", "b", "b", revisit=week("2026-W25"))
    assert [one.key for one in due(entry("2026-W20", first, second))] == ["b", "a"]


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (opening("decision", "x", "x", status="deferred", revisit=week("2026-W20")), "- ^x [status:: deferred]"),
        (opening("gap", "x", "x"), "- ^x [next:: ]"),
        (opening("fact", "x", "x", revisit=week("2026-W20")), "- ^x"),
    ],
)
def test_the_line_to_paste_says_what_is_true_now(event: RecordEvent, line: str) -> None:
    assert [one.line for one in due(entry("2026-W20", event))] == [line]


def test_untouched_the_line_of_a_decision_confirms_it_and_satisfies_its_date() -> None:
    first = entry("2026-W20", opening("decision", "x", "x", status="deferred", revisit=week("2026-W28")))
    assert said(first, entry("2026-W29", update("x", status="deferred"))) == []


def now(*parts: Entry | Document, settings: Config | None = None) -> list[Due]:
    return list(queue(*parts, settings=settings).now)


def queue(*parts: Entry | Document, settings: Config | None = None) -> Queue:
    chosen = settings or config()
    return what_is_due(gathered(*parts, settings=chosen, today=TODAY).value, chosen)


def told(*dues: Due) -> list[tuple[str, str, str, int]]:
    return [(one.key, str(one.since), one.reason, one.weeks_late) for one in dues]


def written(first: int, last: int) -> list[Entry]:
    return [entry(f"2026-W{number:02}", item("one-on-one")) for number in range(first, last + 1)]


def test_weeks_without_a_file_are_asked_for_in_runs_with_the_command_for_the_newest() -> None:
    found = now(entry("2026-W20"), entry("2026-W23"), *written(24, 26), *written(28, 28))
    assert told(*found) == [("weeks/2026-W22", "2026-W21", "no file", 8), ("weeks/2026-W27", "2026-W27", "no file", 2)]
    assert [(one.title, one.line) for one in found] == [
        ("2 weeks, 2026-W21 to 2026-W22", "ssg new 2026-W22"),
        ("2026-W27", "ssg new 2026-W27"),
    ]


def test_only_the_last_twelve_weeks_are_asked_for_and_neither_the_current_one_nor_those_off() -> None:
    # Twelve weeks before 2026-W29 is W17.
    assert [one.title for one in now(entry("2026-W01"), *written(18, 28))] == ["2026-W17"]
    assert now(*written(27, 27), entry("2026-W28", off="holiday")) == []


def test_a_page_is_to_be_reread_so_long_after_it_was() -> None:
    weeks = written(28, 28)
    assert told(*now(*weeks, page("values", reread="quarterly", reread_done=dt.date(2026, 4, 8)))) == [
        # 8 April lies in W15; thirteen weeks later is W28.
        ("pages/values", "2026-W28", "reread quarterly", 1)
    ]
    assert now(*weeks, page("values", reread="quarterly", reread_done=dt.date(2026, 4, 15)))[0].weeks_late == 0
    assert now(*weeks, page("values", reread="half-yearly", reread_done=dt.date(2026, 4, 8))) == []
    # 14 January lies in W03; twenty-six weeks later is W29.
    half_yearly = (page("values", reread="half-yearly", reread_done=dt.date(2026, 1, day)) for day in (14, 21))
    assert [told(*now(*weeks, one)) for one in half_yearly] == [[("pages/values", "2026-W29", "reread half-yearly", 0)], []]
    assert now(*weeks, page("values")) == []


def test_a_page_of_which_nobody_knows_when_it_was_read_is_due_now_and_never_late() -> None:
    found = now(*written(20, 28), page("values", reread="yearly"))
    assert told(*found) == [("pages/values", "2026-W29", "no reread_done yet", 0)]
    assert found[0].line == "reread_done: 2026-07-15"


def test_a_page_that_was_read_on_a_day_to_come_is_asked_about() -> None:
    found = now(*written(20, 28), page("values", reread="yearly", reread_done=dt.date(2062, 7, 1)))
    assert told(*found) == [("pages/values", "2026-W29", "reread_done lies ahead", 0)]


def test_an_open_goal_is_due_on_its_day_and_an_ended_one_is_not() -> None:
    weeks = written(28, 28)
    assert told(*now(*weeks, goal("staff", by=dt.date(2026, 7, 1)))) == [("goals/staff", "2026-W27", "by", 2)]
    assert now(*weeks, goal("staff", by=week("2026-W27"), status="reached")) == []
    assert now(*weeks, goal("staff")) == []
    assert told(*queue(*weeks, goal("staff", by=week("2026-W31"), status="open")).next) == [
        ("goals/staff", "2026-W31", "by", 0)
    ]


def test_a_scorecard_is_due_in_the_period_after_its_last_rating_and_never_late() -> None:
    cards = config(scorecards={"growth": card("growth", "quarter"), "domains": card("domains", "month", about="a domain")})
    weeks = written(28, 28)
    # 2026-W20 lies in the second quarter, which ends with W26; the third ends with W39.
    asked = queue(entry("2026-W20", ratings=(rating("growth"),)), *weeks, *written(21, 27), settings=cards).now
    assert told(*asked) == [("scorecards/growth/2026-W27", "2026-W27", "every quarter", 0)]
    assert (asked[0].until, asked[0].line) == (week("2026-W39"), "ratings: {first: , second: }")
    # 2026-W19 is the second of May, whose last week is W22; June ends with W26, and July is in W29.
    both = tuple(rating("domains", subject) for subject in ("probes", "billing"))
    asked = queue(entry("2026-W19", ratings=both), *written(20, 28), settings=cards).now
    assert told(*asked) == [("scorecards/domains/2026-W27", "2026-W27", "every month, last rated in 2026-W19", 0)]
    assert asked[0].line.split("\n") == [
        "scorecards:",
        "  domains:",
        "    billing: {first: , second: }",
        "    probes: {first: , second: }",
    ]


def test_a_scorecard_that_was_left_says_since_when_once_and_leads_nothing() -> None:
    cards = config(scorecards={"growth": card("growth", "month")})
    kept = opening("decision", "x", "x", revisit=week("2026-W28"))
    rated = entry("2025-W20", kept, ratings=(rating("growth"),))
    asked = queue(rated, *written(1, 28), settings=cards).now
    assert told(*asked) == [
        ("x", "2026-W28", "revisit", 1),
        ("scorecards/growth/2026-W27", "2026-W27", "every month, last rated in 2025-W20", 0),
    ]


def test_a_scorecard_asks_for_nothing_in_a_week_off_and_comes_back_after_it() -> None:
    cards = config(scorecards={"growth": card("growth", "month")}, off=(off("2026-W29", "2026-W30"),))
    found = queue(entry("2026-W28", opening("fact", "x", "x")), entry("2026-W20", ratings=(rating("growth"),)), settings=cards)
    assert not any(one.kind == "scorecard" for one in found.now)
    assert [(str(one.since), str(one.until)) for one in found.next] == [("2026-W31", "2026-W31")]


def test_what_falls_on_a_day_that_was_given_is_due_in_a_week_off_too() -> None:
    resting = config(off=(off("2026-W29", "2026-W30"),))
    found = now(entry("2026-W28", opening("decision", "x", "x", revisit=week("2026-W29"))), settings=resting)
    assert told(*found) == [("x", "2026-W29", "revisit", 0)]


def test_beside_a_line_of_front_matter_stands_where_it_belongs() -> None:
    cards = config(scorecards={"growth": card("growth", "quarter"), "domains": card("domains", "month", about="a domain")})
    rated = entry("2026-W20", ratings=(rating("growth"), rating("domains", "billing")))
    papers = (page("new", reread="yearly"), page("old", reread="yearly", reread_done=dt.date(2020, 1, 1)))
    goals = (goal("staff", by=week("2026-W27")), goal("lead", by=week("2026-W27"), status="open"))
    places = {one.key: one.where for one in now(rated, *written(21, 28), *papers, *goals, settings=cards)}
    assert places == {
        "scorecards/growth/2026-W27": "in the front matter of a week, added to its ratings where it has some",
        "scorecards/domains/2026-W27": "in the front matter of a week, added to its scorecards where it has some",
        "pages/new": "in the front matter of journal/pages/new.md",
        "pages/old": "in the front matter of journal/pages/old.md, in place of its reread_done",
        "goals/staff": "in the front matter of journal/goals/staff.md: reached or dropped; or give it a later by",
        "goals/lead": (
            "in the front matter of journal/goals/lead.md, in place of its status: reached or dropped; or give it a later by"
        ),
    }


def test_a_gap_is_told_that_an_empty_step_settles_nothing() -> None:
    first = entry("2026-W28", opening("gap", "x", "x"), opening("decision", "y", "y", revisit=week("2026-W28")))
    assert [(one.key, one.where) for one in due(first)] == [("x", WITH_THE_STEP), ("y", "")]
    assert [one.key for one in due(first, entry("2026-W29", update("x")))] == ["y", "x"]


def test_no_line_claims_that_a_goal_was_reached() -> None:
    assert [one.line for one in now(*written(28, 28), goal("staff", by=week("2026-W27")))] == ["status:"]


def test_a_rating_in_the_period_satisfies_it_until_the_next() -> None:
    cards = config(scorecards={"growth": card("growth", "quarter")})
    rated = [entry(f"2026-W{number}", item("one-on-one"), ratings=(rating("growth"),)) for number in (20, 27)]
    found = queue(*rated, *written(21, 26), *written(28, 28), settings=cards)
    assert found == Queue()


def test_what_falls_due_in_the_next_eight_weeks_is_told_beforehand() -> None:
    events = (opening("decision", name, name, revisit=week(when)) for name, when in (("a", "2026-W37"), ("b", "2026-W38")))
    found = queue(*written(28, 28), entry("2026-W29", *events))
    assert found.now == ()
    assert [(one.key, one.weeks_ahead, one.weeks_late) for one in found.next] == [("a", 8, 0)]


def test_the_longest_past_its_time_stands_before_what_only_has_begun() -> None:
    cards = config(scorecards={"growth": card("growth", "quarter")})
    rated = entry("2026-W20", opening("decision", "x", "x", revisit=week("2026-W28")), ratings=(rating("growth"),))
    assert [one.kind for one in queue(rated, *written(21, 28), settings=cards).now] == ["decision", "scorecard"]


def test_others_than_the_writer_have_no_queue() -> None:
    journal = replace(gathered(entry("2026-W20"), today=TODAY).value, audience="coach")
    assert make_report(journal, config()).queue == Queue()


def card(name: str, every: Literal["month", "quarter"], about: str = "oneself") -> Scorecard:
    criteria = tuple(Criterion(name=one, question="") for one in ("first", "second"))
    return Scorecard(name=name, title=name.capitalize(), about=about, criteria=criteria, low=0, high=5, every=every)


def rating(name: str, subject: str | None = None) -> Rating:
    return Rating(scorecard=name, subject=subject, criterion="first", value=Fraction(3), span=Span(path="", line=1, column=1))


def off(first: str, last: str) -> OffRange:
    return OffRange(first=week(first), last=week(last), reason="leave")


def page(name: str, **fields: Value) -> Document:
    return _document(name, DocumentKind.PAGE, fields)


def goal(name: str, **fields: Value) -> Document:
    return _document(name, DocumentKind.GOAL, fields)


def _document(name: str, kind: DocumentKind, fields: Mapping[str, Value]) -> Document:
    nowhere = Span(path="", line=1, column=1)
    given = {key: FieldValue(value=value, span=nowhere) for key, value in fields.items()}
    return replace(document(kind, name), fields=given)
