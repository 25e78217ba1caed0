"""Anybody's text as text of a journal: what Markdown and YAML would take for marks is escaped, and nothing is invisible.

In: text as a database held it. Out: lines that read back as the same words.
"""

import re
import unicodedata

from perfmirror_ssg.markdown.urls import url_at

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_MARK = re.compile(r"[\\`*_~\[\]<&^]|%(?=%)")
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
"""Kinds of characters that show nothing, or turn about what is shown."""

_SEEN = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Those of them that words and emoji are made with, and signs of Arabic, Syriac and Kaithi that show."""

_URL = re.compile(r"https?://", re.IGNORECASE)


def visible(text: str) -> str:
    """Return the text with LF for every line end, a blank for a tab, and a sign for each character that shows nothing."""
    return "\n".join("".join(map(_shown, line)) for line in _LINE_END.split(text))


def one_line(text: str) -> str:
    """Return the text on one line, with a sign where a line ended."""
    return visible(text.strip()).replace("\n", " ⏎ ")


def markdown_lines(text: str) -> list[str]:
    """Return inline Markdown that shows the text as it is, line for line; addresses on the web stay links."""
    lines = [line.strip() for line in visible(text).split("\n")]
    escaped = [_escaped(line) for line in lines if line]
    return [f"{line}\\" for line in escaped[:-1]] + escaped[-1:]


def yaml_text(text: str) -> str:
    """Return one line as YAML between quotes, in which nothing but the quote itself is special."""
    return "'" + text.replace("'", "''") + "'"


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    code = ord(character)
    if code < 32:
        return chr(0x2400 + code)
    if code == 127:
        return "␡"
    hidden = (unicodedata.category(character) in _HIDDEN and character not in _SEEN) or code in {0xFFFE, 0xFFFF}
    return "\N{REPLACEMENT CHARACTER}" if hidden else character


def _escaped(line: str) -> str:
    """Escape a line but for the addresses in it, which are read in one piece."""
    pieces, start = [], 0
    for found in _URL.finditer(line):
        at = found.start()
        url = "" if at < start or line[at - 1 : at].isalnum() else url_at(line, at, len(line))
        if url:
            pieces += [_MARK.sub(r"\\\g<0>", line[start:at]), url]
            start = at + len(url)
    return "".join([*pieces, _MARK.sub(r"\\\g<0>", line[start:])])
