"""A preview in this process: a real server on a free port, over readings that a test hands out, or over a real folder."""

import datetime as dt
import itertools
import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span, SsgError
from perfmirror_ssg.preview.gate import Gate
from perfmirror_ssg.preview.live import Changes, Live, Rebuilt
from perfmirror_ssg.preview.port import listen
from perfmirror_ssg.preview.server import application, make_server
from perfmirror_ssg.preview.shown import Moment
from perfmirror_ssg.preview.take import Take, Taker
from perfmirror_ssg.preview.watch import Watch

TODAY = dt.date(2026, 11, 20)
PATIENCE = 30.0
"""Seconds until a test that waits gives up; none waits that long on a machine that has anything to do at all."""


@dataclass(kw_only=True)
class Reading:
    """A reading made by hand."""

    site: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    of_pages: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    editor: str = "vscode"
    lines: Sequence[str] = ()
    made: list[str] = field(default_factory=list)
    """The pages that were asked for."""

    @property
    def paths(self) -> Collection[str]:
        return self.site.keys()

    def lines_of(self, path: str) -> Sequence[str]:
        del path
        return self.lines

    def page(self, path: str) -> Checked[bytes | None]:
        self.made.append(path)
        return Checked(value=self.site.get(path), problems=self.of_pages.get(path, ()))


def error(message: str, path: str = "journal/2026/2026-W20.md", line: int = 1, code: str = "E212") -> Diagnostic:
    """Make a problem."""
    return Diagnostic(code=code, span=Span(path=path, line=line, column=3, length=4), message=message, hint="write it so")


def page(words: str, head: str = "") -> bytes:
    """Make a page of a site."""
    icon = "<link rel='icon' href='data:,'>"
    return f"<!doctype html><html><head><title>t</title>{icon}{head}</head><body>{words}</body></html>".encode()


class ByHand:
    """Changes that a test announces."""

    def __init__(self) -> None:
        self.queue: queue.SimpleQueue[frozenset[str]] = queue.SimpleQueue()

    def start(self) -> None:
        """Have nothing to begin."""

    def wait(self) -> frozenset[str]:
        return self.queue.get()

    def since(self) -> frozenset[str]:
        return frozenset()


class Hand:
    """What a test holds of a preview: its port, what it said, and the readings to come."""

    def __init__(self, gate: Gate, live: Live, said: list[Rebuilt | str]) -> None:
        self.gate = gate
        self.live = live
        self.said = said
        self.url = f"http://127.0.0.1:{gate.port}/"

    @property
    def rebuilt(self) -> list[Rebuilt]:
        """The versions there were since the beginning."""
        return [one for one in self.said if isinstance(one, Rebuilt)]

    def get(self, path: str = "/", **headers: str) -> "Answer":
        """Ask as a browser would that shows the page itself."""
        return self.ask(f"GET {path} HTTP/1.1", Host=f"127.0.0.1:{self.gate.port}", **headers)

    def ask(self, line: str, **headers: str) -> "Answer":
        """Ask with these words and no others."""
        lines = [line, *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()), "Connection: close", "", ""]
        return answer(self.gate.port, "\r\n".join(lines).encode())

    def state(self, path: str = "/") -> dict[str, Any]:
        """Return what the overlay of a page is told."""
        told: dict[str, Any] = json.loads(self.get(f"/.preview/state.json?page={path}").body)
        return told


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answer(port: int, request: bytes) -> Answer:
    """Send bytes and read to the end of the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        data = b"".join(iter(partial(connection.recv, 65536), b""))
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Answer(status=int(first.split()[1]), headers=headers, body=body)


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    for _ in range(round(PATIENCE / 0.005)):
        if holds():
            return
        time.sleep(0.005)
    raise AssertionError("it did not come to hold")


@contextmanager
def previewed(
    read: Take, changes: Changes, *, root: Path | None = None, token: str = "", port: int | None = None, journal: str = "mine"
) -> Iterator[Hand]:
    """Serve readings."""
    said: list[Rebuilt | str] = []
    with listen("127.0.0.1", port) as bound:
        gate = Gate(port=bound.getsockname()[1], host="127.0.0.1", token=token)
        live = Live(journal, read, _clock(), said.append)
        server = make_server(application(live, gate, root, changes))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            until(lambda: server.started)
            yield Hand(gate, live, said)
        finally:
            server.should_exit = server.force_exit = True
            thread.join()


@contextmanager
def watched(root: Path, port: int | None = None) -> Iterator[Hand]:
    """Serve a real folder, as `ssg serve` does."""
    warned: list[str] = []
    watch = Watch(root, warned.append)
    try:
        with previewed(Taker(root, lambda site: site.today or TODAY), watch, root=root, port=port) as hand:
            yield hand
    finally:
        watch.stop()
    assert warned == []


class Readings:
    """Readings in turn: the next is taken with each change that is announced; the last one stays."""

    def __init__(self, *readings: Reading | str) -> None:
        self._readings = iter(readings)
        self._last: Reading | str = Reading()
        self.changes = ByHand()

    def __call__(self, changed: frozenset[str] | None = None) -> Reading:
        del changed
        self._last = next(self._readings, self._last)
        if isinstance(self._last, str):
            raise SsgError(self._last)
        return self._last

    def save(self, hand: Hand, reading: Reading | str, *paths: str) -> Rebuilt:
        """Let files change; return the version that came of it."""
        before = len(hand.rebuilt)
        self._readings = iter([reading])
        self.changes.queue.put(frozenset(paths or {"journal/2026/2026-W20.md"}))
        until(lambda: len(hand.rebuilt) > before)
        return hand.rebuilt[-1]


def _clock() -> Callable[[], Moment]:
    ticks = itertools.count(time.time_ns() // 1_000_000, 1000)
    return lambda: Moment(ms=(ms := next(ticks)), time=f"09:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}")
