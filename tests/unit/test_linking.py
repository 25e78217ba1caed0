"""Links lead to weeks, documents, headings, blocks, records and files, or are a warning; and they lead back."""

from collections.abc import Sequence

import pytest

from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.journal.links import Attachment, Target
from perfmirror_ssg.model import Document, DocumentKind, Entry, Link
from tests.journals import codes, document, entry, facts, gathered, heading, link, opening, prose, rich, update

W19 = entry(
    "2026-W19",
    opening("question", "Who pays?", "who-pays"),
    opening("fact", "Osaka runs it", "osaka"),
    blocks=(prose("Words."),),
    headings=(heading("What surprised me!", "what-surprised-me"), heading("Decisions", "")),
    anchors=("a-block",),
)
VALUES = document(DocumentKind.PAGE, "values", "What I want to be held to")
GOAL = document(DocumentKind.GOAL, "staff-engineer")


def linked(written: Link, *others: Entry | Document, attachments: Sequence[str] = ()) -> tuple[object, list[str]]:
    """Return what a link in 2026-W20 means beside W19, a page and a goal, and the codes met."""
    home = entry("2026-W20", blocks=(prose("See", written),), headings=(heading("Here", "here"),), anchors=("own",))
    checked = gathered(home, W19, VALUES, GOAL, *others, attachments=attachments)
    return checked.value.links.targets.get(written), codes(checked)


