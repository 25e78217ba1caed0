"""Only the edges print, read the clock, touch the disk or mark text as safe; ARCHITECTURE.md names them."""

import ast
import re
from fnmatch import fnmatch
from functools import cache

from tests.contract.source import PACKAGE, ROOT, Module, modules

CLOCK = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
LOOKING = {
    "open",
    "read_text",
    "read_bytes",
    "scandir",
    "iterdir",
    "glob",
    "rglob",
    "stat",
    "lstat",
    "exists",
    "is_file",
    "is_dir",
}
WRITING = {"write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir", "touch", "symlink_to", "hardlink_to", "rename"}
MODULES = {"os.replace", "os.fdopen", "shutil.copyfile", "shutil.copymode", "shutil.rmtree", "tempfile.mkstemp"}
MODULES |= {f"tempfile.{name}" for name in ("TemporaryDirectory", "NamedTemporaryFile", "mkdtemp")}

EDGES = ("cli*.py",)
SHIPPED = ("config/shipped.py", "exchange/export_json.py")
"""They read what lies in the package itself, which is no more an effect than an import."""
PIPES = ("workers.py",)
"""Pipes between processes are opened as files are."""
IN_MEMORY = ("audience/pictures.py",)
"""It opens bytes that were read elsewhere."""

WRITERS = {
    "exchange/perf_mirror_file.py",
    "publishing/lock.py",
    "publishing/manifest.py",
    "publishing/output.py",
    "publishing/plan.py",
    "publishing/staging.py",
    "publishing/swap.py",
    "site/compiled.py",
    "store.py",
    "writing/files.py",
}

_RULE = re.compile(r"only ((?:`[\w/.]+`(?:,| and)?\s+)+)touch\s+the\s+disk")


@cache
def _disk() -> tuple[str, ...]:
    """Return the files, and the folders with their slash, that touch the disk by ARCHITECTURE.md."""
    found = _RULE.search((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert found
    return tuple(re.findall(r"`([^`]+)`", found[1]))


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


def _writes(module: Module) -> bool:
    """Whether a module changes the disk: by a call that does, or by opening a file in a mode that does."""
    called = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    opening = [node for node in called if _name(node.func).endswith("open")]
    given = [part for node in opening for part in (*node.args, *(keyword.value for keyword in node.keywords))]
    modes = {part.value for part in given if isinstance(part, ast.Constant)}
    calls = {_name(node.func) for node in called}
    by_mode = any(re.fullmatch(r"[wax][bt]?|.*\+.*", str(mode)) for mode in modes)
    return by_mode or any(call in MODULES or call.split(".")[-1] in WRITING for call in calls)


def _looks(module: Module) -> bool:
    names = (call.split(".") for call in _calls(module))
    return any(name[-1] in LOOKING and (len(name) > 1 or name == ["open"]) for name in names)


def test_the_edges_that_write_to_the_disk_are_these() -> None:
    assert {module.path for module in _elsewhere((*EDGES, *PIPES)) if _writes(module)} == WRITERS


def test_the_files_that_architecture_md_names_touch_the_disk_and_no_others() -> None:
    touching = {m.path for m in _elsewhere((*EDGES, *SHIPPED, *PIPES, *IN_MEMORY)) if _writes(m) or _looks(m)}
    folders = tuple(name for name in _disk() if name.endswith("/"))
    assert {path for path in touching if not path.startswith(folders)} == {name for name in _disk() if name not in folders}


def test_no_template_turns_escaping_off() -> None:
    off = re.compile(r"\|\s*safe\b|autoescape\s+false")
    templates = (ROOT / PACKAGE / "theme").rglob("*.html")
    assert [path.name for path in templates if off.search(path.read_text(encoding="utf-8"))] == []
