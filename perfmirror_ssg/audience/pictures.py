"""What a picture tells beside what it shows: where it was taken, and who took it.

In: the bytes of a file. Out: words for what is in it; none for a file that is no picture, or that cannot be read.
"""

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

_PLACE = 0x8825
"""The part of EXIF that holds the place (EXIF 2.32, 4.6.3)."""
_AUTHORS = (0x013B, 0x8298, 0x9C9D, 0xA430)
"""Artist, Copyright, XPAuthor, CameraOwnerName."""
_TEXTS = frozenset({"author", "artist", "copyright", "creator"})
"""Keys of texts in a PNG that name somebody."""


def told_beside(data: bytes) -> tuple[str, ...]:
    """Return what a picture says of its making, as the end of a sentence; a picture of any size is not unpacked for it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data)) as picture:
                return tuple(dict.fromkeys(_told(picture)))
    except Exception:  # noqa: BLE001  (what a damaged picture raises is not known; the audit looks through its bytes)
        return ()


def _told(picture: Image.Image) -> Iterator[str]:
    exif = picture.getexif()
    packed = str(picture.info.get("xmp", "")) + str(picture.info.get("XML:com.adobe.xmp", ""))
    if exif.get_ifd(_PLACE) or "GPSLatitude" in packed:
        yield "where it was taken"
    texts = {str(key).lower() for key, value in picture.info.items() if isinstance(value, str) and value.strip()}
    if any(str(exif.get(tag, "")).strip() for tag in _AUTHORS) or texts & _TEXTS or "dc:creator" in packed:
        yield "who made it"
