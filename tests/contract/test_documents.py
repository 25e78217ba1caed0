"""What the documents say is so: commands exist and are described, and no file names the machine it was written on."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from perfmirror_ssg.kinds import STAGES
from tests.contract.source import ROOT

# What is built later, and may be spoken of as such.
LATER: frozenset[str] = frozenset()

_COMMAND = re.compile(r"(?:^|[`$ ])ssg ([a-z][a-z-]+)", re.MULTILINE)
_CODE = re.compile(r"^(`{3,}).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home|tmp|Users)/\w")


@cache
def _help() -> str:
    return subprocess.run([Path(sys.executable).with_name("ssg"), "--help"], check=True, capture_output=True, text=True).stdout


def _commands() -> set[str]:
    return set(re.findall(r"^  ([a-z][a-z-]*)\b", _help().partition("Commands:")[2], re.MULTILINE))


def _named(path: Path) -> set[str]:
    code = "\n".join(found[0] for found in _CODE.finditer(path.read_text(encoding="utf-8")))
    return set(_COMMAND.findall(code))


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_the_glossary_tells_each_word_once_and_what_documents_and_the_path_of_a_gap_are_called() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (.+) \|$", (ROOT / "docs/glossary.md").read_text(encoding="utf-8"), re.MULTILINE)[1:]
    told = dict(rows)
    assert len(told) == len(rows)
    assert {"lens", "goal", "story", "review", "need", "stage", "level"} <= told.keys()
    assert all(stage in told["stage"] for stage in STAGES)
    assert "dimension" in told["outcome"]
    assert "decision" in told["outcome"]


def test_every_command_is_described() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert _commands()
    assert _commands() - {name for path in documents for name in _named(path)} == set()


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name)
def test_every_command_spoken_of_exists(path: Path) -> None:
    assert _named(path) - _commands() - LATER == set()


def test_no_file_names_the_machine_it_was_written_on() -> None:
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in _tracked() if path.is_file()}
    assert [path.name for path, text in texts.items() if _MACHINE_PATH.search(text) and path != Path(__file__)] == []


def test_links_between_documents_resolve() -> None:
    for path in [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *(ROOT / "docs").rglob("*.md")]:
        prose = _CODE.sub("", path.read_text(encoding="utf-8"))
        links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", prose)
        assert [link for link in links if not (path.parent / link).exists()] == [], path.name
