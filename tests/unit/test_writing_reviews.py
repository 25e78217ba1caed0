"""A reflection that the tool begins: valid, empty until something is written, never over another."""

from pathlib import Path

import pytest

from perfmirror_ssg.pages.review import has_words
from perfmirror_ssg.writing.reviews import QUESTIONS
from tests.editions import edition_of
from tests.sites import write_site
from tests.unit.conftest import Ssg

CONFIG = "schema = 1\n[site]\ntoday = 2026-11-20\n"
WEEK = """---
input:
  one-on-one: 2
---
## Wins
- A quiet night
- Half of `100%%`, or `<!--`
## Decisions
- Split it [status:: proposed]
- Wait
"""


def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, {"config.toml": CONFIG, "journal/2026/2026-W40.md": WEEK})


def test_a_new_reflection_is_valid_and_counts_as_none(ssg: Ssg, tmp_path: Path) -> None:
    root = site(tmp_path)
    made = ssg("new", "--review", "2026-Q4", at=root)
    assert (made.code, made.out) == (0, "journal/reviews/2026-Q4.md\n")
    text = (root / "journal/reviews/2026-Q4.md").read_text(encoding="utf-8")
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == [question for question, _ in QUESTIONS]
    assert "won: A quiet night; Half of 100%, or <!--" in text
    assert "decisions: Split it (proposed); Wait (decided)" in text
    assert ssg("check", "--strict", at=root).code == 0
    (document,) = edition_of(root).report.journal.documents
    assert (document.title.plain, has_words(document)) == ("Fourth quarter of 2026", False)


def test_a_reflection_that_is_there_stays_as_it_is(ssg: Ssg, tmp_path: Path) -> None:
    root = site(tmp_path)
    ssg("new", "--review", "2026-10", at=root)
    file = root / "journal/reviews/2026-10.md"
    file.write_text("Mine.\n", encoding="utf-8")
    ran = ssg("new", "--review", "2026-10", at=root)
    assert (ran.code, ran.out) == (0, "journal/reviews/2026-10.md\n")
    assert "there is a reflection on 2026-10 already; nothing was changed" in ran.err
    assert file.read_text(encoding="utf-8") == "Mine.\n"


def test_a_folder_in_the_place_of_a_reflection_is_called_that(ssg: Ssg, tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "journal/reviews/2026-10.md").mkdir(parents=True)
    ran = ssg("new", "--review", "2026-10", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert "journal/reviews/2026-10.md is there, and is no file" in ran.err


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026-q4", "write 2026-Q4"),
        ("2026-C1", "[review] in config.toml"),
        ("2027-Q1", "2027-Q1 has not begun: it begins with 2027-W01, and today is 2026-11-20, in 2026-W47"),
    ],
)
def test_what_is_no_period_or_has_not_begun_is_refused(ssg: Ssg, tmp_path: Path, period: str, said: str) -> None:
    root = site(tmp_path)
    ran = ssg("new", "--review", period, at=root)
    assert ran.code == 2
    assert said in ran.err
    assert not (root / "journal/reviews").exists()


def test_a_reflection_is_on_a_period_alone(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("new", "last", "--review", "2026-Q4", at=site(tmp_path))
    assert ran.code == 2
    assert "a reflection is on a period alone" in ran.err


def test_a_period_before_the_journal_can_be_reflected_upon(ssg: Ssg, tmp_path: Path) -> None:
    root = site(tmp_path)
    made = ssg("new", "--review", "2024", at=root)
    assert made.code == 0
    assert "the journal begins in 2026-W40: it holds no week of 2024" in made.err
    assert "no week of it counts" in (root / "journal/reviews/2024.md").read_text(encoding="utf-8")
    assert ssg("check", "--strict", at=root).code == 0
