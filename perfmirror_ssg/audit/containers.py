"""What bytes may hold: compressed, packed, in two-byte letters, in the margins of pictures.

In: bytes. Out: what was found in them, as bytes or text. Each opens at most `LARGEST` bytes; more is `TooMuchError`.
"""

import bz2
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

LARGEST = 32 * 1024 * 1024
"""Bytes that one thing may unfold to."""

_GZIP = b"\x1f\x8b\x08"
_NOT_OPENED = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"\x04\x22\x4d\x18": "lz4",
    b"MSCF": "cab",
    b"age-encryption.org/": "age",
    b"-----BEGIN PGP MESSAGE": "gpg",
    b"Salted__": "openssl",
}
"""What files begin with that hold others, and that nothing here can open."""

_PDF_STREAM = re.compile(rb"stream\r?\n")
_PDF_LINE = re.compile(rb"\[((?:[^\[\]\\]|\\.)*)\]\s*TJ")
_PDF_TEXT = re.compile(rb"\(((?:[^()\\]|\\.)*)\)")
_LONG = re.compile(rb"(?:[\x09\x0a\x0d\x20-\x7e\x80-\xff]\0\0\0){3,}|(?:\0\0\0[\x09\x0a\x0d\x20-\x7e\x80-\xff]){3,}")
_PRINTED = re.compile("[^\0-\x08\x0a-\x1f\x7f\ufffd]{3,}")
_LITTLE = re.compile(rb"(?:[\x09\x0a\x0d\x20-\x7e\x80-\xff]\x00){3,}")
_BIG = re.compile(rb"(?:\x00[\x09\x0a\x0d\x20-\x7e\x80-\xff]){3,}")
_MEMBERS = 10_000
_STREAMS = 1_000


class TooMuchError(Exception):
    """Something unfolds to more than can be looked through."""


def gunzipped(data: bytes) -> Iterator[bytes]:
    """Yield what each gzip stream in the bytes holds, wherever it begins; a broken one as far as it goes."""
    for number, begun in enumerate(re.finditer(re.escape(_GZIP), data)):
        if number == _STREAMS:
            raise TooMuchError(f"more than {_STREAMS:,} compressed texts")
        if found := _inflated(memoryview(data)[begun.start() :], 31):
            yield found


def inflated(data: bytes) -> Iterator[bytes]:
    """Yield what a zlib stream holds."""
    if len(data) > 6 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0 and (found := _inflated(data, 15)):
        yield found


def bunzipped(data: bytes) -> Iterator[bytes]:
    """Yield what the first bzip2 stream in the bytes holds; a broken one as far as it goes."""
    yield _opened(bz2.BZ2Decompressor(), data[data.index(b"BZh") :])


def unxzed(data: bytes) -> Iterator[bytes]:
    """Yield what the first xz stream in the bytes holds; a broken one as far as it goes."""
    # What it may need to unfold is bounded too.
    opener = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=LARGEST * 4)
    yield _opened(opener, data[data.index(b"\xfd7zXZ\0") :])


def of_pdf(data: bytes) -> Iterator[bytes]:
    """Yield what the compressed parts of a PDF file hold, and their lines of text without the gaps between letters."""
    for number, begun in enumerate(_PDF_STREAM.finditer(data)):
        if number == _MEMBERS:
            raise TooMuchError(f"a PDF of more than {_MEMBERS:,} parts")
        for found in inflated(data[begun.end() :]):
            yield found
            yield b"\n".join(b"".join(_PDF_TEXT.findall(line)) for line in _PDF_LINE.findall(found))


def refused(data: bytes) -> Iterator[bytes]:
    """Refuse what is packed or locked in a way that nothing here can open."""
    found = next((kind for begins, kind in _NOT_OPENED.items() if data.startswith(begins)), None)
    if found:
        raise TooMuchError(f"a file of a kind that is not opened ({found})")
    return iter(())


def unpacked(data: bytes) -> Iterator[bytes | str]:
    """Yield the names, comments and contents of a zip archive, also of one behind other bytes; or of its broken rest."""
    if b"PK\x03\x04" not in data:
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # noqa: BLE001  (what a damaged archive raises is not known)
        yield from _rest(data)
        return
    members = archive.infolist()
    if len(members) > _MEMBERS:
        raise TooMuchError(f"an archive of {len(members):,} files")
    yield archive.comment
    left = LARGEST
    for member in members:
        yield member.filename
        yield member.comment + b" " + member.extra
        if member.flag_bits & 1:
            raise TooMuchError("an archive that is locked")
        content = _member(archive, member, left)
        left -= len(content)
        yield content


