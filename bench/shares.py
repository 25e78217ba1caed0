"""Where the time of our build goes: which function that `build.py` calls is at work, looked up hundreds of times a second.

In: a site folder. Out: seconds for each stage, as JSON on stdout. Run, on one core: python -m bench.shares FOLDER
A look costs little and asks nothing of the program, whatever shape it takes: what counts is the innermost frame of
`build.py` on the stack and the function it has called.
"""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

import msgspec

from bench.contenders import Bench
from bench.timing import edited, put_aside, reword

ROOT = Path(__file__).parents[1]
STORY = f"perfmirror_ssg{os.sep}build.py"

PASSING = ("workers.py", "memo.py", "notes.py")
"""Modules that only call what they are handed: what is at work is what they call."""

INTERVAL = 0.002
"""Seconds between two looks."""

IMPORTS = "imports"
COMMAND_LINE = "the command line"
START = "start and end of Python"


def shares(bench: Bench, words: Iterator[str]) -> dict[str, Mapping[str, float]]:
    """Look at a build from nothing, one after an edit, and one with nothing changed; seconds for each stage of each."""
    put_aside(bench)
    found = {"cold": _looked_at(bench)}
    reword(bench.source(edited(bench)), next(words))
    found["edit"] = _looked_at(bench)
    found["nothing"] = _looked_at(bench)
    return found


def _looked_at(bench: Bench) -> Mapping[str, float]:
    begin = time.perf_counter()
    command = [sys.executable, "-m", "bench.shares", str(bench.folder)]
    said = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    whole = time.perf_counter() - begin
    stages = msgspec.json.decode(said, type=dict[str, float])
    return {**stages, START: whole - sum(stages.values())}


def main(folder: str) -> None:
    """Build here, on one core, and look."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    spent: defaultdict[str, float] = defaultdict(float)
    with _looking(spent), contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        from perfmirror_ssg import cli

        cli.main(["--site", folder, "build"])
    print(msgspec.json.encode(dict(spent)).decode())


@contextlib.contextmanager
def _looking(spent: dict[str, float]) -> Iterator[None]:
    """Add the time since the last look to the stage that is at work, again and again."""
    last = time.perf_counter()

    def look(_number: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.perf_counter()
        spent[stage(frame)] += now - last
        last = now

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def stage(frame: FrameType | None) -> str:
    """Name what is at work in a stack, given its innermost frame."""
    called = COMMAND_LINE
    inner = ""
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith("<frozen importlib"):
            return IMPORTS
        if code.co_filename.endswith(STORY) and called == COMMAND_LINE:
            called = inner or code.co_qualname
        if not code.co_filename.endswith(PASSING):
            inner = code.co_qualname
        frame = frame.f_back
    return called


if __name__ == "__main__":
    main(sys.argv[1])
