"""What is said of a lever that has been noted, and not for many weeks."""

from fractions import Fraction

from msgspec.structs import replace

from perfmirror_ssg.analysis.insight import Insight, Reason, Silent
from perfmirror_ssg.analysis.insights import Findings
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.config.keys_insights import SHIPPED
from perfmirror_ssg.model import Entry, Levers
from perfmirror_ssg.settings import Insights
from tests.journals import config, entry, gathered, item

SETTINGS = config()


def weeks(first: int, last: int, **levers: tuple[str, ...]) -> list[Entry]:
    """Write counted weeks of 2026 that note the same levers."""
    return [entry(f"2026-W{number}", item("one-on-one"), levers=Levers(**levers)) for number in range(first, last + 1)]


def findings(*entries: Entry, least: str = "8") -> Findings:
    settings = replace(SETTINGS, insights=Insights(off=(), thresholds={**SHIPPED, "lever-weeks": Fraction(least)}))
    return make_report(gathered(*entries, settings=settings).value, settings).insights


def said(found: Findings, name: str) -> Insight:
    return next(one for one in found.said if one.id == name)


def silent(found: Findings, name: str) -> Silent:
    return next(one for one in found.silent if one.id == name)


def test_eleven_weeks_without_a_teacher_are_told_with_the_last_one() -> None:
    found = said(findings(*weeks(35, 35, teacher=("Grace",)), *weeks(36, 46)), "no-teacher")
    assert found.sentence == "No teacher is noted in the last 11 counted weeks; the last one is in 2026-W35."
    assert {figure.name: figure.value for figure in found.figures} == {"weeks with a teacher": 0, "counted weeks": 11}
    assert [str(week) for week in (found.weeks[0], found.weeks[-1])] == ["2026-W36", "2026-W46"]
    assert found.rule == "a teacher has been noted, and none in the weeks since, of which at least 8 count"


def test_the_threshold_is_inclusive_and_config_may_change_it() -> None:
    eight = (*weeks(38, 38, peer=("Linus",)), *weeks(39, 46))
    assert len(said(findings(*eight), "no-peer").weeks) == 8
    assert silent(findings(*eight, least="9"), "no-peer").reason is Reason.NOT_SO
    assert said(findings(*weeks(42, 42, peer=("Linus",)), *weeks(43, 46), least="4"), "no-peer").weeks


def test_of_a_lever_that_was_never_noted_nothing_is_said() -> None:
    found = findings(*weeks(30, 30, teacher=("Grace",)), *weeks(31, 46))
    assert silent(found, "no-student").reason is Reason.NEVER_NOTED
    assert silent(found, "no-peer").reason is Reason.NEVER_NOTED


def test_one_noted_in_the_current_week_ends_it() -> None:
    found = findings(*weeks(30, 30, student=("Ada",)), *weeks(31, 46), *weeks(47, 47, student=("Ada",)))
    assert silent(found, "no-student").reason is Reason.NOT_SO


def test_a_written_week_that_does_not_count_may_note_one() -> None:
    unscored = entry("2026-W45", levers=Levers(teacher=("Grace",)))
    found = findings(*weeks(30, 30, teacher=("Grace",)), *weeks(31, 44), unscored, *weeks(46, 46))
    assert silent(found, "no-teacher").reason is Reason.NOT_SO


def test_weeks_off_and_missing_weeks_do_not_count() -> None:
    away = [entry(f"2026-W{number}", item("one-on-one"), off="ill") for number in range(36, 40)]
    # W40 to W42 are missing, four weeks are written.
    found = findings(*weeks(35, 35, teacher=("Grace",)), *away, *weeks(43, 46))
    assert silent(found, "no-teacher").reason is Reason.NOT_SO
