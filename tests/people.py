"""People for tests, without a people.toml."""

from perfmirror_ssg.audience.aliases import Aliases, make_aliases
from perfmirror_ssg.audience.people import People, Person
from perfmirror_ssg.diagnostics import Span

SOMEWHERE = Span(path="people.toml", line=1, column=1)


def person(*names: str, alias: str | None) -> Person:
    """Make a person; where people.toml states them does not matter."""
    return Person(names=names, alias=alias, span=SOMEWHERE)


def aliases(**names: str | tuple[str, ...]) -> Aliases:
    """Make aliases, each with its name or names: `aliases(Heron="Ada")`."""
    listed = ((alias, (named,) if isinstance(named, str) else named) for alias, named in names.items())
    return make_aliases(People(persons=tuple(person(*named, alias=alias) for alias, named in listed)))
