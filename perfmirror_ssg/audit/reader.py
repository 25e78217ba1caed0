"""Lines of an output, held against what must and must not stand in them.

In: `Secrets`, and files as bytes. Out: a `Seen` for each file: what was found in it, and under which disguise.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from msgspec import Struct

from perfmirror_ssg.audit.corpus import shipped_files
from perfmirror_ssg.audit.pieces import Blob, Chain, Kind, Line, Piece, Unfolding, Unread
from perfmirror_ssg.audit.withheld import Secrets
from perfmirror_ssg.audit.words import Phrase, runs, windows, words

_SHORTEST: Mapping[Kind, int] = {Kind.TEXT: 2, Kind.MARKUP: 4, Kind.NOISE: 7}
"""Letters that a word must have to be meant, and not to have come about."""

_SHORTEST_NAME: Mapping[Kind, int] = {Kind.TEXT: 2, Kind.MARKUP: 3, Kind.NOISE: 7}


class Seen(Struct, frozen=True, kw_only=True):
    """What one file of an output holds of what was looked for."""

    name: str
    phrases: Mapping[Phrase, Chain] = {}
    """Withheld words and names."""
    files: Mapping[str, Chain] = {}
    """Paths of withheld files."""
    unread: tuple[tuple[str, Chain], ...] = ()
    """What could not be looked into, and why."""
    shared: frozenset[Phrase] = frozenset()
    """What was rightly there."""


class Reader:
    """Looks through file after file; a line that it has met before is not looked at again."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._unfolding = Unfolding()
        self._shared = frozenset(phrase for control in secrets.controls for phrase in control.phrases)
        # What the narrowing let through by mistake is among what should be found, and is withheld all the same.
        self._withheld = secrets.phrases | secrets.names | {(word,) for word in secrets.words}
        single = {phrase[0] for phrase in secrets.names | self._shared if len(phrase) == 1}
        self._words = {
            kind: frozenset(
                [word for word in secrets.words if len(word) >= _SHORTEST[kind]]
                + [word for word in single if len(word) >= _SHORTEST_NAME[kind]]
            )
            for kind in Kind
        }
        longer = secrets.phrases | secrets.names | self._shared
        lengths = sorted({len(phrase) for phrase in longer} - {0, 1})
        self._longer = {length: frozenset(phrase for phrase in longer if len(phrase) == length) for length in lengths}
        self._sizes = {source.size for source in secrets.sources if source.digest in secrets.files}

    def look(self, name: str, data: bytes) -> Seen:
        """Look through one file and its name."""
        found = _Found()
        self._take(self._unfolding.name(name), found)
        if name.casefold() in self._secrets.pages:
            found.files[self._secrets.pages[name.casefold()]] = ("the file's name",)
        digest = sha256(data).hexdigest()
        if digest in self._secrets.attached:
            self._take_attached(data, found)
        elif digest not in shipped_files():
            self._take(self._unfolding.file(data), found)
        return Seen(
            name=name,
            phrases={phrase: chain for phrase, chain in found.phrases.items() if phrase in self._withheld},
            files=found.files,
            unread=tuple(found.unread),
            shared=self._shared & found.phrases.keys(),
        )

    def _take_attached(self, data: bytes, found: "_Found") -> None:
        """Take only names from what was shared whole; its lines may be wrong elsewhere, and do not count as known."""
        within = _Found()
        self._take(Unfolding().file(data), within)
        found.unread += within.unread
        for phrase in self._secrets.names & within.phrases.keys():
            found.phrases.setdefault(phrase, within.phrases[phrase])

    def _take(self, pieces: Iterator[Piece], found: "_Found") -> None:
        for piece in pieces:
            match piece:
                case Line():
                    for phrase in self._phrases(piece):
                        found.phrases.setdefault(phrase, piece.chain)
                case Blob() if len(piece.data) in self._sizes:
                    path = self._secrets.files.get(sha256(piece.data).hexdigest())
                    if path:
                        found.files.setdefault(path, piece.chain)
                case Unread():
                    found.unread.append((piece.why, piece.chain))

    def _phrases(self, line: Line) -> set[Phrase]:
        said = words(line.text)
        wanted = self._words[line.kind]
        found: set[Phrase] = set() if wanted.isdisjoint(said) else {(word,) for word in wanted.intersection(said)}
        for length, phrases in self._longer.items():
            if len(said) >= length and not phrases.isdisjoint(windows(said, length)):
                found |= self._meant(phrases.intersection(windows(said, length)), line.text)
        if line.kind is Kind.NOISE:
            found = {phrase for phrase in found if sum(map(len, phrase)) >= _SHORTEST[Kind.NOISE]}
        return found

    def _meant(self, found: frozenset[Phrase], text: str) -> set[Phrase]:
        """Leave out rows of words over a stop: there the program has put one thing beside another."""
        known = {phrase for phrase in found if phrase in self._shared or phrase in self._secrets.names}
        lengths = {len(phrase) for phrase in found - known}
        said = {phrase for length in lengths for run in runs(text) for phrase in windows(run, length)}
        return known | (said & found)


class _Found:
    def __init__(self) -> None:
        self.phrases: dict[Phrase, Chain] = {}
        self.files: dict[str, Chain] = {}
        self.unread: list[tuple[str, Chain]] = []
