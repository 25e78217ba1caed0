"""Whatever stands in a file: reading it never fails, every place lies in it, and no word of it vanishes in silence."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from perfmirror_ssg.codes import CODES
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.model import DocumentKind
from perfmirror_ssg.reading.belongs import KEYS
from perfmirror_ssg.reading.documents import read_document
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.source import SourceFile, decode
from perfmirror_ssg.weeks import Week

CONFIG = read_config(None).value
WEEK = Week(2026, 20)

# Signs that mean something to YAML, to Markdown or to us, and letters that take more than one byte or one column.
SIGNS = st.sampled_from(
    [*"-:#'\"[]{}*&!|>%@`,?\\^_~+=<()0159 aé\U0001d4b3\n\t", "\n  ", ": ", " #", "---\n", "- ", "[[", "]]", "\u2028", "%%"]
)
LINES = st.lists(SIGNS, max_size=60).map("".join)

KEY = st.sampled_from([
    *KEYS, *CONFIG.dimensions, *(kind.key for kind in KINDS), "design-doc", "one-on-one", "id", "status", "count",
    "note", "ref", "score", "for", "teacher", "energy", "bus-factor", "coverage", "focus-hours", "because", "by", "needs",
])  # fmt: skip
WORD = st.integers(0, 999).map(lambda n: f"zq{n}")
VALUE = st.one_of(
    WORD, st.sampled_from(["3", "yes", "2026-W20", "2026-05-14", "70%", "", "true", "~"]), LINES.filter(lambda t: "\n" not in t)
)
TEXT = st.lists(st.one_of(VALUE, WORD), max_size=4).map(" ".join)


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """Draw front matter that is nearly right: known keys, up to three levels, values of any shape."""
    lines = []
    for _ in range(draw(st.integers(0, 8))):
        indent = "  " * draw(st.integers(0, 2))
        dash = draw(st.sampled_from(["", "", "- "]))
        key = draw(st.one_of(KEY, WORD))
        value = draw(
            st.one_of(TEXT, st.lists(TEXT, max_size=3).map(lambda t: f"[{', '.join(t)}]"), KEY.map(lambda k: f"{{{k}: zq1}}"))
        )
        lines.append(draw(st.sampled_from([f"{indent}{dash}{key}: {value}", f"{indent}{dash}{key}:", f"{indent}- {value}"])))
    return "\n".join(["---", *lines, "---", ""])


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    source = decode("journal/2026-W20.md", data)
    assert source.value or source.problems


@given(st.one_of(LINES.map(lambda text: f"---\n{text}\n---\n"), front_matters(), LINES))
def test_reading_never_fails_and_every_place_lies_in_the_file(text: str) -> None:
    source = decode("journal/2026-W20.md", text.encode()).value
    if source is None:
        return
    entry = read_entry(source, WEEK, CONFIG)
    documents = [read_document(source, kind, CONFIG) for kind in DocumentKind]
    problems = [problem for read in (entry, *documents) for problem in read.problems]
    assert {problem.code for problem in problems} <= CODES.keys()
    places = [*_spans(entry.value), *_spans(problems), *(span for document in documents for span in _spans(document.value))]
    assert [span for span in places if not _lies_in(span, source)] == []


@given(front_matters())
def test_no_word_of_front_matter_vanishes_without_a_problem_beside_it(text: str) -> None:
    source = decode("journal/2026-W20.md", text.encode()).value
    if source is None:
        return
    entry = read_entry(source, WEEK, CONFIG)
    told = repr(entry.value)
    blocks = _blocks(source, entry.problems)
    lost = {word for lines in blocks for word in _words(lines) if not re.search(rf"\b{word}\b", told)}
    assert lost == set()


def _blocks(source: SourceFile, problems: tuple[Diagnostic, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of each key of the top level below which nothing was found wrong."""
    said = {problem.span.line for problem in problems}
    block: list[int] = []
    for number, line in enumerate([*source.lines, "end"], start=1):
        if (line[:1] not in {" ", "-", ""} or line == "---") and block:
            if not said & set(block):
                yield tuple(source.lines[n - 1] for n in block)
            block = []
        block.append(number)


def _words(lines: tuple[str, ...]) -> set[str]:
    # What stands behind a comment's sign is a comment, unless a problem says otherwise.
    return {word for line in lines for word in re.findall(r"zq\d+", re.split(r"(?:^|\s)#", line)[0])}


def _spans(value: object) -> Iterator[Span]:
    """Yield every span in a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name))
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _spans(item)
    elif hasattr(value, "values") and callable(value.values):
        for item in value.values():
            yield from _spans(item)


def _lies_in(span: Span, source: SourceFile) -> bool:
    if span.path != source.path or not 1 <= span.line <= len(source.lines):
        return False
    line = source.lines[span.line - 1]
    return 1 <= span.column < span.column + span.length <= len(line) + 2
