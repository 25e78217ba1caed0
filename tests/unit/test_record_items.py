"""Records in a body: title, detail, fields, id, box."""

from fractions import Fraction

import pytest

from perfmirror_ssg.model import FieldValue, Origin, Prose, RichText
from perfmirror_ssg.weeks import Week
from tests.bodies import body, events, html, read


def plain(given: FieldValue) -> object:
    return given.value.plain if isinstance(given.value, RichText) else given.value


def test_lines_of_fields_alone_are_no_detail() -> None:
    (event,) = events("""
        ## Gaps
        - Nobody is told ^nobody-told
          [began:: 2025-03-03] [noticed:: 2025-07-29]
          [next:: send a mail]
        """)
    assert event.text is None


def test_an_item_is_a_record_with_its_fields_and_its_id() -> None:
    (event,) = events("""
        ## Decisions
        - Defer **private** probes [status:: postponed] [Owner::me] [revisit:: 2026-W30] [confidence:: 70%] ^defer-probes
          Three customers asked.

          - none would pay [because:: it [costs] more]
        """)
    assert (event.kind, event.id, event.opening, event.origin, event.share) == (
        "decision",
        "defer-probes",
        True,
        Origin.BODY,
        "me",
    )
    assert html(event.title) == "Defer <strong>private</strong> probes"
    assert html(event.text) == "<p>Three customers asked.</p>\n<ul><li>none would pay </li>\n</ul>"
    assert {key: plain(given) for key, given in event.fields.items()} == {
        "status": "deferred", "owner": "me", "revisit": Week(2026, 30),
        "confidence": Fraction(7, 10), "because": "it [costs] more",
    }  # fmt: skip
    assert (event.span.line, event.span.column, event.span.length) == (2, 101, 13)
    assert (event.fields["owner"].span.line, event.fields["owner"].span.column) == (2, 57)
    assert (event.fields["because"].span.line, event.fields["because"].span.column) == (5, 31)


def test_an_item_that_begins_with_an_id_is_an_update_whose_words_are_all_text() -> None:
    first, second, third = events("""
        ## Hypotheses
        - ^probes-sell [status:: confirmed] Three of five pay.
          So it is.

          Really.
        - [confidence:: 80%] ^latency-matters
        - %% checked %% ^seats-matter [confidence:: 0.2]
        """)
    assert (first.opening, first.id, first.title) == (False, "probes-sell", None)
    assert html(first.text) == "<p>Three of five pay.\nSo it is.</p>\n<p>Really.</p>"
    assert (second.opening, second.id, second.text) == (False, "latency-matters", None)
    assert (third.opening, third.id, plain(third.fields["confidence"])) == (False, "seats-matter", Fraction(1, 5))


def test_under_updates_the_kind_is_open_and_a_status_stays_as_typed() -> None:
    (event,) = events("## Updates\n- ^keep-one [Status:: Reverted] [next:: two teams]")
    assert (event.kind, plain(event.fields["status"]), plain(event.fields["next"])) == (None, "reverted", "two teams")


@pytest.mark.parametrize(("box", "ticked"), [("[ ]", False), ("[x]", True), ("[X]", True), ("", None)])
def test_a_box_is_ticked_empty_or_not_there(box: str, ticked: bool | None) -> None:  # noqa: FBT001 - a case
    (event,) = events(f"## Commitments\n- {box}\tSend the draft")
    assert (event.ticked, html(event.title)) == (ticked, "Send the draft")


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "7)"])
def test_any_list_marker_makes_records(marker: str) -> None:
    assert [html(event.title) for event in events(f"## Wins\n{marker} One\n{marker} Two")] == ["One", "Two"]


def test_the_first_line_is_the_title_whatever_follows() -> None:
    (event,) = events("## Learnings\n- Print early\\\n  and *often*\n      and late\n\n      indented code")
    code = '<div class="highlight"><pre tabindex="0"><code>indented code\n</code></pre></div>'
    assert (html(event.title), html(event.text)) == ("Print early", f"<p>and <em>often</em>\nand late</p>\n{code}")


