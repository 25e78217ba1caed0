"""One line of a log section, made from what a person typed after a command.

In: words, fields, an id or the ids that are taken. Out: `- words [key:: value] ^id`, read back as exactly that.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping

LONGEST_ID = 48
"""Characters of an id."""

# What would begin a list, a heading, a quote, a fence, a rule, a block, a box or an update, were it not escaped.
_MARKUP = re.compile(r"(\d{1,9})?(?:[-+*.)](?=\s|$)|#{1,6}(?=\s|$)|>|`{3}|~{3}|([-_*])(?:\s*\2){2,}$|:{3}|\[.\](?=\s|$)|\^)")


def opening_line(words: str, fields: Mapping[str, str], record_id: str) -> str:
    """Return the line that opens a record with these words, fields and id."""
    marks = (f"[{key}:: {_balanced(value)}]" for key, value in fields.items())
    return " ".join(["-", _as_text(one_line(words)), *marks, f"^{record_id}"])


def one_line(words: str) -> str:
    """Return the words with every run of blanks and line ends as one space."""
    return " ".join(words.split())


def fresh_id(words: str, kind: str, taken: Collection[str]) -> str:
    """Return an id made of the words that is not among those taken; of the kind's name when they hold no letter."""
    found = _slug(words)
    stem = _cut(found if any(map(str.isalpha, found)) else f"{kind}-{found}".rstrip("-"), LONGEST_ID)
    number = 1
    candidate = stem
    while candidate in taken:
        number += 1
        candidate = f"{_cut(stem, LONGEST_ID - len(str(number)) - 1)}-{number}"
    return candidate


def _slug(words: str) -> str:
    # An id has letters and digits only, so marks that do not join with a letter go without a trace.
    text = unicodedata.normalize("NFC", words).lower()
    kept = (c if c.isalpha() or c.isdecimal() else "" if unicodedata.category(c)[0] == "M" else "-" for c in text)
    return unicodedata.normalize("NFC", re.sub("-+", "-", "".join(kept)).strip("-"))


def _cut(slug: str, length: int) -> str:
    """Return the whole words that fit; of one that does not, its beginning."""
    if len(slug) <= length:
        return slug
    whole, _, _ = slug[: length + 1].rpartition("-")
    return whole or slug[:length]


def _as_text(words: str) -> str:
    found = _MARKUP.match(words)
    if not found:
        return words
    number = found[1] or ""
    return f"{number}\\{words[len(number) :]}"


def _balanced(value: str) -> str:
    """Return a field's value with its brackets escaped, unless they pair."""
    depth = 0
    for bracket in re.findall(r"(?<!\\)[\[\]]", value):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            break
    return value if depth == 0 else re.sub(r"(?<!\\)([\[\]])", r"\\\1", value)
