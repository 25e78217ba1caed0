"""Real names that are left in what is shared: in an address, most often, which would lead nowhere under an alias.

In: a narrowed journal, its config, the aliases. Out: an error for each, where its writer can find it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audience.texts import texts_of
from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.settings import Config

Lines = Callable[[str], Sequence[str]]
"""Returns the lines of a file, by its path from the site folder."""

_ADDRESS = re.compile("[/@%=]")

_HINT = "take the name out of it, or do not share it; an alias can stand in words, not in an address"


def names_left(journal: Journal, config: Config, aliases: Aliases, lines_of: Lines) -> Iterator[Diagnostic]:
    """Yield an error for each name in each file that shares it."""
    parts: list[tuple[str, object]] = [(slot.entry.path, slot.entry) for slot in journal.weeks if slot.entry]
    parts += [(document.path, document) for document in journal.documents]
    parts.append(("config.toml", config))
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
    """Return where a file says a name, in an address if it does there; its beginning, where it is written otherwise."""
    letters = re.compile("[^a-zA-Z0-9]+".join(re.escape(word) for word in name.split()), re.IGNORECASE)
    said = [
        Span(path=path, line=number, column=found.start() + 1, length=len(found[0]))
        for number, line in enumerate(lines, 1)
        for found in letters.finditer(line)
    ]
    in_address = (span for span in said if _ADDRESS.search(_around(lines[span.line - 1], span)))
    return next(in_address, said[0] if said else Span(path=path, line=1, column=1))


def _around(line: str, span: Span) -> str:
    """Return the word that holds a place, between blanks."""
    at = span.column - 1
    return line[:at].rpartition(" ")[2] + line[at:].partition(" ")[0]
