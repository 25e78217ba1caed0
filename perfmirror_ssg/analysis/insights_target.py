"""Insights about what is aimed at: the next band and what would close the distance, categories over and under expectation.

In: a `Basis`. Out: what was found, or why nothing is said.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from perfmirror_ssg.analysis.expected import Actual, Standing
from perfmirror_ssg.analysis.insight import IMPACT, OUTCOME, Basis, Figure, Found, Reason, pieces
from perfmirror_ssg.analysis.periods import Silence
from perfmirror_ssg.phrases import figure, listed, number, spoken

NAMED = 3
"""Categories a sentence names."""
WAYS = 2
"""Categories that are reckoned as ways to the next band."""


def next_band(basis: Basis) -> Found | Reason | None:
    """Find how far the next band is, and how many more pieces of one category would reach it.

    With prorating a period of weeks like these, each with d / N points more, scores d more; a plain sum of the M weeks that
    enter it needs d / M points in each. A piece is worth points times weight, as in the last week of the period.
    """
    band, distance = basis.period.next, basis.period.distance
    if basis.period.silence is Silence.NO_PROFILE:
        return Reason.NO_BAND
    ways = _ways(basis)[:WAYS]
    if band is None or distance is None or not ways:
        return None
    over = basis.period.length if basis.period.method == "prorate" else sum(t.score is not None for t in basis.period.terms)
    needed = {name: ceil(distance / _worth(basis, name)) for name in ways}
    told = " or ".join(f"{needed[name]} more of {spoken(name)}" for name in ways)
    points = figure(distance) if distance >= Fraction(1, 20) else figure(distance, 3)
    far = f"{points} {'point' if points == '1' else 'points'}"
    return Found(
        sentence=f"{far} to {band.name}: {told}, over {number(over, 'week')} otherwise like these.",
        figures=(
            Figure(name=f"points to {band.name}", value=distance),
            Figure(name="points a week", value=distance / over),
            *(each for name in ways for each in _way(name, _worth(basis, name), needed[name], over)),
        ),
        weeks=basis.weeks,
        suggestion=f"{spoken(basis.input_first(ways))}, once more than usual.",
    )


def under_expected(basis: Basis) -> Found | None:
    """Find the categories furthest below what is expected of them."""
    low = [each for each in basis.actuals if each.standing in {Standing.UNDER, Standing.NONE}]
    low = sorted((each for each in low if each.category in basis.adding), key=lambda each: each.share or Fraction(0))[:NAMED]
    if not low:
        return None
    plan = basis.input_first(tuple(each.category for each in low))
    return Found(
        sentence=f"Below what is expected of {number(len(basis.weeks), 'counted week')}: {_compared(low)}.",
        figures=tuple(_counts(low)),
        weeks=basis.weeks,
        suggestion=f"{spoken(plan)}, once, on a day named now.",
    )


def over_expected(basis: Basis) -> Found | None:
    """Find the categories furthest above what is expected of them."""
    high = [each for each in basis.actuals if each.standing is Standing.OVER and each.expected]
    high = sorted(high, key=lambda each: -(each.share or Fraction(0)))[:NAMED]
    if not high:
        return None
    return Found(
        sentence=f"Above what is expected of {number(len(basis.weeks), 'counted week')}: {_compared(high)}.",
        figures=tuple(_counts(high)),
        weeks=basis.weeks,
        suggestion=_about_more(basis, tuple(each.category for each in high)),
    )


def _ways(basis: Basis) -> tuple[str, ...]:
    """Return the categories that can close a distance: those that lack most of what is expected, then the most usual."""
    done, worth = pieces(*basis.slots), {name: _worth(basis, name) for name in basis.adding}
    lacking = {a.category: (a.expected - a.count) * worth.get(a.category, 0) for a in basis.actuals if a.expected}
    open_ = [name for name in basis.adding if worth[name] > 0]
    under = sorted((name for name in open_ if lacking.get(name, 0) > 0), key=lambda name: -lacking[name])
    usual = sorted((name for name in open_ if name not in under and done.get(name)), key=lambda name: -done[name])
    return (*under, *usual)


def _worth(basis: Basis, name: str) -> Fraction:
    """Return what a piece adds to a score in the last week of the period; 0 with tiers, where it depends on the others."""
    category = basis.config.categories[name]
    version = category.at(basis.period.last)
    weight = basis.period.profile.weights.get(category.dimension, Fraction(0))
    return Fraction(0) if version.tiers else version.points * weight


def _way(name: str, worth: Fraction, needed: int, over: int) -> Iterator[Figure]:
    yield Figure(name=f"weighted points of one {spoken(name)}", value=worth)
    yield Figure(name=f"{spoken(name)}, more", value=Fraction(needed))
    yield Figure(name=f"{spoken(name)}, more a week", value=Fraction(needed, over))


def _compared(actuals: list[Actual]) -> str:
    return listed(
        tuple(f"{spoken(each.category)} {each.count} of {figure(each.expected or Fraction(0), 2)}" for each in actuals)
    )


def _counts(actuals: list[Actual]) -> Iterator[Figure]:
    for each in actuals:
        yield Figure(name=f"{spoken(each.category)}, done", value=Fraction(each.count))
        yield Figure(name=f"{spoken(each.category)}, expected", value=each.expected or Fraction(0))
        yield Figure(name=f"{spoken(each.category)}, share", value=each.share or Fraction(0), form="part")


def _about_more(basis: Basis, names: tuple[str, ...]) -> str:
    """Ask of an input or output what it is for, and of what follows from them what it came from."""
    most = basis.input_first(names)
    if most not in basis.adding:
        return f"one line on what the last {spoken(most)} would have needed a week earlier."
    if basis.config.categories[most].dimension not in {OUTCOME, IMPACT}:
        return f"before the first {spoken(most)}, say in one line what would be missed without it."
    return f"write down what the last {spoken(most)} came from, and plan that again."
