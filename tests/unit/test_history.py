"""Every figure along the same weeks; a gap is no zero."""

import datetime as dt
from fractions import Fraction

from perfmirror_ssg.analysis.history import History, make_history, weekly_bands
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Entry, Rating
from perfmirror_ssg.settings import Config
from tests.journals import category, config, entry, facts, gathered, item, profile, week

TODAY = dt.date(2026, 5, 14)
"""Thursday of 2026-W20."""


def history(*entries: Entry, settings: Config | None = None) -> History:
    settings = settings or config()
    return make_history(make_report(gathered(*entries, settings=settings, today=TODAY).value, settings))


def rating(value: int, subject: str | None = None) -> Rating:
    span = Span(path="", line=1, column=1)
    return Rating(scorecard="growth", subject=subject, criterion="learning", value=Fraction(value), span=span)


def test_only_counted_weeks_have_a_score() -> None:
    off = entry("2026-W18", item("one-on-one"), off="holiday")
    now, ahead = entry("2026-W20", item("one-on-one")), entry("2026-W25", item("one-on-one"))
    found = history(entry("2026-W17", item("one-on-one"), item("design-doc")), off, now, ahead)
    assert [str(each) for each in found.weeks] == ["2026-W17", "2026-W18", "2026-W19", "2026-W20"]
    assert facts(*found.scores) == (6, None, None, None)
    assert facts(found.weighted["input"][0], found.weighted["output"][0]) == (2, 4)


def test_categories_done_or_expected_are_counted_and_zero_is_a_statement() -> None:
    categories = {
        "one-on-one": category("one-on-one", "input", 5, expected=Fraction(4)),
        "code-review": category("code-review", "input", 2),
        "design-doc": category("design-doc", "output", 10),
    }
    weeks = (
        entry("2026-W17", item("code-review", 3), item("code-review", 1, score="2")),
        entry("2026-W19", item("code-review")),
    )
    found = history(*weeks, settings=config(categories=categories)).categories
    assert [facts(each.category, *each.counts, each.expected) for each in found] == [
        ("one-on-one", 0, None, 0, None, (4, 4, 4, 4)),
        ("code-review", 4, None, 1, None, (None, None, None, None)),
    ]


def test_ratings_and_metrics_run_along_the_weeks_by_subject() -> None:
    first = entry("2026-W19", ratings=(rating(3), rating(1, "payments")), metrics={"focus-hours": Fraction("11.5")})
    found = history(entry("2026-W18"), first, entry("2026-W20", ratings=(rating(4),)))
    assert [facts(each.subject, each.values) for each in found.ratings] == [(None, (None, 3, 4)), ("payments", (None, 1, None))]
    assert found.metrics == {"focus-hours": (None, Fraction("11.5"), None)}


def test_each_week_knows_its_profile_and_the_bands_of_one_week() -> None:
    settings = config(profiles=(profile("2026-W18", title="a"), profile("2026-W20", title="b")))
    assert [each.title for each in history(entry("2026-W18"), settings=settings).profiles] == ["a", "a", "b"]
    assert [band.threshold for band in weekly_bands(profile())][:2] == [25, Fraction(230, 12)]


def test_a_journal_without_files_has_a_history_without_weeks() -> None:
    assert facts(history().weeks, history().weighted["input"], week("2026-W20")) == ((), (), week("2026-W20"))
