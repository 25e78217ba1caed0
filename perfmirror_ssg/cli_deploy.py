"""May this site be published from here? `ssg deploy-check` gathers what there is to know, and says what speaks against it.

In: an output folder, git, the workflows, what GitHub says of the repository. Out: problems on stdout, their number on stderr.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from perfmirror_ssg.cli_site import Asked, Failure, JournalFailure, echo_note, echo_problems, end
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.diagnostics import Diagnostic, as_github, as_json, counted, in_order, tally
from perfmirror_ssg.model import Audience

if TYPE_CHECKING:
    from perfmirror_ssg.publishing.deploy import Facts, Kept, Output, VaultFile
    from perfmirror_ssg.publishing.manifest import Manifest
    from perfmirror_ssg.publishing.repository import Repository, Visibility
    from perfmirror_ssg.publishing.workflows import Workflow

WORKFLOWS = ".github/workflows"

_ALL = ""


def _read_visibility(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> "dict[str, Visibility]":
    """Read who may read which repository; what is said of none in particular stands under an empty name."""
    stated: dict[str, Visibility] = {}
    for value in values:
        name, _, seen = value.rpartition("=")
        if seen not in {"private", "public"}:
            message = f'"{value}" says neither private nor public: write --visibility private, or OWNER/NAME=private'
            raise click.BadParameter(message, ctx, param)
        stated[name or _ALL] = "private" if seen == "private" else "public"
    return stated


@click.command(name="deploy-check", epilog="Example: ssg deploy-check _site --visibility me/journal=private")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How problems are printed."
)
@click.option(
    "--visibility",
    "stated",
    multiple=True,
    metavar="[OWNER/NAME=]private|public",
    callback=_read_visibility,
    help="Who may read the repository OWNER/NAME, or each that is pushed to; what is not known counts as public.",
)
@click.option("--base-url", metavar="URL", help="Where the site was said to stand when it was built.")
@click.pass_obj
def deploy_check(
    asked: Asked, folder: Path | None, form: str, stated: "Mapping[str, Visibility]", base_url: str | None
) -> None:
    """Say what would be readable that should not be, before it is.

    Looks at the output in DIR (else where config.toml says), through it as `ssg audit` does when it is for others, at
    the repositories that hold it and the journal, and at their workflows for GitHub. Nothing is asked of another host.
    Ends with 1 when something speaks against publishing.
    """
    from perfmirror_ssg.publishing.deploy import problems_of

    root = asked.root()
    if folder and not folder.is_dir():
        raise Failure(f"{folder} is no folder: name the one that the site was built into")
    place = folder.absolute() if folder else root / _configured_output(root)
    repositories = _repositories(root, place, stated)
    _tell_unmet(stated, repositories)
    facts = _facts(root, place, repositories, _output(asked, root, place))
    problems = in_order((*problems_of(facts), *_leaks(asked, place, facts.output, base_url)))
    base = repositories[0].top if repositories else root
    _print(root, base, problems, form)
    echo_note(_short(facts, problems))
    end(JournalFailure.exit_code if any(problem.severity is Severity.ERROR for problem in problems) else 0)


def _print(root: Path, base: Path, problems: Sequence[Diagnostic], form: str) -> None:
    from perfmirror_ssg.cli_audit import discreet

    match form:
        case "json":
            click.echo(as_json([discreet(problem) for problem in problems]))
        case "github":
            for problem in problems:
                click.echo(as_github(discreet(problem), lambda path: os.path.relpath(root / path, base)))
        case _:
            echo_problems(root, problems)


def _leaks(asked: Asked, place: Path, output: "Output | None", base_url: str | None) -> Sequence[Diagnostic]:
    """Look through an output that is for others, or that others can fetch."""
    from perfmirror_ssg.cli_audit import look_through

    if output is None or (output.audience == "me" and not output.encrypted):
        return ()
    found, _ = look_through(asked, place, output.audience, base_url)
    return found.problems


def _repositories(root: Path, place: Path, stated: "Mapping[str, Visibility]") -> "list[Repository]":
    """Return the repositories of the site folder, of the journal and of the output, each once."""
    from perfmirror_ssg.publishing.repository import repository_of, visibility_by_event
    from perfmirror_ssg.reading.folder import JOURNAL

    # What the person says goes before what GitHub says, and of one repository before all.
    known = {name: seen for name, seen in stated.items() if name != _ALL}
    told = {} if _ALL in stated else visibility_by_event(os.environ)
    folders = (root, root / JOURNAL, place)
    found = [repository_of(folder, {**told, **known}, stated.get(_ALL, "unknown")) for folder in folders]
    return list({repository.top: repository for repository in found if repository}.values())


def _tell_unmet(stated: "Mapping[str, Visibility]", repositories: "Sequence[Repository]") -> None:
    """Say which names that were vouched for are those of no remote: what was said of them changes nothing."""
    from perfmirror_ssg.nearest import nearest

    remotes = [remote for repository in repositories for remote in repository.remotes]
    for name, seen in stated.items():
        if name != _ALL and not any(remote.is_called(name) for remote in remotes):
            meant = nearest(name, {remote.path for remote in remotes}, 1)
            hint = f"; did you mean {meant[0]}?" if meant else ""
            echo_note(f"--visibility {name}={seen} changes nothing, for no remote is called that{hint}")


def _facts(root: Path, place: Path, repositories: "Sequence[Repository]", output: "Output | None") -> "Facts":
    from perfmirror_ssg.publishing.deploy import Facts
    from perfmirror_ssg.publishing.repository import top_of
    from perfmirror_ssg.reading.folder import JOURNAL

    own = {top_of(root), top_of(root / JOURNAL)}
    kept = tuple(_kept(root, repository) for repository in repositories if repository.top in own)
    workflows = tuple(workflow for repository in repositories for workflow in _workflows(root, repository))
    return Facts(
        place=os.path.relpath(place, root),
        output=output,
        kept=kept,
        others=tuple(remote for repository in repositories if repository.top not in own for remote in repository.remotes),
        workflows=workflows,
        vaults=tuple(_vaults(root, repositories)),
    )


def _vaults(root: Path, repositories: "Sequence[Repository]") -> "Iterator[VaultFile]":
    """Look for the vault of each audience, on the disk and in git."""
    from perfmirror_ssg.publishing.deploy import VaultFile
    from perfmirror_ssg.publishing.encrypted import vault_name
    from perfmirror_ssg.publishing.repository import committed, top_of

    own = next((repository for repository in repositories if repository.top == top_of(root)), None)
    for audience in get_args(Audience):
        name = vault_name(audience)
        path = os.path.relpath(root.resolve() / name, own.top) if own else name
        if (root / name).is_file():
            kept = own is not None and path in own.tracked
            yield VaultFile(audience=audience, name=name, state="kept" if kept else "uncommitted")
        else:
            lost = own is not None and (path in own.tracked or committed(own, [path]))
            yield VaultFile(audience=audience, name=name, state="lost" if lost else "missing")


def _kept(root: Path, repository: "Repository") -> "Kept":
    """Say what a repository keeps of the site folder; old commits are asked for only where a stranger may read them."""
    from perfmirror_ssg.publishing.deploy import Kept
    from perfmirror_ssg.publishing.repository import committed
    from perfmirror_ssg.reading.inputs import SOURCES

    tracked = tuple(_seen_from(root, repository, repository.tracked))
    names = [os.path.relpath(root.resolve() / name, repository.top) for name in SOURCES]
    asked = any(remote.visibility != "private" for remote in repository.remotes)
    held = committed(repository, [name if name != "." else "" for name in names if not name.startswith("..")]) if asked else ()
    return Kept(
        remotes=repository.remotes,
        tracked=tracked,
        committed=tuple(path for path in _seen_from(root, repository, held) if path not in set(tracked)),
    )


def _seen_from(root: Path, repository: "Repository", paths: Sequence[str]) -> Iterator[str]:
    """Yield the paths below the site folder, from there."""
    seen = (os.path.relpath(repository.top / path, root.resolve()) for path in paths)
    return (path for path in seen if not path.startswith(".."))


def _workflows(root: Path, repository: "Repository") -> "Iterator[Workflow]":
    """Read the workflows of a repository."""
    from perfmirror_ssg.publishing.workflows import read_workflow
    from perfmirror_ssg.reading.folder import read_source
    from perfmirror_ssg.reading.source import SourceFile

    folder = repository.top / WORKFLOWS
    names = sorted(path.name for path in folder.iterdir() if path.suffix in {".yml", ".yaml"}) if folder.is_dir() else []
    for name in names:
        path = os.path.relpath(folder / name, root)
        source = read_source(root, path).value
        if source is None and (folder / name).is_file():
            # What is no text to us may be a workflow to GitHub.
            text = (folder / name).read_bytes().decode("utf-8", "replace")
            source = SourceFile(path=path, text=text, lines=tuple(text.splitlines()))
        if source:
            yield read_workflow(source)


def _output(asked: Asked, root: Path, place: Path) -> "Output | None":
    """Compare an output with what the build noted of it, and with what it would be made from now."""
    from perfmirror_ssg.outcome import made_from
    from perfmirror_ssg.publishing.deploy import Output
    from perfmirror_ssg.publishing.manifest import manifest_path, read_manifest
    from perfmirror_ssg.reading.inputs import inputs_digest

    manifest = read_manifest(manifest_path(root / ".ssg", place.resolve()))
    if manifest is None or not place.is_dir():
        return None
    there = set(_files(place))
    differing = [
        name for name, row in manifest.files.items() if name not in there or not _is_as_built(place / name, row.sha256)
    ]
    return Output(
        audience=manifest.audience,
        encrypted=manifest.encrypted,
        differing=tuple(sorted(differing)),
        strangers=tuple(sorted(there - manifest.files.keys())),
        stale=made_from(root / ".ssg", place.resolve()) not in {None, inputs_digest(root)},
        rotated=manifest.encrypted and _is_rotated(root, place, manifest.audience),
        empty=_is_empty(asked, manifest),
    )


def _is_empty(asked: Asked, manifest: "Manifest") -> bool:
    from perfmirror_ssg.build import narrowed
    from perfmirror_ssg.cli_making import holds_nothing

    if manifest.audience == "me":
        return False
    mirror = asked.read()
    return not mirror.config_is_wrong and holds_nothing(narrowed(mirror, manifest.audience).report.journal)


def _is_rotated(root: Path, place: Path, audience: Audience) -> bool:
    """Whether an output opens by another vault than the one of its audience; what cannot be read is another's to say."""
    from perfmirror_ssg.publishing.encrypted import vault_name
    from perfmirror_ssg.publishing.place import UNLOCK
    from perfmirror_ssg.publishing.ssg1 import UnreadableError, read_unlock, read_vault

    try:
        return read_unlock((place / UNLOCK).read_bytes()).vault != read_vault((root / vault_name(audience)).read_bytes())
    except (OSError, UnreadableError):
        return False


