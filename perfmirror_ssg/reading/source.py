"""One file as text: bytes in, lines out, with every place a person must look at.

In: the path from the site folder and the bytes. Out: a `SourceFile` whose only line end is the line feed, or none
when the file cannot be taken at its word (another encoding, half a merge), and what is wrong with it.
"""

import codecs
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span

MEBIBYTE = 1024 * 1024
LARGEST = 5 * MEBIBYTE
"""Bytes above which a file is not read."""

# C0 and C1 without tab, line feed and U+0085, and the two that are no characters at all.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SourceFile(Struct, frozen=True, kw_only=True):
    """A file's text without BOM, its lines (no line ends), and its path from the site folder."""

    path: str
    text: str
    lines: tuple[str, ...]

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """Return a place in this file; line and column from 1, in code points."""
        return Span(path=self.path, line=line, column=column, length=length)


def decode(path: str, data: bytes) -> Checked[SourceFile | None]:
    """Read bytes as UTF-8 with the line end LF; what cannot be shown becomes U+FFFD, so that columns stay."""
    if len(data) > LARGEST:
        return Checked(value=None, problems=(too_large(path, len(data)),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Checked(value=None, problems=(_encoding(path, data, error),))
    if data.startswith(_UTF16) or text.count("\0") > len(text) // 4:
        return Checked(value=None, problems=(_utf16(path),))
    text = text.replace("\r\n", "\n")
    large = [_large(path, len(data))] if len(data) > MEBIBYTE else []
    unreadable = (*_lone_returns(path, text), *_merge(path, text))
    strange = [found.start() for found in _CONTROL.finditer(text)]
    problems = (*large, *unreadable, *_controls(path, text, strange))
    if unreadable:
        return Checked(value=None, problems=problems)
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text) if strange else text
    return Checked(value=SourceFile(path=path, text=text, lines=tuple(text.split("\n"))), problems=problems)


def too_large(path: str, size: int) -> Diagnostic:
    """Say that a file of `size` bytes is not read."""
    return Diagnostic(
        code="E104",
        span=Span(path=path, line=1, column=1),
        message=f"the file has {size / MEBIBYTE:.1f} MiB; files above {LARGEST // MEBIBYTE} MiB are not read",
        hint="split it, or move pasted logs and pictures into files of their own",
    )


def _place(path: str, text: str, offset: int, length: int = 1) -> Span:
    return Span(path=path, line=text.count("\n", 0, offset) + 1, column=offset - text.rfind("\n", 0, offset), length=length)


def _encoding(path: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    if data.startswith(_UTF16):
        return _utf16(path)
    before = data[: error.start].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    byte = data[error.start]
    alike = bytes([byte]).decode("cp1252", "replace")
    looks = f'; in Windows-1252 it is "{alike}"' if alike.isprintable() and alike != "\N{REPLACEMENT CHARACTER}" else ""
    return Diagnostic(
        code="E100",
        span=_place(path, before, len(before)),
        message=f"byte 0x{byte:02X} is not UTF-8{looks}",
        hint="save the file in the encoding UTF-8",
    )


def _utf16(path: str) -> Diagnostic:
    return Diagnostic(
        code="E100",
        span=Span(path=path, line=1, column=1),
        message="the file looks like UTF-16, not UTF-8",
        hint="save the file in the encoding UTF-8",
    )


def _controls(path: str, text: str, strange: Sequence[int]) -> Iterator[Diagnostic]:
    found = [place for place in strange if text[place] != "\r"]
    if found:
        yield Diagnostic(
            code="E101",
            span=_place(path, text, found[0]),
            message=f"control character U+{ord(text[found[0]]):04X}{_more(len(found))}",
            hint="delete it; it came with a paste or a damaged disk",
        )


def _lone_returns(path: str, text: str) -> Iterator[Diagnostic]:
    if "\r" in text:
        yield Diagnostic(
            code="E102",
            span=_place(path, text, text.index("\r")),
            message=f"a carriage return without a line feed{_more(text.count(chr(13)))}",
            hint="save the file with the line ends LF or CRLF",
        )


def _merge(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield one problem per conflict, at its first marker, with the places of the others."""
    lines = text.split("\n")
    for first, *rest in _conflicts(path, text):
        mark = lines[first.line - 1]
        yield Diagnostic(
            code="E103",
            span=first,
            message=f'a merge was left unfinished here ("{mark[:40]}")',
            hint="keep one side, delete the marker lines; in an example, indent them by one blank",
            related=tuple(rest),
        )


def _conflicts(path: str, text: str) -> Iterator[list[Span]]:
    conflict: list[Span] = []
    for found in _MARKER.finditer(text) if any(mark * 7 in text for mark in "<|=>") else ():
        mark, span = found[0][0], _place(path, text, found.start(), len(found[0]))
        if mark == "<" and conflict:
            yield conflict
            conflict = []
        # Below a line of text, seven equals signs are the underline of a heading.
        if conflict or mark != "=" or not _follows_text(text, found.start()):
            conflict.append(span)
        if mark == ">":
            yield conflict
            conflict = []
    if conflict:
        yield conflict


def _follows_text(text: str, offset: int) -> bool:
    return bool(text[text.rfind("\n", 0, max(0, offset - 1)) + 1 : offset].strip())


def _large(path: str, size: int) -> Diagnostic:
    return Diagnostic(
        code="W500",
        span=Span(path=path, line=1, column=1),
        message=f"the file has {size / MEBIBYTE:.1f} MiB",
        hint="move pasted logs and pictures into files of their own",
    )


def _more(count: int) -> str:
    return f", and {count - 1} more in this file" if count > 1 else ""
