"""A note comes back from its bytes as it was, whatever it says."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from perfmirror_ssg.build import read
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.model import DocumentKind, Entry, RichText
from perfmirror_ssg.reading.notes import Known, read_note
from perfmirror_ssg.reading.remembered import ForeignError, from_bytes, to_bytes
from perfmirror_ssg.weeks import Week
from tests.sites import parse_site

ROOT = Path(__file__).parents[2]
WEEK = Week(2026, 20)
CONFIG = read_config(None).value
EVERY_TYPE = b"""---
title: A *week*
metrics: {hours: 7.5}
extra: {a: [1, 2.5, x], b: {c: true}, d: }
hypotheses: [{title: It holds, id: h, confidence: 70%, review: 2026-W30}]
gaps: [{title: Slow, id: g, began: 2026-05-01, prevention: an alert}]
output:
  pull-request: [{note: "[[2026-W19]]", score: 2.5}, https://example.com/1]
---

Words with [[2026-W19#Part|a link]]. ^here

## One-on-ones

### Ada

- Coaching [listened:: yes] [process:: 4] [status:: done]
"""


@pytest.mark.parametrize("path", sorted((ROOT / "journal").rglob("*.md")), ids=lambda path: path.stem)
def test_every_file_of_the_sample_comes_back(path: Path) -> None:
    note = read_note((WEEK, "journal/2026/2026-W20.md"), path.read_bytes(), CONFIG)
    assert from_bytes(to_bytes(note)) == note


@pytest.mark.parametrize("path", sorted((ROOT / "tests/check").glob("*.md")), ids=lambda path: path.stem)
def test_every_broken_file_comes_back_with_its_problems(path: Path) -> None:
    for name, text in parse_site(path.read_text(encoding="utf-8")).files.items():
        for place in (WEEK, DocumentKind.GOAL):
            note = read_note((place, name), text.encode(), CONFIG)
            assert from_bytes(to_bytes(note)) == note


def test_fields_come_back_as_values_of_their_own_type() -> None:
    note = read_note((WEEK, "journal/2026/2026-W20.md"), EVERY_TYPE, CONFIG)
    back = from_bytes(to_bytes(note))
    assert back == note
    assert isinstance(back.value, Entry)
    types = {key: type(given.value) for event in back.value.events for key, given in event.fields.items()}
    assert types == {"confidence": Fraction, "review": Week, "began": dt.date, "prevention": RichText}
    assert back.value.extra == {"a": (1, Fraction(5, 2), "x"), "b": {"c": True}, "d": None}


def test_a_file_that_cannot_be_read_comes_back_as_its_problems() -> None:
    note = read_note((WEEK, "journal/2026/2026-W20.md"), b"caf\xe9", CONFIG)
    assert note.value is None
    assert from_bytes(to_bytes(note)) == note


@pytest.mark.parametrize("data", [b"", b"\x80", b"\x95\xc0\xc0\x90\x80", to_bytes(Checked(value=None))[:-1], b"\xc1"])
def test_bytes_that_hold_no_note_are_foreign(data: bytes) -> None:
    with pytest.raises(ForeignError):
        from_bytes(data)


def test_what_an_earlier_run_read_is_not_read_again(tmp_path: Path) -> None:
    week = tmp_path / "journal/2026/2026-W20.md"
    week.parent.mkdir(parents=True)
    week.write_text("Words.\n")
    first = read(tmp_path, lambda _: dt.date(2026, 11, 20))
    (name,) = first.stored
    other = to_bytes(read_note((WEEK, "journal/2026/2026-W20.md"), b"Other words.\n", CONFIG))
    again = read(tmp_path, lambda _: dt.date(2026, 11, 20), Known(stored={name: other}))
    entry = again.report.journal.weeks[0].entry
    assert entry is not None
    assert [block.words for block in entry.blocks if hasattr(block, "words")] == ["Other words."]


@pytest.mark.parametrize("data", [b"", b"\x80"])
def test_a_note_that_cannot_be_had_back_is_read_again(tmp_path: Path, data: bytes) -> None:
    week = tmp_path / "journal/2026/2026-W20.md"
    week.parent.mkdir(parents=True)
    week.write_text("Words.\n")
    first = read(tmp_path, lambda _: dt.date(2026, 11, 20))
    again = read(tmp_path, lambda _: dt.date(2026, 11, 20), Known(stored=dict.fromkeys(first.stored, data)))
    assert again == first
