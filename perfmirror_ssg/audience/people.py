"""The people of a journal: the names each goes by, and the alias that stands for them in what is shared.

In: nothing. Out: frozen values.
"""

from msgspec import Struct

from perfmirror_ssg.diagnostics import Span


class Person(Struct, frozen=True, kw_only=True):
    """One person: every name the journal calls them by, and their alias, once one was chosen."""

    names: tuple[str, ...]
    alias: str | None
    span: Span
    """Where people.toml states the names."""


class People(Struct, frozen=True, kw_only=True):
    """Everybody of people.toml, in its order."""

    persons: tuple[Person, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of everybody."""
        return tuple(name for person in self.persons for name in person.names)

    def alias_of(self, name: str) -> str | None:
        """Return the alias of the person who goes by exactly this name; None for a stranger, or before one was chosen."""
        return next((person.alias for person in self.persons if name in person.names), None)
