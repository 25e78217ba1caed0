"""Insights about what is aimed at: the next band and what would close the distance, categories over and under expectation.

In: a `Basis`. Out: what was found, or why nothing is said.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from perfmirror_ssg.analysis.expected import Actual, Standing
from perfmirror_ssg.analysis.insight import IMPACT, OUTCOME, Basis, Figure, Found, Reason, pieces, plan
from perfmirror_ssg.analysis.periods import Silence
from perfmirror_ssg.phrases import figure, listed, number

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
    if band is None or distance is None:
        return None
    if not ways:
        return Reason.NO_WAY
    over = basis.period.length if basis.period.method == "prorate" else sum(t.score is not None for t in basis.period.terms)
    needed = {name: ceil(distance / basis.worth(name)) for name in ways}
    told = " or ".join(f"{needed[name]} more of {basis.called(name)}{_a_week(needed[name], over)}" for name in ways)
    points = figure(distance) if distance >= Fraction(1, 20) else figure(distance, 3)
    far = f"{points} {'point' if points == '1' else 'points'}"
    return Found(
        sentence=f"{far} to {band.name}: {told}, over {number(over, 'week')} otherwise like these.",
        figures=(
            Figure(name=f"points to {band.name}", value=distance),
            Figure(name="points a week", value=distance / over),
            *(each for name in ways for each in _way(basis.called(name), basis.worth(name), needed[name], over)),
        ),
        weeks=basis.weeks,
        suggestion=f"{plan(basis, ways, {name: ceil(Fraction(more, over)) for name, more in needed.items()})}.",
    )


def under_expected(basis: Basis) -> Found | None:
    """Find the categories that lack most of what is expected of them."""
    low = basis.below
    if not low:
        return None
    return Found(
        sentence=f"Below what is expected of {number(len(basis.weeks), 'counted week')}: {_compared(basis, low)}.",
        figures=tuple(_counts(basis, low[:NAMED])),
        weeks=basis.weeks,
        suggestion=f"{plan(basis, [each.category for each in low], {})}.",
    )


def over_expected(basis: Basis) -> Found | None:
    """Find the categories furthest above what is expected of them."""
    high = sorted((each for each in basis.actuals if each.standing is Standing.OVER and each.expected), key=basis.lacking)
    if not high:
        return None
    return Found(
        sentence=f"Above what is expected of {number(len(basis.weeks), 'counted week')}: {_compared(basis, high)}.",
        figures=tuple(_counts(basis, high[:NAMED])),
        weeks=basis.weeks,
        suggestion=_about_more(basis, tuple(each.category for each in high[:NAMED])),
    )


def _ways(basis: Basis) -> tuple[str, ...]:
    """Return the categories that can close a distance: those that lack most of what is expected, then the most usual.

    Where there is enough of all of them, the usual ones of the other dimensions; where there are none, all the same.
    """
    done, enough = pieces(*basis.slots), basis.enough
    lacking = {actual.category: basis.lacking(actual) for actual in basis.actuals if actual.expected}
    open_ = [name for name in basis.adding if basis.worth(name) > 0]
    under = sorted((name for name in open_ if lacking.get(name, 0) > 0), key=lambda name: -lacking[name])
    usual = sorted((name for name in open_ if name not in under and done.get(name)), key=lambda name: -done[name])
    others = [name for name in map(basis.usual, basis.config.dimensions) if name in open_]
    free = [name for name in (*under, *usual) if name not in enough] or [name for name in others if name not in enough]
    return tuple(free or (*under, *usual))


def _a_week(needed: int, over: int) -> str:
    """Say how many that is a week, where it is more than one."""
    return f" ({figure(Fraction(needed, over))} a week)" if needed > over else ""


def _way(name: str, worth: Fraction, needed: int, over: int) -> Iterator[Figure]:
    yield Figure(name=f"weighted points of one {name}", value=worth)
    yield Figure(name=f"{name}, more", value=Fraction(needed))
    yield Figure(name=f"{name}, more a week", value=Fraction(needed, over))


def _compared(basis: Basis, actuals: Sequence[Actual]) -> str:
    """Name the first, and say how many there are beside."""
    named = [
        f"{basis.called(each.category)} {each.towards} of {figure(each.expected or Fraction(0), 2)}" for each in actuals[:NAMED]
    ]
    return listed((*named, f"{len(actuals) - NAMED} more") if len(actuals) > NAMED else tuple(named))


def _counts(basis: Basis, actuals: Sequence[Actual]) -> Iterator[Figure]:
    for each in actuals:
        name = basis.called(each.category)
        yield Figure(name=f"{name}, done", value=Fraction(each.towards))
        yield Figure(name=f"{name}, expected", value=each.expected or Fraction(0))
        yield Figure(name=f"{name}, share", value=each.share or Fraction(0), form="part")


def _about_more(basis: Basis, names: tuple[str, ...]) -> str:
    """Ask of an input or output what it is for, and of what follows from them what it came from."""
    most = basis.input_first(names)
    if most not in basis.adding:
        return f"one line on what the last {basis.called(most)} would have needed a week earlier."
    if basis.config.categories[most].dimension not in {OUTCOME, IMPACT}:
        return f"before the first {basis.called(most)}, say in one line what would be missed without it."
    return f"write down what the last {basis.called(most)} came from, and plan that again."
