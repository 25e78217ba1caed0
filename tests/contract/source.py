"""The package as the rules see it: every module with its syntax tree, and the house as ARCHITECTURE.md draws it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "perfmirror_ssg"

_PART = re.compile(r"  ([a-z_]+)(/|\.py)(.*)")
_MODULE = re.compile(r"\b([a-z_0-9]+\.py)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One module: its path inside the package, its text and its tree."""

    path: str
    text: str = field(repr=False)
    tree: ast.Module = field(repr=False)

    @property
    def part(self) -> str:
        """The part of the house it belongs to: `reading` for `reading/fields.py`, `weeks` for `weeks.py`."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def imports(self) -> tuple[str, ...]:
        """Every dotted name it imports, wherever the statement stands."""
        return tuple(name for node in ast.walk(self.tree) for name in _imported(node))

    @property
    def functions(self) -> tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]:
        """Its functions and methods, inner ones too."""
        return tuple(n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


@cache
def modules() -> tuple[Module, ...]:
    """Read every module of the package, sorted by path."""
    paths = sorted((ROOT / PACKAGE).rglob("*.py"))
    return tuple(_module(path) for path in paths)


def house(architecture: str) -> dict[str, tuple[str, ...]]:
    """Read the tree in ARCHITECTURE.md: parts from above to below, each with the paths of its modules.

    The tree is the first code block that begins with the package; a part stands two blanks in, as `weeks.py` or
    `reading/`; the modules of a folder are the words ending in `.py` on its line and on deeper lines below it.
    """
    tree = re.search(rf"^```\w*\n{PACKAGE}/\n(.*?)^```", architecture, re.MULTILINE | re.DOTALL)
    parts: dict[str, list[str]] = {}
    folder = ""
    for line in tree[1].splitlines() if tree else []:
        if found := _PART.fullmatch(line):
            folder = found[1] if found[2] == "/" else ""
            parts[found[1]] = [] if folder else [f"{found[1]}.py"]
        if folder:
            parts[folder] += [f"{folder}/{name}" for name in _MODULE.findall(line)]
    return {part: tuple(paths) for part, paths in parts.items()}


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path=path.relative_to(ROOT / PACKAGE).as_posix(), text=text, tree=ast.parse(text))


def _imported(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(module), names=names):
            yield from (f"{module}.{alias.name}" for alias in names)
        case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]):
            yield name
        case _:
            pass
