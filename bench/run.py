"""How long a cold build takes and how much memory it needs, beside Pelican on the same Markdown, in turn.

In: a generated journal. Out: a table on stdout: medians over the runs, and the share of each of our stages.
Run: nox -s bench [-- --weeks 520 --runs 5]
"""

import argparse
import contextlib
import inspect
import io
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.generate import WEEKS, write_site
from perfmirror_ssg import build, cli

MEGABYTE = 1024 * 1024
PAUSE = 0.05
"""Seconds between two looks at a process that is measured."""
# Linux counts the peak in KiB, macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024

PELICAN = """\
SITENAME = "Ten years"
SITEURL = ""
PATH = "journal"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE = "fs"
FILENAME_METADATA = "(?P<title>.*)"
DEFAULT_PAGINATION = 10
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build from nothing, in a process of its own."""

    seconds: float
    busy: float
    """Seconds of processor time, which a busy machine stretches less."""
    peak: int
    """Most memory at one time, in bytes, of the process and its helpers; pages they share count once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A command that builds a site, and what it leaves behind."""

    name: str
    command: tuple[str, ...]
    leaves: tuple[str, ...]


OURS = Contender(name=f"perfmirror_ssg {version('perfmirror-ssg')}", command=("ssg", "build"), leaves=("_site", ".ssg"))
PEER = Contender(
    name=f"Pelican {version('pelican')}",
    command=("pelican", "--quiet", "--settings", "pelicanconf.py", "--output", "_pelican"),
    leaves=("_pelican", "__pycache__"),
)


def main() -> None:
    """Generate, measure in turn, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=WEEKS)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        write_site(folder, arguments.weeks)
        folder.joinpath("pelicanconf.py").write_text(PELICAN, encoding="utf-8")
        rounds = [(cold(OURS, folder), cold(PEER, folder)) for _ in range(arguments.runs)]
        peaks = watched(OURS, folder), watched(PEER, folder)
        print(f"{arguments.weeks} weeks, {_size(folder)} bytes of Markdown; medians of {arguments.runs} cold builds in turn\n")
        print("\n".join(table(rounds, peaks)))
        print("\n".join(shares(folder)))


def cold(contender: Contender, folder: Path) -> Run:
    """Build from nothing and measure the process and its helpers."""
    put_aside(contender, folder)
    with tempfile.TemporaryFile() as said:
        begin = time.perf_counter()
        process = subprocess.Popen(contender.command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{contender.name} failed with {process.returncode}:\n{said.read().decode(errors='replace')[-2000:]}")
    return Run(seconds=seconds, busy=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss * RSS_UNIT)


def watched(contender: Contender, folder: Path) -> int:
    """Build from nothing and return the peak memory of the process and its helpers; looking costs time, so none is taken."""
    put_aside(contender, folder)
    process = subprocess.Popen(contender.command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, footprint(process.pid))
        time.sleep(PAUSE)
    return peak


def put_aside(contender: Contender, folder: Path) -> None:
    """Move away what an earlier build left: a file system that has just deleted thousands of files is slow to make new ones."""
    aside = Path(tempfile.mkdtemp(dir=folder.parent))
    for left in contender.leaves:
        if (folder / left).exists():
            (folder / left).rename(aside / left)


def footprint(process: int) -> int:
    """Return the memory of a process and of all below it, in bytes; 0 where the system does not tell."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return 0
    own = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    return (int(own[1]) * 1024 if own else 0) + sum(footprint(int(child)) for child in children.split())


def table(rounds: list[tuple[Run, Run]], peaks: tuple[int, int]) -> Iterator[str]:
    """Lay the medians side by side."""
    yield "| | cold build | processor time | peak memory |"
    yield "|---|---:|---:|---:|"
    ours, peer = (_median(runs) for runs in zip(*rounds, strict=True))
    # Where the system does not tell the memory of several processes, that of the largest one stands in.
    ours_peak, peer_peak = (peak or run.peak for peak, run in zip(peaks, (ours, peer), strict=True))
    for contender, run, peak in ((OURS, ours, ours_peak), (PEER, peer, peer_peak)):
        yield f"| {contender.name} | {run.seconds:.2f} s | {run.busy:.2f} s | {peak / MEGABYTE:.0f} MB |"
    yield f"| ratio | {ours.seconds / peer.seconds:.2f} | {ours.busy / peer.busy:.2f} | {ours_peak / peer_peak:.2f} |"


def _median(runs: tuple[Run, ...]) -> Run:
    return Run(
        seconds=statistics.median(run.seconds for run in runs),
        busy=statistics.median(run.busy for run in runs),
        peak=statistics.median_high(run.peak for run in runs),
    )


def shares(folder: Path) -> Iterator[str]:
    """Run our build once more, here and on one core, with a clock around each function that `build.py` calls."""
    put_aside(OURS, folder)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    clock = Clock()
    for name, function in inspect.getmembers(build, inspect.isfunction):
        if function.__module__ != build.__name__:
            setattr(build, name, clock.timed(name, function))
    begin = time.perf_counter()
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        cli.main(["build"])
    whole = time.perf_counter() - begin
    yield f"\non one core, {whole:.2f} s:\n"
    yield "| stage | seconds | share |"
    yield "|---|---:|---:|"
    for name, seconds in [*clock.spent.most_common(), ("the rest", whole - clock.spent.total())]:
        if seconds / whole >= 0.005:
            yield f"| `{name}` | {seconds:.2f} | {seconds / whole:.0%} |"


class Clock:
    """Adds up the time spent in functions, less the time of others that they call."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._inner = [0.0]

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a function; the time a generator takes to yield is its own."""

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any stage
            begin = time.perf_counter()
            self._inner.append(0.0)
            try:
                result = function(*args, **kwargs)
                return iter(list(result)) if inspect.isgenerator(result) else result
            finally:
                whole = time.perf_counter() - begin
                self.spent[name] += whole - self._inner.pop()  # type: ignore[assignment]
                self._inner[-1] += whole

        return wrapper


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("journal/*/*.md"))


if __name__ == "__main__":
    main()
