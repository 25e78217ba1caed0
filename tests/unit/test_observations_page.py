"""The page of observations: who noticed what, and what comes again."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages import log
from perfmirror_ssg.pages.observations import view
from tests.editions import CONFIG, edition_of, shared_site, site_of, words

Journal = Callable[[str], Path]

NOTICED = """==> journal/2026-W20.md <==
## Observations
- "Nobody reads the status page" [who:: Ada] [theme:: silence] [domain:: probes]
- The runbook is a poem
- The pager is loud [who:: Ada] [theme:: noise]
==> journal/2026-W22.md <==
## Facts
- Five weeks without a word [theme:: Silence] [domain:: probes]

## Gaps
- A pool said nothing [theme:: silence] ^pool
"""


def test_a_theme_that_recurs_shows_what_bears_it_and_the_line_it_may_become(journal: Journal) -> None:
    page = view(edition_of(journal(CONFIG + NOTICED)))
    (silence,) = page.recurring
    assert (silence.name, silence.tally) == ("silence", "3 in 2 weeks")
    assert [(row.week.text, row.kind) for row in silence.rows] == [("W22", "gap"), ("W22", "fact"), ("W20", "")]
    assert silence.line == "- One cause lies behind silence [confidence:: 50%] [domain:: probes] ^theme-silence"
    assert [theme.name for theme in page.themes] == ["noise"]


def test_the_line_pasted_as_it_is_makes_the_theme_one_that_has_its_hypothesis(journal: Journal) -> None:
    line = view(edition_of(journal(CONFIG + NOTICED))).recurring[0].line
    edition = edition_of(journal(f"{CONFIG}{NOTICED}==> journal/2026-W23.md <==\n## Hypotheses\n{line}\n"))
    assert edition.errors == {}
    (silence,) = view(edition).recurring
    assert silence.line == ""
    assert [(one.path, one.text, one.note) for one in silence.hypotheses] == [
        ("records/theme-silence.html", "One cause lies behind silence", "open")
    ]


def test_every_observation_stands_once_under_who_made_it(journal: Journal) -> None:
    page = view(edition_of(journal(CONFIG + NOTICED)))
    assert [(who.name, [row.title for row in who.rows]) for who in page.observers] == [
        ("Ada", ["The pager is loud", '"Nobody reads the status page"']),
        ("Nobody named", ["The runbook is a poem"]),
    ]
    assert [who.path for who in page.observers] == ["people/ada.html", ""]
    assert [mark.key for mark in page.observers[0].rows[1].marks] == ["domain", "theme"]


def test_without_a_theme_that_recurs_the_page_says_what_it_takes(journal: Journal) -> None:
    once = "==> journal/2026-W20.md <==\n## Observations\n- The runbook is a poem\n"
    page = words(site_of(journal(CONFIG + once))["observations.html"])
    assert (
        "No theme recurs yet: one does when at least 3 observations, facts or gaps bear it, written in 2 weeks or more." in page
    )
    assert "[theme:: silence]" in page


def test_an_empty_journal_says_what_the_page_would_need(journal: Journal) -> None:
    page = view(edition_of(journal(CONFIG)))
    assert page.thin is not None
    assert page.thin.format.path == "format.html#observation"


def test_the_log_holds_observations_only_where_they_have_no_page_of_their_own(journal: Journal) -> None:
    root = journal(CONFIG + NOTICED)
    assert [part.anchor for part in log.view(edition_of(root)).parts] == ["facts"]
    shared = shared_site(root)
    assert "observations.html" not in shared
    assert "The runbook is a poem" in words(shared["log.html"])