def href(written: Link) -> str:
    target, problems = linked(written)
    assert isinstance(target, Target)
    assert problems == []
    return target.href


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (link("2026-W19"), "weeks/2026-W19.html"),
        (link("2026/2026-W19"), "weeks/2026-W19.html"),
        (link("journal/2026/2026-W19.md"), "weeks/2026-W19.html"),
        (link("2026-w19"), "weeks/2026-W19.html"),
        (link("2026-W19.md"), "weeks/2026-W19.html"),
        (link("2026-W19", "what surprised me"), "weeks/2026-W19.html#what-surprised-me"),
        (link("2026-W19", "Decisions"), "weeks/2026-W19.html"),
        (link("2026-W19", "^a-block"), "weeks/2026-W19.html#^a-block"),
        (link("2026-W19", "^who-pays"), "weeks/2026-W19.html#^who-pays"),
        (link("", "Here"), "weeks/2026-W20.html#here"),
        (link("", "^own"), "weeks/2026-W20.html#^own"),
        (link("^own"), "weeks/2026-W20.html#^own"),
        (link("^who-pays"), "records/who-pays.html"),
        (link("", "^who-pays"), "records/who-pays.html"),
        (link("^osaka"), "weeks/2026-W19.html#^osaka"),
        (link("values"), "pages/values.html"),
        (link("pages/values"), "pages/values.html"),
        (link("../pages/values.md"), "pages/values.html"),
        (link("staff-engineer"), "goals/staff-engineer.html"),
    ],
)
def test_a_link_leads_to_its_place(written: Link, expected: str) -> None:
    assert href(written) == expected


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (link("2026-W18"), "2026-W18 has no file", "ssg new 2026-W18 writes it"),
        (link("valeus"), 'nothing in the journal is called "valeus"', "did you mean values"),
        (link("^who-pay"), 'no record or block has the id "who-pay"', "did you mean ^who-pays"),
        (link("2026-W19", "What surprises me"), '2026-W19 has no heading "What surprises me"', "#What surprised me!"),
        (link("2026-W19", "^who"), '2026-W19 has no block or record "^who"', "did you mean #^who-pays"),
        (link("2026-W19", "^qqqq"), '2026-W19 has no block or record "^qqqq"', "it has #^a-block, #^osaka, #^who-pays"),
        (link("2026-W19", "zz"), '2026-W19 has no heading "zz"', "it has #What surprised me!, #Decisions"),
        (link("", "Zz"), '2026-W20 has no heading "Zz"', "a line of its own makes one: ## Zz"),
        (link("values", "^zz"), 'What I want to be held to has no block or record "^zz"', "end a paragraph in it with ^zz"),
        (link("^Zz_q"), 'no record or block has the id "Zz_q"', "end the first line of a record with ^zz-q"),
        (link("zzz"), 'nothing in the journal is called "zzz"', "name a week"),
        (link("zzz.png"), 'no file in the journal is called "zzz.png"', "name a file by its path"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_warning_with_the_nearest(written: Link, message: str, hint: str) -> None:
    home = entry("2026-W20", blocks=(prose("See", written),))
    checked = gathered(home, W19, VALUES, GOAL)
    (problem,) = checked.problems
    assert facts(problem.code, problem.message, problem.span) == ("W571", message, written.span)
    assert hint in problem.hint
    assert written not in checked.value.links.targets


def test_a_name_that_two_documents_have_is_doubtful_until_a_path_is_given() -> None:
    other = document(DocumentKind.GOAL, "values")
    assert linked(link("values"), other) == (None, ["W572"])
    target, problems = linked(link("goals/values"), other)
    assert isinstance(target, Target)
    assert problems == []


def test_a_link_to_a_note_that_could_not_be_read_is_not_called_dead() -> None:
    home = entry("2026-W20", blocks=(prose("See", link("2026-W18"), link("^lost", column=5)),))
    assert codes(gathered(home, flawed={"journal/2026/2026-W18.md": "- Lost ^lost"})) == []


@pytest.mark.parametrize("written", ["map.svg", "../2026/map.svg", "2026/map.svg", "MAP.svg"])
def test_a_file_is_found_beside_its_entry_below_the_journal_or_by_name(written: str) -> None:
    assert linked(link(written), attachments=["journal/2026/map.svg"]) == (
        Attachment(source="journal/2026/map.svg", path="attachments/2026/map.svg"),
        [],
    )


def test_a_file_beside_the_entry_comes_before_others_of_its_name() -> None:
    files = ["journal/map.svg", "journal/2026/map.svg", "journal/2025/map.svg"]
    assert linked(link("map.svg"), attachments=files)[0] == Attachment(
        source="journal/2026/map.svg", path="attachments/2026/map.svg"
    )
    assert linked(link("map.svg"), attachments=files[::2])[1] == []
    apart = "journal/2026/cafe\N{COMBINING ACUTE ACCENT}.svg"
    assert linked(link("café.svg"), attachments=[apart])[0] == Attachment(
        source=apart, path=apart.replace("journal", "attachments")
    )
    assert linked(link("map.svg"), attachments=["journal/a/map.svg", "journal/b/map.svg"])[1] == ["W572"]


def mentioned(journal: Journal, page: str) -> list[tuple[str, str]]:
    return [(f"{m.path}#{m.anchor}" if m.anchor else m.path, m.title) for m in journal.links.mentions.get(page, ())]


def test_pages_know_who_mentions_them_oldest_first_and_once() -> None:
    twice = (prose("a", link("2026-W19")), prose("b", link("2026-W19", column=9)))
    later = entry("2026-W21", blocks=(prose("a", link("2026-W19", path="journal/2026/2026-W21.md")),))
    journal = gathered(later, entry("2026-W20", blocks=twice), W19).value
    assert mentioned(journal, "weeks/2026-W19.html") == [
        ("weeks/2026-W20.html", "2026-W20"),
        ("weeks/2026-W21.html", "2026-W21"),
    ]


def test_a_link_in_a_record_is_a_mention_by_that_record() -> None:
    said = update("who-pays", kind="question", why=rich("as in", link("values")))
    fact = opening("fact", "x", "a-fact", domain=rich("see", link("values", column=7)))
    journal = gathered(W19, VALUES, entry("2026-W20", said, fact)).value
    assert mentioned(journal, "pages/values.html") == [
        ("records/who-pays.html", "Who pays?"),
        ("weeks/2026-W20.html#^a-fact", "x"),
    ]


def test_a_link_to_a_record_in_its_week_mentions_both() -> None:
    journal = gathered(W19, entry("2026-W20", summary=rich("See", link("2026-W19", "^who-pays")))).value
    for page in ("weeks/2026-W19.html", "records/who-pays.html"):
        assert mentioned(journal, page) == [("weeks/2026-W20.html", "2026-W20")]


def test_a_record_is_mentioned_by_the_one_that_supersedes_it() -> None:
    one = entry("2026-W20", opening("decision", "One", "one"))
    journal = gathered(one, entry("2026-W21", opening("decision", "Two", "two", supersedes="one"))).value
    assert mentioned(journal, "records/one.html") == [("records/two.html", "Two")]


def test_a_page_does_not_mention_itself() -> None:
    journal = gathered(entry("2026-W20", blocks=(prose("a", link("2026-W20")),))).value
    assert journal.links.mentions == {}


def test_documents_mention_too() -> None:
    page = document(DocumentKind.PAGE, "map", "A map", blocks=(prose("See", link("values", path="journal/pages/map.md")),))
    assert mentioned(gathered(page, VALUES).value, "pages/values.html") == [("pages/map.html", "A map")]
