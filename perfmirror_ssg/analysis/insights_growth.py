"""Insights about the conditions of growth: a lever that has been noted, and not for many weeks.

In: a `Basis`. Out: what was found, or why nothing is said. Of a lever that was never noted, none can be missed.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from perfmirror_ssg.analysis.insight import Basis, Figure, Found, Reason
from perfmirror_ssg.analysis.levers import named, times_without
from perfmirror_ssg.phrases import number

_TO_DO: Mapping[str, str] = MappingProxyType(
    {
        "teacher": "ask one person one question you cannot answer, and note who it was.",
        "peer": "show one person who does such work something half done, and ask what they would do otherwise.",
        "student": "explain one thing that you do by habit to somebody who has not done it, and let them do it next.",
    }
)


def without(lever: str) -> Callable[[Basis], Found | Reason | None]:
    """Return the function that finds so many counted weeks on end without a lever; one noted in the current week ends them."""
    return lambda basis: _without(lever, basis)


def _without(lever: str, basis: Basis) -> Found | Reason | None:
    times = list(times_without(basis.journal, lever))
    if not times:
        return Reason.NEVER_NOTED
    weeks = tuple(slot.week for slot in times[-1] if slot.counted)
    if len(weeks) < basis.threshold("lever-weeks"):
        return None
    last = max(slot.week for slot in basis.journal if slot.week < weeks[0] and named(slot, lever))
    return Found(
        sentence=f"No {lever} is noted in the last {number(len(weeks), 'counted week')}; the last one is in {last}.",
        figures=(
            Figure(name=f"weeks with a {lever}", value=Fraction(0)),
            Figure(name="counted weeks", value=Fraction(len(weeks))),
        ),
        weeks=weeks,
        suggestion=_TO_DO[lever],
    )
