"""Names of categories as people write them: the category, or what they probably meant.

In: the key under a dimension, and config. Out: the category, or a problem that says where it belongs or how to add it.
"""

from collections.abc import Iterable

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.figures import exact
from perfmirror_ssg.kinds import KINDS, meant
from perfmirror_ssg.markdown.ids import mended_id
from perfmirror_ssg.nearest import same_name
from perfmirror_ssg.reading.belongs import home
from perfmirror_ssg.reading.expect import Problems, problem
from perfmirror_ssg.reading.nodes import TextNode
from perfmirror_ssg.settings import Category, Config


def read_category(key: TextNode, dimension: str, config: Config, problems: Problems) -> Category | None:
    """Return the category a key under a dimension names, None when that dimension has none of this name."""
    category = config.categories.get(config.aliases.get(key.text, key.text))
    if category and category.dimension == dimension:
        return category
    if category:
        message = f'"{key.text}" belongs under {category.dimension}, not under {dimension}'
        problems.append(problem("E213", key.span, message, f"move it below {category.dimension}:"))
    else:
        problems.append(unknown_category(key, dimension, config))
    return None


def misplaced(key: TextNode, dimension: str, config: Config) -> Diagnostic | None:
    """Say where a key under a dimension belongs that names no category, but something else of a week."""
    if config.aliases.get(key.text, key.text) in config.categories:
        return None
    place = home(key.text, config)
    return problem("E201", key.span, f'"{key.text}" is no category of {dimension}', place) if place else None


def unknown_category(key: TextNode, dimension: str | None, config: Config) -> Diagnostic:
    """Say that there is no such category; the hint has the nearest names, and the lines that would add this one."""
    message = f'unknown category "{key.text}"'
    known = (*config.categories, *config.aliases)
    same = same_name(key.text, known) or _of_a_kind(key.text, config)
    if same:
        return problem("E212", key.span, message, f"write {_likely((same,), config)}")
    likely = _likely(meant(key.text, known)[:1], config)
    lines = (
        f"did you mean {likely}? else add to config.toml:" if likely else "to add it, write in config.toml:",
        f"[categories.{mended_id(key.text) or 'my-category'}]",
        f'dimension = "{dimension or config.dimensions[0]}"',
        "points = 3",
    )
    return problem("E212", key.span, message, "\n".join(lines))


def _of_a_kind(word: str, config: Config) -> str | None:
    """Return the category called as a kind of record of which `word` is a heading: under `1:1s` stand one-on-ones."""
    named = (
        kind.name
        for kind in KINDS
        if same_name(word, (*kind.headings, *(heading.removesuffix("s") for heading in kind.headings)))
    )
    return next((name for name in named if name in config.categories), None)


def _likely(names: Iterable[str], config: Config) -> str:
    near = dict.fromkeys(config.categories[config.aliases.get(name, name)] for name in names)
    return " or ".join(f'"{c.name}" ({c.dimension}, {_points(c)})' for c in near)


def _points(category: Category) -> str:
    points = exact(category.versions[-1].points)
    return f"{points} point" if points == "1" else f"{points} points"
