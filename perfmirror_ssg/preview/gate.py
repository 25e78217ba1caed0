"""Who may ask, and for what: the rules that keep the preview to the person in front of it.

In: a request as it came over the line. Out: its path, or the status with which it is refused, without a word.
A page elsewhere can make a browser send requests to 127.0.0.1, under a name of its own too; none of them passes.
"""

import hmac
import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from msgspec import Struct

FORBIDDEN, NOT_FOUND, NOT_ALLOWED, TOO_LONG = 403, 404, 405, 414

LONGEST = 8192
"""Bytes of a request's target."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

_OTHER_THAN_ENCODED = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_HTTP_PORT = 80

Headers = Iterable[tuple[bytes, bytes]]


class Gate(Struct, frozen=True, kw_only=True):
    """The rules for a server that listens at a port of a host."""

    port: int
    host: str
    """As in an address: an IPv6 address in brackets."""
    token: str = ""
    """What a request must bring when others on the network can reach the server."""

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds the token; a browser gives it to every port of a host."""
        return f"ssg-preview-{self.port}"

    def refusal(self, method: str, target: bytes, headers: Headers) -> int:
        """Return the status that refuses a request, 0 for one that may pass."""
        found = [(name.lower(), value.decode("latin-1")) for name, value in headers]
        hosts = [value for name, value in found if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            return FORBIDDEN
        origins = [value for name, value in found if name == b"origin"]
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return FORBIDDEN
        if not _is_from_here(method, {name: value for name, value in found if name.startswith(b"sec-fetch-")}):
            return FORBIDDEN
        if method not in {"GET", "HEAD"}:
            return NOT_ALLOWED
        return TOO_LONG if len(target) > LONGEST else 0

    def admits(self, cookies: str, query: str) -> bool:
        """Whether a request brings the token, in its cookie or in its address; always, where none is needed."""
        brought = [part.strip().partition("=")[2] for part in cookies.split(";") if part.strip().startswith(f"{self.cookie}=")]
        brought += [part.partition("=")[2] for part in query.split("&") if part.startswith("token=")]
        return not self.token or any(hmac.compare_digest(one.encode(), self.token.encode()) for one in brought)

    def _is_ours(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not name and self.port == _HTTP_PORT:
            name, port = host, str(_HTTP_PORT)
        if port != str(self.port):
            return False
        return name in LOOPBACK or (bool(self.token) and (name == self.host or _is_address(name)))


def path_of(target: bytes) -> str | None:
    """Decode the path of a request once, strictly; None when it is no path."""
    raw = target.partition(b"?")[0]
    if not raw.startswith(b"/") or _OTHER_THAN_ENCODED.search(raw):
        return None
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return None
    return path[1:] if path.isprintable() and "\\" not in path else None


def _is_from_here(method: str, said: dict[bytes, str]) -> bool:
    """Whether a browser says that no page elsewhere is behind a request; following a link from there is fine."""
    if said.get(b"sec-fetch-site", "none") in {"same-origin", "none"}:
        return True
    return (
        method == "GET" and said.get(b"sec-fetch-mode") == "navigate" and said.get(b"sec-fetch-dest", "document") == "document"
    )


def _is_address(name: str) -> bool:
    # Another site can give its name any address, but it cannot make a name of digits.
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
