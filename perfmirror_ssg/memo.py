"""What pure functions gave, to be given again when they are asked for the very same: the one memo of a program that goes on.

In: functions and arguments. Out: their results, computed or remembered. Texts are compared; other arguments are the same
when they are the same object: a value made anew is a new argument. What is not asked for in a round is forgotten after it.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

R = TypeVar("R")


class Memo:
    """The results of the last round and of this one."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[object, object]] = {}
        self._now: dict[Hashable, tuple[object, object]] = {}

    def begin(self) -> None:
        """Begin a round."""
        self._last, self._now = self._now, {}

    def __call__(self, function: Callable[..., R], *args: object) -> R:
        """Return what the function gives for these very arguments; it has no effects, and is not a new one each time."""
        name = (function, *[arg if type(arg) is str else id(arg) for arg in args])
        found: Any = self._now.get(name) or self._last.get(name)
        if found is None:
            # The arguments are held: the number of an object that is gone may become another's.
            found = (function(*args), args)
        self._now[name] = found
        return cast(R, found[0])

    def keep(self, name: Hashable, value: object) -> None:
        """Remember a value under a name that tells all that went into it."""
        self._now[name] = (value, None)

    def kept(self, name: Hashable) -> Any:  # noqa: ANN401 - as it was kept
        """Return what is remembered under a name, or None."""
        found = self._now.get(name) or self._last.get(name)
        if found is None:
            return None
        self._now[name] = found
        return found[0]
