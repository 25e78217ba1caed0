"""Summaries: the weeks in a sentence each, and what stands where there is none."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages.summaries import Line, SummariesView, view
from tests.editions import CONFIG, edition_of, shared_site, site_of, words

Journal = Callable[[str], Path]

TOLD = """[[off]]
from = "2026-W32"
to = "2026-W34"
reason = "holiday"
[[event]]
week = "2026-W30"
label = "Moved to Probes"
[[profile]]
from = "2026-W31"
role = "IC"
level = 5
[site]
start = "2025-W51"
==> journal/2025-W51.md <==
---
summary: The last one.
---
==> journal/2026-W01.md <==
---
summary: It begins.
---
==> journal/2026-W30.md <==
---
title: A week with a title
---
Words.
==> journal/2026-W31.md <==
Only words.
==> journal/2026-W33.md <==
---
summary: Called from the beach, *once*.
---
==> journal/2026-W47.md <==
---
summary: So far.
---
"""


def lines_of(page: SummariesView, year: str, month: str) -> list[Line]:
    (found,) = (lines for held in page.years if held.name == year for lines in held.months if lines.name == month)
    return list(found.lines)


def page_of(journal: Journal) -> SummariesView:
    return view(edition_of(journal(CONFIG + TOLD)))


def said(lines: list[Line]) -> list[tuple[str, str]]:
    return [("–".join(week.text for week in line.weeks), line.sentence or line.silence) for line in lines]


def test_years_come_newest_first_and_read_forward(journal: Journal) -> None:
    page = page_of(journal)
    assert [(year.name, year.count) for year in page.years] == [("2026", "3 sentences"), ("2025", "1 sentence")]
    months = [month.name for month in page.years[0].months]
    assert (months[0], months[-1], len(months)) == ("January", "November", 11)
    assert lines_of(page, "2026", "January")[0].sentence == "It begins."


def test_weeks_without_a_sentence_are_shown_as_what_they_are(journal: Journal) -> None:
    july = said(lines_of(page_of(journal), "2026", "July"))
    assert july == [("W27–W29", "no file"), ("W30", "A week with a title"), ("W31", "written, without a sentence")]


def test_weeks_off_share_a_line_and_one_with_a_sentence_keeps_its_own(journal: Journal) -> None:
    august = lines_of(page_of(journal), "2026", "August")
    assert said(august)[:3] == [
        ("W32", "off: holiday"),
        ("W33", "Called from the beach, <em>once</em>."),
        ("W34", "off: holiday"),
    ]
    assert [line.marks for line in august[:3]] == [(), ("off: holiday",), ()]


def test_events_and_new_profiles_stand_beside_their_weeks(journal: Journal) -> None:
    page = page_of(journal)
    assert [line.marks for line in lines_of(page, "2026", "July")] == [(), ("Moved to Probes",), ("IC 5",)]
    # A mark on a week without a file stands beside the run that holds it.
    assert [line.marks for line in lines_of(page, "2026", "February")] == [("Manager 4",)]


def test_every_week_leads_to_its_page_where_it_has_one(journal: Journal) -> None:
    july = lines_of(page_of(journal), "2026", "July")
    assert [week.path for line in july for week in line.weeks] == ["", "", "weeks/2026-W30.html", "weeks/2026-W31.html"]


def test_the_week_that_is_not_over_is_told_once_it_is_written(journal: Journal) -> None:
    assert said(lines_of(page_of(journal), "2026", "November"))[-1] == ("W47", "So far.")
    begun = journal(f"{CONFIG}==> journal/2026-W46.md <==\n---\nsummary: One.\n---\n==> journal/2026-W47.md <==\nWords.\n")
    assert said(lines_of(view(edition_of(begun)), "2026", "November"))[-1] == ("W47", "not over yet")


def test_a_journal_without_a_sentence_says_what_the_page_would_need(journal: Journal) -> None:
    root = journal(f"{CONFIG}==> journal/2026-W20.md <==\nWords.\n")
    page = view(edition_of(root))
    assert page.years == ()
    assert page.thin is not None
    assert page.thin.sentence in words(site_of(root)["summaries.html"])


def test_nobody_else_has_the_page(journal: Journal) -> None:
    assert "summaries.html" not in shared_site(journal(CONFIG + TOLD))
