"""A real name that would be left in what is shared is an error, where its writer finds it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.build import make
from tests.editions import narrowed_of

Journal = Callable[[str], Path]

PEOPLE = '==> people.toml <==\n[[person]]\nnames = ["Ada", "Ada Lovelace"]\nalias = "Heron"\n'
SHARED = "---\nshare: public\nshare_title: A week\n---\n"


def left(journal: Journal, text: str) -> list[tuple[str, int, int, str]]:
    """Return the places of names that would be left, with what is said of them."""
    problems = narrowed_of(journal(PEOPLE + text)).problems
    return [
        (problem.span.path, problem.span.line, problem.span.column, problem.message)
        for problem in problems
        if problem.severity.value == "error"
    ]


def week(text: str) -> str:
    return f"==> journal/2026-W40.md <==\n{text}"


def passage(text: str) -> str:
    return f"{SHARED}\n::: share public\n{text}\n:::\n"


def test_a_name_in_words_is_an_alias_and_no_error(journal: Journal) -> None:
    words = "Ada, **Ada** Lovelace, `ada`, ADA.\n\n### With Ada\n\n| Ada |\n|---|\n\n```\nask(ada)\n```\n\n![Ada](x.png)"
    assert left(journal, week(passage(words)) + "==> journal/x.png <==\nx\n") == []


def test_a_name_in_an_address_is_an_error_at_its_place(journal: Journal) -> None:
    found = left(journal, week(passage("See [it](https://example.com/ada-lovelace/x).")))
    assert [row[:3] for row in found] == [("journal/2026-W40.md", 7, 30)]
    assert "Ada Lovelace" in found[0][3]


def test_a_name_that_an_address_spells_with_percent_signs_is_found(journal: Journal) -> None:
    found = left(journal, week(passage("[It](https://example.com/?q=%41da)")))
    assert [row[:2] for row in found] == [("journal/2026-W40.md", 1)]


def test_a_name_in_an_address_that_is_not_shared_is_nobodys_business(journal: Journal) -> None:
    assert left(journal, week(f"{SHARED}\n[It](https://example.com/ada)\n")) == []
    assert left(journal, week(passage("Words.")) + "==> journal/2026-W41.md <==\n[It](https://example.com/ada)\n") == []


def test_a_name_that_config_would_share_is_an_error_there(journal: Journal) -> None:
    config = '==> config.toml <==\nschema = 1\n[metrics.calls-with-ada]\ntitle = "Calls"\n[share.coach]\ncharts = ["metrics"]\n'
    text = "---\nshare: coach\nmetrics: {calls-with-ada: 3}\n---\n"
    assert {row[0] for row in left(journal, config + week(text))} == {"config.toml", "journal/2026-W40.md"}


OURS = [
    *("Block", "Section", "Fn", "Note", "Code", "Page", "Strong", "Growth", "Input", "En", "Default", "Coach", "Decision"),
    *("Status", "Open", "Picture", "Back", "Aside", "P", "Score"),
]


def named_as_we_name(name: str) -> str:
    """Write a week that says somebody's name in its words, and holds everything that the program names itself."""
    words = f"{name} said so[^1]. ^mine\n\n### {name}\n\n### …\n\n[[#^mine]] [[#…]] ![[x.png]]\n\n`x`\n\n[^1]: {name} too"
    config = '==> config.toml <==\nschema = 1\n[share.coach]\nscores = true\ncharts = ["score", "metrics"]\n'
    record = "## Decisions\n- Keep it [status:: decided] [share:: coach]\n"
    files = "==> journal/x.png <==\nx\n==> journal/pages/x.md <==\n---\nshare: coach\n---\n::: share\nWords.\n:::\n"
    text = f"---\nshare: coach\ninput: {{one-on-one: 2}}\n---\n\n::: share\n{words}\n:::\n\n{record}"
    return f'==> people.toml <==\n[[person]]\nnames = ["{name}"]\nalias = "Heron"\n{config}{week(text)}{files}'


@pytest.mark.parametrize("name", OURS)
def test_somebody_whose_name_is_a_word_of_the_programs_own_can_be_shared(journal: Journal, name: str) -> None:
    shown = narrowed_of(journal(named_as_we_name(name)))
    assert [problem.message for problem in shown.problems if problem.severity.value == "error"] == []
    site = make(shown).site
    assert "pages/page.html" in site
    assert b'id="heron"' in site["weeks/2026-W40.html"]


def test_a_name_among_our_own_words_is_found_where_its_writer_says_it(journal: Journal) -> None:
    found = left(journal, '[[person]]\nnames = ["Note"]\nalias = "Wren"\n' + week(passage("[It](https://example.com/note)")))
    assert [row[:3] for row in found] == [("journal/2026-W40.md", 7, 26)]


def test_a_tag_that_is_a_name_is_shared_under_its_alias(journal: Journal) -> None:
    config = '==> config.toml <==\nschema = 1\n[share.coach]\ntags = ["ada"]\n'
    shown = narrowed_of(journal(PEOPLE + config + week("---\nshare: coach\ntags: [ada, mine]\n---\n")))
    assert shown.problems == ()
    assert [slot.entry.tags for slot in shown.report.journal.weeks if slot.entry] == [("heron",)]
