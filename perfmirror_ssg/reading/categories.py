"""Names of categories as people write them: the category, or what they probably meant.

In: the key under a dimension, and config. Out: the category, or a problem that says where it belongs or how to add it.
"""

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.figures import exact
from perfmirror_ssg.markdown.ids import mended_id
from perfmirror_ssg.nearest import nearest
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
    elif place := home(key.text, config):
        problems.append(problem("E201", key.span, f'"{key.text}" is no category of {dimension}', place))
    else:
        problems.append(unknown_category(key, dimension, config))
    return None


def unknown_category(key: TextNode, dimension: str | None, config: Config) -> Diagnostic:
    """Say that there is no such category; the hint has the nearest names, and the lines that would add this one."""
    names = nearest(key.text, (*config.categories, *config.aliases), n=1)
    near = dict.fromkeys(config.categories[config.aliases.get(name, name)] for name in names)
    likely = " or ".join(f'"{c.name}" ({c.dimension}, {_points(c)})' for c in near)
    lines = (
        f"did you mean {likely}? else add to config.toml:" if likely else "to add it, write in config.toml:",
        f"[categories.{mended_id(key.text) or 'my-category'}]",
        f'dimension = "{dimension or config.dimensions[0]}"',
        "points = 3",
    )
    return problem("E212", key.span, f'unknown category "{key.text}"', "\n".join(lines))


def _points(category: Category) -> str:
    points = exact(category.versions[-1].points)
    return f"{points} point" if points == "1" else f"{points} points"
