"""The database of the perf-mirror application: a SQLite file from anywhere, read and never written.

In: its path. Out: the rows of the tables that are known, their columns by our names. RefusedError when it is not such a
file, SsgError when the machine stands in the way. Nothing is run that the file brings along: no view, no virtual table.
"""

import contextlib
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from perfmirror_ssg.diagnostics import RefusedError, SsgError

Cell = str | int | float | bytes | None
"""What SQLite holds in any column, whatever its type says."""

Row = Mapping[str, Cell]
"""A row by column; a column that the table has not is None."""

Tables = Mapping[str, tuple[Row, ...]]
"""Rows by table; a table that the file has not is empty."""

MEBIBYTE = 1024 * 1024
LARGEST = 512 * MEBIBYTE
"""Bytes of a file that is opened."""

LONGEST = 16 * MEBIBYTE
"""Bytes of a value that is read."""

MOST = 200_000
"""Rows of a table that are read: forty categories, every week, for a hundred years."""

MOST_CATEGORIES = 300
"""Categories that are read: as many as the file of one week has room for."""

_STEPS, _ROUNDS = 1_000_000, 500
"""Instructions of SQLite between two looks, and looks: a file may not keep us for ever."""

_MAGIC = b"SQLite format 3\0"

_COMPUTED = 2
"""What SQLite says of a column that is worked out when it is read; one worked out when it was written stands in the file."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Category": ("id", "name", "scorePerOccurrence", "dimension", "description", "createdAt"),
    "WeeklyLog": ("id", "categoryId", "week", "count", "overrideScore", "reference", "createdAt"),
    "RoleWeights": (
        *("id", "name", "role", "level", "inputWeight", "outputWeight", "outcomeWeight", "impactWeight"),
        *("isActive", "createdAt"),
    ),
    "PerformanceTarget": (
        *("id", "name", "role", "level", "outstandingThreshold", "strongThreshold", "meetingThreshold", "partialThreshold"),
        *("excellentThreshold", "goodThreshold", "needsImprovementThreshold", "timePeriodWeeks", "isActive", "createdAt"),
    ),
    "UserProfile": ("id", "role", "level", "isActive", "createdAt"),
    "LevelExpectation": ("id", "role", "level", "expectations", "createdAt"),
    "CategoryTemplate": ("id", "role", "level", "categoryName", "expectedWeeklyCount", "createdAt"),
}
"""The tables we know, with the columns we read."""

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "Category": ("id", "name", "scorePerOccurrence", "dimension"),
    "WeeklyLog": ("categoryId", "week", "count"),
}
"""Without these there is nothing to import."""


def read_tables(path: Path) -> Tables:
    """Read every table we know, in one transaction."""
    head = _head(path)
    try:
        with _opened(path.resolve(), head) as database:
            database.execute("BEGIN")
            return {name: tuple(_rows(database, path, name)) for name in _COLUMNS}
    except sqlite3.Error as error:
        raise _trouble(path, error) from None


def _head(path: Path) -> bytes:
    """Return the first bytes of the file, if it can be a database."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise RefusedError(f"{path} is no regular file: name the database itself, as dev.db")
    if about.st_size > LARGEST:
        raise RefusedError(f"{path} has {about.st_size // MEBIBYTE} MiB; files of up to {LARGEST // MEBIBYTE} MiB are read")
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_MAGIC):
        raise RefusedError(f"{path} is no SQLite database: name the file of perf-mirror, as dev.db")
    return head


@contextlib.contextmanager
def _opened(path: Path, head: bytes) -> Iterator[sqlite3.Connection]:
    """Open the file so that nothing is written, neither into it nor beside it."""
    if 2 not in head[18:20]:
        with contextlib.closing(_connect(path, "mode=ro")) as database:
            yield database
        return
    # Write-ahead logging: to read it, SQLite would make a file beside it.
    log = path.with_name(f"{path.name}-wal")
    if not log.exists():
        with contextlib.closing(_connect(path, "mode=ro&immutable=1")) as database:
            yield database
        return
    with tempfile.TemporaryDirectory(prefix="ssg-import-") as folder:
        copy = _copied(path, log, Path(folder))
        with contextlib.closing(_connect(copy, "mode=rw")) as database:
            yield database


