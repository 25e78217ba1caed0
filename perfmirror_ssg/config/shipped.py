"""What is shipped: categories, scorecards, and where each role and level begins.

In: the TOML files of `presets/`, which have the form of config.toml. Out: their tables, read like a person's.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from perfmirror_ssg.config.keys_scoring import CATEGORIES, PROFILE, SCORECARDS
from perfmirror_ssg.config.tables import Given, Key, read_root, tables
from perfmirror_ssg.config.toml import read_toml
from perfmirror_ssg.diagnostics import Checked, Diagnostic

_FILES: Mapping[str, Key] = {
    "categories": CATEGORIES,
    "scorecards": SCORECARDS,
    "profiles": tables("profile", PROFILE.about, *(key for key in PROFILE.keys if key.name != "from")),
}
"""What each file of presets holds: the one table it may have."""


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
        levels = [p.values for p in self.profiles if p.values["role"] == role and bool(p.values["level"]) == bool(level)]
        return min(levels, key=lambda values: abs(values["level"] - level))


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


def _read(file: str, key: Key) -> Checked[Any]:
    path = f"presets/{file}.toml"
    text = resources.files("perfmirror_ssg").joinpath(path).read_text(encoding="utf-8")
    parsed = read_toml(text, path)
    root = read_root((key,), parsed.value)
    return Checked(value=root.value.values[key.name], problems=(*parsed.problems, *root.problems))
