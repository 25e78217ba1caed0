"""What may be the rest of a name, where aliases stand already: one word of several, a name grown into a longer word.

In: people, and the texts that would be shared. Out: the words that somebody has to look at; which of them is a name, only
people know.
"""

import itertools
import re
from calendar import day_name, month_name
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from perfmirror_ssg.audience.letters import spelt
from perfmirror_ssg.audience.mentions import PARTICLES, TITLES, is_capital
from perfmirror_ssg.audience.name_pattern import looks, words_in
from perfmirror_ssg.audience.people import EVERYDAY, People
from perfmirror_ssg.audience.texts import ours

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\d+|[^\W\d_]+")
_BEHIND = rf"(?:\s(?:[^\W\d_]\.|{'|'.join(PARTICLES)}))*[ \u00a0]([^\W\d_]{{3,}})"

# Hebrew and Arabic write what is `and`, `to` or `the` elsewhere in front of the same word.
_GROWS_BEFORE = re.compile(
    "[\u05d5\u05d4\u05d1\u05dc\u05db\u05de\u05e9]{1,2}(?=[\u0590-\u05ff]{2})|[\u0648\u0641\u0628\u0643\u0644](?=[\u0600-\u06ff]{2})"
)
# Russian and Greek, say, change the end of a name with its part in the sentence.
_GROWS_BEHIND = re.compile("[\u0370-\u052f]+")
_VOWELS = "\u0430\u044f\u0439\u044c\u043e\u0435\u0438\u03c3\u03bf\u03b7\u03b1"
_LONGEST_END = 3
_SHORTEST = 3
"""Letters of the shortest name that is looked for within words."""


def rests_in(texts: Mapping[str, Sequence[str]], people: People, language: str = "en") -> Iterator[tuple[str, str]]:
    """Yield each word that may be the rest of a name, as it is written, behind the key of the texts that hold it.

    In German every noun has a capital, so that one behind an alias tells nothing.
    """
    rests = _rests(people)
    joined = {key: looks("\n\n".join(said)) for key, said in texts.items()}
    words = {key: dict.fromkeys(_WORD.findall(text)) for key, text in joined.items()}
    known = frozenset(itertools.chain(*words.values()))
    doubtful = frozenset(word for word in known if _is_doubtful(word, rests))
    for key, text in joined.items():
        found = [word for word in words[key] if word in doubtful and _is_meant(word, text)]
        behind = () if language.startswith("de") else _behind_aliases(text, rests, known)
        yield from ((key, word) for word in dict.fromkeys((*found, *behind)))


class _Rests(Struct, frozen=True, kw_only=True):
    """How what may be the rest of a name is told; all words in bare letters."""

    words: frozenset[str]
    """Of names of several words."""
    held: frozenset[str]
    """Names and such words that are looked for within longer ones."""
    joined: frozenset[str]
    """Names of several words as one: `gracehopper`."""
    stems: frozenset[str]
    """What of a name stays where its end changes."""
    seen: frozenset[str]
    """Words that may be seen as they are."""
    followed: re.Pattern[str]
    """An alias and the word behind it."""


def _rests(people: People) -> _Rests:
    names = [words_in(form) for name in people.names for form in spelt(looks(name))]
    words = {word for name in names if len(name) > 1 for word in name if len(word) > 1}.difference(PARTICLES, TITLES)
    joined = {"".join(name) for name in names if len(name) > 1}
    held = {word for word in (*words, *joined, *(name[0] for name in names)) if len(word) >= _SHORTEST}
    held = held.difference(EVERYDAY, PARTICLES, TITLES)
    aliases = sorted({person.alias for person in people.persons if person.alias}, key=lambda alias: (-len(alias), alias))
    told = {word for alias in aliases for word in words_in(alias)}
    ending = {name for name in held if _GROWS_BEHIND.fullmatch(name)}
    return _Rests(
        words=frozenset(words),
        held=frozenset(held),
        joined=frozenset(joined),
        stems=frozenset(stem for name in ending for stem in (name, name.rstrip(_VOWELS)) if len(stem) >= _SHORTEST),
        seen=frozenset(told.union(*map(words_in, people.shown))),
        followed=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, aliases))}){_BEHIND}" if aliases else "(?!)"),
    )


def _is_doubtful(word: str, rests: _Rests) -> bool:
    spellings = spelt(word)
    alone = is_capital(word) and not rests.words.isdisjoint(spellings)
    return spellings[0] not in rests.seen and (alone or any(_is_grown(word, letters, rests) for letters in spellings))


def _is_meant(word: str, text: str) -> bool:
    """Whether a word that begins sentences of any kind stands within one."""
    return word.lower() not in EVERYDAY or re.search(rf"[\w,;:]\s{word}(?!\w)", text) is not None


def _behind_aliases(text: str, rests: _Rests, known: frozenset[str]) -> Iterator[str]:
    """Yield the words with a capital behind aliases, but for ordinary ones: they stand in small letters elsewhere."""
    for word in rests.followed.findall(text):
        small = word.lower()
        ordinary = small in known or small in _our_words()
        if word.istitle() and not ordinary and spelt(word)[0] not in rests.seen:
            yield word


@cache
def _our_words() -> frozenset[str]:
    calendar = (*day_name, *month_name)
    return frozenset(word.lower() for text in (*ours(), *calendar) for word in _WORD.findall(text))


def _is_grown(word: str, letters: str, rests: _Rests) -> bool:
    """Whether a name stands in a longer word: `Adas`, `Ada1`, `AdaLovelace`, `gracehopper`."""
    parts = _parts(word)
    if letters in rests.joined or (len(parts) > 1 and any(part in rests.held for part in parts)):
        return True
    before = _GROWS_BEFORE.match(letters)
    if before and any(letters[at:] in rests.held for at in range(1, before.end() + 1)):
        return True
    if not is_capital(word):
        return False
    ends = (letters[:-length] for length in range(1, _LONGEST_END + 1))
    return (letters.endswith("s") and letters[:-1] in rests.held) or any(stem in rests.stems for stem in ends)


def _parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word that its capitals and digits tell apart, those that are long enough."""
    spaced = re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda gap: " " if _turns(word, gap.start()) else "", word)
    return tuple(spelt(part)[0] for part in _PART.findall(spaced))


def _turns(word: str, at: int) -> bool:
    return word[at - 1].islower() and word[at].isupper()
