"""What a file of the journal is, by its path alone: a week, a document, an attachment, or none of these.

In: paths from the site folder. Out: weeks, kinds of document, and what is wrong with a name or with several together.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.model import DocumentKind
from perfmirror_ssg.weeks import Mistake, Week, read_week

AHEAD = 52
"""Weeks after the current one from which a week is taken for a slip."""

APART = 260
"""Weeks without any other file around a week that is taken for a slip: five years."""

PERIOD = re.compile(r"\d{4}(?:-Q[1-4]|-H[12]|-(?:0[1-9]|1[0-2])|-C[1-9]\d?)?")
"""How a review is named: by the period it is about."""

_DROPPING = re.compile(r"\..*|.*~|#.*#|.*\.(?:sw[a-z]|tmp|bak|orig|part)|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_CONFLICT = re.compile(
    r"sync-conflict|conflicted copy[^/]*\.md$|\(conflict[^/]*\.md$|/\d{4}-W\d\d ?(?:\(\d+\)|[2-9])\.md$", re.IGNORECASE
)
_WEEK_LIKE = re.compile(r"\d{4}[-_. ]?[wW]\d")
_WITHOUT_YEAR = re.compile(r"(?:W|wk|week)?[-_. ]?(\d{1,2})", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_RIGHT_NAME = re.compile(r"write (\d{4}-W\d\d)")
_OTHER_TEXT = frozenset({"", ".markdown", ".mdown", ".mkd", ".txt", ".text"})


def is_left_alone(name: str) -> bool:
    """Whether a file is none of the person's: hidden, or something an editor dropped."""
    return bool(_DROPPING.fullmatch(name))


def place_of(path: str) -> Week | DocumentKind | Diagnostic | None:
    """Say what a file below `journal/` is: a week, a document of a kind, a problem, or None for an attachment."""
    _, *folders, name = path.split("/")
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, f".{suffix}") if dot else (name, "")
    if not path.isprintable():
        return _problem("E149", path, "the name of this file cannot be shown", "give it a name of letters and digits")
    if suffix == ".md":
        return _note(path, folders, stem)
    if _WEEK_LIKE.match(stem) and suffix.lower() in {*_OTHER_TEXT, ".md"}:
        message = f'"{name}" looks like a week, but its name does not end in .md'
        return _problem("E148", path, message, f"name it {stem}.md")
    return None


def one_each(found: Iterable[tuple[Week, str]]) -> Checked[tuple[tuple[Week, str], ...]]:
    """Keep one file for each week, the first by path; each other is a problem that names both."""
    first: dict[Week, str] = {}
    problems = []
    for week, path in sorted(found):
        known = first.setdefault(week, path)
        if known != path:
            message = f"two files for {week}: {known} and {path}; only the first is read"
            related = Span(path=known, line=1, column=1)
            problems.append(_problem("E141", path, message, "put both into one and delete the other", related))
    return Checked(value=tuple(first.items()), problems=tuple(problems))


def likely(weeks: tuple[tuple[Week, str], ...], current: Week) -> Checked[tuple[tuple[Week, str], ...]]:
    """Keep the weeks whose year can be right; a week that is still to come is kept, with a warning."""
    kept, problems = [], []
    taken = dict(weeks)
    for i, (week, path) in enumerate(weeks):
        others = [weeks[j][0] for j in (i - 1, i + 1) if 0 <= j < len(weeks)]
        doubt = _doubt(week, others, current)
        if doubt:
            problems.append(_problem("E147", path, f"{week} {doubt}", _year_hint(week, current, taken)))
            continue
        kept.append((week, path))
        if week > current:
            ahead = current.until(week)
            message = f"{week} is still to come: {ahead} week{'s' if ahead > 1 else ''} after this one"
            problems.append(_problem("W505", path, message, f"the current week is {current}"))
    return Checked(value=tuple(kept), problems=tuple(problems))


