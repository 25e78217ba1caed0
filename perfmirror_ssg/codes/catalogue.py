"""The list of codes as people read it: one explained, all listed, and the page `docs/errors.md`.

In: codes. Out: text for the terminal, Markdown for the page.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator

from perfmirror_ssg.codes import CODES
from perfmirror_ssg.codes.code import Code

FAMILIES = {
    "E1": "Files and YAML",
    "E2": "Fields of an entry",
    "E3": "Across entries",
    "E4": "config.toml and theme",
    "W5": "Advice",
}
"""What the first two characters of an id mean, in the order of the page."""

_WIDTH = 80

_INTRODUCTION = """\
# Problems and their mends

Every problem that `ssg check` and `ssg build` can report, with an example and what to write instead.
In the terminal, `ssg explain E212` shows one of them. An id is never used for a second problem.

Codes that begin with E are errors: the field or the entry is left out until it is mended, and the command ends with 1
(with 2 when only the configuration is wrong). Codes that begin with W are advice; `--strict` makes them count.

This page is what `ssg explain --format markdown` prints.
"""


def explain(code: Code) -> str:
    """Return what a code means, an example and its mend, as text for the terminal."""
    parts = (
        f"{code.severity.value}[{code.id}]: {code.title}",
        *(textwrap.fill(part, _WIDTH) for part in code.explanation.strip().split("\n\n")),
        f"wrong:\n\n{_indented(code.wrong)}",
        f"right:\n\n{_indented(code.right)}",
    )
    return "\n\n".join(parts)


def overview() -> str:
    """Return every code with its title, one a line, by family."""
    return "\n\n".join("\n".join([title, *(f"  {code.id}  {code.title}" for code in codes)]) for title, codes in _families())


def page() -> str:
    """Return `docs/errors.md`."""
    return "\n".join([_INTRODUCTION, *(_section(title, codes) for title, codes in _families())])


def _families() -> Iterator[tuple[str, tuple[Code, ...]]]:
    for family, title in FAMILIES.items():
        codes = tuple(CODES[name] for name in sorted(CODES) if name.startswith(family))
        if codes:
            yield f"{family}: {title}", codes


def _section(title: str, codes: Iterable[Code]) -> str:
    return "\n".join([f"## {title}\n", *(_entry(code) for code in codes)])


def _entry(code: Code) -> str:
    return (
        f"### {code.id}: {code.title}\n\n{code.explanation.strip()}\n\n"
        f"Wrong:\n\n{_fenced(code.wrong)}\n\nRight:\n\n{_fenced(code.right)}\n"
    )


def _fenced(example: str) -> str:
    # An example may hold a fence of its own; the one around it must be longer.
    longest = max((len(ticks) for ticks in re.findall(r"`+", example)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{_visible(example)}\n{fence}"


def _indented(example: str) -> str:
    return textwrap.indent(_visible(example), "    ")


def _visible(example: str) -> str:
    # An example of a control character must not act as one.
    return "".join(c if c == "\n" or c.isprintable() else f"\\x{ord(c):02x}" for c in example.strip("\n"))
