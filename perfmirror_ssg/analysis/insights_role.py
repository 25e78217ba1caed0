"""Insights about what a role is there for: an experienced IC's impact, a manager's one-on-ones.

In: a `Basis`. Out: what was found, or why nothing is said. They are about weeks in that role only.
"""

from fractions import Fraction

from perfmirror_ssg.analysis.insight import IMPACT, INPUT, Basis, Figure, Found, Reason, happened
from perfmirror_ssg.model import WeekSlot
from perfmirror_ssg.phrases import number
from perfmirror_ssg.settings import Profile

MANAGERS = ("Manager", "Senior Manager", "Director")
ONE_ON_ONE = "one-on-one"
"""The category, and the kind of record: either of them tells that there was one."""


def senior_without_impact(basis: Basis) -> Found | None:
    """Find a period of an experienced IC in which no impact was noted."""
    senior = basis.threshold("senior-level")
    if not all(_is_ic(basis.scores[week].profile, senior) for week in basis.weeks):
        return None
    items = [item for slot in basis.slots if slot.entry for item in slot.entry.items]
    if any(item.dimension == IMPACT and item.happened for item in items):
        return None
    return Found(
        sentence=f"No impact is noted in the {number(len(basis.weeks), 'counted week')} of the period.",
        figures=(Figure(name="pieces of impact", value=Fraction(0)), _weeks(basis)),
        weeks=basis.weeks,
        suggestion=f"ask in the first {basis.called(basis.usual(INPUT))} what should still be different in a year.",
    )


def manager_without_one_on_ones(basis: Basis) -> Found | Reason | None:
    """Find the last weeks of a manager without a single one-on-one, as a work item or as a record.

    A journal that never noted any may call them otherwise: of such a one, none can be missed.
    """
    if not all(basis.scores[week].profile.role in MANAGERS for week in basis.weeks):
        return None
    if any(_has_one_on_one(slot) for slot in basis.slots):
        return None
    if ONE_ON_ONE not in basis.config.categories:
        return Reason.NO_CATEGORY
    if not any(_notes_one_on_ones(slot) for slot in basis.journal):
        return Reason.NEVER_NOTED
    return Found(
        sentence=f"No one-on-one in the last {number(len(basis.weeks), 'counted week')}, neither counted nor written down.",
        figures=(Figure(name="one-on-ones", value=Fraction(0)), _weeks(basis)),
        weeks=basis.weeks,
        suggestion=_one_on_one(basis),
    )


def _one_on_one(basis: Basis) -> str:
    """Ask for one; where its dimension brings much already, in place of something."""
    dimension = basis.config.categories[ONE_ON_ONE].dimension
    instead = f" in place of one more {basis.called(basis.usual(dimension))}" if dimension in basis.heavy else ""
    return f"a one-on-one{instead}, on a day named now, with one question to begin it."


def _is_ic(profile: Profile, level: Fraction) -> bool:
    return profile.role == "IC" and profile.level >= level


def _has_one_on_one(slot: WeekSlot) -> bool:
    return ONE_ON_ONE in happened(slot) or _records_one_on_one(slot)


def _notes_one_on_ones(slot: WeekSlot) -> bool:
    """Tell whether a week speaks of them at all: a count of 0 does."""
    items = slot.entry.items if slot.entry else ()
    return any(item.category == ONE_ON_ONE for item in items) or _records_one_on_one(slot)


def _records_one_on_one(slot: WeekSlot) -> bool:
    return any(event.kind == ONE_ON_ONE for event in (slot.entry.events if slot.entry else ()))


def _weeks(basis: Basis) -> Figure:
    return Figure(name="counted weeks", value=Fraction(len(basis.weeks)))
