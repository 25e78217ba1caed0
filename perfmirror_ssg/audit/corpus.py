"""What is compared with what: all that a person keeps in a site folder, and all the words of the program's own.

In: a site folder; the installed package. Out: texts with their paths, digests of files that are no text.
"""

import os
import re
import stat
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct

from perfmirror_ssg.audit.words import WORD, folded, words
from perfmirror_ssg.publishing.media import TYPES
from perfmirror_ssg.reading.inputs import SOURCES
from perfmirror_ssg.reading.source import MEBIBYTE
from perfmirror_ssg.site.assets import plotly_script

_OWN = ("analysis", "charts", "journal", "markdown", "pages", "presets", "site", "theme")
"""Parts of the program whose words may stand on a page."""

_ALSO = ("audience/anchors.py", "audience/shared_config.py", "audience/ways.py", "publishing/held.py")
"""Other modules that put words of their own on a page."""

_ENDINGS = (".py", ".html", ".css", ".js", ".toml", ".svg")
_UNSAID = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|(?m:^\s*#.*$|\s\s#\s.*$)')
_TAG = re.compile(r"</?[a-z][^<>]*>")
_CALENDAR = f"{' '.join((*month_name, *month_abbr))} . {' '.join((*day_name, *day_abbr))}"
_HIDDEN = (".md", ".txt", ".markdown")


class Source(Struct, frozen=True, kw_only=True):
    """A file of the site folder: its path from it, its text (empty where it is none), the digest of its bytes."""

    path: str
    text: str
    digest: str
    size: int


def read_sources(root: Path) -> tuple[Source, ...]:
    """Read all that is private in a site folder, in the order of its paths; links are not followed."""
    return tuple(_source(root, path) for path in sorted(_paths(root)))


@cache
def own_texts() -> tuple[str, ...]:
    """Return what the program may say: its templates, styles, scripts, presets, and the code that makes pages."""
    package = Path(__file__).parents[1]
    files = [path for part in _OWN for path in sorted((package / part).rglob("*")) if path.suffix in _ENDINGS]
    files += [*sorted(package.glob("[!c]*.py")), *(package / path for path in _ALSO)]
    said = [_said(path) for path in files]
    bare = (_TAG.sub("", text) for path, text in zip(files, said, strict=True) if path.suffix in {".html", ".py"})
    return (*said, *bare, _CALENDAR, " ".join(TYPES))


@cache
def own_phrases() -> tuple[tuple[str, ...], ...]:
    """Return the words of each text of the program's own, in their order."""
    return tuple(tuple(map(folded, said)) for said in _own_said())


@cache
def own_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of what the program may say, and those of them that it has in small letters, or in its calendar."""
    found = {word for said in _own_said() for word in said}
    small = {word for word in found if word.islower()} | set(words(_CALENDAR))
    return frozenset(map(folded, found)), frozenset(small)


@cache
def _own_said() -> tuple[list[str], ...]:
    return tuple(WORD.findall(normalize("NFKC", text)) for text in own_texts())


@cache
def shipped_files() -> frozenset[str]:
    """Return the digests of files that lie in every site, and came with the program."""
    static = (Path(__file__).parents[1] / "theme").rglob("*")
    datas = [path.read_bytes() for path in static if path.is_file()]
    return frozenset(sha256(data).hexdigest() for data in (*datas, plotly_script()))


def _said(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return _UNSAID.sub(" ", text) if path.suffix == ".py" else text


def _paths(root: Path) -> Iterator[str]:
    for name in SOURCES:
        place = root / name
        if place.is_file() and not place.is_symlink():
            yield name
        for folder, _, files in os.walk(place):
            hidden = "/." in folder.removeprefix(str(root))
            names = (f"{folder}/{file}" for file in files if not hidden or file.endswith(_HIDDEN))
            yield from (os.path.relpath(path, root) for path in names if _is_regular(path))


def _is_regular(path: str) -> bool:
    return stat.S_ISREG(os.lstat(path).st_mode)


def _source(root: Path, path: str) -> Source:
    data = (root / path).read_bytes()
    return Source(path=path, text=_text(data), digest=sha256(data).hexdigest(), size=len(data))


def _text(data: bytes) -> str:
    if len(data) > 5 * MEBIBYTE or b"\0" in data:
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
