"""Bodies of any text: reading never raises, every span lies in its file, no word vanishes without a problem."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from perfmirror_ssg.diagnostics import Checked, Span
from perfmirror_ssg.model import Body, FieldValue, Link, Prose, RichText
from tests.bodies import read

# Every character that means something, and a few that do not.
SYNTAX = st.text(alphabet="-+*_#>|`~[](){}<>!&%^:=\\\"'.,1 9aXé\u00a0\t\n\n ", max_size=120)

MARKED = (
    "{w}", "**{w}** _{w}_", "`{w}`", "[[{w}]]", "[[{w}#{w}|{w}]]", "![[{w}.png]]", "[{w}](https://example.com/{w})",
    "[{w}]({w}.md)", "![{w}]({w}.png)", "![{w}](https://example.com/{w}.png)", "https://example.com/{w}", "~~{w}~~",
    "\\%% {w}", "<b>{w}</b>", "[{w}] {w}", "({w})", "{w}\\", "{w}  ", "[{w}][plan]", "{w}[^note]", "^{w}", "{w} ^{w}",
    "[owner:: {w}]", "[status:: {w}]", "[{w}:: {w}]", "(owner:: {w})", "owner:: {w}", "%% {c} %%", "<!-- {c} -->",
)  # fmt: skip
STARTS = (
    "", "", "", "- ", "- ", "1. ", "7) ", "> ", "> - ", "  ", "    ", "  - ", "- [x] ", "- [ ] ", "- [-] ", "- > ", "# ",
    "### ", "> [!note] ", "-", "| ", "\u2022 ", "2026. ", "- ^{w} ", "- {w} ^{w} ",
)  # fmt: skip
LINES = (
    "## Decisions", "## Updates", "## Wins:", "# *Open questions*", "### Sub {w}", "", "", "```python {w}", "~~~", "```", "---",
    "|---|---|", "| {w} | {w} |", "| {w} | {w} | {w} |", "[plan]: https://example.com/{w}", "[^note]: {w}", "::: share", ":::",
    "> {w}", "***",
)  # fmt: skip
OPEN = ("%% {c}", "{c} %%", "%%", "<!--", "-->")
# What is always right where it stands.
CLEAN = (
    "{w} {w}",
    "- {w}",
    "- {w} [owner:: {w}]",
    "  {w}",
    "  - {w}",
    "> {w}",
    "",
    "",
    "1. {w}",
    "### {w}",
    "## Decisions",
    "{w} %% {c} %%",
)


def numbered(text: str) -> str:
    """Number the words of a body, so that each can be looked for."""
    count = iter(range(1, 1000))
    return re.sub(r"\{([wc])\}", lambda found: f"{found[1]}{next(count)}", text)


@st.composite
def bodies(draw: st.DrawFn, *, lines: tuple[str, ...] = LINES) -> str:
    """Draw a body of plausible lines; its words are w1, w2 …, those in comments c1, c2 …."""
    text = st.lists(st.sampled_from(MARKED), min_size=1, max_size=3).map(" ".join)
    written = st.builds("{}{}".format, st.sampled_from(STARTS), text)
    drawn = draw(st.lists(st.one_of(written, st.sampled_from(lines), st.sampled_from(CLEAN)), min_size=1, max_size=12))
    return numbered("\n".join(drawn))


def said(rich: RichText | None) -> str:
    """Return all that a text puts on a page, markup, addresses and all."""
    parts = rich.parts if rich else ()
    return " ".join(f"{p.target} {p.fragment} {p.label}" if isinstance(p, Link) else p for p in parts)


def shown(body: Body) -> str:
    """Return all that a body puts on a page."""
    prose = [said(block.text) for block in body.blocks if isinstance(block, Prose)]
    events = [f"{said(e.title)} {said(e.text)} {e.id} {' '.join(map(value_of, e.fields.values()))}" for e in body.events]
    return "\n".join([*prose, *events])


def value_of(given: FieldValue) -> str:
    return said(given.value) if isinstance(given.value, RichText) else str(given.value)


def spans(read: Checked[Body]) -> list[Span]:
    events = [span for event in read.value.events for span in (event.span, *(f.span for f in event.fields.values()))]
    links = [link.span for block in read.value.blocks if isinstance(block, Prose) for link in block.text.links]
    problems = [span for problem in read.problems for span in (problem.span, *problem.related)]
    return [*events, *links, *problems, *(heading.span for heading in read.value.headings)]


def lies_in(span: Span, lines: list[str]) -> bool:
    if not 1 <= span.line <= len(lines):
        return False
    return span.column >= 1 and span.column + span.length - 1 <= max(1, len(lines[span.line - 1]) + 1)


@given(st.one_of(st.text(max_size=200), SYNTAX, bodies(lines=LINES + OPEN)))
@example("- a\n\n   - ^b")
def test_reading_never_raises_and_every_span_lies_in_its_file(text: str) -> None:
    read_text = read(text)
    lines = text.split("\n")
    assert [span for span in spans(read_text) if not lies_in(span, lines)] == []


@given(st.one_of(bodies(), st.lists(st.sampled_from(CLEAN), max_size=9).map("\n".join).map(numbered)))
def test_no_word_vanishes_without_a_problem(text: str) -> None:
    got = read(text)
    kept = set(re.findall(r"w\d+", shown(got.value)))
    assert got.problems or set(re.findall(r"w\d+", text)) <= kept


@given(bodies(lines=CLEAN + OPEN))
def test_no_word_of_a_comment_reaches_a_page(text: str) -> None:
    got = read(text)
    code = "`" in text or "~~~" in text or "    " in text  # where a comment is none
    assert code or got.problems or not re.findall(r"c\d+", shown(got.value))


@given(bodies())
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)
