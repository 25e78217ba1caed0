"""May this site be published from here? What would be readable that should not be, said before it is.

In: `Facts` about an output, its repositories and their workflows. Out: problems. Nothing is looked up here.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span, counted, in_order
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.place import MARKER, first_of
from perfmirror_ssg.publishing.repository import Remote
from perfmirror_ssg.publishing.workflows import Built, Workflow
from perfmirror_ssg.reading.inputs import SOURCES

BESIDE = frozenset({".git", ".gitattributes", ".gitignore", ".nojekyll", "CNAME"})
"""Files that a host or git wants at the top of an output, and that say nothing of the journal."""


class Output(Struct, frozen=True, kw_only=True):
    """An output as it stands, beside what the build noted of it."""

    audience: Audience
    encrypted: bool
    differing: tuple[str, ...] = ()
    """Files that are gone, or are not as they were built."""
    strangers: tuple[str, ...] = ()
    """Files that no build wrote."""
    stale: bool = False
    """Whether what it was made from has changed since."""
    rotated: bool = False
    """Whether it opens with another passphrase than the one there is now."""
    empty: bool = False
    """Whether nothing at all is shared with those it is for."""


class VaultFile(Struct, frozen=True, kw_only=True):
    """The file without which the passphrase of an audience's encrypted site opens nothing, and where it stands."""

    audience: Audience
    name: str
    state: Literal["kept", "uncommitted", "lost", "missing"]
    """Lost: git keeps it, and it is not there."""


