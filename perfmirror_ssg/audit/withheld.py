"""What must not be found: words, phrases, names and files that are in a journal, and in nothing that was shared of it.

In: the texts of a site folder, and the values of the journal as others may see it. Out: `Secrets`.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from pathlib import Path, PurePosixPath

from msgspec import Struct

from perfmirror_ssg.audit.corpus import Source, own_phrases, own_words, read_sources
from perfmirror_ssg.audit.words import LENGTH, Phrase, phrases, short_texts, tells, windows, words
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.figures import exact
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.journal.links import Attachment
from perfmirror_ssg.model import Document, DocumentKind, Entry, Prose
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week

_TAG = re.compile(r"<[^<>]*>")
_NOT_SAID = frozenset({"path", "source"})
"""Fields that hold the names of files, which a shared site does not say."""

_FOLDERS = frozenset(kind.value for kind in DocumentKind)

_SMALLEST = 32
"""Bytes below which a file may be like another by chance."""

_ENOUGH = 8
"""Phrases of a text that are looked for to know that it is there."""


class Control(Struct, frozen=True, kw_only=True):
    """Something that was shared, and so must be found: what it is, and what it says."""

    what: str
    path: str
    """The file of the site folder that says it."""
    phrases: frozenset[Phrase]
    """One of them is enough."""


class Secrets(Struct, frozen=True, kw_only=True):
    """What must not be found, what must be, and where all of it stands."""

    sources: tuple[Source, ...]
    words: frozenset[str]
    phrases: frozenset[Phrase]
    """Of two to `LENGTH` words."""
    names: frozenset[Phrase]
    """Of people, in any number of words."""
    unsought: tuple[str, ...]
    """Names that are words of the program's own, not only as names, and stand everywhere."""
    files: Mapping[str, str]
    """Paths of files that were not shared, by the digest of their bytes."""
    pages: Mapping[str, str]
    """The same, by the name that their page would have."""
    controls: tuple[Control, ...]
    sealed: bool
    """Whether the output is one that only a passphrase opens."""


def secrets_of(
    root: Path, journal: Journal | None, config: Config | None, names: Iterable[str] = (), *, also: Iterable[str] = ()
) -> Secrets:
    """Return what an output for others must not hold; without a journal, what an encrypted one must not.

    `journal` and `config` are as those others may see them, `names` the real names of people; `also` may be seen beside.
    """
    sources = read_sources(root)
    paths = frozenset(_paths(journal))
    shared = frozenset((*_strings((journal, config)), *also, *_texts_of_shared(sources, paths)))
    own, small = own_words()
    seen = own | {word for text in shared for word in words(text)}
    sought = {name: tuple(words(name)) for name in names}
    return Secrets(
        sources=sources,
        words=frozenset(_telling_words(sources, seen)),
        phrases=frozenset(_telling_phrases(sources, shared, own)),
        names=frozenset(name for name in sought.values() if not small.issuperset(name)),
        unsought=tuple(sorted(text for text, name in sought.items() if small.issuperset(name))),
        files={one.digest: one.path for one in sources if one.size >= _SMALLEST and one.path not in paths},
        pages=dict(_pages(sources, journal)),
        controls=tuple(_controls(journal, config)),
        sealed=journal is None,
    )


def _telling_words(sources: Sequence[Source], seen: frozenset[str]) -> Iterator[str]:
    found = {word for source in sources for word in (*words(source.text), *words(source.path))}
    # The program makes plurals of what it is given.
    return (word for word in found - seen if tells(word) and not (word.endswith("s") and word[:-1] in seen))


def _telling_phrases(sources: Sequence[Source], shared: frozenset[str], own: frozenset[str]) -> set[Phrase]:
    found = {phrase for source in sources for phrase in phrases(source.text)}
    lines = (line for source in sources for line in (*source.text.split("\n"), PurePosixPath(source.path).stem))
    found |= {short for short in short_texts(lines) if not own.issuperset(short)}
    for said in (*own_phrases(), *map(words, shared)):
        for length in range(2, LENGTH + 1):
            found.difference_update(windows(said, length))
    return found


