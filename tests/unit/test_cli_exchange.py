"""The command that imports, as a person runs it."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from perfmirror_ssg.exchange.importers import IMPORTERS
from tests.perf_mirrors import OLD, PROFILE, TARGET, WEIGHTS, log, score, whole, write_database
from tests.sites import write_site
from tests.unit.conftest import Ssg

ROWS = whole(
    log(1, "c1", "2026-W20", 3, "2026-05-14 10:00:00", reference="<b>the SDK</b> | =1+1"),
    log(2, "c2", "2026-W20", 2, "2026-05-14 10:00:00", overrideScore=25),
    log(3, "c3", "2026-W20", 0, "2026-05-14 10:00:00"),
    log(4, "c1", "2026-W21", 4, 1779445800000),
)
WEEK = "journal/2026/2026-W20.md"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return write_database(tmp_path / "dev.db", ROWS)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_importer_can_be_asked_for_and_reads_its_file(ssg: Ssg, tmp_path: Path, name: str) -> None:
    (tmp_path / "no.db").write_text("no database", encoding="utf-8")
    ran = ssg("import", name, "no.db", "--into", "mine", at=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith("ssg: no.db")


def test_an_import_ends_with_what_it_came_to_and_its_folder_builds(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    ran = ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    assert (ran.code, ran.out) == (0, "2 weeks written, 0 same, 0 changed, 0 skipped\n")
    assert "1 row of 0 left out" in ran.err
    root = tmp_path / "mine"
    checked = ssg("check", "--strict", at=root)
    assert (checked.code, checked.out) == (0, "")
    assert ssg("build", at=root).code == 0
    page = (root / "_site/weeks/2026-W20.html").read_text()
    assert "&lt;b&gt;the SDK&lt;/b&gt; | =1+1" in page
    assert (root / "_site/weeks/2026-W21.html").is_file()


def test_run_again_it_changes_nothing(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    before = files(tmp_path)
    ran = ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    assert (ran.code, ran.out) == (0, "0 weeks written, 2 same, 0 changed, 0 skipped\n")
    assert files(tmp_path) == before


def test_what_was_edited_is_said_and_stays(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    week = tmp_path / "mine" / WEEK
    week.write_text(week.read_text() + "\nMine.\n")
    edited = week.read_text()
    ran = ssg("import", "perf-mirror", str(database), at=tmp_path / "mine")
    assert (ran.code, ran.out) == (0, "0 weeks written, 1 same, 0 changed, 1 skipped (1 yours)\n")
    assert f"{WEEK} is yours, and stays: what the import has for it is in {WEEK}.imported\n" in ran.err
    assert week.read_text() == edited
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


def test_a_dry_run_says_the_same_and_writes_nothing(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    before = files(tmp_path)
    dry = ssg("import", "perf-mirror", str(database), "--into", "mine", "--dry-run", at=tmp_path)
    assert files(tmp_path) == before
    assert not (tmp_path / "mine").exists()
    wet = ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    assert (dry.code, dry.out) == (0, "2 weeks would be written, 0 same, 0 changed, 0 skipped\n")
    assert (wet.code, wet.out) == (0, dry.out.replace("would be ", ""))
    assert dry.err.endswith("nothing was written: this is what would be\n")
    assert dry.err.replace("would be written\n", "written\n").startswith(wet.err)


def test_a_configuration_of_ones_own_stays_and_the_tables_stand_beside_it(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    root = write_site(tmp_path / "mine", {"config.toml": '[site]\ntitle = "Mine"\n'})
    ran = ssg("import", "perf-mirror", str(database), at=root)
    assert ran.err.endswith(
        "config.toml is yours, and stays; what the weeks need is in config.toml.imported\n"
        "next: copy the tables you want from there, [categories.NAME] first; ssg check names what is missing\n"
    )
    assert (root / "config.toml").read_text() == '[site]\ntitle = "Mine"\n'
    assert "[categories.platform-strategy]" in (root / "config.toml.imported").read_text()


def test_rows_that_are_no_work_items_are_counted_in_the_last_line(ssg: Ssg, tmp_path: Path) -> None:
    rows = whole(log(1, "c1", "2026-W20", 3, None), log(2, "c1", "rubbish", 3, None), log(3, "c2", "2026-W20", -1, None))
    write_database(tmp_path / "dev.db", {**rows, "WeeklyLog": [*rows["WeeklyLog"], log(4, "c3", "2026-W99", 1, None)]})
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert ran.out == "1 week written, 0 same, 0 changed, 0 skipped; 1 row kept beside; 2 rows not imported\n"


def test_weeks_that_were_never_imported_are_yours_too(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    root = write_site(tmp_path / "mine", {"config.toml": "", WEEK: "Mine.\n"})
    assert ssg("import", "perf-mirror", str(database), at=root).out.endswith("0 changed, 1 skipped (1 yours)\n")


def test_an_older_database_brings_its_own_bands(ssg: Ssg, tmp_path: Path) -> None:
    target = {**TARGET, "excellentThreshold": 225, "goodThreshold": 170, "needsImprovementThreshold": 120}
    rows = {**ROWS, "PerformanceTarget": [target], "RoleWeights": [{**WEIGHTS, "name": "Manager"}]}
    database = write_database(tmp_path / "old.db", rows, OLD)
    assert ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path).code == 0
    config = (tmp_path / "mine/config.toml").read_text()
    bands = '[["Excellent", 225], ["Good", 170], ["Needs Improvement", 120], ["Unsatisfactory", 0]]'
    assert f"target = {{period_weeks = 8, bands = {bands}}}\n" in config
    assert 'role = "Manager"\nlevel = 0\ntitle = "Manager"\n' in config
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


@pytest.mark.parametrize("target", [True, False])
@pytest.mark.parametrize(
    ("role", "level"), [("Director", 3), ("senior manager", 0), ("ic", 12), ("Manager", 1), ("Chef", -1), ("", 5)]
)
def test_whoever_it_is_the_configuration_has_no_problem_but_a_level_whose_figures_are_those_of_another(
    ssg: Ssg, tmp_path: Path, role: str, level: int, *, target: bool
) -> None:
    who = {**PROFILE, "role": role, "level": level}
    targets = [{**TARGET, "isActive": int(target)}]
    write_database(tmp_path / "dev.db", {**ROWS, "UserProfile": [who], "PerformanceTarget": targets, "RoleWeights": []})
    ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    out = ssg("check", "--strict", at=tmp_path / "mine").out
    assert out.count(": warning[W581]: ") == int(not target and level in {1, 12})
    assert out.count("[W") + out.count("error") == out.count("[W581]")


def test_a_person_of_another_role_is_that_person(ssg: Ssg, tmp_path: Path) -> None:
    rows = {**ROWS, "UserProfile": [{**PROFILE, "role": "Chef de cuisine", "level": 99}]}
    write_database(tmp_path / "dev.db", rows)
    ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert 'role = "Chef de cuisine"\nlevel = 0\n' in (tmp_path / "mine/config.toml").read_text()
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


def test_expectations_and_templates_come_along(ssg: Ssg, tmp_path: Path) -> None:
    expectations = [
        {"id": "e1", "role": "ic", "level": 5, "expectations": '["Leads \\"one\\" \\ud800", "Leads \\"one\\" \\ud800", " "]'},
        *(
            {"id": f"e{n}", "role": "IC", "level": n, "expectations": text}
            for n, text in enumerate(("", "{}", "[1]", "[" * 10**5), 2)
        ),
        {"id": "e9", "role": "Gardener", "level": 5, "expectations": '["Plants trees"]'},
    ]
    templates = [
        {"id": "p1", "role": "ic", "level": 5, "categoryName": "code reviews", "expectedWeeklyCount": 2.5},
        {"id": "p2", "role": "IC", "level": 5, "categoryName": "Unheard of", "expectedWeeklyCount": 1},
        {"id": "p3", "role": "IC", "level": 5, "categoryName": "Mentoring", "expectedWeeklyCount": -1},
        {"id": "p4", "role": "IC", "level": 4, "categoryName": "Mentoring", "expectedWeeklyCount": 9},
    ]
    write_database(tmp_path / "dev.db", {**ROWS, "LevelExpectation": expectations, "CategoryTemplate": templates})
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    config = (tmp_path / "mine/config.toml").read_text()
    assert 'id = "leads-one"\ntext = "Leads \\"one\\" \ufffd"\n' in config
    assert 'id = "leads-one-2"\n' in config
    assert config.count("[[expectations]]") == 2
    assert config.count("expected = ") == config.count("expected = 2.5") == 1
    strangers = '"Mentoring" (its count is none), "Unheard of" (no category of the file)'
    assert f"not taken from the category templates for IC 5: {strangers}\n" in ran.err
    assert ran.err.count("cannot be read, and are left out") == 4
    assert "the expectations of Gardener 5 are for a role that no page knows, and are left out" in ran.err
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


@pytest.mark.parametrize("threshold", [None, "many", 230, 10**9])
def test_thresholds_that_do_not_fall_leave_the_target_of_the_role(ssg: Ssg, tmp_path: Path, threshold: object) -> None:
    write_database(
        tmp_path / "dev.db", {**ROWS, "PerformanceTarget": [{**TARGET, "strongThreshold": threshold, "meetingThreshold": 230}]}
    )
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert "the thresholds of the active target do not fall from one to the next" in ran.err
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


@pytest.mark.parametrize("weeks", [None, 0, 105, "many", 2.5])
def test_a_period_that_is_none_is_of_12_weeks(ssg: Ssg, tmp_path: Path, weeks: object) -> None:
    write_database(tmp_path / "dev.db", {**ROWS, "PerformanceTarget": [{**TARGET, "timePeriodWeeks": weeks}]})
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert "the weeks of the active target are no number from 1 to 104: 12" in ran.err
    assert "period_weeks = 12" in (tmp_path / "mine/config.toml").read_text()


def test_a_file_that_is_none_is_a_usage_error(ssg: Ssg, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("words")
    for name, words in (("notes.db", "no SQLite database"), ("gone.db", "does not exist"), (".", "is a directory")):
        ran = ssg("import", "perf-mirror", name, "--into", "mine", at=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
    assert not (tmp_path / "mine").exists()


def test_a_place_that_cannot_be_written_is_trouble_of_the_machine(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "journal").write_text("in the way")
    ran = ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "journal" in ran.err


def test_without_a_folder_the_import_goes_where_one_stands(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    ran = ssg("import", "perf-mirror", str(database), at=tmp_path)
    assert ran.code == 2
    assert "there is no config.toml here" in ran.err


def test_a_week_of_which_only_zeros_are_left_is_emptied_and_said(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    zeros = [{**row, "count": 0} if row["week"] == "2026-W21" else row for row in ROWS["WeeklyLog"]]
    database.unlink()
    write_database(database, {**ROWS, "WeeklyLog": zeros})
    dry = ssg("import", "perf-mirror", str(database), "--into", "mine", "--dry-run", at=tmp_path)
    assert "2026-W21.md would say nothing: nothing is left of its week there\n" in dry.err
    ran = ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    assert ran.out.startswith("0 weeks written, 1 same, 1 changed, 0 skipped")
    assert "2026-W21.md says nothing now: nothing is left of its week there\n" in ran.err
    assert "code-review" not in (tmp_path / "mine/journal/2026/2026-W21.md").read_text()
    assert ssg("check", at=tmp_path / "mine").code == 0


def test_a_week_of_which_no_row_is_left_stays_and_is_said(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    week = tmp_path / "mine/journal/2026/2026-W21.md"
    before = week.read_bytes()
    database.unlink()
    write_database(database, {**ROWS, "WeeklyLog": ROWS["WeeklyLog"][:-1]})
    ran = ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    assert ran.out.startswith("0 weeks written, 1 same, 0 changed, 1 skipped (1 gone from there")
    assert "2026-W21.md is left as it stands: no row of its week is there any more" in ran.err
    assert week.read_bytes() == before


def test_of_two_of_one_day_the_later_is_the_newest(ssg: Ssg, tmp_path: Path) -> None:
    people = [
        {**PROFILE, "id": "z", "role": "IC", "createdAt": "2025-01-01 08:00:00"},
        {**PROFILE, "id": "a", "role": "Manager", "createdAt": 1735772400000},
    ]
    targets = [{**TARGET, "id": "z"}, {**TARGET, "id": "a", "timePeriodWeeks": 6, "createdAt": "2025-01-01T21:00:00+02:00"}]
    write_database(tmp_path / "dev.db", {**ROWS, "UserProfile": people, "PerformanceTarget": targets})
    ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    config = (tmp_path / "mine/config.toml").read_text()
    assert 'role = "Manager"\n' in config
    assert "period_weeks = 6" in config


@pytest.mark.parametrize(
    ("weight", "said"),
    [(-0.2, "-0.2"), (101.5, "101.5"), (2e13, "20000000000000.0"), ("lots", "lots"), (None, "empty"), (float("inf"), "inf")],
)
def test_a_weight_that_is_none_is_named(ssg: Ssg, tmp_path: Path, weight: object, said: str) -> None:
    weights = {**WEIGHTS, "impactWeight": weight, "inputWeight": 0.3, "outputWeight": 0.3, "outcomeWeight": 0.4}
    write_database(tmp_path / "dev.db", {**ROWS, "RoleWeights": [weights]})
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert f"the weight of impact is {said}, which is no number from 0 to 100: 0\n" in ran.err
    config = (tmp_path / "mine/config.toml").read_text()
    assert "weights = {input = 0.3, output = 0.3, outcome = 0.4, impact = 0}\n" in config


def test_what_rounding_leaves_over_goes_to_the_heaviest_weight(ssg: Ssg, tmp_path: Path) -> None:
    thirds = {**WEIGHTS, "inputWeight": 1, "outputWeight": 1, "outcomeWeight": 4, "impactWeight": 0}
    write_database(tmp_path / "dev.db", {**ROWS, "RoleWeights": [thirds]})
    ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    shares = "input = 0.166666666666667, output = 0.166666666666667, outcome = 0.666666666666666, impact = 0"
    assert f"weights = {{{shares}}}\n" in (tmp_path / "mine/config.toml").read_text()
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


@pytest.mark.parametrize(("made", "first"), [("2025-05-14 10:00:00", "2025-W20"), (None, "1970-W01")])
def test_a_file_without_rows_is_imported_the_same_on_every_day(ssg: Ssg, tmp_path: Path, made: object, first: str) -> None:
    rows = {table: [{**row, "createdAt": made} for row in filled] for table, filled in whole().items()}
    database = write_database(tmp_path / "dev.db", rows)
    ssg("--today", "2026-03-04", "import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    config = (tmp_path / "mine/config.toml").read_text()
    assert f'from = "{first}"\n' in config
    ran = ssg("--today", "2026-11-20", "import", "perf-mirror", str(database), "--into", "mine", at=tmp_path)
    assert "config.toml: same" in ran.err
    assert (tmp_path / "mine/config.toml").read_text() == config
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0
    assert ssg("build", at=tmp_path / "mine").code == 0


HALVES = (0.5, 1.5, 2.5, 31.5, 1.4, 2.6, 7.0, 4.05)
"""Scores of eight weeks: what lies between two whole points, just below and above that, and one of two decimals."""


def shown_there(score_of_it: float) -> int:
    """Return what the application shows of a week's score: whole points, half of one being one more."""
    return math.floor(score_of_it + 0.5)


