"""A site folder from one string, and the expectations a broken one carries.

A line `==> path <==` begins a file; text before the first is `journal/2026/2026-W20.md`.
A line of carets and codes (`  ^ E212`) says what is expected of the line above it, at the column of its first caret;
such lines are taken out before the files are written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT = "journal/2026/2026-W20.md"
_FILE = re.compile(r"==> (\S+) <==")
_EXPECTED = re.compile(r"\s*(\^+) ((?:[EW]\d{3})(?:, [EW]\d{3})*)\s*")

Expected = tuple[str, int, int, str]
"""Path from the site folder, line, column, code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteText:
    """Files by path, and the problems they are expected to have."""

    files: dict[str, str]
    expected: frozenset[Expected]


def parse_site(text: str) -> SiteText:
    """Take a string apart into files and expectations."""
    files: dict[str, list[str]] = {}
    expected: set[Expected] = set()
    path = DEFAULT
    for line in text.split("\n"):
        if found := _FILE.fullmatch(line):
            path = found[1]
            files.setdefault(path, [])
        elif found := _EXPECTED.fullmatch(line):
            codes = found[2].split(", ")
            expected |= {(path, max(1, len(files.get(path, []))), found.start(1) + 1, code) for code in codes}
        else:
            files.setdefault(path, []).append(line)
    if not any(files.get(DEFAULT, [""])) and len(files) > 1:
        files.pop(DEFAULT, None)
    return SiteText(files={p: "\n".join(lines) for p, lines in files.items()}, expected=frozenset(expected))


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`, with an empty config.toml unless one is given; return `root`."""
    for path, text in {"config.toml": "schema = 1\n", **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root
