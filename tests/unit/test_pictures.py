"""What a picture tells beside what it shows."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from perfmirror_ssg.audience.pictures import told_beside

PLACE, AUTHOR = "where it was taken", "who made it"


def saved(form: str, exif: Image.Exif | None = None, **options: object) -> bytes:
    """Save a small picture."""
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, form, **({"exif": exif} if exif else {}), **options)
    return file.getvalue()


def exif(tags: dict[int, str], *, place: bool = False) -> Image.Exif:
    """Make what a camera writes."""
    made = Image.Exif()
    made.update(tags)
    if place:
        made.get_ifd(0x8825)[1] = "N"
    return made


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_place_and_a_name_in_exif_are_told(form: str) -> None:
    assert told_beside(saved(form, exif({0x013B: "Somebody"}, place=True))) == (PLACE, AUTHOR)


@pytest.mark.parametrize("tag", [0x013B, 0x8298, 0xA430])
def test_whoever_is_named_is_told(tag: int) -> None:
    assert told_beside(saved("JPEG", exif({tag: "Somebody"}))) == (AUTHOR,)


def test_a_name_in_the_texts_of_a_png_is_told() -> None:
    texts = PngInfo()
    texts.add_text("Author", "Somebody")
    assert told_beside(saved("PNG", pnginfo=texts)) == (AUTHOR,)


def test_the_place_in_xmp_is_told() -> None:
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>52,30N</exif:GPSLatitude></x:xmpmeta>'
    assert told_beside(saved("JPEG", xmp=packet)) == (PLACE,)


def test_a_blank_name_is_nobody() -> None:
    assert told_beside(saved("JPEG", exif({0x013B: "  "}))) == ()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_without_such_data_tells_nothing(form: str) -> None:
    assert told_beside(saved(form)) == ()


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe1\x00\x04Exif", saved("JPEG", exif({0x013B: "x"}))[:60]])
def test_what_is_no_picture_tells_nothing_and_stops_nothing(data: bytes) -> None:
    assert told_beside(data) == ()
