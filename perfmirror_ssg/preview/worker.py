"""One thread that does what takes long, one thing after the other, and keeps nobody from ending the program.

In: functions. Out: futures of their results.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Worker:
    """A thread with a queue. An executor of the library would be waited for at the end of the program."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Callable[[], None]] = SimpleQueue()
        threading.Thread(target=self._work, daemon=True, name="preview").start()

    def do(self, work: Callable[[], T]) -> "Future[T]":
        """Put work at the end of the queue."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001 - whoever asked is told
                future.set_exception(error)

        self._queue.put(run)
        return future

    def _work(self) -> None:
        while True:
            self._queue.get()()
