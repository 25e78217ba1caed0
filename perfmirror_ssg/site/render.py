"""Views to a site: every page rendered by the theme, every static file under its hashed name.

In: an edition and a theme. Out: a `Site`, path to bytes; nothing is written here.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.journal.links import Attachment
from perfmirror_ssg.pages import PAGES, MenuEntry, Page, menu
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.site.assets import PLOTLY, asset_paths, plotly_script
from perfmirror_ssg.site.digests import Base, base
from perfmirror_ssg.site.settings import Setting
from perfmirror_ssg.site.theme import Theme, render_view
from perfmirror_ssg.workers import MANY, map_all

_LONG = ("week", "record", "home", "trends")
"""The pages that take long, in the order in which two processes get even shares."""

Site = Mapping[str, bytes]
"""What is published, by path from its root."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Frame(Struct, frozen=True, kw_only=True):
    """What templates know as `site`: the same on every page."""

    title: str
    language: str
    author: str
    menu: tuple[MenuEntry, ...]
    assets: Mapping[str, str]
    """Paths of static files, by name."""
    settings: Mapping[str, Setting]


class Rendered(Struct, frozen=True, kw_only=True):
    """A site, but for the pages that stand already."""

    site: Site
    digests: Mapping[str, str]
    """By the path of every page that may be kept next time: what it was made from."""

    @property
    def kept(self) -> frozenset[str]:
        """The pages that were not made again."""
        return frozenset(self.digests.keys() - self.site.keys())


def render(edition: Edition, theme: Theme, standing: Mapping[str, str] = NOTHING) -> Checked[Rendered]:
    """Render the site, static files first and home last; a page that stands, made from the same, is not made again."""
    static = {**theme.static, PLOTLY: plotly_script()}
    paths = asset_paths(static)
    frame = _frame(edition, theme, paths)
    press = _Press(edition=edition, theme=theme, frame=frame, base=base(theme.files, frame), standing=standing)
    in_turn = sorted(PAGES, key=lambda page: _LONG.index(page.name) if page.name in _LONG else len(_LONG))
    kinds = map_all(partial(_pages, press), in_turn, shared=len(edition.pages) >= MANY)
    pages = {path: data for kind in kinds for path, data in kind.value.site.items()}
    problems = [problem for kind in kinds for problem in kind.problems]
    files = {paths[name]: data for name, data in static.items()}
    home = {"index.html": pages.pop("index.html")} if "index.html" in pages else {}
    digests = {path: made for kind in kinds for path, made in kind.value.digests.items()}
    return Checked(value=Rendered(site={**files, **pages, **home}, digests=digests), problems=tuple(problems))


class _Press(Struct, frozen=True, kw_only=True):
    """All that pages are made with."""

    edition: Edition
    theme: Theme
    frame: Frame
    base: Base
    standing: Mapping[str, str]


def _pages(press: _Press, page: Page) -> Checked[Rendered]:
    """Render the pages of a kind."""
    site: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for view in page.views(press.edition):
        made = press.base.of(page.template, view)
        if press.standing.get(view.path) != made:
            rendered = render_view(press.theme, page.template, press.frame, view)
            site[view.path] = rendered.value
            problems += rendered.problems
            if rendered.problems:
                # It is made again each time, so that its problem is told each time.
                continue
        digests[view.path] = made
    return Checked(value=Rendered(site=site, digests=digests), problems=tuple(problems))


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
