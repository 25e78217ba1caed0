"""The journal as data: one JSON document, versioned, described by `export_schema.json`.

In: a report and the problems of its build. Out: text. Figures are unrounded; what is not computed is `[]` or `null`.
"""

import datetime as dt
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from importlib.resources import files

from perfmirror_ssg.analysis.clocks import Timed
from perfmirror_ssg.analysis.expectations import JudgedExpectation
from perfmirror_ssg.analysis.insight import Insight
from perfmirror_ssg.analysis.periods import PeriodScore, Silence
from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.analysis.scorecards import Rated, ratings_of
from perfmirror_ssg.analysis.scoring import item_points
from perfmirror_ssg.diagnostics import Diagnostic, as_data
from perfmirror_ssg.exchange.calibration_json import calibration_data
from perfmirror_ssg.exchange.due_json import due_row
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Entry, Levers, Link, Moment, Rating, Record, RichText, Value, WeekSlot, WorkItem
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week

VERSION = 1

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def export(report: Report, problems: Iterable[Diagnostic]) -> str:
    """Write a report as one JSON document that ends in a newline."""
    journal = report.journal
    records = journal.records.values()
    expectations = report.expectations
    document: dict[str, Json] = {
        "schema": VERSION,
        "today": journal.today.isoformat(),
        "weeks": [_week(slot, report) for slot in journal.weeks],
        "period": _period(report.period),
        "records": [_record(record) for record in records],
        "gaps": [_gap(gap) for gap in report.clocks.gaps],
        "scorecards": [_rated(one) for slot in journal.weeks if slot.entry for one in ratings_of(slot.entry, report.config)],
        "calibration": {
            **calibration_data(report.calibration),
            "decisions": calibration_data(report.decision_calibration),
        },
        "expectations": [
            *(_expectation(judged, ahead=False) for judged in expectations.current),
            *(_expectation(judged, ahead=True) for judged in expectations.next),
        ],
        "due": [due_row(due) for due in report.due],
        "insights": [_insight(insight) for insight in report.insights.said],
        "problems": [as_data(problem, _from_journal) for problem in problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _from_journal(path: str) -> str:
    """Return a path from the site folder as one from the journal: `2026/2026-W20.md`, `../config.toml`."""
    return posixpath.relpath(path, "journal")


def is_export(data: bytes) -> bool:
    """Whether a file holds an export, or nothing at all."""
    return not data or data.startswith(b'{\n "schema": ')


def export_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of the export."""
    return files(__package__).joinpath("export_schema.json").read_text(encoding="utf-8")


def _week(slot: WeekSlot, report: Report) -> dict[str, Json]:
    entry, score = slot.entry, report.scores.get(slot.week)
    profile = report.config.profile(slot.week)
    return {
        "week": str(slot.week),
        "state": slot.state.value,
        "when": slot.when.value,
        "counted": slot.counted,
        "off": slot.off,
        **_words(entry),
        "items": [_item(item, slot.week, report.config) for item in entry.items] if entry else [],
        "points": {dimension.name: _number(dimension.points) for dimension in score.dimensions} if score else None,
        "weights": {name: _number(profile.weights.get(name, Fraction(0))) for name in report.config.dimensions},
        "score": _number(score.score) if score else None,
        "profile": {"role": profile.role, "level": profile.level},
        "levers": _levers(entry.levers if entry else Levers()),
        "ratings": {rating.criterion: _number(rating.value) for rating in _own(entry)},
        "metrics": {name: _number(value) for name, value in entry.metrics.items()} if entry else {},
    }


def _words(entry: Entry | None) -> dict[str, Json]:
    if entry is None:
        return {"written": None, "title": None, "summary": None, "tags": [], "path": None}
    return {
        "written": entry.written.isoformat() if entry.written else None,
        "title": _plain(entry.title),
        "summary": _plain(entry.summary),
        "tags": list(entry.tags),
        "path": _from_journal(entry.path),
    }


def _item(item: WorkItem, week: Week, config: Config) -> dict[str, Json]:
    points = item_points(item, week, config)
    return {
        "dimension": item.dimension,
        "category": item.category,
        "count": item.count,
        "points": None if points is None else _number(points),
        "note": _plain(item.note),
        "ref": item.ref.written if isinstance(item.ref, Link) else item.ref,
        "override": None if item.score is None else _number(item.score),
        "for": list(item.goals),
    }


def _levers(levers: Levers) -> dict[str, Json]:
    return {"teacher": list(levers.teacher), "peer": list(levers.peer), "student": list(levers.student)}


def _own(entry: Entry | None) -> Iterator[Rating]:
    """Yield the ratings without a subject: about oneself or the team."""
    return (rating for rating in (entry.ratings if entry else ()) if rating.subject is None)


def _insight(insight: Insight) -> dict[str, Json]:
    return {
        "id": insight.id,
        "text": insight.sentence,
        "rule": insight.rule,
        "weeks": [str(week) for week in insight.weeks],
        "figures": {figure.name: _number(figure.value) for figure in insight.figures},
        "suggestion": insight.suggestion,
    }


def _period(period: PeriodScore) -> dict[str, Json]:
    above: Json = None
    if period.next and period.distance is not None:
        above = {"band": period.next.name, "points": _number(period.distance)}
    return {
        "weeks": period.length,
        "from": str(period.first),
        "to": str(period.last),
        "counted": period.counted,
        "score": None if period.score is None else _number(period.score),
        "band": period.band.name if period.band else None,
        "next": above,
        "reason": period.silence.value if period.silence else None,
    }


def _record(record: Record) -> dict[str, Json]:
    return {
        "id": record.id,
        "kind": record.kind,
        "status": record.status,
        "title": record.title.plain,
        "opened": str(record.opened),
        "closed": str(record.closed) if record.closed else None,
        "fields": _fields(record.fields),
        "timeline": [_moment(moment) for moment in record.timeline],
    }


def _moment(moment: Moment) -> dict[str, Json]:
    return {
        "week": str(moment.week),
        "status": moment.status,
        "fields": _fields(moment.fields),
        "text": _plain(moment.text),
    }


def _gap(gap: Timed) -> dict[str, Json]:
    days = None if gap.resolve is None else _number(gap.resolve.value)
    is_exact = gap.resolve is not None and not gap.resolve.at_least
    return {
        "id": gap.record.id,
        "tta_days": gap.aware,
        "ttr_days": days if is_exact else None,
        "ttr_days_at_least": None if is_exact else days,
        "open": gap.record.status in KIND["gap"].open,
        "zone": gap.zone,
    }


def _rated(rated: Rated) -> dict[str, Json]:
    """Write down a scorecard as one week rates it."""
    return {
        "scorecard": rated.scorecard,
        "subject": rated.subject,
        "week": str(rated.week),
        "values": {criterion: _number(value) for criterion, value in rated.values.items()},
        "total": None if rated.total is None else _number(rated.total),
        "band": rated.band.name if rated.band else None,
    }


def _expectation(judged: JudgedExpectation, *, ahead: bool) -> dict[str, Json]:
    expectation = judged.expectation
    return {
        "id": expectation.id,
        "role": expectation.role,
        "level": expectation.level,
        "next": ahead,
        "text": expectation.text,
        "status": (judged.standing or Silence.TOO_FEW).value,
        "weeks": [str(week) for week in judged.weeks],
    }


def _fields(fields: Mapping[str, Value]) -> dict[str, Json]:
    return {key: _value(value) for key, value in fields.items()}


def _value(value: Value) -> Json:
    match value:
        case RichText():
            return value.plain
        case Fraction():
            return _number(value)
        case Week() | dt.date():
            return str(value)
        case _:
            return value


def _plain(text: RichText | None) -> str | None:
    return text.plain if text else None


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
