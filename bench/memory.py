"""How much memory a build takes at its peak, and how many bytes it leaves.

In: a `Bench`. Out: bytes. What processes share counts once; to look costs time, so a run that is watched is not timed.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bench.contenders import Bench
from bench.timing import put_aside

PAUSE = 0.01
"""Seconds between two looks."""

# Linux counts the peak in KiB, macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def peak(bench: Bench) -> int:
    """Build from nothing and return the most memory at one time of the process and all below it, in bytes."""
    put_aside(bench)
    process = subprocess.Popen(
        [bench.program, *bench.contender.build], cwd=bench.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    most = 0
    usage = None
    while usage is None:
        most = max(most, footprint(process.pid))
        time.sleep(PAUSE)
        done, status, spent = os.wait4(process.pid, os.WNOHANG)
        if done:
            usage = spent
            process.returncode = os.waitstatus_to_exitcode(status)
    # Where the system does not tell the memory of several processes, that of the largest one stands in.
    return most or usage.ru_maxrss * RSS_UNIT


def footprint(process: int) -> int:
    """Return the memory of a process and of all below it, in bytes; 0 where the system does not tell."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        lists = [path.read_text(encoding="ascii") for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return 0
    own = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    children = (int(child) for text in lists for child in text.split())
    return (int(own[1]) * 1024 if own else 0) + sum(footprint(child) for child in children)


def weigh(bench: Bench) -> Mapping[str, float]:
    """Weigh what the last build left: `page`, the median of a week's page, and `site` in bytes; count `pages` and `files`.

    A week without a page ends the measurement.
    """
    pages = [bench.output / bench.page(index) for index in range(bench.weeks)]
    missing = [page.name for page in pages if not page.is_file()]
    if missing:
        sys.exit(f"{bench.contender.name} made no page for {len(missing)} weeks: {', '.join(missing[:5])}")
    files = [path for path in bench.output.rglob("*") if path.is_file()]
    return {
        "page": statistics.median(page.stat().st_size for page in pages),
        "site": sum(path.stat().st_size for path in files),
        "pages": sum(path.suffix == ".html" for path in files),
        "files": len(files),
    }
