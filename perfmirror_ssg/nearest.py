"""Which known name a person probably meant.

In: a word and the names there are. Out: the nearest, best first; nothing when none is near.
"""

import re
from collections.abc import Iterable

MARGIN = 0.1
"""How much less alike than the best a name may be to be named beside it."""

# Blanks, underscores, colons, dashes of every length, the minus sign, and what has no width.
_BETWEEN = re.compile("[\\s_:\\-\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff]+")


def nearest(word: str, known: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Return up to `n` of the known names: the one that is only spaced otherwise, else the likest, then those that hold it."""
    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_folded(name), name)
    same = same_name(word, names.values())
    if same is not None:
        return (same,)
    wanted = _folded(word)
    alike = _alike(wanted, names, n)
    holding = [name for name in names if name not in alike and wanted and wanted in name.split("-")]
    return tuple(names[name] for name in [*alike, *holding][:n])


def same_name(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that differs from `word` in case, blanks and dashes at most."""
    wanted = _BETWEEN.sub("", word.casefold())
    return next((name for name in known if wanted and _BETWEEN.sub("", name.casefold()) == wanted), None)


def _alike(wanted: str, known: Iterable[str], n: int) -> list[str]:
    """Return up to `n` of the names, best first: those about as near as the best."""
    import difflib

    found = difflib.get_close_matches(wanted, list(known), n)
    ratios = [difflib.SequenceMatcher(None, name, wanted).ratio() for name in found]
    return [name for name, ratio in zip(found, ratios, strict=True) if ratio >= ratios[0] - MARGIN]


def _folded(name: str) -> str:
    return _BETWEEN.sub("-", name.casefold()).strip("-")
