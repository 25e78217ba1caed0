"""Broken files that no text can show: encodings, control characters, sizes, links, pipes, odd names.

Each name has a builder, which fills a site folder, and the problems that folder has.
"""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PIL import Image

from tests.sites import DEFAULT, Expected

Make = Callable[[Path], None]

ONE = b"---\ninput:\n  one-on-one: 6\n---\n"
MEBIBYTE = 1024 * 1024


def _bytes(files: Mapping[str, bytes], root: Path) -> None:
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _week(data: bytes) -> Make:
    return partial(_bytes, {DEFAULT: data})


def _files(*paths: str) -> Make:
    return partial(_bytes, dict.fromkeys(paths, b"A quiet week.\n"))


def _photograph(root: Path) -> None:
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x013B] = "Somebody"
    exif.get_ifd(0x8825)[1] = "N"
    _bytes({DEFAULT: b"---\nshare: coach\n---\n::: share\nThe team: ![[team.jpg]]\n:::\n"}, root)
    picture.save(root / "journal" / "team.jpg", exif=exif)


def _pipe(root: Path) -> None:
    (root / "journal").mkdir()
    os.mkfifo(root / "journal/2026-W20.md")
    os.mkfifo(root / "journal/alerts.csv")


def _links(root: Path) -> None:
    _bytes({"elsewhere/2026-W20.md": ONE, "journal/2026/2026-W19.md": ONE}, root)
    (root / "journal/2026/2026-W20.md").symlink_to(root / "elsewhere/2026-W20.md")
    (root / "journal/old").symlink_to(root / "journal/2026")


def _no_text(root: Path) -> None:
    _files("journal/pages/val\x1bues.md")(root)
    Path(os.fsdecode(os.fsencode(root) + b"/journal/pages/caf\xe9.md")).write_bytes(b"# A name in Windows-1252\n")


MADE: Mapping[str, tuple[Make, frozenset[Expected]]] = {
    "E100-windows-1252": (_week(ONE + "Im Café\n".encode("cp1252")), frozenset({(DEFAULT, 5, 7, "E100")})),
    "E100-utf-16": (_week(ONE.decode().encode("utf-16")), frozenset({(DEFAULT, 1, 1, "E100")})),
    "E100-utf-16-without-bom": (_week(ONE.decode().encode("utf-16-le")), frozenset({(DEFAULT, 1, 1, "E100")})),
    "E101-nul": (_week(ONE + b"a quiet\0 week\0\n"), frozenset({(DEFAULT, 5, 8, "E101")})),
    "E101-terminal-colours": (_week(ONE + b"\x1b[31mfailed\x1b[0m\n"), frozenset({(DEFAULT, 5, 1, "E101")})),
    "E102-old-line-ends": (_week(ONE.replace(b"\n", b"\r")), frozenset({(DEFAULT, 1, 4, "E102")})),
    "E102-lone-return": (_week(ONE + b"one\rtwo\r\n"), frozenset({(DEFAULT, 5, 4, "E102")})),
    "E104-more-than-5-mib": (_week(ONE + b"x\n" * (5 * MEBIBYTE // 2)), frozenset({(DEFAULT, 1, 1, "E104")})),
    "E114-more-than-64-kib": (_week(b"---\nsummary: " + b"x" * 65_536 + b"\n---\n"), frozenset({(DEFAULT, 1, 1, "E114")})),
    "E129-more-than-5000-values": (
        _week(b"---\nextra: [" + b"1," * 5_000 + b"]\ninput:\n  one-on-one: 6\n---\n"),
        frozenset({(DEFAULT, 2, 9999, "E129")}),
    ),
    "E143-pipe": (_pipe, frozenset({("journal/2026-W20.md", 1, 1, "E143"), ("journal/alerts.csv", 1, 1, "E143")})),
    "E148-name-with-a-blank": (
        _files("journal/2026/2026-W26 notes.md"),
        frozenset({("journal/2026/2026-W26 notes.md", 1, 1, "E148")}),
    ),
    "E149-name-that-cannot-be-shown": (
        _no_text,
        frozenset({("journal/pages/caf\ufffd.md", 1, 1, "E149"), ("journal/pages/val\ufffdues.md", 1, 1, "E149")}),
    ),
    "W500-more-than-1-mib": (_week(ONE + (b"x" * 99 + b"\n") * (MEBIBYTE // 100 + 1)), frozenset({(DEFAULT, 1, 1, "W500")})),
    "W503-symbolic-links": (_links, frozenset({(DEFAULT, 1, 1, "W503"), ("journal/old", 1, 1, "W503")})),
    "W504-sync-copies": (
        _files(
            DEFAULT,
            "journal/2026/2026-W20 (1).md",
            "journal/2026/2026-W20 2.md",
            "journal/2026/2026-W20 (conflicted copy 2026-05-14).md",
        ),
        frozenset(
            {
                ("journal/2026/2026-W20 (1).md", 1, 1, "W504"),
                ("journal/2026/2026-W20 2.md", 1, 1, "W504"),
                ("journal/2026/2026-W20 (conflicted copy 2026-05-14).md", 1, 1, "W504"),
            }
        ),
    ),
    "W536-a-line-of-16-kib": (_week(ONE + b"x" * 16_385), frozenset({(DEFAULT, 5, 1, "W536")})),
    "fine-bom-and-crlf": (_week(b"\xef\xbb\xbf" + ONE.replace(b"\n", b"\r\n") + b"A quiet week.\r\n"), frozenset()),
}
"""What to make by name, and the problems it has: path, line, column, code."""

MADE_FOR_OTHERS: Mapping[str, tuple[Make, frozenset[Expected]]] = {
    "W588-straight-from-the-camera": (_photograph, frozenset({(DEFAULT, 5, 11, "W588")})),
}
"""The same, of problems that are told when what is shared is looked at."""
