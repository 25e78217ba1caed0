"""Every disguise that a text is looked for in, in one list.

In: a piece of an output, as bytes or text. Out: what it says when it is taken for something encoded. Each has a gate, which
costs little and keeps away what cannot be so encoded.
"""

import base64
import contextlib
import html
import quopri
import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from urllib.parse import unquote

from msgspec import Struct

from perfmirror_ssg.audit.containers import (
    big_endian,
    bunzipped,
    gunzipped,
    inflated,
    little_endian,
    long_letters,
    margins,
    of_pdf,
    refused,
    unpacked,
    unxzed,
)

INLINE = (
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|tspan|tt|u|"
    "var|wbr"
)
_INLINE = re.compile(rf"</?(?:{INLINE}|[a-z]+-[\w-]+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_NO_ENTITY = re.compile("&#[xX]?[0-9A-Fa-f]{9,}")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_QUOTED = re.compile("=[0-9A-Fa-f]{2}")
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{1,6})[ \t]?|(.))")
_OCTAL = re.compile("[0-7]{1,3}")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_BASE64 = re.compile("[A-Za-z0-9+/_-]{6,}")
_BASE64_LINES = re.compile(r"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{40,}+\r?\n)+[A-Za-z0-9+/]*")
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BEGINNINGS = (b"\x1f\x8b", b"\x78", b"PK", b"\x89PNG", b"\xff\xd8", b"\xff\xfe", b"\xfe\xff")
_SHORT = 256
"""Letters up to which a run is likely to come again."""
_LONG = 48
"""Bytes from which on it is not for chance to say what they are."""
_PAIRS, _SPACE = 8, 0x20
"""Bytes from which on every second one may tell letters of two bytes: it is then smaller than a blank."""
_STANDARD = str.maketrans("-_", "+/")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :]?){5,}")
_BASE32 = re.compile("[A-Z2-7]{8,}")
_NUMBERS = re.compile(r"(?:0x[0-9A-Fa-f]{2,6}|\d{2,7})(?:\s*,\s*(?:0x[0-9A-Fa-f]{2,6}|\d{2,7})){3,}")
_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*(?:(?://+|#+|>+)[ \t]*)?(?=[^\s*|-])")
_NAMED = {"n": "\n", "r": "\n", "t": "\t", "b": " ", "f": " "}


class Encoding(Struct, frozen=True, kw_only=True):
    """A disguise: its name, for a person; the bytes or text it is taken off; how."""

    name: str
    of: type[str] | type[bytes]
    gate: str | bytes
    """What must stand in the piece; empty: nothing in particular."""
    decode: Callable[..., Iterator[str | bytes]]
    whole: bool = False
    """Whether it wants the text as a whole, not line by line."""
    lays_out: bool = False
    """Whether it gives the same text, laid out otherwise: that is no disguise of its own, and hides no other."""
    bares: bool = False
    """Whether what is left has no markup in it."""
    of_signs: bool = False
    """Whether it may still be on a text that was laid out otherwise."""


def _without_tags(text: str) -> Iterator[str]:
    """Leave out tags and comments: those within a line join what they stand between, others part it."""
    bare, comments = _without_comments(text)
    yield _TAG.sub("\n", _INLINE.sub("", _in_one_line(bare)))
    if comments:
        yield "\n".join(map(_in_one_line, comments))


def _without_comments(text: str) -> tuple[str, list[str]]:
    parts, comments, start = [], [], 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts.append(text[start:begin])
        comments.append(text[begin:end])
        start = end + len("-->")
    return "".join([*parts, text[start:]]), comments


def _in_one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")


def _over_lines(text: str) -> Iterator[str]:
    """Join the lines of a paragraph of plain text; in markup, tags part it."""
    if "</" not in text:
        yield _BREAK.sub(" ", text)


def _unescaped(line: str) -> Iterator[str]:
    found = html.unescape(_NO_ENTITY.sub(" ", line))
    if found != line:
        yield found


def _percent(line: str) -> Iterator[str]:
    if _PERCENT.search(line):
        yield unquote(line.replace("+", " "), errors="replace")


def _backslash(line: str) -> Iterator[str]:
    r"""Read `A`, `\x41`, `\u{41}`, `\101` as scripts do, and `\41 ` as style sheets do."""
    as_script = _ESCAPE.sub(partial(_sign, style=False), line)
    as_style = _ESCAPE.sub(partial(_sign, style=True), line)
    yield _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), as_script)
    if as_style != as_script:
        yield as_style


def _sign(found: re.Match[str], *, style: bool) -> str:
    long, four, two, plain, other = found.groups()
    if plain and not style:
        octal = _OCTAL.match(plain)
        return _of(int(octal[0], 8)) + found[0][1 + len(octal[0]) :] if octal else found[0][1:]
    number = long or four or two or plain
    return _of(int(number, 16)) if number else _NAMED.get(other, other)


def _of(number: int) -> str:
    return chr(number) if number < 0x110000 else "\N{REPLACEMENT CHARACTER}"


def _quoted(line: str) -> Iterator[bytes]:
    if _QUOTED.search(line):
        yield quopri.decodestring(line.encode("utf-8", "replace"))


