"""A real folder, served while it is written to: whatever happens to the files, the server lives and says what it shows."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfmirror_ssg.preview.look import changed, look
from perfmirror_ssg.preview.take import Taker
from tests.editions import TODAY
from tests.previews import Hand, until, watched
from tests.sites import write_site

WEEK = "journal/2026/2026-W20.md"
GOOD = "---\nsummary: {}\ninput: {{one-on-one: 6}}\n---\nWords.\n"
BAD = "---\nsummary: {}\ninput: {{nonsense: 1}}\n---\nWords.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    own = {"themes/own/templates/week.html": '{% extends "default/week.html" %}', "themes/own/theme.toml": ""}
    return write_site(
        tmp_path / "site", {WEEK: GOOD.format("begun"), "config.toml": 'schema = 1\n[site]\ntheme = "own"\n', **own}
    )


@pytest.fixture
def hand(root: Path) -> Iterator[Hand]:
    with watched(root) as hand:
        yield hand


def _shows(hand: Hand, words: str, path: str = "/weeks/2026-W20.html") -> None:
    until(lambda: words.encode() in hand.get(path).body)


def _says(hand: Hand, words: str, path: str = "/weeks/2026-W20.html") -> None:
    until(lambda: not hand.state(path)["newest"])
    told = hand.state(path)
    assert words in told["trouble"] + " ".join(problem["message"] for problem in told["problems"])


def test_a_hundred_good_and_bad_saves_in_turn(root: Path, hand: Hand) -> None:
    versions = []
    for number in range(50):
        root.joinpath(WEEK).write_text(GOOD.format(f"good {number}."))
        _shows(hand, f"good {number}.")
        root.joinpath(WEEK).write_text(BAD.format(f"bad {number}."))
        until(lambda: not hand.live.shown.is_newest)
        assert f"good {number}.".encode() in hand.get("/weeks/2026-W20.html").body
        versions.append(hand.live.shown.version)
    assert versions == sorted(set(versions))
    assert len(hand.rebuilt) == 100


def test_the_page_that_is_viewed_goes_and_comes_back(root: Path, hand: Hand) -> None:
    file = root / WEEK
    file.rename(root / "journal/2026/2026-W21.md")
    _shows(hand, "begun", "/weeks/2026-W21.html")
    until(lambda: hand.get("/weeks/2026-W20.html").status == 404)
    file.write_text(GOOD.format("back"))
    _shows(hand, "back")


def test_a_new_week_a_new_page_and_config_are_taken_up(root: Path, hand: Hand) -> None:
    write_site(root, {"journal/2026/2026-W21.md": GOOD.format("new"), "journal/pages/values.md": "# Values\n\nMine.\n"})
    _shows(hand, "new", "/weeks/2026-W21.html")
    _shows(hand, "Mine.", "/pages/values.html")
    root.joinpath("config.toml").write_text('site.title = "Another name"\n')
    _shows(hand, "Another name", "/")


def test_a_broken_config_is_said_and_what_there_was_stays(root: Path, hand: Hand) -> None:
    config = root / "config.toml"
    before = config.read_text()
    config.write_text("[site\n")
    _says(hand, "")
    assert b"begun" in hand.get("/weeks/2026-W20.html").body
    config.write_text(before)
    until(lambda: hand.live.shown.is_newest)


def test_a_theme_that_goes_is_said_and_what_there_was_stays(root: Path, hand: Hand) -> None:
    shutil.move(root / "themes", root.parent / "elsewhere")
    _says(hand, "there is no theme")
    assert b"begun" in hand.get("/weeks/2026-W20.html").body
    shutil.move(root.parent / "elsewhere", root / "themes")
    until(lambda: hand.live.shown.is_newest)


def test_a_mistake_in_a_template_is_said_and_what_there_was_stays(root: Path, hand: Hand) -> None:
    template = root / "themes/own/templates/week.html"
    template.write_text("{% if %}")
    _says(hand, "")
    assert hand.state()["problems"][0]["path"] == "themes/own/templates/week.html"
    template.write_text('{% extends "default/week.html" %}{% block title %}Mended{% endblock %}')
    _shows(hand, "Mended")


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_a_file_that_cannot_be_read_is_said_and_what_there_was_stays(root: Path, hand: Hand, make: object) -> None:
    assert callable(make)
    config = root / "config.toml"
    config.unlink()
    make(config)
    until(lambda: hand.rebuilt and not hand.live.shown.is_newest)
    assert b"begun" in hand.get("/weeks/2026-W20.html").body
    config.rmdir() if config.is_dir() else config.unlink()
    config.write_text('site.title = "Mended"\n')
    _shows(hand, "Mended", "/")


def test_a_site_folder_that_goes_and_comes_back_is_taken_up(root: Path, hand: Hand) -> None:
    away = root.rename(root.with_name("away"))
    until(lambda: hand.rebuilt)
    assert hand.get("/").status in {200, 404}
    away.rename(root)
    _shows(hand, "begun")
    root.joinpath(WEEK).write_text(GOOD.format("going on"))
    _shows(hand, "going on")


def test_errors_that_were_there_at_the_beginning_block_nothing(root: Path) -> None:
    root.joinpath(WEEK).write_text(BAD.format("begun"))
    with watched(root) as hand:
        assert [problem["code"] for problem in hand.state()["problems"]] == ["E212"]
        root.joinpath(WEEK).write_text(BAD.format("went on"))
        _shows(hand, "went on")
        assert hand.live.shown.is_newest


def test_nothing_is_written_to_the_site_folder(root: Path, hand: Hand) -> None:
    root.joinpath(WEEK).write_text(GOOD.format("seen"))
    _shows(hand, "seen")
    assert sorted(path.name for path in root.iterdir()) == ["config.toml", "journal", "themes"]


def test_an_audience_sees_an_alias_as_soon_as_people_toml_says_it(root: Path) -> None:
    root.joinpath(WEEK).write_text("---\nshare: coach\n---\n::: share\nAsk Ada.\n:::\n")
    taker = Taker(root, lambda _: TODAY, "coach")
    before = look(root, {})
    assert b"Ask Ada." in (taker(None).page("weeks/2026-W20.html").value or b"")
    root.joinpath("people.toml").write_text('[[person]]\nnames = ["Ada"]\nalias = "Heron"\n')
    paths = changed(before, look(root, before))
    assert paths == {"people.toml"}
    assert b"Ask Heron." in (taker(paths).page("weeks/2026-W20.html").value or b"")
