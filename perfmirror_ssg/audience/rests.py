"""What may be the rest of a name, where aliases stand already: one word of several, a name grown into a longer word.

In: people, and the texts that would be shared. Out: the words that somebody has to look at; which of them is a name, only
people know.
"""

import re
from calendar import day_name, month_name
from collections.abc import Iterable, Iterator

from msgspec import Struct

from perfmirror_ssg.audience.letters import spelt
from perfmirror_ssg.audience.mentions import PARTICLES, TITLES, is_capital
from perfmirror_ssg.audience.name_pattern import looks, words_in
from perfmirror_ssg.audience.people import EVERYDAY, People
from perfmirror_ssg.audience.texts import ours

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\d+|[^\W\d_]+")
_BEHIND = rf"(?:\s(?:[^\W\d_]\.|{'|'.join(PARTICLES)}))*[ \u00a0]([^\W\d_]{{3,}})"
_CALENDAR = frozenset(name.lower() for name in (*day_name, *month_name))

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


class Rests(Struct, frozen=True, kw_only=True):
    """How what may be the rest of a name is told; all words in bare letters."""

    words: frozenset[str]
    """Of names of several words."""
    whole: frozenset[str]
    """Names of one word, and those of several as one."""
    joined: frozenset[str]
    """The latter: `gracehopper`."""
    stems: frozenset[str]
    """What of a name stays where its end changes."""
    seen: frozenset[str]
    """Words that may be seen as they are."""
    followed: re.Pattern[str]
    """An alias and the word behind it."""


def make_rests(people: People) -> Rests:
    """Return how the rests of people's names are told."""
    names = [words_in(name) for name in people.names]
    left_out = {*PARTICLES, *TITLES}
    words = {word for name in names if len(name) > 1 for word in name if len(word) > 1 and word not in left_out}
    whole = {joined for name in names if len(joined := "".join(name)) >= _SHORTEST and joined not in EVERYDAY}
    aliases = sorted({person.alias for person in people.persons if person.alias}, key=lambda alias: (-len(alias), alias))
    told = {word for alias in aliases for word in words_in(alias)}
    ending = {name for name in whole | words if _GROWS_BEHIND.fullmatch(name)}
    return Rests(
        words=frozenset(words),
        whole=frozenset(whole),
        joined=frozenset("".join(name) for name in names if len(name) > 1),
        stems=frozenset(stem for name in ending for stem in (name, name.rstrip(_VOWELS)) if len(stem) >= _SHORTEST),
        seen=frozenset(told.union(*map(words_in, people.shown))),
        followed=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, aliases))}){_BEHIND}" if aliases else "(?!)"),
    )


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand in small letters somewhere, and those of the calendar: behind an alias they are no name."""
    return _CALENDAR.union(word for text in (*texts, *ours()) for word in _WORD.findall(text) if word.islower())


def rests_in(text: str, rests: Rests, ordinary: frozenset[str]) -> Iterator[str]:
    """Yield the words of a text that may be the rest of a name, as they are written."""
    shown = looks(text)
    for word in dict.fromkeys(_WORD.findall(shown)):
        letters = spelt(word)[0]
        if letters not in rests.seen and (_is_one_of_several(word, letters, shown, rests) or _is_grown(word, letters, rests)):
            yield word
    for word in rests.followed.findall(shown):
        if word.istitle() and word.lower() not in ordinary and spelt(word)[0] not in rests.seen:
            yield word


def _is_one_of_several(word: str, letters: str, text: str, rests: Rests) -> bool:
    """Whether it is a word of somebody's name; one that begins sentences of any kind only within a sentence."""
    if letters not in rests.words or not is_capital(word):
        return False
    return letters not in EVERYDAY or re.search(rf"[\w,;:]\s{re.escape(word)}(?!\w)", text) is not None


def _is_grown(word: str, letters: str, rests: Rests) -> bool:
    """Whether a name stands in a longer word: `Adas`, `Ada1`, `AdaLovelace`, `gracehopper`."""
    known = rests.whole | {name for name in rests.words if len(name) >= _SHORTEST and name not in EVERYDAY}
    parts = _parts(word)
    if letters in rests.joined or (len(parts) > 1 and any(part in known for part in parts)):
        return True
    before = _GROWS_BEFORE.match(letters)
    if before and any(letters[at:] in known for at in range(1, before.end() + 1)):
        return True
    if not is_capital(word):
        return False
    ends = (letters[:-length] for length in range(1, _LONGEST_END + 1))
    return (letters.endswith("s") and letters[:-1] in known) or any(stem in rests.stems for stem in ends)


def _parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word that its capitals and digits tell apart, those that are long enough."""
    spaced = re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda gap: " " if _turns(word, gap.start()) else "", word)
    return tuple(spelt(part)[0] for part in _PART.findall(spaced))


def _turns(word: str, at: int) -> bool:
    return word[at - 1].islower() and word[at].isupper()
