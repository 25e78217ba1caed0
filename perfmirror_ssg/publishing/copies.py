"""A published copy of a site, read from outside: in a folder, or at an address of the web.

In: a path or an http(s) address. Out: the bytes of its files by name; `SsgError` when it cannot be reached.
No redirect leads to another host, nothing is sent but the names asked for, and what comes back has bounds.
"""

import http.client
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from perfmirror_ssg.diagnostics import RefusedError, SsgError

PATIENCE = 20.0
"""Seconds that an answer may take to go on."""
LARGEST = 64 * 2**20
"""Bytes of one file."""
REDIRECTS = 5
_GONE, _MOVED = frozenset({404, 410}), frozenset({301, 302, 303, 307, 308})
_HIDDEN = frozenset({".git", ".github"})
"""Folders of the repository that a site is published from; no host serves them."""


class Copy(Protocol):
    """A published copy."""

    def read(self, name: str) -> bytes | None:
        """Return a file of it; None when there is none of that name."""

    def names(self) -> tuple[str, ...] | None:
        """Return the names of all its files, sorted; None where they cannot be listed."""


def copy_at(where: str) -> Copy:
    """Return the copy at a path, or at an address that begins with http:// or https://; RefusedError for neither."""
    if "://" not in where:
        if not Path(where).is_dir():
            raise RefusedError(f"{where} is no folder, and no address that begins with https://")
        return FolderCopy(Path(where))
    if (address := _address(where)) is None:
        # It is not repeated, for it may hold a password.
        raise RefusedError("this is no address of a site: write it as https://HOST/PATH/, without a name before the host")
    return WebCopy(address)


def _address(where: str) -> SplitResult | None:
    """Read the address of a site; None for another scheme, no host, an odd port, and for one with a name or a password."""
    try:
        found = urlsplit(where)
        odd = found.port == 0
    except ValueError:
        return None
    return found if found.scheme in {"http", "https"} and found.hostname and "@" not in found.netloc and not odd else None


class FolderCopy:
    """A copy in a folder; links in it are not followed."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def read(self, name: str) -> bytes | None:
        """Return a file of it; None when there is none of that name."""
        file = self._place / name
        if file.is_symlink() or not file.is_file():
            return None
        if file.stat().st_size > LARGEST:
            raise SsgError(f"{file} has more than {LARGEST >> 20} MiB")
        return file.read_bytes()

    def names(self) -> tuple[str, ...]:
        """Return the names of all its files, sorted."""
        return tuple(sorted(self._walked()))

    def _walked(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self._place):
            folders[:] = [name for name in folders if name not in _HIDDEN]
            yield from (Path(folder, name).relative_to(self._place).as_posix() for name in names)


class WebCopy:
    """A copy at an address; one connection serves all questions."""

    def __init__(self, address: SplitResult) -> None:
        self._origin = (address.scheme, address.netloc)
        # A page of the site may have been named, such as its index.html.
        self._base = f"{address.path.rpartition('/')[0]}/"
        self._connection = self._connected()

    def read(self, name: str) -> bytes | None:
        """Return a file of it; None when there is none of that name."""
        path = self._base + quote(name)
        for _ in range(REDIRECTS):
            status, location, body = self._asked(path)
            if status == http.HTTPStatus.OK:
                return body
            if status in _GONE:
                return None
            if status not in _MOVED:
                raise SsgError(f"{self._named(path)} answered {status}")
            path = self._led(path, location)
        raise SsgError(f"{self._named(path)} is led from place to place")

    def names(self) -> None:
        """Return None: a web server does not list."""

    def close(self) -> None:
        """Let the connection go."""
        self._connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        scheme, host = self._origin
        try:
            kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
            return kind(host, timeout=PATIENCE)
        except http.client.InvalidURL as error:
            raise RefusedError(f"{scheme}://{host} is no address of a site: {error}") from None

    def _asked(self, path: str) -> tuple[int, str, bytes]:
        try:
            return self._once(path)
        except (http.client.RemoteDisconnected, ConnectionError):
            # A server may close a connection between two questions; it is asked once more on a new one.
            self._connection.close()
            self._connection = self._connected()
        try:
            return self._once(path)
        except (http.client.HTTPException, OSError) as error:
            raise self._unreachable(path, error) from None

    def _once(self, path: str) -> tuple[int, str, bytes]:
        headers = {"User-Agent": "perfmirror_ssg", "Accept-Encoding": "identity", "Cache-Control": "no-cache"}
        try:
            self._connection.request("GET", path, headers=headers)
            answer = self._connection.getresponse()
            body = answer.read(LARGEST + 1)
        except (http.client.RemoteDisconnected, ConnectionError):
            raise
        except (http.client.HTTPException, OSError) as error:
            raise self._unreachable(path, error) from None
        if len(body) > LARGEST:
            raise SsgError(f"{self._named(path)} has more than {LARGEST >> 20} MiB")
        return answer.status, answer.getheader("Location") or "", body

    def _led(self, path: str, location: str) -> str:
        to = urlsplit(urljoin(self._named(path), location))
        if (to.scheme, to.netloc) != self._origin:
            raise SsgError(f"{self._named(path)} leads to {to.scheme}://{to.netloc}, another host: name the address itself")
        return to.path + (f"?{to.query}" if to.query else "")

    def _named(self, path: str) -> str:
        return f"{self._origin[0]}://{self._origin[1]}{path}"

    def _unreachable(self, path: str, error: Exception) -> SsgError:
        said = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        return SsgError(f"{self._named(path)} cannot be reached: {said[:1].lower()}{said[1:]}")
