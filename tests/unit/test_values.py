"""A field's text means one thing, in front matter and body alike, or asks for the right form."""

import datetime as dt
from fractions import Fraction

import pytest

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.kinds import KIND, Field, Type
from perfmirror_ssg.model import RichText, Value
from perfmirror_ssg.reading.values import read_value
from perfmirror_ssg.weeks import Week


def read(kind: str, name: str, text: str) -> tuple[Value | None, tuple[Diagnostic, ...]]:
    at = Span(path="x.md", line=3, column=5, length=len(text))
    value = read_value(KIND[kind].fields[name], KIND[kind], text, at)
    assert all(problem.span == at for problem in value.problems)
    return value.value, value.problems


def meant(kind: str, name: str, text: str) -> Value | None:
    value, problems = read(kind, name, text)
    assert problems == ()
    return value


def fault(kind: str, name: str, text: str) -> tuple[str, str]:
    value, (problem,) = read(kind, name, text)
    assert value is None
    return problem.code, problem.hint


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("70%", Fraction(7, 10)),
        ("0.7", Fraction(7, 10)),
        ("70 %", Fraction(7, 10)),
        ("12.5%", Fraction(1, 8)),
        ("0", Fraction(0)),
        ("1.0", Fraction(1)),
        ("100%", Fraction(1)),
    ],
)
def test_a_confidence_is_a_percentage_or_a_decimal(text: str, value: Fraction) -> None:
    assert meant("decision", "confidence", text) == value


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("70", "write 70%"),
        ("1", "write 1% or 100%"),
        ("0,7", "write 0.7"),
        ("66,5%", "write 66.5%"),
        ("1.2", "it runs from 0% to 100%"),
        ("-0.1", "it runs from 0% to 100%"),
        ("101%", "it runs from 0% to 100%"),
        ("high", "write 70% or 0.7"),
        (".7", "write 70% or 0.7"),
        ("7e-1", "write 70% or 0.7"),
    ],
)
def test_a_confidence_that_could_mean_two_things_is_asked(text: str, hint: str) -> None:
    assert fault("hypothesis", "confidence", text) == ("E234", hint)


def test_when_is_a_week_or_a_day() -> None:
    assert meant("commitment", "by", "2026-W30") == Week(2026, 30)
    assert meant("commitment", "by", "2026-07-01") == dt.date(2026, 7, 1)
    assert fault("commitment", "by", "2026-W5") == ("E206", "write 2026-W05")
    assert fault("decision", "decided", "2026-W20")[0] == "E206"


def test_a_value_that_is_one_wikilink_means_its_target() -> None:
    assert meant("decision", "supersedes", "[[^defer-split]]") == "defer-split"
    assert meant("decision", "supersedes", "[[2026-W20#^defer-split|that one]]") == "defer-split"
    assert meant("commitment", "by", "[[2026-W30]]") == Week(2026, 30)


def test_an_id_may_be_given_with_its_caret() -> None:
    assert meant("gap", "again-of", "^late-alerts") == "late-alerts"
    assert fault("gap", "again-of", "Late Alerts") == ("E231", "write late-alerts")


@pytest.mark.parametrize(
    ("text", "status"),
    [("Deferred", "deferred"), ("accepted", "decided"), ("POSTPONED", "deferred"), ("escalated", "proposed")],
)
def test_a_status_is_matched_without_case_and_synonyms_are_mapped(text: str, status: str) -> None:
    assert meant("decision", "status", text) == status


def test_an_unknown_status_gets_the_list_and_the_nearest() -> None:
    listed = "one of: open, answered, dropped"
    assert fault("question", "status", "someday") == ("E233", listed)
    assert fault("question", "status", "anwsered") == ("E233", f'did you mean "answered"? {listed}')
    assert fault("win", "status", "open") == ("E233", "leave it out")


def test_under_updates_a_status_waits_for_its_kind() -> None:
    at = Span(path="x.md", line=1, column=1, length=4)
    assert read_value(Field(name="status", type=Type.STATUS), None, "Done", at).value == "done"


def test_scores_answers_stages_and_audiences_are_chosen() -> None:
    assert meant("decision", "process", "4") == 4
    assert fault("decision", "process", "6")[0] == "E236"
    assert meant("one-on-one", "gap", "Yes") is True
    assert meant("one-on-one", "follow-up", "false") is False
    assert fault("one-on-one", "gap", "maybe") == ("E237", "write yes or no")
    assert meant("gap", "stage", "Diagnose") == "diagnose"
    assert fault("gap", "stage", "fixing")[0] == "E235"
    assert meant("win", "share", "coach") == "coach"
    assert fault("win", "share", "true")[0] == "E208"


def test_a_text_keeps_its_markdown() -> None:
    value = meant("decision", "because", "it is *cheap*")
    assert isinstance(value, RichText)
    assert value.plain == "it is cheap"


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_not_given(text: str) -> None:
    assert meant("decision", "because", text) is None
    assert meant("decision", "confidence", text) is None
