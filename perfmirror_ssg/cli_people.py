"""The command that keeps people.toml: whom the journal names, and what stands for them in what is shared.

In: arguments. Out: on stdout who has no entry, no alias, no mention; with --write the lines are added to people.toml.
"""

import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from perfmirror_ssg.cli_site import Asked, Failure, echo, echo_errors_elsewhere, echo_note, echo_problems, shown

if TYPE_CHECKING:
    from perfmirror_ssg.audience.mentions import Mention
    from perfmirror_ssg.audience.people import People
    from perfmirror_ssg.build import Mirror


class _Known(Struct, frozen=True, kw_only=True):
    """people.toml as it stands, and what the journal says of people."""

    data: bytes | None
    people: "People"
    mentions: "tuple[Mention, ...]"
    said: frozenset[str]
    """Every word of the journal, in lower case."""
    named: frozenset[int]
    """Which of the people the journal names anywhere."""

    @property
    def strangers(self) -> "tuple[Mention, ...]":
        """Names without an entry."""
        from perfmirror_ssg.audience.mentions import strangers

        return strangers(self.mentions, self.people)

    @property
    def nameless(self) -> tuple[int, ...]:
        """Which of the people have no alias."""
        return tuple(at for at, person in enumerate(self.people.persons) if person.alias is None)


@click.command(epilog="Example: ssg people --write")
@click.option("--write", is_flag=True, help="Add who is missing to people.toml, and choose an alias for each without one.")
@click.pass_obj
def people(asked: Asked, *, write: bool) -> None:
    """Say whom the journal names, and what stands for them when it is shared.

    Names come from levers, from the fields who, with, to, from and owner, from the headings of
    one-on-ones and from ratings of people; who stands only in sentences is not found. In what is
    shared, each person of people.toml is known by their alias.
    """
    mirror = asked.read()
    known = _look(mirror)
    if write:
        _write(mirror.root, known)
    else:
        _list(mirror, known)
    echo_note("an alias is not anonymity: who knows you may tell people by what they do; names only in sentences are not found")
    echo_errors_elsewhere(mirror)


def _look(mirror: "Mirror") -> _Known:
    """Read people.toml and go through the journal, or end: what cannot be read is not added to."""
    from perfmirror_ssg.audience.aliases import make_aliases
    from perfmirror_ssg.audience.mentions import mentions
    from perfmirror_ssg.audience.people import read_people
    from perfmirror_ssg.codes import Severity
    from perfmirror_ssg.reading.folder import read_bytes
    from perfmirror_ssg.reading.inputs import PEOPLE
    from perfmirror_ssg.reading.source import decode

    data = read_bytes(mirror.root, PEOPLE, missing_ok=True)
    source = decode(PEOPLE, data.value or b"")
    read = read_people(source.value.text if source.value else None)
    problems = (*data.problems, *source.problems, *read.problems)
    echo_problems(mirror.root, problems, err=True)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Failure(f"{shown(mirror.root, PEOPLE)} has errors: nothing was looked for, and nothing written")
    texts = _texts(mirror)
    aliases = make_aliases(read.value)
    owners = [at for at, person in enumerate(read.value.persons) for _ in person.names]
    return _Known(
        data=data.value,
        people=read.value,
        mentions=mentions(mirror.report.journal, mirror.config),
        said=frozenset(word.casefold() for text in texts for word in re.findall(r"[^\W_]+", text)),
        named=frozenset(owners[number] for text in texts for number in aliases.numbers_in(text)),
    )


def _texts(mirror: "Mirror") -> list[str]:
    """Return every file of the journal as it is written."""
    from perfmirror_ssg.reading.folder import read_source

    places = (*mirror.folder.weeks, *mirror.folder.documents)
    sources = (read_source(mirror.root, path).value for _, path in places)
    return [source.text for source in sources if source]


