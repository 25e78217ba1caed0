"""Where keys and values stand in TOML text, which tomllib does not say.

In: TOML text, or as much of it as could be read. Out: places by path (`("profile", 0, "from")`), what stands twice,
and the bracket or quote left open. It trusts tomllib for everything else and never raises.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping

from msgspec import Struct

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?!"")(?:[^"\\\n]|\\.)*"'
    r"|'(?!'')[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s\]},#]+|[^\s\[\]{}=,#\"']+")
_HEADER_END = re.compile(r"[ \t]*\]{1,2}")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")


class Stretch(Struct, frozen=True, kw_only=True):
    """From offset `start` up to `end` of the text."""

    start: int
    end: int


class Place(Struct, frozen=True, kw_only=True):
    """Where a key stands, and its value; of a table both are the key in its header."""

    key: Stretch
    value: Stretch


class Places(Struct, frozen=True, kw_only=True):
    """All places of a text."""

    by_path: Mapping[Path, Place]
    twice: tuple[Stretch, Stretch] | None
    """The first key or table that stands twice: the first place and the second."""
    open: int | None
    """Offset of the innermost bracket, brace or quote that is not closed."""


def find_places(text: str) -> Places:
    """Find every place in TOML text with plain line feeds; of text that is no TOML, those up to where it stops."""
    scan = _Scan(text=text)
    while scan.step():
        pass
    return Places(by_path=scan.places, twice=scan.twice, open=scan.left_open())


class _Frame(Struct):
    """A bracket or brace that is open: its offset, its path, its key if it has one, and how many elements so far."""

    start: int
    path: Path
    key: Stretch | None
    is_list: bool
    size: int = 0


class _Scan(Struct):
    text: str
    at: int = 0
    table: Path = ()
    places: dict[Path, Place] = {}
    twice: tuple[Stretch, Stretch] | None = None
    stack: list[_Frame] = []
    sizes: dict[Path, int] = {}
    given: set[Path] = set()
    values: set[Path] = set()
    quote: int | None = None

    def step(self) -> bool:
        """Read one statement, element or closing bracket; False at the end, or where nothing can be read."""
        self._skip(_BLANK)
        here = self.text[self.at : self.at + 1]
        if not here:
            return False
        if not self.stack:
            return self._header() if here == "[" else self._pair(self.table)
        frame = self.stack[-1]
        if here in "]}":
            self._close()
            return True
        if here == ",":
            self.at += 1
            return True
        if frame.is_list:
            frame.size += 1
            return self._value((*frame.path, frame.size - 1), None)
        return self._pair(frame.path)

    def left_open(self) -> int | None:
        """Return where the innermost thing left open began."""
        return self.quote if self.quote is not None else self.stack[-1].start if self.stack else None

    def _header(self) -> bool:
        is_list = self.text.startswith("[[", self.at)
        self.at += 2 if is_list else 1
        self._skip(_BLANK)
        keys = list(self._keys())
        if not keys:
            return False
        path: Path = ()
        for name, stretch in keys[:-1]:
            path = self._last(self._through((*path, name), stretch))
        name, stretch = keys[-1]
        path = (*path, name)
        if is_list:
            self._check_new_list(path, stretch)
            self.places.setdefault(path, Place(key=stretch, value=stretch))
            self.given.add(path)
            self.sizes[path] = self.sizes.get(path, 0) + 1
            path = self._last(path)
        self._define(path, stretch)
        self.table = path
        self._skip(_HEADER_END)
        return True

    def _through(self, path: Path, stretch: Stretch) -> Path:
        """Pass a table on the way to a dotted name; what already has a value cannot be one."""
        if path in self.values and not self.twice:
            self.twice = (self.places[path].key, stretch)
        self.places.setdefault(path, Place(key=stretch, value=stretch))
        return path

    def _check_new_list(self, path: Path, stretch: Stretch) -> None:
        if path in self.given and path not in self.sizes:
            self.twice = self.twice or (self.places[path].key, stretch)

    def _last(self, path: Path) -> Path:
        """Return the path of the newest element when `path` is a list of tables."""
        return (*path, self.sizes[path] - 1) if path in self.sizes else path

    def _pair(self, path: Path) -> bool:
        keys = list(self._keys())
        if not keys:
            return False
        for name, stretch in keys[:-1]:
            path = self._through((*path, name), stretch)
        name, stretch = keys[-1]
        self._define((*path, name), stretch)
        return self._skip(_EQUALS) and self._value((*path, name), stretch)

    def _keys(self) -> Iterator[tuple[str, Stretch]]:
        """Read a dotted key, each part with its place."""
        while found := _BARE_KEY.match(self.text, self.at) or _TEXT.match(self.text, self.at):
            self.at = found.end()
            yield _plain(found[0]), Stretch(start=found.start(), end=found.end())
            if not self._skip(_DOT):
                return

    def _value(self, path: Path, key: Stretch | None) -> bool:
        start, here = self.at, self.text[self.at : self.at + 1]
        if here and here in "[{":
            self.stack.append(_Frame(start=start, path=path, key=key, is_list=here == "["))
            self.at += 1
            return True
        if not (self._skip(_TEXT) or self._skip(_BARE_VALUE)):
            self.quote = start if here and here in "\"'" else None
            return False
        stretch = Stretch(start=start, end=self.at)
        self.values.add(path)
        self.places[path] = Place(key=key or stretch, value=stretch)
        return True

    def _close(self) -> None:
        frame = self.stack.pop()
        self.at += 1
        self.values.add(frame.path)
        stretch = Stretch(start=frame.start, end=self.at)
        self.places[frame.path] = Place(key=frame.key or stretch, value=stretch)

    def _define(self, path: Path, stretch: Stretch) -> None:
        if path in self.given and not self.twice:
            self.twice = (self.places[path].key, stretch)
        self.given.add(path)
        self.places[path] = Place(key=stretch, value=stretch)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return bool(found)


def _plain(key: str) -> str:
    """Return what a key is called: without its quotes, and with its escapes read."""
    if key[0] not in "\"'":
        return key
    try:
        return str(tomllib.loads(f"key = {key}")["key"])
    except tomllib.TOMLDecodeError:
        return key
