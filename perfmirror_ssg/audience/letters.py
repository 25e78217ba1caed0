"""Letters that are taken for one another where names are looked for: capitals and small ones, with accents and without.

In: a text. Out: the same in small letters without accents, character for character, so that a place in one is a place in the
other. Letters that are also spelt as two, as `ü` is `ue`, stay as they are.
"""

import unicodedata
from collections.abc import Mapping

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0655\u0670"
    # The half marks, the ones of symbols and those that are seldom met.
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Accents and vowel points that stand behind their letter, as a class of a pattern holds them."""

LIKE: Mapping[str, str] = {"a": "aäå", "o": "oöø", "u": "uü"}
"""The letters that stay as they are, by what they are without their accent."""

PAIRS: Mapping[str, str] = {"ae": "äæ", "oe": "öøœ", "ue": "ü", "aa": "å", "ss": "ß"}
"""The same, by the two letters that they are also spelt as."""

_KEPT = "".join(PAIRS.values())
_ONE = {"ä": "a", "ö": "o", "ü": "u", "å": "a", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss"}
_TWO = {letter: pair for pair, letters in PAIRS.items() for letter in letters}
# Letters with a stroke, or without their dot, are none with an accent to Unicode.
_OTHERS = {
    "\u0131": "i",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ð": "d",
    "Ð": "d",
    "ħ": "h",
    "Ħ": "h",
    "\u03c2": "\u03c3",
    "ẞ": "ß",
}
_SCRIPTS = (range(0xC0, 0x250), range(0x370, 0x530), range(0x620, 0x700), range(0x1E00, 0x2000))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


def _bare(letter: str) -> str:
    """Return a letter in small without its accents; as it is where that is not one letter."""
    small = letter.lower()
    if small in _KEPT:
        return small
    letters = "".join(c for c in unicodedata.normalize("NFD", letter) if not _is_mark(c)).lower()
    return letters if len(letters) == 1 else letter


_BARE: Mapping[int, str] = {ord(c): _bare(c) for letters in _SCRIPTS for c in map(chr, letters)} | {
    ord(letter): bare for letter, bare in _OTHERS.items()
}


def bare(text: str) -> str:
    """Return a text in small letters without accents, as long as it was."""
    return text.lower() if text.isascii() else text.translate(_BARE).lower()


def spelt(name: str) -> tuple[str, ...]:
    """Return the ways to spell a name in bare letters: `muller` and `mueller` for `Müller`."""
    plain = bare(name)
    return tuple(dict.fromkeys("".join(table.get(c, c) for c in plain) for table in (_ONE, _TWO)))
