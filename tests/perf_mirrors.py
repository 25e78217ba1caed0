"""Databases of the perf-mirror application, made in the test: both schemas, every form of date, and its own arithmetic.

What the application computes is written here a second time, from its rows alone, to be compared with what a build makes.
"""

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

NEW = """
CREATE TABLE Category (id TEXT PRIMARY KEY, name TEXT, scorePerOccurrence INTEGER, dimension TEXT, description TEXT,
    createdAt DATETIME, updatedAt DATETIME);
CREATE TABLE WeeklyLog (id TEXT PRIMARY KEY, categoryId TEXT, week TEXT, count INTEGER, overrideScore INTEGER,
    reference TEXT, createdAt DATETIME);
CREATE TABLE PerformanceTarget (id TEXT PRIMARY KEY, name TEXT, role TEXT, level INTEGER, outstandingThreshold INTEGER,
    strongThreshold INTEGER, meetingThreshold INTEGER, partialThreshold INTEGER, underperformingThreshold INTEGER,
    timePeriodWeeks INTEGER, isActive BOOLEAN, createdAt DATETIME, updatedAt DATETIME);
CREATE TABLE RoleWeights (id TEXT PRIMARY KEY, name TEXT, role TEXT, level INTEGER, inputWeight REAL, outputWeight REAL,
    outcomeWeight REAL, impactWeight REAL, isActive BOOLEAN, createdAt DATETIME, updatedAt DATETIME);
CREATE TABLE UserProfile (id TEXT PRIMARY KEY, role TEXT, level INTEGER, isActive BOOLEAN, createdAt DATETIME,
    updatedAt DATETIME);
CREATE TABLE LevelExpectation (id TEXT PRIMARY KEY, role TEXT, level INTEGER, expectations TEXT, createdAt DATETIME,
    updatedAt DATETIME);
CREATE TABLE CategoryTemplate (id TEXT PRIMARY KEY, role TEXT, level INTEGER, categoryName TEXT, dimension TEXT,
    scorePerOccurrence INTEGER, expectedWeeklyCount REAL, description TEXT, createdAt DATETIME, updatedAt DATETIME);
"""

OLD = """
CREATE TABLE "Category" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "scorePerOccurrence" INTEGER NOT NULL,
    "dimension" TEXT NOT NULL, "description" TEXT, "createdAt" DATETIME NOT NULL, "updatedAt" DATETIME);
CREATE TABLE "WeeklyLog" ("id" TEXT NOT NULL PRIMARY KEY, "categoryId" TEXT NOT NULL, "week" TEXT NOT NULL,
    "count" INTEGER NOT NULL, "overrideScore" INTEGER, "createdAt" DATETIME NOT NULL);
CREATE TABLE "PerformanceTarget" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT, "excellentThreshold" INTEGER,
    "goodThreshold" INTEGER, "needsImprovementThreshold" INTEGER, "timePeriodWeeks" INTEGER, "isActive" BOOLEAN,
    "createdAt" DATETIME, "updatedAt" DATETIME);
CREATE TABLE "RoleWeights" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "inputWeight" REAL, "outputWeight" REAL,
    "outcomeWeight" REAL, "impactWeight" REAL, "isActive" BOOLEAN, "createdAt" DATETIME, "updatedAt" DATETIME);
"""

DIMENSIONS = ("input", "output", "outcome", "impact")

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

CATEGORIES: Sequence[Mapping[str, Any]] = (
    {"id": "c1", "name": "Code Reviews", "scorePerOccurrence": 2, "dimension": "input", "createdAt": 1735689600000},
    {"id": "c2", "name": "Pull Requests", "scorePerOccurrence": 3, "dimension": "output", "createdAt": 1735689600000},
    {"id": "c3", "name": "Mentoring", "scorePerOccurrence": 4, "dimension": "outcome", "createdAt": 1735689600000},
    {"id": "c4", "name": "Platform Strategy", "scorePerOccurrence": 8, "dimension": "impact", "createdAt": 1735689600000},
)

WEIGHTS: Mapping[str, Any] = {
    "id": "w1",
    "name": "IC L5",
    "role": "IC",
    "level": 5,
    "isActive": 1,
    "createdAt": "2025-01-01 08:00:00",
    "inputWeight": 0.2,
    "outputWeight": 0.3,
    "outcomeWeight": 0.35,
    "impactWeight": 0.15,
}

TARGET: Mapping[str, Any] = {
    "id": "t1",
    "name": "IC L5",
    "role": "IC",
    "level": 5,
    "isActive": 1,
    "createdAt": "2025-01-01T08:00:00.000Z",
    "outstandingThreshold": 330,
    "strongThreshold": 250,
    "meetingThreshold": 180,
    "partialThreshold": 150,
    "underperformingThreshold": 120,
    "timePeriodWeeks": 8,
}

PROFILE: Mapping[str, Any] = {"id": "u1", "role": "IC", "level": 5, "isActive": 1, "createdAt": 1735689600000}


def log(number: int, category: str, week: str, count: object, created: object, **more: object) -> Mapping[str, Any]:
    """Return a row of WeeklyLog."""
    return {"id": f"l{number}", "categoryId": category, "week": week, "count": count, "createdAt": created, **more}


def whole(*logs: Mapping[str, Any], **more: Sequence[Mapping[str, Any]]) -> Rows:
    """Return a database with four categories, weights, a target and a profile."""
    standing = {"Category": CATEGORIES, "RoleWeights": [WEIGHTS], "PerformanceTarget": [TARGET], "UserProfile": [PROFILE]}
    return {**standing, "WeeklyLog": logs, **more}


def write_database(path: Path, rows: Rows, schema: str = NEW) -> Path:
    """Write a database and return its path; columns that the schema lacks are left out."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(schema)
        for table, filled in rows.items():
            known = {column[1].lower() for column in database.execute(f"PRAGMA table_info({table})")}
            for row in filled if known else ():
                cells = {name: cell for name, cell in row.items() if name.lower() in known}
                places = ", ".join("?" * len(cells))
                statement = f"INSERT INTO {table} ({', '.join(cells)}) VALUES ({places})"  # noqa: S608 - our own names
                database.execute(statement, tuple(cells.values()))
        database.commit()
    return path


def label(day: dt.date) -> str:
    """Return what the application calls the week of a day: the calendar year, and weeks counted from that of 1 January."""
    new_year = dt.date(day.year, 1, 1)
    following = dt.date(day.year + 1, 1, 1)
    if day + dt.timedelta(days=6 - day.weekday()) >= following:
        return f"{day.year}-W01"
    return f"{day.year}-W{(day - new_year + dt.timedelta(days=new_year.weekday())).days // 7 + 1:02}"


def points(rows: Rows, week: str) -> dict[str, float]:
    """Return the points of each dimension that the application shows for a week of its own."""
    categories = {row["id"]: row for row in rows["Category"]}
    sums = dict.fromkeys(DIMENSIONS, 0.0)
    for row in rows["WeeklyLog"]:
        if row["week"] == week:
            category, override = categories[row["categoryId"]], row.get("overrideScore")
            sums[category["dimension"]] += row["count"] * category["scorePerOccurrence"] if override is None else override
    return sums


def score(rows: Rows, week: str) -> float:
    """Return the weighted score that the application shows for a week of its own, unrounded."""
    weights = next(row for row in rows["RoleWeights"] if row["isActive"])
    return sum(points(rows, week)[name] * float(weights[f"{name}Weight"]) for name in DIMENSIONS)
