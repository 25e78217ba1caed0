"""Headings that nearly open a log section: `## Decision`, `## 1:1`, `**Decisions**` alone on a line, each with a list below.

In: the block above a list. Out: a warning in the `Draft`. A heading that only begins like one ("Decisions I avoided") is prose.
"""

import re
from collections.abc import Mapping, Sequence

from perfmirror_ssg.markdown.parser import Token
from perfmirror_ssg.reading.draft import Draft, folded_heading
from perfmirror_ssg.reading.sections import Open

_LABEL = r"(\*\*|__|\*|_)(.+?):?\1:?|([^*_]+):"
"""A paragraph that stands as a heading: emphasised as a whole, or closed by a colon."""

_NO_WORD = r"[^\w:]|_"

ALIKE = 0.87
"""How alike two headings are that differ by a slip of the pen: one letter in eight or more."""


def report_nearly(above: Sequence[Token], log: Open | None, draft: Draft) -> None:
    """Report the block above a list if its words are nearly those of a kind's heading, or exactly, and are no heading."""
    content = above[1].content if len(above) > 2 else ""
    if above and above[0].type == "heading_open" and not log:
        meant = nearly(content, draft.headings)
    elif above and above[0].type == "paragraph_open" and (found := re.fullmatch(_LABEL, content)):
        meant = folded_heading(found[2] or found[3])
    else:
        return
    kind = draft.headings.get(meant)
    if not kind or (log and log.name in {kind, "one-on-one"}):  # what stands under a person may have any label
        return
    row, mark = (above[0].map or [0])[0], above[0].markup
    below = f"are read as {log.words.plain}" if log else "are no records"
    message = f'"{content}" opens no log section; the items below it {below}'
    hint = f"write {mark if mark.startswith('#') else '##'} {meant.capitalize()}"
    draft.report("W537", draft.locate(row, content)(0, len(content)), message, hint)


def nearly(words: str, headings: Mapping[str, str]) -> str:
    """Return the heading of a kind that differs from `words` by a sign, a number, a plural or a slip; else an empty text."""
    known = {_bare(heading): heading for heading in headings}
    bare = _bare(words)
    letters = "".join(c for c in bare if c.isalpha())
    for form in (bare, letters.removesuffix("s")):
        if form in known:
            return known[form]
    alike = [name for name in known if name[:1] == letters[:1] and _alike(name, letters.removesuffix("s")) >= ALIKE]
    return known[alike[0]] if alike else ""


def _alike(one: str, other: str) -> float:
    import difflib

    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _bare(words: str) -> str:
    return re.sub(_NO_WORD, "", words.casefold()).strip(":").removesuffix("s")
