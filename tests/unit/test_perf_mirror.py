"""An import from perf-mirror, as a build reads it: the scores of the application, and nothing lost."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmirror_ssg import build
from perfmirror_ssg.build import Mirror
from perfmirror_ssg.exchange.imported import Imported
from perfmirror_ssg.exchange.perf_mirror import import_perf_mirror
from perfmirror_ssg.exchange.perf_mirror_weeks import candidates
from perfmirror_ssg.weeks import Week
from perfmirror_ssg.writing.imports import carry_out, plan
from tests.perf_mirrors import CATEGORIES, NEW, OLD, TARGET, WEIGHTS, Rows, label, log, points, score, whole, write_database

TODAY = dt.date(2026, 11, 20)
FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S.000Z", "%Y-%m-%dT%H:%M:%S+00:00", "ms", "s", "ms as text")


def stored(day: dt.date, form: str) -> object:
    """Return noon of a day as the application keeps it."""
    moment = dt.datetime.combine(day, dt.time(12), dt.UTC)
    seconds = int(moment.timestamp())
    return {"ms": seconds * 1000, "s": seconds, "ms as text": str(seconds * 1000)}.get(form) or moment.strftime(form)


def imported(folder: Path, rows: Rows, schema: str = NEW) -> Imported:
    return import_perf_mirror(write_database(folder / "dev.db", rows, schema))


def built(folder: Path, journal: Imported, today: dt.date = TODAY) -> Mirror:
    """Write an import into a folder, and read it as a build does."""
    root = folder / "site"
    carry_out(root, plan(root, journal, today))
    return build.read(root, lambda _site: today)


def text_of(journal: Imported, week: str) -> str:
    return next(text for known, text in journal.weeks if str(known) == week)


def weighted(mirror: Mirror, week: Week) -> tuple[dict[str, float], float]:
    scored = mirror.report.scores[week]
    return {one.name: float(one.points) for one in scored.dimensions}, float(scored.score)


# Figures


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("schema", [NEW, OLD])
def test_every_week_has_the_points_and_the_score_of_the_application(tmp_path: Path, schema: str, form: str) -> None:
    days = [dt.date(2025, 1, 1) + dt.timedelta(weeks=n, days=n % 5) for n in range(0, 90, 3)]
    logs = [
        log(10 * n + i, f"c{i}", label(day), (n + i) % 4, stored(day, form), overrideScore=25 if n % 7 == i else None)
        for n, day in enumerate(days)
        for i in range(1, 5)
    ]
    rows = whole(*logs)
    mirror = built(tmp_path, imported(tmp_path, rows, schema))
    assert mirror.problems == ()
    for day in days:
        own, sum_of_it = weighted(mirror, Week.of(day))
        assert own == pytest.approx(points(rows, label(day)), abs=1e-9)
        assert sum_of_it == pytest.approx(score(rows, label(day)), abs=1e-9)
    assert len(mirror.report.scores) == len(days)


def test_the_forms_of_dates_may_be_mixed(tmp_path: Path) -> None:
    rows = whole(
        log(1, "c1", "2025-W01", 1, "2025-01-03 10:00:00"),
        log(2, "c2", "2025-W01", 1, "2025-12-30T10:00:00.000Z"),
        log(3, "c3", "2025-W01", 1, stored(dt.date(2025, 12, 31), "ms")),
        log(4, "c4", "2025-W01", 1, stored(dt.date(2025, 1, 4), "ms as text")),
    )
    slots = built(tmp_path, imported(tmp_path, rows)).report.journal.weeks
    weeks = {str(slot.week): {item.category for item in slot.entry.items} for slot in slots if slot.entry}
    assert weeks == {"2025-W01": {"code-review", "platform-strategy"}, "2026-W01": {"pull-request", "mentoring"}}


def test_weights_that_do_not_sum_to_1_are_kept_in_proportion_and_said(tmp_path: Path) -> None:
    doubled = {**WEIGHTS, "inputWeight": 0.4, "outputWeight": 0.6, "outcomeWeight": 0.7, "impactWeight": 0.3}
    rows = whole(log(1, "c1", "2025-W20", 3, None), log(2, "c4", "2025-W20", 1, None), RoleWeights=[doubled])
    journal = imported(tmp_path, rows)
    said = "the weights sum to 2, not to 1: kept in proportion, so a score of 2 there is 1 here"
    assert f"{said}; the thresholds are divided by 2 too, so the bands are the same" in journal.remarks
    assert "weights = {input = 0.2, output = 0.3, outcome = 0.35, impact = 0.15}" in journal.config
    _, own = weighted(built(tmp_path, journal), Week(2025, 20))
    assert own == pytest.approx(score(rows, "2025-W20") / 2, abs=1e-9)


@pytest.mark.parametrize("whole_of_weights", [1, 100, 0.5, 3])
def test_whatever_weights_sum_to_the_verdict_is_that_of_the_application(tmp_path: Path, whole_of_weights: float) -> None:
    shares = {"inputWeight": 0.4, "outputWeight": 0.4, "outcomeWeight": 0.15, "impactWeight": 0.05}
    weights = {**WEIGHTS, **{name: share * whole_of_weights for name, share in shares.items()}}
    logs = [log(n, "c1", f"2026-W{n}", 50, None) for n in range(39, 47)]
    # 50 reviews of 2 points, at 0.4 of the whole, in each of 8 weeks: 320 times the whole.
    for least, band in ((320, "Outstanding"), (321, "Strong Performance")):
        target = {**TARGET, "outstandingThreshold": least * whole_of_weights, "strongThreshold": 250 * whole_of_weights}
        low = {"meetingThreshold": 2 * whole_of_weights, "partialThreshold": whole_of_weights}
        (tmp_path / band).mkdir()
        rows = whole(*logs, RoleWeights=[weights], PerformanceTarget=[{**target, **low}])
        judged = built(tmp_path / band, imported(tmp_path / band, rows)).report.period.band
        assert judged
        assert judged.name == band


def test_thresholds_of_the_role_stay_when_weights_are_scaled(tmp_path: Path) -> None:
    weights = {**WEIGHTS, "inputWeight": 40, "outputWeight": 40, "outcomeWeight": 15, "impactWeight": 5}
    journal = imported(tmp_path, whole(RoleWeights=[weights], PerformanceTarget=[]))
    said = "the weights sum to 100, not to 1: kept in proportion, so a score of 100 there is 1 here"
    assert journal.remarks == ("no target is active in the file: the one of the role holds", said)


def test_without_active_weights_those_of_the_role_hold(tmp_path: Path) -> None:
    journal = imported(tmp_path, whole(log(1, "c1", "2025-W20", 3, None), RoleWeights=[{**WEIGHTS, "isActive": 0}]))
    assert any("no weights are active" in remark for remark in journal.remarks)
    assert built(tmp_path, journal).problems == ()


# The turn of the year


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2024-01-01", "2024-W01"),
        ("2024-12-29", "2024-W52"),
        ("2024-12-30", "2025-W01"),
        ("2025-01-01", "2025-W01"),
        ("2025-12-28", "2025-W52"),
        ("2025-12-29", "2026-W01"),
        ("2026-01-04", "2026-W01"),
        ("2026-12-28", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2027-12-26", "2027-W51"),
        ("2027-12-27", "2027-W52"),
        ("2028-01-02", "2027-W52"),
        ("2028-01-03", "2028-W01"),
        ("2028-12-31", "2028-W52"),
    ],
)
def test_what_was_logged_on_a_day_stands_in_its_iso_week(tmp_path: Path, day: str, week: str) -> None:
    logged = dt.date.fromisoformat(day)
    rows = whole(log(1, "c1", label(logged), 3, stored(logged, "ms")))
    mirror = built(tmp_path, imported(tmp_path, rows), logged + dt.timedelta(weeks=2))
    assert mirror.problems == ()
    assert [str(scored) for scored in mirror.report.scores] == [week]


def test_two_labels_in_one_iso_week_are_two_items_of_it_and_said(tmp_path: Path) -> None:
    rows = whole(
        log(1, "c1", "2025-W01", 3, "2025-12-30 10:00:00", reference="before"),
        log(2, "c1", "2026-W01", 2, "2026-01-02 10:00:00"),
    )
    journal = imported(tmp_path, rows)
    assert "2026-W01 holds what perf-mirror had as 2025-W01 and as 2026-W01: new year falls into it" in journal.remarks
    own, _ = weighted(built(tmp_path, journal), Week(2026, 1))
    assert own["input"] == points(rows, "2025-W01")["input"] + points(rows, "2026-W01")["input"] == 10


def test_what_nobody_can_settle_counts_nothing_and_is_kept_and_named(tmp_path: Path) -> None:
    rows = whole(log(1, "c3", "2025-W01", 4, "2025-06-30 10:00:00", reference="<b>x</b>\ny"))
    journal = imported(tmp_path, rows)
    said = "Mentoring in 2025-W01: count 4; made on 2025-06-30, it is of 2025-W01 or of 2026-W01"
    assert (journal.kept, journal.left) == (((Week(2025, 1), f"{said}: kept under extra of 2025-W01"),), ())
    mirror = built(tmp_path, journal)
    assert mirror.problems == ()
    (slot,) = [slot for slot in mirror.report.journal.weeks if slot.entry]
    assert slot.entry
    assert (str(slot.week), slot.entry.items) == ("2025-W01", ())
    assert slot.entry.extra == {"perf-mirror": (f"{said}; reference: <b>x</b> ⏎ y",)}


@pytest.mark.parametrize(("odd", "near"), [("2025-W01", "2025-W20"), ("2026-W53", "2025-W30"), ("2020-W53", "2025-W20")])
def test_what_is_in_doubt_makes_no_week_and_no_journal_longer(tmp_path: Path, odd: str, near: str) -> None:
    work = [log(n, "c1", week, 1, None) for n, week in enumerate(("2025-W20", "2025-W30"))]
    journal = imported(tmp_path, whole(*work, log(9, "c3", odd, 4, "2025-06-30 10:00:00")))
    assert [str(week) for week, _ in journal.weeks] == ["2025-W20", "2025-W30"]
    ((_, kept),) = journal.kept
    assert kept.startswith(f"Mentoring in {odd}: count 4; ")
    assert kept.endswith(f": kept under extra of {near}")
    assert f"Mentoring in {odd}: count 4; " in text_of(journal, near)
    assert built(tmp_path, journal).problems == ()


def test_a_january_that_december_may_have_overwritten_is_said(tmp_path: Path) -> None:
    january = log(1, "c1", "2025-W01", 3, "2025-01-03 10:00:00")
    december = log(2, "c2", "2025-W01", 3, "2025-12-30 10:00:00")
    later = log(3, "c1", "2026-W10", 3, "2026-03-04 10:00:00")
    perhaps = "2025-W01: also the label of the last days of December; had they been saved, there would be no trace"
    surely = "2025-W01 was written in January and again in December: rows made in January may hold what December saved"
    for n, (more, remarks) in enumerate([((), ()), ((later,), (perhaps,)), ((december,), (surely,))]):
        (tmp_path / str(n)).mkdir()
        assert imported(tmp_path / str(n), whole(january, *more)).remarks == remarks


# Rows


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"count": -1}, "its count -1 is not between 0 and 9999"),
        ({"count": 10_000}, "its count 10000 is not between 0 and 9999"),
        ({"count": 10**12}, "is not between 0 and 9999"),
        ({"count": 10**18}, "is no whole number"),
        ({"count": 2.5}, 'its count "2.5" is no whole number'),
        ({"count": float("inf")}, 'its count "inf" is no whole number'),
        ({"count": float("nan")}, "it has no count"),
        ({"count": None}, "it has no count"),
        ({"count": "three\x1b"}, 'its count "three␛" is no whole number'),
        ({"count": b"\xff"}, 'its count "\ufffd" is no whole number'),
        ({"overrideScore": "a lot"}, 'its score "a lot" is no number'),
        ({"overrideScore": float("-inf")}, 'its score "-inf" is no number'),
        ({"categoryId": "gone"}, 'no category has the id "gone"'),
        ({"categoryId": None}, 'no category has the id ""'),
    ],
)
def test_a_row_that_is_no_item_is_kept_with_its_week_and_named_with_why(
    tmp_path: Path, cells: Mapping[str, object], words: str
) -> None:
    row = {**log(1, "c1", "2025-W20", 3, "2025-05-14 10:00:00"), **cells}
    journal = imported(tmp_path, whole(row, log(2, "c2", "2025-W20", 1, None)))
    ((_, kept),) = journal.kept
    assert words in kept
    assert kept.endswith(": kept under extra of 2025-W20")
    assert words.replace("'", "''") in text_of(journal, "2025-W20")
    mirror = built(tmp_path, journal)
    assert mirror.problems == ()
    assert weighted(mirror, Week(2025, 20))[0]["output"] == 3


@pytest.mark.parametrize("week", ["", "rubbish", "2025-W99", None, b"\0", "2025W20"])
def test_a_row_without_a_week_is_named(tmp_path: Path, week: object) -> None:
    journal = imported(tmp_path, whole({**log(1, "c1", "x", 3, None), "week": week}))
    assert journal.weeks == ()
    assert journal.left[0].endswith(": count 3; the label names no week: not imported")


def test_rows_of_zero_are_left_out_and_counted(tmp_path: Path) -> None:
    zeros = [log(n, f"c{n}", "2025-W20", 0, None, reference=" " if n == 2 else None) for n in range(1, 5)]
    journal = imported(tmp_path, whole(*zeros))
    assert (journal.weeks, journal.left) == ((), ())
    assert journal.remarks == ("4 rows of 0 left out: perf-mirror saves one for every category",)


def test_a_zero_with_a_score_or_a_reference_says_something(tmp_path: Path) -> None:
    rows = whole(
        log(1, "c1", "2025-W20", 0, None, overrideScore=0),
        log(2, "c2", "2025-W20", 0, None, overrideScore=7),
        log(3, "c3", "2025-W20", 0, None, reference="nobody came"),
    )
    text = text_of(imported(tmp_path, rows), "2025-W20")
    assert "  code-review: {count: 0, score: 0}\n" in text
    assert "  pull-request: {count: 0, score: 7}\n" in text
    assert "  mentoring: {count: 0, note: 'nobody came'}\n" in text


def test_a_count_that_would_be_asked_about_is_a_mapping(tmp_path: Path) -> None:
    text = text_of(
        imported(tmp_path, whole(log(1, "c1", "2025-W20", 99, None), log(2, "c2", "2025-W20", 100, None))), "2025-W20"
    )
    assert "  code-review: 99\n" in text
    assert "  pull-request: {count: 100}\n" in text


def test_the_order_of_rows_in_the_file_does_not_matter(tmp_path: Path) -> None:
    rows = whole(*[log(n, f"c{n % 4 + 1}", f"2025-W{20 + n}", n, None, reference=f"r{n}") for n in range(12)])
    backwards = {table: tuple(reversed(filled)) for table, filled in rows.items()}
    (tmp_path / "b").mkdir()
    assert imported(tmp_path, rows) == imported(tmp_path / "b", backwards)


# Categories


def categories(*more: Mapping[str, object]) -> Sequence[Mapping[str, Any]]:
    return [{"id": f"k{n}", "scorePerOccurrence": 1, "dimension": "input", **one} for n, one in enumerate(more)]


def test_a_plural_of_a_shipped_name_is_that_name_and_keeps_its_own_figures(tmp_path: Path) -> None:
    config = imported(
        tmp_path, whole(Category=categories({"name": "Bug Fixes", "scorePerOccurrence": 7, "dimension": "impact"}))
    ).config
    assert '[categories.bug-fix]\ndimension = "impact"\npoints = 7\ntitle = "Bug Fixes"\naliases = ["bug-fixes"]\n' in config


@pytest.mark.parametrize(
    "name", ["1:1", "1:1 Meetings", "1:1s", "1-on-1 Sessions", "One-on-Ones", "1on1s", "Weekly 1:1s", "one to one"]
)
def test_a_one_on_one_is_known_by_each_of_its_spellings_and_keeps_its_own(tmp_path: Path, name: str) -> None:
    config = imported(tmp_path, whole(Category=categories({"name": name}))).config
    assert f'[categories.one-on-one]\ndimension = "input"\npoints = 1\ntitle = "{name}"\naliases = [' in config


@pytest.mark.parametrize("name", ["1:1 prep", "11", "Team 1:1 notes", "One to ones in general"])
def test_what_only_resembles_a_one_on_one_is_none(tmp_path: Path, name: str) -> None:
    assert "categories.one-on-one]" not in imported(tmp_path, whole(Category=categories({"name": name}))).config


def test_of_two_that_would_have_one_name_the_one_counted_first_has_it_also_when_the_other_grows(tmp_path: Path) -> None:
    both = categories(
        {"name": "code review", "createdAt": 0}, {"name": "Code Reviews", "createdAt": 1}, {"name": "CODE REVIEW"}
    )
    first = log(1, "k1", "2025-W20", 3, None), log(2, "k0", "2025-W20", 1, None), log(3, "k2", "2025-W20", 0, None)
    for n, more in enumerate([(), [log(n, "k0", f"2025-W{n}", 9, None) for n in range(21, 40)]]):
        (tmp_path / str(n)).mkdir()
        journal = imported(tmp_path / str(n), whole(*first, *more, Category=both))
        assert "input:\n  code-review: 3\n  code-review-2: 1\n" in text_of(journal, "2025-W20")
        assert '"code review" is called code-review-2 here: code-review is another category' in journal.remarks


def test_names_that_become_one_are_numbered_and_said(tmp_path: Path) -> None:
    rows = whole(
        Category=categories(
            *({"name": name} for name in ("Code Reviews", "code review", "CODE  REVIEW!", "日本", "42", "", None))
        )
    )
    journal = imported(tmp_path, rows)
    names = [line[12:-1] for line in journal.config.split("\n") if line.startswith("[categories.")]
    assert names == ["category", "category-2", "category-42", "code-review", "code-review-2", "code-reviews", '"日本"']
    assert '"Code Reviews" is called code-reviews here: code-review is another category' in journal.remarks
    assert '[categories.code-reviews]\ndimension = "input"\npoints = 1\ntitle = "Code Reviews"\n' in journal.config
    assert built(tmp_path, journal).problems == ()


@pytest.mark.parametrize("dimension", [None, "", "INPUT", "toil", b"\xff", 7])
def test_a_category_that_is_scored_nowhere_weighs_nothing_and_is_said(tmp_path: Path, dimension: object) -> None:
    odd = categories({"name": "Toil", "dimension": dimension})
    rows = whole(log(1, "k0", "2025-W20", 3, None), log(2, "c1", "2025-W20", 1, None), Category=[*CATEGORIES, *odd])
    journal = imported(tmp_path, rows)
    assert any("perf-mirror scores it nowhere, and it stands under other" in remark for remark in journal.remarks)
    mirror = built(tmp_path, journal)
    assert mirror.problems == ()
    own, sum_of_it = weighted(mirror, Week(2025, 20))
    assert own == {"input": 2, "output": 0, "outcome": 0, "impact": 0, "other": 3}
    assert sum_of_it == pytest.approx(0.4, abs=1e-9)


@pytest.mark.parametrize("worth", [None, "many", 1e300, float("inf"), b"x", 10**15, 10_001, -10_001, 2e13])
def test_points_that_are_none_count_as_0_and_are_said(tmp_path: Path, worth: object) -> None:
    rows = whole(log(1, "k0", "2025-W20", 3, None), Category=categories({"name": "Toil", "scorePerOccurrence": worth}))
    journal = imported(tmp_path, rows)
    assert any('the points of "Toil" are' in remark for remark in journal.remarks)
    assert built(tmp_path, journal).problems == ()


@pytest.mark.parametrize("worth", [10_000, -10_000])
def test_the_most_points_are_taken_and_the_highest_count_too(tmp_path: Path, worth: int) -> None:
    rows = whole(log(1, "k0", "2025-W20", 9999, None), Category=categories({"name": "Toil", "scorePerOccurrence": worth}))
    journal = imported(tmp_path, rows)
    assert (journal.remarks, journal.kept) == ((), ())
    assert weighted(built(tmp_path, journal), Week(2025, 20))[0]["input"] == 9999 * worth


def test_a_score_of_fourteen_digits_is_a_score(tmp_path: Path) -> None:
    rows = whole(log(1, "c1", "2025-W20", 3, None, overrideScore=5e13))
    mirror = built(tmp_path, imported(tmp_path, rows))
    assert mirror.problems == ()
    assert weighted(mirror, Week(2025, 20))[0]["input"] == 5e13


def test_texts_of_categories_may_hold_anything(tmp_path: Path) -> None:
    nasty = '"""\\ \x00\x7f\n[[x]] # \'q\' \u2028\ufeff = {}'
    journal = imported(tmp_path, whole(Category=categories({"name": nasty, "description": nasty})))
    assert built(tmp_path, journal).problems == ()


