"""The journal that speed is measured with: clean, of every kind, the same every time."""

import datetime as dt
from pathlib import Path

from bench.generate import write_journal, write_site
from bench.timing import reword
from perfmirror_ssg.build import Mirror, read
from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.weeks import Mistake, read_week

CENTURY = 5_200


def look(root: Path) -> Mirror:
    """Read a site folder on the day that its config names."""
    return read(root, lambda site: site.today or dt.date.min)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.md")}


def test_the_journal_has_no_problem(tmp_path: Path) -> None:
    write_site(tmp_path, 52)
    assert look(tmp_path).problems == ()


def test_every_kind_with_a_page_is_opened_and_comes_back(tmp_path: Path) -> None:
    write_site(tmp_path, 52)
    records = look(tmp_path).report.journal.records.values()
    come_back = {record.kind for record in records if len(record.timeline) > 1}
    assert come_back == {kind.name for kind in KINDS if kind.has_page}


def test_two_journals_are_the_same(tmp_path: Path) -> None:
    write_site(tmp_path / "one", 30)
    write_site(tmp_path / "two", 30)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_longer_journal_begins_with_the_weeks_of_a_shorter_one(tmp_path: Path) -> None:
    write_journal(tmp_path / "short", 30)
    write_journal(tmp_path / "long", 40)
    assert files(tmp_path / "short").items() < files(tmp_path / "long").items()


def test_a_century_stays_inside_the_years_of_the_format(tmp_path: Path) -> None:
    write_journal(tmp_path, CENTURY)
    names = [path.stem for path in tmp_path.rglob("*.md")]
    assert len(names) == CENTURY
    assert [name for name in names if isinstance(read_week(name), Mistake)] == []


def test_an_edit_changes_one_word_of_the_prose_and_leaves_no_problem(tmp_path: Path) -> None:
    write_site(tmp_path, 10)
    file = max(tmp_path.rglob("*.md"))
    before = file.read_text(encoding="utf-8").split(" ")
    reword(file, "reword000001")
    after = file.read_text(encoding="utf-8").split(" ")
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ["reword000001"]
    assert look(tmp_path).problems == ()
