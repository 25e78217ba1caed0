"""What every test may ask for: a site folder written down in one string, and a steady Hypothesis.

`journal` takes one string. Lines `-- path --` begin a file; `-- 2026-W20 --` is short for
that week's file, and text before the first such line is week 2026-W20.
"""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

_HEADER = re.compile(r"^-- (\S+) --$\n?", re.MULTILINE)
_WEEK = re.compile(r"(\d{4})-W\d{2}")

# The same examples every time, unless one asks to search: pytest --hypothesis-profile=search
settings.register_profile("steady", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("steady")


@pytest.fixture
def journal(tmp_path: Path) -> Callable[[str], Path]:
    """Write a site folder from one string and return it; `config.toml` is minimal unless given."""

    def write(text: str) -> Path:
        site = tmp_path / "site"
        for name, content in site_files(text).items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="")
        return site

    return write


def site_files(text: str) -> dict[str, str]:
    """Split one string into the files of a site folder, by path."""
    before, *pieces = _HEADER.split(textwrap.dedent(text).lstrip("\n"))
    files = {"config.toml": "schema = 1\n"}
    if before.strip():
        files[_path("2026-W20")] = before
    files |= {_path(name): content for name, content in zip(pieces[::2], pieces[1::2], strict=True)}
    return files


def _path(name: str) -> str:
    week = _WEEK.fullmatch(name)
    return f"journal/{week[1]}/{name}.md" if week else name
