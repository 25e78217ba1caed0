"""The preview's server: the site from memory, what its pages need to stay true, and nothing else.

In: what is shown, and the rules for who may ask. Out: answers to requests on a socket, until the program is told to end.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from perfmirror_ssg.preview.bounds import CONNECTIONS, HEADER_BYTES, Bounded
from perfmirror_ssg.preview.dressing import ROOM, dressed, gone, own_files
from perfmirror_ssg.preview.gate import FORBIDDEN, NOT_FOUND, Gate, path_of
from perfmirror_ssg.preview.live import Changes, Live
from perfmirror_ssg.publishing.media import media_type

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}

PATH = "perfmirror.path"
"""Where a request holds its path, decoded."""

NO_NEWS, BROKEN = 204, 500

_NUMBER = re.compile(r"[0-9]{1,18}")

HOLD = 25.0
"""Seconds after which a channel on which nothing came is answered, so that it can be asked for again."""

FEW = 4
"""Channels that may be held as long as that; a browser has six connections to a host, and needs one to show a page."""

BRIEF = 1.0
"""The seconds for all others, which take turns."""


class _Answers:
    """What is answered to requests that may pass."""

    def __init__(self, live: Live, root: Path | None) -> None:
        self._live = live
        self._root = root

    async def version(self, request: Request) -> Response:
        """Answer when there is a version newer than the one that the page knows: its number, and nothing else."""
        known, page = request.query_params.get("after", ""), _path_in_site(request.query_params.get("page", ""))
        with self._live.looked_at(page):
            newer = self._live.newer(int(known) if _NUMBER.fullmatch(known) else 0)
            found = await _unless_left(request, newer, HOLD if self._live.eyes <= FEW else BRIEF)
        return _json(found) if found else Response(status_code=NO_NEWS)

    async def state(self, request: Request) -> Response:
        """Answer what is wrong, as far as it is about a page."""
        return _json(await self._live.state(_path_in_site(request.query_params.get("page", "")), self._root))

    async def own(self, request: Request) -> Response:
        """Answer with a file of the preview."""
        path = request.scope[PATH]
        return _file(path, own_files()[path])

    async def page(self, request: Request) -> Response:
        """Answer with a path of the site."""
        path = _path_in_site(request.scope[PATH])
        found = await self._live.page(path)
        is_page = path.endswith(".html") or "." not in path
        if found.data is not None:
            return _file(path, dressed(found.data, found.shown) if is_page else found.data)
        body = dressed(gone(path, found.shown, found.trouble), found.shown) if is_page else b""
        status = BROKEN if found.trouble else NOT_FOUND
        return Response(body, status, headers={"content-type": _kind("html" if is_page else "txt")})


def application(live: Live, gate: Gate, root: Path | None, changes: Changes) -> ASGIApp:
    """Put the server's answers together; addresses for the editor are made only with a `root`."""
    answers = _Answers(live, root)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        live.follow(changes)
        yield

    routes = [
        Route(f"/{ROOM}version.json", answers.version),
        Route(f"/{ROOM}state.json", answers.state),
        *(Route(f"/{path}", answers.own) for path in own_files()),
        Route("/{path:path}", answers.page),
    ]
    return _Guarded(Starlette(routes=routes, lifespan=lifespan), gate)


def make_server(app: ASGIApp) -> uvicorn.Server:
    """Make what serves on a bound socket, `run(sockets=[…])`, until Ctrl-C."""
    config = uvicorn.Config(
        app,
        http=Bounded,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=HEADER_BYTES,
        limit_concurrency=CONNECTIONS + 1,
    )
    return _Server(config)


class _Server(uvicorn.Server):
    """Ends at once: pages that wait for a version are not waited for."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take the first signal for the last word."""
        super().handle_exit(sig, frame)
        self.force_exit = True


class _Guarded:
    """Lets pass what the gate lets pass, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        target = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
        path = path_of(target)
        status = self._gate.refusal(scope["method"], target, scope["headers"]) or (NOT_FOUND if path is None else 0)
        answer = Response(status_code=status) if status else self._token_answer(scope)
        await (answer or self._app)({**scope, "path": f"/{path}", PATH: path}, receive, dressed_send)

    def _token_answer(self, scope: Scope) -> Response | None:
        """Move the token from the address into a cookie; refuse who has none. None where the request may go on."""
        gate = self._gate
        query = scope["query_string"].decode("latin-1")
        cookies = "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
        if gate.admits(cookies, ""):
            return None
        if not gate.admits("", query):
            return Response(status_code=FORBIDDEN)
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(gate.cookie, gate.token, httponly=True, samesite="lax")
        return answer


async def _unless_left(request: Request, newer: Awaitable[int], hold: float) -> int | None:
    """Wait for a version, for some time, as long as the one who asked is there."""
    waiting = asyncio.ensure_future(newer)
    left = asyncio.ensure_future(_left(request.receive))
    try:
        await asyncio.wait({waiting, left}, timeout=hold, return_when=asyncio.FIRST_COMPLETED)
        return waiting.result() if waiting.done() else None
    finally:
        waiting.cancel()
        left.cancel()


async def _left(receive: Callable[[], Awaitable[Message]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _path_in_site(path: str) -> str:
    """Return the path of the page that an address means."""
    path = path.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _json(data: object) -> Response:
    return Response(json.dumps(data, ensure_ascii=False).encode(), media_type=_kind("json"))


def _file(path: str, data: bytes) -> Response:
    return Response(data, headers={"content-type": _kind(path)})


def _kind(path: str) -> str:
    kind = media_type(path)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
