"""Documents, tags, search and the page that explains scoring."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages import documents, scoring, search, tags, year
from perfmirror_ssg.pages.periods import period_words, weeks_of_period
from tests.editions import CONFIG, edition_of, site_of, weeks, words

Journal = Callable[[str], Path]

SITE = """==> journal/2026-W20.md <==
---
title: Walking the product
tags: [Probes]
output:
  design-doc: {count: 1, note: One format, for: two-teams}
outcome:
  mentoring: {count: 1, note: Ada leads the review, for: a-lead}
---
Hello from the *letter*.
==> journal/2026-W21.md <==
---
tags: [probes]
input:
  one-on-one: 2
---
==> journal/goals/two-teams.md <==
---
title: Lead two teams
by: 2027-06-30
needs:
  - {id: a-lead, title: Somebody leads the daily work}
  - {id: trust, title: They tell us first}
---
From today they are one group.
==> journal/stories/quiet.md <==
---
title: The quiet outage
questions: [Tell me about a time when you were wrong]
---
## Situation
It was quiet.
==> journal/reviews/2026-Q2.md <==
---
title: A quarter of listening
---
I listened.
"""


def test_the_index_groups_documents_and_asks_the_questions_of_stories(journal: Journal) -> None:
    view = documents.index_view(edition_of(journal(CONFIG + SITE)))
    assert [group.title for group in view.groups] == ["Goals", "Stories", "Reviews"]
    assert view.groups[1].questions[0][0] == "Tell me about a time when you were wrong"
    assert view.groups[2].documents[0].note == "Second quarter of 2026"


def test_raw_keys_become_words(journal: Journal) -> None:
    page = "==> journal/pages/values.md <==\n---\ntitle: Values\nreread: yearly\nreread_done: 2026-05-01\n---\nWords.\n"
    edition = edition_of(journal(CONFIG + page))
    view = documents.view(edition, documents.paths(edition)["pages/values.html"])
    assert [mark.label for mark in view.marks] == ["to be read again", "last read again"]


def test_periods_are_said_in_words() -> None:
    names = ("2026-05", "2026-Q2", "2026-H1", "2026", "2026-C1", "notes")
    assert [period_words(name) for name in names] == [
        "May 2026",
        "second quarter of 2026",
        "first half of 2026",
        "2026",
        "first review cycle of 2026",
        "notes",
    ]


def test_a_review_cycle_of_the_company_begins_where_config_says(journal: Journal) -> None:
    config = f'{CONFIG}[review]\ncycle_start = "2025-W06"\ncycle_weeks = 26\n'
    edition = edition_of(journal(config + weeks(2, 40, "Words.\n")))
    first, second = (list(weeks_of_period(edition, name)) for name in ("2026-C1", "2026-C2"))
    assert (str(first[0]), len(first)) == ("2026-W06", 26)
    assert (str(second[0]), str(second[-1])) == ("2026-W32", "2026-W47")


def test_tags_of_one_slug_share_a_page(journal: Journal) -> None:
    edition = edition_of(journal(CONFIG + SITE))
    (found,) = edition.tagged.values()
    view = tags.view(edition, found)
    assert (view.path, [line.name for line in view.weeks]) == ("tags/probes.html", ["2026-W21", "2026-W20"])
    index = tags.index_view(edition)
    assert [(tag.text, tag.note) for tag in index.tags] == [("Probes", "2 weeks")]


def test_search_holds_the_words_of_weeks_records_and_documents(journal: Journal) -> None:
    view = search.view(edition_of(journal(CONFIG + SITE)))
    rows = {href: (title, kind, said) for href, title, kind, said in view.rows}
    assert rows["weeks/2026-W20.html"][:2] == ("2026-W20: Walking the product", "week")
    assert "Hello from the letter." in rows["weeks/2026-W20.html"][2]
    assert rows["stories/quiet.html"][1] == "story"


def test_the_data_of_search_cannot_end_its_script(journal: Journal) -> None:
    site = site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\nA `</script><script>alert(1)</script>` in prose.\n"))
    data = site["search.html"].partition('type="application/json"')[2].partition("</script>")[0]
    assert "alert(1)" in data
    assert "<" not in data


def test_scoring_is_told_from_the_config_in_force(journal: Journal) -> None:
    tiers = "[categories.pull-request]\ntiers = [[1, 3], [3, 5]]\n"
    config = f'{CONFIG}{tiers}[[categories.pull-request.change]]\nfrom = "2026-W30"\npoints = 1\n'
    view = scoring.view(edition_of(journal(config + weeks(44, 46, "---\ninput:\n  one-on-one: 2\n---\n"))))
    assert view.profiles[0].bands[0] == ("Outstanding", "300")
    output = next(rules for rules in view.dimensions if rules.label == "Output")
    pull_request = next(category for category in output.categories if category.key == "pull-request")
    assert [(version.since, version.points) for version in pull_request.versions] == [
        ("", "3 from 1, 5 from 3"),
        ("from 2026-W30", "1"),
    ]
    assert view.example_week
    assert view.example_week.text == "2026-W46"


def test_a_year_lists_every_week_newest_first_and_links_the_others(journal: Journal) -> None:
    edition = edition_of(journal(f"{CONFIG}==> journal/2025-W50.md <==\nWords.\n{weeks(2, 3, 'Words.')}"))
    last = year.view(edition, 2025)
    assert [to.text for to in last.years] == ["2026", "2025"]
    assert [line.name for line in last.months[0].weeks] == ["W52", "W51", "W50"]
    assert year.view(edition, 2026).months[0].name == "November"


def test_a_story_can_be_told_from_its_question(journal: Journal) -> None:
    assert "Tell me about a time when you were wrong" in words(site_of(journal(CONFIG + SITE))["pages.html"])
