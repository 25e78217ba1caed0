"""Real names that are left in what is shared: in an address, most often, which would lead nowhere under an alias.

In: a narrowed journal, its config, the aliases. Out: an error for each, where its writer can find it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audience.texts import texts_of
from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.settings import Config

Lines = Callable[[str], Sequence[str]]
"""Returns the lines of a file, by its path from the site folder."""

_HINT = "take the name out of it, or do not share it; an alias can stand in words, not in an address"


def names_left(journal: Journal, config: Config, aliases: Aliases, lines_of: Lines) -> Iterator[Diagnostic]:
    """Yield an error for each name in each file that shares it."""
    notes = (*(slot.entry for slot in journal.weeks if slot.entry), *journal.documents)
    parts: Iterable[tuple[str, object]] = (*((note.path, note) for note in notes), ("config.toml", config))
    for path, part in parts:
        # Where a name stands over several tags or lines, it is one all the same when they are left out.
        found = dict.fromkeys(name for text in texts_of(part) for name in aliases.left_in(text))
        yield from (_left(name, path, lines_of(path)) for name in found)


def _left(name: str, path: str, lines: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        code="E310",
        span=_span(name, path, lines),
        message=f'the name "{name}" would be left in what is shared',
        hint=_HINT,
    )


def _span(name: str, path: str, lines: Sequence[str]) -> Span:
    """Return where a file first says a name, by its letters; its beginning, where it is written otherwise."""
    letters = re.compile("[^a-zA-Z0-9]+".join(re.escape(word) for word in name.split()), re.IGNORECASE)
    for number, line in enumerate(lines, 1):
        if found := letters.search(line):
            return Span(path=path, line=number, column=found.start() + 1, length=len(found[0]))
    return Span(path=path, line=1, column=1)