def test_the_scores_that_are_shown_are_those_of_the_application(ssg: Ssg, tmp_path: Path) -> None:
    logs = [log(n, "c1", f"2026-W{10 + n}", 1, None, overrideScore=5 * own) for n, own in enumerate(HALVES)]
    rows = whole(*logs, RoleWeights=[{**WEIGHTS, "outputWeight": 0.3}])
    write_database(tmp_path / "dev.db", rows)
    ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    root = tmp_path / "mine"
    assert ssg("--today", "2026-04-27", "build", at=root).code == 0
    for row, own in zip(logs, HALVES, strict=True):
        assert score(rows, row["week"]) == pytest.approx(own, abs=1e-9)
        (page,) = re.findall(r"<h2>([\d.]+) points</h2>", (root / f"_site/weeks/{row['week']}.html").read_text())
        assert Decimal(page) == Decimal(str(own))
        assert math.floor(Decimal(page) + Decimal("0.5")) == shown_there(score(rows, row["week"]))
        assert page in ssg("--today", "2026-04-27", "show", row["week"], at=root).out
    (status,) = re.findall(r"^([\d.]+)  ", ssg("--today", "2026-04-27", "status", at=root).out, re.MULTILINE)
    whole_period = sum((Decimal(str(own)) for own in HALVES), Decimal(0))
    assert Decimal(status) == whole_period.quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert math.floor(Decimal(status) + Decimal("0.5")) == shown_there(sum(score(rows, row["week"]) for row in logs))


