"""The format SSG1: one file of a site sealed, and what it takes to open it again; docs/ssg1.md describes it for readers.

In: a passphrase or keys, logical paths, bytes. Out: a `Vault` (public), `Keys` (secret), sealed bytes, names that say nothing.
Nothing here draws a random number: the same keys and the same bytes give the same bytes.
"""

import base64
import hmac
import json
import unicodedata
from re import search
from typing import Annotated, Literal, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from msgspec import Meta, MsgspecError, Struct, ValidationError
from msgspec.json import Decoder

VERSION = 1
ITERATIONS = 1_000_000
FEWEST_ITERATIONS = 600_000
MOST_ITERATIONS = 100_000_000
"""Beyond it a file made by somebody else would only hold a reader up."""

MAGIC = b"SSG1"
KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES, NAME_DIGITS = 32, 16, 12, 16, 24
BLOCK = 4096
"""Plaintexts are padded to a multiple of this, so that a size says little."""

WRAP = b"SSG1|wrap"
BLANKS = "\t\n\v\f\r "
"""What is stripped from a passphrase, after NFKC."""


class UnreadableError(Exception):
    """Bytes that are not SSG1, or of a kind that this reader refuses; the words say what."""


class WrongPassphraseError(Exception):
    """The passphrase does not open the vault."""


class TamperedError(Exception):
    """A sealed file is not as it was sealed, or belongs to another name or another key."""


class Vault(Struct, frozen=True, kw_only=True):
    """What opens a site, with the passphrase; public by itself."""

    salt: bytes
    nonce: bytes
    wrapped: bytes
    """The content key under the passphrase's key."""
    iterations: int = ITERATIONS


class Unlock(Struct, frozen=True, kw_only=True):
    """What unlock.json holds: the vault, and the names of the home page and of the index."""

    vault: Vault
    home: str
    index: str


class Keys(Struct, frozen=True, kw_only=True):
    """The content key, and what is derived of it for names and nonces; it never shows itself."""

    content: bytes
    names: bytes
    nonces: bytes

    def __repr__(self) -> str:
        """Say nothing."""
        return "Keys(…)"


class Opened(Struct, frozen=True, kw_only=True):
    """A file of the site as it was before it was sealed."""

    path: str
    type: str
    body: bytes


def make_vault(passphrase: str, *, content: bytes, salt: bytes, nonce: bytes, iterations: int = ITERATIONS) -> Vault:
    """Wrap a content key of 32 bytes under a passphrase; salt (16 bytes) and nonce (12) are drawn anew for each vault."""
    if (len(content), len(salt), len(nonce)) != (KEY_BYTES, SALT_BYTES, NONCE_BYTES) or iterations < FEWEST_ITERATIONS:
        raise ValueError((len(content), len(salt), len(nonce), iterations))
    wrapped = AESGCM(_passphrase_key(passphrase, salt, iterations)).encrypt(nonce, content, WRAP)
    return Vault(salt=salt, nonce=nonce, wrapped=wrapped, iterations=iterations)


def unlock(vault: Vault, passphrase: str) -> Keys:
    """Open a vault, which takes about a second; WrongPassphraseError when the passphrase is another."""
    try:
        content = AESGCM(_passphrase_key(passphrase, vault.salt, vault.iterations)).decrypt(vault.nonce, vault.wrapped, WRAP)
    except InvalidTag:
        raise WrongPassphraseError from None
    return make_keys(content)


def make_keys(content: bytes) -> Keys:
    """Return all that follows from a content key of 32 bytes."""
    return Keys(content=content, names=_derived(content, b"SSG1|names"), nonces=_derived(content, b"SSG1|nonce"))


def normalised(passphrase: str) -> str:
    """Return a passphrase in the one form in which it counts: NFKC, blanks around it stripped."""
    return unicodedata.normalize("NFKC", passphrase).strip(BLANKS)


def name_of(keys: Keys, path: str) -> str:
    """Return the name, 24 hexadecimal digits, under which a logical path is sealed."""
    return hmac.digest(keys.names, _logical(path).encode(), "sha256").hex()[:NAME_DIGITS]


def seal(keys: Keys, path: str, media_type: str, body: bytes) -> bytes:
    """Return a file of the site sealed, to be kept under `name_of` its path."""
    header = json.dumps({"path": _logical(path), "type": media_type}, ensure_ascii=False, separators=(",", ":")).encode()
    plain = len(body).to_bytes(4, "big") + len(header).to_bytes(2, "big") + header + body
    padded = plain + bytes(-len(plain) % BLOCK)
    name = name_of(keys, path).encode()
    nonce = hmac.digest(keys.nonces, len(name).to_bytes(4, "big") + name + padded, "sha256")[:NONCE_BYTES]
    return MAGIC + nonce + AESGCM(_file_key(keys, name)).encrypt(nonce, padded, MAGIC + b"|" + name)


