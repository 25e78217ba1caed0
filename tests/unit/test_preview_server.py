"""The rules R1 to R12 over a raw socket, and what is served."""

import ipaddress
import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.preview import bounds, server
from perfmirror_ssg.preview.port import listen, own_address
from perfmirror_ssg.preview.server import HEADERS, POLICY
from tests.previews import Hand, Reading, Readings, answer, error, page, previewed, until

SITE = {
    "index.html": page("home"),
    "weeks/2026-W20.html": page("a week"),
    "assets/mirror.0a1b.css": b"a {}",
    "files/a.png": b"\x89PNG",
    "files/café #1.txt": b"words",
}


@pytest.fixture(scope="module")
def still() -> Iterator[Hand]:
    """Serve one reading to all tests that change nothing."""
    readings = Readings(Reading(site=SITE))
    with previewed(readings, readings.changes) as hand:
        yield hand


@pytest.fixture
def readings() -> Readings:
    return Readings(Reading(site=SITE))


@pytest.fixture
def hand(readings: Readings) -> Iterator[Hand]:
    with previewed(readings, readings.changes) as hand:
        yield hand


# R1, R12: where it listens


def test_it_listens_on_this_machine_only(still: Hand) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", still.gate.port), timeout=1)


def test_a_taken_port_is_said_with_its_holder() -> None:
    with listen("127.0.0.1", None) as bound:
        port = bound.getsockname()[1]
        with pytest.raises(SsgError, match=rf"port {port} is taken by \S.* \(process {os.getpid()}\)"):
            listen("127.0.0.1", port)


def test_the_next_free_port_is_taken_when_none_was_asked_for() -> None:
    with listen("127.0.0.1", None) as one, listen("127.0.0.1", None) as other:
        assert one.getsockname()[1] < other.getsockname()[1]


def test_a_host_that_is_not_this_machine_is_said() -> None:
    with pytest.raises(SsgError, match=r"cannot listen at 192\.0\.2\.1"):
        listen("192.0.2.1", None)


def test_the_address_that_others_can_ask_for_is_one_of_this_machine_and_not_for_itself_alone() -> None:
    with listen("0.0.0.0", None) as bound:  # noqa: S104 - nothing is served
        address = own_address(bound)
    if address:
        assert not ipaddress.ip_address(address).is_loopback
        with listen(address, None) as there:
            assert there.getsockname()[0] == address


# R2 to R5, R7: who may ask, and how


