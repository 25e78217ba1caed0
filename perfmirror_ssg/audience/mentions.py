"""Names of people as the journal's fields give them: levers, who, with, to, from, owner, headings of one-on-ones, ratings.

In: a journal, its config. Out: each name with how often and where it stands first. What stands only in sentences is not found.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.audience.letters import spelt
from perfmirror_ssg.audience.name_pattern import looks, words_in
from perfmirror_ssg.audience.people import People
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Entry, RecordEvent, RichText, Value
from perfmirror_ssg.settings import Config

FIELDS = ("who", "with", "to", "from", "owner")
"""Fields of records that hold people."""

_PEOPLE = ("colleague", "person", "people", "report", "reports")
"""A scorecard about one of these has people for subjects."""

_AND = re.compile(r"\s*[,;&+/\n]\s*|\s+(?:and|or|with)\s+")
# What stands behind a name: a remark, a colon, a dash with blanks around it, the end of a possessive.
_BEHIND = re.compile(r"[(\[:]|\s[\u2010-\u2015-]\s|['\u2019]s\b|\s\d")
PARTICLES = (
    *("al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "ten", "ter", "van", "von"),
)
"""Words within names that begin with a small letter."""

TITLES = (
    *(
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "mx",
        "miss",
        "sir",
        "dame",
        "madame",
        "mme",
        "herr",
        "frau",
        "ing",
        "dipl",
    ),
)
"""Words before names that are no part of them."""

_ONESELF = ("i", "me", "myself", "us", "we")
_NOBODY = (*_ONESELF, "all", "everybody", "everyone", "my", "nobody", "our", "somebody", "the")
_MANY = ("board", "department", "engineers", "group", "guild", "leads", "managers", "org", "people", "squad", "team", "teams")
_LONGEST = 5
"""Words that a name may have."""


class Mention(Struct, frozen=True, kw_only=True):
    """A name, how often fields give it, and the path of the first file that does."""

    name: str
    times: int
    path: str
    line: int
    """Where the first of them begins; 0 for a lever, whose place is not kept."""


def mentions(journal: Journal, config: Config) -> tuple[Mention, ...]:
    """Return every name that fields of the journal give, the most frequent first."""
    found: dict[tuple[str, ...], Mention] = {}
    about_people = frozenset(card.name for card in config.scorecards.values() if set(_PEOPLE) & set(card.about.split()))
    for entry in (slot.entry for slot in journal.weeks if slot.entry):
        for name, line in (*_in_fields(entry), *_rated(entry, about_people)):
            first = found.get(words_in(name), Mention(name=name, times=0, path=entry.path, line=line))
            found[words_in(name)] = replace(first, times=first.times + 1)
    return tuple(sorted(found.values(), key=lambda mention: (-mention.times, mention.name)))


def strangers(found: Sequence[Mention], people: People) -> tuple[Mention, ...]:
    """Return those who are neither known by an alias nor may be seen as they are."""
    known = {words_in(form) for name in (*people.names, *people.shown) for form in spelt(looks(name))}
    return tuple(mention for mention in found if known.isdisjoint(map(words_in, spelt(looks(mention.name)))))


def names_in(text: str) -> Iterator[str]:
    """Yield the people that a field names: `Ada and Linus` are two, `the platform team` is nobody."""
    for part in _AND.split(text):
        name = _name(_BEHIND.split(part, maxsplit=1)[0].split())
        if name:
            yield name


def stands_for_nobody(text: str) -> bool:
    """Whether a text is no name of anybody: without a letter, or begun by a word for oneself, for all, for something."""
    said = words_in(text)
    return not any(map(str.isalpha, text)) or not said or said[0] in (*_NOBODY, "a", "an", "none", "no")


def stands_for_oneself(text: str) -> bool:
    """Whether a text means the writer: without a letter, as what is left out does, or begun by `I`, `me`, `we`."""
    said = words_in(text)
    return not any(map(str.isalpha, text)) or bool(said and said[0] in _ONESELF)


def grouped(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Put names together that are one person's: `Ada`, `Ada L.` and `Ada Lovelace`, where no other name begins with `Ada`."""
    groups: dict[str, list[str]] = {name: [name] for name in names}
    for short in sorted(names, key=lambda name: -len("".join(words_in(name)))):
        longer = [name for name in groups if name != short and _begins(words_in(short), words_in(name))]
        if len(longer) == 1:
            groups[longer[0]] += groups.pop(short)
    return tuple(tuple(sorted(group, key=len)) for group in groups.values())


def _begins(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name is the beginning of a longer one; its last word may be a letter of it."""
    *first, last = short
    at = len(first)
    rest = list(long[at : at + 1])
    return list(long[:at]) == first and (rest == [last] or (len(last) == 1 and bool(rest) and rest[0].startswith(last)))


def _in_fields(entry: Entry) -> Iterator[tuple[str, int]]:
    """Yield each name with the line of its field."""
    levers = ((text, 0) for text in (*entry.levers.teacher, *entry.levers.peer, *entry.levers.student))
    said = (found for event in entry.events for found in _said(event, entry))
    for text, line in (*levers, *said):
        yield from ((name, line) for name in names_in(text))


def _said(event: RecordEvent, entry: Entry) -> Iterator[tuple[str, int]]:
    given = (event.fields[key] for key in FIELDS if key in event.fields)
    yield from ((_plain(one.value), one.span.line) for one in given)
    if event.kind == "one-on-one" and event.subheading and "with" not in event.fields:
        above = (heading.span.line for heading in entry.headings if heading.text == event.subheading.plain)
        yield event.subheading.plain, max((line for line in above if line <= event.span.line), default=event.span.line)


def _plain(value: Value) -> str:
    return value.plain if isinstance(value, RichText) else str(value)


def _rated(entry: Entry, about_people: frozenset[str]) -> Iterator[tuple[str, int]]:
    ratings = [rating for rating in entry.ratings if rating.scorecard in about_people]
    first = {(rating.scorecard, rating.subject): rating.span.line for rating in reversed(ratings)}
    subjects = dict.fromkeys((rating.scorecard, rating.subject) for rating in ratings)
    yield from ((one[1], first[one]) for one in subjects if one[1] and words_in(one[1]))


def _name(words: list[str]) -> str:
    """Return the words from the first on that a name is made of; empty when they name nobody."""
    kept: list[str] = []
    for at, word in enumerate(words):
        follows = word in PARTICLES and any(map(is_capital, words[at + 1 :]))
        if not (is_capital(word) or (kept and follows)):
            break
        if kept or not _is_title(word, words[at + 1 :]):
            kept.append(word)
    said = words_in(" ".join(kept))
    nobody = not said or said[0] in _NOBODY or len(said) > _LONGEST or set(_MANY) & set(words_in(" ".join(words)))
    return "" if nobody else " ".join(kept).strip(" .,") + ("." if kept[-1].endswith(".") else "")


def _is_title(word: str, behind: Sequence[str]) -> bool:
    """Whether a word is a title that stands before a name."""
    return word.casefold().rstrip(".") in TITLES and bool(behind) and is_capital(behind[0])


def is_capital(word: str) -> bool:
    """Whether a word begins as names do; in a script without capitals every word does."""
    first = word[0]
    return first.isalpha() and (first.isupper() or first.lower() == first.upper())
