"""What follows from a mistake in config.toml, and is told there: once, and not again in every week.

In: the text of config.toml, every problem of a site folder, a way to its lines. Out: the problems that stand for themselves.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from perfmirror_ssg.codes import Severity
from perfmirror_ssg.diagnostics import Diagnostic

_UNREADABLE = {"E400", "E401"}
_NAMES = {"E200", "E201", "E212", "E213", "E221", "E222"}
"""What is said of a name that config could have made known."""

_FILES = ("E1", "E4")
"""What needs no config: the files themselves."""

_WORD = re.compile(r"[\w-]+")


def told_once(
    problems: Sequence[Diagnostic], path: str, text: str, lines_of: Callable[[str], Sequence[str]]
) -> tuple[Diagnostic, ...]:
    """Return the problems without those that follow from an error of the config at `path`.

    Of a config that cannot be read, all that is said of the meaning of entries follows; of one with other errors, that a name
    is unknown which stands in its text.
    """
    wrong = {problem.code for problem in problems if problem.span.path == path and problem.severity is Severity.ERROR}
    if wrong & _UNREADABLE:
        return tuple(problem for problem in problems if problem.code.startswith(_FILES))
    if not wrong:
        return tuple(problems)
    names = set(_words(text.splitlines()))
    return tuple(p for p in problems if p.code not in _NAMES or _named(p, lines_of(p.span.path)) not in names)


def _words(lines: Iterable[str]) -> Iterable[str]:
    return (word for line in lines if not line.lstrip().startswith("#") for word in _WORD.findall(line))


def _named(problem: Diagnostic, lines: Sequence[str]) -> str:
    """Return the name that a problem is about: what stands at its place."""
    span = problem.span
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    return line[span.column - 1 : span.column - 1 + span.length].strip("\"'")