@pytest.mark.parametrize(
    ("request_line", "headers", "status"),
    [
        ("GET / HTTP/1.1", {"Host": "evil.example"}, 403),
        ("GET / HTTP/1.0", {}, 403),
        ("GET / HTTP/1.1", {}, 400),
        ("GET / HTTP/1.1", {"Host": "127.0.0.1:PORT", "Origin": "null"}, 403),
        ("GET / HTTP/1.1", {"Host": "127.0.0.1:PORT", "Origin": "http://evil.example"}, 403),
        ("GET / HTTP/1.1", {"Host": "127.0.0.1:PORT", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ("POST / HTTP/1.1", {"Host": "127.0.0.1:PORT"}, 405),
        ("OPTIONS / HTTP/1.1", {"Host": "127.0.0.1:PORT"}, 405),
        ("GET http://127.0.0.1/ HTTP/1.1", {"Host": "127.0.0.1:PORT"}, 404),
        ("GET /%c3 HTTP/1.1", {"Host": "127.0.0.1:PORT"}, 404),
        ("nonsense", {}, 400),
    ],
)
def test_what_is_refused_is_refused_without_a_word(
    still: Hand, request_line: str, headers: dict[str, str], status: int
) -> None:
    refused = still.ask(request_line, **{name: value.replace("PORT", str(still.gate.port)) for name, value in headers.items()})
    assert (refused.status, refused.body) == (status, b"")


def test_two_hosts_are_one_too_many(still: Hand) -> None:
    host = f"Host: 127.0.0.1:{still.gate.port}\r\n"
    refused = answer(still.gate.port, f"GET / HTTP/1.1\r\n{host}{host}\r\n".encode())
    assert (refused.status, refused.body) == (400, b"")


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/config.toml", "//etc/passwd", "/.ssg/lock", "/weeks/../index.html"]
)
def test_there_is_nothing_to_walk_out_of(still: Hand, path: str) -> None:
    assert still.get(path).status == 404


# R6, what every answer carries


@pytest.mark.parametrize(
    "path", ["/", "/nothing.html", "/assets/mirror.0a1b.css", "/.preview/state.json", "/.preview/preview.js", "/%"]
)
def test_every_answer_has_the_headers_that_keep_it_in(still: Hand, path: str) -> None:
    headers = still.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert [name for name in headers if name.startswith("access-control")] == []
    assert "server" not in headers


def test_the_policy_is_that_of_the_pages_and_forbids_frames() -> None:
    base = Path(__file__).parents[2] / "perfmirror_ssg/theme/templates/base.html"
    written = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', base.read_text())
    assert written
    assert f"{written[1]}; frame-ancestors 'none'" == POLICY


# R8, R9, R10: data


def test_data_is_json_with_its_type(still: Hand) -> None:
    told = still.get("/.preview/state.json")
    assert told.headers["content-type"] == "application/json"
    assert json.loads(told.body)["newest"] is True


def test_the_channel_carries_a_number_and_nothing_else(still: Hand) -> None:
    told = still.get("/.preview/version.json?after=0&page=/")
    assert (told.status, told.headers["content-type"]) == (200, "application/json")
    assert json.loads(told.body) == still.live.shown.version


def test_the_channel_waits_for_a_newer_version(hand: Hand, readings: Readings) -> None:
    known, heard = hand.live.shown.version, []
    thread = threading.Thread(target=lambda: heard.append(hand.get(f"/.preview/version.json?after={known}&page=/").body))
    thread.start()
    until(lambda: hand.live.eyes)
    assert heard == []
    readings.save(hand, Reading(site=SITE))
    thread.join()
    assert json.loads(heard[0]) == hand.live.shown.version > known


def test_channels_beyond_a_few_are_answered_soon_so_that_a_browser_can_hold_many(
    monkeypatch: pytest.MonkeyPatch, hand: Hand
) -> None:
    monkeypatch.setattr(server, "BRIEF", 0.05)
    path = f"/.preview/version.json?after={hand.live.shown.version}&page=/"
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_connection(("127.0.0.1", hand.gate.port), 30)) for _ in range(server.FEW)]
        for channel in held:
            channel.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{hand.gate.port}\r\n\r\n".encode())
        until(lambda: hand.live.eyes == server.FEW)
        assert hand.get(path).status == server.NO_NEWS
        assert hand.live.eyes == server.FEW


def test_a_page_that_is_looked_at_is_made_before_its_version_is_announced(hand: Hand, readings: Readings) -> None:
    with socket.create_connection(("127.0.0.1", hand.gate.port)) as channel:
        known = hand.live.shown.version
        path = f"/.preview/version.json?after={known}&page=/weeks/2026-W20.html"
        channel.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{hand.gate.port}\r\n\r\n".encode())
        until(lambda: hand.live.eyes)
        reading = Reading(site=SITE)
        readings.save(hand, reading)
        assert reading.made == ["weeks/2026-W20.html"]
    until(lambda: not hand.live.eyes)
    reading = Reading(site=SITE)
    readings.save(hand, reading)
    assert reading.made == []


