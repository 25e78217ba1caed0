"""Text as the words a reader would take from it, whatever its case, its accents, its forms of letters and its invisible signs.

In: text. Out: words, and the runs of words that say something; both sides of the comparison are cut by the same knife.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Phrase = tuple[str, ...]
"""Words that follow each other."""

LENGTH = 4
"""Words of a run that are told from any other text."""

WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_IN_GROUPS = re.compile(r"\d[,.’' \u00a0\u202f]\d{3}(?!\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[,.’' \u00a0\u202f]\d{3})+(?!\d)")

# Between these, words belong together; a comma, a colon or a bracket ends what is said.
_STOP = re.compile(
    r":::[^\n]*|(?<!\S)\^[\w-]+| [–—-] |[·,:;.!?()\[\]{}|\"“”…=<>#/\\@]"
    r"|\n[ \t]*(?:\n|[\w.-]+ *[:=]|[-*+>|#`]|\d+[.)] )|\d[^\s]*"
)
_LEAD = re.compile(r"^[\s>#*+-]*(?:\d+[.)] )?(?:\[[ xX]\] )?(?:[\w-]+: *)?[\"'“]?(.*?)[\"'”.]?(?: *\^[\w-]+)?\s*$")
_SHORT = 100
_PUNCTUATION = re.compile(r"[,:;.!?()\[\]{}|=<>#/\\]")

COUNTING = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"})
"""Words the program says for figures, in places where its own text has a gap for them."""


def folded(text: str) -> str:
    """Return text without case, accents, forms of compatibility and invisible signs."""
    if text.isascii():
        return text.lower()
    bare = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", bare)))


def words(text: str) -> list[str]:
    """Return the words of a text, folded; a figure written in groups is also given as one."""
    plain = folded(text)
    found = WORD.findall(plain)
    if _IN_GROUPS.search(plain):
        found += [re.sub(r"\D", "", group) for group in _GROUPED.findall(plain)]
    return found


def windows(found: Sequence[str], length: int) -> Iterator[Phrase]:
    """Yield every `length` words that follow each other."""
    return zip(*(found[start:] for start in range(length)), strict=False)


def tells(word: str) -> bool:
    """Whether a word on its own can tell: three letters and more, a figure or a mixture of five signs and more."""
    return len(word) >= (3 if word.isalpha() else 5)


def phrases(text: str) -> Iterator[Phrase]:
    """Yield what a text says in `LENGTH` words without a stop or a figure between them."""
    for run in runs(text):
        if len(run) >= LENGTH:
            yield from _between(run)


def runs(text: str) -> Iterator[list[str]]:
    """Yield the words between one stop and the next."""
    return (WORD.findall(run) for run in _STOP.split(folded(text)))


def _between(found: Sequence[str]) -> Iterator[Phrase]:
    """Yield the windows of a run that do not hold a word for a figure."""
    stops = [] if COUNTING.isdisjoint(found) else [place for place, word in enumerate(found) if word in COUNTING]
    for first, end in itertools.pairwise((-1, *stops, len(found))):
        yield from windows(found[first + 1 : end], LENGTH)


def short_texts(lines: Iterable[str]) -> Iterator[Phrase]:
    """Yield lines, headings, items and values that are whole in two or three words."""
    for line in lines:
        whole = _LEAD.match(line) if len(line) < _SHORT else None
        if whole and not _PUNCTUATION.search(whole[1]):
            found = tuple(WORD.findall(folded(whole[1])))
            if 2 <= len(found) < LENGTH and sum(map(len, found)) >= 8 and all(word.isalpha() for word in found):
                yield found
