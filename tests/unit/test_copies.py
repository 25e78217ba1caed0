"""Published copies as they are read: from a folder, and from an address without being led away from it."""

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError, SsgError
from perfmirror_ssg.publishing import copies
from perfmirror_ssg.publishing.copies import FolderCopy, WebCopy, copy_at


class _Host(BaseHTTPRequestHandler):
    """A host that serves `/repo/`, and answers some names oddly."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer by name."""
        match self.path:
            case "/repo/unlock.json" | "/repo/a%20b.html":
                self._say(200, self.path.encode())
            case "/repo/moved":
                self._say(301, b"", "unlock.json")
            case "/repo/elsewhere":
                self._say(302, b"", "https://login.example.org/")
            case "/repo/round":
                self._say(302, b"", "/repo/round")
            case "/repo/broken":
                self._say(503, b"")
            case "/repo/large":
                self._say(200, bytes(2000))
            case "/repo/hangs-up":
                self.close_connection = True
            case _:
                self._say(404, b"not here")

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _say(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def web(address: str) -> Iterator[Callable[..., copies.Copy]]:
    """Open copies at the host, and let their connections go."""
    made: list[WebCopy] = []

    def opened(end: str = "") -> copies.Copy:
        copy = copy_at(address + end)
        assert isinstance(copy, WebCopy)
        made.append(copy)
        return copy

    yield opened
    for copy in made:
        copy.close()


def test_an_address_gives_its_files(web: Callable[..., copies.Copy]) -> None:
    copy = web()
    assert copy.read("unlock.json") == b"/repo/unlock.json"
    assert copy.read("a b.html") == b"/repo/a%20b.html"
    assert copy.read("nothing") is None
    assert copy.names() is None


def test_a_page_of_the_site_may_be_named(web: Callable[..., copies.Copy]) -> None:
    assert web("index.html?a=b#c").read("unlock.json") == b"/repo/unlock.json"


def test_a_redirect_is_followed_on_the_same_host_only(web: Callable[..., copies.Copy]) -> None:
    assert web().read("moved") == b"/repo/unlock.json"
    with pytest.raises(SsgError, match=r"leads to https://login.example.org, another host: name the address itself"):
        web().read("elsewhere")
    with pytest.raises(SsgError, match="is led from place to place"):
        web().read("round")


def test_an_odd_answer_is_said(web: Callable[..., copies.Copy], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SsgError, match="/repo/broken answered 503"):
        web().read("broken")
    with pytest.raises(SsgError, match="/repo/hangs-up cannot be reached: remote end closed connection"):
        web().read("hangs-up")
    monkeypatch.setattr(copies, "LARGEST", 1000)
    with pytest.raises(SsgError, match="/repo/large has more than"):
        web().read("large")


def test_a_host_that_closed_the_connection_is_asked_again(web: Callable[..., copies.Copy]) -> None:
    copy = web()
    with pytest.raises(SsgError, match="hangs-up"):
        copy.read("hangs-up")
    assert copy.read("unlock.json") == b"/repo/unlock.json"


def test_a_host_that_is_not_there_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(SsgError, match=f"http://127.0.0.1:{port}/unlock.json cannot be reached: connection refused"):
        copy_at(f"http://127.0.0.1:{port}").read("unlock.json")


@pytest.mark.parametrize(
    "where",
    [
        "ftp://example.org/",
        "https://",
        "https://somebody@example.org/",
        "file:///etc",
        "http://example.org:port/",
        "https://[x/",
    ],
)
def test_what_is_no_address_is_refused(where: str) -> None:
    with pytest.raises(RefusedError, match="is no address of a site"):
        copy_at(where)


@pytest.mark.parametrize(
    "where",
    [
        "https://me:hunter2@example.org/",
        "https://hunter2@example.org/",
        "ftp://me:hunter2@x/",
        "https://me:hunter2/@example.org/",
    ],
)
def test_a_password_in_an_address_is_not_repeated(where: str) -> None:
    with pytest.raises(RefusedError, match="without a name before the host") as told:
        copy_at(where)
    assert "hunter2" not in str(told.value)


def test_a_folder_gives_its_files_and_their_names(tmp_path: Path) -> None:
    for name in ("unlock.json", "d/a.bin", ".git/config", "weeks/a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "link").symlink_to(tmp_path / "unlock.json")
    copy = copy_at(str(tmp_path))
    assert isinstance(copy, FolderCopy)
    assert copy.names() == ("d/a.bin", "link", "unlock.json", "weeks/a.html")
    assert copy.read("d/a.bin") == b"d/a.bin"
    assert (copy.read("link"), copy.read("d"), copy.read("none")) == (None, None, None)


def test_a_file_beyond_bounds_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "LARGEST", 3)
    (tmp_path / "unlock.json").write_bytes(b"four")
    with pytest.raises(SsgError, match="has more than"):
        copy_at(str(tmp_path)).read("unlock.json")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="is no folder, and no address"):
        copy_at(str(tmp_path / "nothing"))
