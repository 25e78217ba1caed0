"""Insights about where the points come from: the shares of the dimensions, beside the weights of the role.

In: a `Basis`. Out: what was found, or why nothing is said. Shares are of the weighted points of the period; with a
negative dimension there are none, and nothing is said.
"""

from collections.abc import Iterator
from fractions import Fraction

from perfmirror_ssg.analysis.insight import IMPACT, INPUT, OUTCOME, OUTPUT, Basis, Figure, Found, Reason, more
from perfmirror_ssg.analysis.periods import Share
from perfmirror_ssg.figures import total
from perfmirror_ssg.model import WeekSlot
from perfmirror_ssg.phrases import listed, number, percent, sentence, spoken

NOTHING = Fraction(0)


def input_heavy(basis: Basis) -> Found | None:
    """Find much input with little outcome."""
    much, little = _part(basis, INPUT), _part(basis, OUTCOME)
    if not much or much < basis.threshold("balance-input") or little >= basis.threshold("balance-outcome"):
        return None
    return Found(
        sentence=f"Input brings {percent(much)} of the weighted points of {_weeks(basis)}, outcome {percent(little)}.",
        figures=(*_figures(basis, INPUT, OUTCOME), *_under_others(basis)),
        weeks=basis.weeks,
        suggestion=f"before the first {basis.called(basis.usual(INPUT))}, write one line on what it is to change.",
    )


def output_heavy(basis: Basis) -> Found | None:
    """Find much output with little impact."""
    much, little = _part(basis, OUTPUT), _part(basis, IMPACT)
    if not much or much < basis.threshold("balance-output") or little >= basis.threshold("balance-impact"):
        return None
    return Found(
        sentence=f"Output brings {percent(much)} of the weighted points of {_weeks(basis)}, impact {percent(little)}.",
        figures=(*_figures(basis, OUTPUT, IMPACT), *_under_others(basis)),
        weeks=basis.weeks,
        suggestion=f"ask in the first {basis.called(basis.usual(INPUT))} who else could use what is being made.",
    )


def well_balanced(basis: Basis) -> Found | Reason | None:
    """Find every share near its weight; weeks of one set of weights only."""
    shares = tuple(basis.shares.values())
    if not basis.same_weights:
        return Reason.OTHER_WEIGHTS
    far = max((abs(_below(share)) for share in shares), default=None)
    if far is None or far > basis.threshold("balance-near"):
        return None
    names = listed(tuple(spoken(share.dimension) for share in shares))
    return Found(
        sentence=f"{sentence(names)} bring about the part of the points that their weights name.",
        figures=(*_beside_weights(basis, shares), Figure(name="furthest of a share from its weight", value=far, form="part")),
        weeks=basis.weeks,
        suggestion=f"{_first_usual(basis)} first, and the rest in the proportions of these weeks.",
    )


def impact_fits(basis: Basis) -> Found | Reason | None:
    """Find a share of impact near its weight; weeks of one set of weights only."""
    if not basis.same_weights:
        return Reason.OTHER_WEIGHTS
    share = basis.shares.get(IMPACT)
    if not share or not share.share:
        return None
    if abs(_below(share)) > basis.threshold("impact-near") * share.weight:
        return None
    came = tuple(slot.week for slot in basis.slots if _points(basis, slot, IMPACT))
    near = f"near the {percent(share.weight)} that it weighs at this level"
    return Found(
        sentence=f"Impact brings {percent(share.share)} of the weighted points, {near}, from {number(len(came), 'week')}.",
        figures=(*_beside_weights(basis, (share,)), *_figures(basis, IMPACT)[1:]),
        weeks=came,
        suggestion="write down in one line what one of these began with, and plan that again.",
    )


