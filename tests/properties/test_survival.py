"""Whatever befalls a build, a kill, a full disk, another build or a reader: the site is the old one or the new one."""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, PIPE, Popen, run
from typing import IO

import pytest

from perfmirror_ssg.publishing.output import mend
from perfmirror_ssg.publishing.swap import Mended
from tests.commands import Said, ssg
from tests.outputs import contents
from tests.sites import write_site

TODAY = "--today=2026-11-20"
WEEK = "---\nsummary: A week\ninput: {{one-on-one: {n}}}\n---\n\nWords of week {n}. See [[2026-W01]].\n"
TITLES = ("One", "Two")
KILLS = 20
SIGNS = (("config.toml", 1), ("_site.ssg-staging-*", 0.1), (".ssg/swap.json", 0.01))
"""What to wait for before a kill: nothing, pages made ready, renames; then how much longer at most, in parts of a build."""
TURNS = 200
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
    sys.stdin.readline()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Runs `ssg` in a process of its own for a line of arguments, and says its number; for another line, how it ended."""


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


def ended(asked: IO[str], told: IO[str]) -> int:
    """Wait for the end of a build; until it is asked for, nobody else gets the number of its process."""
    asked.write("\n")
    asked.flush()
    return int(told.readline())


def test_a_build_that_is_killed_at_any_moment_tears_no_file_and_the_next_run_makes_the_site_whole(tmp_path: Path) -> None:
    expected: list[Mapping[str, bytes]] = []
    for title in TITLES:
        build(site(tmp_path / title, title, MANY))
        expected.append(contents(tmp_path / title / "_site"))
    assert expected[0] != expected[1]
    root, chance, stands = site(tmp_path / "mine", TITLES[1], MANY), random.Random(5), 0  # noqa: S311  (moments, no secrets)
    ends: list[int] = []
    mended: set[Mended] = set()
    with runner() as (asked, told):
        begin(asked, told, root)
        assert ended(asked, told) == 0
        site(root, TITLES[0], MANY)
        begun = time.monotonic()
        begin(asked, told, root)
        assert ended(asked, told) == 0
        span = time.monotonic() - begun
        while ends.count(-signal.SIGKILL) < KILLS or not mended >= {Mended.CLEARED, Mended.FINISHED}:
            assert len(ends) < 10 * KILLS
            site(root, TITLES[1 - stands], MANY)
            process = begin(asked, told, root)
            sign, part = SIGNS[len(ends) % len(SIGNS)]
            _wait_for(root, sign, 2 * span)
            time.sleep(chance.uniform(0, part * span))
            os.kill(process, signal.SIGKILL)
            ends.append(ended(asked, told))
            if ends[-1] == 0:  # it was quicker than the one before; the next is killed earlier
                span *= 0.9
            found = contents(root / "_site")
            assert {*found} == {*expected[0]} | {*expected[1]}
            assert all(data in (expected[0][name], expected[1][name]) for name, data in found.items())
            mended.add(mend(root, root / "_site"))
            stands = expected.index(contents(root / "_site"))
            assert not list(root.glob("_site.*"))
    site(root, TITLES[1 - stands], MANY)
    assert build(root).exit_code == 0
    assert contents(root / "_site") == expected[1 - stands]


def _wait_for(root: Path, sign: str, most: float) -> None:
    """Wait until a build leaves a sign of what it is doing."""
    ends = time.monotonic() + most
    while time.monotonic() < ends and not list(root.glob(sign)):
        time.sleep(0.0002)


BUILDER = """
import sys
from pathlib import Path
from tests.properties.test_survival import TURNS, build, edited
root = Path(sys.argv[1])
for turn in range(TURNS):
    assert build(edited(root, turn)).exit_code == 0
"""


def edited(root: Path, turn: int) -> Path:
    """Write a journal of one week, whose page and home are other ones every other turn."""
    week = f"---\ntitle: Turn {turn % 2}\nsummary: In turn {turn % 2}\n---\n" + f"\nWords of turn {turn % 2}." * 1000
    return write_site(root, {"journal/2026/2026-W46.md": week})


def test_a_reader_during_two_hundred_builds_finds_every_page_whole(tmp_path: Path) -> None:
    names = ("index.html", "weeks/2026-W46.html")
    whole: dict[str, set[bytes]] = {name: set() for name in names}
    for turn in range(2):
        build(edited(tmp_path / "alone", turn))
        for name in names:
            whole[name].add((tmp_path / "alone/_site" / name).read_bytes())
    assert {len(versions) for versions in whole.values()} == {2}
    build(edited(tmp_path / "mine", 1))
    seen: dict[str, set[bytes]] = {name: set() for name in names}
    env = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with Popen([sys.executable, "-c", BUILDER, str(tmp_path / "mine")], env=env) as builder:
        while builder.poll() is None:
            time.sleep(0.002)  # on a machine of one core, somebody else has to build
            for name in names:
                found = (tmp_path / "mine/_site" / name).read_bytes()
                assert found in whole[name]
                seen[name].add(found)
    assert builder.returncode == 0
    assert seen == whole


PAUSED = """
import sys
from perfmirror_ssg.cli import main
from perfmirror_ssg.publishing import swap
commit = swap.commit
def waits(*arguments):
    print("about to write", flush=True)
    sys.stdin.readline()
    commit(*arguments)
