"""Rows of the perf-mirror database as values: what was logged, of which category, and what is wrong with a row.

In: tables. Out: categories by id with the names they get here, logs in a steady order, and remarks.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.config.keys_scoring import MOST_POINTS
from perfmirror_ssg.config.shapes import LONGEST_NAME, as_name
from perfmirror_ssg.config.shipped import shipped
from perfmirror_ssg.exchange.perf_mirror_cells import day_of, figure_of, text_of, whole_of
from perfmirror_ssg.exchange.perf_mirror_file import Cell, Row
from perfmirror_ssg.exchange.perf_mirror_text import one_line
from perfmirror_ssg.exchange.perf_mirror_weeks import settle
from perfmirror_ssg.figures import exact
from perfmirror_ssg.phrases import sentence, spoken
from perfmirror_ssg.reading.items import MOST
from perfmirror_ssg.weeks import Week

DIMENSIONS = ("input", "output", "outcome", "impact")
"""The four that the application scores."""

NO_DIMENSION = "other"
"""Where categories go that the application scores nowhere; it weighs nothing here either."""

SHOWN = 80
"""Characters of a name that a message repeats."""

_NAMELESS = "a category without a name"

_ONE_ON_ONE = re.compile(
    r"(category-|weekly-)?(1|one)(-|-(on|to|2|x)-|on|x)(1|one)s?(-(meeting|session|call|chat|talk|conversation)s?)?(-with-(direct-)?reports)?"
)
"""What people call it, as a name; `1:1` alone becomes one only with a word before it."""

_Use = tuple[Week, int]
"""The first week in which a category was counted, and how many pieces that week holds."""


class Category(Struct, frozen=True, kw_only=True):
    """A category of the application, with its name in the journal."""

    name: str
    alias: str
    """What its own name would be, where it is known here by another."""
    called: str
    dimension: str
    points: Fraction
    description: str

    @property
    def title(self) -> str:
        """What the application calls it, where its name in the journal would not say the same."""
        return self.called if self.called not in {sentence(spoken(self.name)), _NAMELESS} else ""


class Log(Struct, frozen=True, kw_only=True):
    """One row of work, as far as it can be read."""

    category: Category | None
    called: str
    label: str
    count: int
    counted: str
    """The count as it stands in the file."""
    score: Fraction | None
    reference: str
    created: dt.date | None
    fault: str
    """Why it cannot be an item; empty for a good one."""

    @property
    def says_nothing(self) -> bool:
        """Whether it is one of the zeros that are saved for every category."""
        return not (self.count or self.score is not None or self.reference.strip() or self.fault)

    @property
    def words(self) -> str:
        """The row in words."""
        scored = "" if self.score is None else f", score {exact(self.score)}"
        return f"{self.called} in {one_line(self.label)[:SHOWN]}: count {self.counted}{scored}"


def read_categories(rows: Iterable[Row], logs: Iterable[Row]) -> tuple[Mapping[str, Category], tuple[str, ...]]:
    """Return the categories by the id their logs name, and remarks on those that could not be taken as they are.

    Of two that would have one name, the one that was counted first gets it: a later import finds the same.
    """
    uses = _first_uses(logs)
    categories: dict[str, Category] = {}
    taken: set[str] = set()
    remarks: list[str] = []
    for row in sorted(rows, key=lambda row: _order(row, uses.get(text_of(row["id"])))):
        category = _category(row, taken, remarks)
        taken |= {category.name, category.alias}
        categories.setdefault(text_of(row["id"]), category)
    return categories, tuple(remarks)


def read_logs(rows: Sequence[Row], categories: Mapping[str, Category]) -> tuple[Log, ...]:
    """Return every row that says something, in an order that does not depend on the file's."""
    logs = (_log(row, categories) for row in sorted(rows, key=_log_order))
    return tuple(log for log in logs if not log.says_nothing)


def _first_uses(logs: Iterable[Row]) -> Mapping[str, _Use]:
    uses: dict[str, _Use] = {}
    for row in logs:
        week, count, name = settle(text_of(row["week"]).strip(), day_of(row["createdAt"])).week, _pieces(row), _id(row)
        first, so_far = uses.get(name, (week, 0))
        if week and count and first and week <= first:
            uses[name] = (week, count + (so_far if week == first else 0))
    return uses


