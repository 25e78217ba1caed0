"""The page of a week: its prose, its sum, its records with what became of them, and what lies around it."""

import re
from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages.records import RecordView
from perfmirror_ssg.pages.week import WeekView, paths, view
from tests.editions import CONFIG, edition_of, site_of, words

Journal = Callable[[str], Path]

WORKED = """---
summary: Walked the product end to end; on-call is where it really hurts.
input:
  one-on-one: 6
  code-review: {count: 8, note: mostly the SDK}
output:
  design-doc: "RFC: merge probe configs https://example.com/rfc/12"
  pull-request: 3
outcome:
  unblocked-team:
    - Billing could ship after we agreed the contract
    - {note: Alert noise halved, ref: "https://example.com/d/77", score: 25}
ratings: {energy: 2}
---
What hurts is the handover.

## Decisions
- Defer it [status:: deferred] [owner:: me] [confidence:: 70%] ^defer-it

Nobody was surprised.
"""


def week_view(journal: Journal, text: str, week: str = "2026-W20") -> WeekView:
    edition = edition_of(journal(CONFIG + text))
    return view(edition, paths(edition)[f"weeks/{week}.html"])


def test_the_worked_week_of_the_format_opens_into_its_terms(journal: Journal) -> None:
    found = week_view(journal, f"==> journal/2026-W20.md <==\n{WORKED}").sum
    assert found
    assert (found.terms, found.score) == ("18.4 + 7.6 + 5.25", "31.25")
    assert [(row.label, row.points, row.weight) for row in found.dimensions] == [
        ("Input", "46", "0.4"),
        ("Output", "19", "0.4"),
        ("Outcome", "35", "0.15"),
    ]
    outcome = found.dimensions[2].rows[0]
    assert (outcome.how, outcome.points) == ("1 × 10 + 25 set by hand", "35")
    assert [evidence.ref for evidence in outcome.evidence] == ["", "https://example.com/d/77"]


def test_a_record_stands_where_it_was_written_and_tells_what_became_of_it(journal: Journal) -> None:
    later = "==> journal/2026-W33.md <==\n## Updates\n- ^defer-it [status:: reversed] It was wrong.\n"
    found = week_view(journal, f"==> journal/2026-W20.md <==\n{WORKED}\n{later}")
    record = next(block for block in found.blocks if isinstance(block, RecordView))
    assert (record.status, record.title, record.anchor) == ("Deferred", "Defer it", "^defer-it")
    assert [(mark.label, mark.value) for mark in record.marks] == [("owner", "me"), ("", "70% sure")]
    assert [(step.text, step.note, step.path) for step in record.later] == [
        ("W33", "reversed", "weeks/2026-W33.html#^defer-it")
    ]
    assert found.blocks.index(record) == 1


def test_an_update_leads_to_the_page_of_its_record(journal: Journal) -> None:
    later = "==> journal/2026-W33.md <==\n## Updates\n- ^defer-it [status:: reversed] It was wrong.\n"
    found = week_view(journal, f"==> journal/2026-W20.md <==\n{WORKED}\n{later}", "2026-W33")
    update = next(block for block in found.blocks if isinstance(block, RecordView))
    assert (update.title, update.path, update.opening) == ("Defer it", "records/defer-it.html", False)
    assert update.status == "Reversed"


def test_records_of_the_front_matter_are_listed_after_the_letter(journal: Journal) -> None:
    text = "==> journal/2026-W20.md <==\n---\ndecisions:\n  - {title: Keep one repository, id: one-repo}\n---\nHello.\n"
    found = week_view(journal, text)
    assert [record.title for record in found.others] == ["Keep one repository"]


def test_an_anchor_is_given_once_when_a_week_speaks_twice_of_a_record(journal: Journal) -> None:
    text = WORKED.replace("Nobody was", "- ^defer-it [owner:: Ada]\n\nNobody was")
    page = site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n{text}"))["weeks/2026-W20.html"]
    anchors = re.findall(r' id="([^"]*)"', page)
    assert len(anchors) == len(set(anchors))
    assert "^defer-it" in anchors


def test_a_rating_stands_beside_the_one_before(journal: Journal) -> None:
    earlier = "==> journal/2026-W18.md <==\n---\nratings: {energy: 4}\n---\n"
    found = week_view(journal, f"{earlier}==> journal/2026-W20.md <==\n{WORKED}")
    (line,) = found.ratings[0].lines
    assert (line.value, line.was, line.was_week and line.was_week.text) == ("2 of 5", "4", "W18")


