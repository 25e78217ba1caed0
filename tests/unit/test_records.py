"""Records are the fold of all that was said about an id."""

from fractions import Fraction

from msgspec.structs import replace

from perfmirror_ssg.model import Entry, Origin, Record, RecordEvent
from tests.journals import codes, entry, facts, gathered, opening, rich, update, week


def fold(*entries: Entry) -> Record:
    """Return the first record of a journal without problems."""
    checked = gathered(*entries)
    assert checked.problems == ()
    return next(iter(checked.value.records.values()))


def ticked(event: RecordEvent, *, mark: bool = True) -> RecordEvent:
    return replace(event, ticked=mark)


def in_front(event: RecordEvent) -> RecordEvent:
    return replace(event, origin=Origin.FRONT)


def problem_of(*entries: Entry) -> tuple[str, str, tuple[str, ...]]:
    """Return code, place and other places of the only problem."""
    (problem,) = gathered(*entries).problems
    return problem.code, f"{problem.span.path[13:-3]}:{problem.span.line}", tuple(s.path[13:-3] for s in problem.related)


BET = opening("hypothesis", "Probes sell", "probes-sell", confidence=Fraction("0.6"))


def test_an_opening_alone_has_the_first_status_of_its_kind() -> None:
    record = fold(entry("2026-W20", BET))
    assert facts(record.id, record.kind, record.status, record.opened, record.closed) == (
        "probes-sell",
        "hypothesis",
        "open",
        week("2026-W20"),
        None,
    )


def test_the_last_word_wins_field_by_field_and_every_word_is_kept() -> None:
    later = update("probes-sell", "Two of five would pay.", confidence=Fraction("0.8"), domain=rich("probes"))
    record = fold(entry("2026-W20", BET), entry("2026-W25", later))
    assert record.fields == {"confidence": Fraction("0.8"), "domain": rich("probes")}
    assert [moment.fields.get("confidence") for moment in record.timeline] == [Fraction("0.6"), Fraction("0.8")]
    assert (record.timeline[1].text, record.latest) == (rich("Two of five would pay."), week("2026-W25"))


def test_a_closing_status_says_when_and_an_open_one_takes_it_back() -> None:
    closing = entry("2026-W22", update("probes-sell", kind="hypothesis", status="confirmed"))
    again = entry("2026-W23", update("probes-sell", status="open"))
    assert fold(entry("2026-W20", BET), closing).closed == week("2026-W22")
    assert fold(entry("2026-W20", BET), closing, again).closed is None


def test_a_word_after_the_closing_does_not_move_it() -> None:
    later = entry("2026-W30", update("probes-sell", evidence=rich("the invoices")))
    record = fold(entry("2026-W20", BET), entry("2026-W22", update("probes-sell", status="void")), later)
    assert facts(record.status, record.closed, record.latest) == ("void", week("2026-W22"), week("2026-W30"))


def test_a_status_under_updates_is_made_canonical_for_its_kind() -> None:
    assert fold(entry("2026-W20", BET), entry("2026-W21", update("probes-sell", status="true"))).status == "confirmed"


def test_an_unknown_status_under_updates_is_an_error_with_the_list() -> None:
    checked = gathered(entry("2026-W20", BET), entry("2026-W21", update("probes-sell", status="answered")))
    assert codes(checked) == ["E233"]
    assert "ambiguous" in checked.problems[0].hint
    assert checked.value.records["probes-sell"].status == "open"


def test_within_a_week_openings_come_first_then_the_front_matter_then_the_body() -> None:
    body = update("probes-sell", "body", confidence=Fraction("0.3"))
    front = in_front(update("probes-sell", "front", confidence=Fraction("0.2")))
    record = fold(entry("2026-W20", body, BET, front))
    assert [moment.text.plain if moment.text else "" for moment in record.timeline] == ["", "front", "body"]
    assert record.fields["confidence"] == Fraction("0.3")


def test_a_ticked_box_of_an_update_closes_a_question_in_its_week() -> None:
    record = fold(entry("2026-W20", opening("question", "Who?", "who")), entry("2026-W21", ticked(update("who"))))
    assert facts(record.status, record.closed) == ("answered", week("2026-W21"))


def test_a_ticked_box_of_an_opening_closes_it_and_does_not_say_when() -> None:
    checked = gathered(entry("2026-W20", ticked(opening("commitment", "Send the notes", "notes"))))
    record = checked.value.records["notes"]
    assert facts(record.status, record.closed, codes(checked)) == ("done", None, ["W575"])
    assert checked.problems[0].hint.endswith("- ^notes [status:: done]")


