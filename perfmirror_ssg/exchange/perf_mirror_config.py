"""The configuration that goes with a journal from perf-mirror: categories, weights, target, expectations.

In: tables, categories, who the person is, the first week. Out: the text of config.toml, and remarks.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from perfmirror_ssg.config.keys_scoring import HIGHEST_LEVEL, MOST_EXPECTED
from perfmirror_ssg.config.shapes import as_name
from perfmirror_ssg.config.shipped import shipped
from perfmirror_ssg.exchange.imported import marked
from perfmirror_ssg.exchange.perf_mirror_cells import figure_of, text_of, whole_of
from perfmirror_ssg.exchange.perf_mirror_entry import SOURCE
from perfmirror_ssg.exchange.perf_mirror_file import Row, Tables
from perfmirror_ssg.exchange.perf_mirror_profile import Person, known_role
from perfmirror_ssg.exchange.perf_mirror_rows import DIMENSIONS, NO_DIMENSION, SHOWN, Category
from perfmirror_ssg.exchange.perf_mirror_text import one_line
from perfmirror_ssg.figures import exact
from perfmirror_ssg.weeks import Week

LONGEST_ID = 40
"""Characters of an expectation that make its id."""


def config_file(tables: Tables, categories: Iterable[Category], person: Person, first: Week) -> tuple[str, tuple[str, ...]]:
    """Return the text of config.toml, and what of the file does not stand in it."""
    remarks: list[str] = []
    known = tuple(categories)
    dimensions = [*DIMENSIONS, *([NO_DIMENSION] if any(one.dimension == NO_DIMENSION for one in known) else [])]
    expected = _expected(tables["CategoryTemplate"], known, person, remarks)
    lines = [
        "schema = 1",
        *_scoring(dimensions),
        *_profile(person, dimensions, first),
        *(line for one in sorted(known, key=lambda one: one.name) for line in _category(one, expected.get(one.name))),
        *_expectations(tables["LevelExpectation"], person, remarks),
    ]
    return marked(SOURCE, "", "\n".join([*lines, ""])), tuple(remarks)


def _scoring(dimensions: Sequence[str]) -> Iterator[str]:
    yield from ("", "[scoring]")
    if len(dimensions) > len(DIMENSIONS):
        yield f"dimensions = [{', '.join(map(_text, dimensions))}]"
    yield 'missing = "zero"  # as perf-mirror counts a week without a row'


def _profile(person: Person, dimensions: Sequence[str], first: Week) -> Iterator[str]:
    weights = ", ".join(f"{name} = {exact(person.weights.get(name, Fraction(0)))}" for name in dimensions)
    yield from ("", "[[profile]]", f'from = "{first}"', f"role = {_text(person.role)}", f"level = {person.level}")
    if person.title:
        yield f"title = {_text(person.title)}"
    yield f"weights = {{{weights}}}"
    if person.bands:
        bands = ", ".join(f"[{_text(name)}, {exact(threshold)}]" for name, threshold in person.bands)
        yield f"target = {{period_weeks = {person.period_weeks}, bands = [{bands}]}}"


def _category(category: Category, expected: Fraction | None) -> Iterator[str]:
    yield from ("", f"[categories.{_key(category.name)}]")
    yield from (f"dimension = {_text(category.dimension)}", f"points = {exact(category.points)}")
    if expected is not None:
        yield f"expected = {exact(expected)}"
    if category.title:
        yield f"title = {_text(category.title)}"
    if category.description:
        yield f"description = {_text(category.description)}"
    if category.alias:
        yield f"aliases = [{_text(category.alias)}]"


def _expected(
    rows: Iterable[Row], categories: Sequence[Category], person: Person, remarks: list[str]
) -> Mapping[str, Fraction]:
    """Return how many of a category are expected in a week, by the templates of the person's role and level."""
    by_called = {category.called.casefold(): category.name for category in categories}
    expected: dict[str, Fraction] = {}
    strangers: dict[str, None] = {}
    templates = sorted(rows, key=lambda row: (text_of(row["categoryName"]), text_of(row["id"])))
    own = [row for row in templates if _is_for(row, person)]
    for row in own:
        called = one_line(text_of(row["categoryName"]))[:SHOWN]
        name = by_called.get(called.casefold())
        figure = figure_of(row["expectedWeeklyCount"])
        if name and figure is not None and 0 <= figure <= MOST_EXPECTED:
            expected.setdefault(name, figure)
        else:
            strangers[_stranger(called, known=bool(name))] = None
    if strangers:
        said = f"not taken from the category templates for {person.role} {person.level}"
        remarks.append(f"{said}: {', '.join(strangers)}")
    if others := len(templates) - len(own):
        remarks.append(f"category templates of other roles and levels are left out ({others})")
    if own:
        said = "points, dimensions and descriptions of category templates are left out"
        remarks.append(f"{said} ({len(own)}): the categories have their own")
    return expected


def _is_for(template: Row, person: Person) -> bool:
    return text_of(template["role"]).casefold() == person.role.casefold() and whole_of(template["level"]) == person.level


def _stranger(called: str, *, known: bool) -> str:
    """Say what is wrong with a template."""
    return f'"{called}" ({"its count is none" if known else "no category of the file"})'


def _expectations(rows: Iterable[Row], person: Person, remarks: list[str]) -> Iterator[str]:
    """Yield the tables of what was written down as expected, of every role that is known and level."""
    taken: set[tuple[str, int, str]] = set()
    for row in sorted(rows, key=lambda row: (text_of(row["role"]), whole_of(row["level"]) or 0, text_of(row["id"]))):
        role, level = known_role(one_line(text_of(row["role"]))[:SHOWN]), whole_of(row["level"]) or 0
        texts = _texts(text_of(row["expectations"]))
        if texts is None or not role or not 0 <= level <= HIGHEST_LEVEL:
            remarks.append(f"the expectations of {role or 'no role'} {level} cannot be read, and are left out")
            continue
        if role not in (*shipped().roles, person.role):
            remarks.append(f"the expectations of {role} {level} are for a role that no page knows, and are left out")
            continue
        for text in texts:
            name = _name(text, role, level, taken)
            yield from ("", "[[expectations]]", f"role = {_text(role)}", f"level = {level}")
            yield from (f'id = "{name}"', f"text = {_text(text)}")


def _texts(data: str) -> list[str] | None:
    """Read a JSON list of texts; None for anything else."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, list) or not all(isinstance(text, str) for text in read):
        return None
    return [line for text in read if (line := one_line(text))]


def _name(text: str, role: str, level: int, taken: set[tuple[str, int, str]]) -> str:
    """Return an id made of the first words, once for each role and level."""
    short = text if len(text) <= LONGEST_ID else text[:LONGEST_ID].rpartition(" ")[0]
    words = as_name(short or text[:LONGEST_ID]) or "expectation"
    name, number = words, 1
    while (role, level, name) in taken:
        number += 1
        name = f"{words}-{number}"
    taken.add((role, level, name))
    return name


def _key(name: str) -> str:
    return name if name.isascii() else _text(name)


def _text(text: str) -> str:
    # TOML's basic strings take the escapes of JSON's; DEL was made visible before.
    return json.dumps(text, ensure_ascii=False)
