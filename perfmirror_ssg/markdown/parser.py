"""The Markdown parser: CommonMark, tables, strikethrough, footnotes, and our rules.

In: the text of a body, or of one field. Out: the library's tokens. The parser is made once and holds nothing of what it reads.
"""

import re
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import heading, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from perfmirror_ssg.markdown import blocks
from perfmirror_ssg.markdown import inline as texts
from perfmirror_ssg.markdown.blocks import CommentedState, Lines
from perfmirror_ssg.markdown.scan import Scan

__all__ = ["DEEPEST", "MARKED", "Env", "Token", "parse_blocks", "parse_text"]

MARKED = re.compile(r"[\\`*_~\[\]!<&%^:](?:(?<!:)|:|//)")
"""What a text needs to be more than words, a colon only with another or with slashes; lines aside."""

_PAIRED = re.compile(r"[*_~]")
"""Marks of emphasis, which are paired once a text is read."""

Env = dict[str, Any]
"""What the parser keeps of one body: definitions, footnotes, `lines`, and the `scan` of the text at hand."""

DEEPEST = 50
"""Levels of blocks within blocks (a list has two)."""

_BLOCKS = 2 * DEEPEST
"""The depth at which the library drops text."""

_BRACKETS = 16
"""Brackets within brackets that are looked into for links: each level makes a line of nothing but brackets dearer."""


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the library's name
        """Accept every address: which become links is decided where their place is known."""
        return True


@lru_cache(maxsize=2)
def _parser(deepest: int) -> MarkdownIt:
    md = _Parser("commonmark", {"html": False, "maxNesting": deepest, "store_labels": True})
    md.enable("strikethrough")
    # That it knows of code tells the library that indented lines are none of the other blocks.
    md.block.ruler.at("code", blocks.any_block)
    md.block.ruler.enableOnly("code")
    definitions = (blocks.footnote_definition, blocks.link_definition)
    not_in_items = (blocks.table_with_bars, list_block, heading)
    interrupting = blocks.interrupting
    md.block.ruler.push("ends_paragraph", interrupting(blocks.link_definition), {"alt": ["paragraph", "reference"]})
    md.block.ruler.push("ends_quote", interrupting(blocks.table_with_bars, *definitions), {"alt": ["blockquote"]})
    md.block.ruler.push("ends_item", interrupting(*not_in_items, *definitions), {"alt": ["list"]})
    md.inline.ruler.at("text", texts.any_rule)
    md.inline.ruler.enableOnly("text")
    return md


def parse_blocks(text: str) -> tuple[list[Token], Env]:
    """Parse the blocks of a body; `token.map` counts its lines from 0, and the texts are not parsed yet."""
    env: Env = {"lines": Lines(), "references": {}}
    tokens: list[Token] = []
    md = _parser(_BLOCKS)
    state = CommentedState(text, md, env, tokens)
    md.block.tokenize(state, state.line, state.lineMax)
    return tokens, env


def parse_text(text: str, scan: Scan, env: Env) -> list[Token]:
    """Parse one text; `env` is that of its body, or empty for a text that stands alone."""
    if text and "\n" not in text and not MARKED.search(text):
        return [Token("text", "", 0, content=text)]
    env["scan"] = scan
    md = _parser(_BRACKETS)
    state = StateInline(text, md, env, [])
    md.inline.tokenize(state)
    for pair in md.inline.ruler2.getRules("") if _PAIRED.search(text) else ():
        pair(state)
    return state.tokens
