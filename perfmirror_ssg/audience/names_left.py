"""Real names in what is shared: those that are left in an address, say, those of people who have no alias, and what may be one.

In: a narrowed journal, its config, the aliases. Out: an error or a piece of advice for each, where its writer can find it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audience.name_pattern import NOBODY, found_in, pattern_of
from perfmirror_ssg.audience.people import People
from perfmirror_ssg.audience.rests import rests_in
from perfmirror_ssg.audience.texts import texts_of
from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.settings import Config

Lines = Callable[[str], Sequence[str]]
"""Returns the lines of a file, by its path from the site folder."""

_ADDRESS = re.compile("[/@%=]")

_WORDS = {
    "E310": (
        'the name "{name}" would be left in what is shared',
        "take the name out of it, or do not share it; an alias can stand in words, not in an address",
    ),
    "E311": (
        '"{name}" has no alias, and would be seen in what is shared',
        'ssg people --write gives everybody one; who may be seen by name, list in people.toml: shown = ["{name}"]',
    ),
    "W585": (
        '"{name}" may be a name, or the rest of one, and would be seen in what is shared',
        "add it to names in people.toml, or list it in shown",
    ),
}


def names_left(journal: Journal, config: Config, aliases: Aliases, lines_of: Lines) -> Iterator[Diagnostic]:
    """Yield an error for each name that has an alias and is left, in each file that shares it."""
    for path, part in _parts(journal, config):
        found = dict.fromkeys(name for text in texts_of(part) for name in aliases.left_in(text))
        yield from (_problem("E310", name, path, lines_of(path)) for name in found)


def strangers_shown(journal: Journal, config: Config, strangers: Sequence[str], lines_of: Lines) -> Iterator[Diagnostic]:
    """Yield an error for each name of `strangers`, who have no alias, in each file that shares it; letters count as written."""
    patterns = {name: re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in strangers}
    for path, part in _parts(journal, config) if patterns else ():
        texts = tuple(dict.fromkeys(texts_of(part)))
        found = [name for name, pattern in patterns.items() if any(map(pattern.search, texts))]
        yield from (_problem("E311", name, path, lines_of(path)) for name in found)


def rests_shown(journal: Journal, config: Config, people: People, aliases: Aliases, lines_of: Lines) -> Iterator[Diagnostic]:
    """Yield advice on each word that may be the rest of somebody's name, in each file that shares it."""
    parts = _parts(journal, config) if people.persons else ()
    texts = {path: tuple(dict.fromkeys(texts_of(part))) for path, part in parts}
    for path, word in rests_in(texts, people, config.site.language):
        yield _problem("W585", word, path, lines_of(path), aliases.pattern)


def _parts(journal: Journal, config: Config) -> Iterator[tuple[str, object]]:
    """Yield what is shared, by the file that says it."""
    yield from ((slot.entry.path, slot.entry) for slot in journal.weeks if slot.entry)
    yield from ((document.path, document) for document in journal.documents)
    yield "config.toml", config


def _problem(code: str, name: str, path: str, lines: Sequence[str], replaced: re.Pattern[str] = NOBODY) -> Diagnostic:
    """Name a problem where a file says a name, and not as a part of one that is `replaced`."""
    message, hint = _WORDS[code]
    return Diagnostic(
        code=code, span=_span(name, path, lines, replaced), message=message.format(name=name), hint=hint.format(name=name)
    )


def _span(name: str, path: str, lines: Sequence[str], replaced: re.Pattern[str]) -> Span:
    """Return where a file says a name: in an address, else in a passage; its beginning, where it is written otherwise."""
    letters = re.compile("[^a-zA-Z0-9]+".join(re.escape(word) for word in name.split()), re.IGNORECASE)
    pattern = pattern_of([name])
    shared = frozenset(_shared(lines))
    said = [
        Span(path=path, line=number, column=found.start() + 1, length=len(found[0]))
        for number, line in enumerate(lines, 1)
        for found in (*found_in(line, pattern), *letters.finditer(line))
        if not any(whole.start() <= found.start() < whole.end() for whole in found_in(line, replaced))
    ]
    said.sort(key=lambda span: (span.line not in shared, span.line <= _front(lines)))
    in_address = (span for span in said if _ADDRESS.search(_around(lines[span.line - 1], span)))
    return next(in_address, said[0] if said else Span(path=path, line=1, column=1))


def _shared(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of what is shared, as far as marks on lines of their own tell."""
    within = False
    for number, line in enumerate(lines, 1):
        if line.startswith(":::"):
            within = not within and "share" in line
        elif within or "[share::" in line:
            yield number


def _front(lines: Sequence[str]) -> int:
    """Return how many lines the front matter has: little of it can be shared."""
    return next((number for number, line in enumerate(lines, 1) if number > 1 and line.rstrip() == "---"), 0)


def _around(line: str, span: Span) -> str:
    """Return the word that holds a place, between blanks."""
    at = span.column - 1
    return line[:at].rpartition(" ")[2] + line[at:].partition(" ")[0]