def _year_hint(week: Week, current: Week, taken: Mapping[Week, str]) -> str:
    """Say how to mend the year of a name, without the name of a file there is: a rename would write over it."""
    mended = read_week(f"{current.year}-W{week.number:02}")
    if not isinstance(mended, Week):
        return "mend the year in its name"
    if mended in taken:
        return f"mend the year in its name; it may belong into {taken[mended]}, which is there already"
    return f"mend the year in its name, as {mended}.md"


def slip(week: Week, known: Iterable[Week], current: Week) -> str:
    """Say why the year of a new week would be taken for a slip among the known ones; an empty text when it may be right."""
    weeks = sorted({*known, week})
    place = weeks.index(week)
    return _doubt(week, [*weeks[max(0, place - 1) : place], *weeks[place + 1 : place + 2]], current)


def alike(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each path that differs from an earlier one only in case or in how letters are composed."""
    first: dict[str, str] = {}
    for path in paths:
        known = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if known != path:
            message = f"{path} and {known} differ only in case; many systems take them for one file"
            yield _problem("E142", path, message, "rename one of them", Span(path=known, line=1, column=1))


def _note(path: str, folders: list[str], stem: str) -> Week | DocumentKind | Diagnostic:
    week = read_week(stem)
    kind = next((kind for kind in DocumentKind if folders and folders[0] == kind.value), None)
    if _CONFLICT.search(path):
        message = "a copy that a sync left after a conflict; it is not read"
        return _problem("W504", path, message, "compare it with the original, keep what is missing, delete it")
    if kind:
        return _document(path, kind, week, nested=len(folders) > 1)
    return week if isinstance(week, Week) else _stray(path, folders, stem, week)


def _document(path: str, kind: DocumentKind, week: Week | Mistake, *, nested: bool) -> DocumentKind | Diagnostic:
    if isinstance(week, Week):
        message = f"a week's file stands among the {kind.value}, where it is not read as a week"
        return _problem("E145", path, message, f"move it to journal/{week.year}/{week}.md")
    if nested:
        home = f"journal/{kind.value}/"
        message = f"{kind.value} stand directly in {home}, not in a folder of it"
        return _problem("E140", path, message, f"move it to {home}{path.rpartition('/')[2]}")
    return kind


def _stray(path: str, folders: list[str], stem: str, mistake: Mistake) -> Diagnostic:
    right = _RIGHT_NAME.fullmatch(mistake.hint)
    if right or _WEEK_LIKE.match(stem):
        hint = f"name it {right[1]}.md" if right else mistake.hint
        return _problem("E148", path, f"the name of this file is no week: {mistake.message}", hint)
    if number := _WITHOUT_YEAR.fullmatch(stem):
        year = next((folder for folder in folders if _YEAR.fullmatch(folder)), None)
        hint = f"name it {year or 'YYYY'}-W{int(number[1]):02}.md{'' if year else ', with the year for YYYY'}"
        return _problem("E148", path, f'the name of this file is no week: "{stem}" has no year', hint)
    message = f'"{stem}.md" is neither a week nor in a folder for documents'
    if PERIOD.fullmatch(stem):
        return _problem("E140", path, message, f"what you think of a period stands in journal/reviews/{stem}.md")
    hint = f"move it to journal/pages/{stem}.md, or into a folder _drafts; a week is named as 2026-W20.md"
    return _problem("E140", path, message, hint)


def _doubt(week: Week, others: list[Week], current: Week) -> str:
    """Say why a week's year must be a slip; an empty text when it may be right."""
    if current.until(week) > AHEAD:
        return f"lies {current.until(week)} weeks ahead"
    distance = min((abs(week.until(other)) for other in others), default=0)
    if distance > APART and abs(week.until(current)) > AHEAD:
        return f"lies {distance} weeks from every other week"
    return ""


def shown(path: str) -> str:
    """Return a path as it can be printed; a name that is not UTF-8 on disk comes with lone surrogates."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path)


def _problem(code: str, path: str, message: str, hint: str, *related: Span) -> Diagnostic:
    span = Span(path=shown(path), line=1, column=1)
    return Diagnostic(code=code, span=span, message=message, hint=hint, related=related)
