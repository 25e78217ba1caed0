"""Ways in which a text can stand in a file and not be seen by a search for its letters; each is how some program writes."""

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from urllib.parse import quote

Disguise = Callable[[str], bytes]


def _zip(text: str, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        archive.writestr("a.txt", text)
    return packed.getvalue()


def _zip_name(text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{text}.txt", b"")
    return packed.getvalue()


def _png(kind: bytes, body: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(kind, body) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _jpeg(marker: int, body: bytes) -> bytes:
    return (
        b"\xff\xd8\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\0\x02\x8f\xfe\xd3\x91\xff\xd9"
    )


def _with_inline_tags(text: str) -> bytes:
    return "".join(f"<b>{sign}</b>" if sign.isalnum() else sign for sign in text).encode()


def _css(text: str) -> bytes:
    return b'.a::before { content: "' + "".join(f"\\{ord(sign):06x}" for sign in text).encode() + b'" }'


def _escaped(text: str, form: str) -> bytes:
    return f'x = "{"".join(form.format(ord(sign)) for sign in text)}";'.encode()


def _commented(text: str) -> bytes:
    return ("<p>" + "<!-- a\nb -->".join(text) + "</p>").encode()


def _pdf(content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj << /Filter /FlateDecode /Length "
    return head + str(len(packed)).encode() + b" >>\nstream\r\n" + packed + b"\nendstream endobj\n%%EOF"


def _wide(text: str) -> bytes:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text).encode()


DISGUISES: Mapping[str, Disguise] = {
    "as it is": lambda text: f"<p>{text}</p>".encode(),
    "in capitals": lambda text: text.upper().encode(),
    "in a comment": lambda text: f"<!-- {text} -->".encode(),
    "in an attribute": lambda text: f'<img alt="{text}" src="a.png">'.encode(),
    "in JSON": lambda text: b'<script type="application/json">' + json.dumps({"a": [text]}).encode() + b"</script>",
    "between inline tags": _with_inline_tags,
    "over two lines": lambda text: ("<p>" + text.replace(" ", "\n") + "</p>").encode(),
    "comments between letters": _commented,
    "in a comment over two lines": lambda text: ("<!-- " + text.replace(" ", "\n") + " -->").encode(),
    "plain text over lines": lambda text: ("Once " + text.replace(" ", "\n") + "\nthat is it").encode(),
    "a script's remark over lines": lambda text: ("// " + text.replace(" ", "\r\n// ") + "\nx = {a: b < c}").encode(),
    "between tags of no name": lambda text: "".join(f"<x-a>{sign}</x-a>" for sign in text).encode(),
    "entities in decimals": lambda text: "".join(f"&#{ord(sign)};" for sign in text).encode(),
    "entities in hexadecimals": lambda text: "".join(f"&#x{ord(sign):X};" for sign in text).encode(),
    "percent signs": lambda text: f'<a href="mailto:x?subject={"".join(f"%{byte:02X}" for byte in text.encode())}">'.encode(),
    "an address": lambda text: f'<a href="x?q={quote(text)}">'.encode(),
    "backslash u": lambda text: _escaped(text, "\\u{:04x}"),
    "backslash x": lambda text: _escaped(text, "\\x{:02x}"),
    "backslash u in braces": lambda text: _escaped(text, "\\u{{{:x}}}"),
    "style sheet": _css,
    "full-width letters": _wide,
    "letters apart from their accents": lambda text: unicodedata.normalize("NFD", text).encode(),
    "soft hyphens": lambda text: "\u00ad".join(text).encode(),
    "nothing of no width": lambda text: "\u200b".join(text).encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode(), quotetabs=True),
    "quoted-printable, cut": lambda text: "=\n".join(text).encode(),
    "base64": lambda text: b"x " + base64.b64encode(text.encode()) + b" y",
    "base64 of addresses": lambda text: b"/x/" + base64.urlsafe_b64encode(text.encode()).rstrip(b"=") + b"/y",
    "base64 glued to letters": lambda text: b"ab" + base64.b64encode(("and so " + text + " it is").encode()),
    "base64 over lines": lambda text: base64.encodebytes((f"Once upon a time {text} lived, " * 4).encode()),
    "data address": lambda text: b'<img src="data:text/plain;base64,' + base64.b64encode(text.encode()) + b'">',
    "UTF-16 of other scripts in base64": lambda text: base64.b64encode(f"\u017b {text}".encode("utf-16-le")),
    "base32": lambda text: base64.b32encode(text.encode()),
    "numbers of letters": lambda text: f"String.fromCharCode({', '.join(str(ord(sign)) for sign in text)})".encode(),
    "hexadecimal numbers of letters": lambda text: f"[{','.join(hex(ord(sign)) for sign in text)}]".encode(),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "gzip": lambda text: gzip.compress(text.encode(), mtime=0),
    "zlib": lambda text: zlib.compress(text.encode()),
    "gzip in base64": lambda text: base64.b64encode(gzip.compress(text.encode(), mtime=0)),
    "base64 in gzip in base64": lambda text: base64.b64encode(gzip.compress(base64.b64encode(text.encode()), mtime=0)),
    "gzip behind other bytes": lambda text: b"\x80\x81 header \x82" + gzip.compress(text.encode(), mtime=0),
    "bzip2": lambda text: bz2.compress(text.encode()),
    "xz": lambda text: lzma.compress(text.encode()),
    "xz in base64": lambda text: base64.b64encode(lzma.compress(text.encode())),
    "PDF": lambda text: _pdf(f"BT /F1 12 Tf ({text}) Tj ET".encode()),
    "PDF with gaps between letters": lambda text: _pdf(f"BT [({') -20 ('.join(text)})] TJ ET".encode()),
    "zip": _zip,
    "zip, not compressed": lambda text: _zip(text, zipfile.ZIP_STORED),
    "zip in base64": lambda text: base64.b64encode(_zip(text)),
    "name in a zip": _zip_name,
    "zip behind a picture": lambda text: _jpeg(0xE0, b"JFIF") + _zip(text),
    "zip without its list": lambda text: _zip(text)[:-40],
    "UTF-16 with a mark": lambda text: text.encode("utf-16"),
    "UTF-16, little end first": lambda text: text.encode("utf-16-le"),
    "UTF-16, big end first": lambda text: text.encode("utf-16-be"),
    "UTF-32 with a mark": lambda text: text.encode("utf-32"),
    "UTF-32, little end first": lambda text: text.encode("utf-32-le"),
    "UTF-32, big end first": lambda text: text.encode("utf-32-be"),
    "UTF-16 in base64": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "PNG text": lambda text: _png(b"tEXt", b"Comment\0" + text.encode()),
    "PNG text, compressed": lambda text: _png(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode())),
    "PNG text of any script": lambda text: _png(b"iTXt", b"Comment\0\1\0en\0\0" + zlib.compress(text.encode())),
    "JPEG comment": lambda text: _jpeg(0xFE, text.encode()),
    "JPEG author": lambda text: _jpeg(0xE1, b"Exif\0\0MM\0*\x9c\x9d\xfe" + text.encode() + b"\0\xff\xfe\x93"),
    "JPEG title in two-byte letters": lambda text: _jpeg(0xE1, b"Exif\0\0II*\0" + text.encode("utf-16-le")),
    "another script's page": lambda text: text.encode("cp1252") + " caf\u00e9".encode("cp1252"),
}
