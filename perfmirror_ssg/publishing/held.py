"""What an output folder holds: for whom, and whether encrypted, as the manifest and the marker tell it.

In: the folder, its manifest, what would come. Out: what is known of it, or a `RefusedError`: sites for two audiences never mix.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.manifest import Manifest
from perfmirror_ssg.publishing.place import MARKER, first_of

_OWN = "Written by perfmirror_ssg. What it wrote here it may rewrite or remove; what you put here it leaves.\n"
_SAYS = re.compile(r"^It holds (an encrypted site|the site for [a-z]+)\.$", re.MULTILINE)
_MOST = 1000
"""Bytes above which a file is no marker of ours."""


class Held(Struct, frozen=True, kw_only=True):
    """Which site a folder holds."""

    audience: Audience = "me"
    encrypted: bool = False

    @property
    def words(self) -> str:
        """What it is called."""
        return f"the {'encrypted ' if self.encrypted else ''}site for {self.audience}"

    @property
    def said(self) -> str:
        """What the marker calls it: of an encrypted site it does not tell for whom, the folder may be anybody's to read."""
        return "an encrypted site" if self.encrypted else self.words

    @property
    def marker(self) -> str:
        """The text of the marker."""
        return f"{_OWN}It holds {self.said}.\n"

    @property
    def is_private(self) -> bool:
        """Whether it is for the person's own eyes and disk."""
        return self.audience == "me" and not self.encrypted


def held_by(manifest: Manifest) -> Held:
    """Return which site a manifest is of."""
    return Held(audience=manifest.audience, encrypted=manifest.encrypted)


def marker_says(place: Path) -> str | None:
    """Return what the marker in a folder says of the site; None when there is none, or when it does not say."""
    marker = place / MARKER
    if marker.is_symlink() or not marker.is_file() or marker.stat().st_size > _MOST:
        return None
    found = _SAYS.search(marker.read_text(encoding="utf-8", errors="replace"))
    return found[1] if found else None


def still_of(manifest: Manifest | None, place: Path) -> Manifest | None:
    """Return a manifest if it is of the site that stands; another may have been moved to where that one was."""
    said = marker_says(place)
    return manifest if manifest and said in (None, held_by(manifest).said) else None


def is_change(manifest: Manifest | None, place: Path, wanted: Held, *, replace: bool) -> bool:
    """Tell whether a site of another kind would take the place of one that stands; RefusedError unless it may `replace` it."""
    if manifest is None:
        standing = marker_says(place)
        changes = standing not in (None, wanted.said)
    else:
        standing = held_by(manifest).words
        changes = held_by(manifest) != wanted and _anything_stands(manifest, place)
    if changes and not replace:
        raise RefusedError(
            f"the output folder {place} holds {standing}; name another folder, "
            f"or use --replace to put {wanted.words} in its place"
        )
    return changes


def refuse_to_leave(names: Sequence[str], place: Path) -> None:
    """Refuse a change that would leave pages of the old site in a folder, because another hand changed them."""
    if names:
        raise RefusedError(
            f"files of the old site in {place} were changed by another hand, and would stay beside the new one: "
            f"{first_of(names)}; move them away"
        )


def refuse_unknown(names: Sequence[str], place: Path) -> None:
    """Refuse to write what others may see into a site of ours that we do not remember: its pages may be private."""
    if names:
        raise RefusedError(
            f"the output folder {place} holds a site that we no longer know, and these files of it would stay beside "
            f"the new one: {first_of(names)}; move them away, name another folder, or use --adopt to leave them there"
        )


def _anything_stands(manifest: Manifest, place: Path) -> bool:
    names = (name for name in (*manifest.files, *manifest.left) if name != MARKER)
    return any(os.path.lexists(f"{place}/{name}") for name in names)
