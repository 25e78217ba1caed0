"""Where a site may be written: the folders that are refused, because something of the person's could be lost there.

In: the site folder and the wanted output. Out: the output's real path, or a `RefusedError` that says why not.
"""

from collections.abc import Sequence
from pathlib import Path

from perfmirror_ssg.diagnostics import RefusedError

MARKER = ".perfmirror-site"
"""Says that a folder is ours to write. It holds no paths."""
MARKER_TEXT = "Written by perfmirror_ssg. What it wrote here it may rewrite or remove; what you put here it leaves.\n"

NAMED = 10
"""Files that are named, where there may be thousands."""


def resolve(root: Path, output: Path) -> Path:
    """Return the absolute output folder; RefusedError for one that must not be written to."""
    if output.is_symlink():
        raise RefusedError(f"the output folder {output} is a symbolic link; name the folder it leads to")
    root, journal, place = root.resolve(), (root / "journal").resolve(), output.resolve()
    if place == Path(place.anchor):
        raise RefusedError("the output folder is the root of the file system; name a folder of its own")
    if place == Path.home().resolve():
        raise RefusedError(f"the output folder {place} is your home; name a folder of its own")
    if place == root or place in root.parents:
        raise RefusedError(f"the output folder {place} holds the site folder {root}; name one inside or beside it")
    if place == journal or journal in place.parents:
        raise RefusedError(f"the output folder {place} is in the journal, where only you write; name another")
    kept = [root / name for name in (".git", ".ssg", "themes")]
    if any(place == folder or folder in place.parents for folder in kept):
        raise RefusedError(f"the output folder {place} holds what is not a site; name another")
    if file := next((path for path in (place, *place.parents) if path.exists() and not path.is_dir()), None):
        raise RefusedError(f"the output folder {place} {'is' if file == place else 'lies below'} a file; name a folder")
    return place


def check_owned(place: Path, *, adopt: bool) -> None:
    """Refuse a folder that holds files and not our marker, unless it is to be adopted."""
    if adopt or not place.exists() or (place / MARKER).is_file():
        return
    found = sorted(entry.name for entry in place.iterdir())
    if found:
        raise RefusedError(
            f"the output folder {place} holds files that are not ours ({first_of(found)}); use --adopt to write among them"
        )


def first_of(names: Sequence[str]) -> str:
    """Name files: the first of them, and how many more there are."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}"