def little_endian(data: bytes) -> Iterator[str]:
    """Yield text whose letters take two bytes, the smaller first."""
    yield from _two_bytes(data, "utf-16-le", _LITTLE, 1)


def big_endian(data: bytes) -> Iterator[str]:
    """Yield text whose letters take two bytes, the larger first."""
    yield from _two_bytes(data, "utf-16-be", _BIG, 0)


def long_letters(data: bytes) -> Iterator[str]:
    """Yield text whose letters take four bytes."""
    yield "\n".join(run.replace(b"\0", b"").decode("latin-1") for run in _LONG.findall(data))
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        yield data.decode("utf-32", "replace")


def margins(data: bytes) -> Iterator[bytes]:
    """Yield what stands beside the picture in a PNG or JPEG file: author, place, comment, title."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png(data)
    elif data.startswith(b"\xff\xd8\xff"):
        yield from _jpeg(data)


def printed(data: bytes) -> str:
    """Return the letters of bytes that are no text, a line for each run of them."""
    return "\n".join(_PRINTED.findall(data.decode("utf-8", "replace")))


def _opened(opener: bz2.BZ2Decompressor | lzma.LZMADecompressor, data: bytes) -> bytes:
    found = b""
    try:
        for start in range(0, len(data), 4096):
            found += opener.decompress(data[start : start + 4096], LARGEST)
            if len(found) > LARGEST or not (opener.eof or opener.needs_input):
                raise TooMuchError("compressed text without end")
            if opener.eof:
                break
    except (OSError, EOFError, lzma.LZMAError):
        pass
    return found


def _inflated(data: bytes | memoryview, kind: int) -> bytes:
    stream = zlib.decompressobj(kind)
    try:
        found = stream.decompress(data, LARGEST + 1)
    except zlib.error:
        return _as_far_as_it_goes(data, kind)
    if len(found) > LARGEST:
        raise TooMuchError("compressed text without end")
    return found


def _as_far_as_it_goes(data: bytes | memoryview, kind: int) -> bytes:
    stream, found = zlib.decompressobj(kind), b""
    try:
        for start in range(0, min(len(data), LARGEST), 64):
            found += stream.decompress(data[start : start + 64], LARGEST)
            if len(found) > LARGEST:
                break
    except zlib.error:
        pass
    return found


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    # No more than the stated size is unfolded, whatever comes.
    if member.file_size > left:
        raise TooMuchError("an archive without end")
    try:
        return archive.read(member)
    except Exception as error:  # the same
        raise TooMuchError("an archive that cannot be opened") from error


def _rest(data: bytes) -> Iterator[bytes]:
    """Yield the contents of an archive that has lost its list of contents."""
    for number, found in enumerate(re.finditer(rb"PK\x03\x04", data)):
        if number == _STREAMS:
            raise TooMuchError(f"a broken archive of more than {_STREAMS:,} files")
        head = data[found.start() : found.start() + 30]
        if len(head) == 30:
            name, extra = struct.unpack("<HH", head[26:30])
            begin = found.start() + 30 + name + extra
            yield data[found.start() + 30 : begin]
            yield _as_far_as_it_goes(memoryview(data)[begin:], -15)


def _two_bytes(data: bytes, name: str, runs: re.Pattern[bytes], high: int) -> Iterator[str]:
    if b"\0" in data:
        yield "\n".join(run.decode(name, "replace") for run in runs.findall(data))
    # Other scripts have no zeros between their letters, but few different larger bytes.
    larger = Counter(data[high:8192:2])
    if larger and len(data) >= 8 and larger.most_common(1)[0][1] * 3 >= larger.total() and data[:2] != b"\0\0":
        yield data.decode(name, "replace")


def _png(data: bytes) -> Iterator[bytes]:
    place = 8
    while place + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + size]
        if kind not in {b"IDAT", b"IHDR", b"PLTE", b"IEND"}:
            yield body
            key, _, rest = body.partition(b"\0")
            yield key
            # What follows the keyword may be compressed, behind one byte (zTXt, iCCP) or up to some more (iTXt).
            yield from (found for start in range(4) for found in inflated(rest[start:]))
            if kind == b"iTXt":
                yield from (found for start in _zeros(rest) for found in inflated(rest[start + 1 :]))
        place += 12 + size


def _zeros(data: bytes) -> list[int]:
    return [place for place in range(min(len(data), 256)) if data[place] == 0]


def _jpeg(data: bytes) -> Iterator[bytes]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != 0xDA:
        (size,) = struct.unpack(">H", data[place + 2 : place + 4])
        if data[place + 1] >= 0xE0:
            yield data[place + 4 : place + 2 + size]
        place += 2 + max(size, 2)