def test_a_file_has_room_for_all_that_one_week_can_hold(tmp_path: Path) -> None:
    many = categories(*({"name": f"{'W' * 44} {n}", "dimension": "input"} for n in range(100, 400)))
    logs = [
        log(n, row["id"], "2025-W20", 9999, None, overrideScore=-12345.5, reference="_" * 900) for n, row in enumerate(many)
    ]
    lost = [log(n, f"gone {n}", "2025-W20", 1, None, reference="y" * 50) for n in range(400, 800)]
    rows = whole(*logs, *lost, Category=many)
    mirror = built(tmp_path, imported(tmp_path, rows))
    assert mirror.problems == ()
    (slot,) = [slot for slot in mirror.report.journal.weeks if slot.entry]
    assert slot.entry
    assert len(slot.entry.items) == 300
    assert weighted(mirror, slot.week)[1] == pytest.approx(score({**rows, "WeeklyLog": logs}, "2025-W20"), abs=1e-9)


# Properties

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["c1", "c2", "c3", "c4", "gone"]),
        st.dates(dt.date(2024, 1, 1), dt.date(2026, 11, 1)),
        st.integers(0, 11),
        st.sampled_from([0, 1, 2, 5, 120, -1, None, "x", 2.5]),
        st.sampled_from([None, None, None, 0, 7, 2.5, -3, "y"]),
        st.sampled_from([None, "", "words", "https://a.b/c_d", "a\nb", "<b>[[x]]%%^id\0", "z" * 2500]),
        st.sampled_from(FORMS),
    ),
    max_size=25,
    unique_by=lambda row: (row[0], label(row[1])),
)