def _quoted_lines(text: str) -> Iterator[bytes]:
    """Join lines that end with the sign of quoted-printable for a line that goes on."""
    yield quopri.decodestring(text.encode("utf-8", "replace"))


def _base64(line: str) -> Iterator[bytes]:
    """Take every run of its letters for base64; what it is glued to may have shifted its beginning."""
    for run in _BASE64.findall(line):
        # Text so encoded has letters of both cases; words and figures have not.
        if not (run.islower() or run.isdecimal() or run[1:].islower()):
            yield from _of_short(run) if len(run) <= _SHORT else _of_base64(run)


def _base64_lines(text: str) -> Iterator[bytes]:
    """Join lines as mail breaks them."""
    for run in _BASE64_LINES.findall(text):
        yield from _of_base64("".join(run.split()))


@lru_cache(maxsize=1 << 16)
def _of_short(run: str) -> tuple[bytes, ...]:
    return _of_base64(run)


def _of_base64(run: str) -> tuple[bytes, ...]:
    parts = {run[start:] for start in range(4)} | {part for part in re.split("[/_+-]", run) if len(part) >= 6}
    wholes = (part[:-1] if len(part) % 4 == 1 else part for part in sorted(parts, key=lambda part: (-len(part), part)))
    found = (base64.b64decode(whole.translate(_STANDARD) + "=" * (-len(whole) % 4)) for whole in wholes)
    return tuple(data for data in found if _means_something(data))


def _means_something(data: bytes) -> bool:
    """Whether bytes may be text, or something with text in it, and not what comes of a word that was no code."""
    if len(data) >= _PAIRS and (max(data[::2]) < _SPACE or max(data[1::2]) < _SPACE):
        return True
    if data.isascii():
        return not _CONTROL.search(data) or b"\0" in data
    if len(data) >= _LONG or data.startswith(_BEGINNINGS):
        return True
    with contextlib.suppress(UnicodeDecodeError):
        return bool(data.decode())
    return False


def _hex(line: str) -> Iterator[bytes]:
    for found in _HEX.findall(line):
        digits = re.sub("[ :]", "", found)
        yield bytes.fromhex(digits)
        if len(digits) >= 12:
            yield bytes.fromhex(digits[1:-1])


def _base32(line: str) -> Iterator[bytes]:
    for run in _BASE32.findall(line):
        whole = run[: len(run) // 8 * 8 + {2: 2, 4: 4, 5: 5, 7: 7}.get(len(run) % 8, 0)]
        yield from filter(_means_something, (base64.b32decode(whole + "=" * (-len(whole) % 8)),))


def _numbers(line: str) -> Iterator[str]:
    """Read a list of numbers as the letters that scripts make of it."""
    for found in _NUMBERS.findall(line):
        yield "".join(_of(int(number, 0 if number.startswith("0x") else 10)) for number in re.split(r"\s*,\s*", found))


ENCODINGS: tuple[Encoding, ...] = (
    Encoding(name="without tags", of=str, gate="<", decode=_without_tags, whole=True, lays_out=True, bares=True),
    Encoding(name="over lines", of=str, gate="\n", decode=_over_lines, whole=True, lays_out=True),
    Encoding(name="HTML entities", of=str, gate="&", decode=_unescaped, of_signs=True),
    Encoding(name="percent signs", of=str, gate="%", decode=_percent),
    Encoding(name="backslashes", of=str, gate="\\", decode=_backslash),
    Encoding(name="quoted-printable", of=str, gate="=", decode=_quoted),
    Encoding(name="quoted-printable over lines", of=str, gate="=\n", decode=_quoted_lines, whole=True),
    Encoding(name="base64", of=str, gate="", decode=_base64),
    Encoding(name="base64 over lines", of=str, gate="\n", decode=_base64_lines, whole=True),
    Encoding(name="base32", of=str, gate="", decode=_base32),
    Encoding(name="numbers of letters", of=str, gate=",", decode=_numbers),
    Encoding(name="hexadecimal", of=str, gate="", decode=_hex),
    Encoding(name="gzip", of=bytes, gate=b"\x1f\x8b\x08", decode=gunzipped),
    Encoding(name="zlib", of=bytes, gate=b"", decode=inflated),
    Encoding(name="zip", of=bytes, gate=b"PK", decode=unpacked),
    Encoding(name="bzip2", of=bytes, gate=b"BZh", decode=bunzipped),
    Encoding(name="xz", of=bytes, gate=b"\xfd7zXZ\0", decode=unxzed),
    Encoding(name="PDF", of=bytes, gate=b"%PDF", decode=of_pdf),
    Encoding(name="packed", of=bytes, gate=b"", decode=refused),
    Encoding(name="UTF-32", of=bytes, gate=b"\0\0", decode=long_letters),
    Encoding(name="UTF-16, little end first", of=bytes, gate=b"", decode=little_endian),
    Encoding(name="UTF-16, big end first", of=bytes, gate=b"", decode=big_endian),
    Encoding(name="beside a picture", of=bytes, gate=b"", decode=margins),
)
"""Beside these every text is looked through as it stands, and folded: case, compatible forms, invisible signs."""
