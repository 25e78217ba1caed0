"""What would leave, in words: all of it, newest first, and what is new since another time."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.leaving import Leaving, changes, leaving
from tests.editions import narrowed_of

Journal = Callable[[str], Path]

SHARED = "---\nshare: public\n---\n"


def week(number: int, text: str) -> str:
    return f"==> journal/2026/2026-W{number}.md <==\n{text}\n"


def rows(journal: Journal, text: str) -> list[tuple[str, str, str]]:
    return [(one.place, one.what, one.words) for one in leaving(narrowed_of(journal(text)).report)]


def test_weeks_come_first_and_newest_first_then_documents_then_what_is_said_of_all(journal: Journal) -> None:
    page = "==> journal/pages/plan.md <==\n---\nshare: public\nshare_title: Open\n---\n::: share\nWords.\n:::\n"
    titled = "---\nshare: public\nshare_title: A week\ntitle: Mine\n---\nAlone.\n"
    assert rows(journal, week(40, titled) + week(41, SHARED) + page) == [
        ("2026-W41", "week", "(no title)"),
        ("2026-W40", "week", "A week"),
        ("Open", "page", "pages/open.html"),
        ("Open", "passage", "Words."),
        ("the whole site", "title", "Shared notes"),
    ]


def test_a_record_is_said_with_its_fields_and_its_id(journal: Journal) -> None:
    record = "- Keep it [share:: public] [owner:: me] [confidence:: 70%] ^keep-it\n  For now.\n- Mine ^mine\n"
    found = rows(journal, week(40, f"{SHARED}## Decisions\n{record}\n## Updates\n- ^keep-it [share:: coach] Still.\n"))
    assert found[1:3] == [
        ("2026-W40", "decision", "Keep it · For now. · owner: me · confidence: 70% · ^keep-it"),
        ("2026-W40", "update", "Still. · ^keep-it"),
    ]


def test_an_address_is_said_beside_the_words_that_hide_it(journal: Journal) -> None:
    text = 'See [it](https://example.com/a?b=1&c=2 "of note") and https://example.com/shown.'
    found = rows(journal, week(40, f"{SHARED}::: share\n{text}\n:::\n"))
    assert found[1][2] == "See of note it and https://example.com/shown. <https://example.com/a?b=1&c=2>"


def test_a_file_is_said_by_the_name_its_writer_knows_and_the_one_it_gets(journal: Journal) -> None:
    text = week(40, f"{SHARED}::: share\n![[boxes.png|two boxes]]\n:::\n") + "==> journal/boxes.png <==\nx\n"
    ((place, _, words),) = [row for row in rows(journal, text) if row[1] == "file"]
    assert place == "the whole site"
    assert words.startswith("journal/boxes.png as attachments/")


def test_figures_are_said_as_config_shares_them(journal: Journal) -> None:
    work = "input: {one-on-one: 3}\nratings: {learning: 4}\nmetrics: {focus-hours: 11.5}\ntags: [probes]\n"
    config = (
        '==> config.toml <==\nschema = 1\n[metrics.focus-hours]\ntitle = "Deep work"\nunit = "h"\n'
        '[share.coach]\nscores = true\ncharts = ["ratings", "metrics"]\ntags = ["probes"]\n'
    )
    found = rows(journal, config + week(40, f"---\nshare: public\n{work}---\n"))
    said = {what: words for _, what, words in found}
    assert said["score"] == "4.5 points: input 15 × 0.3"
    assert said["counts"] == "one-on-one 3 (15 points)"
    assert said["rating"] == "growth, learning: 4"
    assert said["metric"] == "focus hours, Deep work: 11.5 h"
    assert said["tags"] == "probes"
    assert said["charts"] == "ratings, metrics"
    assert said["dimensions"] == "input × 0.3, output × 0.4, outcome × 0.2, impact × 0.1"
    assert said["bands"].startswith("Outstanding 300, ")
    assert said["scores"].endswith("of the period: 54 points, no band, on 1 of them")
    assert {what for _, what, _ in rows(journal, week(40, f"---\nshare: public\n{work}---\n"))} == {"week", "title"}


def test_what_was_changed_is_gone_and_new() -> None:
    old, kept, new = (Leaving(place="2026-W40", what="passage", words=words) for words in ("Old.", "Kept.", "New."))
    assert changes([old, kept], [kept, new]) == {"+": (new,), "-": (old,)}
    assert changes([], []) == {"+": (), "-": ()}
