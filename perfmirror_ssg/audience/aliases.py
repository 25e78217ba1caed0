"""Aliases in the place of names: in plain text, in our own HTML, in ids; and the names that are still there.

In: people, and text of any kind. Out: the same without a name of theirs. A person without an alias is `somebody`.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from unicodedata import is_normalized, normalize
from urllib.parse import unquote_plus

from msgspec import Struct

from perfmirror_ssg.audience.name_pattern import found_in, looks, number_of, pattern_of, without_marks
from perfmirror_ssg.audience.people import People

SOMEBODY = "Somebody"

_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r' (title|alt|data-[a-z-]+)="([^"]+)"')
# A name does not run on behind one of these; behind all other tags, as those of emphasis, it may.
_BREAK = re.compile(r"</?(?:p|li|[uo]l|h[1-6r]|blockquote|pre|div|aside|section|table|thead|tbody|t[rdh])\b")


class Aliases(Struct, frozen=True, kw_only=True):
    """The aliases of people, ready to be put in the place of their names."""

    names: tuple[str, ...]
    aliases: tuple[str, ...]
    """One for each of `names`."""
    pattern: re.Pattern[str]

    def text(self, text: str) -> str:
        """Return plain text with aliases for names; one in capitals or in small letters stays so."""
        return self._swapped((text,), self.aliases)[0]

    def slug(self, text: str) -> str:
        """Return an id with aliases for names: `ask-ada-l` gives `ask-heron`."""
        small = text == text.lower()
        words = (alias.replace(" ", "-") for alias in self.aliases)
        return self._swapped((text,), [word.lower() if small else word for word in words])[0]

    def html(self, html: str) -> str:
        """Return a stretch of our own HTML with aliases for names in its words, and in what else its writer says in it.

        A name may run over tags within a line; its alias stands where it begins. Addresses and ids are left as they are.
        """
        if not self.names:
            return html
        pieces = _TAG.split(html)
        pieces[1::2] = map(self._tag, pieces[1::2])
        for run in _runs(pieces):
            self._rewrite(pieces, run)
        return "".join(pieces)

    def left_in(self, text: str) -> tuple[str, ...]:
        """Return the names that are in a text of any kind, also where an address spells them with percent signs."""
        return tuple(self.names[number] for number in self.numbers_in(text))

    def numbers_in(self, text: str) -> tuple[int, ...]:
        """Return which of the names are in a text of any kind."""
        # With its accents apart, a letter would end where it does not: the beginning of a longer word is no name.
        text = normalize("NFC", text)
        decoded = normalize("NFC", unquote_plus(text)) if "%" in text or "+" in text else text
        looked = {looks(text), looks(decoded)}
        forms = {text, decoded, *looked, *map(without_marks, looked)}
        return tuple(sorted({number_of(match) for form in forms for match in found_in(form, self.pattern)}))

    def _tag(self, tag: str) -> str:
        return _ATTRIBUTE.sub(self._attribute, tag) if "=" in tag else tag

    def _attribute(self, found: re.Match[str]) -> str:
        name, value = found[1], unescape(found[2])
        swapped = self.text(value)
        return found[0] if swapped == value else f' {name}="{escape(swapped)}"'

    def _rewrite(self, pieces: list[str], run: Sequence[int]) -> None:
        before = [unescape(pieces[at]) for at in run]
        after = self._swapped(before, self.aliases)
        for at, old, new in zip(run, before, after, strict=True):
            if old != new:
                pieces[at] = escape(new, quote=False)

    def _swapped(self, texts: Sequence[str], aliases: Sequence[str]) -> Sequence[str]:
        """Put aliases into texts that stand side by side; what hides a name (odd letters, unseen ones) goes with it."""
        composed = all(text.isascii() or is_normalized("NFC", text) for text in texts)
        plain = self._replaced(texts, aliases) if composed else texts
        for view in (looks, lambda text: without_marks(looks(text))):
            looked = [view(text) for text in plain]
            shown = plain if looked == list(plain) else self._replaced(looked, aliases)
            plain = plain if shown is looked else shown
        return plain

    def _replaced(self, texts: Sequence[str], aliases: Sequence[str]) -> Sequence[str]:
        """Put aliases into texts as they stand; the very same texts, when there is no name in them."""
        joined = "".join(texts)
        found = [
            (*match.span(), _cased(aliases[number_of(match)], joined[slice(*match.span())]))
            for match in found_in(joined, self.pattern)
        ]
        return list(_cut(texts, found)) if found else texts


def make_aliases(people: People) -> Aliases:
    """Return the aliases of people."""
    known = [(name, person.alias or SOMEBODY) for person in people.persons for name in person.names]
    names = tuple(name for name, _ in known)
    return Aliases(names=names, aliases=tuple(alias for _, alias in known), pattern=pattern_of(names))


def _cased(alias: str, written: str) -> str:
    """Return an alias in the case in which the name is written; a capital alone is no word in capitals."""
    if written.islower():
        return alias.lower()
    return alias.upper() if written.isupper() and sum(map(str.isalpha, written)) > 1 else alias


def _runs(pieces: Sequence[str]) -> Iterator[list[int]]:
    """Give the texts that one can read without a break, as indexes; every second piece is a tag."""
    run: list[int] = []
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            run.append(at)
        elif _BREAK.match(piece):
            yield run
            run = []
    yield run


def _cut(texts: Sequence[str], found: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Give each text with the words that begin in it, and without what of a name stands in it."""
    start = 0
    for text in texts:
        end = start + len(text)
        at, kept = start, ""
        for first, last, word in found:
            if first < end and last > start:
                kept += text[at - start : max(first, start) - start] + (word if first >= start else "")
                at = min(last, end)
        yield kept + text[at - start :]
        start = end
