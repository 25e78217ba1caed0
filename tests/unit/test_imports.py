"""An import into a folder in which a person writes too."""

import datetime as dt
import os
from pathlib import Path

import pytest
from msgspec.structs import replace as replaced

from perfmirror_ssg import build
from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.exchange.imported import Imported, is_untouched, marked
from perfmirror_ssg.weeks import Week
from perfmirror_ssg.writing.imports import Fate, Step, carry_out, plan
from perfmirror_ssg.writing.starter import starter
from tests.sites import write_site

TODAY = dt.date(2026, 11, 20)
ONE = "journal/2026/2026-W20.md"
TWO = "journal/2026/2026-W21.md"


def journal(*counts: int) -> Imported:
    """Return an import of weeks from 2026-W20 on, with these counts."""
    weeks = (
        (Week(2026, 20 + n), marked("elsewhere", "---\n", f"input:\n  meeting: {count}\n---\n"))
        for n, count in enumerate(counts)
    )
    return Imported(weeks=tuple(weeks), config=marked("elsewhere", "", "schema = 1\n"), left=(), remarks=())


def run(root: Path, imported: Imported) -> dict[str, Step]:
    steps = plan(root, imported, TODAY)
    carry_out(root, steps)
    return {step.path: step for step in steps}


def fates(root: Path, imported: Imported) -> dict[str, Fate]:
    return {path: step.fate for path, step in run(root, imported).items()}