def test_the_line_of_that_hint_says_when() -> None:
    opened = entry("2026-W20", ticked(opening("commitment", "Send the notes", "notes")))
    record = fold(opened, entry("2026-W22", update("notes", status="done")))
    assert facts(record.status, record.closed) == ("done", week("2026-W22"))


def test_a_box_under_updates_that_contradicts_the_status_is_an_error() -> None:
    opened = entry("2026-W20", opening("question", "Who?", "who"))
    for event in (ticked(update("who", status="open")), ticked(update("who", status="answered"), mark=False)):
        assert problem_of(opened, entry("2026-W21", event))[:2] == ("E255", "2026-W21:10")


def test_a_field_of_another_kind_is_an_error_and_costs_itself() -> None:
    later = update("probes-sell", "A word.", answer=rich("yes"), domain=rich("probes"))
    checked = gathered(entry("2026-W20", BET), entry("2026-W21", later))
    assert codes(checked) == ["E305"]
    assert "answer" not in checked.value.records["probes-sell"].fields
    assert "domain" in checked.value.records["probes-sell"].fields


def test_an_update_of_an_unknown_id_is_an_error_with_the_nearest() -> None:
    checked = gathered(entry("2026-W20", BET), entry("2026-W21", update("probe-sells", "?")))
    assert codes(checked) == ["E301"]
    assert checked.problems[0].hint == "did you mean ^probes-sell"
    assert (week("2026-W21"), 0) not in checked.value.ids


def test_an_id_that_a_file_with_errors_may_open_is_not_called_unknown() -> None:
    said = entry("2026-W21", update("runner-owner", "It is Thandi."), update("runner-ownr", "Or not."))
    text = "## Questions\n- Who owns it? ^runner-owner\n\n## Updates\n- ^runner-ownr\n"
    checked = gathered(said, flawed={"journal/2026/2026-W20.md": text})
    assert [problem.message for problem in checked.problems] == ['no record has the id "runner-ownr"']


def test_an_update_before_the_opening_is_an_error_that_names_both_places() -> None:
    assert problem_of(entry("2026-W19", update("probes-sell")), entry("2026-W20", BET)) == (
        "E302",
        "2026-W19:10",
        ("2026-W20",),
    )


def test_an_update_under_the_heading_of_another_kind_is_an_error() -> None:
    later = entry("2026-W21", update("probes-sell", kind="question"))
    assert problem_of(entry("2026-W20", BET), later) == ("E303", "2026-W21:10", ("2026-W20",))


def test_an_update_may_name_a_made_id_and_is_told_to_write_it_down() -> None:
    checked = gathered(
        entry("2026-W20", opening("question", "Who pays?")),
        entry("2026-W21", update("2026-w20-who-pays", status="answered")),
    )
    assert codes(checked) == ["W570"]
    assert checked.problems[0].hint == "add ^2026-w20-who-pays at the end of this line"
    assert checked.value.records["2026-w20-who-pays"].status == "answered"


def test_an_update_of_one_of_two_same_titles_is_doubtful() -> None:
    twins = entry("2026-W20", opening("question", "Who pays?"), opening("question", "Who pays?"))
    for id_ in ("2026-w20-who-pays", "2026-w20-who-pays-2"):
        assert problem_of(twins, entry("2026-W21", update(id_))) == ("E304", "2026-W21:10", ("2026-W20", "2026-W20"))


def test_a_sub_heading_is_the_with_of_a_one_on_one_unless_it_says_otherwise() -> None:
    plain = replace(opening("one-on-one", "Talked about the rota"), subheading=rich("Ada"))
    told = replace(opening("one-on-one", "And this", with_=rich("Linus")), subheading=rich("Ada"))
    records = gathered(entry("2026-W20", plain, told)).value.records.values()
    assert [record.fields["with"] for record in records] == [rich("Ada"), rich("Linus")]


def test_kinds_without_statuses_have_none() -> None:
    assert fold(entry("2026-W20", opening("fact", "The runner is in Osaka"))).status is None


def test_every_event_knows_its_record() -> None:
    journal = gathered(entry("2026-W20", BET), entry("2026-W21", update("probes-sell", domain=rich("probes")))).value
    assert journal.ids == {(week("2026-W20"), 0): "probes-sell", (week("2026-W21"), 0): "probes-sell"}
