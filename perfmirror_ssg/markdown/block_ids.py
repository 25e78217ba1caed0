"""Words that begin with `^`: where one is an id, and what to say of one that stands elsewhere.

In: the tokens of a text, with `ident` tokens and their places. Out: the id of a record or of a block of prose; problems.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.markdown.ids import id_fault, mended_id

_BREAKS = frozenset({"field", "softbreak", "hardbreak"})


class Ident(Struct, frozen=True, kw_only=True):
    """A word that begins with `^`, and how it stands in its text once fields and comments are out."""

    word: str
    at: Span
    index: int
    first: bool
    last: bool
    glued: bool

    @property
    def has_letter(self) -> bool:
        """Whether it can be meant as an id: `^2` is none."""
        return any(c.isalpha() for c in self.word)


class RecordId(Struct, frozen=True, kw_only=True):
    """The id on the first line of a record."""

    id: str
    at: Span
    update: bool
    told: bool
    """Whether there is a problem with how it is written."""


def record_id(tokens: list[Token]) -> tuple[RecordId | None, list[Diagnostic]]:
    """Take the id out of the tokens of a record's first line: its first word in an update, else its last."""
    found = list(_idents(tokens))
    taken = next((i for i in found if i.first), None) or next((i for i in found if i.last), None)
    problems = [_misplaced(ident) for ident in found if ident is not taken and ident.has_letter]
    if taken is None:
        return None, problems
    if fault := id_fault(taken.word):
        problems.append(_malformed(taken, fault))
    elif taken.glued:
        problems.append(_glued(taken))
    meant = unicodedata.normalize("NFC", taken.word) if not fault else mended_id(taken.word)
    if not meant:
        return None, problems
    del tokens[taken.index]
    for token in tokens[taken.index :] if taken.first else ():
        token.content = token.content.lstrip() if token.type == "text" else token.content
        if not _is_blank(token):
            break
    return RecordId(id=meant, at=taken.at, update=taken.first, told=bool(fault) or taken.glued), problems


def block_id(tokens: list[Token]) -> tuple[RecordId | None, list[Diagnostic]]:
    """Take the id out of the end of a block of prose; a block that begins with one looks like a lost update."""
    found = [ident for ident in _idents(tokens) if not ident.glued and ident.has_letter]
    last = next((ident for ident in found if ident.last), None)
    if found and found[0].first and not found[0].last:
        return None, [_stray(found[0], "an update stands under the heading of its kind, or under Updates")]
    if last is None:
        return None, []
    if fault := id_fault(last.word):
        return None, [replace(_stray(last, f"write ^{mended_id(last.word)}"), message=f'"^{last.word}" is text here: {fault}')]
    del tokens[last.index]
    return RecordId(id=unicodedata.normalize("NFC", last.word), at=last.at, update=False, told=False), []


def detail_ids(tokens: Sequence[Token], *, nested_item: bool) -> list[Diagnostic]:
    """Report every id in the detail of a record; a nested item that begins with one is a record in the wrong place."""
    found = [ident for ident in _idents(tokens) if ident.has_letter]
    return [_nested(ident) if nested_item and ident.first else _stray(ident, _link_hint(ident.word)) for ident in found]


def stray_ids(tokens: Sequence[Token]) -> list[Diagnostic]:
    """Report every id in a text that is no record."""
    return [_stray(ident, _link_hint(ident.word)) for ident in _idents(tokens) if ident.has_letter and not ident.glued]


def _idents(tokens: Sequence[Token]) -> Iterator[Ident]:
    for i, token in enumerate(tokens):
        if token.type == "ident":
            before, after = tokens[:i], tokens[i + 1 :]
            yield Ident(
                word=token.content,
                at=token.meta["at"],
                index=i,
                first=all(_is_blank(t) for t in before),
                last=all(_is_blank(t) for t in after),
                glued=_touches(before[-1:], -1) or _touches(after[:1], 0),
            )


def _is_blank(token: Token) -> bool:
    return token.type == "field" or (token.type == "text" and not token.content.strip())


def _touches(neighbour: Sequence[Token], side: int) -> bool:
    if not neighbour or neighbour[0].type in _BREAKS:
        return False
    token = neighbour[0]
    return token.type != "text" or (bool(token.content) and not token.content[side].isspace())


def _malformed(ident: Ident, fault: str) -> Diagnostic:
    right = mended_id(ident.word)
    hint = f"write ^{right}" if right else "write a word, as ^keep-one-repository"
    return Diagnostic(code="E260", span=ident.at, message=f'"^{ident.word}" is no id: {fault}', hint=hint)


def _glued(ident: Ident) -> Diagnostic:
    message = f'the id "^{ident.word}" touches what stands beside it'
    return Diagnostic(code="E261", span=ident.at, message=message, hint=f"put a blank around it: … ^{ident.word}")


def _misplaced(ident: Ident) -> Diagnostic:
    right = mended_id(ident.word)
    message = f'"^{ident.word}" stands in the middle of the line, and is shown as text'
    hint = f"an id is the last word of the line, an update begins with it; to link write [[^{right}]]"
    return Diagnostic(code="E261", span=ident.at, message=message, hint=hint)


def _nested(ident: Ident) -> Diagnostic:
    message = f'"^{ident.word}" begins an item inside another, which is no record'
    return Diagnostic(code="E262", span=ident.at, message=message, hint="begin the item at the margin of its list")


def _link_hint(word: str) -> str:
    return f"an id ends the first line of a record; to link write [[^{mended_id(word)}]]"


def _stray(ident: Ident, hint: str) -> Diagnostic:
    message = f'the id "^{ident.word}" stands outside the first line of a record'
    return Diagnostic(code="W523", span=ident.at, message=message, hint=hint)
