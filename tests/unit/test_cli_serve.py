"""The command that shows the site while it is written, as a person runs it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from perfmirror_ssg.preview.port import listen
from tests.previews import answer
from tests.sites import write_site
from tests.unit.conftest import TODAY, Ssg

WEEK = "journal/2026/2026-W20.md"
GOOD = "---\ninput: {one-on-one: 6}\n---\nWords.\n"
BAD = "---\ninput: {nonsense: 1}\n---\n"
MANY = "---\ninput:\n" + "".join(f"  nonsense-{letter}: 1\n" for letter in "abcde") + "---\n"
COMMAND = (str(Path(sys.executable).with_name("ssg")), f"--today={TODAY}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path / "mine", {WEEK: GOOD})


@contextmanager
def _running(root: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Run the command; give it, and its first line."""
    pipe = subprocess.PIPE
    environment = {**os.environ, "SOURCE_DATE_EPOCH": ""}
    with subprocess.Popen(
        [*COMMAND, "serve", *options], cwd=root, text=True, env=environment, stdout=pipe, stderr=pipe
    ) as process:
        assert process.stdout
        try:
            yield process, process.stdout.readline()
        finally:
            process.kill()


def _port(line: str) -> int:
    found = re.search(r":(\d+)/", line)
    assert found, line
    return int(found[1])


def test_it_says_where_it_stands_and_one_line_for_each_version(root: Path) -> None:
    with _running(root) as (process, line):
        assert process.stdout
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/  Ctrl-C ends\n", line)
        root.joinpath(WEEK).write_text(BAD)
        said = process.stdout.readline()
        assert re.fullmatch(rf"\d\d:\d\d:\d\d  {WEEK}  \d+ ms  1 error in 1 file, still showing \d\d:\d\d:\d\d\n", said)
        assert process.stdout.readline() == f'  {WEEK}:2:9: E212 unknown category "nonsense"\n'
        write_site(root, {WEEK: GOOD, "journal/2026/2026-W21.md": GOOD})
        assert re.match(r"\d\d:\d\d:\d\d  \S+( files)?  \d+ ms", process.stdout.readline())


def test_ctrl_c_ends_it_at_once_while_a_page_waits(root: Path) -> None:
    with _running(root) as (process, line):
        port = _port(line)
        with socket.create_connection(("127.0.0.1", port), 30) as channel:
            known = b"9" * 15
            channel.sendall(b"GET /.preview/version.json?after=%b HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % (known, port))
            assert answer(port, f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode()).status == 200
            process.send_signal(signal.SIGINT)
            # The page that waits would be held for 25 seconds.
            out, err = process.communicate(timeout=15)
        assert (process.returncode, out, err) == (130, "", "ssg: stopped\n")


def test_what_is_wrong_at_the_beginning_is_counted(root: Path) -> None:
    root.joinpath(WEEK).write_text(BAD)
    with _running(root) as (_, line):
        assert line.endswith("/  1 error in 1 file · Ctrl-C ends\n")


def test_the_first_three_that_are_new_are_named(root: Path) -> None:
    root.joinpath(WEEK).write_text(MANY)
    with _running(root) as (process, line):
        assert line.endswith("/  5 errors in 1 file · Ctrl-C ends\n")
        assert process.stdout
        told = [process.stdout.readline() for _ in range(4)]
        assert [re.sub(r" unknown.*", "", line) for line in told] == [
            f"  {WEEK}:3:3: E212\n",
            f"  {WEEK}:4:3: E212\n",
            f"  {WEEK}:5:3: E212\n",
            "  and 2 more: ssg check\n",
        ]
        root.joinpath(WEEK).write_text(f"{MANY}Words.\n")
        write_site(root, {"journal/2026/2026-W21.md": BAD})
        said = process.stdout.readline()
        while "W21" not in said and "2 files" not in said:
            said = process.stdout.readline()
        assert process.stdout.readline() == '  journal/2026/2026-W21.md:2:9: E212 unknown category "nonsense"\n'


def test_a_taken_port_ends_it_and_the_holder_is_named(ssg: Ssg, root: Path) -> None:
    with listen("127.0.0.1", None) as bound:
        port = bound.getsockname()[1]
        ran = ssg("serve", "--port", str(port), at=root)
    assert (ran.code, ran.out) == (3, "")
    assert re.fullmatch(rf"ssg: port {port} is taken( by .*)?; name another, or none for the next free one\n", ran.err)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])  # noqa: S104 - refused
def test_others_are_let_in_only_on_demand(ssg: Ssg, root: Path, host: str) -> None:
    ran = ssg("serve", "--host", host, at=root)
    assert ran.code == 2
    assert ran.err == f"ssg: --host {host} lets others on the network read the journal; add --allow-lan if that is meant\n"


def test_others_are_let_in_with_a_token(root: Path) -> None:
    with _running(root, "--host", "0.0.0.0", "--allow-lan") as (process, line):  # noqa: S104 - on this test machine
        token = re.search(r"http://127\.0\.0\.1:\d+/\?token=(\S{32})  ", line)
        assert token, line
        port = _port(line)
        head = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        assert answer(port, f"GET / {head}".encode()).status == 403
        assert answer(port, f"GET /?token={token[1]} {head}".encode()).status == 303
        process.kill()
        out, err = process.communicate()
        theirs = re.fullmatch(rf"(http://\S+:{port}/\?token=\S+)  for others on the network\n", out)
        assert (token[1] in theirs[1] and "127.0.0.1" not in theirs[1]) if theirs else "it was not found" in err
        assert "not encrypted" in err


def test_a_day_that_cannot_be_read_is_said(root: Path) -> None:
    command = [COMMAND[0], "serve"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "soon"}
    with subprocess.Popen(command, cwd=root, text=True, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        line = process.stdout.readline()
        process.kill()
    assert 'SOURCE_DATE_EPOCH is "soon"' in line


def test_it_needs_a_site_folder(ssg: Ssg, tmp_path: Path) -> None:
    assert ssg("serve", at=tmp_path).code == 2


SHARED = """---
share: coach
---
Only for me.

::: share
Words for two of us, said by Ada.
:::
"""


def _page(line: str, path: str) -> str:
    port = _port(line)
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    return answer(port, request.encode()).body.decode()


def test_an_audience_is_shown_what_it_would_see_and_nothing_else(root: Path) -> None:
    root.joinpath(WEEK).write_text(SHARED)
    root.joinpath("people.toml").write_text('[[person]]\nnames = ["Ada"]\nalias = "Heron"\n')
    with _running(root, "--audience", "coach") as (_, line):
        page = _page(line, "/weeks/2026-W20.html")
        assert "Words for two of us, said by Heron." in page
        assert "Shared with a coach" in page
        assert "Only for me" not in page
        root.joinpath("people.toml").write_text("")
        assert "Only for me" not in _page(line, "/weeks/2026-W20.html")


def test_what_would_not_be_shared_is_not_shown_to_an_audience_either(root: Path) -> None:
    root.joinpath(WEEK).write_text(SHARED.replace("two of us", "us: https://example.com/~ada"))
    root.joinpath("people.toml").write_text('[[person]]\nnames = ["Ada"]\nalias = "Heron"\n')
    with _running(root, "--audience", "coach") as (_, line):
        assert "as the journal stands nothing of it would be shared: ssg check says why" in line
        page = _page(line, "/weeks/2026-W20.html")
        assert "example.com" not in page
        assert "ada" not in page.casefold()
