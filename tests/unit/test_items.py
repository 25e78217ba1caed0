"""Work items: counts, texts with their evidence, lists; and nothing that only looks like a count."""

from fractions import Fraction

import pytest

from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.model import WorkItem
from perfmirror_ssg.reading.fields import read_front
from perfmirror_ssg.reading.items import read_items
from perfmirror_ssg.reading.source import decode

CONFIG = read_config('[categories.design-doc]\naliases = ["rfc"]\n').value


def read(yaml: str) -> tuple[tuple[WorkItem, ...], tuple[Diagnostic, ...]]:
    source = decode("x.md", f"---\n{yaml}\n---\n".encode()).value
    assert source
    root = read_front(source).value.root
    assert root
    ((key, node),) = root.pairs
    items = read_items(key.text, node, CONFIG)
    return items.value, items.problems


def one(value: str) -> WorkItem:
    items, problems = read(f"output:\n  design-doc: {value}")
    assert problems == ()
    (item,) = items
    return item


def codes(value: str) -> list[str]:
    return [problem.code for problem in read(f"output:\n  design-doc: {value}")[1]]


@pytest.mark.parametrize("count", [0, 1, 12, 99])
def test_a_whole_number_is_a_count(count: int) -> None:
    assert (one(str(count)).count, one(str(count)).note) == (count, None)


def test_a_text_is_one_occurrence_and_its_evidence() -> None:
    item = one('"RFC: merge probe configs (https://example.com/rfc/12)."')
    assert item.note
    assert item.note.plain == "RFC: merge probe configs (https://example.com/rfc/12)."
    assert (item.count, item.ref) == (1, "https://example.com/rfc/12")


def test_a_mapping_says_it_all() -> None:
    item = one('{count: 2, note: Two of them, ref: "https://example.com", score: 2.5, for: [staff, "[[lead]]"]}')
    assert (item.count, item.score, item.ref, item.goals) == (2, Fraction(5, 2), "https://example.com", ("staff", "lead"))


def test_the_ref_of_a_note_is_its_first_url_unless_one_is_given() -> None:
    assert one('{note: "see https://a.example/1 and https://a.example/2"}').ref == "https://a.example/1"
    assert one('{note: "see https://a.example/1", ref: "https://b.example"}').ref == "https://b.example"


def test_a_list_is_one_occurrence_each_unless_it_says_a_count() -> None:
    items, problems = read("output:\n  testing:\n    - Probes\n    - {note: Alerts, count: 2}\n    -\n")
    assert problems == ()
    assert [(item.count, item.span.line) for item in items] == [(1, 4), (2, 5)]


def test_a_count_of_nothing_is_a_statement_and_an_empty_value_is_none() -> None:
    items, problems = read("output:\n  testing: 0\n  design-doc:\n")
    assert problems == ()
    assert [(item.category, item.count) for item in items] == [("testing", 0)]


def test_a_dimension_without_a_value_has_no_items() -> None:
    assert read("output:") == ((), ())


@pytest.mark.parametrize(
    "value",
    [
        '"3"',
        "010",
        "+3",
        "-3",
        "1e3",
        "1_000",
        "2.5",
        "2,5",
        "10000",
        "none",
        "No",
        "n/a",
        "{}",
        "true",
        "~",
        "5x",
        "{count: -1}",
    ],
)
def test_what_only_looks_like_a_count_is_an_error(value: str) -> None:
    items, problems = read(f"output:\n  design-doc: {value}")
    assert items == ()
    assert [problem.code for problem in problems] == ["E210"]


@pytest.mark.parametrize(("value", "number"), [("three", 3), ("A couple", 2), ("Twenty", 20), ("zero", 0)])
def test_a_number_in_words_is_an_error_that_shows_the_figure(value: str, number: int) -> None:
    (problem,) = read(f"output:\n  design-doc: {value}")[1]
    assert (problem.code, problem.hint) == ("E211", f"write {number}")


def test_a_text_that_begins_with_a_number_counts_once_and_shows_how_to_count_more() -> None:
    items, (problem,) = read("input:\n  code-review: 5 small ones, all green")
    assert [item.count for item in items] == [1]
    assert problem.hint == 'to count 5, write {count: 5, note: "small ones, all green"}'