def _id(log: Row) -> str:
    return text_of(log["categoryId"])


def _pieces(log: Row) -> int:
    """Return the count of a row, one for a score without any; nothing for what is no count."""
    return max(whole_of(log["count"]) or 0, int(figure_of(log["overrideScore"]) is not None))


def _order(row: Row, use: _Use | None) -> tuple[object, ...]:
    """Let those come first that were counted first, and most in that week; then older ones; then names that need no change."""
    name = text_of(row["name"])
    own = as_name(name)
    used = (use[0].monday.toordinal(), -use[1]) if use else (dt.date.max.toordinal(), 0)
    return (*used, str(day_of(row["createdAt"]) or ""), _known_as(own) != own, name, text_of(row["id"]))


def _log_order(row: Row) -> tuple[str, ...]:
    return tuple(text_of(row[key]) for key in ("week", "categoryId", "createdAt", "id"))


def _known_as(name: str) -> str:
    """Return the shipped name of which this is the plural or another spelling, else the name itself."""
    if _ONE_ON_ONE.fullmatch(name):
        return "one-on-one"
    singular = (name.removesuffix(ending) for ending in ("s", "es") if name.endswith(ending))
    return next((one for one in singular if one in shipped().categories), name)


def _category(row: Row, taken: set[str], remarks: list[str]) -> Category:
    called = one_line(text_of(row["name"]))[:SHOWN] or _NAMELESS
    own = as_name(text_of(row["name"])) or as_name(f"category {text_of(row['name'])}") or "category"
    wanted = _known_as(own)
    name = own if wanted in taken and own not in taken else _free(wanted, taken)
    if name != wanted:
        remarks.append(f'"{called}" is called {name} here: {wanted} is another category')
    return Category(
        name=name,
        alias=own if own != wanted and own not in taken and name == wanted else "",
        called=called,
        dimension=_dimension(row["dimension"], called, remarks),
        points=_points(row["scorePerOccurrence"], called, remarks),
        description=one_line(text_of(row["description"])),
    )


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        tail = f"-{number}"
        name = wanted[: LONGEST_NAME - len(tail)].rstrip("-") + tail
    return name


def _dimension(cell: Cell, called: str, remarks: list[str]) -> str:
    dimension = text_of(cell)
    if dimension in DIMENSIONS:
        return dimension
    said = f'"{one_line(dimension)[:SHOWN]}"' if dimension.strip() else "none"
    remarks.append(f'the dimension of "{called}" is {said}: perf-mirror scores it nowhere, and it stands under {NO_DIMENSION}')
    return NO_DIMENSION


def _points(cell: Cell, called: str, remarks: list[str]) -> Fraction:
    points = figure_of(cell)
    if points is not None and abs(points) <= MOST_POINTS:
        return points
    remarks.append(
        f'the points of "{called}" are {one_line(text_of(cell))[:SHOWN] or "empty"}, which is no number of points: 0'
    )
    return Fraction(0)


def _log(row: Row, categories: Mapping[str, Category]) -> Log:
    category = categories.get(text_of(row["categoryId"]))
    count, score = whole_of(row["count"]), figure_of(row["overrideScore"])
    return Log(
        category=category,
        called=category.called if category else "a category that is gone",
        label=text_of(row["week"]).strip(),
        count=count or 0,
        counted=one_line(text_of(row["count"]))[:SHOWN] or "none",
        score=score,
        reference=text_of(row["reference"]),
        created=day_of(row["createdAt"]),
        fault=_fault(row, category, count, score),
    )


def _fault(row: Row, category: Category | None, count: int | None, score: Fraction | None) -> str:
    """Say why a row cannot be an item as it stands."""
    if row["overrideScore"] is not None and score is None:
        return f'its score "{one_line(text_of(row["overrideScore"]))[:SHOWN]}" is no number'
    if count is None:
        said = one_line(text_of(row["count"]))[:SHOWN]
        return f'its count "{said}" is no whole number' if said else "it has no count"
    if not 0 <= count <= MOST:
        return f"its count {count} is not between 0 and {MOST}"
    if category is None and (count or score is not None or text_of(row["reference"]).strip()):
        return f'no category has the id "{one_line(text_of(row["categoryId"]))[:SHOWN]}"'
    return ""
