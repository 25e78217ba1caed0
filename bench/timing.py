"""How long a build takes: from nothing, after one edit, and with nothing changed.

In: a `Bench`. Out: a `Run`: seconds on the clock and seconds of processors. A build that does not show what was
written ends the measurement.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from msgspec import Struct

from bench.contenders import Bench

SAID = 2000
"""How much of the last words of a command that failed is shown."""


class Run(Struct, frozen=True, kw_only=True):
    """One build, in a process of its own."""

    seconds: float
    busy: float
    """Seconds of processor time, its helpers' too, which a busy machine stretches less."""


def new_words() -> Iterator[str]:
    """Make words that are in no journal, each once."""
    return (f"reword{number:06}" for number in count())


def edited(bench: Bench) -> int:
    """Return the week that is edited: a late one, but not the last."""
    return max(0, bench.weeks - 3)


def cold(bench: Bench) -> Run:
    """Build from nothing."""
    put_aside(bench)
    return build(bench)


def after_edit(bench: Bench, word: str) -> Run:
    """Change a word in the prose of a late week, build, and see that the new word is on its page."""
    index = edited(bench)
    reword(bench.source(index), word)
    run = build(bench)
    if word not in bench.output.joinpath(bench.page(index)).read_text(encoding="utf-8"):
        sys.exit(f"{bench.contender.name} did not take up the edit")
    return run


def build(bench: Bench) -> Run:
    """Build in a process of its own and measure it with its helpers."""
    # What the build before has written is on the disk before this one begins.
    os.sync()
    with tempfile.TemporaryFile() as said:
        begin = time.perf_counter()
        process = subprocess.Popen(
            [bench.program, *bench.contender.build], cwd=bench.folder, stdout=subprocess.DEVNULL, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-SAID:]
            sys.exit(f"{bench.contender.name} failed with {process.returncode}:\n{words}")
    return Run(seconds=seconds, busy=usage.ru_utime + usage.ru_stime)


def reword(file: Path, word: str) -> None:
    """Put `word` in the place of the third word of an entry's prose, as an editor saves: in place."""
    head, mark, body = file.read_text(encoding="utf-8").partition("\n---\n")
    first, second, _, rest = body.split(" ", 3)
    file.write_text(f"{head}{mark}{first} {second} {word} {rest}", encoding="utf-8")


def put_aside(bench: Bench) -> None:
    """Move away what an earlier build left: a file system that has just deleted thousands of files is slow to make new ones."""
    aside = Path(tempfile.mkdtemp(dir=bench.folder.parent))
    for left in bench.contender.leaves:
        if (bench.folder / left).exists():
            (bench.folder / left).rename(aside / left)
