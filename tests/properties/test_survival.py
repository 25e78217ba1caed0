"""Whatever befalls a build, a kill, a full disk, another build or a reader: the site is the old one or the new one."""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run
from typing import IO

import pytest

from perfmirror_ssg.publishing.output import mend
from tests.commands import Said, ssg
from tests.outputs import contents
from tests.sites import write_site

TODAY = "--today=2026-11-20"
WEEK = "---\nsummary: A week\ninput: {{one-on-one: {n}}}\n---\n\nWords of week {n}. See [[2026-W01]].\n"
TITLES = ("One", "Two")
KILLS = 20
MANY = 80
"""Weeks of which a build makes so many pages that it writes them on every core."""

RUNNER = """
import os, sys
from perfmirror_ssg import build, outcome
from perfmirror_ssg.cli import main
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            main(line.split(), prog_name="ssg")
        except SystemExit as ended:
            os._exit(ended.code)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Runs `ssg` in a process of its own for each line of arguments, and says its number, then how it ended."""


def site(root: Path, title: str, weeks: int = 3) -> Path:
    """Write a journal whose every page bears a title."""
    names = [f"{2026 - n // 46}-W{n % 46 + 1:02}" for n in range(weeks)]
    entries = {f"journal/{name[:4]}/{name}.md": WEEK.format(n=n + 1) for n, name in enumerate(names)}
    return write_site(root, {"config.toml": f'[site]\ntitle = "{title}"\n', **entries})


def build(root: Path, *options: str) -> Said:
    """Build a site in this process."""
    return ssg(TODAY, "-C", str(root), "build", "-q", *options)


@contextmanager
def runner() -> Iterator[tuple[IO[str], IO[str]]]:
    """Start what runs `ssg`; give where its arguments go, and where its numbers come from."""
    with Popen([sys.executable, "-c", RUNNER], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, cwd=Path.cwd()) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout
        process.stdin.close()


def begin(asked: IO[str], told: IO[str], root: Path) -> int:
    """Begin a build, and return the number of its process."""
    asked.write(f"{TODAY} -C {root} build -q\n")
    asked.flush()
    return int(told.readline())


def test_a_build_that_is_killed_at_any_moment_tears_no_file_and_the_next_run_makes_the_site_whole(tmp_path: Path) -> None:
    expected: list[Mapping[str, bytes]] = []
    for title in TITLES:
        build(site(tmp_path / title, title, MANY))
        expected.append(contents(tmp_path / title / "_site"))
    assert expected[0] != expected[1]
    root, chance, stands, ends = site(tmp_path / "mine", TITLES[1], MANY), random.Random(5), 0, []  # noqa: S311  (moments, no secrets)
    with runner() as (asked, told):
        begin(asked, told, root)
        assert told.readline() == "0\n"
        site(root, TITLES[0], MANY)
        begun = time.monotonic()
        begin(asked, told, root)
        assert told.readline() == "0\n"
        span = time.monotonic() - begun
        for kill in range(3 * KILLS):
            site(root, TITLES[1 - stands], MANY)
            process = begin(asked, told, root)
            _wait(root, chance, span, from_staging=kill % 2 == 1)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            ends.append(int(told.readline()))
            found = contents(root / "_site")
            assert {*found} == {*expected[0]} | {*expected[1]}
            assert all(data in (expected[0][name], expected[1][name]) for name, data in found.items())
            mend(root, root / "_site")
            stands = expected.index(contents(root / "_site"))
            assert not list(root.glob("_site.*"))
            if ends.count(-signal.SIGKILL) == KILLS:
                break
    assert -signal.SIGKILL in ends
    site(root, TITLES[1 - stands], MANY)
    assert build(root).exit_code == 0
    assert contents(root / "_site") == expected[1 - stands]


def _wait(root: Path, chance: random.Random, span: float, *, from_staging: bool) -> None:
    """Wait for a moment within a build; for half of the kills, for one after its first page is made ready."""
    ends = time.monotonic() + 2 * span
    if from_staging:
        while time.monotonic() < ends and not list(root.glob("_site.ssg-staging-*")):
            time.sleep(0.0005)
    time.sleep(chance.uniform(0, 0.03 if from_staging else span))