def _copied(path: Path, log: Path, folder: Path) -> Path:
    """Copy a database with its log; SsgError when either changes meanwhile."""
    before = [(file.stat().st_size, file.stat().st_mtime_ns) for file in (path, log)]
    copy = folder / "copy.db"
    shutil.copyfile(path, copy)
    shutil.copyfile(log, folder / "copy.db-wal")
    if before != [(file.stat().st_size, file.stat().st_mtime_ns) for file in (path, log)]:
        raise SsgError(_in_use(path))
    return copy


def _connect(path: Path, how: str) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, timeout=1.0, isolation_level=None)
    database.text_factory = _text
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    rounds = iter(range(_ROUNDS))
    database.set_progress_handler(lambda: int(next(rounds, None) is None), _STEPS)
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


class _Table(Struct, frozen=True, kw_only=True):
    """A table as the file calls it, and its columns by our names."""

    name: str
    columns: Mapping[str, str]


def _rows(database: sqlite3.Connection, path: Path, name: str) -> Iterator[Row]:
    """Yield the rows of one table, with all columns we know of it."""
    table = _table(database, path, name)
    missing = [column for column in _NEEDED.get(name, ()) if column not in table.columns]
    if missing and not table.columns:
        raise RefusedError(f"{path} is no database of perf-mirror: it has no table {name}")
    if missing:
        raise RefusedError(f"{path} is no database of perf-mirror that we know: {name} has no column {missing[0]}")
    if not table.columns:
        return
    columns = ", ".join(_quoted(column) for column in table.columns.values())
    cursor = database.execute(f"SELECT {columns} FROM {_quoted(table.name)} LIMIT {MOST + 1}")  # noqa: S608 - names, quoted
    most = min(MOST, MOST_CATEGORIES) if name == "Category" else MOST
    for number, cells in enumerate(cursor):
        if number >= most:
            raise RefusedError(f"{name} in {path} has more than {most:,} rows, which no person wrote")
        yield dict.fromkeys(_COLUMNS[name]) | dict(zip(table.columns, cells, strict=True))


def _table(database: sqlite3.Connection, path: Path, name: str) -> _Table:
    """Find a table whatever the case of its name; one without columns when it is not there."""
    found = [
        (str(called), kind, page)
        for called, kind, page in database.execute("SELECT name, type, rootpage FROM sqlite_master")
        if str(called).lower() == name.lower() and kind in {"table", "view"}
    ]
    if not found:
        return _Table(name=name, columns={})
    called, kind, page = found[0]
    if kind != "table" or not page:
        raise RefusedError(f"{name} in {path} is no plain table: it is not read")
    there = {str(row[1]).lower(): row for row in database.execute(f"PRAGMA table_xinfo({_quoted(called)})")}
    columns = {column: str(there[column.lower()][1]) for column in _COLUMNS[name] if column.lower() in there}
    computed = next((column for column in columns if there[column.lower()][6] == _COMPUTED), None)
    if computed:
        raise RefusedError(f"{computed} of {name} in {path} would be computed by the file: it is not read")
    return _Table(name=called, columns=columns)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _in_use(path: Path) -> str:
    return f"{path} is in use by another program: stop perf-mirror, and import again"


def _trouble(path: Path, error: sqlite3.Error) -> SsgError:
    """Say in our words why SQLite gave up."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return SsgError(_in_use(path))
    if name.startswith("SQLITE_READONLY"):
        return SsgError(f"{path} was left in the middle of a save: start perf-mirror once, stop it, and import again")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        return SsgError(f"{path} cannot be read: {error}")
    if name.startswith("SQLITE_INTERRUPT"):
        return RefusedError(f"{path} takes too long to read: it is no database that perf-mirror wrote")
    if name.startswith("SQLITE_TOOBIG"):
        return RefusedError(f"{path} holds a value of more than {LONGEST // MEBIBYTE} MiB")
    return RefusedError(f"{path} is a damaged database: {error}")
