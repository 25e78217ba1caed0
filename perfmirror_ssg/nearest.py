"""Which known name a person probably meant.

In: a word and the names there are. Out: the nearest, best first; nothing when none is near.
"""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Return up to `n` of the known names, those spelt like `word` first, then those that hold it as a part."""
    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_folded(name), name)
    wanted = _folded(word)
    alike = difflib.get_close_matches(wanted, names, n)
    holding = [name for name in names if name not in alike and wanted and wanted in name.split("-")]
    return tuple(names[name] for name in [*alike, *holding][:n])


def _folded(name: str) -> str:
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
