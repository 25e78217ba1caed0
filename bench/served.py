"""How long it takes from a save until the preview serves it, as the browser's own request would see it.

In: a `Bench` whose contender has a preview. Out: seconds, one for each save. The page is asked for again and again, over
one connection, until the new word is on it. Rests between saves are uneven: a watcher that looks at fixed times is met
at any of them.
"""

import contextlib
import http.client
import random
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator

from bench.contenders import Bench
from bench.timing import SAID, edited, reword

REST = (0.2, 0.8)
"""Seconds between two saves, at least and at most."""

PAUSE = 0.001
"""Seconds between two requests."""

PATIENCE = 60.0
"""Seconds after which a page is given up."""


class NotServedError(Exception):
    """The preview ended, or did not show what was asked for."""


def waits(bench: Bench, saves: int, words: Iterator[str], seed: int) -> list[float]:
    """Start the preview, save an entry so many times, end the preview."""
    rest = random.Random(seed)
    source = bench.source(edited(bench))
    path = f"/{bench.page(edited(bench)).removesuffix('index.html')}"
    found = []
    with _preview(bench) as port, contextlib.closing(_connect(port)) as connection:
        # Before the first save: the preview stands. And one save that is not counted.
        _until(connection, path, b"</html>")
        for word in (next(words) for _ in range(saves + 1)):
            time.sleep(rest.uniform(*REST))
            begin = time.perf_counter()
            reword(source, word)
            _until(connection, path, word.encode())
            found.append(time.perf_counter() - begin)
    return found[1:]


@contextlib.contextmanager
def _preview(bench: Bench) -> Iterator[int]:
    """Run the preview on a free port; whatever happens, it ends."""
    port = _free_port()
    arguments = [word.format(port=port) for word in bench.contender.serve or ()]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([bench.program, *arguments], cwd=bench.folder, stdout=said, stderr=said)
        try:
            _await_port(process, port)
            yield port
        except (NotServedError, OSError) as error:
            said.seek(0)
            words = said.read().decode(errors="replace")[-SAID:]
            raise NotServedError(f"{bench.contender.name} {' '.join(arguments)}: {error}\n{words}") from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _await_port(process: subprocess.Popen[bytes], port: int) -> None:
    begin = time.monotonic()
    while time.monotonic() - begin < PATIENCE:
        if process.poll() is not None:
            raise NotServedError(f"ended with {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(PAUSE)
    raise NotServedError("does not listen")


def _until(connection: http.client.HTTPConnection, path: str, word: bytes) -> None:
    """Ask for a page until a word is on it."""
    begin = time.monotonic()
    while time.monotonic() - begin < PATIENCE:
        try:
            connection.request("GET", path)
            answer = connection.getresponse().read()
        except (http.client.HTTPException, ConnectionError):
            # The server closed the connection, as it may; the next request opens it again.
            connection.close()
            answer = b""
        if word in answer:
            return
        time.sleep(PAUSE)
    raise NotServedError(f"{path} does not show {word.decode()}")


def _connect(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
