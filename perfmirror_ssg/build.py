"""The story of a build, told once: read, check, gather, score, pages, render, publish.

In: a site folder and a way to tell the day. Out: a `Mirror` (all that is known of the journal), a site, a published folder.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Diagnostic, in_order
from perfmirror_ssg.journal.gather import gather
from perfmirror_ssg.reading.documents import read_document
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.folder import Folder, attachments_named, read_source, scan
from perfmirror_ssg.settings import Config
from perfmirror_ssg.settings import Site as SiteSettings

Day = Callable[[SiteSettings], dt.date]
"""Tells today; the command line decides how (JOURNAL, section 2)."""

CONFIG = "config.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
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
        return tuple(problem for problem in self.problems if problem.severity.value == "error")

    def lines_of(self, path: str) -> Sequence[str]:
        """Return the lines of a file of the site folder, to show beside a problem; none when it is no text."""
        source = read_source(self.root, path).value
        return source.lines if source else ()


def read(root: Path, day: Day) -> Mirror:
    """Read and fold the journal below `root`; whatever is wrong in it is among the problems."""
    problems: list[Diagnostic] = []
    config_source = read_source(root, CONFIG, missing_ok=True)
    config = read_config(config_source.value.text if config_source.value else None)
    today = day(config.value.site)
    folder = scan(root, today)
    problems += (*config_source.problems, *config.problems, *folder.problems)
    entries, documents = [], []
    for week, path in folder.value.weeks:
        source = read_source(root, path)
        problems += source.problems
        if source.value:
            entry = read_entry(source.value, week, config.value)
            problems += entry.problems
            entries.append(entry.value)
    for kind, path in folder.value.documents:
        source = read_source(root, path)
        problems += source.problems
        if source.value:
            document = read_document(source.value, kind, config.value)
            problems += document.problems
            documents.append(document.value)
    attachments = attachments_named(root, folder.value, entries, documents)
    journal = gather(entries, documents, attachments, config.value, today)
    problems += journal.problems
    report = make_report(journal.value, config.value)
    return Mirror(root=root, config=config.value, folder=folder.value, report=report, problems=in_order(problems))
