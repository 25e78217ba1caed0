"""What a measurement was made on, so that its numbers can be read later.

In: the machine. Out: one line of words.
"""

import datetime as dt
import os
import platform
import re
from pathlib import Path


def machine() -> str:
    """Name cores, processor, system, Python and the day."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    system = f"{platform.system()} {platform.release()}"
    day = dt.datetime.now(dt.UTC).date()
    return f"{cores} cores, {_processor()}, {system}, Python {platform.python_version()}, {day}"


def _processor() -> str:
    try:
        info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        info = ""
    found = re.search(r"^model name\s*: (.+)$", info, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()