def test_a_known_field_wins_over_a_link_and_an_unknown_one_does_not() -> None:
    (event,) = events("""
        ## Decisions
        - Keep [owner::me](one) [see:: this](https://example.com/a) std[::x] [a::b]
        """)
    assert html(event.title) == 'Keep (one) <a href="https://example.com/a">see:: this</a> std[::x] [a::b]'
    assert plain(event.fields["owner"]) == "me"


def test_a_field_in_code_or_behind_a_backslash_is_text() -> None:
    (event,) = events("## Decisions\n- Keep `[owner:: me]` and \\[owner:: me]")
    assert (html(event.title), dict(event.fields)) == ("Keep <code>[owner:: me]</code> and [owner:: me]", {})


def test_an_empty_field_is_not_given() -> None:
    (event,) = events("## Decisions\n- Keep one [owner:: ] [status::]")
    assert dict(event.fields) == {}


def test_keys_fold_case_blanks_and_underscores() -> None:
    (event,) = events("## 1:1s\n- Ada [Follow up:: yes]\n  [GAP:: no] [behavior:: asks first]")
    assert {key: plain(given) for key, given in event.fields.items()} == {
        "follow-up": True,
        "gap": False,
        "behavior": "asks first",
    }


def test_a_record_is_shared_by_its_first_line() -> None:
    assert [e.share for e in events("## Wins\n- One [share:: public]\n- Two [share:: coach]\n- Three")] == [
        "public",
        "coach",
        "me",
    ]
    (event,) = events("## Wins\n- One [share:: public]")
    assert "share" not in event.fields


def test_an_item_that_holds_only_a_comment_is_nothing() -> None:
    assert events("## Decisions\n- %% later %%\n- %% or\n  never %%\n- <!-- a --> %% b %%\n- [ ] %% c %%") == ()


def test_items_in_a_comment_are_no_records() -> None:
    assert events("## Updates\n%%\n- ^a One\n- ^b Two\n%%\n<!--\n- ^c Three\n-->") == ()


def test_a_comment_between_the_lines_of_an_item_changes_nothing_else() -> None:
    text = "## Decisions\n- One ^one\n%% a %%\n  detail\n  %% b\n  c %%\n\n  more\n- Two ^two"
    assert [(event.id, html(event.text)) for event in events(text)] == [("one", "<p>detail</p>\n<p>more</p>"), ("two", "")]


def test_a_mended_id_keeps_what_refers_to_it() -> None:
    checked = read("## Decisions\n- Keep one ^Keep_One\n- ^keep-one. Still right")
    assert [event.id for event in checked.value.events] == ["keep-one", "keep-one"]
    assert [problem.code for problem in checked.problems] == ["E260", "E261"]


def test_words_of_an_item_that_is_no_record_are_shown_as_prose() -> None:
    checked = read("## Decisions\n- > Keep one")
    assert checked.value.events == ()
    assert "Keep one" in html(checked.value.blocks[0].text)  # type: ignore[union-attr]


def test_a_record_has_no_anchors_of_its_own() -> None:
    text = "## Decisions\n- Keep one\n\n  ### Why\n\n  It is small."
    assert [heading.text for heading in body(text).headings] == ["Decisions"]
    assert "id=" not in html(events(text)[0].text)


def test_an_item_that_updates_nothing_is_no_record_and_is_shown_with_all_its_words() -> None:
    checked = read("## Updates\n- Ship it [status:: done] ^ship-it\n- ^two-runners Enough.")
    assert [(problem.code, problem.span.line) for problem in checked.problems] == [("E268", 2)]
    assert [event.id for event in checked.value.events] == ["two-runners"]
    shown = "".join(html(block.text) for block in checked.value.blocks if isinstance(block, Prose))
    assert "Ship it [status:: done] ^ship-it" in shown
