"""Record ids as one writes them: `^defer-private-probes`.

In: the word after `^`. Out: what is wrong with it, and the id that was probably meant.
"""

import re
import unicodedata

LONGEST = 48
"""Characters an id may have."""


_PLAIN = re.compile(r"(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
"""A right id, as most are."""


def id_fault(word: str) -> str | None:
    """Say what is wrong with an id, or None: letters and digits in lower case, single dashes, at least one letter."""
    if _PLAIN.fullmatch(word) and len(word) <= LONGEST:
        return None
    word = unicodedata.normalize("NFC", word)
    if word != word.lower():
        return "an id is written in lower case"
    if any(not (_is_letter_or_digit(c) or c == "-") for c in word):
        return "an id is made of letters, digits and single dashes"
    if word.startswith("-") or word.endswith("-") or "--" in word:
        return "an id has single dashes between its words"
    if not any(c.isalpha() for c in word):
        return "an id has at least one letter"
    return None if len(word) <= LONGEST else f"an id has at most {LONGEST} characters, this one {len(word)}"


def mended_id(word: str) -> str:
    """Return the id that was probably meant; empty when there is no letter in it."""
    folded = unicodedata.normalize("NFC", word).lower()
    spaced = "".join(c if _is_letter_or_digit(c) else " " for c in folded)
    mended = "-".join(spaced.split())
    while len(mended) > LONGEST and "-" in mended:
        mended = mended.rpartition("-")[0]
    return mended[:LONGEST] if any(c.isalpha() for c in mended) else ""


def _is_letter_or_digit(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"