def _list(mirror: "Mirror", known: _Known) -> None:
    """Print who is missing, with the lines to add, and who is there without use."""
    from perfmirror_ssg.audience.mentions import grouped
    from perfmirror_ssg.writing.people_lines import person_lines

    strangers = known.strangers
    if strangers:
        echo("Named in fields, and not in people.toml:\n")
        for line in _rows(mirror, strangers):
            echo(line)
        echo("\nLines to add; names of one person belong together, and ssg people --write chooses the aliases:\n")
        echo("\n".join(person_lines(names, "") for names in grouped([mention.name for mention in strangers])))
    for words, persons in (("Without an alias", known.nameless), ("Named nowhere in the journal", _unnamed(known))):
        if persons:
            echo(f"{words}: {', '.join(_titled(known, at) for at in persons)}")
    if not strangers and not known.nameless:
        echo("nobody is missing from people.toml" if known.people.persons else "the fields of the journal name nobody")


def _unnamed(known: _Known) -> tuple[int, ...]:
    return tuple(at for at in range(len(known.people.persons)) if at not in known.named)


def _titled(known: _Known, at: int) -> str:
    person = known.people.persons[at]
    return f"{person.names[0]} (line {person.span.line})"


def _rows(mirror: "Mirror", mentions: "Sequence[Mention]") -> Iterator[str]:
    """Give a line for each name: how often fields give it, and where first."""
    from perfmirror_ssg.audience.name_pattern import found_in, pattern_of

    width = max(len(mention.name) for mention in mentions)
    for mention in mentions:
        pattern = pattern_of([mention.name])
        lines = mirror.lines_of(mention.path)
        begins = mention.line or next((number for number, text in enumerate(lines, 1) if text.startswith("levers:")), 1)
        behind = enumerate(lines[begins - 1 :], begins)
        line = next((number for number, text in behind if any(found_in(text, pattern))), begins)
        yield f"  {mention.times:>5,}  {mention.name:{width}}  {shown(mirror.root, mention.path)}:{line}"


def _write(root: Path, known: _Known) -> None:
    """Add what is missing to people.toml, and print what was added; with nothing to add, nothing is written."""
    from perfmirror_ssg.audience.mentions import grouped
    from perfmirror_ssg.reading.inputs import PEOPLE
    from perfmirror_ssg.writing.files import create, replace
    from perfmirror_ssg.writing.people_lines import with_people

    groups = grouped([mention.name for mention in known.strangers])
    chosen = list(_choose(known, groups))
    aliases = dict(zip(known.nameless, chosen, strict=False))
    added = list(zip(groups, chosen[len(aliases) :], strict=True))
    if not chosen:
        echo("nothing to add: people.toml has everybody that fields name, each with an alias")
        return
    _refuse_namesakes(known)
    new = with_people(known.data or b"", aliases, added)
    if new is None:
        raise Failure(
            f"{shown(root, PEOPLE)} is written in a way that nothing can be added to: write [[person]] for each person"
        )
    if known.data is not None:
        replace(root / PEOPLE, old=known.data, new=new)
    elif not create(root / PEOPLE, new):
        raise Failure(f"{shown(root, PEOPLE)} came meanwhile, and stays as it is: run the command again")
    for names, alias in (*((known.people.persons[at].names, alias) for at, alias in aliases.items()), *added):
        echo(f"{', '.join(names)}: {alias}")
    echo_note(f"written to {shown(root, PEOPLE)}: it says who is who, so it is for nobody else")


def _refuse_namesakes(known: _Known) -> None:
    """End when an alias is what somebody new is called: it would name them."""
    from perfmirror_ssg.audience.name_pattern import words_in

    for mention in known.strangers:
        for person in known.people.persons:
            if person.alias and set(words_in(person.alias)) & set(words_in(mention.name)):
                raise Failure(
                    f'"{person.alias}", the alias of {person.names[0]}, is in the name "{mention.name}": '
                    f"take the line of the alias out of people.toml, and run the command again"
                )


def _choose(known: _Known, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give an alias for each person without one, then for each new one."""
    from perfmirror_ssg.audience.alias_words import choose_alias
    from perfmirror_ssg.audience.name_pattern import words_in

    names = (*known.people.names, *(name for group in groups for name in group))
    named = frozenset(word for name in names for word in words_in(name))
    taken = {person.alias.casefold() for person in known.people.persons if person.alias}
    for _ in range(len(known.nameless) + len(groups)):
        alias = choose_alias(named, taken, known.said, secrets.choice)
        taken.add(alias.casefold())
        yield alias
