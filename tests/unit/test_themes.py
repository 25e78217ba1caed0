"""Observations by who made them; themes that recur, and the hypothesis each may become."""

from perfmirror_ssg.analysis.themes import Theme, noticed_in
from perfmirror_ssg.model import Entry
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.source import decode
from tests.journals import config, entry, gathered, opening, rich, week
from tests.journals import update as said

SILENCE = rich("silence")


def _theme(*entries: Entry) -> Theme:
    (theme,) = noticed_in(gathered(*entries).value, {}).themes
    return theme


def test_three_records_in_two_weeks_recur_whatever_their_kind() -> None:
    theme = _theme(
        entry("2026-W20", opening("observation", "No word", theme=SILENCE), opening("fact", "None", theme=SILENCE)),
        entry("2026-W24", opening("gap", "Nobody was told", theme=rich("Silence"))),
    )
    assert (theme.name, theme.recurs, [str(one) for one in theme.weeks]) == ("silence", True, ["2026-W20", "2026-W24"])


def test_three_records_of_one_week_and_two_records_of_two_weeks_do_not_recur() -> None:
    one_week = _theme(entry("2026-W20", *(opening("observation", f"No word {n}", theme=SILENCE) for n in range(3))))
    two_records = _theme(*(entry(f"2026-W{n}", opening("observation", "No word", theme=SILENCE)) for n in (20, 21)))
    assert [(one.recurs, one.line) for one in (one_week, two_records)] == [(False, ""), (False, "")]


def _recurring(*more: Entry, theme: str = "silence", domain: str = "probes") -> Theme:
    seen = [opening("observation", f"No word {n}", theme=rich(theme), domain=rich(domain)) for n in range(3)]
    return _theme(*(entry(f"2026-W{n}", event) for n, event in enumerate(seen, start=20)), *more)


def test_a_theme_that_recurs_becomes_a_line_in_the_domain_most_of_its_records_name() -> None:
    line = _recurring(entry("2026-W19", opening("fact", "None", theme=SILENCE, domain=rich("billing")))).line
    assert line == "- One cause lies behind silence [confidence:: 50%] [domain:: probes] ^theme-silence"


def test_the_line_names_a_domain_that_more_than_half_of_its_records_name_and_no_other() -> None:
    seen = [opening("observation", "No word", theme=SILENCE, domain=rich("probes")) for _ in range(2)]
    entries = [entry(f"2026-W{n}", event) for n, event in enumerate(seen, start=20)]
    silent = [entry(f"2026-W{n}", opening("observation", "None", theme=SILENCE)) for n in (22, 23)]
    assert "[domain:: probes]" in _theme(*entries, silent[0]).line
    assert _theme(*entries, *silent).line == "- One cause lies behind silence [confidence:: 50%] ^theme-silence"


def test_the_line_is_read_back_as_one_hypothesis_and_nothing_else() -> None:
    for words in ("silence", "the line in the middle", "C++ & C", "a word with ^id", "half [x:: y]", "Lärm: a"):
        line = _recurring(theme=words).line
        source = decode("journal/2026/2026-W25.md", f"## Hypotheses\n{line}\n".encode()).value
        assert source is not None
        read = read_entry(source, week("2026-W25"), config(headings={"hypotheses": "hypothesis"}))
        assert read.problems == (), words
        assert read.value is not None
        (event,) = read.value.events
        assert event.title is not None
        assert (event.kind, event.opening, event.title.plain) == ("hypothesis", True, f"One cause lies behind {words}")
        assert set(event.fields) == {"confidence", "domain"}


def test_two_themes_of_one_slug_get_two_ids() -> None:
    seen = [opening("fact", f"{name} {n}", theme=rich(name)) for n in range(3) for name in ("C++", "C#")]
    noticed = noticed_in(gathered(entry("2026-W20", *seen[:2]), entry("2026-W21", *seen[2:])).value, {})
    assert [theme.line.rsplit(" ", 1)[1] for theme in noticed.themes] == ["^theme-c-2", "^theme-c"]


def test_the_line_has_an_id_that_is_free() -> None:
    assert _recurring(entry("2026-W19", opening("win", "Heard", "theme-silence"))).line.endswith("^theme-silence-2")


def test_a_theme_in_the_title_domain_or_id_of_a_hypothesis_needs_no_other() -> None:
    for title, id_, domain in (
        ("Their silence, not ours, costs", "a", "probes"),
        ("They do not know", "on-silence", "probes"),
        ("They do not know", "b", "Silence"),
    ):
        hypothesis = opening("hypothesis", title, id_, domain=rich(domain))
        theme = _recurring(entry("2026-W30", hypothesis), entry("2026-W31", said(id_, status="refuted")))
        assert (theme.line, [record.id for record in theme.hypotheses]) == ("", [id_])


def test_no_hypothesis_speaks_of_a_theme_without_letters() -> None:
    theme = _recurring(entry("2026-W30", opening("hypothesis", "They do not know", "a")), theme="?!")
    assert theme.hypotheses == ()


def test_a_theme_is_not_named_by_a_part_of_a_word() -> None:
    assert _recurring(entry("2026-W30", opening("hypothesis", "Silences are many", "a"))).hypotheses == ()


def test_observers_are_compared_without_case_and_nobody_named_comes_last() -> None:
    noticed = noticed_in(
        gathered(
            entry("2026-W20", opening("observation", "One", who=rich("Ada")), opening("observation", "Two")),
            entry("2026-W21", opening("observation", "Three", who=rich("ada")), opening("observation", "Four")),
            entry("2026-W22", opening("observation", "Five"), opening("fact", "Six", who=rich("Ada"))),
        ).value,
        {},
    )
    found = [(one.name, [record.title.plain for record in one.observations]) for one in noticed.observers]
    assert found == [("Ada", ["Three", "One"]), ("", ["Five", "Four", "Two"])]


def test_two_names_of_one_person_are_one_observer() -> None:
    seen = (
        entry(f"2026-W{20 + place}", opening("observation", "Seen", who=rich(name)))
        for place, name in enumerate(("Ada L.", "Ada"))
    )
    noticed = noticed_in(gathered(*seen).value, {"Ada": ("Ada",), "Ada L.": ("Ada",), "Ada and Linus": ("Ada", "Linus")})
    assert [(one.name, len(one.observations)) for one in noticed.observers] == [("Ada", 2)]
