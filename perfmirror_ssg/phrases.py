"""How figures, counts and names are said, in sentences and on pages.

In: exact values and names of config. Out: words in British English.
"""

from fractions import Fraction
from functools import lru_cache

from perfmirror_ssg.figures import exact, rounded


def figure(value: Fraction, places: int = 1) -> str:
    """Print a rounded figure with a true minus sign."""
    return rounded(value, places).replace("-", "−")


def whole(value: Fraction) -> str:
    """Print a figure unrounded, with a true minus sign; endless decimals are rounded to six places and say so."""
    text = exact(value)
    return (f"≈ {rounded(value, 6)}" if "/" in text else text).replace("-", "−")


@lru_cache(maxsize=1 << 10)
def percent(value: Fraction) -> str:
    """Print a part of one in whole percent."""
    return f"{figure(value * 100, 0)}%"


def number(amount: int, one: str, many: str = "") -> str:
    """Print `1 week`, `3 weeks`."""
    return f"{amount} {one if amount == 1 else many or one + 's'}"


def of_so_many(amount: int) -> str:
    """Print `n = 12`, on one line."""
    return f"n\u00a0=\u00a0{amount}"


def sentence(text: str) -> str:
    """Begin with a capital letter; the rest stays."""
    return text[:1].upper() + text[1:]


def spoken(name: str) -> str:
    """Say a key of the config as words: `one-on-one` stays, `code-review` and `code_review` become `code review`."""
    return name if name in {"one-on-one", "follow-up"} else name.replace("-", " ").replace("_", " ")


def listed(words: tuple[str, ...]) -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