swap.commit = waits
main(sys.argv[1:], prog_name="ssg")
"""
"""Runs `ssg`, and has it wait for a line before it puts pages in their places."""


def test_of_two_builds_at_once_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    for title in TITLES:
        build(site(tmp_path / title, title))
    root = site(tmp_path / "mine", "One")
    build(root)
    site(root, "Two")
    command = [sys.executable, "-c", PAUSED, TODAY, "-C", str(root), "build", "-q"]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "about to write\n"
        for options in ((), ("--output", str(tmp_path / "elsewhere"))):
            second = build(root, *options)
            assert (second.exit_code, second.stdout) == (3, "")
            assert f"another build of {root} is running (process {first.pid})" in second.stderr
        assert contents(root / "_site") == contents(tmp_path / "One/_site")
        first.communicate("\n")
    assert first.returncode == 0
    assert contents(root / "_site") == contents(tmp_path / "Two/_site")
    assert build(root).exit_code == 0


FILLED = """
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import run
from tests.outputs import contents
from tests.properties.test_survival import MOUNT, TITLES, build, site
root, other = map(Path, sys.argv[1:])
run([*MOUNT, root], check=True)
for place, title in zip((root, other), TITLES):
    assert build(site(place, title)).exit_code == 0
before, after = contents(root / "_site"), contents(other / "_site")
site(root, TITLES[1])
for spare in range(0, 10**8, 2**15):
    with (root / "ballast").open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(bytes(4096))
        file.truncate(file.tell() - spare)
    said = build(root)
    (root / "ballast").unlink()
    print(said.stderr, end="")
    if said.exit_code != 3:
        break
    assert contents(root / "_site") == before
    assert not list(root.glob("_site.*"))
assert said.exit_code == 0
assert contents(root / "_site") == after
"""
"""Builds a site on a small disk of its own, fuller and then less full, until one is taken."""
MOUNT = ("mount", "-t", "tmpfs", "-o", "size=16m", "none")
ALONE = ("unshare", "--map-root-user", "--mount")
"""Runs a program that may mount, where nobody else sees it."""


def test_a_disk_that_is_full_leaves_the_old_site(tmp_path: Path) -> None:
    if not which(ALONE[0]) or run([*ALONE, *MOUNT, tmp_path], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody but its administrator have a small disk")
    env = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    (root := tmp_path / "full").mkdir()
    program = [sys.executable, "-c", FILLED, str(root), str(tmp_path / "other")]
    filled = run([*ALONE, *program], check=False, capture_output=True, text=True, env=env)
    assert (filled.returncode, filled.stderr) == (0, "")
    said = f"ssg: the disk of {root} cannot take the new pages: no space left on device; the site stands as it was"
    # Where the pages just find room, the plan of the renames may not.
    plan = f"ssg: the disk of {root}/.ssg cannot take the plan of the build: no space left on device; the site stands as it was"
    told = {*filled.stdout.splitlines()}
    assert said in told
    assert told <= {said, plan}


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


@pytest.mark.parametrize("options", [("--audience=coach",), ("--encrypt",), ("--audience=coach", "--encrypt"), ("--adopt",)])
def test_a_build_that_has_to_look_closer_touches_nothing_but_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    root = site(tmp_path / "mine", "One")
    monkeypatch.setenv("SSG_PASSPHRASE", "abacus cubicle rinse wafer tinsel gloss")
    if "--encrypt" in options:
        assert ssg("-C", str(root), "encrypt", "init", *options[:-1]).exit_code == 0
    assert build(root, *options).exit_code == 0
    before = _times(root)
    assert build(root, *options).exit_code == 0
    assert {path for path, when in _times(root).items() if before.get(path) != when} <= {root / ".ssg/lock"}


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