def test_problems_are_told_with_paths_from_the_site_folder(tmp_path: Path) -> None:
    readings = Readings(Reading(site=SITE, problems=(error("<b>wrong</b>"),), lines=["a\tmentroing: 2"]))
    with previewed(readings, readings.changes) as hand:
        told = hand.state()["problems"]
    assert told == [
        {
            "path": "journal/2026/2026-W20.md",
            "line": 1,
            "column": 3,
            "code": "E212",
            "message": "<b>wrong</b>",
            "hint": "write it so",
            "href": "",
            "before": "a\t",
            "there": "ment",
            "behind": "roing: 2",
        }
    ]
    readings = Readings(Reading(site=SITE, problems=(error("wrong"),)))
    with previewed(readings, readings.changes, root=tmp_path) as hand:
        assert hand.state()["problems"][0]["href"] == f"vscode://file{tmp_path}/journal/2026/2026-W20.md:1:3"


# R11, what one may cost


def test_a_long_request_line_is_refused(still: Hand) -> None:
    assert still.get("/" + "a" * 9000).status == 414


def test_a_head_without_end_is_refused(still: Hand) -> None:
    assert answer(still.gate.port, b"GET / HTTP/1.1\r\nX: " + b"a" * (bounds.HEADER_BYTES + 1)).status == 400


def test_a_head_that_takes_too_long_ends_the_connection(monkeypatch: pytest.MonkeyPatch, readings: Readings) -> None:
    monkeypatch.setattr(bounds, "HEAD_SECONDS", 0.2)
    with previewed(readings, readings.changes) as hand, socket.create_connection(("127.0.0.1", hand.gate.port), 30) as slow:
        slow.sendall(b"GET / HT")
        assert _ended(slow)


def test_a_second_head_on_a_connection_has_its_time_too(monkeypatch: pytest.MonkeyPatch, readings: Readings) -> None:
    monkeypatch.setattr(bounds, "HEAD_SECONDS", 0.2)
    with previewed(readings, readings.changes) as hand, socket.create_connection(("127.0.0.1", hand.gate.port), 30) as slow:
        slow.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{hand.gate.port}\r\n\r\n".encode())
        data = b""
        while not data.endswith(b"</html>"):
            data += slow.recv(65536)
        slow.sendall(b"GET / HT")
        assert _ended(slow)


def test_one_connection_too_many_ends_at_once(hand: Hand) -> None:
    with ExitStack() as stack:
        address = ("127.0.0.1", hand.gate.port)
        kept = [stack.enter_context(socket.create_connection(address, 30)) for _ in range(bounds.CONNECTIONS)]
        assert _ended(stack.enter_context(socket.create_connection(address, 30)))
        kept[0].sendall(f"GET / HTTP/1.1\r\nHost: localhost:{hand.gate.port}\r\n\r\n".encode())
        assert kept[0].recv(65536).startswith(b"HTTP/1.1 200")


def _ended(connection: socket.socket) -> bool:
    try:
        return not connection.recv(65536)
    except ConnectionResetError:
        return True


# the token


def test_with_a_token_only_who_has_it_is_let_in(readings: Readings) -> None:
    with previewed(readings, readings.changes, token="the-token") as hand:  # noqa: S106 - a test's
        assert (hand.get("/").status, hand.get("/").body) == (403, b"")
        assert hand.get("/?token=another").status == 403
        moved = hand.get("/weeks/2026-W20.html?token=the-token")
        assert (moved.status, moved.headers["location"]) == (303, "/")
        cookie, *attributes = moved.headers["set-cookie"].split("; ")
        assert {attribute.lower() for attribute in attributes} >= {"httponly", "samesite=lax"}
        assert hand.get("/", Cookie=cookie).status == 200


# what is served


def test_a_page_is_the_page_with_one_script_more(still: Hand) -> None:
    served = still.get("/")
    shown = still.live.shown
    versions = f'data-journal="mine" data-version="{shown.version}" data-made="{shown.made}"'
    script = f'<script src="/.preview/preview.js" data-preview {versions} defer></script>'
    assert served.body.replace(script.encode(), b"", 1) == SITE["index.html"]
    assert served.headers["content-type"] == "text/html; charset=utf-8"


