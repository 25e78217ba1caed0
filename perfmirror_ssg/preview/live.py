"""The preview as it lives: reads the site folder when it changed, judges what it read, tells those who wait for it.

In: a way to read the folder, a watch on it, a clock. Out: what is shown, and pages. All that computes runs on one thread;
what is shown changes on the thread of the server only.
"""

import asyncio
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct, structs

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.preview.shown import Moment, Shown, after, first
from perfmirror_ssg.preview.take import Take
from perfmirror_ssg.preview.telling import Json, state
from perfmirror_ssg.preview.worker import Worker

T = TypeVar("T")

_TRIES = 3
"""Times that a reading is thrown away because files changed while it was taken."""


class Changes(Protocol):
    """Says what changes, as a `Watch` does."""

    def start(self) -> None:
        """Begin to look."""

    def wait(self) -> frozenset[str]:
        """Wait for the next burst of changes; return their paths."""

    def since(self) -> frozenset[str]:
        """Return what has changed meanwhile."""


class Rebuilt(Struct, frozen=True, kw_only=True):
    """What a line of the terminal tells of a version."""

    changed: frozenset[str]
    shown: Shown
    took: int
    """Milliseconds."""


class Page(Struct, frozen=True, kw_only=True):
    """A path of the site as it is served."""

    shown: Shown
    data: bytes | None
    """None when there is no such path, or it could not be made."""
    trouble: str = ""
    """Why it could not be made."""


class Live:
    """What is shown now, and who waits for the next."""

    def __init__(self, journal: str, take: Take, clock: Callable[[], Moment], say: Callable[[Rebuilt | str], None]) -> None:
        self._take = take
        self._clock = clock
        self._say = say
        self._worker = Worker()
        self._looked_at: Counter[str] = Counter()
        self._news = asyncio.Event()
        self.shown = self._read(first(clock(), journal))

    def follow(self, changes: Changes) -> None:
        """Read anew whenever files change, for as long as the server's loop runs, in which this is called."""
        changes.start()
        arguments = (changes, asyncio.get_running_loop())
        threading.Thread(target=self._follow, args=arguments, daemon=True, name="preview-changes").start()

    async def newer(self, version: int) -> int:
        """Wait for a version that is newer than the one named; return its number."""
        while self.shown.version <= version:
            await self._news.wait()
        return self.shown.version

    @property
    def eyes(self) -> int:
        """How many look at pages."""
        return self._looked_at.total()

    @contextmanager
    def looked_at(self, path: str) -> Iterator[None]:
        """Count somebody who looks at a page: it is made before the next version is announced."""
        self._looked_at[path] += 1
        try:
            yield
        finally:
            self._looked_at[path] -= 1
            self._looked_at += Counter()  # drops those that nobody looks at

    async def page(self, path: str) -> Page:
        """Return a page of what is shown, with the version that it is of."""
        shown = self.shown
        try:
            return Page(shown=shown, data=await self._computed(lambda: shown.site.page(path).value if shown.site else None))
        except Exception as error:  # noqa: BLE001 - told on the page, and in the terminal if it is a mistake of ours
            return Page(shown=shown, data=None, trouble=self._words(error))

    async def state(self, path: str, root: Path | None) -> Json:
        """Return what the overlay of a page is told."""
        shown = self.shown
        try:
            return await self._computed(lambda: state(shown, path, root))
        except Exception as error:  # noqa: BLE001 - as above
            troubled = structs.replace(shown, trouble=self._words(error))
            return await self._computed(lambda: state(troubled, path, root))

    async def _computed(self, work: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._worker.do(work))

    def _follow(self, changes: Changes, loop: asyncio.AbstractEventLoop) -> None:
        shown = self.shown
        while True:
            changed, begun, before = changes.wait(), self._clock(), shown
            news = changed
            for _ in range(_TRIES):
                shown = self._worker.do(partial(self._read, before, news)).result()
                # What changed while we read may have been read half.
                if not (news := changes.since()):
                    break
                changed |= news
            rebuilt = Rebuilt(changed=changed, shown=shown, took=self._clock().ms - begun.ms)
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(self._announce, rebuilt)

    def _announce(self, rebuilt: Rebuilt) -> None:
        self.shown = rebuilt.shown
        self._news.set()
        self._news = asyncio.Event()
        self._say(rebuilt)

    def _read(self, before: Shown, changed: frozenset[str] | None = None) -> Shown:
        """Read the folder and judge; whatever happens is a version."""
        moment = self._clock()
        looked_at = [*self._looked_at]
        try:
            return after(before, self._take(changed), looked_at, moment)
        except Exception as error:  # noqa: BLE001 - no trouble is a reason to stop showing what there is
            return after(before, self._words(error), looked_at, moment)

    def _words(self, error: Exception) -> str:
        """Say what went wrong; a mistake of ours goes to the terminal, with the way it took."""
        if isinstance(error, SsgError):
            return str(error)
        if isinstance(error, OSError):
            return f"{(error.strerror or str(error)).lower()}" + (f": {Path(error.filename).name}" if error.filename else "")
        self._say("".join(traceback.format_exception(error)))
        return f"a mistake in the program, told in the terminal: {type(error).__name__}"
