"""The story of a build, told once: read, check, gather, score, pages, render, publish.

In: a site folder and a way to tell the day. Out: a `Mirror` (all that is known of the journal), a `Made` site, a folder.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.audience.people import People, read_people
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.once import told_once
from perfmirror_ssg.diagnostics import Checked, Diagnostic, RefusedError, SsgError, in_order
from perfmirror_ssg.journal.gather import Journal, gather
from perfmirror_ssg.journal.links import Attachment
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Audience, Document, Entry
from perfmirror_ssg.pages.edition import make_edition
from perfmirror_ssg.program import program_digest
from perfmirror_ssg.publishing.media import UNKNOWN, media_type
from perfmirror_ssg.publishing.output import Published, opened, publish
from perfmirror_ssg.publishing.place import check_owned, resolve
from perfmirror_ssg.reading.folder import Folder, lines_of, read_attachment, read_bytes, read_source, scan
from perfmirror_ssg.reading.inputs import PEOPLE
from perfmirror_ssg.reading.notes import Known, Place, read_notes
from perfmirror_ssg.reading.source import SourceFile, decode
from perfmirror_ssg.settings import Config
from perfmirror_ssg.settings import Site as SiteSettings
from perfmirror_ssg.site.links import blame_theme, dead_links
from perfmirror_ssg.site.press import Press, Types, attachments, make_types
from perfmirror_ssg.site.press import set_up as press_for
from perfmirror_ssg.site.render import NOTHING as NOTHING_STANDS
from perfmirror_ssg.site.render import Site, render
from perfmirror_ssg.site.theme import make_theme
from perfmirror_ssg.site.theme_files import CONFIG, read_theme, set_at
from perfmirror_ssg.store import Remembered, load, save

Day = Callable[[SiteSettings], dt.date]
"""Tells today; the command line decides how."""


NOTES = ".ssg/notes"
"""The store of what was read, in the memory folder."""

NOTHING: Remembered = MappingProxyType({})


class Mirror(Struct, frozen=True, kw_only=True):
    """A journal read, folded and scored, with every problem met."""

    root: Path
    config: Config
    people: People
    folder: Folder
    stored: Remembered
    """What was read, as bytes, for the next run."""
    report: Report
    problems: tuple[Diagnostic, ...]
    """Sorted by path, line, column, code."""
    told: tuple[Diagnostic, ...]
    """The same, without those that follow from one of config.toml."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that fail a run."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def config_is_wrong(self) -> bool:
        """Whether config.toml has errors: figures made without what stands there would not be the person's."""
        return any(problem.span.path == CONFIG for problem in self.errors)

    def lines_of(self, path: str) -> Sequence[str]:
        """Return the lines of a file of the site folder, to show beside a problem."""
        return lines_of(self.root, path)


class Made(Struct, frozen=True, kw_only=True):
    """A site, rendered and checked, not yet written."""

    site: Site
    """Without the pages that stand already."""
    digests: Mapping[str, str]
    """What pages were made from, also of those that stand."""
    pages: int
    problems: tuple[Diagnostic, ...]
    """Of the theme."""


def read(root: Path, day: Day, known: Known | None = None) -> Mirror:
    """Read and fold the journal below `root`; whatever is wrong in it is among the problems.

    What is `known` is not read again.
    """
    known = known or Known()
    memo = known.memo
    memo.begin()
    data = read_bytes(root, CONFIG, missing_ok=True)
    text, config = _read_config(data.value or b"", memo)
    today = day(config.value.site)
    people = _read_people(root)
    folder = scan(root, today, memo)
    places: tuple[Place, ...] = (*folder.value.weeks, *folder.value.documents)
    notes = read_notes(root, places, config.value, data.value or b"", known)
    stages: tuple[Checked[object], ...] = (data, text, config, people, folder, notes, *notes.value.notes)
    problems = tuple(problem for stage in stages for problem in stage.problems)
    journal = gather(
        [note.value for note in notes.value.notes if note.value],
        folder.value.attachments,
        config.value,
        today,
        _flawed(root, problems),
        memo,
    )
    met = in_order((*problems, *journal.problems))
    return Mirror(
        root=root,
        config=config.value,
        people=people.value,
        folder=folder.value,
        stored=notes.value.stored,
        report=make_report(journal.value, config.value, memo, people.value),
        problems=met,
        told=told_once(met, CONFIG, text.value.text if text.value else "", partial(lines_of, root)),
    )


