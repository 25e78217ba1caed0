"""What one connection may cost: a limit to its head, to the time it takes to send it, and to the number of connections.

In: bytes on connections. Out: uvicorn's own protocol, which knows none of these limits but the first.
"""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEADER_BYTES = 16_384
"""Bytes of a request's head; a browser sends one or two thousand, and the cookies of every program on this machine."""

CONNECTIONS = 64

HEAD_SECONDS = 5.0
"""Time to send a head in, from the first byte of it or from the beginning of the connection."""


class Bounded(H11Protocol):
    """HTTP/1.1 within bounds."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin a connection; one too many ends as it began."""
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            transport.abort()
            return
        self._mind()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._forget()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; a head that is not whole has its time."""
        super().data_received(data)
        self._mind()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, with an empty body."""
        del msg
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        self.transport.close()

    def _mind(self) -> None:
        if self._answers():
            self._forget()
        elif self._late is None:
            self._late = self.loop.call_later(HEAD_SECONDS, self._end)

    def _forget(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _end(self) -> None:
        self._late = None
        if not self._answers():
            self.transport.abort()

    def _answers(self) -> bool:
        """Whether a request is being answered."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete
