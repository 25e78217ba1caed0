"""Markdown of one text: what stands in a field or in the front matter, read.

In: text with its place. Out: `RichText`, and what is wrong with it.
"""

from html import escape

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.markdown.block_ids import stray_ids
from perfmirror_ssg.markdown.html import Writer, plain_text, write
from perfmirror_ssg.markdown.parser import MARKED, parse_text
from perfmirror_ssg.markdown.places import in_span
from perfmirror_ssg.markdown.scan import Mode, Scan
from perfmirror_ssg.model import RichText


def inline(text: str, at: Span) -> Checked[RichText]:
    """Read the inline Markdown of a field or of a front-matter text; lines are joined, blocks are no blocks here.

    `at` is where the text begins; its length is the text's where both are written alike, so that columns can be told.
    """
    if not MARKED.search(text):
        return Checked(value=words(text))
    scan = Scan(mode=Mode.VALUE, locate=in_span(at, text))
    tokens = parse_text(text, scan, {})
    problems: list[Diagnostic] = [*scan.problems, *stray_ids(tokens)]
    writer = Writer()
    write(tokens, writer)
    return Checked(value=writer.rich(), problems=tuple(problems))


def words(text: str) -> RichText:
    """Return words without any markup as rich text."""
    shown = escape(text.strip(), quote=False)
    return RichText(parts=(shown,) if shown else (), plain=plain_text(text))