def controllable_share(basis: Basis) -> Found | None:
    """Set what can be steered, input and output, against what follows later, outcome and impact."""
    shares = basis.shares
    if not shares:
        return None
    part, rest = _part(basis, INPUT) + _part(basis, OUTPUT), _part(basis, OUTCOME) + _part(basis, IMPACT)
    follows = f"{percent(rest)} from outcome and impact, which follow later"
    return Found(
        sentence=f"{percent(part)} of the weighted points come from input and output, which can be steered, {follows}.",
        figures=(
            Figure(name="share of input and output", value=part, form="part"),
            *_beside(basis, "their weight", shares[INPUT].weight + shares[OUTPUT].weight),
            *_figures(basis, INPUT, OUTPUT)[2:],
            *_under_others(basis),
        ),
        weeks=basis.weeks,
        suggestion=f"say before the first {basis.called(basis.usual(INPUT))} which outcome it is for.",
    )


def primary_focus(basis: Basis) -> Found | None:
    """Find the one dimension with the largest share."""
    shares = tuple(basis.shares.values())
    most = max((_part(basis, share.dimension) for share in shares), default=NOTHING)
    leading = [share for share in shares if share.share == most]
    if len(leading) != 1:
        return None
    return Found(
        sentence=f"{sentence(spoken(leading[0].dimension))} brings the largest part of the weighted points, {percent(most)}.",
        figures=(*_beside_weights(basis, shares), *_under_others(basis)),
        weeks=basis.weeks,
        suggestion=_towards(basis, leading[0], max(shares, key=_below)),
    )


def _towards(basis: Basis, leading: Share, share: Share) -> str:
    """Name one thing to do for the dimension that is furthest below its weight; outcome and impact come from input."""
    name, wanted = spoken(share.dimension), _wanted(basis, share.dimension)
    there = basis.same_weights and _below(share) > 0 and share is not leading
    if not there or not (wanted or share.dimension in {OUTCOME, IMPACT}):
        return f"one line on whether most of the points should come from {spoken(leading.dimension)}."
    if share.dimension in {OUTCOME, IMPACT}:
        return f"say before the first {_first_usual(basis)} which {name} it is for; {name} is below its weight."
    return f"{more(basis, wanted)}. {sentence(name)} is below its weight."


def _wanted(basis: Basis, dimension: str) -> str:
    """Return the category of a dimension that lacks most of what is expected, else the usual one; empty: no more of it."""
    low = [each.category for each in basis.below if each.dimension == dimension]
    free = [name for name in (*low, basis.usual(dimension)) if name in basis.adding and name not in basis.enough]
    return free[0] if free else ""


def _first_usual(basis: Basis) -> str:
    return basis.called(basis.usual(basis.config.dimensions[0]))


def _part(basis: Basis, dimension: str) -> Fraction:
    share = basis.shares.get(dimension)
    return share.share or NOTHING if share else NOTHING


def _below(share: Share) -> Fraction:
    return share.weight - (share.share or NOTHING)


def _weeks(basis: Basis) -> str:
    return f"the last {number(basis.period.length, 'week')}"


def _figures(basis: Basis, *dimensions: str) -> tuple[Figure, ...]:
    """Return shares, then the weighted points they are made of, then the sum of all."""
    shares = [basis.shares[name] for name in dimensions]
    parts = (Figure(name=f"share of {share.dimension}", value=share.share or NOTHING, form="part") for share in shares)
    points = (Figure(name=f"{share.dimension}, weighted points", value=share.weighted) for share in shares)
    every = Figure(name="all weighted points", value=total([share.weighted for share in basis.period.shares]))
    return (*parts, *points, every)


def _beside_weights(basis: Basis, shares: tuple[Share, ...]) -> Iterator[Figure]:
    for share in shares:
        name = spoken(share.dimension)
        yield Figure(name=f"share of {name}", value=share.share or NOTHING, form="part")
        yield from _beside(basis, f"weight of {name}", share.weight)


def _beside(basis: Basis, name: str, weight: Fraction) -> Iterator[Figure]:
    """Set a weight beside a share; nothing where not all its weeks were scored with it."""
    if basis.same_weights:
        yield Figure(name=name, value=weight, form="part")


def _under_others(basis: Basis) -> Iterator[Figure]:
    if not basis.same_weights:
        yield Figure(name="weeks scored with other weights than now", value=Fraction(basis.period.other_weights))


def _points(basis: Basis, slot: WeekSlot, dimension: str) -> Fraction:
    return next((each.points for each in basis.scores[slot.week].dimensions if each.name == dimension), NOTHING)