def test_what_is_left_out_is_counted_kind_by_kind(ssg: Ssg, tmp_path: Path) -> None:
    templates = [
        {"id": "p1", "role": "IC", "level": 5, "categoryName": "Code Reviews", "expectedWeeklyCount": 2},
        *({"id": f"p{n}", "role": role, "level": 4, "categoryName": "Mentoring"} for n, role in enumerate(("IC", "Chef"), 2)),
    ]
    rows = {
        **ROWS,
        "RoleWeights": [WEIGHTS, {**WEIGHTS, "id": "w2", "isActive": 0}, {**WEIGHTS, "id": "w3"}],
        "PerformanceTarget": [{**TARGET, "id": "t0", "isActive": 0}, TARGET],
        "UserProfile": [PROFILE, {**PROFILE, "id": "u0", "level": 4, "isActive": 0}],
        "CategoryTemplate": templates,
    }
    write_database(tmp_path / "dev.db", rows)
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    for said in (
        "weights not in force are left out (2): the file does not say when they held",
        "targets not in force are left out (1): the file does not say when they held",
        "profiles not in force are left out (1): the file does not say when they held",
        "category templates of other roles and levels are left out (2)",
        "points, dimensions and descriptions of category templates are left out (1): the categories have their own",
    ):
        assert f"{said}\n" in ran.err


