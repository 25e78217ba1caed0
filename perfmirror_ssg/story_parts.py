"""What a story is told in, and which headings say so.

In: the words of a heading. Out: the parts it opens.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

PARTS = ("Situation", "Task", "Action", "Result", "Learned")
"""The last is a key of its front matter, or a heading too."""

_WORDS: Mapping[str, str] = MappingProxyType(
    {form: part for part in PARTS for form in (part.casefold(), f"{part.casefold()}s")}
    | {"lesson": "Learned", "lessons": "Learned"}
)
"""Words of headings, each with the part it opens."""

_FILLING = frozenset({"and", "the", "my", "our", "what", "i", "we"})


def parts_of(heading: str) -> frozenset[str]:
    """Return the parts that a heading opens; none when it has other words: "The result of the task force"."""
    words = frozenset(re.findall(r"\w+", heading.casefold())) - _FILLING
    return frozenset(_WORDS[word] for word in words) if words <= _WORDS.keys() else frozenset()
