"""How it is written: every line that the page shows is read back as what it says."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from perfmirror_ssg.build import read
from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.pages import format_page
from perfmirror_ssg.pages.format_page import FormatView
from tests.editions import TODAY, edition_of, site_of

Site = Callable[[str], Path]

EMPTY = "==> config.toml <==\n"


def view_of(root: Path) -> FormatView:
    return format_page.view(edition_of(root))


def test_every_example_of_a_kind_opens_one_record_of_it(journal: Site) -> None:
    kinds = view_of(journal(EMPTY)).kinds
    text = "\n\n".join(f"## {kind.headings[0]}\n{kind.example}" for kind in kinds)
    root = journal(EMPTY)
    (root / "journal/2026").mkdir(parents=True)
    (root / "journal/2026/2026-W20.md").write_text(f"{text}\n", encoding="utf-8")
    mirror = read(root, lambda _: TODAY)
    assert mirror.problems == ()
    assert [record.kind for record in mirror.report.journal.records.values()] == [kind.name for kind in KINDS]


def test_every_example_of_a_scorecard_rates_all_of_it(journal: Site) -> None:
    cards = view_of(journal(EMPTY)).scorecards
    for card in cards:
        root = journal(EMPTY)
        (root / "journal").mkdir(exist_ok=True)
        (root / "journal/2026-W20.md").write_text(f"{card.example}\n", encoding="utf-8")
        mirror = read(root, lambda _: TODAY)
        assert mirror.problems == ()
        (entry,) = (slot.entry for slot in mirror.report.journal.weeks if slot.entry)
        assert [rating.criterion for rating in entry.ratings] == [field.key for field in card.criteria]


def test_every_example_on_the_page_is_read_without_a_problem(journal: Site) -> None:
    page = site_of(journal(EMPTY))["format.html"]
    fronts = [unescape(text) for text in re.findall(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)]
    files = [text for text in fronts if text.startswith("---\n")]
    assert len(files) == len(fronts) - len(KINDS) - 1  # the kinds and an update stand in a body
    week = [text for text in files if text.startswith(("---\ninput:", "---\nlevers:", "---\nmetrics:", "---\noff:"))]
    assert len(week) == 4
    root = journal("""
        ==> journal/goals/next-door.md <==
        ---
        title: Next door
        needs:
          - {id: trusted-next-door, title: They hear it from us}
        ---
        *One day.*
        """)
    for number, text in enumerate(week, start=30):
        (root / f"journal/2026-W{number}.md").write_text(f"{text}\n", encoding="utf-8")
    mirror = read(root, lambda _: TODAY)
    assert mirror.problems == ()
    assert not any(slot.entry.blocks for slot in mirror.report.journal.weeks if slot.entry)


def test_the_ratings_of_an_example_are_nobodys_best(journal: Site) -> None:
    cards = {card.title: card.example for card in view_of(journal(EMPTY)).scorecards}
    assert "ratings: {learning: 2, " in cards["Growth"]
    assert "    payments: {coverage: 1, " in cards["Bus factor"]


def test_headings_of_config_are_named(journal: Site) -> None:
    root = journal("""
        ==> config.toml <==
        [headings]
        decision = ["Beschlüsse"]
        """)
    (decisions,) = (kind for kind in view_of(root).kinds if kind.anchor == "decision")
    assert decisions.headings == ("Decisions", "Decision log", "Beschlüsse")


def test_it_says_when_a_kind_comes_back(journal: Site) -> None:
    returns = {kind.anchor: kind.returns for kind in view_of(journal(EMPTY)).kinds}
    assert returns["question"] == "13 weeks after the latest word on it, while it is open"
    assert returns["gap"] == "4 weeks after the latest word on it, while it is open or mitigated"
    assert returns["commitment"] == "by its date, then 4 weeks after a word on it"
    assert returns["win"] == ""