@pytest.mark.parametrize(
    "value", ["1:1 with Ada", "12:30 with Ada", "2nd edition", "2026-05-14 release", "v2", "1.5h of it", "three reviews"]
)
def test_a_text_that_begins_with_another_figure_is_only_a_text(value: str) -> None:
    assert one(value).count == 1


def test_an_alias_is_its_category() -> None:
    items, problems = read("output:\n  rfc: 1")
    assert problems == ()
    assert [(item.category, item.known) for item in items] == [("design-doc", True)]


def test_an_item_of_no_known_category_is_kept_to_be_shown() -> None:
    items, (problem,) = read("outcome:\n  mentroing: 2\n  mentoring: 1")
    assert [(item.category, item.known, item.count) for item in items] == [("mentroing", False, 2), ("mentoring", True, 1)]
    assert problem.code == "E212"
    assert problem.hint.split("\n") == [
        'did you mean "mentoring" (outcome, 4 points)? else add to config.toml:',
        "[categories.mentroing]",
        'dimension = "outcome"',
        "points = 3",
    ]


def test_a_category_under_another_dimension_says_where_it_belongs() -> None:
    items, (problem,) = read("input:\n  rfc: 1")
    assert [(item.category, item.known) for item in items] == [("rfc", False)]
    assert (problem.code, problem.hint) == ("E213", "move it below output:")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("{note: RFC, merged}", "E200"),
        ("{note: a, cuont: 3}", "E200"),
        ("{note: a, score: high}", "E215"),
        ("{note: a, ref: //evil.example}", "E216"),
        ("{note: a, for: Staff Engineer}", "E231"),
        ("[[rfc]]", "E203"),
        ("{note: [a]}", "E202"),
    ],
)
def test_a_bad_field_of_an_item_costs_that_field(value: str, code: str) -> None:
    assert codes(value) == [code]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("5 small ones", "to count 5, write {count: 5, note: small ones}"),
        ("3 - small ones", "to count 3, write {count: 3, note: small ones}"),
        ("3 [WIP]", 'to count 3, write {count: 3, note: "[WIP]"}'),
        ("3 - - more", 'to count 3, write {count: 3, note: "- more"}'),
        ("2h", "write how many, as 3; if one is right, {count: 1, note: 2h}"),
        ("30 min", "write how many, as 3; if one is right, {count: 1, note: 30 min}"),
        ("2 hours of pairing", "write how many, as 3; if one is right, {count: 1, note: 2 hours of pairing}"),
        ("€500", "write how many, as 3; if one is right, {count: 1, note: €500}"),
        ("??", 'write how many, as 3; if one is right, {count: 1, note: "??"}'),
        ("...", 'write how many, as 3; if one is right, {count: 1, note: "..."}'),
    ],
)
def test_a_text_that_may_be_a_number_is_asked_about_and_what_to_write_can_be_read(value: str, hint: str) -> None:
    items, (problem,) = read(f"output:\n  design-doc: {value}")
    assert (problem.code, problem.hint) == ("W510", hint)
    assert [item.count for item in items] == [1]
    right = hint[hint.index("{") :]
    assert codes(right) == []


@pytest.mark.parametrize("count", [100, 9999])
def test_a_very_high_count_is_asked_about_unless_it_is_called_one(count: int) -> None:
    items, (problem,) = read(f"output:\n  design-doc: {count}")
    assert (problem.code, items[0].count) == ("W511", count)
    assert one(f"{{count: {count}}}").count == count


def test_no_count_is_so_high_that_the_highest_one_is_proposed() -> None:
    _, (problem,) = read("output:\n  design-doc: 20000")
    assert problem.hint == "write how many there were, as 3; an amount goes into words, as {count: 1, note: 20000 …}"


@pytest.mark.parametrize("name", ["Design Doc", "design\u2011doc", "design_doc", "designdoc"])
def test_a_category_that_is_only_spaced_otherwise_is_shown_in_its_right_form(name: str) -> None:
    _, (problem,) = read(f"output:\n  {name}: 2")
    assert (problem.code, problem.hint) == ("E212", 'write "design-doc" (output, 10 points)')


@pytest.mark.parametrize("name", ["1:1", "1:1s", "1-1", "One-on-Ones"])
def test_a_category_may_be_looked_for_under_the_heading_of_its_records(name: str) -> None:
    _, (problem,) = read(f"input:\n  {name}: 2")
    assert (problem.code, problem.hint) == ("E212", 'write "one-on-one" (input, 5 points)')
