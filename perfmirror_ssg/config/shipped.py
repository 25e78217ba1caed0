"""What is shipped: categories, scorecards, where each role and level begins, what it is expected to show and to do.

In: the TOML files of `presets/`, which have the form of config.toml. Out: their tables, read like a person's; those
that are long are read without places, which only a test needs.
"""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from perfmirror_ssg.config.keys_scoring import CATEGORIES, PROFILE, PUBLISHED, SCORECARDS, WEIGHTS
from perfmirror_ssg.config.tables import Given, Key, read_root, tables
from perfmirror_ssg.config.toml import read_toml
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.settings import Expectation

Template = Mapping[str, Mapping[str, Fraction]]
"""The figures of categories by their names: points, and the expected count per week."""

_FILES: Mapping[str, Key] = {
    "categories": CATEGORIES,
    "scorecards": SCORECARDS,
    "profiles": tables(
        "profile",
        PROFILE.about,
        *(key for key in PROFILE.keys if key.name != "from"),
        Key(name=PUBLISHED, shape=WEIGHTS, about="weights that are published for the role"),
    ),
}
"""What each file of presets that is read with places holds: the one table it may have."""


class Shipped(Struct, frozen=True, kw_only=True):
    """The tables that are shipped, as they would be given."""

    categories: Mapping[str, Given]
    scorecards: Mapping[str, Given]
    profiles: tuple[Given, ...]
    problems: tuple[Diagnostic, ...]
    """None, or the presets are wrong."""

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles there are, in order."""
        return tuple(dict.fromkeys(profile.values["role"] for profile in self.profiles))

    def profile(self, role: str, level: int) -> Mapping[str, Any]:
        """Return where a role that is shipped begins: at its level, else at the nearest one (level 0, any, is near to none)."""
        levels = [profile.values for profile in self.profiles if profile.values["role"] == role]
        alike = [values for values in levels if bool(values["level"]) == bool(level)]
        return min(alike or levels, key=lambda values: abs(values["level"] - level))

    @property
    def published(self) -> Mapping[str, Mapping[str, Fraction]]:
        """The published weights, by role."""
        return {p.values["role"]: p.values[PUBLISHED].values for p in self.profiles if PUBLISHED in p.values}

    def weights(self, preset: Mapping[str, Any]) -> Mapping[str, Fraction]:
        """Return the weights of a preset."""
        stated: Given | str = preset["weights"]
        return stated.values if isinstance(stated, Given) else self.published[preset["role"]]


@cache
def shipped() -> Shipped:
    """Read the presets, once."""
    read = {file: _read(file, key) for file, key in _FILES.items()}
    return Shipped(
        categories=read["categories"].value.values,
        scorecards=read["scorecards"].value.values,
        profiles=read["profiles"].value,
        problems=tuple(problem for checked in read.values() for problem in checked.problems),
    )


@cache
def shipped_expectations() -> tuple[Expectation, ...]:
    """Read what roles and levels are expected to show, once."""
    rows = tomllib.loads(_text("expectations"))["expectations"]
    lists = ({name: tuple(row.get(name, ())) for name in ("categories", "tags")} for row in rows)
    return tuple(Expectation(**row | found, shipped=True) for row, found in zip(rows, lists, strict=True))


@cache
def templates() -> Mapping[tuple[str, int], Template]:
    """Read what roles and levels are expected to do, once; by role and level."""
    rows = tomllib.loads(_text("templates"), parse_float=Fraction)["template"]
    return {(row["role"], row["level"]): {name: _figures(one) for name, one in row["categories"].items()} for row in rows}


@cache
def template_categories() -> Mapping[str, Mapping[str, Any]]:
    """Read the categories that only templates speak of, once."""
    rows = tomllib.loads(_text("template_categories"), parse_float=Fraction)["categories"]
    return {name: row | {"points": Fraction(row["points"])} for name, row in rows.items()}


@cache
def shipped_questions() -> tuple[str, ...]:
    """Read the questions that a story is wanted for, once."""
    return tuple(tomllib.loads(_text("questions"))["stories"]["questions"])


def goal_template(kind: str) -> str:
    """Return the text that a goal of a kind begins with."""
    return resources.files("perfmirror_ssg").joinpath(f"presets/goals/{kind}.md").read_text(encoding="utf-8")


def _figures(row: Mapping[str, Any]) -> Mapping[str, Fraction]:
    return {name: Fraction(figure) for name, figure in row.items()}


def _text(file: str) -> str:
    return resources.files("perfmirror_ssg").joinpath(f"presets/{file}.toml").read_text(encoding="utf-8")


def _read(file: str, key: Key) -> Checked[Any]:
    parsed = read_toml(_text(file), f"presets/{file}.toml")
    root = read_root((key,), parsed.value)
    return Checked(value=root.value.values[key.name], problems=(*parsed.problems, *root.problems))
