"""What a page was made from, as one digest: the program, the theme, what all pages share, and its own view.

In: a view, as the templates get it. Out: the digest; two views that could look different on the page have different ones.
"""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.msgpack import Encoder, Ext

from perfmirror_ssg.pages.page import View
from perfmirror_ssg.program import program_digest
from perfmirror_ssg.site.theme_files import ThemeFiles
from perfmirror_ssg.store import digest

_MARKUP, _FRACTION = 1, 2


class Base(Struct, frozen=True):
    """What went into every page."""

    digest: bytes

    def of(self, template: str, view: View) -> str:
        """Return the digest of what one page is made from."""
        return digest(self.digest, template.encode(), _ENCODER.encode(view)).hex()


def base(files: ThemeFiles, frame: object) -> Base:
    """Return what went into every page: the program, both themes, and the frame."""
    themes = _ENCODER.encode([sorted(theme.items()) for theme in (files.shipped, files.own)])
    return Base(digest(program_digest(), files.name.encode(), themes, _ENCODER.encode(frame)))


def _encoded(value: object) -> object:
    match value:
        case str():
            # Markup is the one kind of text that is not a plain one; the same letters would look otherwise as text.
            return Ext(_MARKUP, value.encode())
        case Fraction():
            return Ext(_FRACTION, str(value).encode())
        case Mapping():
            return dict(value)
    raise NotImplementedError(type(value))


_ENCODER = Encoder(enc_hook=_encoded)