@settings(max_examples=40)
@given(ROWS)
def test_every_row_that_says_something_is_an_item_or_is_named(drawn: Sequence[tuple[Any, ...]]) -> None:
    logs = [
        log(n, category, label(day), count, stored(day + dt.timedelta(weeks=late), form), overrideScore=over, reference=words)
        for n, (category, day, late, count, over, words, form) in enumerate(drawn)
    ]
    rows = whole(*logs)
    with TemporaryDirectory() as name:
        journal = imported(Path(name), rows)
        mirror = built(Path(name), journal)
    assert mirror.problems == ()
    items = sum(len(slot.entry.items) for slot in mirror.report.journal.weeks if slot.entry)
    silent = sum(1 for row in logs if row["count"] == 0 and row["overrideScore"] is None and not row["reference"])
    assert items + len(journal.kept) + len(journal.left) + silent == len(logs)
    named = {left.partition(" in ")[2].partition(":")[0] for left in (*(words for _, words in journal.kept), *journal.left)}
    by_week: dict[Week, set[str]] = defaultdict(set)
    for _, day, *_ in drawn:
        by_week[Week.of(day)].add(label(day))
    for week in mirror.report.scores:
        if not by_week[week] & named and all(len(candidates(one)) == 1 for one in by_week[week]):
            assert weighted(mirror, week)[1] == pytest.approx(sum(score(rows, one) for one in by_week[week]), abs=1e-9)
