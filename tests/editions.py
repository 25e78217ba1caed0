"""Editions and sites as tests of pages need them: read from a site folder by the real stages."""

import datetime as dt
import re
from html import unescape
from pathlib import Path

from msgspec.structs import replace

from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.build import Mirror, make, narrowed, read
from perfmirror_ssg.model import Audience
from perfmirror_ssg.pages.edition import Edition, make_edition

TODAY = dt.date(2026, 11, 20)
"""A Friday, in 2026-W47."""

CONFIG = """==> config.toml <==
schema = 1
[[profile]]
from = "2026-W09"
role = "Manager"
level = 4
weights = {input = 0.4, output = 0.4, outcome = 0.15, impact = 0.05}
target = {period_weeks = 12, bands = [["Outstanding", 300], ["Strong", 230], ["Meeting", 170], ["Under", 0]]}
"""
"""The profile that the worked week of the format uses, on bands with short names."""


def edition_of(root: Path) -> Edition:
    """Read a site folder."""
    mirror = read(root, lambda _: TODAY)
    return make_edition(mirror.report, mirror.problems)


def site_of(root: Path) -> dict[str, str]:
    """Build a site folder; return the text of its pages by path."""
    made = make(read(root, lambda _: TODAY))
    return {path: data.decode() for path, data in made.site.items() if path.endswith(".html")}


def wide_open(root: Path, audience: Audience) -> Mirror:
    """Read a site folder as if its writer had shared every word of it: what pages add to that is theirs alone."""
    mirror = read(root, lambda _: TODAY)
    report = make_report(replace(mirror.report.journal, audience=audience), mirror.config)
    return replace(mirror, report=report)


def shared_site(root: Path, audience: Audience = "coach") -> dict[str, str]:
    """Build the pages that an audience would see, were every word of a site folder shared."""
    return {path: data.decode() for path, data in make(wide_open(root, audience)).site.items() if path.endswith(".html")}


def weeks(first: int, last: int, text: str) -> str:
    """Write the same file for weeks of 2026, `first` to `last`."""
    return "\n".join(f"==> journal/2026/2026-W{number:02}.md <==\n{text}" for number in range(first, last + 1))


def words(html: str) -> str:
    """Return what a page says, tags left out and blanks folded."""
    body = html.partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def narrowed_of(root: Path, audience: Audience = "coach") -> Mirror:
    """Read a site folder as an audience may see it."""
    return narrowed(read(root, lambda _: TODAY), audience)
