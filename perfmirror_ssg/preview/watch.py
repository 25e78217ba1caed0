"""Notices that the site folder was written to, waits until the writing is over, and says which files changed.

In: a site folder. Out: sets of paths, one for each burst of writing, none when nothing changed. What counts is how the
files stand: the system's events only say when to look, so that a lost one costs two seconds, never a change.
"""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from perfmirror_ssg.preview.look import FOLDERS, Look, changed, emptied, glance, is_looked_at, look

_SLICE = 0.001
"""Seconds for which one waits at a time."""

_QUIET = 3
"""Slices without an event after which the writing of one file is over."""

_QUIET_OF_MANY = 25
"""The same for many files: whoever writes them takes a breath between them."""

_PATIENCE = 500
"""Slices after which a file that somebody goes on writing to is taken as it is."""

_DOUBT = 0.05
"""Seconds that are given to a file which has just been emptied, and between two looks where nothing tells of an end."""

_PULSE = 2.0
"""Seconds after which one looks without having been told to."""

_PULSE_ALONE = 0.3
"""The same where the system tells nothing."""

_READING = {"opened", "closed_no_write"}
_GONE = {"deleted", "moved"}
_TELLS_CLOSING = bool(sys.platform.startswith("linux"))


class Watch(FileSystemEventHandler):
    """Watches a site folder. One thread waits; `warn` is told once when the system does not help."""

    def __init__(self, root: Path, warn: Callable[[str], None]) -> None:
        self._root = root
        self._warn = warn
        self._observer = Observer()
        self._watched: dict[str, tuple[int, str, ObservedWatch]] = {}
        self._alone = False
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._touched: set[str] = set()
        self._open: set[str] = set()
        self._lost: set[str] = set()
        self._seen: Look = look(root, {})

    def start(self) -> None:
        """Begin to watch; what was written since the watch was made is seen at once."""
        self._observer.start()
        self._attend()
        self._touched.add("")
        self._event.set()

    def stop(self) -> None:
        """End it."""
        self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what an event is about; called by a thread of the observer."""
        if event.event_type in _READING or (event.is_directory and event.event_type == "modified"):
            return
        named = [self._inside(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        paths = {path for path in named if not path or is_looked_at(path)}
        if not paths:
            return
        with self._lock:
            self._touched |= paths
            if event.is_directory and event.event_type in _GONE:
                self._lost |= paths
            elif event.event_type == "modified" and _TELLS_CLOSING:
                self._open |= paths
            elif event.event_type != "attrib":
                self._open -= paths
        self._event.set()

    def wait(self) -> frozenset[str]:
        """Wait until files have changed and nobody writes to them; return their paths."""
        while True:
            self._event.wait(_PULSE_ALONE if self._alone else _PULSE)
            if found := self._settled():
                return found

    def since(self) -> frozenset[str]:
        """Return what has changed since the last look; do not wait for something to happen."""
        return self._settled() if self._alone or self._event.is_set() else frozenset()

    def _settled(self) -> frozenset[str]:
        """Look when what is going on is over."""
        self._attend()
        now = self._quiet_look(self._seen)
        rounds = round(_PATIENCE * _SLICE / _DOUBT)
        while rounds and changed(self._seen, now) and (self._alone or emptied(self._seen, now)):
            rounds -= 1
            self._event.wait(_DOUBT)
            before, now = now, self._quiet_look(now)
            if not changed(before, now):
                break
        found = changed(self._seen, now)
        self._seen = now
        return found

    def _quiet_look(self, before: Look) -> Look:
        told = self._event.is_set()
        if told:
            self._until_quiet()
        with self._lock:
            touched, self._touched = self._touched, set()
        # Without having been told, one looks at everything: an event may have been lost.
        return (
            glance(self._root, before, touched) if told and not self._alone and "" not in touched else look(self._root, before)
        )

    def _until_quiet(self) -> None:
        """Wait until no event comes for a moment, and every file that was written to is closed."""
        quiet = 0
        for _ in range(_PATIENCE):
            self._event.clear()
            time.sleep(_SLICE)
            quiet = 0 if self._event.is_set() or self._open else quiet + 1
            if quiet >= (_QUIET if len(self._touched) <= 1 else _QUIET_OF_MANY):
                return
        with self._lock:
            self._open.clear()

    def _attend(self) -> None:
        """Watch the folders that are there now: one may have been deleted, and come again as another."""
        with self._lock:
            lost, self._lost = self._lost, set()
        for folder in ("", *FOLDERS):
            real = os.path.realpath(self._root / folder)
            number = _number(real)
            known = self._watched.get(folder)
            if known and (known[:2] != (number, real) or folder in lost):
                with contextlib.suppress(KeyError, OSError):
                    self._observer.unschedule(known[2])
                del self._watched[folder]
            if number and folder not in self._watched:
                self._schedule(folder, number, real)

    def _schedule(self, folder: str, number: int, real: str) -> None:
        try:
            self._watched[folder] = (number, real, self._observer.schedule(self, real, recursive=bool(folder)))
        except OSError as error:
            if not self._alone:
                self._warn(f"the system does not tell what changes ({error.strerror or error}); looking three times a second")
            self._alone = True

    def _inside(self, path: str) -> str:
        """Return a path of the file system as one from the site folder; one that lies elsewhere as a name nobody looks at."""
        for folder, (_, real, _) in tuple(self._watched.items()):
            if path == real:
                return folder
            if path.startswith(f"{real}{os.sep}"):
                return f"{folder}/{path[len(real) + 1 :]}".lstrip("/")
        return "."


def _number(folder: str) -> int:
    try:
        return os.stat(folder).st_ino  # noqa: PTH116 - a path that was just resolved
    except OSError:
        return 0
