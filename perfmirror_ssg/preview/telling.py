"""What the overlay of a page is told: the problems with their lines and a way into the editor, as plain data.

In: what is shown, and the path of a page. Out: JSON-able values; the page writes them as text, never as markup.
"""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from perfmirror_ssg.diagnostics import Diagnostic, in_order, tally
from perfmirror_ssg.preview.shown import Shown, errors
from perfmirror_ssg.preview.take import Taken

Json = dict[str, Any]

MOST = 20
"""Problems that are told at once; a person mends the first ones first."""

_WIDEST = 300
"""Characters of a line that are shown."""

_EDITORS = {"none": "", "vscode": "vscode://file{path}:{line}:{column}", "obsidian": "obsidian://open?path={path}"}


def state(shown: Shown, page: str, root: Path | None) -> Json:
    """Tell how a page stands: its version, what is wrong, and whether that keeps the newest from being shown.

    Files are named from the site folder; only the address for the editor holds all of a path, and there is none without
    `root`.
    """
    taken = shown.newest or shown.site
    of_page = errors(taken.page(page).problems) if taken and shown.is_newest else ()
    found = in_order((*shown.errors, *of_page))
    # What the page is made from comes first: it is what a person looks at, and most often what was saved.
    stem = PurePosixPath(page).stem
    found = tuple(sorted(found, key=lambda problem: stem != PurePosixPath(problem.span.path).stem))
    return {
        "journal": shown.journal,
        "version": shown.version,
        "made": shown.made,
        "time": shown.time,
        "newest": shown.is_newest,
        "nothing": shown.site is None,
        "trouble": shown.trouble,
        "count": tally(found),
        "moved": shown.moved.get(page, ""),
        "problems": [_problem(problem, taken, root) for problem in found[:MOST]] if taken else [],
        "more": max(0, len(found) - MOST),
    }


def _problem(problem: Diagnostic, taken: Taken, root: Path | None) -> Json:
    span = problem.span
    lines = taken.lines_of(span.path)
    line = lines[span.line - 1] if 1 <= span.line <= len(lines) else ""
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "href": _address(problem, taken.editor, root) if root else "",
        **_excerpt(line, span.column, span.length),
    }


def _excerpt(line: str, column: int, length: int) -> Json:
    """Return the part of a line around a place: what stands before it, on it, behind it."""
    start = max(0, column - 1 - _WIDEST // 2)
    end = start + _WIDEST
    at = column - 1
    parts: Sequence[str] = (line[start:at], line[at : min(at + length, end)], line[max(start, at + length) : end])
    before, there, behind = parts
    return {"before": ("…" if start else "") + before, "there": there, "behind": behind + ("…" if len(line) > end else "")}


def _address(problem: Diagnostic, editor: str, root: Path) -> str:
    """Return the address that opens a place in the editor, an empty text when config wants none."""
    span = problem.span
    path = quote(str(root / span.path), safe="/", errors="surrogateescape")
    form = _EDITORS.get(editor, editor)
    return form.replace("{path}", path).replace("{line}", str(span.line)).replace("{column}", str(span.column))
