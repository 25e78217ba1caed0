"""The files of a new journal, read by the real readers."""

import re
from pathlib import Path

import pytest

from perfmirror_ssg import build
from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.presets import Preset, make_preset, presets
from perfmirror_ssg.model import State
from perfmirror_ssg.weeks import Week
from perfmirror_ssg.writing.starter import starter

WEEK = Week(2026, 47)
PATH = "journal/2026/2026-W47.md"


def _begun(root: Path, week_text: str) -> build.Mirror:
    for path, text in {**starter(WEEK), PATH: week_text}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return build.read(root, lambda _: WEEK.thursday)


def test_a_new_journal_has_one_empty_week_and_no_problem(tmp_path: Path) -> None:
    mirror = _begun(tmp_path, starter(WEEK)[PATH])
    assert mirror.problems == ()
    assert [(slot.week, slot.state) for slot in mirror.report.journal.weeks] == [(WEEK, State.EMPTY)]


def test_the_examples_of_the_first_week_are_right_when_they_are_taken_up(tmp_path: Path) -> None:
    front, body = re.fullmatch(r"---\n(.*?\n)---\n(.*)", starter(WEEK)[PATH], re.DOTALL).groups()  # type: ignore[union-attr]
    taken = re.sub(r"^( *)# (?=[a-z-]+:|  - )", r"\1", front, flags=re.MULTILINE)
    body = re.sub(r"^%%\n.*\n.*\n\n(?=## )", "", body, flags=re.MULTILINE).removesuffix("%%\n")
    body = re.sub(r"^## Updates\n.*\n", "", body, flags=re.MULTILINE)
    mirror = _begun(tmp_path, f"---\n{taken}---\n{body}")
    assert mirror.problems == ()
    entry = mirror.report.journal.weeks[0].entry
    assert entry
    assert [item.category for item in entry.items] == [
        "one-on-one",
        "code-review",
        "design-doc",
        "pull-request",
        "unblocked-team",
        "unblocked-team",
    ]
    assert [event.kind for event in entry.events] == ["decision", "hypothesis", "question"]
    assert len(entry.ratings) == 3
    assert entry.summary
    assert entry.levers.peer == ("Linus",)


def test_the_examples_of_the_configuration_are_right_when_they_are_taken_up() -> None:
    text = re.sub(r"^# (?=[a-z_]+ = |\[)", "", starter(WEEK)["config.toml"], flags=re.MULTILINE)
    read = read_config(text)
    assert read.problems == ()
    assert read.value.profiles[0].title == "Engineer, Payments"
    assert read.value.categories["on-call-shift"].dimension == "output"
    assert [off.first for off in read.value.off] == [WEEK]


def test_what_ssg_writes_by_itself_is_ignored_by_git() -> None:
    assert {".ssg/", "_site/"} <= set(starter(WEEK)[".gitignore"].splitlines())


@pytest.mark.parametrize("preset", [*presets()], ids=lambda preset: preset.name)
def test_a_journal_of_a_role_begins_without_a_problem_and_with_its_figures(preset: Preset) -> None:
    read = read_config(starter(WEEK, preset)["config.toml"])
    assert read.problems == ()
    (profile,) = read.value.profiles
    assert (profile.start, profile.role, profile.level) == (WEEK, preset.profile.role, preset.profile.level)
    assert (profile.weights, profile.target) == (preset.profile.weights, preset.profile.target)
    assert profile.template == bool(preset.template)
    assert [read.value.categories[category.name] for category in preset.template] == list(preset.template)


@pytest.mark.parametrize("preset", [*presets()], ids=lambda preset: preset.name)
def test_the_examples_of_a_role_are_right_when_they_are_taken_up(preset: Preset) -> None:
    text = starter(WEEK, preset)["config.toml"]
    read = read_config(re.sub(r"^# (?=(?!template)[a-z_]+ = | *\[)", "", text, flags=re.MULTILINE))
    assert read.problems == ()
    assert read.value.profiles[0].target.period_weeks == 8
    scaled = [round(band.threshold * 8 / 12) for band in preset.profile.target.bands]
    assert [abs(band.threshold - points) <= 1 for band, points in zip(read.value.profiles[0].target.bands, scaled, strict=True)]
    for category in preset.template[:1]:
        taken = read.value.categories[category.name].at(WEEK)
        assert taken.points == category.at(WEEK).points
        assert taken.expected == 4


def test_a_role_without_its_template_has_the_shipped_points() -> None:
    text = starter(WEEK, make_preset("Manager", 4))["config.toml"]
    read = read_config(re.sub(r"^template = true\n# (template = false)", r"\1", text, flags=re.MULTILINE))
    assert read.problems == ()
    assert read.value.categories == read_config(None).value.categories


def test_lines_of_the_configuration_fit_a_window() -> None:
    texts = [starter(WEEK, preset)["config.toml"] for preset in (None, *presets())]
    assert max(len(line) for text in texts for line in text.splitlines()) <= 120
