"""The story of a build, told once: read, check, gather, score, pages, render, publish.

In: a site folder and a way to tell the day. Out: a `Mirror` (all that is known of the journal), a `Made` site, a folder.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Checked, Diagnostic, SsgError, in_order
from perfmirror_ssg.journal.gather import gather
from perfmirror_ssg.model import Document, DocumentKind, Entry
from perfmirror_ssg.pages.edition import make_edition
from perfmirror_ssg.publishing.output import Published, publish
from perfmirror_ssg.reading.documents import read_document
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.folder import Folder, read_attachment, read_source, scan
from perfmirror_ssg.settings import Config
from perfmirror_ssg.settings import Site as SiteSettings
from perfmirror_ssg.site.links import blame_theme, dead_links
from perfmirror_ssg.site.render import Site, attachments, render
from perfmirror_ssg.site.theme import make_theme
from perfmirror_ssg.site.theme_files import CONFIG, read_theme
from perfmirror_ssg.weeks import Week
from perfmirror_ssg.workers import MANY, map_all

Day = Callable[[SiteSettings], dt.date]
"""Tells today; the command line decides how."""


Place = tuple[Week | DocumentKind, str]
"""What a file is, and its path from the site folder."""


class Mirror(Struct, frozen=True, kw_only=True):
    """A journal read, folded and scored, with every problem met."""

    root: Path
    config: Config
    folder: Folder
    report: Report
    problems: tuple[Diagnostic, ...]
    """Sorted by path, line, column, code."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that fail a run."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    def lines_of(self, path: str) -> Sequence[str]:
        """Return the lines of a file of the site folder, to show beside a problem; none when it is no text."""
        source = read_source(self.root, path).value
        return source.lines if source else ()


class Made(Struct, frozen=True, kw_only=True):
    """A site, rendered and checked, not yet written."""

    site: Site
    pages: int
    problems: tuple[Diagnostic, ...]
    """Of the theme."""


def read(root: Path, day: Day) -> Mirror:
    """Read and fold the journal below `root`; whatever is wrong in it is among the problems."""
    config_text = read_source(root, CONFIG, missing_ok=True)
    config = read_config(config_text.value.text if config_text.value else None)
    today = day(config.value.site)
    folder = scan(root, today)
    places: list[Place] = [*folder.value.weeks, *folder.value.documents]
    read_note = partial(_read_note, root, config.value)
    notes = map_all(read_note, places, shared=len(places) >= MANY)
    read_problems = (problem for note in notes for problem in note.problems)
    problems = (*config_text.problems, *config.problems, *folder.problems, *read_problems)
    journal = gather(
        [note.value for note in notes if isinstance(note.value, Entry)],
        [note.value for note in notes if isinstance(note.value, Document)],
        folder.value.attachments,
        config.value,
        today,
        _flawed(root, problems),
    )
    return Mirror(
        root=root,
        config=config.value,
        folder=folder.value,
        report=make_report(journal.value, config.value),
        problems=in_order((*problems, *journal.problems)),
    )


def theme_problems(mirror: Mirror) -> tuple[Diagnostic, ...]:
    """Tell what is wrong with the theme, as far as it can be known before a page is made."""
    files = read_theme(mirror.root, mirror.config.site.theme)
    return (*files.problems, *make_theme(files.value).problems)


def make(mirror: Mirror) -> Made:
    """Render the whole site and check its links; nothing is written."""
    edition = make_edition(mirror.report, mirror.problems)
    files = read_theme(mirror.root, mirror.config.site.theme)
    theme = make_theme(files.value)
    site = render(edition, theme.value)
    beside = {attachment.path: read_attachment(mirror.root, attachment.source) for attachment in attachments(edition)}
    whole = {**beside, **site.value}
    dead = dead_links(whole)
    if dead and not files.value.own:
        # Links of the journal are resolved before; one that is dead here is a mistake of a page or a theme.
        raise SsgError(f"{dead[0].page} links to {dead[0].href}, which is not in the site ({len(dead)} such links)")
    pages = sum(path.endswith(".html") for path in whole)
    blamed = blame_theme(dead, files.value)
    return Made(site=whole, pages=pages, problems=in_order((*files.problems, *theme.problems, *site.problems, *blamed)))


def write(mirror: Mirror, made: Made, output: Path | None = None, *, adopt: bool = False) -> Published:
    """Write a site to `output`, or to where config says."""
    return publish(made.site, mirror.root, output or mirror.root / mirror.config.site.output, adopt=adopt)


def _read_note(root: Path, config: Config, found: Place) -> Checked[Entry | Document | None]:
    place, path = found
    source = read_source(root, path)
    if source.value is None:
        return Checked(value=None, problems=source.problems)
    note: Checked[Entry] | Checked[Document] = (
        read_entry(source.value, place, config) if isinstance(place, Week) else read_document(source.value, place, config)
    )
    return Checked(value=note.value, problems=(*source.problems, *note.problems))


def _flawed(root: Path, problems: Iterable[Diagnostic]) -> dict[str, str]:
    """Return the texts of files with errors: what they may have said is not to be called unknown elsewhere."""
    paths = sorted({problem.span.path for problem in problems if problem.severity is Severity.ERROR})
    return {path: source.text if (source := read_source(root, path).value) else "" for path in paths}
