"""Only the edges print, read the clock, write to the disk or mark text as safe."""

import ast
import re
from fnmatch import fnmatch

from tests.contract.source import PACKAGE, ROOT, Module, modules

CLOCK = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
WRITING = {"write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir", "rmtree", "rename", "touch", "symlink_to"}

EDGES = ("cli*.py",)
WRITERS = (*EDGES, "site/compiled.py", "store.py", "publishing/*", "writing/*", "exchange/*", "preview/*")


def _elsewhere(edges: tuple[str, ...]) -> list[Module]:
    return [module for module in modules() if not any(fnmatch(module.path, pattern) for pattern in edges)]


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


def test_only_the_command_line_prints_and_exits() -> None:
    talk = {"print", "input", "exit", "sys.exit", "stdout.write", "stderr.write"}
    assert [f"{m.path} calls {name}" for m in _elsewhere(EDGES) for name in sorted(_calls(m) & talk)] == []


def test_only_the_command_line_reads_the_clock() -> None:
    clocks = {f"{owner}.{attr}" for owner in ("datetime", "date", "dt", "time") for attr in CLOCK}
    assert [f"{m.path} calls {name}" for m in _elsewhere(EDGES) for name in sorted(_calls(m) & clocks)] == []


def test_only_the_edges_write_to_the_disk() -> None:
    writes = [(m.path, name) for m in _elsewhere(WRITERS) for name in sorted(_calls(m)) if name.split(".")[-1] in WRITING]
    assert writes == []


def test_no_template_turns_escaping_off() -> None:
    off = re.compile(r"\|\s*safe\b|autoescape\s+false")
    templates = (ROOT / PACKAGE / "theme").rglob("*.html")
    assert [path.name for path in templates if off.search(path.read_text(encoding="utf-8"))] == []
