"""The port that the preview listens at, who has it if somebody else does, and the address that others can ask for.

In: a host and a wish. Out: a bound socket, or an `SsgError` that names the holder, as far as the system tells.
"""

import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from perfmirror_ssg.diagnostics import SsgError

FIRST = 8520
"""Where one looks for a free port, a few further up too."""

_LAST = FIRST + 50
_LISTENS = "0A"

_FAR = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses on other networks, set aside for examples."""


def listen(host: str, port: int | None) -> socket.socket:
    """Take the port that was asked for, or the first free one."""
    for number in [port] if port is not None else range(FIRST, _LAST):
        try:
            return _bound(host, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise SsgError(f"cannot listen at {host}, port {number}: {(error.strerror or str(error)).lower()}") from error
    if port is None:
        raise SsgError(f"all ports from {FIRST} to {_LAST - 1} are taken")
    raise SsgError(f"port {port} is taken{_by(port)}; name another, or none for the next free one")


def own_address(bound: socket.socket) -> str | None:
    """Return the address at which others find a server that listens at every address; None when the system tells none.

    It is the one from which a packet to them would leave; none is sent.
    """
    for family, far in _FAR:
        if bound.family == socket.AF_INET and family != bound.family:
            continue
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((far, 9))
            address = str(way.getsockname()[0])
            if not ipaddress.ip_address(address).is_loopback:
                return address
    return None


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(64)
    except OSError:
        bound.close()
        raise
    return bound


def _by(port: int) -> str:
    """Name the program that listens at a port, where /proc tells."""
    sockets = {f"socket:[{number}]" for number in _listening(port)}
    for process in Path("/proc").glob("[0-9]*") if sockets else ():
        try:
            if any(str(link.readlink()) in sockets for link in (process / "fd").iterdir()):
                return f" by {(process / 'comm').read_text().strip()} (process {process.name})"
        except OSError:
            continue  # not ours to look into, or gone
    return ""


def _listening(port: int) -> Iterator[str]:
    """Yield the numbers of the sockets that listen at a port."""
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        for line in table.read_text().splitlines()[1:] if table.exists() else ():
            _, place, _, state, *_, number = line.split()[:10]
            if state == _LISTENS and int(place.rpartition(":")[2], 16) == port:
                yield number
