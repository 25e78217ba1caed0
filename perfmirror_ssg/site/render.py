"""Views to a site: every page rendered by the theme, every static file under its hashed name.

In: an edition and a theme. Out: a `Site`, path to bytes; nothing is written here.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.journal.links import Attachment
from perfmirror_ssg.pages import PAGES, MenuEntry, Page, menu
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.site.assets import PLOTLY, asset_paths, plotly_script
from perfmirror_ssg.site.settings import Setting
from perfmirror_ssg.site.theme import Theme, render_view
from perfmirror_ssg.workers import MANY, map_all

_LONG = ("week", "record", "home", "trends")
"""The pages that take long, in the order in which two processes get even shares."""

Site = Mapping[str, bytes]
"""What is published, by path from its root."""


class Frame(Struct, frozen=True, kw_only=True):
    """What templates know as `site`: the same on every page."""

    title: str
    language: str
    author: str
    menu: tuple[MenuEntry, ...]
    assets: Mapping[str, str]
    """Paths of static files, by name."""
    settings: Mapping[str, Setting]


def render(edition: Edition, theme: Theme) -> Checked[Site]:
    """Render the whole site, static files first and home last."""
    static = {**theme.static, PLOTLY: plotly_script()}
    paths = asset_paths(static)
    frame = _frame(edition, theme, paths)
    in_turn = sorted(PAGES, key=lambda page: _LONG.index(page.name) if page.name in _LONG else len(_LONG))
    kinds = map_all(partial(_pages, edition, theme, frame), in_turn, shared=len(edition.pages) >= MANY)
    pages = {path: data for kind in kinds for path, data in kind.value.items()}
    problems = [problem for kind in kinds for problem in kind.problems]
    files = {paths[name]: data for name, data in static.items()}
    home = {"index.html": pages.pop("index.html")}
    return Checked(value={**files, **pages, **home}, problems=tuple(problems))


def _pages(edition: Edition, theme: Theme, frame: Frame, page: Page) -> Checked[Site]:
    """Render every page of a kind."""
    rendered = {view.path: render_view(theme, page.template, frame, view) for view in page.views(edition)}
    problems = (problem for one in rendered.values() for problem in one.problems)
    return Checked(value={path: one.value for path, one in rendered.items()}, problems=tuple(problems))


def attachments(edition: Edition) -> Iterator[Attachment]:
    """Yield the attachments that the site needs beside its pages, each once, by path."""
    found = (target for target in edition.report.journal.links.targets.values() if isinstance(target, Attachment))
    yield from sorted({attachment.path: attachment for attachment in found}.values(), key=lambda a: a.path)


def _frame(edition: Edition, theme: Theme, assets: Mapping[str, str]) -> Frame:
    site = edition.config.site
    return Frame(
        title=site.title,
        language=site.language,
        author=site.author,
        menu=menu(edition),
        assets=assets,
        settings=theme.settings,
    )
