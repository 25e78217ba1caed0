"""Import from the perf-mirror application, told once: read the file, place every row in its week, write the texts.

In: the path of its SQLite file. Out: an `Imported` journal. Every row that says something is an item of a week, or is kept
under `extra` of one and named, or is named.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from perfmirror_ssg.diagnostics import counted
from perfmirror_ssg.exchange.imported import Imported
from perfmirror_ssg.exchange.perf_mirror_cells import day_of, text_of
from perfmirror_ssg.exchange.perf_mirror_config import config_file
from perfmirror_ssg.exchange.perf_mirror_entry import Kept, week_file
from perfmirror_ssg.exchange.perf_mirror_file import Row, Tables, read_tables
from perfmirror_ssg.exchange.perf_mirror_profile import read_person
from perfmirror_ssg.exchange.perf_mirror_rows import Log, read_categories, read_logs
from perfmirror_ssg.exchange.perf_mirror_weeks import candidates, settle
from perfmirror_ssg.reading.names import slip
from perfmirror_ssg.weeks import EARLIEST, Week


class _Week(Struct, kw_only=True):
    """What goes into one file."""

    logs: list[Log] = []
    kept: list[Kept] = []


def import_perf_mirror(path: Path) -> Imported:
    """Make a journal of a perf-mirror database; RefusedError or SsgError when it cannot be read at all."""
    tables = read_tables(path)
    categories, renamed = read_categories(tables["Category"], tables["WeeklyLog"])
    logs = read_logs(tables["WeeklyLog"], categories)
    weeks, kept, left = _placed(logs)
    person = read_person(tables)
    config, omitted = config_file(tables, dict.fromkeys(categories.values()), person, _first(weeks, tables))
    zeros = len(tables["WeeklyLog"]) - len(logs)
    return Imported(
        weeks=tuple((week, week_file(weeks[week].logs, weeks[week].kept)) for week in sorted(weeks)),
        empty=tuple((week, week_file((), ())) for week in _known(tables["WeeklyLog"]) if week not in weeks),
        config=config,
        kept=kept,
        left=left,
        remarks=(
            *renamed,
            *person.remarks,
            *omitted,
            *_shared_weeks(weeks),
            *_saved_again(logs),
            *([f"{counted(zeros, 'row')} of 0 left out: perf-mirror saves one for every category"] if zeros else []),
        ),
    )


def _placed(logs: Sequence[Log]) -> tuple[Mapping[Week, _Week], tuple[tuple[Week, str], ...], tuple[str, ...]]:
    """Give every row its week; what is no item is told: what is kept, and what is not imported."""
    weeks: dict[Week, _Week] = defaultdict(_Week)
    kept, left = [], []
    places = [(log, settle(log.label, log.created)) for log in logs]
    worked = {place.week for log, place in places if place.week and not (log.fault or place.doubt)}
    for log, place in places:
        why = "; ".join(filter(None, (log.fault, place.doubt)))
        if place.week is None:
            left.append(f"{log.words}; {why}: not imported")
        elif why:
            week = _nearest(place.week, worked) if place.doubt else place.week
            weeks[week].kept.append(Kept(log=log, why=why))
            kept.append((week, f"{log.words}; {why}: kept under extra of {week}"))
        else:
            weeks[place.week].logs.append(log)
    return weeks, tuple(kept), tuple(left)


def _nearest(week: Week, worked: Iterable[Week]) -> Week:
    """Return the nearest week of work, the earlier of two: what is in doubt makes no week, and no journal longer."""
    return min(sorted(worked), key=lambda one: abs(one.monday - week.monday), default=week)


def _known(rows: Iterable[Row]) -> list[Week]:
    """Return the weeks that rows are of, zeros too; a label of two weeks that is not settled names none."""
    places = {settle(text_of(row["week"]).strip(), day_of(row["createdAt"])) for row in rows}
    return sorted({place.week for place in places if place.week and not place.doubt})


def _first(weeks: Collection[Week], tables: Tables) -> Week:
    """Return the first week that is no slip; without any, that in which the file was begun, whatever day it is today."""
    days = (day_of(row["createdAt"]) for rows in tables.values() for row in rows)
    made = sorted(Week.of(day) for day in days if day)
    last = made[-1] if made else max(weeks, default=Week(EARLIEST, 1))
    likely = (week for week in sorted(weeks) if not slip(week, weeks, last))
    return next(likely, min(weeks or made[:1], default=Week(EARLIEST, 1)))


def _shared_weeks(weeks: Mapping[Week, _Week]) -> Iterator[str]:
    """Say which weeks perf-mirror had in two pieces: new year falls into them."""
    for week in sorted(weeks):
        labels = sorted({log.label for log in weeks[week].logs})
        if len(labels) > 1:
            yield f"{week} holds what perf-mirror had as {' and as '.join(labels)}: new year falls into it"


def _saved_again(logs: Sequence[Log]) -> Iterator[str]:
    """Say of which labels rows may have been overwritten: made in January, and saved again at the end of December."""
    made: dict[str, set[Week]] = defaultdict(set)
    last = max((log.created for log in logs if log.created), default=dt.date.min)
    for log in logs:
        place = settle(log.label, log.created)
        if place.week and not place.doubt and len(candidates(log.label)) > 1:
            made[log.label].add(place.week)
    both = sorted(label for label, weeks in made.items() if len(weeks) > 1)
    for label in both:
        yield f"{label} was written in January and again in December: rows made in January may hold what December saved"
    perhaps = [
        label
        for label, weeks in sorted(made.items())
        if label not in both and candidates(label)[0] in weeks and last >= candidates(label)[1].monday
    ]
    if perhaps:
        yield f"{', '.join(perhaps)}: also the label of the last days of December; had they been saved, there would be no trace"
