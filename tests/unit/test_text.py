"""Inline Markdown of one text, and rich text as markup."""

import pytest

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.markdown.markup import LinkMarkup, markup
from perfmirror_ssg.markdown.text import inline
from perfmirror_ssg.model import Link, RichText
from tests.bodies import html


def read(text: str) -> tuple[RichText, list[tuple[str, int]]]:
    checked = inline(text, Span(path="j.md", line=7, column=11, length=len(text)))
    return checked.value, [(problem.code, problem.span.column) for problem in checked.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain & <b>bold</b>", "plain &amp; &lt;b&gt;bold&lt;/b&gt;"),
        ("**a** *b* ~~c~~ `d<e`", "<strong>a</strong> <em>b</em> <s>c</s> <code>d&lt;e</code>"),
        ("# no heading\n- no list", "# no heading\n- no list"),
        ("https://example.com/a_b.", '<a href="https://example.com/a_b">https://example.com/a_b</a>.'),
        ("xhttps://example.com", "xhttps://example.com"),
        ("[a *b*](https://example.com 'T')", '<a href="https://example.com" title="T">a <em>b</em></a>'),
        ("[https://a.example](https://b.example)", '<a href="https://b.example">https://a.example</a>'),
        (
            "<https://a.example> <ada@example.com>",
            '<a href="https://a.example">https://a.example</a> <a href="mailto:ada@example.com">ada@example.com</a>',
        ),
        ("std::vector<int> <std::map>", "std::vector&lt;int&gt; &lt;std::map&gt;"),
        ("![a map](https://example.com/m.png)", '<a href="https://example.com/m.png">a map</a>'),
        ("![](https://example.com/m.png)", '<a href="https://example.com/m.png">https://example.com/m.png</a>'),
        ("[[2026-W20#Notes|then]] ![[a.png|300]]", "{2026-W20#Notes|then} !{a.png#|300}"),
        ("[last week](../2026-W19.md#Notes) ![x](a%20b.png)", "{../2026-W19#Notes|last week} !{a b.png#|x}"),
        ('[w](2026-W19.md "why")', '<span title="why">{2026-W19#|w}</span>'),
        ("\\[[a]] \\%% \\^b `[[c]] %% ^d`", "[[a]] %% ^b <code>[[c]] %% ^d</code>"),
        ("[[]] [x] x^2 :^) [^1]", "[[]] [x] x^2 :^) [^1]"),
        ("![a ![b](c.png) d](e.png)", "!{e.png#|a !b d}"),
    ],
)
def test_inline_markdown_becomes_safe_html_with_open_links(text: str, expected: str) -> None:
    rich, problems = read(text)
    assert (html(rich), problems) == (expected, [])


@pytest.mark.parametrize(
    ("text", "expected", "problem"),
    [
        ("a %% b %% c", "a c", ("E252", 13)),
        ("a <!-- b", "a", ("E252", 13)),
        ("[[a|b %% c]]", "{a#|b %% c}", ("E252", 17)),
        ("done [status:: open]", "done [status:: open]", ("W522", 16)),
        ("see ^keep-one", "see ^keep-one", ("W523", 15)),
        ("[a](javascript:b)", "a (javascript:b)", ("W535", 11)),
        ("![a](data:image/png;base64,x)", "a (data:image/png;base64,x)", ("W535", 11)),
        ("![[values]]", "{values#|}", ("W534", 11)),
    ],
)
def test_what_is_wrong_in_a_text_has_its_column(text: str, expected: str, problem: tuple[str, int]) -> None:
    rich, problems = read(text)
    assert (html(rich), problems) == (expected, [problem])


def test_a_text_written_otherwise_than_it_reads_is_named_whole() -> None:
    at = Span(path="j.md", line=7, column=11, length=30)
    assert [problem.span for problem in inline("a %% b", at).problems] == [at]


def test_plain_text_has_the_words_and_no_markup() -> None:
    rich, _ = read("**Two**  `words` [[2026-W20|then]],\n[here](https://example.com) ![[map.png]] &amp; <b>")
    assert rich.plain == "Two words then,\nhere map.png & <b>"


def test_markup_shows_a_known_link_and_the_words_of_an_unknown_one() -> None:
    rich, _ = read("<i> [[known|a & b]] [[un<known]] ![[map.png|300]]")

    def href(link: Link) -> LinkMarkup | None:
        if link.embed:
            return LinkMarkup(href="a/map.png", text='the "map"', image=True, width=300)
        return LinkMarkup(href="x.html?a&b", text=link.label, title="<T>") if link.target == "known" else None

    assert markup(rich, href) == (
        '&lt;i&gt; <a href="x.html?a&amp;b" title="&lt;T&gt;">a &amp; b</a> un&lt;known '
        '<img src="a/map.png" alt="the &quot;map&quot;" width="300">'
    )