def open_(keys: Keys, name: str, sealed: bytes) -> Opened:
    """Open what is kept under a name; TamperedError when one byte of it is not as it was sealed."""
    head = len(MAGIC) + NONCE_BYTES
    if sealed[: len(MAGIC)] != MAGIC or len(sealed) < head + BLOCK + TAG_BYTES:
        raise TamperedError(name)
    try:
        plain = AESGCM(_file_key(keys, name.encode())).decrypt(
            sealed[len(MAGIC) : head], sealed[head:], MAGIC + b"|" + name.encode()
        )
    except InvalidTag:
        raise TamperedError(name) from None
    return _unpacked(name, plain)


def vault_json(vault: Vault) -> bytes:
    """Return a vault as encryption.json holds it."""
    return _pretty(_vault_data(vault))


def unlock_json(unlock: Unlock) -> bytes:
    """Return what a site's unlock.json holds."""
    return _pretty({**_vault_data(unlock.vault), "home": unlock.home, "index": unlock.index})


def read_vault(data: bytes) -> Vault:
    """Read encryption.json; UnreadableError for anything that is no vault, or a weak one."""
    return _vault(_decoded(data, _VAULT))


def read_unlock(data: bytes) -> Unlock:
    """Read unlock.json; UnreadableError for anything that is not one, or a weak one."""
    found = _decoded(data, _UNLOCK)
    return Unlock(vault=_vault(found), home=found.home, index=found.index)


class _Version(Struct, frozen=True):
    v: int


class _Kdf(Struct, frozen=True):
    name: Literal["PBKDF2"]
    hash: Literal["SHA-256"]
    iterations: int
    salt: str


class _Stored(Struct, frozen=True):
    kdf: _Kdf
    nonce: str
    wrapped: str


_Name = Annotated[str, Meta(pattern=f"^[0-9a-f]{{{NAME_DIGITS}}}$")]


class _StoredUnlock(_Stored, frozen=True):
    home: _Name
    index: _Name


_VERSION, _VAULT, _UNLOCK = Decoder(_Version), Decoder(_Stored), Decoder(_StoredUnlock)

_Kind = TypeVar("_Kind")


def _decoded(data: bytes, decoder: Decoder[_Kind]) -> _Kind:
    try:
        version = _VERSION.decode(data).v
        if version != VERSION:
            raise UnreadableError(f"it is of version {version}, and this program reads version {VERSION}")
        return decoder.decode(data)
    except ValidationError as error:
        raise UnreadableError(_wrong(str(error))) from None
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        raise UnreadableError("it is no JSON") from None


def _wrong(said: str) -> str:
    """Say which key is not as it should be, from what msgspec says of it; never a value."""
    missing = search(r"field `(\w+)`", said)
    place = [*filter(None, (found[1] for found in (search(r"`\$\.([\w.]+)`", said), missing) if found))]
    return f"{'.'.join(place) or 'it'} {'is missing' if missing else 'is not as SSG1 has it'}"


def _vault(found: _Stored) -> Vault:
    if not FEWEST_ITERATIONS <= found.kdf.iterations <= MOST_ITERATIONS:
        raise UnreadableError(
            f"kdf.iterations is {found.kdf.iterations:,}, and {FEWEST_ITERATIONS:,} to {MOST_ITERATIONS:,} are taken"
        )
    return Vault(
        salt=_bytes(found.kdf.salt, "salt", SALT_BYTES),
        nonce=_bytes(found.nonce, "nonce", NONCE_BYTES),
        wrapped=_bytes(found.wrapped, "wrapped", KEY_BYTES + TAG_BYTES),
        iterations=found.kdf.iterations,
    )


def _bytes(text: str, key: str, size: int) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError:
        found = b""
    if len(found) != size:
        raise UnreadableError(f"{key} is not base64 of {size} bytes")
    return found


def _vault_data(vault: Vault) -> dict[str, object]:
    kdf = {"name": "PBKDF2", "hash": "SHA-256", "iterations": vault.iterations, "salt": _base64(vault.salt)}
    return {"v": VERSION, "kdf": kdf, "nonce": _base64(vault.nonce), "wrapped": _base64(vault.wrapped)}


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _pretty(data: dict[str, object]) -> bytes:
    return json.dumps(data, indent=2).encode() + b"\n"


def _passphrase_key(passphrase: str, salt: bytes, iterations: int) -> bytes:
    return PBKDF2HMAC(SHA256(), KEY_BYTES, salt, iterations).derive(normalised(passphrase).encode())


def _derived(content: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(content)


def _file_key(keys: Keys, name: bytes) -> bytes:
    return _derived(keys.content, b"SSG1|file|" + name)


def _logical(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _unpacked(name: str, plain: bytes) -> Opened:
    """Take a plaintext apart. Only a holder of the key can have made it, so what does not fit is a mistake, not an attack."""
    size, header_size = int.from_bytes(plain[:4], "big"), int.from_bytes(plain[4:6], "big")
    begin = 6 + header_size
    try:
        header = _HEADER.decode(plain[6:begin])
    except MsgspecError:
        raise TamperedError(name) from None
    if begin + size > len(plain):
        raise TamperedError(name)
    return Opened(path=header.path, type=header.type, body=plain[begin : begin + size])


class _Header(Struct, frozen=True):
    path: str
    type: str


_HEADER = Decoder(_Header)
