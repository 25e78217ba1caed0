"""Only the edges print, read the clock, write to the disk or mark text as safe."""

import ast
import re
from fnmatch import fnmatch

import pytest

from tests.contract.source import PACKAGE, ROOT, Module, modules

CLOCK = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
WRITING = {"write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir", "rmtree", "rename", "touch", "symlink_to"}

EDGES = ("cli*.py", "cli/*")
WRITERS = (*EDGES, "publishing/*", "writing/*", "exchange/*", "preview/*")

by_path = pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)


def _is(module: Module, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(module.path, pattern) for pattern in patterns)


def _calls(module: Module) -> set[str]:
    """Return what a module calls: `print`, `date.today`, `.write_text`."""
    return {_name(node.func) for node in ast.walk(module.tree) if isinstance(node, ast.Call)}


def _name(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=attribute):
            return f"{owner}.{attribute}"
        case ast.Attribute(attr=attribute):
            return f".{attribute}"
        case _:
            return ""


@by_path
def test_only_the_command_line_prints_and_exits(module: Module) -> None:
    assert _is(module, EDGES) or not _calls(module) & {"print", "input", "exit", "sys.exit", "stdout.write", "stderr.write"}


@by_path
def test_only_the_command_line_reads_the_clock(module: Module) -> None:
    clocks = {f"{owner}.{attr}" for owner in ("datetime", "date", "dt", "time") for attr in CLOCK}
    assert _is(module, EDGES) or not _calls(module) & clocks


@by_path
def test_only_the_edges_write_to_the_disk(module: Module) -> None:
    assert _is(module, WRITERS) or not {name for name in _calls(module) if name.split(".")[-1] in WRITING}


@pytest.mark.parametrize(
    "template", sorted((ROOT / PACKAGE / "theme").rglob("*.html")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_no_template_turns_escaping_off(template: object) -> None:
    text = ROOT.joinpath(str(template)).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", text)
