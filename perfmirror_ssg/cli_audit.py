"""The command that looks through an output for what its audience may not see.

In: a folder, an audience. Out: problems on stdout, what was looked through on stderr; 1 when something was found.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from perfmirror_ssg.cli_site import WHO, Asked, Failure, JournalFailure, echo, echo_note, echo_problems, end
from perfmirror_ssg.diagnostics import Diagnostic, as_github, as_json, counted
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.place import UNLOCK

if TYPE_CHECKING:
    from perfmirror_ssg.audit.audit import Audit
    from perfmirror_ssg.audit.withheld import Secrets

_OF_OUTPUT = "E479"
"""Its place is in the output; all others have theirs in the site folder."""


@click.command(epilog="Example: ssg audit _site-coach --audience coach")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--audience", type=click.Choice(["coach", "public"]), required=True, help="Who it is for.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How findings are printed."
)
@click.option("--base-url", metavar="URL", help="Where the site was said to stand when it was built.")
@click.pass_obj
def audit(asked: Asked, folder: Path, audience: Audience, form: str, base_url: str | None) -> None:
    """Look through a site for anything its audience may not see.

    Every file and name in DIR is read as it stands and out of every encoding, and held against the journal, whatever
    made the site. What is shared must be found. Ends with 1 when something is wrong. Formats for
    other programs do not repeat the words that were found.
    """
    begun = time.monotonic()
    root = asked.root()
    if not folder.is_dir():
        raise Failure(f"{folder} is no folder: name the one that the site was built into")
    found, secrets = look_through(asked, folder, audience, base_url)
    _print(root, found.problems, form)
    _tell(found, secrets, folder, audience, time.monotonic() - begun)
    _tell_age(root, folder)
    end(JournalFailure.exit_code if found.problems else 0)


def look_through(asked: Asked, folder: Path, audience: Audience, base_url: str | None = None) -> "tuple[Audit, Secrets]":
    """Look through an output; places are as seen from the site folder. `base_url` is what the build was told, if anything."""
    from perfmirror_ssg.audit.audit import audit_folder

    root = asked.root()
    secrets = _secrets(asked, folder, audience, base_url)
    found = audit_folder(folder, secrets)
    return replace(found, problems=tuple(_placed(problem, root, folder) for problem in found.problems)), secrets


def _secrets(asked: Asked, folder: Path, audience: Audience, base_url: str | None) -> "Secrets":
    """Return what must not be in the output; in an encrypted one, nothing of the journal may be read, shared or not."""
    from perfmirror_ssg.audit.audit import is_encrypted
    from perfmirror_ssg.audit.withheld import secrets_of
    from perfmirror_ssg.build import narrowed

    mirror = asked.read()
    if mirror.config_is_wrong:
        raise Failure("config.toml has errors, so what may be seen is not known: ssg check")
    names = mirror.people.names
    if is_encrypted(folder):
        return secrets_of(mirror.root, None, None, names, also=(base_url or mirror.config.site.base_url,))
    shown = narrowed(mirror, audience)
    return secrets_of(mirror.root, shown.report.journal, shown.config, names, also=(base_url or "",))


def _placed(problem: Diagnostic, root: Path, folder: Path) -> Diagnostic:
    """Return a problem with its place as seen from the site folder."""
    if problem.code != _OF_OUTPUT:
        return problem
    return replace(problem, span=replace(problem.span, path=os.path.relpath(folder.absolute() / problem.span.path, root)))


def _print(root: Path, problems: Sequence[Diagnostic], form: str) -> None:
    match form:
        case "json":
            click.echo(as_json([discreet(problem) for problem in problems]))
        case "github":
            for problem in problems:
                click.echo(as_github(discreet(problem), lambda path: os.path.relpath(root / path)))
        case _:
            echo_problems(root, problems)


def discreet(problem: Diagnostic) -> Diagnostic:
    """Leave out what was found: the log of a workflow may have more readers than the journal."""
    if problem.code not in {"E475", "E476"}:
        return problem
    _, _, place = problem.message.rpartition(" is in ")
    what = "a real name" if problem.code == "E476" else "something that was not shared"
    return replace(problem, message=f"{what} is in {place}")


def _tell(found: "Audit", secrets: "Secrets", folder: Path, audience: Audience, took: float) -> None:
    """Say what was looked through, and what this says and does not say."""
    for name in found.unsought:
        echo_note(f'"{name}" was not looked for: it is a word that every site has')
    if secrets.sealed:
        echo_note("the site is encrypted: what is inside cannot be seen without the passphrase, and was not looked at")
    if found.problems:
        echo_note(f"{counted(len(found.problems), 'problem')} in {counted(found.files, 'file')} of {folder}: do not pass it on")
    else:
        control = _control(found, secrets, audience)
        echo(f"nothing withheld found in {counted(found.files, 'file')} of {folder}, in {took:.1f} s ({control})")


def _control(found: "Audit", secrets: "Secrets", audience: Audience) -> str:
    """Say what was found that should be."""
    if secrets.sealed:
        return f"{UNLOCK} found"
    if secrets.bare:
        return f"nothing is shared with {WHO[audience]}, and nothing of the journal was found"
    return f"{len(found.found)} of {len(secrets.controls)} shared weeks and documents found"


def _tell_age(root: Path, folder: Path) -> None:
    """Say when a site is older than the journal: what was taken out of that since is not known to the audit."""
    from perfmirror_ssg.outcome import made_from
    from perfmirror_ssg.reading.inputs import inputs_digest

    if made_from(root / ".ssg", folder.resolve()) not in {None, inputs_digest(root)}:
        echo_note(
            f"the journal has changed since {folder} was built, and what was taken out of it was not looked for: build it anew"
        )
