"""Where a site may be written: the folders that are refused, because something of the person's could be lost there.

In: the site folder and the wanted output. Out: the output's real path, or a `RefusedError` that says why not.
"""

from collections.abc import Sequence
from pathlib import Path

from perfmirror_ssg.diagnostics import RefusedError

MARKER = ".perfmirror-site"
"""Says that a folder is ours to write. It holds no paths."""

UNLOCK = "unlock.json"
"""What the output of an encrypted site has, and no other: it opens the rest."""

NAMED = 10
"""Files that are named, where there may be thousands."""

_OTHERS = (".git", ".ssg", "themes")
"""Folders beside config.toml that hold what is not a site."""


def resolve(root: Path, output: Path) -> Path:
    """Return the absolute output folder; RefusedError for one that must not be written to."""
    root, place = root.resolve(), _real(output)
    journal = (root / "journal").resolve()
    if place == Path(place.anchor):
        raise RefusedError("the output folder is the root of the file system; name a folder of its own")
    _refuse_home(place)
    if _is_within(root, place):
        raise RefusedError(f"the output folder {place} holds the site folder {root}; name one inside or beside it")
    if _is_within(place, journal):
        raise RefusedError(f"the output folder {place} is in the journal, where only you write; name another")
    if _is_within(journal, place):
        raise RefusedError(f"the output folder {place} holds the journal {journal}; name one beside it")
    others = [(root / name).resolve() for name in _OTHERS]
    if any(_is_within(place, folder) for folder in others) or {".git", ".ssg"} & {part.lower() for part in place.parts}:
        raise RefusedError(f"the output folder {place} holds what is not a site; name another")
    if site := next((folder for folder in place.parents if (folder / MARKER).is_file()), None):
        raise RefusedError(f"the output folder {place} is in the site {site}, which may be for others; name one beside it")
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


def _real(output: Path) -> Path:
    if output.is_symlink():
        raise RefusedError(f"the output folder {output} is a symbolic link; name the folder it leads to")
    try:
        return output.resolve()
    except (RuntimeError, ValueError) as error:
        # A link that leads to itself; a name with a zero byte in it.
        raise RefusedError(f"the output folder {output} is no place on this machine; name another") from error


def _refuse_home(place: Path) -> None:
    try:
        home = Path.home().resolve()
    except RuntimeError:  # who has no home can lose nothing there
        return
    if _is_within(home, place):
        what = "is" if _identity(place) == _identity(home) else "holds"
        raise RefusedError(f"the output folder {place} {what} your home; name a folder of its own")


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies below it, also where the disk knows one folder by more than one name."""
    wanted = _identity(folder)
    return any(_identity(each) == wanted for each in (path, *path.parents))


def _identity(path: Path) -> tuple[int, int] | Path:
    try:
        about = path.stat()
    except OSError:
        return path
    return about.st_dev, about.st_ino
