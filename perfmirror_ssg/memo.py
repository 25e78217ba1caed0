"""What pure functions gave, to be given again when they are asked for the very same: the one memo of a program that goes on.

In: functions and arguments. Out: their results, computed or remembered. Texts and sets are compared; other arguments are
the same when they are the same object: a value made anew is a new argument. What nobody asks for in many rounds is forgotten.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from msgspec import Struct

R = TypeVar("R")

_COMPARED = (str, frozenset)

ROUNDS = 16
"""After so many rounds without being asked for, a result is forgotten."""


class _Result(Struct):
    value: Any
    held: tuple[object, ...]
    """The arguments: the number of an object that is gone may become another's."""
    asked: int
    """The round in which it was last asked for."""


class Memo:
    """The results of the last rounds."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Result] = {}
        self._round = 0

    def begin(self) -> None:
        """Begin a round."""
        self._round += 1
        if self._round % ROUNDS == 0:
            self._known = {name: known for name, known in self._known.items() if known.asked > self._round - ROUNDS}

    def __call__(self, function: Callable[..., R], *args: object) -> R:
        """Return what the function gives for these very arguments; it has no effects, and is not a new one each time."""
        name = (function, *[arg if type(arg) in _COMPARED else id(arg) for arg in args])
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = _Result(function(*args), args, self._round)
        known.asked = self._round
        return cast(R, known.value)

    def keep(self, name: Hashable, value: object) -> None:
        """Remember a value under a name that tells all that went into it."""
        self._known[name] = _Result(value, (), self._round)

    def kept(self, name: Hashable) -> Any:  # noqa: ANN401 - as it was kept
        """Return what is remembered under a name, or None."""
        known = self._known.get(name)
        if known is None:
            return None
        known.asked = self._round
        return known.value
