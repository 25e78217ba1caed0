"""The files of a theme: the shipped one's, and those a person keeps under themes/ to go before them.

In: a site folder and a theme's name. Out: files by their path in the theme (`templates/week.html`, `static/tokens.css`).
"""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from perfmirror_ssg.config.toml import place_of
from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.nearest import nearest

SHIPPED = "default"
FOLDERS = ("templates", "static")
SETTINGS = "theme.toml"
CONFIG = "config.toml"

Files = Mapping[str, bytes]


class ThemeFiles(Struct, frozen=True, kw_only=True):
    """A theme before it is used: the person's own files, and the shipped ones behind them."""

    name: str
    shipped: Files
    own: Files

    def span(self, path: str, line: int = 1) -> Span:
        """Return a place in one of the person's own files."""
        return Span(path=f"themes/{self.name}/{path}", line=line, column=1)


def read_theme(root: Path, name: str) -> Checked[ThemeFiles]:
    """Read the theme that config names; one that is not there is a problem, and the shipped one stands in."""
    shipped = _files(Path(__file__).parent.parent / "theme")
    if name == SHIPPED:
        return Checked(value=ThemeFiles(name=name, shipped=shipped, own={}))
    folders = sorted(path.name for path in (root / "themes").glob("*") if path.is_dir())
    if name not in folders:
        problem = Diagnostic(
            code="E450",
            span=set_at(root, "site", "theme"),
            message=f'there is no theme "{name}": no folder themes/{name}',
            hint=_hint(name, folders),
        )
        return Checked(value=ThemeFiles(name=name, shipped=shipped, own={}), problems=(problem,))
    return Checked(value=ThemeFiles(name=name, shipped=shipped, own=_files(root / "themes" / name)))


def _hint(name: str, folders: list[str]) -> str:
    known = [SHIPPED, *folders]
    near = nearest(name, known)
    return f'write theme = "{near[0] if near else SHIPPED}"; the themes there are: {", ".join(known)}'


def set_at(root: Path, *keys: str) -> Span:
    """Return where config.toml sets something; its beginning, where it does not."""
    text = (root / CONFIG).read_text(encoding="utf-8", errors="replace") if (root / CONFIG).is_file() else ""
    return place_of(text, CONFIG, *keys)


def _files(folder: Path) -> dict[str, bytes]:
    found = {SETTINGS: folder / SETTINGS}
    for part in FOLDERS:
        paths = sorted(path for path in (folder / part).rglob("*") if path.is_file() and not path.name.startswith("."))
        found |= {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in found.items() if path.is_file()}
