"""The export says what the journal says, as the schema describes it."""

import datetime as dt
import json
from fractions import Fraction
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.exchange.export_json import export, export_schema
from perfmirror_ssg.model import Entry, Levers, Rating
from perfmirror_ssg.settings import Band, Config, Criterion, Scorecard
from tests.journals import config, entry, expectation, gathered, item, opening, rich, update, week

TODAY = dt.date(2026, 6, 12)
"""Friday of 2026-W24."""

SPAN = Span(path="journal/2026/2026-W20.md", line=7, column=3)
GROWTH = Scorecard(
    name="growth",
    title="Growth",
    about="oneself",
    criteria=tuple(Criterion(name=name, question="?") for name in ("learning", "confidence")),
    low=0,
    high=5,
    every="quarter",
)
WORKED = entry(
    "2026-W20",
    item("one-on-one", 6),
    item("code-review", 8, note=rich("mostly the SDK")),
    item("design-doc", note=rich("RFC"), ref="https://example.com/rfc/12", goals=("staff-engineer",)),
    item("pull-request", 3),
    item("unblocked-team"),
    item("unblocked-team", score="25"),
    item("juggling"),
    opening("hypothesis", "Probes sell", "probes-sell", confidence=Fraction("0.6"), review=week("2026-W23")),
    opening("gap", "Silence", "silence", noticed=dt.date(2026, 5, 13), next=rich("page Ines")),
    opening("one-on-one", "Talked", "talked", with_=rich("Ada"), gap=True),
    opening("decision", "Keep one", "keep-one", process=4),
    summary=rich("Walked the product."),
    tags=("probes",),
    levers=Levers(teacher=("Grace",)),
    ratings=(
        Rating(scorecard="growth", subject=None, criterion="learning", value=Fraction(4), span=SPAN),
        Rating(scorecard="growth", subject=None, criterion="confidence", value=Fraction(3), span=SPAN),
        Rating(scorecard="bus-factor", subject="payments", criterion="coverage", value=Fraction(1), span=SPAN),
    ),
    metrics={"focus-hours": Fraction("11.5")},
)
JOURNAL = (
    WORKED,
    entry("2026-W21", update("probes-sell", "Two of five.", confidence=Fraction("0.8"))),
    entry("2026-W22", off="holiday"),
    entry("2026-W24", item("one-on-one"), written=dt.date(2026, 6, 12)),
)


def exported(*entries: Entry, settings: Config | None = None) -> Any:  # noqa: ANN401  (JSON)
    """Export a journal, hold it against the schema, and read it back."""
    settings = settings or config(scorecards={"growth": GROWTH})
    checked = gathered(*entries, settings=settings, today=TODAY)
    problem = Diagnostic(code="E301", span=SPAN, message='no record has the id "x"', hint="look")
    data = json.loads(export(make_report(checked.value, settings), [problem]))
    schema = json.loads(export_schema())
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)
    return data


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(export_schema()))


def test_the_schema_refuses_what_it_does_not_describe() -> None:
    data = exported(*JOURNAL)
    data["weeks"][0]["mood"] = 3
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(export_schema()))


def test_a_week_has_its_items_and_its_sum() -> None:
    found = exported(*JOURNAL)["weeks"][0]
    assert (found["week"], found["state"], found["when"], found["counted"]) == ("2026-W20", "written", "past", True)
    assert (found["score"], found["points"]) == (31.25, {"input": 46, "output": 19, "outcome": 35, "impact": 0})
    assert found["weights"] == {"input": 0.4, "output": 0.4, "outcome": 0.15, "impact": 0.05}
    assert found["items"][2] == {
        "dimension": "output",
        "category": "design-doc",
        "count": 1,
        "points": 10,
        "note": "RFC",
        "ref": "https://example.com/rfc/12",
        "override": None,
        "for": ["staff-engineer"],
    }
    assert [one["override"] for one in found["items"]][4:] == [None, 25, None]
    assert found["items"][6]["points"] is None
    assert (found["levers"]["teacher"], found["ratings"], found["metrics"]) == (
        ["Grace"],
        {"learning": 4, "confidence": 3},
        {"focus-hours": 11.5},
    )


def test_weeks_off_missing_and_current_say_so() -> None:
    found = {one["week"]: one for one in exported(*JOURNAL)["weeks"]}
    assert (found["2026-W22"]["state"], found["2026-W22"]["off"]) == ("off", "holiday")
    assert (found["2026-W23"]["state"], found["2026-W23"]["path"], found["2026-W23"]["score"]) == ("missing", None, None)
    assert (found["2026-W24"]["when"], found["2026-W24"]["written"]) == ("current", "2026-06-12")


def test_a_record_has_its_timeline() -> None:
    found = next(one for one in exported(*JOURNAL)["records"] if one["id"] == "probes-sell")
    assert (found["status"], found["opened"], found["closed"]) == ("open", "2026-W20", None)
    assert found["fields"] == {"confidence": 0.8, "review": "2026-W23"}
    assert found["timeline"][1] == {
        "week": "2026-W21",
        "status": "open",
        "fields": {"confidence": 0.8},
        "text": "Two of five.",
    }


def test_a_total_is_given_only_when_every_criterion_is_rated() -> None:
    assert [(one["scorecard"], one["subject"], one["total"]) for one in exported(*JOURNAL)["scorecards"]] == [
        ("growth", None, 7),
        ("bus-factor", "payments", None),
    ]


