"""What may be seen: what the journal's own marks share, and the names that shared figures are read by.

In: the texts of a site folder; journal and config as others may see them. Out: a `Shared`. Every text comes from the files, by
the audit's own reader (`marks.py`). Only figures, and the names of categories, bands and the like, which are no prose, are
taken from what the narrowing has left.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct

from perfmirror_ssg.audit.corpus import Source
from perfmirror_ssg.audit.marks import Marked, marked
from perfmirror_ssg.audit.rows import as_shown
from perfmirror_ssg.audit.words import WORD, folded, words
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.figures import exact
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Audience, DocumentKind
from perfmirror_ssg.reading.inputs import PEOPLE
from perfmirror_ssg.settings import Config
from perfmirror_ssg.slugs import short, slug
from perfmirror_ssg.weeks import Week

FOLDERS = frozenset(kind.value for kind in DocumentKind)


class Shared(Struct, frozen=True, kw_only=True):
    """What may stand in an output."""

    texts: frozenset[str]
    paths: frozenset[str]
    """Files of the journal of which something is shared."""
    attached: frozenset[str]
    """Digests of the files that are shared whole."""
    pages: frozenset[str]
    """Names that the pages of shared files may have, in small letters, without a number behind."""


NOTHING = Shared(texts=frozenset(), paths=frozenset(), attached=frozenset(), pages=frozenset())


def shared_of(sources: Sequence[Source], journal: Journal, config: Config) -> Shared:
    """Return what a site may say to an audience."""
    found = {source.path: one for source in sources if (one := _marked(source, journal.audience))}
    texts = [text for one in found.values() for text in one.texts]
    texts += _of_config(sources, journal.audience)
    shown = {form for text in texts for form in as_shown(text)}
    lines = "\n".join(line for one in found.values() for line in one.lines)
    return Shared(
        texts=frozenset((*shown, *_aliases(sources, texts), *_names(journal, config), *_figures((journal, config)))),
        paths=frozenset(found),
        attached=frozenset(source.digest for source in _attached(sources, lines)),
        pages=frozenset(page_of(path, one.title) for path, one in found.items()),
    )


def page_of(path: str, title: str | None = None) -> str:
    """Return the name of the page of a file, in small letters: by its own name, or by a title if it is shared under one."""
    file = PurePosixPath(path)
    if file.parent.name not in FOLDERS:
        return f"weeks/{file.stem}.html".casefold()
    name = file.stem if title is None else short(slug(title or DocumentKind(file.parent.name).name))
    return f"{file.parent.name}/{name}.html".casefold()


def _marked(source: Source, audience: Audience) -> Marked | None:
    hidden = any(part.startswith(("_", ".")) for part in PurePosixPath(source.path).parts)
    return marked(source.text, audience) if source.path.endswith(".md") and not hidden else None


def _attached(sources: Sequence[Source], lines: str) -> Iterator[Source]:
    """Yield the attachments whose names stand in shared lines."""
    told = normalize("NFC", unquote(lines)).casefold()
    for source in sources:
        name = normalize("NFC", PurePosixPath(source.path).name).casefold()
        if source.path.startswith("journal/") and not name.endswith(".md") and name in told:
            yield source


def _of_config(sources: Sequence[Source], audience: Audience) -> Iterator[str]:
    """Yield the title and the tags that config gives to what is shared."""
    table = _toml(sources, "config.toml").get("share", {}).get(audience, {})
    yield table.get("title", "")
    yield from table.get("tags", ())


def _aliases(sources: Sequence[Source], texts: Iterable[str]) -> Iterator[str]:
    """Yield what stands for the people whom shared texts name; their names are not thereby shared."""
    plain = frozenset(WORD.findall(folded("\n".join(texts))))
    for person in _toml(sources, PEOPLE).get("person", ()):
        names = [person["names"]] if isinstance(person.get("names"), str) else person.get("names", ())
        if any(plain.issuperset(said) or "".join(said) in plain for said in map(words, names)):
            yield str(person.get("alias", ""))


def _toml(sources: Sequence[Source], path: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(next((source.text for source in sources if source.path == path), ""))
    except tomllib.TOMLDecodeError:
        return {}


def _names(journal: Journal, config: Config) -> Iterator[str]:
    """Yield the names that scores and charts are read by, and where the site stands."""
    yield from (config.site.base_url, config.site.language, *config.dimensions)
    for category in config.categories.values():
        yield from (category.name, category.title)
    for profile in config.profiles:
        yield from (*profile.weights, *(band.name for band in profile.target.bands))
    for card in config.scorecards.values():
        yield from (card.name, card.title, *(one.name for one in card.criteria), *(band.name for band in card.bands))
    for metric in config.metrics.values():
        yield from (metric.name, metric.title, metric.unit)
    yield from (name for slot in journal.weeks if slot.entry for name in slot.entry.metrics)


def _figures(value: object) -> Iterator[str]:
    """Yield every figure and day in a value; what several hold is looked at once."""
    known: set[int] = set()
    waiting: list[object] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Struct | Mapping | tuple | frozenset) and not isinstance(one, Week | Span):
            # The same value stands in many places; its number is its own, since the whole is held meanwhile.
            waiting += _parts(one) if id(one) not in known else ()
            known.add(id(one))
        elif isinstance(one, Fraction):
            yield exact(one)
        elif not isinstance(one, str | Span | Enum | None):
            yield str(one)


def _parts(one: object) -> Iterable[object]:
    match one:
        case Struct():
            return (getattr(one, name) for name in one.__struct_fields__)
        case Mapping():
            return one.values()
        case _:
            return one if isinstance(one, tuple | frozenset) else ()
