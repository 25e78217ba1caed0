"""What config.toml says about single weeks: weeks off, events, the company's review cycle.

In: `[[off]]`, `[[event]]` and `[review]`. Out: their values, in their order.
"""

from collections.abc import Sequence

from perfmirror_ssg.config.keys import REVIEW
from perfmirror_ssg.config.tables import Given, filled
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.settings import Event, OffRange, ReviewCycle


def read_off(given: Sequence[Given]) -> Checked[tuple[OffRange, ...]]:
    """Make the ranges of weeks off; one that ends before it begins is left out."""
    ranges = []
    problems = []
    for one in given:
        first, last = one.values["from"], one.values.get("to", one.values["from"])
        if last < first:
            message = f"the range ends in {last}, before it begins in {first}"
            hint = "write the first week in from and the last in to"
            problems.append(
                Diagnostic(code="E422", span=one.place("to"), message=message, hint=hint, related=(one.place("from"),))
            )
        else:
            ranges.append(OffRange(first=first, last=last, reason=one.values["reason"]))
    return Checked(value=tuple(ranges), problems=tuple(problems))


def read_events(given: Sequence[Given]) -> tuple[Event, ...]:
    """Make the marks on time charts."""
    return tuple(Event(**event.values) for event in given)


def read_review(given: Given | None) -> ReviewCycle | None:
    """Make the review cycle, if one is stated."""
    if given is None:
        return None
    values = filled(REVIEW.keys, given.values)
    return ReviewCycle(start=values["cycle_start"], weeks=values["cycle_weeks"])
