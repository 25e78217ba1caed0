"""May this site be published from here? What would be readable that should not be, said before it is.

In: `Facts` about an output, its repositories and their workflows. Out: problems. Nothing is looked up here.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span, counted, in_order
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.place import MARKER, first_of
from perfmirror_ssg.publishing.repository import Remote
from perfmirror_ssg.publishing.workflows import Workflow

ENCRYPTION = "encryption.json"
PEOPLE = "people.toml"
SOURCES = ("journal", "config.toml", PEOPLE)
"""What the person writes, from the site folder."""

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
    encryption: bool = False
    """Whether encryption.json is there, and git keeps it where a workflow needs it."""

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
            *_other_output(facts),
        )
    )


def _publishers(facts: Facts) -> list[Workflow]:
    return [workflow for workflow in facts.workflows if workflow.published]


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
    publishers, remote = _publishers(facts), _open_to(facts.remotes)
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


def _other_output(facts: Facts) -> Iterator[Diagnostic]:
    """Refuse an output that is not what was built, or not what was asked for."""
    output, place = facts.output, facts.place
    if output is None:
        yield _not_built(place, f"no build from here made {place}", "build it, and check it again")
        return
    if output.differing:
        yield _not_built(place, f"since it was built, {first_of(output.differing)} changed or went", "build it again")
    strangers = [name for name in output.strangers if name.split("/")[0] not in BESIDE]
    if strangers:
        yield _not_built(place, f"{place} holds what no build wrote: {first_of(strangers)}", "move it elsewhere")
    asked = [built for workflow in _publishers(facts) for built in workflow.built]
    if asked and (output.audience, output.encrypted) not in {(built.audience, built.encrypted) for built in asked}:
        wanted, found = (
            _what(asked[0].audience, encrypted=asked[0].encrypted),
            _what(output.audience, encrypted=output.encrypted),
        )
        message = f"the workflow publishes {wanted}, and {place} is {found}"
        yield Diagnostic(code="E489", span=asked[0].span, message=message, hint="build what the workflow builds, or change it")
    if (output.encrypted or any(built.encrypted for built in asked)) and not facts.encryption:
        message = f"the site is to be encrypted, and {ENCRYPTION} is missing"
        hint = "ssg encrypt init makes it; commit it, for it holds nothing that is secret"
        yield Diagnostic(code="E489", span=_at(ENCRYPTION), message=message, hint=hint)


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
