"""What must not be found: words, phrases, names and files that are in a journal, and in nothing that was shared of it.

In: the texts of a site folder, and the values of the journal as others may see it. Out: `Secrets`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from perfmirror_ssg.audit.corpus import Source, own_phrases, own_words, read_sources
from perfmirror_ssg.audit.shared import NOTHING, Shared, page_of, shared_of
from perfmirror_ssg.audit.words import LENGTH, Phrase, phrases, short_texts, tells, windows, words
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Document, Entry, Prose
from perfmirror_ssg.publishing.place import UNLOCK
from perfmirror_ssg.settings import Config

_NUMBERED = re.compile(r"-\d+\.(?=html$)")
"""What tells pages of one name apart."""

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
    attached: frozenset[str]
    """Digests of files that were shared whole: nothing in them is withheld but names."""
    pages: Mapping[str, str]
    """Paths of files that were not shared, by the name that their page would have."""
    controls: tuple[Control, ...]
    sealed: bool
    """Whether the output is one that only a passphrase opens."""
    bare: bool
    """Whether nothing at all is shared, so that an output says little more than its title."""


def secrets_of(
    root: Path, journal: Journal | None, config: Config | None, names: Iterable[str] = (), *, also: Iterable[str] = ()
) -> Secrets:
    """Return what an output for others must not hold; without a journal, what an encrypted one must not.

    `journal` and `config` are as those others may see them, `names` the real names of people; `also` may be seen beside.
    """
    sources = read_sources(root)
    shared = shared_of(sources, journal, config) if journal and config else NOTHING
    texts = shared.texts.union(also)
    own, small = own_words()
    seen = own | {word for text in texts for word in words(text)}
    sought = {name: tuple(words(name)) for name in names}
    return Secrets(
        sources=sources,
        words=frozenset(_telling_words(sources, seen)),
        phrases=frozenset(_telling_phrases(sources, texts, own)),
        names=frozenset(name for name in sought.values() if not small.issuperset(name)),
        unsought=tuple(sorted(text for text, name in sought.items() if small.issuperset(name))),
        files={one.digest: one.path for one in sources if _is_told_by_bytes(one, shared)},
        attached=shared.attached,
        pages={page: path for path, page in _pages(sources) if not shared.pages & {page, _NUMBERED.sub(".", page)}},
        controls=tuple(_controls(journal, config)),
        sealed=journal is None,
        bare=journal is not None and not _shared(journal),
    )


def _is_told_by_bytes(source: Source, shared: Shared) -> bool:
    return source.size >= _SMALLEST and source.path not in shared.paths and source.digest not in shared.attached


def _telling_words(sources: Sequence[Source], seen: frozenset[str]) -> Iterator[str]:
    found = {word for source in sources for word in (*words(source.text), *words(source.path))}
    # The program makes plurals of what it is given.
    return (word for word in found - seen if tells(word) and not (word.endswith("s") and word[:-1] in seen))


def _telling_phrases(sources: Sequence[Source], shared: frozenset[str], own: frozenset[str]) -> set[Phrase]:
    found = {phrase for source in sources for phrase in phrases(source.text)}
    lines = (line for source in sources for line in (*source.text.split("\n"), PurePosixPath(source.path).stem))
    found |= {short for short in short_texts(lines) if not own.issuperset(short)}
    edges: set[Phrase] = set()
    for said in (*own_phrases(), *map(words, shared)):
        for length in range(2, LENGTH + 1):
            found.difference_update(windows(said, length))
        edges |= {tuple(said[: LENGTH - 1]), tuple(said[1 - LENGTH :])}
    # A page may put a shared title before other shared words, and so go on by chance as a private line does.
    return {phrase for phrase in found if len(phrase) < LENGTH or not (phrase[1:] in edges or phrase[:-1] in edges)}


def _pages(sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Yield each file that would have a page, and the name of that."""
    return ((source.path, page_of(source.path)) for source in sources if source.path.endswith(".md"))


def _controls(journal: Journal | None, config: Config | None) -> Iterator[Control]:
    """Yield one control for each week and document that was shared; the site's name, where there is none."""
    if journal is None or config is None:
        yield Control(what=UNLOCK, path="config.toml", phrases=frozenset({("pbkdf2",)}))
        return
    for one in _shared(journal):
        name = str(one.week) if isinstance(one, Entry) else f"{one.kind.value}/{one.name}"
        yield Control(what=name, path=one.path, phrases=_said_in(one) or frozenset({tuple(words(name))[-LENGTH:]}))
    if not _shared(journal):
        yield Control(
            what="the site's title", path="config.toml", phrases=frozenset({tuple(words(config.site.title))[:LENGTH]})
        )


def _shared(journal: Journal) -> tuple[Entry | Document, ...]:
    return (*(slot.entry for slot in journal.weeks if slot.entry), *journal.documents)


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
