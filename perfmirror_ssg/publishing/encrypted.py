"""A site encrypted: every file of it sealed under a name that says nothing, and beside them what unlocks them in a browser.

In: a site (path to bytes), the plain files of its shell, encryption.json and a passphrase. Out: a site that anybody may hold.
The same site and the same vault give the same bytes, wherever they are made.
"""

import json
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from secrets import token_bytes

from msgspec import Struct

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.publishing.media import media_type
from perfmirror_ssg.publishing.ssg1 import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Keys,
    Unlock,
    UnreadableError,
    Vault,
    WrongPassphraseError,
    make_vault,
    name_of,
    read_vault,
    seal,
    unlock,
    unlock_json,
)

VAULT = "encryption.json"
"""Beside config.toml: the salt and the wrapped key, public by themselves, without which the passphrase opens nothing."""
UNLOCK = "unlock.json"
HOME = "index.html"
INDEX = "ssg1/index.json"
"""The logical path of the index: the names of all other sealed files, by their logical paths."""
SHELL = frozenset({"index.html", "404.html", ".nojekyll"})
"""What may lie in the clear, beside scripts and styles of the shell and the theme in `assets/`."""


class Sealer(Struct, frozen=True, kw_only=True):
    """A vault, and the keys it holds."""

    vault: Vault
    keys: Keys


def prepare(root: Path, passphrase: Callable[[], str]) -> Sealer:
    """Unlock the vault of a site folder, so that whatever is missing is said before anything is made; RefusedError says it.

    `passphrase` is asked once, when there is a vault to open; the opening takes about a second.
    """
    vault = vault_of(root)
    try:
        return Sealer(vault=vault, keys=unlock(vault, passphrase()))
    except WrongPassphraseError:
        raise RefusedError(f"the passphrase does not open {VAULT}: nothing was written") from None


def vault_of(root: Path) -> Vault:
    """Read encryption.json of a site folder; RefusedError when there is none that can be used."""
    try:
        return read_vault((root / VAULT).read_bytes())
    except FileNotFoundError:
        raise RefusedError(f"there is no {VAULT} beside config.toml: `ssg encrypt init` makes one") from None
    except UnreadableError as error:
        raise RefusedError(f"{VAULT} cannot be used: {error}; bring the old one back, or begin anew without it") from None


def fresh_vault(passphrase: str) -> Vault:
    """Make a vault with a key of its own, never used before; the passphrase must be strong enough already."""
    return make_vault(passphrase, content=token_bytes(KEY_BYTES), salt=token_bytes(SALT_BYTES), nonce=token_bytes(NONCE_BYTES))


def encrypt(site: Mapping[str, bytes], plain: Mapping[str, bytes], sealer: Sealer) -> dict[str, bytes]:
    """Return the site as it may be published: the plain files, unlock.json, and all else sealed in `d/`.

    A file of the site that is not, byte for byte, among the plain ones is sealed, whatever it is. ValueError for a plain
    file that is no part of a shell.
    """
    if stray := [path for path in plain if not may_be_plain(path)]:
        raise ValueError(stray)
    keys = sealer.keys
    private = {path: site[path] for path in sorted(site) if plain.get(path) != site[path]}
    index = {unicodedata.normalize("NFC", path): name_of(keys, path) for path in private}
    sealed = {_place(name_of(keys, path)): seal(keys, path, media_type(path), data) for path, data in private.items()}
    map_name, map_body = name_of(keys, INDEX), json.dumps(index, ensure_ascii=False, sort_keys=True).encode()
    if len({*index.values(), map_name}) <= len(private):
        raise ValueError(sorted(private))  # two paths would be one file: equal but for the form of their characters
    return {
        **plain,
        **sealed,
        _place(map_name): seal(keys, INDEX, media_type(INDEX), map_body),
        UNLOCK: unlock_json(Unlock(vault=sealer.vault, home=name_of(keys, HOME), index=map_name)),
    }


def may_be_plain(path: str) -> bool:
    """Whether a file may lie in the clear, as a part of the shell: the two pages, and scripts and styles."""
    return path in SHELL or (path.startswith("assets/") and path.endswith((".js", ".css")))


def _place(name: str) -> str:
    return f"d/{name}.bin"
