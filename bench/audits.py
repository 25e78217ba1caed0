"""How long it takes to look through a site for what was not shared, beside a search for the same words as they stand.

In: our `Bench`, laid out. Out: seconds for each, as Markdown. Every second week is shared with a coach, and what was
withheld is looked for in the site that is made of the others. The peer is grep, given the same words and rows of words:
it finds one disguise of the many that an audit takes off, in no archive, and joins no tags.
"""

import datetime as dt
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from bench.contenders import Bench

SITE = "_site-coach"
AUDIENCE = ("--audience", "coach")
ROUNDS = 3


def audits(bench: Bench, folder: Path) -> Mapping[str, float]:
    """Share every second week of a copy of a journal, and measure in turn: medians in seconds."""
    root = folder / "audited"
    shutil.copytree(bench.folder, root, ignore=shutil.ignore_patterns("_site", ".ssg"))
    for week in sorted((root / "journal").rglob("*.md"))[::2]:
        _share(week)
    _run(bench.program, "people", "--write", at=root)
    _run(bench.program, "build", *AUDIENCE, "--output", SITE, at=root)
    sought = root / "sought.txt"
    sought.write_text("\n".join(_sought(root)) + "\n", encoding="utf-8")
    jobs: dict[str, Callable[[], float]] = {
        "build for a coach, audited before it is written": partial(
            _run, bench.program, "build", *AUDIENCE, "--output", SITE, at=root
        ),
        "audit of the folder": partial(_run, bench.program, "audit", SITE, *AUDIENCE, at=root),
        "grep, for one disguise": partial(_run, "grep", "-r", "-i", "-F", "-c", "-f", str(sought), SITE, at=root),
    }
    rounds = [{name: job() for name, job in jobs.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(each[name] for each in rounds) for name in jobs}


def audits_table(found: Mapping[str, float], weeks: int) -> Iterator[str]:
    """Lay the figures below each other."""
    yield from ("", f"| of {weeks:,} weeks, every second one shared |  |", "|---|---:|")
    yield from (f"| {name} | {seconds:.2f} s |" for name, seconds in found.items())


def _share(week: Path) -> None:
    """Share a week, and the first paragraph of it."""
    head, mark, body = week.read_text(encoding="utf-8").partition("\n---\n")
    first, blank, rest = body.lstrip("\n").partition("\n\n")
    shared = f"\n::: share\n\n{first}\n\n:::\n" if not first.startswith(("#", "-", "|", ">", "`")) else first
    week.write_text(f"{head}\nshare: coach\nshare_title: A week{mark}{shared}{blank}{rest}", encoding="utf-8")


def _sought(root: Path) -> Iterator[str]:
    from perfmirror_ssg.audit.withheld import secrets_of
    from perfmirror_ssg.build import narrowed, read

    mirror = read(root, lambda site: site.today or dt.date(2026, 11, 20))
    shown = narrowed(mirror, "coach")
    secrets = secrets_of(root, shown.report.journal, shown.config)
    yield from sorted(secrets.words)
    yield from sorted(" ".join(phrase) for phrase in secrets.phrases)


def _run(*command: str, at: Path) -> float:
    """Run a command, whatever it finds; return the seconds it took."""
    # In the plain locale grep compares bytes, and is at its fastest.
    begun = time.perf_counter()
    subprocess.run(command, cwd=at, env={**os.environ, "LC_ALL": "C"}, capture_output=True, check=command[0] != "grep")
    return time.perf_counter() - begun
