"""What a workflow of GitHub does with a site: what starts it, which secrets it reads, what it builds and publishes.

In: a workflow as a `SourceFile`. Out: a `Workflow`, with the places to point at. One that cannot be read is taken at its words.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.model import Audience
from perfmirror_ssg.reading.fields_yaml import read_yaml
from perfmirror_ssg.reading.nodes import ListNode, MappingNode, Node, TextNode
from perfmirror_ssg.reading.source import SourceFile

PUBLISHERS = ("actions/upload-pages-artifact", "peaceiris/actions-gh-pages", "github-pages-deploy-action")
"""Actions, by a part of their names, that take a folder to GitHub Pages."""

_DEPLOYS = "actions/deploy-pages"
"""Takes there what another step has handed over."""

PASSPHRASE = "SSG_PASSPHRASE"  # noqa: S105 - its name, not its value

# A pull request is somebody else's words; with `_target` it runs beside the secrets of ours.
_STRANGERS = ("pull_request", "pull_request_target")
_SECRET = re.compile(r"\bsecrets\b(?!\s*\.\s*GITHUB_TOKEN\b)")
_BUILD = re.compile(r"\b(?:perfmirror_)?ssg\b[^\n;&|]*?\sbuild\b([^\n;&|]*)")
_PUSH = re.compile(r"\bgit\b[^\n;&|]*\spush\b[^\n;&|]*\bgh-pages\b|\bghp-import\b|\bgh-pages\s+(?:-d|--dist)\b")
_AUDIENCE = re.compile(r"--audience[=\s]\s*[\"']?(\w*)")
_OUTPUT = re.compile(r"--output[=\s]\s*[\"']?([\w./-]+)[\"']?(?=\s|$)")
_CONTINUED, _COMMENT = re.compile(r"\\\n\s*"), re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
_FOLDER = ("path", "folder", "publish_dir")
"""How actions call the folder that they take."""
_TAKEN_UNSAID = "_site"
_NO_SITES = frozenset({"", "..", "journal", ".ssg"})
"""Folders, by their names, that hold what the person wrote: no build writes there."""
_PINNED = re.compile(r"\./.*|docker://.*@sha256:[0-9a-f]{64}|.*@[0-9a-f]{40}")


class Built(Struct, frozen=True, kw_only=True):
    """A site that a workflow builds: for whom, whether encrypted, and the place of the command."""

    audience: Audience
    encrypted: bool
    span: Span
    output: str = ""
    """Where to, if that is said."""


class Publication(Struct, frozen=True, kw_only=True):
    """A step that takes a site to GitHub Pages, and what is built in its job, else in the jobs that it waits for."""

    span: Span
    built: tuple[Built, ...]
    """Empty where that is not said in words that are understood here."""
    folder: str = ""
    """What it takes, if that is said."""
    elsewhere: bool = False
    """Whether that is no folder that a build of its job writes to."""


class Workflow(Struct, frozen=True, kw_only=True):
    """What matters of a workflow."""

    path: str
    for_strangers: bool
    """Whether a pull request starts it."""
    secrets: tuple[Span, ...]
    """Where it reads a secret, or names the passphrase."""
    loose: tuple[tuple[str, Span], ...]
    """Actions that are not pinned to a commit: what is used today need not be what is used tomorrow."""
    publications: tuple[Publication, ...]
    unread: Diagnostic | None = None
    """Why it was taken at its words, if it was."""


class _Job(Struct, frozen=True, kw_only=True):
    needs: tuple[str, ...]
    built: tuple[Built, ...]
    uploads: tuple[tuple[Span, str], ...]
    """With the folder that is taken."""
    deploys: tuple[Span, ...]


def read_workflow(source: SourceFile) -> Workflow:
    """Read a workflow."""
    read = read_yaml(source, 0, len(source.lines) + 1)
    if read.value is None or read.problems:
        return _by_its_words(source, read.problems[0] if read.problems else None)
    texts = tuple(_texts(read.value))
    uses = [(node.text, node.span) for key, node in texts if key == "uses"]
    secrets = [node.span for key, node in texts if _is_secret(key, node.text)]
    secrets += [key.span for key in _keys(read.value) if key.text == PASSPHRASE]
    return Workflow(
        path=source.path,
        for_strangers=bool(set(_triggers(read.value.get("on"))) & set(_STRANGERS)),
        # A key and its value are one mistake.
        secrets=tuple({span.line: span for span in sorted(secrets, reverse=True)}.values()),
        loose=tuple((name, span) for name, span in uses if not _PINNED.fullmatch(name)),
        publications=tuple(_publications(read.value.get("jobs"))),
    )


def _publications(jobs: Node | None) -> Iterator[Publication]:
    """Yield what is taken to GitHub Pages; what was handed over is judged where it was."""
    read = {name.text: _job(job) for name, job in jobs.pairs} if isinstance(jobs, MappingNode) else {}
    handed_over = any(job.uploads for job in read.values())
    for job in read.values():
        waited = tuple(built for name in job.needs if name in read for built in read[name].built)
        for span, folder in job.uploads if handed_over else [(span, "") for span in job.deploys]:
            into = [built for built in job.built if _name(built.output) == _name(folder)] if folder else []
            unbuilt = bool(job.built) and not into and all(built.output for built in job.built)
            elsewhere = bool(folder) and (unbuilt or _name(folder) in _NO_SITES)
            yield Publication(span=span, built=tuple(into) or job.built or waited, folder=folder, elsewhere=elsewhere)


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _job(job: Node) -> _Job:
    texts = tuple(_texts(job))
    run = [(node.text, node.span) for key, node in texts if key == "run"]
    pushes = [(span, "") for text, span in run if _PUSH.search(_code(text))]
    return _Job(
        needs=tuple(node.text for key, node in texts if key == "needs"),
        built=tuple(built for text, span in run for built in _builds(text, span)),
        uploads=(*_taken(job), *pushes),
        deploys=tuple(node.span for key, node in texts if key == "uses" and _DEPLOYS in node.text.casefold()),
    )


def _taken(job: Node) -> Iterator[tuple[Span, str]]:
    """Yield the steps that use an action to publish, and the folder they take; none where it is not said in plain words."""
    for step in _steps(job):
        uses, given = step.get("uses"), step.get("with")
        if not isinstance(uses, TextNode) or not _publishes(uses.text):
            continue
        named = [given.get(key) for key in _FOLDER] if isinstance(given, MappingNode) else []
        said = next((node.text for node in named if isinstance(node, TextNode)), None)
        unsaid = _TAKEN_UNSAID if PUBLISHERS[0] in uses.text.casefold() else ""
        yield uses.span, unsaid if said is None else "" if "${{" in said else said


def _steps(job: Node) -> Sequence[MappingNode]:
    steps = job.get("steps") if isinstance(job, MappingNode) else None
    return [step for step in steps.items if isinstance(step, MappingNode)] if isinstance(steps, ListNode) else []


def _by_its_words(source: SourceFile, cause: Diagnostic | None) -> Workflow:
    """Take a workflow that cannot be read whole at its words, line by line: rather a word too many than one too few."""
    spans = [(line, source.span(number, 1, len(line))) for number, line in enumerate(source.lines, start=1)]
    words = [(line, span) for line, span in spans if not line.lstrip().startswith("#")]
    built = tuple(built for line, span in words for built in _builds(line, span))
    places = [span for line, span in words if _publishes(line) or _DEPLOYS in line.casefold() or _PUSH.search(line)]
    return Workflow(
        path=source.path,
        for_strangers=any(stranger in line for line, _ in words for stranger in _STRANGERS),
        secrets=tuple(span for line, span in words if PASSPHRASE in line or _SECRET.search(line)),
        loose=(),
        publications=tuple(Publication(span=span, built=built) for span in places[:1]),
        unread=cause,
    )


def _triggers(on: Node | None) -> Iterator[str]:
    match on:
        case TextNode(text=text):
            yield text
        case ListNode(items=items):
            yield from (item.text for item in items if isinstance(item, TextNode))
        case MappingNode(pairs=pairs):
            yield from (key.text for key, _ in pairs)
        case _:
            pass


def _texts(node: Node, key: str = "") -> Iterator[tuple[str, TextNode]]:
    """Yield every text with the key it stands under."""
    match node:
        case MappingNode(pairs=pairs):
            for name, value in pairs:
                yield from _texts(value, name.text)
        case ListNode(items=items):
            for item in items:
                yield from _texts(item, key)
        case TextNode():
            yield key, node


def _keys(node: Node) -> Iterator[TextNode]:
    """Yield every key, at any depth."""
    match node:
        case MappingNode(pairs=pairs):
            for name, value in pairs:
                yield name
                yield from _keys(value)
        case ListNode(items=items):
            for item in items:
                yield from _keys(item)
        case _:
            pass


def _is_secret(key: str, text: str) -> bool:
    """Whether a text reads a secret; the token that GitHub gives to every run is none."""
    if key == "secrets" and text == "inherit":
        return True
    return PASSPHRASE in text or ("${{" in text and bool(_SECRET.search(text)))


def _publishes(name: str) -> bool:
    return any(publisher.casefold() in name.casefold() for publisher in PUBLISHERS)


def _builds(text: str, span: Span) -> Iterator[Built]:
    for found in _BUILD.finditer(_code(text)):
        audience, output = _AUDIENCE.findall(found[1]), _OUTPUT.findall(found[1])
        yield Built(
            audience=_audience(audience[-1] if audience else "me"),
            encrypted="--encrypt" in found[1].split(),
            span=span,
            output=output[-1] if output else "",
        )


def _code(text: str) -> str:
    """Return what a shell runs of a script: without comments, every command on one line."""
    return _COMMENT.sub("", _CONTINUED.sub(" ", text))


def _audience(name: str) -> Audience:
    return "public" if name == "public" else "coach" if name == "coach" else "me"
