"""What we want to reach, one row each, and whether it was reached.

In: figures of each contender, and ours at several lengths of the journal. Out: a row of a table for each goal.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from bench.contenders import OURS

MEBIBYTE = 1024 * 1024

Figures = Mapping[str, float]
"""Medians by name: cold, busy, edit, nothing, served, served95 (seconds), memory, page, site (bytes), pages, files."""


class Outcome(Struct, frozen=True, kw_only=True):
    """All that was measured; what was not is absent."""

    compared: Mapping[str, Figures]
    """By the name of the contender."""
    grown: Mapping[int, Figures]
    """Ours, by the number of weeks, the fewest first; empty when only one length was measured."""


class Goal(Struct, frozen=True, kw_only=True):
    """A limit that a figure is to stay below."""

    what: str
    unit: str
    measure: Callable[[Outcome], float | None]
    """None when it was not measured."""
    limit: float
    stretch: float | None = None

    def row(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the cells: what, goal, stretch, measured, said in a word."""
        value = self.measure(outcome)
        stretch = "" if self.stretch is None else self._say(self.stretch)
        measured = "" if value is None else self._say(value)
        return self.what, f"≤ {self._say(self.limit)}", stretch and f"≤ {stretch}", measured, self._judge(value)

    def _judge(self, value: float | None) -> str:
        if value is None:
            return "not measured"
        if self.stretch is not None and value <= self.stretch:
            return "met, stretch too"
        return "met" if value <= self.limit else "**missed**"

    def _say(self, value: float) -> str:
        return f"{value:.0f} {self.unit}" if self.unit == "MiB" else f"{value:.2f} {self.unit}"


def _against(peer: str, figure: str) -> Callable[[Outcome], float | None]:
    return lambda outcome: ratio(outcome.compared.get(OURS.name, {}), outcome.compared.get(peer, {}), figure)


def _growth(figure: str) -> Callable[[Outcome], float | None]:
    def measure(outcome: Outcome) -> float | None:
        found = (
            ratio(outcome.grown[10 * weeks], outcome.grown[weeks], figure)
            for weeks in outcome.grown
            if 10 * weeks in outcome.grown
        )
        return next(found, None)

    return measure


def _memory(outcome: Outcome) -> float | None:
    peak = outcome.compared.get(OURS.name, {}).get("memory")
    return None if peak is None else peak / MEBIBYTE


def ratio(one: Figures, other: Figures, figure: str) -> float | None:
    """Return how many times the other's figure one's is; None when either is not known."""
    return one[figure] / other[figure] if one.get(figure) and other.get(figure) else None


GOALS: tuple[Goal, ...] = (
    Goal(what="cold build", unit="× Hugo", measure=_against("Hugo", "cold"), limit=2.0, stretch=1.2),
    Goal(what="cold build", unit="× Pelican", measure=_against("Pelican", "cold"), limit=0.4),
    Goal(what="after one edit", unit="× Hugo", measure=_against("Hugo", "edit"), limit=0.5, stretch=0.35),
    Goal(what="nothing changed", unit="× Hugo", measure=_against("Hugo", "nothing"), limit=0.25, stretch=0.15),
    Goal(what="save → served, median", unit="× Hugo server", measure=_against("Hugo", "served"), limit=0.25),
    Goal(what="save → served, 95th percentile", unit="× Hugo server", measure=_against("Hugo", "served95"), limit=0.25),
    Goal(what="peak memory, cold", unit="MiB", measure=_memory, limit=120, stretch=70),
    Goal(what="cold build, ten times the weeks", unit="×", measure=_growth("cold"), limit=11),
    Goal(what="after one edit, ten times the weeks", unit="×", measure=_growth("edit"), limit=6),
)
