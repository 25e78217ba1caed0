"""Commands that write for the person."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import write_site
from tests.unit.conftest import Ssg

WEEK = "journal/2026/2026-W47.md"


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# init


def test_init_begins_a_journal_without_problems(ssg: Ssg, tmp_path: Path) -> None:
    made = ssg("init", "mine", at=tmp_path)
    assert made.code == 0
    assert made.out.split() == ["mine/config.toml", f"mine/{WEEK}", "mine/.gitignore", "mine/README.md"]
    assert "cd mine && ssg serve" in made.err
    checked = ssg("check", "--strict", at=tmp_path / "mine")
    assert (checked.code, checked.out, checked.err) == (0, "", "1 week, no problems\n")


def test_init_says_how_to_go_to_a_folder_with_a_blank_in_its_name(ssg: Ssg, tmp_path: Path) -> None:
    made = ssg("init", "mein Tagebuch/Übung", at=tmp_path)
    assert "cd 'mein Tagebuch/Übung' && ssg serve" in made.err
    assert ssg("check", "--strict", at=tmp_path / "mein Tagebuch" / "Übung").code == 0


def test_init_refuses_a_folder_that_holds_anything(ssg: Ssg, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    ran = ssg("init", at=tmp_path)
    assert ran.code == 2
    assert "not an empty folder" in ran.err
    assert _files(tmp_path) == {"notes.md": b"mine"}


def test_init_takes_a_fresh_repository(ssg: Ssg, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert ssg("init", at=tmp_path).code == 0


def test_init_of_a_role_and_level_begins_with_what_it_brings(ssg: Ssg, tmp_path: Path) -> None:
    made = ssg("init", "mine", "--role", "manager", "--level", "4", at=tmp_path)
    assert made.code == 0
    config = (tmp_path / "mine/config.toml").read_text(encoding="utf-8")
    assert 'role = "Manager"\nlevel = 4\ntemplate = true\n' in config
    checked = ssg("check", "--strict", at=tmp_path / "mine")
    assert (checked.code, checked.out) == (0, "")


def test_init_of_a_role_alone_is_of_any_level(ssg: Ssg, tmp_path: Path) -> None:
    ssg("init", "--role", "Senior Manager", at=tmp_path)
    assert 'role = "Senior Manager"\nlevel = 0 ' in (tmp_path / "config.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--role", "Manger"), "did you mean Manager?"),
        (("--role", "Manager", "--level", "3"), "the nearest is 4, of 0 (any), 4, 5, 6, 7, 8"),
        (("--role", "IC", "--level", "-1"), "there is no IC of level -1"),
        (("--level", "4"), "level 4 of which role?"),
    ],
)
def test_init_of_what_is_not_shipped_writes_nothing(ssg: Ssg, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    ran = ssg("init", *options, at=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert _files(tmp_path) == {}


def test_new_after_init_finds_the_week_there(ssg: Ssg, tmp_path: Path) -> None:
    ssg("init", at=tmp_path)
    before = _files(tmp_path)
    ran = ssg("new", at=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, f"{WEEK}\n", "2026-W47 has its file; nothing was changed\n")
    assert _files(tmp_path) == before


# new


def test_new_makes_the_current_week_and_a_second_time_changes_nothing(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    assert ssg("new", at=root).out == f"{WEEK}\n"
    before = _files(root)
    assert WEEK in before
    assert ssg("new", at=root).out == f"{WEEK}\n"
    assert _files(root) == before


def test_new_names_the_file_from_where_one_stands(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {"journal/2026/2026-W46.md": "Words.\n"})
    assert ssg("new", at=root / "journal" / "2026").out == "2026-W47.md\n"


def test_new_of_a_past_week_says_when_it_was_written(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    assert ssg("new", "last", at=root).out == "journal/2026/2026-W46.md\n"
    assert b"\nwritten: 2026-11-20\n" in _files(root)["journal/2026/2026-W46.md"]


def test_new_keeps_to_the_layout_that_is_there(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {"journal/2026-W46.md": "Words.\n"})
    assert ssg("new", at=root).out == "journal/2026-W47.md\n"


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("2026-W48", "2026-W48 has not begun: today is 2026-11-20, in 2026-W47"),
        ("2026-W01", "before the journal's first week, 2026-W10"),
        ("2026-W5", "write 2026-W05"),
    ],
)
def test_new_refuses_a_week_that_can_have_no_file(ssg: Ssg, tmp_path: Path, week: str, words: str) -> None:
    root = write_site(tmp_path, {"config.toml": '[site]\nstart = "2026-W10"\n'})
    ran = ssg("new", week, at=root)
    assert ran.code == 2
    assert words in ran.err
    assert list(_files(root)) == ["config.toml"]


@pytest.mark.parametrize(("today", "said"), [("2026-11-16", True), ("2026-11-17", True), ("2026-11-18", False)])
def test_on_monday_and_tuesday_new_mentions_last_week(ssg: Ssg, tmp_path: Path, today: str, *, said: bool) -> None:
    root = write_site(tmp_path, {"journal/2026/2026-W45.md": "Words.\n"})
    assert ("2026-W46: ssg new last" in ssg("new", at=root, today=today).err) is said


def test_new_does_not_mention_a_last_week_that_is_off_or_never_was(ssg: Ssg, tmp_path: Path) -> None:
    off = '[[off]]\nfrom = "2026-W46"\nto = "2026-W46"\nreason = "holiday"\n'
    root = write_site(tmp_path / "off", {"config.toml": off, "journal/2026/2026-W45.md": "Words.\n"})
    assert ssg("new", at=root, today="2026-11-16").err == ""
    assert ssg("new", at=write_site(tmp_path / "fresh", {}), today="2026-11-16").err == ""


def test_new_opens_the_editor(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path / "my journal", {})
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "cp /dev/null")
    assert ssg("new", "--edit", at=root).code == 0
    assert _files(root)[WEEK] == b""


def test_an_editor_that_fails_is_trouble_of_the_machine(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "false")
    assert ssg("new", "--edit", at=write_site(tmp_path, {})).code == 3


# add


def test_add_writes_one_line_and_says_where(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(f"==> {WEEK} <==\nWords.\n\n## Decisions\n- One ^one\n\n## Notes\n")
    ran = ssg("add", "decision", "Keep one repository", "--field", "confidence=70%", at=root)
    line = "- Keep one repository [confidence:: 70%] ^keep-one-repository"
    assert (ran.code, ran.out) == (0, f"{WEEK}:5: {line}\n")
    assert _files(root)[WEEK].decode() == f"Words.\n\n## Decisions\n- One ^one\n{line}\n\n## Notes\n"


def test_add_makes_the_week_when_there_is_none(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    assert ssg("add", "win", "The pager was quiet", at=root).code == 0
    assert _files(root)[WEEK].decode().endswith("\n## Wins\n- The pager was quiet ^the-pager-was-quiet\n")
    assert "The pager was quiet" in ssg("show", at=root).out


@pytest.mark.parametrize("name", ["decision", "Decisions", "Decision log", "beschlüsse"])
def test_add_knows_a_kind_by_its_name_its_key_and_its_headings(ssg: Ssg, tmp_path: Path, name: str) -> None:
    root = write_site(tmp_path, {"config.toml": '[headings]\ndecision = ["Beschlüsse"]\n'})
    assert ssg("add", name, "Keep it", at=root).code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("desision", "x"), "did you mean decision?"),
        (("decision", " "), "the text is empty"),
        (("zzz", "x"), "one of decision, hypothesis"),
        (("decision", "x", "--field", "confidance=70%"), "did you mean confidence?"),
        (("decision", "x", "--field", "confidence"), "write it as KEY=VALUE"),
        (("decision", "x", "--field", "owner=a", "--field", "Owner=b"), "given twice"),
        (("decision", "x", "--id", "one"), '^one is the decision "One"'),
        (("decision", "x", "--week", "2026-W48"), "has not begun"),
    ],
)
def test_add_refuses_what_it_does_not_understand(
    ssg: Ssg, journal: Callable[[str], Path], args: tuple[str, ...], words: str
) -> None:
    root = journal(f"==> {WEEK} <==\n## Decisions\n- One ^one\n")
    before = _files(root)
    ran = ssg("add", *args, at=root)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert _files(root) == before


def test_add_refuses_a_line_that_would_be_an_error(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(f"==> {WEEK} <==\n## Decisions\n")
    before = _files(root)
    ran = ssg("add", "decision", "x", "--field", "confidence=70", at=root)
    assert ran.code == 1
    assert "nothing was written" in ran.err
    assert _files(root) == before


def test_add_makes_no_file_for_a_line_it_refuses(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    assert ssg("add", "decision", "x", "--id", "Not An Id", at=root).code == 1
    assert list(_files(root)) == ["config.toml"]


def test_add_leaves_the_errors_that_are_there_to_check(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(f"==> {WEEK} <==\n---\ninput: {{nonsense: 1}}\n---\n")
    assert ssg("add", "decision", "Keep it", at=root).code == 0


def test_add_keeps_every_other_byte(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    (root / WEEK).parent.mkdir(parents=True)
    (root / WEEK).write_bytes(b"\xef\xbb\xbfWords.\r\n\r\n## Decisions\r\n- One ^one")
    ssg("add", "decision", "Two", at=root)
    assert (root / WEEK).read_bytes() == b"\xef\xbb\xbfWords.\r\n\r\n## Decisions\r\n- One ^one\r\n- Two ^two"


# off


def test_off_adds_a_table_and_a_second_time_changes_nothing(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {"config.toml": "schema = 1 # mine\n"})
    ran = ssg("off", "2026-W32..2026-W34", "holiday", at=root)
    assert (ran.code, ran.out) == (0, "config.toml:3: 2026-W32..2026-W34 is off: holiday\n")
    before = _files(root)
    assert before["config.toml"].startswith(b"schema = 1 # mine\n\n[[off]]\n")
    again = ssg("off", "2026-W32..2026-W34", "holiday", at=root)
    assert (again.code, again.err) == (0, "2026-W32..2026-W34 is off already; nothing was changed\n")
    assert _files(root) == before


def test_off_says_which_points_no_longer_count(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {"journal/2026/2026-W46.md": "---\ninput: {one-on-one: 6}\n---\n", WEEK: "Words.\n"})
    ran = ssg("off", "2026-W45..2026-W48", "sick", at=root)
    assert (ran.code, ran.err) == (0, "2026-W46 has work items: its 9 points do not count now\n")
    assert "It does not count: off" in ssg("show", "2026-W46", at=root).out


def test_off_of_weeks_that_are_partly_off_names_the_others(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    ssg("off", "2026-W50..2026-W52", "holiday", at=root)
    before = _files(root)
    inside = ssg("off", "2026-W51", "sick", at=root)
    assert (inside.code, inside.err) == (0, "2026-W51 is off already; nothing was changed\n")
    across = ssg("off", "2026-W48..2027-W01", "sick", at=root)
    assert across.code == 2
    assert "off already: name the others, 2026-W48..2026-W49, 2026-W53..2027-W01" in across.err
    assert _files(root) == before


def test_new_of_a_week_off_says_that_its_points_do_not_count(ssg: Ssg, tmp_path: Path) -> None:
    off = '[[off]]\nfrom = "2026-W46"\nto = "2026-W47"\nreason = "holiday"\n'
    root = write_site(tmp_path, {"config.toml": off, "journal/2026/2026-W44.md": "Words.\n"})
    assert ssg("new", at=root).err == "2026-W47 is off: points in it do not count\n"


@pytest.mark.parametrize(
    ("today", "week"),
    [
        ("2026-11-22", "2026/2026-W47"),
        ("2026-11-23", "2026/2026-W48"),
        ("2027-01-03", "2026/2026-W53"),
        ("2027-01-04", "2027/2027-W01"),
        ("2024-12-30", "2025/2025-W01"),
    ],
)
def test_new_makes_the_week_of_the_day_also_where_years_meet(ssg: Ssg, tmp_path: Path, today: str, week: str) -> None:
    assert ssg("new", at=write_site(tmp_path, {}), today=today).out == f"journal/{week}.md\n"


@pytest.mark.parametrize(
    ("weeks", "config"),
    [
        ("2026-W34..2026-W32", ""),
        ("2026-W99", ""),
        ("2026-W32", "off = []\n"),
        ("2026-W32", "title = \n"),
    ],
)
def test_off_refuses_what_would_not_be_read_back(ssg: Ssg, tmp_path: Path, weeks: str, config: str) -> None:
    root = write_site(tmp_path, {"config.toml": config})
    ran = ssg("off", weeks, "holiday", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert _files(root) == {"config.toml": config.encode()}


def test_new_refuses_a_week_that_check_would_call_a_slip(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path / "mine", {"config.toml": "schema = 1\n", "journal/2026/2026-W20.md": "One.\n"})
    for week, words in (("2020-W01", "2020-W01 lies 332 weeks from every other week"), ("1960-W01", "1970 to 2999")):
        ran = ssg("new", week, at=root)
        assert ran.code == 2
        assert words in ran.err
    assert [path.name for path in root.rglob("*.md")] == ["2026-W20.md"]
    assert "ssg new" not in ssg("show", "2020-W01", at=root).out
    assert "ssg new 2026-W01" in ssg("show", "2026-W01", at=root).out


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_no_journal_knows_is_refused(ssg: Ssg, tmp_path: Path, day: str) -> None:
    root = write_site(tmp_path / "mine", {"config.toml": "schema = 1\n"})
    assert "years run from 1970 to 2999" in ssg("new", at=root, today=day).err


@pytest.mark.parametrize("args", [("add", "decision", "\udcff\udcfe"), ("off", "2026-W46", "\udcff")])
def test_what_is_no_text_is_refused(ssg: Ssg, tmp_path: Path, args: tuple[str, ...]) -> None:
    root = write_site(tmp_path / "mine", {"config.toml": "schema = 1\n"})
    ran = ssg(*args, at=root)
    assert ran.code == 2
    assert "the text is not UTF-8" in ran.err


def test_off_leaves_a_configuration_alone_that_is_not_utf_8(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path / "mine", {})
    data = "schema = 1\n[site]\ntitle = 'Café'\n".encode("cp1252")
    (root / "config.toml").write_bytes(data)
    ran = ssg("off", "2026-W46", "ill", at=root)
    assert ran.code == 2
    assert "config.toml:3:13: byte 0xE9 is not UTF-8" in ran.err
    assert (root / "config.toml").read_bytes() == data


def test_no_command_leaves_a_temporary_file(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    ssg("add", "win", "One", at=root)
    ssg("add", "win", "Two", at=root)
    ssg("off", "2026-W32", "ill", at=root)
    assert sorted(_files(root)) == ["config.toml", WEEK]
    assert sorted(path.name for path in root.iterdir()) == ["config.toml", "journal"]