def test_other_files_are_served_as_they_are(still: Hand) -> None:
    assert still.get("/assets/mirror.0a1b.css").body == b"a {}"
    assert still.get("/files/a.png").headers["content-type"] == "image/png"
    assert still.get("/files/caf%C3%A9%20%231.txt").body == b"words"


def test_a_head_has_no_body(still: Hand) -> None:
    asked = still.ask("HEAD / HTTP/1.1", Host=f"localhost:{still.gate.port}")
    assert (asked.status, asked.body) == (200, b"")
    assert int(asked.headers["content-length"]) > len(SITE["index.html"])


def test_where_there_is_no_page_one_stands_that_waits_for_it(hand: Hand, readings: Readings) -> None:
    missing = hand.get("/weeks/%3Cb%3E.html")
    assert missing.status == 404
    assert b"weeks/&lt;b&gt;.html</code> is not there" in missing.body
    assert b"/.preview/preview.js" in missing.body
    assert (hand.get("/assets/none.css").status, hand.get("/assets/none.css").body) == (404, b"")
    readings.save(hand, Reading(site={**SITE, "weeks/<b>.html": page("here")}))
    assert hand.get("/weeks/%3Cb%3E.html").status == 200


def test_a_page_that_moved_says_where_it_is(hand: Hand, readings: Readings) -> None:
    readings.save(hand, Reading(site={"index.html": SITE["index.html"], "weeks/<b>#.html": page("a week")}))
    missing = hand.get("/weeks/2026-W20.html")
    assert missing.status == 404
    assert b'It is at <a href="/weeks/%3Cb%3E%23.html">weeks/&lt;b&gt;#.html</a> now.' in missing.body


def test_a_broken_save_leaves_the_last_good_page_and_says_so(hand: Hand, readings: Readings) -> None:
    readings.save(hand, Reading(site={"index.html": page("half")}, problems=(error("wrong"),)))
    assert b"home" in hand.get("/").body
    told = hand.state()
    assert (told["newest"], [problem["message"] for problem in told["problems"]]) == (False, ["wrong"])
    readings.save(hand, Reading(site={"index.html": page("mended")}))
    assert b"mended" in hand.get("/").body
    assert (hand.state()["newest"], hand.state()["problems"]) == (True, [])


def test_trouble_of_the_machine_leaves_the_last_good_page_and_says_so(hand: Hand, readings: Readings) -> None:
    readings.save(hand, "the disk is gone")
    assert b"home" in hand.get("/").body
    assert (hand.state()["newest"], hand.state()["trouble"]) == (False, "the disk is gone")


def test_a_mistake_of_ours_is_told_in_the_terminal_and_ends_nothing(hand: Hand, readings: Readings) -> None:
    class Wrong(Reading):
        def page(self, path: str) -> None:  # type: ignore[override]
            raise ZeroDivisionError(path)

    readings.save(hand, Wrong(site=SITE))
    broken = hand.get("/")
    assert (broken.status, b"cannot be made" in broken.body) == (500, True)
    assert "ZeroDivisionError" in hand.state()["trouble"]
    assert any(isinstance(said, str) and "Traceback" in said for said in hand.said)
    readings.save(hand, Reading(site=SITE))
    assert hand.get("/").status == 200


def test_nothing_to_show_yet_is_a_page_too() -> None:
    readings = Readings("config.toml cannot be read")
    with previewed(readings, readings.changes) as hand:
        assert hand.get("/").status == 404
        assert (hand.state()["nothing"], hand.state()["trouble"]) == (True, "config.toml cannot be read")
        readings.save(hand, Reading(site=SITE))
        assert hand.get("/").status == 200


def test_a_build_imports_no_server() -> None:
    code = "import sys, perfmirror_ssg.cli, perfmirror_ssg.build; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert {"starlette", "uvicorn", "watchdog", "anyio", "asyncio"} & {*loaded} == set()
