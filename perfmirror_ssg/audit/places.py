"""Where in the journal it stands, what was found in an output.

In: the texts of a site folder, and phrases. Out: the first place of each. Asked only when something was found.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from perfmirror_ssg.audit.corpus import Source
from perfmirror_ssg.audit.words import Phrase, folded, windows, words
from perfmirror_ssg.diagnostics import Span


def places_of(wanted: Collection[Phrase], sources: Sequence[Source]) -> dict[Phrase, Span]:
    """Return the place of each phrase that stands in one of the texts, or in the name of a file."""
    if not wanted:
        return {}
    left = set(wanted)
    lengths = sorted({len(phrase) for phrase in left})
    found: dict[Phrase, Span] = {}
    for source in sources:
        for number, line, here, after in _lines(source):
            said = (windows([*here, *after[: length - 1]], length) for length in lengths)
            for phrase in left.intersection(chain.from_iterable(said)):
                found[phrase] = _span(source.path, number, line, phrase)
            left -= found.keys()
    return found


def _lines(source: Source) -> Iterator[tuple[int, str, list[str], list[str]]]:
    """Yield each line with its number, its text, its words and those of the next: phrases run on."""
    lines = source.text.split("\n")
    said = [words(line) for line in lines]
    for number, (line, here) in enumerate(zip(lines, said, strict=True)):
        yield number + 1, line, here, said[number + 1] if number + 1 < len(said) else []
    yield 1, "", words(source.path), []


def _span(path: str, line: int, text: str, phrase: Phrase) -> Span:
    plain = folded(text)
    # Folding may change the length of a line; then its beginning will do.
    start = plain.find(phrase[0]) if len(plain) == len(text) else -1
    end = plain.find(phrase[-1], start) + len(phrase[-1]) if start >= 0 else 0
    return Span(path=path, line=line, column=max(start, 0) + 1, length=max(1, end - start))
