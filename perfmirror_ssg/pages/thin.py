"""What a page says while there is too little to show: what it would need, how that is written, where the format says more.

In: a sentence and a place of the format's page. Out: a `Thin`.
"""

from msgspec import Struct

from perfmirror_ssg.pages.places import Ref

FORMAT = "format.html"
"""The page that tells the format."""


class Thin(Struct, frozen=True, kw_only=True):
    """In place of what cannot be said yet."""

    sentence: str
    """What it would need."""
    example: str
    """Lines that give it; may be empty."""
    format: Ref


def thin(sentence: str, anchor: str, example: str = "") -> Thin:
    """Say what is needed; `anchor` is a kind of record by its name, or another section of the format's page."""
    return Thin(sentence=sentence, example=example, format=Ref(path=f"{FORMAT}#{anchor}", text="How it is written"))