def _files(place: Path) -> Iterator[str]:
    """Yield every file and every link of an output; the repository at its top is git's own."""
    for folder, folders, names in os.walk(place):
        if Path(folder) == place and ".git" in folders:
            folders.remove(".git")
        links = [name for name in folders if Path(folder, name).is_symlink()]
        yield from (os.path.relpath(f"{folder}/{name}", place) for name in (*names, *links))


def _is_as_built(file: Path, sha256: str) -> bool:
    from perfmirror_ssg.publishing.manifest import digest

    return not file.is_symlink() and file.is_file() and digest(file.read_bytes()) == sha256


def _configured_output(root: Path) -> str:
    from perfmirror_ssg.config import read_config
    from perfmirror_ssg.reading.folder import read_source

    source = read_source(root, "config.toml").value
    return read_config(source.text if source else None).value.site.output


def _short(facts: "Facts", problems: Sequence[Diagnostic]) -> str:
    """Say in one line what was looked at, and what came of it."""
    output = facts.output
    what = f"the {'encrypted' if output.encrypted else 'plain'} site for {output.audience}" if output else "not built here"
    seen = f"{counted(len(facts.remotes), 'remote')} and {counted(len(facts.workflows), 'workflow')}"
    return f"{facts.place}, {what}, beside {seen}: {tally(problems) or 'nothing speaks against publishing it'}"