def test_a_log_section_that_holds_nothing_is_not_shown_and_a_heading_of_ones_own_is(journal: Journal) -> None:
    text = "## Decisions\n\n## Went home early\n\n## Questions\n- Who owns alerts?\n\n## Updates\n"
    page = words(site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n{text}"))["weeks/2026-W20.html"])
    said = page.partition("Week 20 of 2026")[2]
    assert "Decisions" not in said
    assert "Updates" not in said
    assert "Went home early Questions" in said


def test_a_goal_and_its_need_are_one_goal_beside_an_item(journal: Journal) -> None:
    goal = "==> journal/goals/two-teams.md <==\n---\ntitle: Lead two teams\nneeds: [{id: a-lead, title: Somebody leads}]\n---\n"
    item = "---\noutcome:\n  mentoring: {count: 1, note: Ada leads, for: [two-teams, a-lead]}\n---\n"
    found = week_view(journal, f"{goal}==> journal/2026-W20.md <==\n{item}")
    assert found.sum
    assert [to.text for to in found.sum.dimensions[0].rows[0].evidence[0].goals] == ["Lead two teams"]


def test_what_work_is_for_is_said_also_where_it_is_no_goal(journal: Journal) -> None:
    item = "---\ninput:\n  one-on-one: {count: 2, for: keeps-one-on-ones}\n---\n"
    found = week_view(journal, f"==> journal/2026-W20.md <==\n{item}")
    assert found.sum
    (said,) = found.sum.dimensions[0].rows[0].evidence[0].goals
    assert (said.path, said.text) == ("", "keeps-one-on-ones")


def test_a_tag_written_in_several_ways_is_shown_once(journal: Journal) -> None:
    found = week_view(journal, "==> journal/2026-W20.md <==\n---\ntags: [“on-call”, C++, On Call, on-call, c#]\n---\nHello.\n")
    assert [(tag.text, tag.path) for tag in found.tags] == [
        ("“on-call”", "tags/on-call.html"),
        ("C++", "tags/c-2.html"),
        ("c#", "tags/c.html"),
    ]


def test_the_title_of_a_record_leads_to_its_page_unless_it_holds_a_link(journal: Journal) -> None:
    text = "## Decisions\n- Keep it ^keep-it\n- Keep [[2026-W20]] ^keep-week\n"
    page = site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n{text}"))["weeks/2026-W20.html"]
    assert '<p class="title"><a href="../records/keep-it.html">Keep it</a></p>' in page
    assert '<a href="../records/keep-week.html">its page</a>' in page
    assert page.count("its page") == 1


def test_a_week_without_words_leaves_its_place_to_the_figures(journal: Journal) -> None:
    items = "==> journal/2026-W20.md <==\n---\ninput:\n  one-on-one: 2\n---\n"
    site = site_of(journal(f"{CONFIG}{items}==> journal/2026-W21.md <==\n---\noff: holiday\n---\n"))
    assert '<div class="prose">' not in site["weeks/2026-W20.html"]
    assert "<aside" not in site["weeks/2026-W21.html"]
    assert "No words this week." in site["weeks/2026-W21.html"]


def test_around_a_week_stand_the_weeks_before_it_with_files_or_without(journal: Journal) -> None:
    earlier = "==> journal/2026-W16.md <==\nPeople before software.\n"
    found = week_view(journal, f"{earlier}==> journal/2026-W20.md <==\n{WORKED}")
    assert [(said, line.name, line.words, line.state) for said, line in found.around] == [
        ("A week before", "W19", "", "no file"),
        ("Four weeks", "W16", "People before software.", "written, without work items"),
    ]
    assert found.previous
    assert found.previous.path == "weeks/2026-W16.html"
    assert found.next is None


def test_a_year_before_is_364_days_also_across_a_year_of_53_weeks(journal: Journal) -> None:
    text = "".join(f"==> journal/{week}.md <==\nWords.\n" for week in ("2020-W02", "2021-W01", "2026-W01"))
    # 2020 has 53 weeks: 364 days before Monday 4 January 2021 is 6 January 2020.
    around = week_view(journal, text, "2021-W01").around
    assert [line.name for _, line in around] == ["2020-W53", "2020-W50", "2020-W41", "2020-W02"]
    assert around[-1][1].path == "weeks/2020-W02.html"
    around = week_view(journal, text, "2026-W01").around
    assert [line.name for _, line in around] == ["2025-W52", "2025-W49", "2025-W40", "2025-W01"]


def test_a_week_with_a_mistake_is_shown_and_says_so(journal: Journal) -> None:
    found = week_view(journal, "==> journal/2026-W20.md <==\n---\ninput:\n  one-on-one: 2\n  mentroing: 2\n---\nHello.\n")
    assert found.errors == ('line 4: unknown category "mentroing" (E212)',)
    assert found.sum
    assert [row.how for row in found.sum.dimensions[0].rows] == ["2 × 5", "2, not scored yet"]


def test_a_week_says_weeks_and_dates_never_ages(journal: Journal) -> None:
    page = site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n{WORKED}"))["weeks/2026-W20.html"]
    assert not re.search(
        r"\bweeks\b(?! before)| ago\b| late\b", words(page).partition("Skip to content")[2].replace("Weeks", "")
    )


def test_a_tiered_category_says_which_step_it_reached(journal: Journal) -> None:
    config = f"{CONFIG}[categories.pull-request]\ntiers = [[2, 3], [5, 10]]\n"
    text = "---\noutput:\n  pull-request: %s\n---\n"
    site = f"{config}==> journal/2026-W20.md <==\n{text % 6}==> journal/2026-W21.md <==\n{text % 1}"
    edition = edition_of(journal(site))
    sums = [view(edition, entry).sum for entry in paths(edition).values()]
    ways = [found.dimensions[0].rows[0].how for found in sums if found]
    assert ways == ["6, step from 5", "1, below the first step"]
