"""Who may import whom: parts only from parts above, one importer per library, no circles, and a true map."""

import graphlib
import tomllib
from fnmatch import fnmatch
from functools import cache

from tests.contract.source import PACKAGE, ROOT, Module, house, modules

IMPORTERS = {
    "PIL": ("audience/pictures.py",),
    "click": ("cli*.py",),
    "cryptography": ("publishing/ssg1.py",),
    "frontmatter": ("reading/fields*.py",),
    "jinja2": ("site/theme.py",),
    "markdown_it": ("markdown/*.py",),
    "markupsafe": ("markdown/*.py", "site/theme.py"),
    "mdit_py_plugins": ("markdown/*.py",),
    "plotly": ("site/assets.py",),
    "pygments": ("markdown/highlight.py",),
    "starlette": ("preview/server.py",),
    "uvicorn": ("preview/server.py", "preview/bounds.py"),
    "watchdog": ("preview/watch.py",),
    "yaml": ("reading/fields*.py",),
    "zxcvbn": ("publishing/passphrase.py",),
}


@cache
def _house() -> dict[str, tuple[str, ...]]:
    return house((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))


def _own(module: Module) -> set[str]:
    """Return the modules of the package that a module imports, as paths without `.py`."""
    known = {m.path.removesuffix(".py").removesuffix("/__init__") for m in modules()}
    names = [name.split(".")[1:] for name in module.imports if name.startswith(f"{PACKAGE}.")]
    paths = (("/".join(name), "/".join(name[:-1])) for name in names)  # the last word may be a module or a name in it
    return {module if module in known else parent for module, parent in paths} & known


def test_a_part_imports_only_from_parts_above_it() -> None:
    order = ["__init__", *_house(), "__main__"]
    unmapped = [m.path for m in modules() if m.part not in order]
    assert unmapped == []
    upward = [
        f"{module.path} imports {other}"
        for module in modules()
        for other in sorted(_own(module))
        if order.index(other.split("/")[0]) > order.index(module.part)
    ]
    assert upward == []


def test_modules_import_each_other_in_no_circle() -> None:
    graph = {m.path.removesuffix(".py").removesuffix("/__init__"): _own(m) for m in modules()}
    tuple(graphlib.TopologicalSorter({node: edges - {node} for node, edges in graph.items()}).static_order())


def test_a_library_has_one_importer() -> None:
    strangers = [
        f"{module.path} imports {library}"
        for module in modules()
        for library in sorted({name.split(".")[0] for name in module.imports} & IMPORTERS.keys())
        if not any(fnmatch(module.path, pattern) for pattern in IMPORTERS[library])
    ]
    assert strangers == []


def test_ruff_bans_the_same_libraries() -> None:
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
    assert set(ruff["lint"]["flake8-tidy-imports"]["banned-api"]) == set(IMPORTERS)


def test_the_map_in_architecture_md_names_every_module_and_no_other() -> None:
    drawn = {path for paths in _house().values() for path in paths}
    standing = {m.path for m in modules() if not m.path.endswith(("__init__.py", "__main__.py"))}
    assert {path for path in drawn if not path.endswith("__init__.py")} == standing


def test_every_part_in_architecture_md_exists() -> None:
    assert [part for part in _house() if not list((ROOT / PACKAGE).glob(f"{part}*"))] == []
