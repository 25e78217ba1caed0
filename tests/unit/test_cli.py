"""What holds for every command: where it looks, which day it is, how trouble ends."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from perfmirror_ssg.cli import CLOSED_PIPE, main
from perfmirror_ssg.cli_site import Asked, Failure, local_date
from perfmirror_ssg.config import read_config
from tests.sites import write_site
from tests.unit.conftest import Ssg

COMMAND = Path(sys.executable).with_name("ssg")


def _day(config: str = "", *, today: dt.date | None = None) -> dt.date:
    return Asked(site=None, today=today).day(read_config(config).value.site)


def _leaves(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, command in group.commands.items():
        below = _leaves(command, (*path, name)) if isinstance(command, click.Group) else [(*path, name)]
        found += below
    return found


@pytest.mark.parametrize("path", _leaves(main), ids=" ".join)
def test_the_help_of_a_command_shows_an_example_of_it(path: tuple[str, ...], ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg(*path, "--help", at=tmp_path)
    assert ran.code == 0
    assert f"Example: ssg {' '.join(path)}" in ran.out


def test_the_site_folder_is_the_nearest_one_upward(ssg: Ssg, tmp_path: Path) -> None:
    below = write_site(tmp_path, {}) / "journal" / "2026"
    below.mkdir(parents=True)
    assert ssg("check", at=below).code == 0


def test_without_a_site_folder_the_way_to_begin_one_is_said(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("check", at=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "`ssg init` begins a journal" in ran.err


def test_a_named_folder_must_be_a_site_folder(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("-C", ".", "check", at=tmp_path)
    assert ran.code == 2
    assert "neither config.toml nor journal/" in ran.err


def test_a_named_folder_with_a_journal_alone_is_a_site_folder(ssg: Ssg, tmp_path: Path) -> None:
    (tmp_path / "mine" / "journal").mkdir(parents=True)
    assert ssg("-C", "mine", "check", at=tmp_path).code == 0


def test_a_day_that_is_none_is_refused(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("check", at=tmp_path, today="2026-02-30")
    assert ran.code == 2
    assert "there is no day 2026-02-30" in ran.err


def test_today_is_what_was_asked_then_the_epoch_then_the_pinned_day(monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = "[site]\ntoday = 2026-03-03\n"
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert _day(pinned) == dt.date(2026, 3, 3)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    assert _day(pinned) == dt.date(2026, 2, 2)
    assert _day(pinned, today=dt.date(2026, 1, 1)) == dt.date(2026, 1, 1)


def test_today_is_the_date_where_the_person_lives() -> None:
    moment = dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC)
    assert local_date(moment, "Pacific/Auckland") == dt.date(2026, 11, 21)
    assert local_date(moment, "America/New_York") == dt.date(2026, 11, 20)


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 30, " 1700000000", "1_700_000_000", "-62135596800", "99999999999"])
def test_an_epoch_that_is_no_number_of_seconds_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(Failure, match="SOURCE_DATE_EPOCH"):
        _day()


def test_trouble_of_the_machine_ends_with_3_in_one_line(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path / "mine", {})
    (tmp_path / "elsewhere").mkdir()
    (root / ".ssg").symlink_to(tmp_path / "elsewhere")
    ran = ssg("clean", at=root)
    assert ran.code == 3
    assert ran.err.startswith(f"ssg: {root}/.ssg is a symbolic link")
    assert len(ran.err.splitlines()) == 1


def test_an_error_of_the_system_ends_with_3_and_names_the_file(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    (root / "journal").write_text("a file in the place of the folder")
    ran = ssg("new", at=root)
    assert ran.code == 3
    assert "journal" in ran.err


def test_ctrl_c_is_said_and_ends_with_130(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Asked) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Asked, "root", interrupted)
    ran = ssg("check", at=write_site(tmp_path, {}))
    assert (ran.code, ran.err) == (130, "ssg: stopped\n")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [COMMAND, "explain", "--format", "markdown"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == CLOSED_PIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("args", [("--help",), ("explain", "E212")], ids=" ".join)
def test_an_output_that_is_full_is_an_error_of_the_machine(args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([COMMAND, *args], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 3
    assert ran.stderr == "ssg: no space left on device\n"


def test_the_version_is_printed() -> None:
    ran = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("ssg 0.")


@pytest.mark.parametrize("args", [("--help",), ("explain", "E212"), ("explain",)], ids=" ".join)
def test_what_needs_no_journal_loads_no_library_that_reads_one(args: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom perfmirror_ssg.cli import main\n"
        f"try: main({list(args)!r})\n"
        "except SystemExit: pass\n"
        "print(sorted({'markdown_it', 'jinja2', 'yaml', 'plotly', 'pygments'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert ran.stderr.splitlines()[-1] == "[]"


def test_a_build_with_nothing_to_do_loads_no_page_and_no_figure(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"config.toml": "schema = 1\n", "journal/2026-W40.md": "---\nsummary: Quiet.\n---\n"})
    code = (
        "import sys\nfrom perfmirror_ssg.cli import main\n"
        f"try: main(['--today', '2026-11-20', '-C', {str(root)!r}, 'build'])\n"
        "except SystemExit: pass\n"
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('perfmirror_ssg.')}\n"
        "print(sorted(rooms & {'analysis', 'charts', 'config', 'pages', 'site'}), file=sys.stderr)"
    )
    loaded = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
        for _ in range(2)
    ]
    assert [ran.stderr.splitlines()[-1] == "[]" for ran in loaded] == [False, True]
    assert loaded[1].stdout.startswith("nothing changed")


@pytest.mark.parametrize(
    "args", [("presets", "{}"), ("show", "{}"), ("{}",), ("--today", "{}"), ("--{}",), ("show", "--{}"), ("off", "{}", "x")]
)
def test_what_was_typed_wrongly_is_said_back_and_turns_nothing_about(args: tuple[str, ...], ssg: Ssg, tmp_path: Path) -> None:
    write_site(tmp_path, {"config.toml": "schema = 1\n"})
    ran = ssg(*(arg.format("a\x1b[2J\u202eb\u2066") for arg in args), at=tmp_path)
    assert ran.code == 2
    assert not {"\x1b", "\u202e", "\u2066"} & set(ran.out + ran.err)
