"""How commands make a site: read, narrow, render, audit, encrypt, write; and how they say what came of it.

In: what was asked for. Out: the site on the disk and an `Outcome`; the end of the command, where it must not be written.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from msgspec import Struct
from msgspec.structs import replace as replaced

from perfmirror_ssg.cli_guard import refuse_leaks
from perfmirror_ssg.cli_site import WHO, Asked, Failure, echo_note, echo_problems, end, exit_code
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.diagnostics import Diagnostic, in_order, tally
from perfmirror_ssg.model import Audience

if TYPE_CHECKING:
    from perfmirror_ssg.build import Made, Mirror
    from perfmirror_ssg.journal.gather import Journal
    from perfmirror_ssg.outcome import Outcome
    from perfmirror_ssg.publishing.encrypted import Sealer
    from perfmirror_ssg.publishing.output import Published, Target

PATIENCE = 0.5
"""Seconds after which a build says what it is doing."""


ON_SHARING = frozenset({"W584", "W585", "W587", "W588"})
"""Advice that is about what others see, and so is said whenever something is made for them."""


class Wishes(Struct, frozen=True, kw_only=True):
    """How a site was asked for, and when that began."""

    output: Path | None
    audience: Audience = "me"
    encrypt: bool = False
    base_url: str | None = None
    strict: bool = False
    adopt: bool = False
    replace: bool = False
    quiet: bool = False
    begun: float

    @property
    def everyday(self) -> bool:
        """Whether it is the site that a person builds for themselves, every day, with nothing asked for."""
        return self.audience == "me" and not (self.encrypt or self.adopt or self.replace or self.base_url is not None)


def unchanged(asked: Asked, root: Path, wishes: Wishes) -> "Outcome | None":
    """Return what the last build came to, if this one would come to the same."""
    if not wishes.everyday:
        return None
    from perfmirror_ssg.outcome import recall
    from perfmirror_ssg.publishing.place import resolve
    from perfmirror_ssg.reading.inputs import inputs_digest

    memory = root / ".ssg"
    last = recall(memory, wishes.output)
    if last is None or last.inputs != inputs_digest(root) or last.day != asked.day(last) or not last.stands(memory):
        return None
    return last if str(resolve(root, Path(last.named))) == last.place else None


def make_site(asked: Asked, root: Path, wishes: Wishes, known: "Mirror | None" = None) -> "tuple[Outcome, Published]":
    """Make a site and write it; say the problems before anything is written. What was read already need not be read again."""
    from perfmirror_ssg import outcome
    from perfmirror_ssg.publishing.lock import memory_folder
    from perfmirror_ssg.publishing.output import opened, publish
    from perfmirror_ssg.reading.inputs import inputs_digest

    memory_folder(root)
    inputs = inputs_digest(root)
    mirror = known or asked.read()
    named = wishes.output or root / mirror.config.site.output
    if mirror.config_is_wrong:
        _refuse_without_config(mirror, named, strict=wishes.strict)
    seen = mirror if wishes.audience == "me" else narrowed_or_end(mirror, named, wishes, told=known is not None)
    shown = _standing_at(seen, wishes.base_url)
    sealer = _sealer(root, wishes.audience) if wishes.encrypt else None
    _progress(wishes.begun, f"rendering {_weeks(shown)} …", quiet=wishes.quiet)
    held = opened(root, named, adopt=wishes.adopt, audience=wishes.audience, encrypted=wishes.encrypt, replace=wishes.replace)
    with held as target:
        made = _make(shown, target, wishes)
        _progress(wishes.begun, "", quiet=wishes.quiet)
        problems = in_order((*shown.told, *made.problems))
        echo_problems(root, told(problems, strict=wishes.strict), err=True)
        refuse_strictly(problems, strict=wishes.strict)
        site = _finished(shown, made, sealer)
        if wishes.encrypt or wishes.audience != "me":
            refuse_leaks(mirror, shown, site, target)
        published = publish(target, site, {} if wishes.encrypt else made.digests)
        outcome.remember_origin(target.memory, published.place, inputs)
        found = _outcome(shown, made, published, inputs, named)
        if wishes.everyday:
            outcome.remember(target.memory, wishes.output, found)
    for words in _by_hand(published):
        echo_note(words)
    return found, published


def narrowed_or_end(mirror: "Mirror", place: Path, wishes: Wishes, *, told: bool = False) -> "Mirror":
    """Return what the audience may see; end here when something of it is in doubt, so that nothing of it leaves.

    Advice on what is shared is said here, unless it was `told` before.
    """
    from perfmirror_ssg.build import narrowed

    shown = narrowed(mirror, wishes.audience)
    if not told:
        said = (p for p in shown.told if wishes.strict or p.severity is Severity.ERROR or p.code in ON_SHARING)
        echo_problems(mirror.root, said, err=True)
    if shown.errors:
        echo_note(f"{tally(shown.errors)} in what is shared: {_as_it_was(place)}")
        end(exit_code(shown.errors, strict=wishes.strict))
    return shown


def _standing_at(mirror: "Mirror", base_url: str | None) -> "Mirror":
    """Return a mirror whose site will stand at another address than the one that config gives."""
    if base_url is None:
        return mirror
    from perfmirror_ssg.config.site_checks import base_url as wrong

    if base_url and (hint := wrong(base_url)):
        raise Failure(f'--base-url "{base_url}" is no address: {hint}')
    config = replaced(mirror.config, site=replaced(mirror.config.site, base_url=base_url))
    return replaced(mirror, config=config, report=replaced(mirror.report, config=config))


def _sealer(root: Path, audience: Audience) -> "Sealer":
    from perfmirror_ssg.cli_encrypt import ask_passphrase
    from perfmirror_ssg.publishing.encrypted import prepare

    return prepare(root, audience, lambda: ask_passphrase(audience))


def _make(shown: "Mirror", target: "Target", wishes: Wishes) -> "Made":
    """Render the site; one for others is made whole each time, so that all of it can be looked through."""
    from perfmirror_ssg.build import make

    if wishes.audience == "me":
        return make(shown, {} if wishes.encrypt else target.standing())
    return make(shown)


def _finished(shown: "Mirror", made: "Made", sealer: "Sealer | None") -> Mapping[str, bytes]:
    """Return the site as it is written: sealed, if it is to be."""
    if sealer is None:
        return made.site
    from perfmirror_ssg.publishing.encrypted import encrypt
    from perfmirror_ssg.publishing.shell import shell

    return encrypt(made.site, shell(made.site, shown.config.site.base_url), sealer)


def _outcome(shown: "Mirror", made: "Made", published: "Published", inputs: bytes, named: Path) -> "Outcome":
    """Put down what a build came to."""
    from perfmirror_ssg import outcome

    return outcome.Outcome(
        inputs=inputs,
        day=shown.report.journal.today,
        today=shown.config.site.today,
        timezone=shown.config.site.timezone,
        named=str(named.absolute()),
        place=str(published.place),
        manifest=outcome.manifest_digest(shown.root / ".ssg", published.place),
        pages=made.pages,
        weeks=_week_files(shown),
        problems=in_order((*shown.told, *made.problems)),
        notes=tuple(_left_out(shown)),
    )


def _as_it_was(place: Path) -> str:
    return "the site was left as it was" if (place / "index.html").exists() else "no site was made"


def built(outcome: "Outcome", published: "Published | None", wishes: Wishes) -> str:
    """Say what a build came to: its pages, how many of them were written and how many went, and where they are."""
    from perfmirror_ssg.phrases import number

    home = os.path.relpath(f"{outcome.place}/index.html")
    found = f" ({tally(outcome.problems)})" if outcome.problems else ""
    pages = f"{number(outcome.pages, 'page')} from {number(outcome.weeks, 'week')}"
    if published is None:
        return f"nothing changed: {pages} → {home}{found}"
    # The files of an encrypted site do not tell which of them is a page.
    counted = "" if wishes.encrypt else ".html"
    written, removed = (sum(name.endswith(counted) for name in names) for names in (published.written, published.removed))
    what = " files" if wishes.encrypt else ""
    parts = [f"{written}{what} written"] * (wishes.encrypt or written < outcome.pages) + [f"{removed} removed"] * (removed > 0)
    changed = f" ({', '.join(parts)})" if parts else ""
    how = ", encrypted" if wishes.encrypt else ""
    return f"built {pages}{how}{changed} in {time.monotonic() - wishes.begun:.1f} s → {home}{found}"


def told(problems: Iterable[Diagnostic], *, strict: bool) -> Iterator[Diagnostic]:
    """Return the problems that a build names."""
    return (problem for problem in problems if strict or problem.severity is Severity.ERROR)


def refuse_strictly(problems: Sequence[Diagnostic], *, strict: bool) -> None:
    """End here when the build is strict and something is wrong."""
    code = exit_code(problems, strict=strict)
    if strict and code:
        echo_note(f"{tally(problems)}: the site was left as it was")
        end(code)


def _refuse_without_config(mirror: "Mirror", place: Path, *, strict: bool) -> NoReturn:
    """End here: a site made without what config.toml says would show figures that are not the person's."""
    echo_problems(mirror.root, told(mirror.told, strict=strict), err=True)
    echo_note(f"{tally(mirror.told)}: with errors in config.toml the figures would not be yours, and {_as_it_was(place)}")
    end(exit_code(mirror.told, strict=strict))