def _read_config(data: bytes, memo: Memo) -> tuple[Checked[SourceFile | None], Checked[Config]]:
    known: tuple[Checked[SourceFile | None], Checked[Config]] | None = memo.kept((CONFIG, data))
    if known is None:
        text = decode(CONFIG, data)
        known = text, read_config(text.value.text if text.value else None)
        memo.keep((CONFIG, data), known)
    return known


def _read_people(root: Path) -> Checked[People]:
    source = read_source(root, PEOPLE, missing_ok=True)
    people = read_people(source.value.text if source.value else None)
    return Checked(value=people.value, problems=(*source.problems, *people.problems))


def recall(root: Path) -> Known:
    """Return what earlier runs of this program have read."""
    return Known(stored=load(root / NOTES, program_digest()))


def remember(mirror: Mirror, known: Known) -> None:
    """Keep what was read, where a build keeps its memory; nothing is made for it, and nothing written when all was known."""
    file = mirror.root / NOTES
    if mirror.stored.keys() != known.stored.keys() and file.parent.is_dir() and not file.parent.is_symlink():
        save(file, program_digest(), mirror.stored)


def check(mirror: Mirror) -> tuple[Diagnostic, ...]:
    """Tell all that is wrong, also with the theme and the output, as far as it can be known before a page is made."""
    files = read_theme(mirror.root, mirror.config.site.theme)
    theme = make_theme(files.value).problems
    return in_order((*mirror.told, *files.problems, *theme, *_output_problems(mirror), *_sharing_problems(mirror)))


def _sharing_problems(mirror: Mirror) -> Iterator[Diagnostic]:
    """Yield what is wrong with what is shared, if anything is: names that would be left, pictures that tell too much."""
    if any(one.share != "me" for one in _notes(mirror)):
        # A coach sees all that is public.
        yield from (problem for problem in narrowed(mirror, "coach").problems if problem not in mirror.told)


def _notes(mirror: Mirror) -> Iterator[Entry | Document]:
    yield from (slot.entry for slot in mirror.report.journal.weeks if slot.entry)
    yield from mirror.report.journal.documents


def _output_problems(mirror: Mirror) -> tuple[Diagnostic, ...]:
    try:
        check_owned(resolve(mirror.root, mirror.root / mirror.config.site.output), adopt=False)
    except RefusedError as error:
        hint = 'write output = "_site", or the name of another folder that holds nothing else'
        return (Diagnostic(code="E440", span=set_at(mirror.root, "site", "output"), message=str(error), hint=hint),)
    return ()


def narrowed(mirror: Mirror, audience: Audience) -> Mirror:
    """Return what an audience may see, with every figure made from that alone.

    Its problems are those for which nothing may be shared: errors in what would be, in config, in people.toml, people without
    an alias, and names left.
    """
    # Who builds for nobody else does not wait for these.
    from perfmirror_ssg.audience.aliases import make_aliases
    from perfmirror_ssg.audience.mentions import mentions, strangers
    from perfmirror_ssg.audience.names_left import names_left, rests_shown, strangers_shown
    from perfmirror_ssg.audience.narrow import narrow
    from perfmirror_ssg.audience.people import unaliased
    from perfmirror_ssg.audience.shared_config import narrow_config

    aliases = make_aliases(mirror.people)
    journal = narrow(mirror.report.journal, mirror.config, audience, aliases, partial(_attachment_name, mirror.root))
    entries = tuple(slot.entry for slot in journal.weeks if slot.entry)
    config = narrow_config(mirror.config, audience, entries, aliases)
    shown = {CONFIG, PEOPLE, *(entry.path for entry in entries), *(document.path for document in journal.documents)}
    unknown = [mention.name for mention in strangers(mentions(mirror.report.journal, mirror.config), mirror.people)]
    left = (
        *names_left(journal, config, aliases, mirror.lines_of),
        *strangers_shown(journal, config, unknown, mirror.lines_of),
        *rests_shown(journal, config, mirror.people, aliases, mirror.lines_of),
    )
    known = (problem for problem in mirror.told if problem.span.path in shown)
    problems = in_order((*known, *unaliased(mirror.people), *left, *_telling_pictures(mirror.root, journal)))
    return Mirror(
        root=mirror.root,
        config=config,
        people=People(),
        folder=mirror.folder,
        stored=mirror.stored,
        report=make_report(journal, config),
        problems=problems,
        told=problems,
    )