PUBLISHER = """
import sys
from pathlib import Path
from tests.outputs import publish
root = Path(sys.argv[1])
for turn in range(200):
    page = str(turn % 2).encode() * 100_000
    publish({"index.html": page, "weeks/a.html": page, f"assets/{turn % 2}.css": page}, root, root / "_site")
"""


def test_a_reader_during_two_hundred_publications_finds_every_page_whole(tmp_path: Path) -> None:
    whole = {b"0" * 100_000, b"1" * 100_000}
    pages = [tmp_path / "_site/index.html", tmp_path / "_site/weeks/a.html"]
    seen: set[bytes] = set()
    env = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with Popen([sys.executable, "-c", PUBLISHER, str(tmp_path)], env=env) as publisher:
        while not pages[0].exists():
            assert publisher.poll() is None
        while publisher.poll() is None:
            time.sleep(0.0005)  # on a machine of one core, somebody else has to publish
            found = {page.read_bytes() for page in pages}
            assert found <= whole
            seen |= found
    assert publisher.returncode == 0
    assert seen == whole


def test_of_two_builds_at_once_one_wins_and_the_other_waits_its_turn_or_is_told(tmp_path: Path) -> None:
    build(site(tmp_path / "one", "One"))
    root = site(tmp_path / "mine", "One")
    command = [sys.executable, "-m", "perfmirror_ssg", TODAY, "-C", str(root), "build", "-q"]
    both = [Popen(command, stderr=PIPE, text=True) for _ in range(2)]
    ended = [(process.communicate()[1], process.returncode) for process in both]
    assert ("", 0) in ended
    assert all(code == 0 or (code == 3 and f"another build of {root} is running (process " in said) for said, code in ended)
    assert contents(root / "_site") == contents(tmp_path / "one/_site")


@pytest.mark.parametrize("blocks", [1, 14])
def test_a_disk_that_takes_no_more_leaves_the_old_site(tmp_path: Path, blocks: int) -> None:
    root = site(tmp_path / "mine", "One")
    build(root)
    before = _times(root / "_site")
    site(root, "Two")
    command = [sys.executable, "-m", "perfmirror_ssg", TODAY, "-C", str(root), "build", "--output", "_site"]
    limited = ["sh", "-c", f'ulimit -f {blocks} && exec "$@"', "sh", *command]
    ended = run(
        limited, check=False, capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    )
    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == f"ssg: the disk of {root} cannot take the new pages: file too large; the site stands as it was\n"
    assert _times(root / "_site") == before
    assert sorted(path.name for path in root.iterdir()) == [".ssg", "_site", "config.toml", "journal"]
    assert not [path for path in (root / ".ssg").iterdir() if path.suffix == ".new" or path.name.startswith("swap")]


def test_a_build_that_changes_nothing_touches_nothing(tmp_path: Path) -> None:
    root = site(tmp_path / "mine", "One")
    build(root)
    before = _times(root)
    assert build(root).exit_code == 0
    assert _times(root) == before


def test_a_site_for_others_takes_the_place_of_a_private_one_only_when_asked_to(tmp_path: Path) -> None:
    root = site(tmp_path / "mine", "One")
    build(root)
    private = contents(root / "_site")
    refused = build(root, "--audience", "public")
    assert (refused.exit_code, contents(root / "_site")) == (2, private)
    assert "_site holds the site for me; name another folder, or use --replace" in refused.stderr
    assert build(root, "--audience", "public", "--replace").exit_code == 0
    assert not any(b"Words of week" in data for data in contents(root / "_site").values())
    assert not [name for name in contents(root / "_site") if name.startswith("weeks/2026-W")]
    assert build(root).exit_code == 2


def _times(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return when everything below a folder was changed, folders too."""
    found = {path: path.stat() for path in (folder, *folder.rglob("*"))}
    return {path: (about.st_mtime_ns, about.st_ctime_ns) for path, about in found.items()}
