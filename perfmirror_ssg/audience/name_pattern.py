"""Where a person is named: one pattern for many names, whole words only, whatever their case, accents and blanks between them.

In: names. Out: their words, one pattern for all of them and where it is found, a text as its letters look. A name is its words:
signs around it are no part of it, and what stands between them may be blanks, dashes, dots or underscores, as in addresses.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from perfmirror_ssg.audience.letters import LIKE, MARKS, PAIRS, bare, spelt

NOBODY = re.compile(r"(?!)")
"""The pattern of no names."""

# Scripts without blanks between words have no whole words to ask for: Thai to Myanmar, Khmer, kana, Han.
_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
# The vowel signs of the scripts of India are part of a word, though Python does not count them.
_IN_A_WORD = rf"(?:[^\W_{_UNSPACED}]|[\u0900-\u0963\u0966-\u0dff])"
# Behind the first letter of a name, and behind its last: no other letter stands there, where words have blanks between them.
_BEGINS = rf"(?:(?<!{_IN_A_WORD}[\s\S])|(?<=[{_UNSPACED}]))"
_ENDS = rf"(?:(?!{_IN_A_WORD})|(?<=[{_UNSPACED}]))"

_MARK = re.compile(f"[{MARKS}]")
_APOSTROPHES = "'\u2018\u2019\u02bc`\u00b4"
_BETWEEN = r"\s_.\-\u2010-\u2015\u2212\u00b7\u30fb"
# Characters that show nothing, and would part the letters of a name.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")


def looks(text: str) -> str:
    """Return a text as its letters look: composed, of the plain width, without what shows nothing."""
    return text if text.isascii() else unicodedata.normalize("NFKC", _UNSEEN.sub("", text))


def without_marks(text: str) -> str:
    """Return a text without the accents and vowel points that no letter holds in itself."""
    return text if text.isascii() else _MARK.sub("", text)


def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a name, in small letters without accents; a name without letters and digits has none."""
    return tuple(word for word, _ in _pieces(without_marks(spelt(looks(name))[0])) if word)


def pattern_of(names: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of names, for `found_in`. Of two that fit, the longer one is found.

    It takes one letter, then looks whether a word begins there: so a search leaps over all other letters.
    """
    ways = [(number, way) for number, name in enumerate(names) for way in _ways(name)]
    if not ways:
        return NOBODY
    by_first: dict[str, list[str]] = {}
    for at, (number, way) in enumerate(sorted(ways, key=lambda row: (-row[1].letters, row))):
        by_first.setdefault(way.first, []).append(f"(?P<n{number}_{at}>{way.rest})")
    branches = (f"(?<=[{first}])(?:{'|'.join(rests)})" for first, rests in by_first.items())
    return re.compile(f"[{''.join(by_first)}]{_BEGINS}(?:{'|'.join(branches)}){_ENDS}")


def found_in(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield where a pattern of names is found, by its place in the text as it is."""
    return pattern.finditer(bare(text))


def number_of(found: re.Match[str]) -> int:
    """Return which name was found, counted from 0."""
    return int((found.lastgroup or "n0")[1:].partition("_")[0])


class _Way(Struct, frozen=True, kw_only=True, order=True):
    """One way to write a name: its first letter as a class, the pattern behind it, and how many letters there are."""

    first: str
    rest: str
    letters: int


def _ways(name: str) -> list[_Way]:
    """Return the ways to write a name that are not each other's with other letters for the same, as `ß` and `SS`."""
    plain = looks(name)
    spellings = (way for form in (plain, plain.lower(), plain.upper()) for way in spelt(looks(form)))
    pieces = (list(_pieces(without_marks(way))) for way in spellings)
    return list(dict.fromkeys(way for one in pieces if one for way in _begun(one, _full_stop(name))))


def _begun(pieces: list[tuple[str, str]], end: str) -> Iterator[_Way]:
    """Yield the ways to begin with a letter, or with one that is spelt as the first two."""
    while not pieces[-1][0]:
        pieces.pop()
    letters = sum(len(word) for word, _ in pieces)
    first, *others = pieces
    rest = "".join(_word(word) if word else _gap(between) for word, between in others) + end
    for length, beginnings in ((1, LIKE.get(first[0][0], first[0][0])), (2, PAIRS.get(first[0][:2], ""))):
        if beginnings:
            yield _Way(first=beginnings, rest=f"{_word(first[0][length:])}{rest}", letters=letters)


def _word(word: str) -> str:
    """Return the pattern of bare letters, each with what is taken for it, of which some are spelt as two."""
    parts = []
    at = 0
    while at < len(word):
        pair = word[at : at + 2]
        parts.append(f"(?:{_letter(pair[0])}{_letter(pair[1])}|[{PAIRS[pair]}])" if pair in PAIRS else _letter(pair[0]))
        at += 2 if pair in PAIRS else 1
    return "".join(parts)


def _letter(letter: str) -> str:
    return f"[{LIKE[letter]}]" if letter in LIKE else f"{re.escape(letter)}"


def _pieces(name: str) -> Iterator[tuple[str, str]]:
    """Give the words of a name from its first on, each in the first place, and what stands between them, in the second."""
    begun = False
    for is_word, text in _runs(name):
        if is_word or begun:
            yield (text, "") if is_word else ("", text)
        begun = begun or is_word


def _runs(name: str) -> Iterator[tuple[bool, str]]:
    start = 0
    for at in range(1, len(name) + 1):
        if at == len(name) or _is_letter(name[at]) != _is_letter(name[start]):
            yield _is_letter(name[start]), name[start:at]
            start = at


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _gap(between: str) -> str:
    if set(between) <= set(_APOSTROPHES):
        return rf"[{_APOSTROPHES}\-]?"
    return f"[{_BETWEEN}{re.escape(between)}]+"


def _full_stop(name: str) -> str:
    """Take the full stop of a shortened name along."""
    return r"\.?" if name.rstrip().endswith(".") else ""