def _telling_pictures(root: Path, journal: Journal) -> Iterator[Diagnostic]:
    """Warn of shared pictures that say where they were taken, or who made them."""
    from perfmirror_ssg.audience.pictures import told_beside

    for link, found in journal.links.targets.items():
        if isinstance(found, Attachment) and (told := told_beside(read_attachment(root, found.source))):
            yield Diagnostic(
                code="W588",
                span=link.span,
                message=f"{found.source} says {' and '.join(told)}, to whoever gets it",
                hint="share a copy without it, as a screenshot of it is",
            )


def _attachment_name(root: Path, path: str) -> str:
    """Name an attachment by its content: what its writer called it is not shared, nor an ending that says more than a type."""
    ending = PurePosixPath(path).suffix.lower()
    return f"{sha256(read_attachment(root, path)).hexdigest()[:24]}{ending if media_type(path) != UNKNOWN else ''}"


def set_up(mirror: Mirror, memo: Memo | None = None) -> Checked[Press]:
    """Set up the press for a mirror; a theme that `memo` knows is used as it was made."""
    memo = memo or Memo()
    files = read_theme(mirror.root, mirror.config.site.theme)
    name = (files.value.name, *sorted(files.value.shipped.items()), *sorted(files.value.own.items()))
    types: Types = memo.kept(name) or make_types(files.value)
    memo.keep(name, types)
    press = press_for(make_edition(mirror.report, mirror.problems), types)
    return Checked(value=press, problems=in_order((*files.problems, *types.problems)))


def make(mirror: Mirror, standing: Mapping[str, str] = NOTHING_STANDS) -> Made:
    """Render the site and check its links; nothing is written. Pages that are `standing`, made from the same, are left out."""
    press = set_up(mirror)
    theme = press.value.types.theme
    if theme.files.own and not standing.keys() <= press.value.pages.keys():
        # A page has gone, and a theme of one's own may lead there from pages that would be kept.
        standing = NOTHING_STANDS
    rendered = render(press.value, standing)
    beside = {one.path: read_attachment(mirror.root, one.source) for one in attachments(press.value.edition)}
    whole = {**beside, **rendered.value.site}
    dead = dead_links(rendered.value.ends, {*whole, *rendered.value.kept} - rendered.value.ends.keys())
    if dead and not theme.files.own:
        # Links of the journal are resolved before; one that is dead here is a mistake of a page or a theme.
        raise SsgError(f"{dead[0].page} links to {dead[0].href}, which is not in the site ({len(dead)} such links)")
    dying = {link.page for link in dead}
    return Made(
        site=whole,
        digests={path: made for path, made in rendered.value.digests.items() if path not in dying},
        pages=len(press.value.pages),
        problems=in_order((*press.problems, *rendered.problems, *blame_theme(dead, theme.files))),
    )


def write(mirror: Mirror, made: Made, output: Path | None = None, *, adopt: bool = False) -> Published:
    """Write a site to `output`, or to where config says."""
    with opened(mirror.root, output or mirror.root / mirror.config.site.output, adopt=adopt) as target:
        return publish(target, made.site, made.digests)


def _flawed(root: Path, problems: Iterable[Diagnostic]) -> dict[str, str]:
    """Return the texts of files with errors: what they may have said is not to be called unknown elsewhere."""
    paths = sorted({problem.span.path for problem in problems if problem.severity is Severity.ERROR})
    return {path: source.text if (source := read_source(root, path).value) else "" for path in paths}
