"""Noticing that files changed: each way of saving is one burst, and one burst is one change."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from perfmirror_ssg.preview.watch import Watch
from tests.sites import write_site

WEEK = "journal/2026/2026-W20.md"
OTHER = "journal/2026/2026-W21.md"

Bursts = Callable[[Callable[[], object]], list[frozenset[str]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", {WEEK: "Words.\n" * 300, OTHER: "Words.\n", "_site/index.html": "x", ".ssg/lock": ""})


@pytest.fixture
def bursts(root: Path) -> Iterator[Bursts]:
    """Do something to the files; return what the watch said came of it, up to a mark that is set afterwards."""
    watch = Watch(root, pytest.fail)
    watch.start()
    marks = iter(range(1000))

    def run(work: Callable[[], object]) -> list[frozenset[str]]:
        with ThreadPoolExecutor(1) as executor:
            done, found = executor.submit(work), []
            mark = f"mark{next(marks)}.md"
            done.add_done_callback(lambda _: threading.Timer(0.3, (root / mark).touch).start())
            while mark not in (burst := watch.wait()):
                found.append(burst)
            done.result()
        assert burst == {mark}
        return found

    yield run
    watch.stop()


def _rename_over(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text)
    beside.replace(file)


def _keep_the_old_one(file: Path, text: str) -> None:
    file.rename(f"{file}~")
    file.write_text(text)
    Path(f"{file}~").unlink()


def _truncate_then_write(file: Path, text: str) -> None:
    with file.open("w") as opened:
        opened.flush()
        time.sleep(0.03)
        opened.write(text[:4])
        opened.flush()
        time.sleep(0.03)
        opened.write(text[4:])


def _truncate_close_then_write(file: Path, text: str) -> None:
    os.truncate(file, 0)
    time.sleep(0.02)
    file.write_text(text)


def _write_from_elsewhere(file: Path, text: str) -> None:
    elsewhere = file.parents[3] / "elsewhere.md"
    elsewhere.write_text(text)
    elsewhere.replace(file)


def _together(found: list[frozenset[str]]) -> frozenset[str]:
    """Join what is one burst, or two where the machine has so much else to do that the writer was held up."""
    assert len(found) <= 2
    return frozenset().union(*found)


SAVES = [
    Path.write_text,
    _rename_over,
    _keep_the_old_one,
    _truncate_then_write,
    _truncate_close_then_write,
    _write_from_elsewhere,
]


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__.strip("_"))
def test_a_save_is_one_burst(root: Path, bursts: Bursts, save: Callable[[Path, str], object]) -> None:
    assert bursts(lambda: save(root / WEEK, "Other words.\n")) == [{WEEK}]


def test_many_files_at_once_are_one_burst(root: Path, bursts: Bursts) -> None:
    paths = [f"journal/2025/2025-W{number:02}.md" for number in range(1, 53)]

    def write() -> None:
        root.joinpath("journal/2025").mkdir()
        for path in paths:
            root.joinpath(path).write_text("Words.\n")

    assert _together(bursts(write)) == {*paths}


def test_a_checkout_of_a_branch_is_one_burst(root: Path, bursts: Bursts) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(root)]

    def two_branches() -> None:
        for words in ("init -q -b one", "add journal config.toml", "commit -q -m one", "checkout -q -b two"):
            subprocess.run([*git, *words.split()], check=True)
        shutil.rmtree(root / "journal/2026")
        write_site(root, {"journal/2024/2024-W01.md": "Words.\n", "config.toml": 'site.title = "Two"\n'})
        for words in ("add -A journal config.toml", "commit -q -m two"):
            subprocess.run([*git, *words.split()], check=True)

    bursts(two_branches)
    every = {WEEK, OTHER, "config.toml", "journal/2024/2024-W01.md"}
    assert _together(bursts(lambda: subprocess.run([*git, "checkout", "-q", "one"], check=True))) == every
    assert _together(bursts(lambda: subprocess.run([*git, "checkout", "-q", "two"], check=True))) == every


def test_what_is_no_part_of_a_site_is_no_change(root: Path, bursts: Bursts) -> None:
    def work() -> None:
        root.joinpath("_site/index.html").write_text("y")
        root.joinpath(".ssg/lock").write_text("1")
        root.joinpath("notes.txt").write_text("y")
        root.joinpath("journal/2026/.2026-W20.md.swp").write_text("y")
        root.joinpath(WEEK).read_text()
        root.joinpath(WEEK).chmod(0o600)

    assert bursts(work) == []


def test_writing_the_same_words_again_is_no_change(root: Path, bursts: Bursts) -> None:
    assert bursts(lambda: root.joinpath(WEEK).write_text("Words.\n" * 300)) == []


def test_a_folder_that_is_deleted_and_comes_again_is_still_watched(root: Path, bursts: Bursts) -> None:
    assert bursts(lambda: shutil.rmtree(root / "journal"))[-1] >= {OTHER}
    assert bursts(lambda: write_site(root, {WEEK: "New.\n"}))[-1] >= {WEEK}
    assert bursts(lambda: root.joinpath(WEEK).write_text("Newer.\n")) == [{WEEK}]


def test_a_folder_that_was_not_there_at_the_beginning_is_watched(root: Path, bursts: Bursts) -> None:
    style = "themes/own/static/own.css"
    assert bursts(lambda: write_site(root, {style: "a {}"})) == [{style}]
    assert bursts(lambda: root.joinpath(style).write_text("b {}")) == [{style}]


def test_what_changed_before_the_watch_began_is_seen(root: Path) -> None:
    watch = Watch(root, pytest.fail)
    root.joinpath(WEEK).write_text("Early.\n")
    watch.start()
    assert watch.wait() == {WEEK}
    watch.stop()


def test_a_lost_event_loses_no_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(root, pytest.fail)
    monkeypatch.setattr(watch, "on_any_event", [].append)
    watch.start()
    assert watch.since() == frozenset()
    root.joinpath(WEEK).write_text("Unheard.\n")
    assert watch.wait() == {WEEK}
    watch.stop()


def test_where_the_system_tells_nothing_one_looks_and_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    warned: list[str] = []
    watch = Watch(root, warned.append)
    watch.start()
    assert warned == ["the system does not tell what changes (inotify watch limit reached); looking three times a second"]
    root.joinpath(WEEK).write_text("Seen.\n")
    assert watch.wait() == {WEEK}
    watch.stop()