def test_of_what_is_in_force_nothing_is_said(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    assert "left out (" not in ssg("import", "perf-mirror", str(database), "--into", "mine", at=tmp_path).err


def test_a_week_that_is_too_much_for_a_file_is_named_and_not_written(ssg: Ssg, tmp_path: Path) -> None:
    many = [log(100 + n, "c1", "2026-W22", 1, None, reference="one of many") for n in range(1500)]
    odd = [log(5000 + n, "c1", "2026-W23", -1, None) for n in range(3000)]
    write_database(tmp_path / "dev.db", {**ROWS, "WeeklyLog": [*ROWS["WeeklyLog"], *many, *odd]})
    dry = ssg("import", "perf-mirror", "dev.db", "--into", "mine", "--dry-run", at=tmp_path)
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert ran.out == "2 weeks written, 0 same, 0 changed, 2 skipped (2 more than a file holds)\n"
    assert "kept under extra" not in ran.err
    for week in ("2026-W22", "2026-W23"):
        said = f"{week}.md is not written, nor is any row of its week: no build could read it, for the front matter h"
        assert said in ran.err
        assert said in dry.err
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


def test_what_cannot_be_written_is_said_by_a_dry_run_too(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    link = tmp_path / "mine/journal/2026/2026-W21.md"
    link.parent.mkdir(parents=True)
    link.symlink_to("gone")
    before = files(tmp_path)
    for more in ((), ("--dry-run",)):
        ran = ssg("import", "perf-mirror", str(database), "--into", "mine", *more, at=tmp_path)
        assert (ran.code, ran.out) == (3, "")
        assert "2026-W21.md is a link to nothing: mend or remove it, and import again; nothing was written\n" in ran.err
        assert files(tmp_path) == before


def test_what_stands_beside_from_earlier_is_named(ssg: Ssg, tmp_path: Path, database: Path) -> None:
    root = write_site(tmp_path / "mine", {"config.toml": "", WEEK: "Mine.\n"})
    ssg("import", "perf-mirror", str(database), at=root)
    (root / WEEK).unlink()
    ran = ssg("import", "perf-mirror", str(database), at=root)
    said = f"{WEEK}.imported stands there from an earlier import: remove it when you have taken from it what you want\n"
    assert said in ran.err
    assert ran.out == "1 week written, 1 same, 0 changed, 0 skipped\n"


@pytest.mark.parametrize("made", ["2026-05-14 10:00:00", None])
def test_the_profile_begins_with_the_first_week_that_is_written(ssg: Ssg, tmp_path: Path, made: object) -> None:
    slips = [log(11, "c1", "1990-W05", 3, made), log(12, "c1", "2998-W05", -1, made)]
    write_database(tmp_path / "dev.db", {**ROWS, "WeeklyLog": [*ROWS["WeeklyLog"], *slips]})
    ran = ssg("import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert ran.out == "2 weeks written, 0 same, 0 changed, 2 skipped (2 no likely week)\n"
    assert "1990-W05.md is not written, nor is any row of its week: 1990-W05 lies" in ran.err
    assert 'from = "2026-W20"\n' in (tmp_path / "mine/config.toml").read_text()
    assert ssg("check", "--strict", at=tmp_path / "mine").code == 0


def test_a_profile_of_one_week_and_a_slip_begins_with_that_week(ssg: Ssg, tmp_path: Path) -> None:
    write_database(tmp_path / "dev.db", {**ROWS, "WeeklyLog": [ROWS["WeeklyLog"][0], log(11, "c1", "2998-W05", 3, None)]})
    ssg("--today", "2026-06-01", "import", "perf-mirror", "dev.db", "--into", "mine", at=tmp_path)
    assert 'from = "2026-W20"\n' in (tmp_path / "mine/config.toml").read_text()
    assert (tmp_path / "mine" / WEEK).is_file()