def everything(root: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_new_folder_is_begun(tmp_path: Path) -> None:
    root = tmp_path / "new" / "mine"
    assert fates(root, journal(1, 2)) == dict.fromkeys(("config.toml", ".gitignore", ONE, TWO), Fate.WRITTEN)
    assert "_site/" in (root / ".gitignore").read_text()
    assert build.read(root, lambda _site: TODAY).problems == ()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    run(tmp_path, journal(1, 2))
    before = everything(tmp_path)
    assert set(fates(tmp_path, journal(1, 2)).values()) == {Fate.SAME}
    assert everything(tmp_path) == before


def test_what_stands_as_it_was_made_is_brought_up_to_date(tmp_path: Path) -> None:
    run(tmp_path, journal(1, 2))
    assert fates(tmp_path, journal(1, 3, 4)) == {
        "config.toml": Fate.SAME,
        ONE: Fate.SAME,
        TWO: Fate.CHANGED,
        "journal/2026/2026-W22.md": Fate.WRITTEN,
    }
    assert "meeting: 3" in (tmp_path / TWO).read_text()


def test_what_was_edited_stays_and_the_new_text_stands_beside_it(tmp_path: Path) -> None:
    run(tmp_path, journal(1, 2))
    edited = (tmp_path / ONE).read_text() + "\nA word of mine.\n"
    (tmp_path / ONE).write_text(edited)
    step = run(tmp_path, journal(5, 2))[ONE]
    assert (step.fate, step.beside) == (Fate.YOURS, f"{ONE}.imported")
    assert (tmp_path / ONE).read_text() == edited
    assert "meeting: 5" in (tmp_path / step.beside).read_text()
    assert build.read(tmp_path, lambda _site: TODAY).problems == ()
    before = everything(tmp_path)
    assert run(tmp_path, journal(5, 2))[ONE].beside == f"{ONE}.imported"
    assert everything(tmp_path) == before


def test_what_stands_beside_is_brought_up_to_date_unless_it_was_edited(tmp_path: Path) -> None:
    write_site(tmp_path, {ONE: "Mine.\n"})
    run(tmp_path, journal(1))
    run(tmp_path, journal(2))
    beside = tmp_path / f"{ONE}.imported"
    assert "meeting: 2" in beside.read_text()
    beside.write_text(beside.read_text() + "Half merged.\n")
    assert run(tmp_path, journal(3))[ONE].beside == f"{ONE}.imported-2"
    assert "Half merged." in beside.read_text()
    assert "meeting: 3" in (tmp_path / f"{ONE}.imported-2").read_text()


@pytest.mark.parametrize("mine", ["", "Words.\n", "---\ninput:\n  meeting: 1\n---\n"])
def test_a_file_that_was_never_ours_stays(tmp_path: Path, mine: str) -> None:
    write_site(tmp_path, {ONE: mine, "config.toml": "# mine\n"})
    assert fates(tmp_path, journal(1)) == {"config.toml": Fate.YOURS, ONE: Fate.YOURS}
    assert (tmp_path / ONE).read_text() == mine
    assert (tmp_path / "config.toml").read_text() == "# mine\n"
    assert (tmp_path / "config.toml.imported").read_text() == journal(1).config


def test_what_init_made_and_nobody_wrote_in_makes_room(tmp_path: Path) -> None:
    write_site(tmp_path, dict(starter(Week(2026, 20))))
    assert fates(tmp_path, journal(1)) == {"config.toml": Fate.CHANGED, ONE: Fate.CHANGED}
    mine = tmp_path / "mine"
    write_site(mine, {path: f"{text}# mine\n" for path, text in starter(Week(2026, 20)).items()})
    assert fates(mine, journal(1)) == {"config.toml": Fate.YOURS, ONE: Fate.YOURS}


def test_a_week_that_lies_elsewhere_is_found_there(tmp_path: Path) -> None:
    write_site(tmp_path, {"journal/2026-W20.md": "Mine.\n"})
    assert run(tmp_path, journal(1, 2)).keys() == {"config.toml", "journal/2026-W20.md", "journal/2026-W21.md"}


def test_other_line_ends_are_no_edit(tmp_path: Path) -> None:
    run(tmp_path, journal(1))
    (tmp_path / ONE).write_bytes((tmp_path / ONE).read_bytes().replace(b"\n", b"\r\n"))
    assert fates(tmp_path, journal(1))[ONE] is Fate.SAME
    assert fates(tmp_path, journal(2))[ONE] is Fate.CHANGED


@pytest.mark.parametrize("week", [Week(2028, 1), Week(1999, 1), Week(2031, 1)])
def test_a_week_whose_year_must_be_a_slip_is_not_written(tmp_path: Path, week: Week) -> None:
    good = journal(1, 2)
    odd = Imported(weeks=tuple(sorted([*good.weeks, (week, good.weeks[0][1])])), config=good.config, left=(), remarks=())
    step = run(tmp_path, odd)[f"journal/{week.year}/{week}.md"]
    assert step.fate is Fate.UNLIKELY
    assert step.why.startswith(f"{week} lies ")
    assert build.read(tmp_path, lambda _site: TODAY).problems == ()


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    assert plan(tmp_path / "mine", journal(1), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_edited_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    run(tmp_path, journal(1))
    steps = plan(tmp_path, journal(2), TODAY)
    (tmp_path / ONE).write_text("Mine.\n")
    with pytest.raises(SsgError, match="changed by somebody else"):
        carry_out(tmp_path, steps)
    assert (tmp_path / ONE).read_text() == "Mine.\n"


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    steps = plan(tmp_path, journal(1), TODAY)
    write_site(tmp_path, {ONE: "Mine.\n"})
    with pytest.raises(SsgError, match="changed by somebody else"):
        carry_out(tmp_path, steps)
    assert (tmp_path / ONE).read_text() == "Mine.\n"


@pytest.mark.parametrize(("old", "new"), [("meeting: 1", "meeting: 2"), ("---\n", "--- \n"), ("# imported", "# Imported")])
def test_any_edit_is_noticed(old: str, new: str) -> None:
    text = journal(1).weeks[0][1]
    assert is_untouched(text)
    assert not is_untouched(text.replace(old, new, 1))


def without(imported: Imported, week: Week, *, known: bool) -> Imported:
    """Return an import that has nothing of a week any more: it knows the week still, or not even that."""
    empty = ((week, marked("elsewhere", "---\n", "---\n")),) if known else ()
    return replaced(imported, weeks=tuple(one for one in imported.weeks if one[0] != week), empty=empty)


def test_a_week_that_has_emptied_there_says_nothing_here_either(tmp_path: Path) -> None:
    run(tmp_path, journal(1, 2))
    step = run(tmp_path, without(journal(1, 2), Week(2026, 21), known=True))[TWO]
    assert (step.fate, step.why) == (Fate.CHANGED, "nothing is left of its week there")
    mirror = build.read(tmp_path, lambda _site: TODAY)
    assert mirror.problems == ()
    assert [str(slot.week) for slot in mirror.report.journal.weeks if slot.entry and slot.entry.items] == ["2026-W20"]
    assert fates(tmp_path, without(journal(1, 2), Week(2026, 21), known=True))[TWO] is Fate.SAME
    assert fates(tmp_path, journal(1, 2))[TWO] is Fate.CHANGED


def test_a_week_that_has_emptied_there_and_was_edited_here_stays_and_is_named(tmp_path: Path) -> None:
    run(tmp_path, journal(1, 2))
    edited = (tmp_path / TWO).read_text() + "\nA word of mine.\n"
    (tmp_path / TWO).write_text(edited)
    assert run(tmp_path, without(journal(1, 2), Week(2026, 21), known=True))[TWO].fate is Fate.YOURS
    assert (tmp_path / TWO).read_text() == edited


@pytest.mark.parametrize("edit", ["", "\nA word of mine.\n"])
def test_a_week_that_is_not_there_at_all_any_more_stays_and_is_named(tmp_path: Path, edit: str) -> None:
    run(tmp_path, journal(1, 2))
    (tmp_path / TWO).write_text((tmp_path / TWO).read_text() + edit)
    before = everything(tmp_path)
    assert fates(tmp_path, without(journal(1, 2), Week(2026, 21), known=False))[TWO] is Fate.GONE
    assert everything(tmp_path) == before


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("mine", ["Words.\n", marked("another", "---\n", "---\n")])
def test_a_week_that_this_importer_never_wrote_is_none_of_its_business(tmp_path: Path, mine: str, *, known: bool) -> None:
    write_site(tmp_path, {TWO: mine})
    steps = run(tmp_path, without(journal(1, 2), Week(2026, 21), known=known))
    assert TWO not in steps
    assert (tmp_path / TWO).read_text() == mine


def test_no_file_is_made_to_say_nothing(tmp_path: Path) -> None:
    assert TWO not in run(tmp_path, without(journal(1, 2), Week(2026, 21), known=True))


def test_a_week_that_no_build_could_read_is_not_written_and_says_why(tmp_path: Path) -> None:
    run(tmp_path, journal(1, 2))
    many = "".join("    - {count: 1, note: 'one of many'}\n" for _ in range(2000))
    huge = marked("elsewhere", "---\n", f"input:\n  meeting:\n{many}---\n")
    cut = marked("elsewhere", "---\n", "input:\n  meeting: -1\n---\n")
    odd = replaced(journal(1, 2, 3), weeks=((Week(2026, 20), huge), (Week(2026, 21), cut), journal(1, 2, 3).weeks[2]))
    steps = run(tmp_path, odd)
    assert {step.fate for step in (steps[ONE], steps[TWO])} == {Fate.UNREADABLE}
    assert "KiB are read" in steps[ONE].why
    assert steps["journal/2026/2026-W22.md"].fate is Fate.WRITTEN
    assert "meeting: 1\n" in (tmp_path / ONE).read_text()
    assert build.read(tmp_path, lambda _site: TODAY).problems == ()


def test_a_week_is_read_back_by_the_configuration_of_its_import(tmp_path: Path) -> None:
    weeks = ((Week(2026, 20), marked("elsewhere", "---\n", "craft:\n  weaving: 3\n---\n")),)
    config = '[scoring]\ndimensions = ["craft"]\n[categories.weaving]\ndimension = "craft"\n'
    assert fates(tmp_path / "known", replaced(journal(), weeks=weeks, config=config))[ONE] is Fate.WRITTEN
    assert fates(tmp_path / "unknown", replaced(journal(), weeks=weeks))[ONE] is Fate.UNREADABLE


@pytest.mark.parametrize("name", [TWO, "config.toml", ".gitignore", "journal/2026", "journal"])
def test_a_link_to_nothing_is_found_before_the_first_write(tmp_path: Path, name: str) -> None:
    link = tmp_path / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / "gone")
    with pytest.raises(SsgError, match=f"{link} is a link to nothing"):
        plan(tmp_path, journal(1, 2), TODAY)
    assert everything(tmp_path) == {}


def as_anybody(path: Path, how: int) -> bool:
    """Say what the system says to anybody but root, who may do everything."""
    return path.stat().st_mode & (how * 0o100) == how * 0o100


@pytest.mark.parametrize("name", ["", "journal", "journal/2026"])
@pytest.mark.parametrize("before", [None, journal(9, 9)])
def test_a_folder_that_may_not_be_written_into_is_found_before_the_first_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, before: Imported | None
) -> None:
    monkeypatch.setattr(os, "access", as_anybody)
    folder = tmp_path / name
    folder.mkdir(parents=True, exist_ok=True)
    if before:
        run(tmp_path, before)
    there = everything(tmp_path)
    shut = folder if not before or name != "journal" else folder / "2026"
    shut.chmod(0o555)
    try:
        with pytest.raises(SsgError, match=f"{shut} is no folder that may be written into: nothing was written"):
            plan(tmp_path, replaced(journal(1, 2), config="schema = 1\n# another\n"), TODAY)
    finally:
        shut.chmod(0o755)
    assert everything(tmp_path) == there


