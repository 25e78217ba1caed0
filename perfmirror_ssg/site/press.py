"""The press: all that pages are made with, set up once, so that any one of them can be made alone.

In: an edition and a theme. Out: a `Press`, which knows every path of the site and makes the page of one.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.journal.links import Attachment
from perfmirror_ssg.model import Audience
from perfmirror_ssg.pages import MenuEntry, Page, menu, pages_of
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.front import shared_words
from perfmirror_ssg.pages.page import View
from perfmirror_ssg.pages.trends import PATH as TRENDS
from perfmirror_ssg.site.assets import PLOTLY, asset_paths, plotly_script
from perfmirror_ssg.site.calendar_file import CALENDAR, calendar
from perfmirror_ssg.site.digests import Base, base
from perfmirror_ssg.site.settings import Setting
from perfmirror_ssg.site.theme import Theme, make_theme, render_view
from perfmirror_ssg.site.theme_files import ThemeFiles

NO_JEKYLL = ".nojekyll"
"""An empty file that tells GitHub to serve the others as they are."""


class Frame(Struct, frozen=True, kw_only=True):
    """What templates know as `site`: the same on every page."""

    title: str
    language: str
    author: str
    menu: tuple[MenuEntry, ...]
    assets: Mapping[str, str]
    """Paths of static files, by name."""
    settings: Mapping[str, Setting]
    audience: Audience
    shared: str
    """What every page of a shared site says of itself; empty where the site is its writer's own."""


class Types(Struct, frozen=True, kw_only=True):
    """What does not change from one journal to the next: the theme, ready to use, and its static files."""

    theme: Theme
    problems: tuple[Diagnostic, ...]
    static: Mapping[str, bytes]
    """By path in the site."""
    paths: Mapping[str, str]
    """By name."""


class Press(Struct, frozen=True, kw_only=True):
    """A press that is set up."""

    edition: Edition
    types: Types
    frame: Frame
    base: Base
    pages: Mapping[str, tuple[Page, Any]]
    """By path: the kind of page, and what this one is about."""

    @property
    def static(self) -> Mapping[str, bytes]:
        """Return the static files; a shared site without charts does not carry their script, which outweighs all else."""
        if not self.edition.is_shared or TRENDS in self.pages or self.types.theme.files.own:
            return self.types.static
        return {path: data for path, data in self.types.static.items() if path != self.types.paths[PLOTLY]}

    @property
    def beside(self) -> Mapping[str, Callable[[], bytes]]:
        """Return what makes the files of the journal that are no pages, by path; none for others than its writer."""
        return {} if self.edition.is_shared else {CALENDAR: self._calendar}

    def _calendar(self) -> bytes:
        report = self.edition.report
        return calendar((*report.queue.now, *report.queue.next), report.journal.today, self.edition.config.site.title)

    def view(self, path: str) -> View:
        """Return what the page of a path shows."""
        page, about = self.pages[path]
        return page.view(self.edition, about)

    def digest(self, path: str, view: View) -> str:
        """Return the digest of what a page is made from."""
        return self.base.of(self.pages[path][0].template, view)

    def make(self, path: str, view: View) -> Checked[bytes]:
        """Make a page."""
        return render_view(self.types.theme, self.pages[path][0].template, self.frame, view)


def make_types(files: ThemeFiles) -> Types:
    """Make a theme ready to use."""
    theme = make_theme(files)
    static = {**theme.value.static, PLOTLY: plotly_script()}
    paths = asset_paths(static)
    by_path = {NO_JEKYLL: b"", **{paths[name]: data for name, data in static.items()}}
    return Types(theme=theme.value, problems=theme.problems, static=by_path, paths=paths)


def set_up(edition: Edition, types: Types) -> Press:
    """Set up the press for an edition."""
    site = edition.config.site
    frame = Frame(
        title=site.title,
        language=site.language,
        author=site.author,
        menu=menu(edition),
        assets=types.paths,
        settings=types.theme.settings,
        audience=edition.audience,
        shared=shared_words(edition.audience),
    )
    pages = {path: (page, about) for page in pages_of(edition) for path, about in page.paths(edition).items()}
    return Press(edition=edition, types=types, frame=frame, base=base(types.theme.files, frame), pages=pages)


def attachments(edition: Edition) -> Iterator[Attachment]:
    """Yield the attachments that the site needs beside its pages, each once, by path."""
    found = (target for target in edition.report.journal.links.targets.values() if isinstance(target, Attachment))
    yield from sorted({attachment.path: attachment for attachment in found}.values(), key=lambda a: a.path)
