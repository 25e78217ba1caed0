"""The lists of records, the log, and the pages of single records."""

import re
from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages import PAGES, lists, log, record
from perfmirror_ssg.pages.lists import ListView
from tests.editions import CONFIG, edition_of, site_of, words

Journal = Callable[[str], Path]

LOG = """==> journal/2026-W20.md <==
## Decisions
- Defer it [status:: deferred] [kill:: a customer asks] ^defer-it
- Keep one repository ^one-repo

## Questions
- Old question ^old

## Observations
- "Nobody reads the status page" ^status-page
==> journal/2026-W22.md <==
## Questions
- Young question [why:: it costs a day] ^young

## Gaps
- No staging [began:: 2026-W10] [noticed:: 2026-05-28] [next:: ask for an account] ^staging

## Observations
- The runbook is a poem
==> journal/2026-W25.md <==
## Updates
- ^defer-it [status:: reversed] We know enough.
- ^old [status:: answered] [answer:: we do]
"""


def views_of(journal: Journal, path: str) -> ListView:
    edition = edition_of(journal(CONFIG + LOG))
    return next(view for listing in lists.LISTS if (view := lists.list_view(listing, edition)).path == path)


def rows(view: ListView) -> dict[str, list[str]]:
    return {part.title: [row.title for row in part.rows] for part in view.parts}


def test_decisions_are_parted_by_what_became_of_them(journal: Journal) -> None:
    view = views_of(journal, "decisions.html")
    assert rows(view) == {"In force": ["Keep one repository"], "Ended": ["Defer it"]}
    ended = view.parts[1].rows[0]
    assert (ended.status, ended.opened.text, ended.closed and ended.closed.text) == ("Reversed", "W20", "W25")
    assert [(note.label, note.value) for note in ended.notes] == [("would reverse it", "a customer asks")]


def test_open_questions_come_oldest_first_with_their_age(journal: Journal) -> None:
    view = views_of(journal, "questions.html")
    assert rows(view) == {"Open": ["Young question"], "Answered": ["Old question"]}
    assert view.parts[0].rows[0].age == "open 25 weeks"
    assert view.parts[1].rows[0].age == ""


def test_a_part_says_which_comes_first_where_there_is_more_than_one(journal: Journal) -> None:
    more = "==> journal/2026-W26.md <==\n## Decisions\n- Split the pool ^split\n## Updates\n- ^one-repo [confidence:: 90%]\n"
    edition = edition_of(journal(f"{CONFIG}{LOG}{more}"))
    view = lists.list_view(lists.LISTS[0], edition)
    assert [(part.title, part.order, [row.title for row in part.rows]) for part in view.parts] == [
        ("In force", "newest first", ["Split the pool", "Keep one repository"]),
        ("Ended", "", ["Defer it"]),
    ]


def test_fields_stand_in_the_order_of_their_kind_under_words_for_people(journal: Journal) -> None:
    said = "- They listened [impact:: we ship] [behavior:: asked twice] [situation:: the review]\n"
    edition = edition_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n## Feedback\n{said}"))
    view = log.view(edition)
    assert [note.label for note in view.parts[0].rows[0].notes] == ["situation", "behaviour", "impact"]


def test_a_gap_shows_its_four_dates_known_or_not(journal: Journal) -> None:
    (row,) = views_of(journal, "clocks.html").parts[0].rows
    assert [(date.label, date.value) for date in row.dates] == [
        ("began", "W10"),
        ("noticed", "28 May 2026"),
        ("mitigated", "–"),
        ("resolved", "–"),
    ]
    assert [note.value for note in row.notes] == ["ask for an account"]


def test_a_list_without_records_shows_the_line_that_begins_one(journal: Journal) -> None:
    assert "^latency-matters" in words(site_of(journal(CONFIG))["hypotheses.html"])


def test_every_kind_with_a_page_has_a_list() -> None:
    assert {page.name for page in PAGES} >= {"decisions", "hypotheses", "questions", "clocks", "commitments"}


def test_the_log_groups_by_kind_newest_first_and_leads_to_the_week(journal: Journal) -> None:
    learnt = "==> journal/2026-W26.md <==\n## Learnings\n- Pools are cheap ^pools\n"
    view = log.view(edition_of(journal(CONFIG + LOG.replace("## Observations", "## Learnings") + learnt)))
    (part,) = view.parts
    assert (part.title, part.anchor, part.count) == ("Learnings", "learnings", "3")
    assert [(row.title, row.week.text) for row in part.rows] == [
        ("Pools are cheap", "W26"),
        ("The runbook is a poem", "W22"),
        ('"Nobody reads the status page"', "W20"),
    ]
    assert part.rows[0].week.path == "weeks/2026-W26.html#^pools"


def test_a_record_tells_every_week_that_touched_it(journal: Journal) -> None:
    edition = edition_of(journal(CONFIG + LOG))
    view = record.view(edition, edition.report.journal.records["defer-it"])
    assert (view.status, view.opened.text, view.closed and view.closed.text) == ("Reversed", "2026-W20", "2026-W25")
    assert [(step.week.text, step.status) for step in view.steps] == [("2026-W20", "Deferred"), ("2026-W25", "Reversed")]
    assert "We know enough." in view.steps[1].text
    assert "records/status-page.html" not in record.paths(edition)


def test_a_field_that_names_a_record_without_a_page_leads_to_where_that_was_opened(journal: Callable[[str], Path]) -> None:
    body = "\n## Decisions\n\n- Two runners [supersedes:: slow] ^two\n\n## Challenges\n\n- Slow builds ^slow\n"
    edition = edition_of(journal(f"{CONFIG}==> journal/2026/2026-W20.md <==\n{body}"))
    (view,) = (view for view in record.PAGE.views(edition) if isinstance(view, record.RecordPageView))
    assert [field.path for field in (*view.marks, *view.notes) if field.key == "supersedes"] == ["weeks/2026-W20.html#^slow"]


def test_every_line_that_a_page_asks_for_has_a_button_that_copies_it(journal: Journal) -> None:
    said = "".join(f"==> journal/2026-W{week}.md <==\n## Facts\n- Quiet [theme:: silence]\n" for week in (20, 21, 22))
    asks = "## Gaps\n- No staging ^staging\n## Decisions\n- Split the pool [status:: proposed] ^split\n"
    site = site_of(journal(f"{CONFIG}{said}==> journal/2026-W23.md <==\n{asks}"))
    lines = {
        "clocks.html": ("- ^staging [next:: ]", "No staging"),
        "decisions.html": ("- ^split [owner:: ]", "Split the pool"),
        "due.html": ("- ^staging [next:: ]", "No staging"),
        "observations.html": ("- One cause lies behind silence [confidence:: 50%] ^theme-silence", "silence"),
    }
    for path, (line, of) in lines.items():
        button = f'<button type="button" class="copy" hidden aria-label="Copy the line for {of}">'
        assert f"<code>{line}</code> {button}" in re.sub("</?span[^>]*>", "", site[path])
