"""Documents: pages, goals, stories and reviews, each a file with a little front matter and a body.

In: a `SourceFile` and the kind of its folder. Out: a `Document`; what could not be read is left out of it and reported.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.kinds import Field, Type
from perfmirror_ssg.markdown.text import words
from perfmirror_ssg.model import Body, Document, DocumentKind, FieldValue, Need, Prose, RichText
from perfmirror_ssg.phrases import sentence, spoken
from perfmirror_ssg.reading.categories import unknown_category
from perfmirror_ssg.reading.expect import Problems, known_fields, problem, rich_of, texts_of, unknown_key, words_of
from perfmirror_ssg.reading.fields import read_front
from perfmirror_ssg.reading.head import nothing_in, read_share, read_tags, read_typed, unfenced
from perfmirror_ssg.reading.logs import read_body
from perfmirror_ssg.reading.names import PERIOD
from perfmirror_ssg.reading.nodes import ListNode, MappingNode, Node, TextNode
from perfmirror_ssg.reading.source import SourceFile
from perfmirror_ssg.settings import Config
from perfmirror_ssg.story_parts import parts_of
from perfmirror_ssg.weeks import Week, is_year

COMMON = ("title", "tags", "share", "share_title")
"""Keys that every document may have."""

FIELDS: Mapping[DocumentKind, tuple[Field, ...]] = MappingProxyType(
    {
        DocumentKind.PAGE: (
            Field(name="reread", type=Type.CHOICE, choices=("yearly", "half-yearly", "quarterly")),
            Field(name="reread_done", type=Type.DATE),
        ),
        DocumentKind.GOAL: (
            Field(name="by", type=Type.WHEN),
            Field(name="status", type=Type.CHOICE, choices=("open", "reached", "dropped")),
        ),
        DocumentKind.STORY: (Field(name="learned"),),
        DocumentKind.REVIEW: (),
    }
)
"""What else the front matter of a kind of document may say."""

LISTS: Mapping[DocumentKind, tuple[str, ...]] = MappingProxyType(
    {
        DocumentKind.GOAL: ("needs",),
        DocumentKind.STORY: ("questions",),
    }
)
"""Keys that hold lists, by kind of document."""

NEED_KEYS = ("id", "title", "level", "categories", "want", "by")
"""Keys of a need of a goal."""

_NEED = "{id: reviews, title: designs that other teams build on}"


def read_document(source: SourceFile, kind: DocumentKind, config: Config) -> Checked[Document]:
    """Read one document; there is always one, at worst with a body alone."""
    front = read_front(source, _keys(kind))
    name = unicodedata.normalize("NFC", source.path.rpartition("/")[2].removesuffix(".md"))
    lost = unfenced(source, front.value, _keys(kind))
    problems: Problems = [*nothing_in(source), *front.problems, *lost, *_misnamed(source, kind, name)]
    fields = _fields(front.value.root, kind, problems)
    body = read_body(source, front.value.body, front.value.body_line, {})
    problems += body.problems
    document = Document(
        kind=kind,
        name=name,
        path=source.path,
        title=rich_of(fields.get("title"), "title", problems) or words(_called(kind, name, body.value)),
        tags=read_tags(fields.get("tags"), problems),
        share=read_share(fields.get("share"), problems),
        share_title=words_of(fields.get("share_title"), "share_title", problems),
        fields=dict(_values(fields, kind, problems)),
        questions=_questions(fields.get("questions"), problems),
        needs=_needs(fields.get("needs"), config, problems),
        blocks=tuple(block for block in body.value.blocks if isinstance(block, Prose)),
        headings=body.value.headings,
        anchors=body.value.anchors,
    )
    return Checked(value=document, problems=tuple(problems))


def _keys(kind: DocumentKind) -> tuple[str, ...]:
    return (*COMMON, *(field.name for field in FIELDS[kind]), *LISTS.get(kind, ()))


def _fields(root: MappingNode | None, kind: DocumentKind, problems: Problems) -> Mapping[str, Node]:
    """Return the values of the keys that this kind knows; say of the others whose they are."""
    fields: dict[str, Node] = {}
    for key, value in root or ():
        owner = next((other for other in DocumentKind if key.text in _keys(other)), None)
        if key.text in _keys(kind):
            fields[key.text] = value
        elif owner:
            message, hint = (
                f'"{key.text}" is no key of {_one(kind)}',
                f"it belongs to {_one(owner)}, below journal/{owner.value}/",
            )
            problems.append(problem("E201", key.span, message, hint))
        else:
            problems.append(unknown_key(key, f"of {_one(kind)}", _keys(kind)))
    return fields


def _values(fields: Mapping[str, Node], kind: DocumentKind, problems: Problems) -> Iterator[tuple[str, FieldValue]]:
    for field in FIELDS[kind]:
        node = fields.get(field.name)
        value = rich_of(node, field.name, problems) if field.type is Type.TEXT else read_typed(node, field, problems)
        if node and value is not None:
            yield field.name, FieldValue(value=value, span=node.span)


def _questions(node: Node | None, problems: Problems) -> tuple[RichText, ...]:
    texts = (rich_of(text, "questions", problems) for text in texts_of(node, "questions", problems))
    return tuple(text for text in texts if text)


def _needs(node: Node | None, config: Config, problems: Problems) -> tuple[Need, ...]:
    if isinstance(node, ListNode):
        needs: dict[str, Need] = {}
        for need in (need for item in node.items for need in _need(item, config, problems)):
            known = needs.setdefault(need.id, need)
            if known is not need:
                hint = "give each need an id of its own"
                problems.append(problem("E244", need.span, f'two needs have the id "{need.id}"', hint, known.span))
        return tuple(needs.values())
    if node and not (isinstance(node, TextNode) and node.empty):
        problems.append(problem("E243", node.span, "needs is a list", f"write - {_NEED} on a line below needs:"))
    return ()


def _need(node: Node, config: Config, problems: Problems) -> Iterator[Need]:
    fields = known_fields(node, "of a need", NEED_KEYS, problems) if isinstance(node, MappingNode) else {}
    identity = read_typed(fields.get("id"), Field(name="id", type=Type.ID), problems)
    title = rich_of(fields.get("title"), "title", problems)
    by = read_typed(fields.get("by"), Field(name="by", type=Type.WHEN), problems)
    if isinstance(identity, str) and title:
        yield Need(
            id=identity,
            title=title,
            level=words_of(fields.get("level"), "level", problems),
            categories=tuple(_categories(fields.get("categories"), config, problems)),
            want=words_of(fields.get("want"), "want", problems),
            by=by if isinstance(by, Week | dt.date) else None,
            span=node.span,
        )
    elif not ("id" in fields and "title" in fields):
        problems.append(problem("E243", node.span, "a need has an id and a title", f"write {_NEED}"))


def _categories(node: Node | None, config: Config, problems: Problems) -> Iterator[str]:
    for text in texts_of(node, "categories", problems):
        name = config.aliases.get(text.text, text.text)
        if name in config.categories:
            yield name
        else:
            problems.append(unknown_category(text, None, config))


def _misnamed(source: SourceFile, kind: DocumentKind, name: str) -> Iterator[Diagnostic]:
    if kind is DocumentKind.REVIEW and not _is_period(name):
        message = f'"{name}" names no period of a review'
        right = name.upper()
        hint = f"name it {right}.md" if _is_period(right) else "name it as 2026-Q2, 2026-H1, 2026, 2026-05 or 2026-C1"
        yield problem("E242", source.span(1, 1), message, hint)


def _is_period(name: str) -> bool:
    return bool(PERIOD.fullmatch(name)) and is_year(int(name[:4]))


def _called(kind: DocumentKind, name: str, body: Body) -> str:
    """Call a document without a title by its first heading; a story not by "Situation", but by its file's name in words."""
    heading = body.headings[0].text if body.headings else ""
    return sentence(spoken(name)) if kind is DocumentKind.STORY and parts_of(heading) else heading or name


def _one(kind: DocumentKind) -> str:
    return {"stories": "a story"}.get(kind.value, f"a {kind.value.removesuffix('s')}")
