"""people.toml: the names that each person goes by, and the alias that stands for them in what is shared.

In: its text, or None when there is none. Out: `People`, and every problem met: a name that cannot be used costs that name, an
alias that gives somebody away costs that alias, text that is no TOML costs the file.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.audience.name_pattern import words_in
from perfmirror_ssg.config.shapes import list_of, one_or_list, text
from perfmirror_ssg.config.tables import Given, Key, read_root, tables
from perfmirror_ssg.config.toml import read_toml
from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span, in_order
from perfmirror_ssg.reading.inputs import PEOPLE

LONGEST_ALIAS = 48

_ALIAS = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")

# English words of every week that are also what somebody is called: in any case, so each of them would be replaced.
EVERYDAY = frozenset(
    [
        *("april", "art", "august", "bill", "chance", "chase", "chip", "drew", "frank", "grant", "hope", "june", "mark"),
        *("max", "may", "page", "rich", "rose", "skip", "sue", "will"),
    ]
)

KEYS: tuple[Key, ...] = (
    Key(
        name="shown",
        shape=list_of(text(empty=False, example='"Sales"')),
        default=(),
        about="names in fields that may be seen as they are: of teams, of companies, of people who agreed",
    ),
    tables(
        "person",
        "One person the journal speaks of.",
        Key(
            name="names",
            shape=one_or_list(text(empty=False, example='["Ada", "Ada L."]')),
            required=True,
            about="every name the journal calls them by",
        ),
        Key(name="alias", shape=text(empty=False, example='"Heron"'), about="what stands for them in what is shared"),
    ),
)
"""Every key of people.toml."""


class Person(Struct, frozen=True, kw_only=True):
    """One person: every name the journal calls them by, and their alias, once one was chosen."""

    names: tuple[str, ...]
    alias: str | None
    span: Span
    """Where people.toml states the names."""


class People(Struct, frozen=True, kw_only=True):
    """Everybody of people.toml, in its order."""

    persons: tuple[Person, ...] = ()
    shown: tuple[str, ...] = ()
    """Names that may be seen as they are."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of everybody."""
        return tuple(name for person in self.persons for name in person.names)


class _Name(Struct, frozen=True, kw_only=True):
    """A name or an alias, where it stands."""

    text: str
    span: Span


class _Row(Struct, frozen=True, kw_only=True):
    """A table `[[person]]` as it is being judged."""

    names: tuple[_Name, ...]
    alias: _Name | None
    span: Span


def read_people(text: str | None, path: str = PEOPLE) -> Checked[People]:
    """Read the text of people.toml; None and an empty text are nobody."""
    tree = read_toml(text or "", path)
    root = read_root(KEYS, tree.value)
    problems = [*tree.problems, *root.problems]
    given: Sequence[Given] = root.value.values.get("person", ())
    rows = _with_aliases(_with_names([_row(one) for one in given], problems), problems)
    persons = (
        Person(names=tuple(name.text for name in row.names), alias=row.alias.text if row.alias else None, span=row.span)
        for row in rows
        if row.names
    )
    return Checked(value=People(persons=tuple(persons), shown=root.value.values.get("shown", ())), problems=in_order(problems))


def unaliased(people: People) -> tuple[Diagnostic, ...]:
    """Name each person without an alias as a problem: nothing can be shared before they have one."""
    hint = "run ssg people --write: it chooses one"
    return tuple(
        Diagnostic(code="E465", span=person.span, message=f'"{person.names[0]}" has no alias', hint=hint)
        for person in people.persons
        if person.alias is None
    )


def _row(given: Given) -> _Row:
    values: Mapping[str, Any] = given.values
    nodes = given.elements("names") or (given.node.table["names"],)
    written = (_Name(text=str(node.value).strip(), span=node.span) for node in nodes)
    alias = values.get("alias")
    return _Row(
        names=tuple(name for name in written if name.text in values["names"]),
        alias=None if alias is None else _Name(text=alias, span=given.place("alias")),
        span=given.place("names"),
    )


def _with_names(rows: Sequence[_Row], problems: list[Diagnostic]) -> list[_Row]:
    """Leave out names without a letter, and what an earlier person is called."""
    owners: dict[tuple[str, ...], tuple[int, _Name]] = {}
    kept = []
    for number, row in enumerate(rows):
        names = []
        for name in row.names:
            words = words_in(name.text)
            owner, first = owners.setdefault(words, (number, name)) if words else (number, name)
            problems += _faults(name, first if owner != number else None, words)
            names += [name] if words and first is name else []
        kept.append(replace(row, names=tuple(names)))
    return kept


def _faults(name: _Name, taken: _Name | None, words: tuple[str, ...]) -> list[Diagnostic]:
    if not words:
        hint = "write a name as it stands in the journal"
        return [Diagnostic(code="E463", span=name.span, message=f'"{name.text}" holds no letter', hint=hint)]
    if taken:
        hint = "call one of them by a longer name"
        message = f'"{name.text}" is a name of two people'
        return [Diagnostic(code="E460", span=name.span, message=message, hint=hint, related=(taken.span,))]
    if (len(words) == 1 and words[0] in EVERYDAY) or (len("".join(words)) == 1 and name.text.isascii()):
        message = f'"{name.text}" is a word or a letter too, and every one would be taken for the person'
        hint = "call them by a longer name, here and in the journal"
        return [Diagnostic(code="W584", span=name.span, message=message, hint=hint)]
    return []


def _with_aliases(rows: Sequence[_Row], problems: list[Diagnostic]) -> list[_Row]:
    """Leave out aliases that would name somebody, that two people have, or that cannot stand in an address."""
    words = {word for row in rows for name in row.names for word in _told_by(name.text)}
    taken: dict[tuple[str, ...], _Name] = {}
    kept = []
    for row in rows:
        alias = row.alias
        fault = _alias_fault(alias, words, taken) if alias else None
        problems += [fault] if fault else []
        if alias and not fault:
            taken[words_in(alias.text)] = alias
        kept.append(replace(row, alias=None) if fault else row)
    return kept


def _told_by(name: str) -> tuple[str, ...]:
    """Return the words that give a name away: its own, and all of them as one, as `obrien` does `O'Brien`."""
    words = words_in(name)
    return (*words, "".join(words))


def _alias_fault(alias: _Name, words: set[str], taken: Mapping[tuple[str, ...], _Name]) -> Diagnostic | None:
    own = words_in(alias.text)
    if not _ALIAS.fullmatch(alias.text) or len(alias.text) > LONGEST_ALIAS:
        hint = f"write words of letters and digits, one blank or dash between them, at most {LONGEST_ALIAS} characters"
        return Diagnostic(code="E464", span=alias.span, message=f'"{alias.text}" cannot be an alias', hint=hint)
    held = next((word for word in _told_by(alias.text) if word in words), None)
    if held:
        message = f'the alias "{alias.text}" holds "{held}", which is in a name'
        hint = "write a word that nobody is called, or leave the line out and run ssg people --write"
        return Diagnostic(code="E462", span=alias.span, message=message, hint=hint)
    if own in taken:
        message = f'"{alias.text}" is the alias of two people'
        hint = "write another one, or leave the line out and run ssg people --write"
        return Diagnostic(code="E461", span=alias.span, message=message, hint=hint, related=(taken[own].span,))
    return None
