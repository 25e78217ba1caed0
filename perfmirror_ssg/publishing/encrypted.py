"""A site encrypted: every file of it sealed under a name that says nothing, and beside them what unlocks them in a browser.

In: a site (path to bytes), the plain files of its shell, the vault of its audience and a passphrase. Out: a site that anybody
may hold. The same site and the same vault give the same bytes, wherever they are made.
"""

import json
import os
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from secrets import token_bytes
from typing import get_args

from msgspec import Struct

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.media import media_type
from perfmirror_ssg.publishing.place import UNLOCK
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
from perfmirror_ssg.reading.folder import read_attachment

HOME = "index.html"
INDEX = "ssg1/index.json"
"""The logical path of the index: the names of all other sealed files, by their logical paths."""
SHELL = frozenset({"index.html", "404.html", ".nojekyll"})
"""What may lie in the clear, beside scripts of the shell and the theme in `assets/`."""


class Sealer(Struct, frozen=True, kw_only=True):
    """A vault, and the keys it holds."""

    vault: Vault
    keys: Keys


def vault_name(audience: Audience) -> str:
    """Return the name of an audience's vault, beside config.toml.

    It holds a salt and a wrapped key, public by themselves, without which the passphrase opens nothing. Each audience has
    one of its own: who is given the passphrase of one site opens no other.
    """
    return "encryption.json" if audience == "me" else f"encryption-{audience}.json"


def prepare(root: Path, audience: Audience, passphrase: Callable[[], str]) -> Sealer:
    """Unlock the vault of an audience, so that whatever is missing is said before anything is made; RefusedError says it.

    `passphrase` is asked once, when there is a vault to open; the opening takes about a second.
    """
    vault = vault_of(root, audience)
    if vault in other_vaults(root, audience).values():
        raise RefusedError(
            f"{vault_name(audience)} is a copy of another audience's, so one passphrase would open both sites: "
            f"{command('rotate', audience)} gives it a key of its own"
        )
    try:
        return Sealer(vault=vault, keys=unlock(vault, passphrase()))
    except WrongPassphraseError:
        raise RefusedError(
            f"the passphrase does not open {vault_name(audience)}, and nothing was written; "
            f"if it is forgotten, {command('rotate', audience)} takes another"
        ) from None


def vault_of(root: Path, audience: Audience) -> Vault:
    """Read the vault of an audience from a site folder; RefusedError when there is none that can be used."""
    name = vault_name(audience)
    path = Path(os.path.realpath(root / name))  # it may be a link into somebody's dotfiles
    if not path.exists():
        raise RefusedError(f"there is no {name} beside config.toml: {command('init', audience)} makes one")
    try:
        return read_vault(read_attachment(path.parent, path.name))
    except UnreadableError as error:
        raise RefusedError(
            f"{name} cannot be used: {error}; bring the old one back, "
            f"or remove it and begin anew with {command('init', audience)}"
        ) from None


def other_vaults(root: Path, audience: Audience) -> dict[Audience, Vault]:
    """Read the vaults that a site folder holds for other audiences; RefusedError for one that cannot be used."""
    others = [other for other in get_args(Audience) if other != audience and (root / vault_name(other)).exists()]
    return {other: vault_of(root, other) for other in others}


def command(name: str, audience: Audience) -> str:
    """Return what to type: `ssg encrypt init --audience coach`."""
    return f"`ssg encrypt {name}`" if audience == "me" else f"`ssg encrypt {name} --audience {audience}`"


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
    """Whether a file may lie in the clear, as a part of the shell: the two pages, and scripts."""
    return path in SHELL or (path.startswith("assets/") and path.endswith(".js"))


def _place(name: str) -> str:
    return f"d/{name}.bin"
