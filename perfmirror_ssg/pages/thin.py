"""What a page says while there is too little to show: what it would need, how that is written, where the format says more.

In: a sentence and a place of the format's page. Out: a `Thin`.
"""

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.pages.places import Ref

FORMAT = "format.html"
"""The page that tells the format."""


class Thin(Struct, frozen=True, kw_only=True):
    """In place of what cannot be said yet."""

    sentence: str
    """What it would need."""
    where: str
    """Where these lines stand; empty where the sentence says it."""
    example: str
    """Lines that give it; may be empty."""
    format: Ref


def thin(sentence: str, anchor: str, example: str = "") -> Thin:
    """Say what is needed; `anchor` is a kind of record by its name, or another section of the format's page."""
    return Thin(sentence=sentence, where="", example=example, format=Ref(path=f"{FORMAT}#{anchor}", text="How it is written"))


def thin_front(sentence: str, anchor: str, keys: str, file: str = "journal/2026/2026-W20.md") -> Thin:
    """Say what is needed, and that it stands in the front matter of a file such as `file`: `keys` are shown fenced."""
    where = f"At the very top of a file such as {file}; where the two lines of --- are there already, between them:"
    return replace(thin(sentence, anchor, f"---\n{keys}\n---"), where=where)