def test_the_total_of_a_scorecard_with_bands_lies_in_one() -> None:
    bands = (Band(name="firm", threshold=Fraction(7)), Band(name="frail", threshold=Fraction(0)))
    settings = config(scorecards={"growth": replace(GROWTH, bands=bands)})
    found = exported(*JOURNAL, settings=settings)["scorecards"]
    assert [(one["scorecard"], one["band"]) for one in found] == [("growth", "firm"), ("bus-factor", None)]


def test_the_period_says_why_it_has_no_band() -> None:
    assert exported(*JOURNAL)["period"] == {
        "weeks": 12,
        "from": "2026-W12",
        "to": "2026-W23",
        "counted": 1,
        "score": 375,
        "band": None,
        "next": None,
        "reason": "too few weeks to say",
    }


def test_what_is_due_and_what_is_wrong_are_listed() -> None:
    found = exported(*JOURNAL)
    assert found["due"][0] == {"id": "probes-sell", "kind": "hypothesis", "since": "2026-W23", "reason": "review"}
    assert found["problems"][0]["code"] == "E301"
    assert [one["open"] for one in found["gaps"]] == [True]


def test_a_gap_has_both_its_times_and_a_lower_bound_apart_from_an_exact_one() -> None:
    gaps = (
        opening("gap", "a", "a", began=dt.date(2026, 5, 1), noticed=dt.date(2026, 5, 13)),
        opening("gap", "b", "b", began=dt.date(2026, 5, 2), noticed=dt.date(2026, 5, 14), resolved=dt.date(2026, 5, 16)),
    )
    # 13 May to 12 June 2026, the day of these exports: 18 + 12 = 30 days, which is within the limit still.
    assert exported(entry("2026-W20", *gaps))["gaps"] == [
        {"id": "a", "tta_days": 12, "ttr_days": None, "ttr_days_at_least": 30, "open": True, "zone": None},
        {"id": "b", "tta_days": 12, "ttr_days": 2, "ttr_days_at_least": None, "open": True, "zone": "high-performer"},
    ]


def test_calibration_holds_what_came_of_hypotheses_and_of_decisions() -> None:
    confident, sure = Fraction("0.8"), Fraction("0.9")
    found = exported(
        entry(
            "2026-W20",
            opening("hypothesis", "Probes sell", "sell", confidence=confident),
            opening("hypothesis", "Nobody asks", "asks", confidence=confident),
            opening("decision", "Keep one", "keep", confidence=sure),
        ),
        entry("2026-W21", update("sell", status="confirmed"), update("asks", status="void"), update("keep", result=2)),
    )["calibration"]
    assert (found["n"], found["void"], found["brier"], found["share"]) == (1, 1, 0.04, 1.0)
    assert [(held["from"], held["to"], held["n"], held["happened"]) for held in found["bins"]] == [(0.8, 0.9, 1, 1)]
    assert found["forecasts"] == [{"id": "sell", "week": "2026-W20", "confidence": 0.8, "happened": True}]
    assert (found["decisions"]["n"], found["decisions"]["brier"]) == (1, 0.81)


def test_an_expectation_has_its_weeks_and_a_reason_where_it_has_no_standing() -> None:
    settings = config(expectations=(expectation("grows-people", "one-on-one"), expectation("leads-leads", level=5)))
    thin = exported(*JOURNAL, settings=settings)["expectations"]
    assert [(one["id"], one["level"], one["next"], one["status"], one["weeks"]) for one in thin] == [
        ("grows-people", 4, False, "too few weeks to say", ["2026-W20"]),
        ("leads-leads", 5, True, "too few weeks to say", []),
    ]
    full = exported(*(entry(f"2026-W{number}", item("one-on-one")) for number in range(16, 24)), settings=settings)
    assert [one["status"] for one in full["expectations"]] == ["consistent", "growth area"]


def test_an_insight_has_its_text_its_rule_its_weeks_unrounded_figures_and_what_to_do() -> None:
    weeks = [f"2026-W{number}" for number in range(16, 24)]
    found = exported(*(entry(week, item("one-on-one", 3), item("pull-request")) for week in weeks))["insights"]
    focus = next(one for one in found if one["id"] == "primary-focus")
    assert focus["text"] == "Input brings the largest part of the weighted points, 83%."
    assert focus["rule"].startswith("one dimension brings more")
    assert focus["weeks"] == weeks
    assert focus["suggestion"]
    assert focus["figures"]["share of input"] == pytest.approx(15 / 18)


def test_an_empty_journal_is_exported_too() -> None:
    found = exported()
    assert (found["weeks"], found["records"], found["period"]["reason"]) == ([], [], "no data")


def test_paths_are_from_the_journal() -> None:
    written = next(one for one in exported(*JOURNAL)["weeks"] if one["path"])
    assert not written["path"].startswith("journal/")
    places = [Span(path=path, line=1, column=1) for path in ("journal/2026/2026-W20.md", "config.toml")]
    problems = [Diagnostic(code="E300", span=span, message="wrong") for span in places]
    found = json.loads(export(make_report(gathered(today=TODAY).value, config()), problems))["problems"]
    assert [one["path"] for one in found] == ["2026/2026-W20.md", "../config.toml"]
