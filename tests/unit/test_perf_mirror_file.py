"""The database of perf-mirror as a file: damaged, locked, huge, hostile; it is read and never written."""

import os
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError, SsgError
from perfmirror_ssg.exchange import perf_mirror_file
from perfmirror_ssg.exchange.perf_mirror_file import read_tables
from tests.perf_mirrors import NEW, OLD, log, whole, write_database

ROW = log(1, "c1", "2025-W20", 3, "2025-05-14 10:00:00")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return a good database."""
    return write_database(tmp_path / "dev.db", whole(ROW))


def changed(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(";".join(statements))
    return path


@pytest.fixture(params=["plain", "in write-ahead logging, closed"])
def quiet(request: pytest.FixtureRequest, database: Path) -> Path:
    """Return a good database of either journal mode."""
    return changed(database, "PRAGMA journal_mode=WAL") if request.param != "plain" else database


def test_reading_leaves_no_trace(quiet: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in quiet.parent.iterdir()}
    assert read_tables(quiet)["WeeklyLog"][0]["count"] == 3
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in quiet.parent.iterdir()} == before


def test_a_folder_that_may_not_be_written_is_no_hindrance(quiet: Path) -> None:
    quiet.chmod(0o444)
    quiet.parent.chmod(0o555)
    try:
        assert len(read_tables(quiet)["Category"]) == 4
    finally:
        quiet.parent.chmod(0o755)


def test_what_still_stands_in_the_log_is_read_too(database: Path) -> None:
    with closing(sqlite3.connect(database)) as open_still:
        open_still.execute("PRAGMA journal_mode=WAL")
        open_still.execute("PRAGMA wal_autocheckpoint=0")
        open_still.execute("UPDATE WeeklyLog SET count = 7")
        open_still.commit()
        wal = database.with_name("dev.db-wal")
        before = wal.read_bytes()
        assert before
        assert read_tables(database)["WeeklyLog"][0]["count"] == 7
        assert wal.read_bytes() == before


def test_the_log_of_a_database_behind_a_link_is_read_too(database: Path) -> None:
    linked = database.parent / "elsewhere" / "linked.db"
    linked.parent.mkdir()
    linked.symlink_to(database)
    with closing(sqlite3.connect(database)) as open_still:
        open_still.execute("PRAGMA journal_mode=WAL")
        open_still.execute("PRAGMA wal_autocheckpoint=0")
        open_still.execute("UPDATE WeeklyLog SET count = 7")
        open_still.commit()
        assert read_tables(linked)["WeeklyLog"][0]["count"] == 7


def test_an_empty_log_holds_nothing(database: Path) -> None:
    changed(database, "PRAGMA journal_mode=WAL")
    log_of_it = database.with_name("dev.db-wal")
    log_of_it.touch()
    assert read_tables(database)["WeeklyLog"][0]["count"] == 3
    assert log_of_it.stat().st_size == 0


@pytest.mark.parametrize("written", ["dev.db", "dev.db-wal"])
def test_what_is_written_while_it_is_copied_is_in_use(database: Path, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    copyfile = shutil.copyfile

    def copied_while_written(source: Path, target: Path) -> None:
        copyfile(source, target)
        if source.name == "dev.db-wal":
            with source.with_name(written).open("ab") as more:
                more.write(b"more")

    with closing(sqlite3.connect(database)) as open_still:
        open_still.execute("PRAGMA journal_mode=WAL")
        open_still.execute("PRAGMA wal_autocheckpoint=0")
        open_still.execute("UPDATE WeeklyLog SET count = 7")
        open_still.commit()
        monkeypatch.setattr(shutil, "copyfile", copied_while_written)
        with pytest.raises(SsgError, match="in use by another program"):
            read_tables(database)


@pytest.mark.parametrize(("pragma", "value"), [("trusted_schema", 0), ("query_only", 1), ("cell_size_check", 1)])
def test_a_file_is_trusted_with_nothing(quiet: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, value: int) -> None:
    found: list[int] = []

    class Watched(sqlite3.Connection):
        def close(self) -> None:
            found.extend(self.execute(f"PRAGMA {pragma}").fetchone())
            super().close()

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
    read_tables(quiet)
    assert found == [value]


def test_a_name_that_means_something_in_an_address_is_only_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "a?mode=rwc#b%20c"
    folder.mkdir()
    assert len(read_tables(write_database(folder / "d?v.db", whole(ROW)))["WeeklyLog"]) == 1


def test_a_file_that_is_being_written_is_in_use(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(SsgError, match="in use by another program") as caught:
            read_tables(database)
        assert not isinstance(caught.value, RefusedError)


def test_a_save_that_was_cut_off_is_not_read_in_halves(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE WeeklyLog SET count = 9, reference = hex(randomblob(200000))")
        torn, log_of_it = database.read_bytes(), database.with_name("dev.db-journal").read_bytes()
        writer.execute("ROLLBACK")
    copy = database.with_name("copy.db")
    copy.write_bytes(torn)
    copy.with_name("copy.db-journal").write_bytes(log_of_it)
    with pytest.raises(SsgError, match=r"middle of a save|cannot be read"):
        read_tables(copy)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no SQLite database"),
        (b"schema = 1\n", "no SQLite database"),
        (b"SQLite format 3\0", "damaged"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "damaged|no SQLite"),
    ],
)
def test_what_is_no_database_is_told(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "dev.db"
    file.write_bytes(data)
    with pytest.raises(RefusedError, match=words):
        read_tables(file)


def test_a_torn_database_is_told(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[:4096] + b"\x5a" * (len(data) - 4096))
    with pytest.raises(RefusedError, match="damaged"):
        read_tables(database)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "dev.db")
    with pytest.raises(RefusedError, match="no regular file"):
        read_tables(tmp_path / "dev.db")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP TABLE WeeklyLog", "it has no table WeeklyLog"),
        ("ALTER TABLE Category DROP COLUMN dimension", "Category has no column dimension"),
        ("DROP TABLE WeeklyLog; CREATE VIEW WeeklyLog AS SELECT 1 AS categoryId, 2 AS week, 3 AS count", "no plain table"),
        ("DROP TABLE WeeklyLog; CREATE VIRTUAL TABLE WeeklyLog USING rtree(categoryId, week, count)", "no plain table"),
    ],
)
def test_other_tables_than_expected_are_told(database: Path, statement: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        read_tables(changed(database, statement))


def test_a_trigger_of_a_known_name_is_not_taken_for_a_table(database: Path) -> None:
    changed(database, "DROP TABLE RoleWeights", "CREATE TRIGGER RoleWeights AFTER INSERT ON Category BEGIN SELECT 1; END")
    assert read_tables(database)["RoleWeights"] == ()


@pytest.mark.parametrize("name", ["reference", "REFERENCE"])
def test_a_column_that_would_be_computed_is_refused(database: Path, name: str) -> None:
    changed(
        database,
        "ALTER TABLE WeeklyLog DROP COLUMN reference",
        f"ALTER TABLE WeeklyLog ADD COLUMN {name} GENERATED ALWAYS AS (hex(zeroblob(1000))) VIRTUAL",
    )
    with pytest.raises(RefusedError, match=r"reference of WeeklyLog in .* would be computed by the file"):
        read_tables(database)


def test_a_column_that_would_be_computed_and_that_nobody_asks_for_is_no_hindrance(database: Path) -> None:
    changed(database, "ALTER TABLE Category ADD COLUMN updated GENERATED ALWAYS AS (hex(zeroblob(1000))) VIRTUAL")
    assert "updated" not in read_tables(database)["Category"][0]


def test_a_column_that_was_computed_when_it_was_written_is_read(tmp_path: Path) -> None:
    schema = NEW.replace("reference TEXT", "words TEXT, reference TEXT GENERATED ALWAYS AS ('see ' || words) STORED")
    database = write_database(tmp_path / "dev.db", whole({**ROW, "words": "the log"}), schema)
    assert read_tables(database)["WeeklyLog"][0]["reference"] == "see the log"


@pytest.mark.parametrize(
    ("bound", "value", "words"),
    [("MOST", 3, "more than 3 rows"), ("LARGEST", 1000, "MiB are read"), ("LONGEST", 500, "a value of")],
)
def test_what_nobody_wrote_by_hand_is_not_read(
    database: Path, monkeypatch: pytest.MonkeyPatch, bound: str, value: int, words: str
) -> None:
    changed(database, "UPDATE Category SET description = hex(zeroblob(300))")
    monkeypatch.setattr(perf_mirror_file, bound, value)
    with pytest.raises(RefusedError, match=words):
        read_tables(database)


def test_a_file_may_not_keep_us_for_ever(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(perf_mirror_file, "_STEPS", 1)
    monkeypatch.setattr(perf_mirror_file, "_ROUNDS", 3)
    with pytest.raises(RefusedError, match="takes too long"):
        read_tables(database)


@pytest.mark.parametrize("schema", [NEW, OLD])
def test_columns_that_a_schema_has_not_are_empty(tmp_path: Path, schema: str) -> None:
    tables = read_tables(write_database(tmp_path / "dev.db", whole({**ROW, "reference": "r"}), schema))
    assert tables["WeeklyLog"][0]["reference"] == ("r" if schema == NEW else None)
    assert (tables["PerformanceTarget"][0]["outstandingThreshold"] is None) == (schema == OLD)
    assert len(tables["UserProfile"]) == (schema == NEW)


def test_names_are_known_in_any_case(tmp_path: Path) -> None:
    database = write_database(tmp_path / "dev.db", whole(ROW), NEW.upper())
    assert read_tables(database)["WeeklyLog"][0]["categoryId"] == "c1"


def test_bytes_that_are_no_text_do_not_end_the_reading(database: Path) -> None:
    changed(database, "UPDATE WeeklyLog SET reference = CAST(x'ff41' AS TEXT), week = x'32303235'")
    row = read_tables(database)["WeeklyLog"][0]
    assert (row["reference"], row["week"]) == ("\ufffdA", b"2025")
