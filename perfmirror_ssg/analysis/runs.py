"""Whether figures rise or fall from week to week more than chance would make them: the exact test of Mann and Kendall.

In: figures in the order of their weeks. Out: a `Run`. Sources: H. B. Mann, Nonparametric tests against trend, 1945;
M. G. Kendall, Rank correlation methods, 1975.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial, prod

from msgspec import Struct


class Run(Struct, frozen=True, kw_only=True):
    """How often the later of two figures is the higher one, and how likely that is if their order means nothing."""

    length: int
    up: int
    """Pairs of which the later figure is the higher one."""
    down: int
    """Pairs of which it is the lower one; of equal figures it is neither."""
    chance: Fraction
    """Two-sided: the part of all orders of these very figures in which up and down differ as much, or more."""

    @property
    def pairs(self) -> int:
        """All pairs."""
        return self.length * (self.length - 1) // 2

    @property
    def s(self) -> int:
        """The statistic S: pairs up less pairs down."""
        return self.up - self.down


def find_run(figures: Sequence[Fraction]) -> Run:
    """Test figures for a run up or down, exactly, whether some are equal or not."""
    pairs = list(combinations(figures, 2))
    up = sum(earlier < later for earlier, later in pairs)
    down = sum(earlier > later for earlier, later in pairs)
    alike = Counter(figures).values()
    orders = factorial(len(figures)) // prod(map(factorial, alike))
    # Orders with few pairs down are as many as orders with few pairs up.
    tail = sum(_orders_by_pairs(alike, min(up, down)))
    return Run(length=len(figures), up=up, down=down, chance=Fraction(1) if up == down else Fraction(2 * tail, orders))


def _orders_by_pairs(alike: Collection[int], most: int) -> list[int]:
    """Count the orders that have 0, 1, … `most` pairs up; `alike` are the sizes of the groups of equal figures.

    They are the coefficients of (1 - q)…(1 - q^n), divided by (1 - q)…(1 - q^t) for each group of t.
    """
    factors = Counter(range(1, sum(alike) + 1))
    for size in alike:
        factors.subtract(range(1, size + 1))
    counts = [1, *[0] * most]
    for power, times in factors.items():
        for _ in range(times):
            counts = [count - (counts[k - power] if k >= power else 0) for k, count in enumerate(counts)]
        for _ in range(-times):
            for k in range(power, most + 1):
                counts[k] += counts[k - power]
    return counts
