"""One line of a log section, made from what a person typed after a command.

In: words, fields, an id or the ids that are taken. Out: `- words [key:: value] ^id`, read back as exactly that.
"""

import re
from collections.abc import Collection, Mapping

from perfmirror_ssg.markdown.ids import LONGEST, mended_id

# What would begin a list, a heading, a quote, a fence, a rule, a block or a box, were it not escaped.
_START = re.compile(
    r"(\d{1,9})?(?:[-+*.)](?=\s|$)|#{1,6}(?=\s|$)|>|`{3}|~{3}|([-_*])(?:\s*\2){2,}$|:{3}|\[[^\[\]\\]?\](?![(\[:]))"
)
# What keeps its own marks, and must not be touched: an escape, a code span, an address.
_KEPT = r"(?P<kept>\\[!-/:-@\[-`{-~]|(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|https?://[^\s<>\[\]\"`|\\]+)"
_COMMENT = r"%(?=%)|<(?=!--)"
_IN_VALUES = re.compile(f"{_KEPT}|{_COMMENT}", re.IGNORECASE)
# In a title also: what would be a field, an id, or a character told by its name.
_IN_TITLES = re.compile(
    rf"{_KEPT}|{_COMMENT}|\[[\w -]+::|(?<=\w):(?=:\s)|(?<![^\W_])(?<!\[)\^(?=\S)|&(?=#?\w+;)", re.IGNORECASE
)


def opening_line(words: str, fields: Mapping[str, str], record_id: str) -> str:
    """Return the line that opens a record with these words, fields and id."""
    marks = (f"[{key}:: {_balanced(_escaped(value, _IN_VALUES))}]" for key, value in fields.items())
    return " ".join(["-", _as_text(one_line(words)), *marks, f"^{record_id}"])


def one_line(words: str) -> str:
    """Return the words with every run of blanks and line ends as one space."""
    return " ".join(words.split())


def fresh_id(words: str, kind: str, taken: Collection[str]) -> str:
    """Return an id made of the words that is not among those taken; of the kind's name when they hold no letter."""
    stem = mended_id(words) or mended_id(f"{kind} {words}")
    candidate, number = stem, 1
    while candidate in taken:
        number += 1
        tail = f"-{number}"
        candidate = stem[: LONGEST - len(tail)].rstrip("-") + tail
    return candidate


def _as_text(words: str) -> str:
    found = _START.match(words)
    escaped = _escaped(words, _IN_TITLES)
    if not found:
        return escaped
    number = found[1] or ""
    return f"{number}\\{escaped[len(number) :]}"


def _escaped(words: str, marks: re.Pattern[str]) -> str:
    """Return the words with a backslash before each of the marks, but for those in code and in addresses."""
    return marks.sub(lambda found: found[0] if found["kept"] else f"\\{found[0]}", words)


def _balanced(value: str) -> str:
    """Return a field's value with its brackets escaped, unless they pair."""
    depth = 0
    for bracket in re.findall(r"(?<!\\)[\[\]]", value):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            break
    return value if depth == 0 else re.sub(r"(?<!\\)([\[\]])", r"\\\1", value)