def _strings(value: object) -> Iterator[str]:
    """Yield every text and figure in a value, markup also as it is read; what several hold is looked at once."""
    known: set[int] = set()
    waiting: list[object] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield from _as_read(one)
        elif isinstance(one, Struct | Mapping | tuple | frozenset):
            # The same value stands in many places; its number is its own, since the whole is held meanwhile.
            waiting += _parts(one) if id(one) not in known else ()
            known.add(id(one))
        elif one is not None:
            yield exact(one) if isinstance(one, Fraction) else str(one.value if isinstance(one, Enum) else one)


def _parts(one: object) -> Iterable[object]:
    match one:
        case Span():
            return ()
        case Week():
            return (str(one),)
        case Struct():
            return (getattr(one, name) for name in one.__struct_fields__ if name not in _NOT_SAID)
        case Mapping():
            return (*one.keys(), *one.values())
        case _:
            return tuple(one) if isinstance(one, tuple | frozenset) else ()


def _as_read(text: str) -> Iterator[str]:
    yield text
    if "<" in text or "&" in text:
        yield html.unescape(_TAG.sub(" ", text))
        yield html.unescape(_TAG.sub("", text))


def _paths(journal: Journal | None) -> Iterator[str]:
    """Yield the paths of files that are shared, or of which something is."""
    if journal is not None:
        yield from (slot.entry.path for slot in journal.weeks if slot.entry)
        yield from (document.path for document in journal.documents)
        yield from (target.source for target in journal.links.targets.values() if isinstance(target, Attachment))


def _texts_of_shared(sources: Sequence[Source], paths: frozenset[str]) -> Iterator[str]:
    """Yield what attachments that are shared say: they are shared whole."""
    return (source.text for source in sources if source.path in paths and not source.path.endswith(".md"))


def _pages(sources: Sequence[Source], journal: Journal | None) -> Iterator[tuple[str, str]]:
    """Yield the names that pages of what is withheld would have, each with its file."""
    made = {f"{one.kind.value}/{one.name}.html".casefold() for one in journal.documents} if journal else set()
    made |= {f"weeks/{slot.week}.html".casefold() for slot in journal.weeks if slot.entry} if journal else set()
    for source in sources:
        path = PurePosixPath(source.path)
        folder = path.parent.name
        page = f"{folder if folder in _FOLDERS else 'weeks'}/{path.stem}.html".casefold()
        if path.suffix == ".md" and page not in made:
            yield page, source.path


def _controls(journal: Journal | None, config: Config | None) -> Iterator[Control]:
    """Yield one control for each week and document that was shared; the site's name, where there is none."""
    if journal is None or config is None:
        yield Control(what="unlock.json", path="encryption.json", phrases=frozenset({("pbkdf2",)}))
        return
    entries: list[Entry | Document] = [slot.entry for slot in journal.weeks if slot.entry]
    for one in (*entries, *journal.documents):
        name = str(one.week) if isinstance(one, Entry) else f"{one.kind.value}/{one.name}"
        yield Control(what=name, path=one.path, phrases=_said_in(one) or frozenset({tuple(words(name))[-LENGTH:]}))
    if not entries and not journal.documents:
        yield Control(
            what="the site's title", path="config.toml", phrases=frozenset({tuple(words(config.site.title))[:LENGTH]})
        )


def _said_in(one: Entry | Document) -> frozenset[Phrase]:
    """Return phrases of what an entry or document says: those of its titles whole, where they are short."""
    texts = [one.share_title or "", one.title.plain if one.title else ""]
    texts += [block.words for block in one.blocks if isinstance(block, Prose)]
    if isinstance(one, Entry):
        texts += [text.plain for event in one.events for text in (event.title, event.text) if text]
    short = [tuple(words(text)) for text in texts if text]
    found = [phrase for phrase in short if len(phrase) <= LENGTH and any(map(tells, phrase))]
    found += [phrase for text in texts for _, phrase in zip(range(_ENOUGH), phrases(text), strict=False)]
    return frozenset(found)