def test_a_configuration_that_is_a_link_is_written_where_it_leads(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    run(mine, journal(1))
    (mine / "config.toml").rename(tmp_path / "dotfile.toml")
    (mine / "config.toml").symlink_to(tmp_path / "dotfile.toml")
    other = replaced(journal(1), config=marked("elsewhere", "", "schema = 1\n# another\n"))
    assert fates(mine, other)["config.toml"] is Fate.CHANGED
    assert (tmp_path / "dotfile.toml").read_text() == other.config


def test_a_configuration_that_leads_where_nothing_may_be_written_is_found_before_the_first_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", as_anybody)
    mine, shut = tmp_path / "mine", tmp_path / "shut"
    run(mine, journal(1))
    shut.mkdir()
    (mine / "config.toml").rename(shut / "dotfile.toml")
    (mine / "config.toml").symlink_to(shut / "dotfile.toml")
    shut.chmod(0o555)
    with pytest.raises(SsgError, match=f"{shut} is no folder that may be written into"):
        plan(mine, replaced(journal(2), config=marked("elsewhere", "", "schema = 1\n# another\n")), TODAY)
    shut.chmod(0o755)


def test_what_earlier_imports_put_beside_is_named_until_it_is_removed(tmp_path: Path) -> None:
    run(tmp_path, replaced(journal(1), config=marked("elsewhere", "", "")))
    for name in (ONE, "config.toml"):
        (tmp_path / name).write_text("# mine\n")
    run(tmp_path, journal(2))
    beside = [f"{ONE}.imported", "config.toml.imported"]
    for name in beside:
        (tmp_path / name).write_text((tmp_path / name).read_text() + "# half merged\n")
    write_site(tmp_path, {"journal/2026/notes.md.imported": "mine"})
    (tmp_path / "journal/2026/folder.imported").mkdir()
    assert {path for path, fate in fates(tmp_path, journal(3)).items() if fate is Fate.LEFTOVER} == set(beside)
    assert (tmp_path / f"{ONE}.imported-2").is_file()
    for name in beside:
        (tmp_path / name).unlink()
    left = {path for path, fate in fates(tmp_path, journal(3)).items() if fate is Fate.LEFTOVER}
    assert left == {f"{name}.imported-2" for name in (ONE, "config.toml")}
    assert {path for path, fate in fates(tmp_path, journal(4)).items() if fate is Fate.LEFTOVER} == left