class Kept(Struct, frozen=True, kw_only=True):
    """What a repository keeps of the site folder; paths are from that folder."""

    remotes: tuple[Remote, ...] = ()
    tracked: tuple[str, ...] = ()
    committed: tuple[str, ...] = ()
    """What the person wrote that is no longer tracked, and stands in an old commit."""


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of a publication that is about to be."""

    place: str
    """The output, as seen from the site folder."""
    output: Output | None
    """None: no build from here made it."""
    kept: tuple[Kept, ...] = ()
    """By the repository of the site folder, and by that of the journal where it is another."""
    others: tuple[Remote, ...] = ()
    """Of the repository that holds the output, where it is another again."""
    workflows: tuple[Workflow, ...] = ()
    vaults: tuple[VaultFile, ...] = ()

    @property
    def remotes(self) -> tuple[Remote, ...]:
        """All that anything here is pushed to, that of the output first."""
        return (*self.others, *(remote for kept in self.kept for remote in kept.remotes))


def problems_of(facts: Facts) -> tuple[Diagnostic, ...]:
    """Return everything that speaks against publishing, in order."""
    return in_order(
        (
            *_exposed(facts),
            *(problem for kept in facts.kept for problem in (*_sources(kept), *_outputs(kept, facts.place))),
            *_passphrases(facts),
            *_loose(facts),
            *_unknown(facts),
            *_output(facts),
            *(problem for built in _published(facts) for problem in _another(facts, built)),
            *_vaults(facts),
        )
    )


def _published(facts: Facts) -> tuple[Built, ...]:
    """Return every site that a workflow builds where it publishes, each once."""
    publications = (publication for workflow in facts.workflows for publication in workflow.publications)
    return tuple(dict.fromkeys(built for publication in publications for built in publication.built))


def _open_to(remotes: Sequence[Remote]) -> Remote | None:
    """Return the remote that everybody may read, or may be able to."""
    open_ones = [remote for remote in remotes if remote.visibility != "private"]
    return min(open_ones, key=lambda remote: remote.visibility != "public", default=None)


def _said(remote: Remote) -> str:
    if remote.visibility == "public":
        return f"{remote.name} ({remote.url}) is public"
    return f"whether {remote.name} ({remote.url}) is public cannot be known here, so it counts as public"


def _vouched(remote: Remote) -> str:
    """Say how the person can speak for a repository of which nothing is known."""
    return f"; if {remote.path} is private, say --visibility {remote.path}=private" if remote.visibility == "unknown" else ""


def _exposed(facts: Facts) -> Iterator[Diagnostic]:
    """Refuse pages in plain text that are not for everybody, where everybody may read them."""
    output = facts.output
    if output is None or output.encrypted or output.audience == "public":
        return
    publishers = [workflow for workflow in facts.workflows if workflow.publications]
    remote = _open_to(facts.remotes)
    if publishers:
        where = f"{publishers[0].path} publishes to GitHub Pages, which is public whatever the repository is"
        hint = "build it with --encrypt, or with --audience public"
    elif remote:
        where = _said(remote)
        hint = f"build it with --encrypt, or with --audience public{_vouched(remote)}"
    else:
        return
    message = f"{facts.place} is the plain site for {output.audience}, and {where}"
    yield Diagnostic(code="E486", span=_at(facts.place), message=message, hint=hint)


def _sources(kept: Kept) -> Iterator[Diagnostic]:
    """Refuse what the person writes in a repository that everybody may read, also in its old commits."""
    remote = _open_to(kept.remotes)
    if remote is None:
        return
    for name in SOURCES:
        now, once = _below(kept.tracked, name), _below(kept.committed, name)
        if now:
            message = f"git keeps {_counted(now, name)}, and {_said(remote)}"
            hint = f"keep it in a private repository, and publish from a second one{_vouched(remote)}"
            yield Diagnostic(code="E487", span=_at(now[0]), message=message, hint=hint)
        elif once:
            message = f"an old commit holds {_counted(once, name)}, and {_said(remote)}"
            hint = "what was committed can be read for ever; publish from a new repository"
            yield Diagnostic(code="E487", span=_at(name), message=message, hint=hint)


def _outputs(kept: Kept, place: str) -> Iterator[Diagnostic]:
    """Refuse what a build makes among what git keeps: a page that is taken back stays in the old commits."""
    marked = (path.removesuffix(f"/{MARKER}") for path in kept.tracked if path.endswith(f"/{MARKER}"))
    for name in dict.fromkeys((".ssg", place, *marked)):
        found = _below(kept.tracked, name)
        if found:
            hint = f"git rm -r --cached --quiet {name}, and write {name}/ into .gitignore"
            message = f"git keeps {_counted(found, name)}, which a build writes"
            yield Diagnostic(code="E487", span=_at(found[0]), message=message, hint=hint)


def _passphrases(facts: Facts) -> Iterator[Diagnostic]:
    """Refuse secrets in what a pull request starts."""
    for workflow in facts.workflows:
        for span in workflow.secrets if workflow.for_strangers else ():
            message = "a pull request starts this workflow, and it reads a secret"
            hint = "start it by push and workflow_dispatch alone, or take the secret out of it"
            yield Diagnostic(code="E488", span=span, message=message, hint=hint)


def _loose(facts: Facts) -> Iterator[Diagnostic]:
    for workflow in facts.workflows:
        for name, span in workflow.loose:
            message = f'"{name}" is not pinned to a commit'
            hint = "write the 40 digits of a commit behind the @, and the version in a comment"
            yield Diagnostic(code="W589", span=span, message=message, hint=hint)


def _unknown(facts: Facts) -> Iterator[Diagnostic]:
    """Say what cannot be judged, or is not what was built, and so may be anything."""
    for workflow in facts.workflows:
        if workflow.unread:
            message = f"this workflow cannot be read, so it was judged by its words alone: {workflow.unread.message}"
            yield Diagnostic(code="W590", span=workflow.unread.span, message=message, hint=workflow.unread.hint)
        for publication in workflow.publications:
            if not publication.built:
                message = "what this takes to GitHub Pages cannot be judged: no ssg build stands in its job"
                hint = "write `ssg build` with its options into the job that publishes, or make sure that no journal is in it"
                yield Diagnostic(code="W590", span=publication.span, message=message, hint=hint)
            if publication.elsewhere:
                written = first_of(sorted({built.output for built in publication.built} - {""}))
                message = f"this publishes {publication.folder}, which is not what is built there"
                hint = f"publish {written or 'the folder that ssg build writes to'}"
                yield Diagnostic(code="E489", span=publication.span, message=message, hint=hint)


def _output(facts: Facts) -> Iterator[Diagnostic]:
    """Refuse an output that is not what was built, or was built from what is no more; advise of an empty one."""
    output, place = facts.output, facts.place
    if output is None:
        yield _not_built(place, f"no build from here made {place}", "build it, and check it again")
        return
    if output.differing:
        yield _not_built(place, f"since it was built, {first_of(output.differing)} changed or went", "build it again")
    strangers = [name for name in output.strangers if name.split("/")[0] not in BESIDE]
    if strangers:
        yield _not_built(place, f"{place} holds what no build wrote: {first_of(strangers)}", "move it elsewhere")
    if output.stale:
        message = f"the journal, config.toml, people.toml or the theme has changed since {place} was built"
        yield _not_built(place, message, "build it again: what you took back since may still be in it")
    if output.rotated:
        message = f"{place} opens with another passphrase than the one there is now"
        yield _not_built(place, message, f"build it again: ssg build{_options(output)} --output {place}")
    if output.empty:
        message = f"nothing is shared as {output.audience}, so {place} is a site of nothing"
        hint = f"write share: {output.audience} in the front matter of a week; ssg share lists what is shared"
        yield Diagnostic(code="W591", span=_at(place), message=message, hint=hint)


def _another(facts: Facts, built: Built) -> Iterator[Diagnostic]:
    """Refuse a job that publishes another site than this output: each of them has to fit, not only one."""
    output = facts.output
    if output and (output.audience, output.encrypted) == (built.audience, built.encrypted):
        return
    wanted = _what(built.audience, encrypted=built.encrypted)
    if built.audience != "public" and not built.encrypted:
        message = f"this publishes {wanted} to GitHub Pages, which is public whatever the repository is"
        hint = "build with --encrypt or --audience public; what is not published is built in a job of its own"
        yield Diagnostic(code="E486", span=built.span, message=message, hint=hint)
    elif output:
        message = f"the workflow publishes {wanted}, and {facts.place} is {_what(output.audience, encrypted=output.encrypted)}"
        yield Diagnostic(code="E489", span=built.span, message=message, hint="build what the workflow builds, or change it")


def _vaults(facts: Facts) -> Iterator[Diagnostic]:
    """Refuse encryption without the file that it takes, here or where a workflow runs."""
    output = facts.output
    asked = {built.audience for built in _published(facts) if built.encrypted}
    made = {output.audience} if output and output.encrypted else set()
    for vault in facts.vaults:
        if vault.state == "kept" or vault.audience not in (asked if vault.state == "uncommitted" else asked | made):
            continue
        message, hint = _without(vault, made=vault.audience in made)
        yield Diagnostic(code="E489", span=_at(vault.name), message=message, hint=hint)


def _without(vault: VaultFile, *, made: bool) -> tuple[str, str]:
    """Say what is wrong with a vault, and what to type; `made`: an output was encrypted with it."""
    name = vault.name
    if vault.state == "uncommitted":
        hint = f"commit it, for it holds nothing that is secret: git add --force {name} && git commit -m encryption -- {name}"
        return f"the workflow encrypts with {name}, and git does not keep it", hint
    if vault.state == "lost":
        hint = f"bring it back: git restore {name}, or from the commit that `git log --all -- {name}` names"
        return f"git keeps {name}, and it is not there", hint
    option = "" if vault.audience == "me" else f" --audience {vault.audience}"
    new = f"`ssg encrypt init{option}` makes"
    if made:
        return f"the site is encrypted, and {name} is gone", f"bring it back from a copy; {new} another one, for a new build"
    return f"the site is to be encrypted, and {name} is missing", f"{new} it; commit it, for it holds nothing that is secret"


def _options(output: Output) -> str:
    return f"{'' if output.audience == 'me' else f' --audience {output.audience}'}{' --encrypt' if output.encrypted else ''}"


def _not_built(place: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code="E489", span=_at(place), message=message, hint=hint)


def _what(audience: Audience, *, encrypted: bool) -> str:
    return f"the {'encrypted' if encrypted else 'plain'} site for {audience}"


def _below(paths: Sequence[str], name: str) -> list[str]:
    return [path for path in paths if path == name or path.startswith(f"{name}/")]


def _counted(paths: Sequence[str], name: str) -> str:
    return name if list(paths) == [name] else f"{counted(len(paths), 'file')} of {name}/"


def _at(path: str) -> Span:
    return Span(path=path, line=1, column=1)
