"""A real name that would be left in what is shared is an error, where its writer finds it."""

from collections.abc import Callable
from pathlib import Path

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
