"""Commands that show."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import click
import jsonschema
import pytest

from perfmirror_ssg.codes import CODES
from perfmirror_ssg.codes.catalogue import page
from tests.sites import write_site
from tests.unit.conftest import Ssg

WEEK = """
    ---
    title: Walking the product
    summary: On-call is where it hurts.
    input:
      one-on-one: 6
      code-review: {count: 8, note: mostly the SDK}
    ---

    ## Decisions
    - Keep one repository [confidence:: 70%] ^keep-one
"""


def test_show_prints_a_week_with_points_sum_and_records(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    ran = ssg("show", "2026-W20", at=journal(WEEK))
    assert ran.code == 0
    assert ran.err == ""
    for words in ("2026-W20", "Walking the product", "On-call is where", "6 × 5", "mostly the SDK", "Keep one", "^keep-one"):
        assert words in ran.out


def test_show_prints_the_problems_of_the_week_and_no_others(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    broken = "---\ninput: {nonsense: 1}\n---\n"
    root = journal(f"{broken}==> journal/2026/2026-W21.md <==\n{broken}")
    ran = ssg("show", "2026-W20", at=root)
    assert "2026-W20.md:2:" in ran.out
    assert "2026-W21.md" not in ran.out


def test_show_of_a_week_without_a_file_says_how_to_make_it(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    assert "`ssg new 2026-W21`" in ssg("show", "2026-W21", at=journal(WEEK)).out


def test_show_takes_the_current_week_and_last(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(WEEK)
    assert ssg("show", at=root).out.startswith("2026-W47")
    assert ssg("show", "last", at=root).out.startswith("2026-W46")


def test_show_of_what_is_no_week_is_refused(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    ran = ssg("show", "2025-W53", at=journal(WEEK))
    assert ran.code == 2
    assert "2025 has no week 53" in ran.err


def test_status_says_that_errors_are_elsewhere_and_ends_well(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    ran = ssg("status", at=journal("---\ninput: {nonsense: 1}\n---\n"))
    assert ran.code == 0
    assert ran.err == "1 error in the journal: ssg check\n"


def test_without_what_config_says_status_gives_no_verdict(ssg: Ssg, tmp_path: Path) -> None:
    weeks = {f"journal/2026/2026-W{number}.md": "---\ninput: {one-on-one: 6}\n---\n" for number in range(33, 46)}
    root = write_site(tmp_path, {"config.toml": "nonsense = 1\n", **weeks})
    ran = ssg("status", at=root)
    assert "\n\nNo verdict: config.toml has errors, and without what stands there the figures\nwould not be yours.\n" in ran.out
    assert "Expectations" not in ran.out
    assert "Due: " not in ran.out
    assert (ran.code, ran.err) == (0, "1 error in config.toml: ssg check\n")
    shown = ssg("show", "2026-W40", at=root)
    assert (shown.code, shown.err) == (0, "1 error in config.toml: ssg check\n")
    (root / "config.toml").write_text("")
    assert "Expectations" in ssg("status", at=root).out
    assert "Due: " in ssg("status", at=root).out


@pytest.mark.parametrize("form", ["text", "json", "ics"])
def test_without_what_config_says_nothing_is_called_due(ssg: Ssg, tmp_path: Path, form: str) -> None:
    root = write_site(tmp_path, {"config.toml": "nonsense = 1\n", "journal/2026/2026-W40.md": "Words.\n"})
    ran = ssg("due", "--format", form, at=root)
    assert (ran.code, ran.out, ran.err) == (2, "", "1 error in config.toml: ssg check\n")


def test_status_says_which_file_the_errors_are_in(ssg: Ssg, tmp_path: Path) -> None:
    wrong = {"config.toml": "nonsense = 1\n", "journal/2026/2026-W20.md": "---\ninput: {one-on-one: 6}\n---\n"}
    root = write_site(tmp_path, wrong)
    assert ssg("status", at=root).err == "1 error in config.toml: ssg check\n"
    (root / "journal/2026/2026-W20.md").write_text("---\ninput: {nonsense: 1, none: 2}\n---\n")
    assert ssg("status", at=root).err == "1 error in config.toml, 2 errors in the journal: ssg check\n"


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("W40", "did you mean 2026-W40?"),
        ("w9", "did you mean 2026-W09?"),
        ("48", "did you mean 2025-W48?"),
        ("W53", "did you mean 2020-W53?"),
        ("W54", "write it as 2026-W20"),
        ("yesterday", "or last"),
    ],
)
def test_a_week_without_its_year_is_taken_for_the_latest(ssg: Ssg, tmp_path: Path, week: str, words: str) -> None:
    for command in ("show", "new"):
        ran = ssg(command, week, at=write_site(tmp_path, {}))
        assert ran.code == 2
        assert words in ran.err


def test_show_says_that_the_points_of_a_week_off_do_not_count(ssg: Ssg, tmp_path: Path) -> None:
    text = "---\noff: sick\ninput: {one-on-one: 6}\n---\n"
    root = write_site(tmp_path, {"journal/2026/2026-W46.md": text, "journal/2026/2026-W47.md": text})
    for week in ("2026-W46", "2026-W47"):
        shown = ssg("show", week, at=root).out
        assert shown.splitlines()[0].endswith(" · off: sick")
        assert "\nIt does not count: off\n" in shown


def test_explain_tells_a_code_in_either_case(ssg: Ssg, tmp_path: Path) -> None:
    code = next(iter(CODES.values()))
    assert ssg("explain", code.id.lower(), at=tmp_path).out.startswith(f"{code.severity.value}[{code.id}]: {code.title}")


def test_explain_of_an_unknown_code_names_one_that_is_near(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("explain", "E2122", at=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "E212" in ran.err


def test_explain_alone_lists_all_codes(ssg: Ssg, tmp_path: Path) -> None:
    listed = ssg("explain", at=tmp_path).out
    assert all(f"  {code}  " in listed for code in CODES)


def test_explain_prints_the_page_of_errors(ssg: Ssg, tmp_path: Path) -> None:
    assert ssg("explain", "--format", "markdown", at=tmp_path).out == page()


def test_the_export_is_what_its_schema_says(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(WEEK)
    exported = ssg("export", "json", at=root)
    schema = json.loads(ssg("schema", "export", at=root).out)
    assert exported.code == 0
    jsonschema.validate(json.loads(exported.out), schema)


def test_the_export_goes_to_a_file(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(WEEK)
    ran = ssg("export", "json", "--out", "all.json", at=root)
    assert ran.out == ""
    assert json.loads((root / "all.json").read_text(encoding="utf-8"))["schema"] == 1


def test_the_export_takes_the_place_of_an_earlier_one_and_of_nothing_else(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(WEEK)
    (root / "notes.txt").write_text("mine\n")
    assert ssg("export", "json", "--out", "all.json", at=root).code == 0
    assert ssg("export", "json", "--out", "all.json", at=root).code == 0
    for taken in ("notes.txt", "journal/2026/2026-W20.md", "journal/new.json"):
        assert ssg("export", "json", "--out", taken, at=root).code == 2
    assert (root / "notes.txt").read_text() == "mine\n"
    assert not (root / "journal/new.json").exists()


def test_the_export_names_the_folder_that_is_not_there(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    ran = ssg("export", "json", "--out", "nowhere/journal.json", at=journal(WEEK))
    assert (ran.code, ran.err) == (2, "ssg: there is no folder nowhere\n")


def test_the_export_names_the_file_that_cannot_be_written(
    ssg: Ssg, journal: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), ".__atomic-write")

    monkeypatch.setattr(click, "open_file", full)
    ran = ssg("export", "json", "--out", "journal.json", at=journal(WEEK))
    assert (ran.code, ran.err) == (3, "ssg: no space left on device: journal.json\n")


def test_the_export_of_a_journal_with_errors_is_whole_and_ends_with_1(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    ran = ssg("export", "json", at=journal("---\ninput: {nonsense: 1}\n---\n"))
    assert ran.code == 1
    assert json.loads(ran.out)["problems"][0]["code"] == "E212"


def test_the_schema_of_the_configuration_is_a_schema(ssg: Ssg, tmp_path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(ssg("schema", "config", at=tmp_path).out))
