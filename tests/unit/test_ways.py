"""What is shared, and where it stands now: addresses and anchors say nothing of what is not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.audience.ways import words_for
from perfmirror_ssg.build import make
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Audience, Link
from tests.editions import narrowed_of

Journal = Callable[[str], Path]

SHARED = "---\nshare: public\n---\n"
PEOPLE = '==> people.toml <==\n[[person]]\nnames = ["Ada"]\nalias = "Heron"\n'


def week(number: int, text: str) -> str:
    return f"==> journal/2026/2026-W{number}.md <==\n{text}\n"


def passage(text: str) -> str:
    return f"::: share public\n{text}\n:::\n"


def page(name: str, text: str, title: str = "") -> str:
    shown = f"share_title: {title}\n" if title else ""
    return f"==> journal/pages/{name}.md <==\n---\nshare: public\n{shown}---\n{passage(text)}"


def pages_of(journal: Journal, text: str, audience: Audience = "coach") -> dict[str, str]:
    site = make(narrowed_of(journal(text), audience)).site
    return {path: data.decode() for path, data in site.items() if path.endswith(".html")}


def prose(html: str) -> str:
    """Return what a page says in its own words, with their tags."""
    return html.partition('<div class="prose">')[2].partition("</div>")[0].strip()


def link(target: str = "", label: str = "", *, embed: bool = False) -> Link:
    return Link(target=target, fragment="", label=label, embed=embed, span=Span(path="", line=1, column=1))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (link("plan", "as planned"), "as planned"),
        (link("plan"), "another note"),
        (link("^defer-it"), "another note"),
        (link("2026-w20"), "2026-W20"),
        (link("plan.png", "300", embed=True), "another note"),
        (link(), "another note"),
    ],
)
def test_a_link_to_what_is_not_shared_says_what_its_writer_said_or_nothing(written: Link, shown: str) -> None:
    assert words_for(written) == shown


def test_a_link_leads_to_what_is_shared_under_the_name_it_has_there(journal: Journal) -> None:
    text = "[[plan]], [[plan#Deep]], [[plan|so]], [[2026-W41]], [[^ours]], [[2026-W41#^ours]]"
    deep = page("plan", "# Deep\n\nWords.", "Open to all")
    other = week(41, f"{SHARED}## Decisions\n- Ours [share:: public] ^ours\n")
    shown = prose(pages_of(journal, week(40, SHARED + passage(text)) + other + deep)["weeks/2026-W40.html"])
    assert re.findall(r'href="([^"]*)">([^<]*)', shown) == [
        ("../pages/open-to-all.html", "Open to all"),
        ("../pages/open-to-all.html#deep", "Deep"),
        ("../pages/open-to-all.html", "so"),
        ("../weeks/2026-W41.html", "2026-W41"),
        ("../records/ours.html", "Ours"),
        ("../weeks/2026-W41.html#%5Eours", "Ours"),
    ]


def test_a_link_into_a_shared_page_leads_to_what_is_shared_of_it(journal: Journal) -> None:
    text = "[[2026-W41#Mine]] [[2026-W41#^mine]] [[2026-W41#^ours]]"
    other = week(41, f"{SHARED}## Mine\nWords. ^mine\n\n## Rest\n{passage('Words. ^ours')}")
    shown = prose(pages_of(journal, week(40, SHARED + passage(text)) + other)["weeks/2026-W40.html"])
    assert shown == '<p>2026-W41 2026-W41 <a href="../weeks/2026-W41.html#%5Eblock.1">2026-W41</a></p>'


def test_the_anchor_of_a_heading_does_not_name_what_it_links_to(journal: Journal) -> None:
    text = "### On [[plan]] with Ada\n\nSee [[#On plan with Ada]]."
    shown = pages_of(journal, PEOPLE + week(40, SHARED + passage(text)) + "==> journal/pages/plan.md <==\nWords.\n")
    html = prose(shown["weeks/2026-W40.html"])
    assert '<h3 id="on-another-note-with-heron">On another note with Heron</h3>' in html
    assert '<a href="../weeks/2026-W40.html#on-another-note-with-heron">On another note with Heron</a>' in html
    assert "plan" not in html


def test_anchors_do_not_count_what_is_not_shared(journal: Journal) -> None:
    mine = "### Notes\n\nMine[^m]. ^mine\n\n[^m]: mine\n\n"
    ours = passage("### Notes\n\nOurs[^o]. ^ours\n\n[^o]: ours")
    html = prose(pages_of(journal, week(40, f"{SHARED}{mine}{ours}"))["weeks/2026-W40.html"])
    assert re.findall(r' id="([^"]*)"', html) == ["notes", "^block.1", "fnref.1", "^fn.1"]
    assert 'href="../weeks/2026-W40.html#%5Efn.1">1</a>' in html
    assert '<li id="^fn.1" value="1">' in html
    assert 'href="#fnref.1"' in html


def test_two_shared_headings_of_the_same_words_keep_apart(journal: Journal) -> None:
    html = prose(
        pages_of(journal, week(40, SHARED + passage("### Notes\n\n### Notes\n\nSee [[#Notes]].")))["weeks/2026-W40.html"]
    )
    assert re.findall(r' id="([^"]*)"', html) == ["notes", "notes-1"]


def test_a_footnote_that_words_outside_used_first_has_no_way_back(journal: Journal) -> None:
    text = f"{SHARED}Mine[^o].\n\n{passage('Ours[^o].' + chr(10) * 2 + '[^o]: of [[2026-W41]] ours')}"
    html = prose(pages_of(journal, week(40, text) + week(41, SHARED))["weeks/2026-W40.html"])
    assert "fnref" not in html
    assert "↩" not in html


def test_words_that_look_like_an_anchor_are_words(journal: Journal) -> None:
    html = prose(
        pages_of(journal, week(40, SHARED + passage('`<b id="mine">` and id="fnref.7" <h1 id="x">')))["weeks/2026-W40.html"]
    )
    assert '&lt;b id="mine"&gt;' in html
    assert 'id="fnref.7"' in html


def test_a_document_goes_by_its_shared_title_and_not_by_its_file(journal: Journal) -> None:
    site = pages_of(journal, page("reorganisation-of-x", "Words.", "How we work, Ada") + PEOPLE)
    assert "pages/how-we-work-heron.html" in site
    assert not [path for path, html in site.items() if "reorganisation" in path + html]


def test_documents_without_a_shared_title_are_nameless(journal: Journal) -> None:
    goal = "==> journal/goals/leave.md <==\n---\ntitle: Leave\nshare: public\nneeds: [{id: cv, title: Write it}]\n---\nAlone.\n"
    site = pages_of(journal, page("secret", "One.") + page("worse", "Two.") + goal)
    assert {path for path in site if "/" in path} == {"pages/page.html", "pages/page-2.html", "goals/goal.html"}
    assert not [path for path, html in site.items() if re.search("Leave|Write it|secret|worse", html)]


def test_of_two_documents_of_one_shared_title_the_files_do_not_say_which_is_first(journal: Journal) -> None:
    one, other = (
        pages_of(journal, page(first, "First told.", "A story") + page(second, "Second told.", "A story"))
        for first, second in (("a", "b"), ("b", "a"))
    )
    assert one == other
    assert "First told." in one["pages/a-story.html"]
    assert "Second told." in one["pages/a-story-2.html"]


def test_two_documents_that_only_their_people_tell_apart_keep_their_order(journal: Journal) -> None:
    names = '==> people.toml <==\n[[person]]\nnames = ["{}"]\nalias = "Heron"\n[[person]]\nnames = ["{}"]\nalias = "Wren"\n'
    one, other = (
        pages_of(journal, names.format(*pair) + page("a", f"{pair[0]}.", "So") + page("b", f"{pair[1]}.", "So"))
        for pair in (("Ada", "Linus"), ("Linus", "Ada"))
    )
    assert one == other


def test_the_made_id_of_a_record_does_not_name_what_its_title_links_to(journal: Journal) -> None:
    text = (
        week(40, f"{SHARED}## Questions\n- Is [[plan]] right, Ada? [share:: public]\n")
        + "==> journal/pages/plan.md <==\nWords.\n"
    )
    site = pages_of(journal, PEOPLE + text)
    assert "records/2026-w40-is-another-note-right-heron.html" in site


def test_the_made_id_of_a_record_does_not_count_those_that_are_not_shared(journal: Journal) -> None:
    text = week(40, f"{SHARED}## Questions\n- Why?\n- Why? [share:: public]\n- Why? [share:: public]\n")
    assert {path for path in pages_of(journal, text) if path.startswith("records/")} == {
        "records/2026-w40-why.html",
        "records/2026-w40-why-2.html",
    }


def test_a_written_id_stays_but_for_names(journal: Journal) -> None:
    text = week(
        40, f"{SHARED}## Decisions\n- One [share:: public] ^keep-it\n- Two [share:: public] ^ask-ada [supersedes:: keep-it]\n"
    )
    text = text.replace("^ask-ada [supersedes:: keep-it]", "[supersedes:: keep-it] ^ask-ada")
    site = pages_of(journal, PEOPLE + text)
    assert {path for path in site if path.startswith("records/")} == {"records/keep-it.html", "records/ask-heron.html"}
    assert 'href="../records/ask-heron.html"' in site["records/keep-it.html"]


def test_a_link_to_a_heading_leads_to_the_one_of_these_words_that_is_shared(journal: Journal) -> None:
    ours = passage("See [[#Notes]].\n\n### Notes\n\nOurs.")
    sites = [
        prose(pages_of(journal, week(40, f"{SHARED}{mine}{ours}"))["weeks/2026-W40.html"]) for mine in ("### Notes\n\n", "")
    ]
    assert sites[0] == sites[1]
    assert '<a href="../weeks/2026-W40.html#notes">Notes</a>' in sites[0]


@pytest.mark.parametrize("mine", ["# Ask Ada\n\n", "# Ask: Ada!\n\n", ""])
def test_a_link_to_a_heading_with_a_name_leads_to_the_one_that_is_shared(journal: Journal, mine: str) -> None:
    ours = passage("See [[#Ask Ada]].\n\n# Ask Ada")
    shown = pages_of(journal, PEOPLE + week(40, f"{SHARED}{mine}{ours}"))["weeks/2026-W40.html"]
    assert '<a href="../weeks/2026-W40.html#ask-heron">Ask Heron</a>' in prose(shown)


@pytest.mark.parametrize(
    "text", ["One %% mine %% two.", "%% mine %% One two.", "One two. %% mine %%", "One <!-- mine --> two."]
)
def test_a_comment_leaves_no_blank_that_tells_of_it(journal: Journal, text: str) -> None:
    assert prose(pages_of(journal, week(40, SHARED + passage(text)))["weeks/2026-W40.html"]) == "<p>One two.</p>"


def test_the_number_of_a_footnote_in_a_record_does_not_tell_how_many_are_not_shared(journal: Journal) -> None:
    text = f"{SHARED}Mine[^m].\n\n## Decisions\n- Keep it[^o] [share:: public]\n\n[^m]: mine\n[^o]: ours\n"
    assert "fnref" not in "".join(pages_of(journal, week(40, text)).values())
