"""Values remembered between runs, by the digest of everything that went into them: one disposable file of bytes.

In: the file, and what made the values (the program). Out: bytes by digest. A store that is missing, broken, or somebody else's
counts as empty: it costs time, never correctness. Two runs at once each replace the file whole; the last one stays.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

_MAGIC = b"perfmirror store 1\n"
_SIZE = 16
"""Bytes of a digest."""

Remembered = Mapping[bytes, bytes]


def digest(*parts: bytes) -> bytes:
    """Return one digest of several byte strings; where one ends and the next begins counts too."""
    hasher = blake2b(digest_size=_SIZE)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.digest()


def load(file: Path, program: bytes) -> Remembered:
    """Return what `program` has remembered in a file; nothing when that cannot be had, or was changed by another hand."""
    try:
        data = _read(file)
    except OSError:
        return {}
    head = len(_MAGIC)
    whole = data[head + _SIZE :]
    if data[:head] != _MAGIC or data[head : head + _SIZE] != digest(program, whole):
        return {}
    try:
        return _DECODER.decode(whole)
    except msgspec.MsgspecError:
        return {}


def save(file: Path, program: bytes, remembered: Remembered) -> None:
    """Replace what is remembered; trouble with the disk is no trouble, the next run computes again."""
    whole = msgspec.msgpack.encode(remembered)
    partial = file.with_name(f"{file.name}.{os.getpid()}.new")
    with suppress(OSError):
        try:
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(_MAGIC + digest(program, whole) + whole)
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)


def forget(files: Iterable[Path]) -> None:
    """Remove stores."""
    for file in files:
        with suppress(OSError):
            file.unlink()


def _read(file: Path) -> bytes:
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as opened:
        return opened.read()


_DECODER = msgspec.msgpack.Decoder(dict[bytes, bytes])
