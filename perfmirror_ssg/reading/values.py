"""One value of a field: the text as written, to what it means.

In: a field of the table of kinds and the text, from front matter or from `[key:: value]` in the body alike. Out: the value,
None when nothing was given or it cannot be read, and what to type instead.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.figures import read_decimal
from perfmirror_ssg.kinds import Field, Kind, Type
from perfmirror_ssg.markdown.ids import id_fault, mended_id
from perfmirror_ssg.markdown.wikilinks import WIKILINK
from perfmirror_ssg.model import Value
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.weeks import Mistake, Week, read_date, read_when

AUDIENCES = ("me", "coach", "public")

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s?%")


def read_value(field: Field, kind: Kind | None, text: str, span: Span) -> Checked[Value | None]:
    """Read the value of a field; a status is made canonical when the kind is known."""
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        return Checked(value=None)
    if field.type is Type.TEXT:
        from perfmirror_ssg.markdown.text import inline  # brings the parser, which a status needs not

        rich = inline(text, span)
        return Checked(value=rich.value, problems=rich.problems)
    code, read = _READERS[field.type]
    value = read(_target(text.strip()), field, kind)
    if isinstance(value, Mistake):
        problem = Diagnostic(code=code, span=span, message=value.message, hint=value.hint)
        return Checked(value=None, problems=(problem,))
    return Checked(value=value)


def _target(text: str) -> str:
    """Return what a value means that is one wikilink: `[[^id|words]]` is `id`, `[[2026-W20]]` the week."""
    link = WIKILINK.fullmatch(text)
    if not link:
        return text
    target, _, fragment = link[2].partition("|")[0].partition("#")
    return (fragment.strip() or target.strip()).removesuffix(".md")


def _confidence(text: str, _field: Field, _kind: Kind | None) -> Fraction | Mistake:
    percent = _PERCENT.fullmatch(text)
    value = _hundredths(percent[1]) if percent else read_decimal(text)
    if value is None:
        comma = re.fullmatch(r"(\d+),(\d+)(\s?%)?", text)
        hint = f"write {comma[1]}.{comma[2]}{comma[3] or ''}" if comma else "write 70% or 0.7"
        return Mistake(message=f'"{text}" is no confidence', hint=hint)
    if not percent and "." not in text and value >= 1:
        hint = f"write {text}%" if value > 1 else "write 1% or 100%"
        return Mistake(message=f"a confidence of {text} could mean two things", hint=hint)
    if not 0 <= value <= 1:
        return Mistake(message=f"a confidence of {text} is out of range", hint="it runs from 0% to 100%")
    return value


def _hundredths(figure: str) -> Fraction:
    whole, _, decimals = figure.partition(".")
    return Fraction(int(whole + decimals), 100 * 10 ** len(decimals))


def _when(text: str, _field: Field, _kind: Kind | None) -> Week | dt.date | Mistake:
    return read_when(text)


def _date(text: str, _field: Field, _kind: Kind | None) -> dt.date | Mistake:
    return read_date(text)


def _score(text: str, field: Field, _kind: Kind | None) -> int | Mistake:
    if text in {"1", "2", "3", "4", "5"}:
        return int(text)
    return Mistake(message=f'"{text}" is no {field.name}', hint="write a whole number from 1 to 5")


def _yes_no(text: str, field: Field, _kind: Kind | None) -> bool | Mistake:
    said = {"yes": True, "true": True, "no": False, "false": False}.get(text.casefold())
    return Mistake(message=f'"{text}" is no answer to {field.name}', hint="write yes or no") if said is None else said


def _id(text: str, _field: Field, _kind: Kind | None) -> str | Mistake:
    word = text.removeprefix("^")
    fault = id_fault(word)
    if fault is None:
        return word
    mended = mended_id(word)
    return Mistake(message=f'"{word}" is no id: {fault}', hint=f"write {mended}" if mended else "write it as defer-probes")


def _choice(text: str, field: Field, _kind: Kind | None) -> str | Mistake:
    return _one_of(text, field.name, field.choices, {})


def _status(text: str, field: Field, kind: Kind | None) -> str | Mistake:
    if kind is None:
        return text.casefold()
    if not kind.statuses:
        return Mistake(message=f"{kind.title.lower()} have no status", hint="leave it out")
    return _one_of(text, f"{field.name} of a {kind.name}", kind.statuses, kind.synonyms)


def _audience(text: str, _field: Field, _kind: Kind | None) -> str | Mistake:
    return _one_of(text, "audience", AUDIENCES, {})


def _one_of(text: str, what: str, choices: Sequence[str], synonyms: Mapping[str, str]) -> str | Mistake:
    word = text.casefold()
    word = synonyms.get(word, word)
    if word in choices:
        return word
    near = nearest(word, (*choices, *synonyms), n=1)
    hint = f"one of: {', '.join(choices)}"
    return Mistake(message=f'"{text}" is no {what}', hint=f'did you mean "{near[0]}"? {hint}' if near else hint)


_Reader = Callable[[str, Field, Kind | None], Value | Mistake]

_READERS: Mapping[Type, tuple[str, _Reader]] = MappingProxyType(
    {
        Type.CONFIDENCE: ("E234", _confidence),
        Type.WHEN: ("E206", _when),
        Type.DATE: ("E206", _date),
        Type.SCORE: ("E236", _score),
        Type.YES_NO: ("E237", _yes_no),
        Type.ID: ("E231", _id),
        Type.CHOICE: ("E235", _choice),
        Type.STATUS: ("E233", _status),
        Type.AUDIENCE: ("E208", _audience),
    }
)
"""For each type but text, the code of what is wrong with a value, and how one is read."""
