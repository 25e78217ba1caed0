"""Which decisions supersede which: a newer one makes the older superseded in its own week.

In: what decisions say in `supersedes`, in order. Out: the same without circles; a circle is an error that names its places.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.model import RecordEvent
from perfmirror_ssg.weeks import Week


class Supersession(Struct, frozen=True, kw_only=True):
    """A decision that takes the place of another, as an event of the newer one says."""

    newer: str
    older: str
    week: Week
    event: RecordEvent

    @property
    def span(self) -> Span:
        """Of the `supersedes` field."""
        return self.event.fields["supersedes"].span


def without_circles(said: Iterable[Supersession]) -> Checked[tuple[Supersession, ...]]:
    """Keep what closes no circle, in the order in which it was said."""
    kept: list[Supersession] = []
    by_newer: dict[str, list[Supersession]] = {}
    superseded: set[str] = set()
    problems = []
    for edge in said:
        # Only one that is superseded itself can close a circle, so a long chain of new decisions costs no search.
        circle = _circle(edge, by_newer) if edge.newer in superseded or edge.newer == edge.older else None
        if circle is not None:
            problems.append(_problem(edge, circle))
            continue
        kept.append(edge)
        by_newer.setdefault(edge.newer, []).append(edge)
        superseded.add(edge.older)
    return Checked(value=tuple(kept), problems=tuple(problems))


def _circle(edge: Supersession, by_newer: Mapping[str, Sequence[Supersession]]) -> tuple[Supersession, ...] | None:
    """Return the way from the older decision back to the newer, if what was said before holds one."""
    if edge.older == edge.newer:
        return ()
    came: dict[str, Supersession] = {}
    ahead = [edge.older]
    while ahead and edge.newer not in came:
        for step in by_newer.get(ahead.pop(), ()):
            if step.older not in came:
                came[step.older] = step
                ahead.append(step.older)
    if edge.newer not in came:
        return None
    way = [came[edge.newer]]
    while way[-1].newer != edge.older:
        way.append(came[way[-1].newer])
    return tuple(reversed(way))


def _problem(edge: Supersession, circle: Sequence[Supersession]) -> Diagnostic:
    ids = " → ".join([edge.newer, edge.older, *(step.older for step in circle)])
    return Diagnostic(
        code="E307",
        span=edge.span,
        message=f"decisions supersede each other in a circle: {ids}" if circle else f'"{edge.newer}" supersedes itself',
        hint="take out one of them; a decision that is taken again is a new one" if circle else "name the older decision",
        related=tuple(step.span for step in circle),
    )