def _weeks(mirror: "Mirror") -> str:
    from perfmirror_ssg.phrases import number

    return number(_week_files(mirror), "week")


def _week_files(mirror: "Mirror") -> int:
    """Count the weeks a site is made from: all that have a file, or all that are shared."""
    journal = mirror.report.journal
    return len(mirror.folder.weeks) if journal.audience == "me" else sum(slot.entry is not None for slot in journal.weeks)


def _progress(begun: float, words: str, *, quiet: bool) -> None:
    """Say on one line of a terminal what a build that takes its time is doing; the next words take its place."""
    if not quiet and sys.stderr.isatty() and time.monotonic() - begun > PATIENCE:
        click.echo(f"\r{words:<40}\r", nl=False, err=True)


def _by_hand(published: "Published") -> Iterator[str]:
    """List what was found in the folder that is not as we left it: what was replaced, and what stays."""
    from perfmirror_ssg.publishing.place import first_of

    place = os.path.relpath(published.place)
    if published.taken:
        yield f"replaced in {place}: {', '.join(published.taken)}"
    if published.beside:
        yield f"left in {place}, not ours: {', '.join(published.beside)}"
    if published.altered:
        yield f"changed by hand in {place}, written anew: {first_of(published.altered)}"
    if published.left:
        yield f"changed by hand in {place}, left though no longer a page: {first_of(published.left)}"


def holds_nothing(journal: "Journal") -> bool:
    """Whether a journal that is for others has nothing for them."""
    return journal.audience != "me" and not journal.documents and all(slot.entry is None for slot in journal.weeks)


def _left_out(mirror: "Mirror") -> Iterator[str]:
    """Say which weeks are shown without what is wrong in them, and which not at all; or that there is nothing to show."""
    if holds_nothing(mirror.report.journal):
        audience = mirror.report.journal.audience
        yield f"nothing is shared with {WHO[audience]}, so the site is empty: share: {audience} in front matter shares a week"
    wrong = {problem.span.path for problem in mirror.errors}
    shown = {slot.entry.path for slot in mirror.report.journal.weeks if slot.entry}
    partly = [str(week) for week, path in mirror.folder.weeks if path in wrong & shown]
    not_at_all = [str(week) for week, path in mirror.folder.weeks if path in wrong - shown]
    if partly:
        yield f"shown without the fields named above: {', '.join(partly)}"
    if not_at_all:
        yield f"not shown: {', '.join(not_at_all)}"
