"""Insights about the course of the weeks: a run up or down, a category that vanished, weeks written late.

In: a `Basis`. Out: what was found, or why nothing is said.
"""

from collections.abc import Sequence
from fractions import Fraction

from perfmirror_ssg.analysis.insight import Basis, Figure, Found, Reason, happened, pieces
from perfmirror_ssg.analysis.runs import Run, find_run
from perfmirror_ssg.analysis.streak import is_late
from perfmirror_ssg.phrases import listed, number, sentence

NAMED = 3
"""Categories a sentence names."""


def run_of_weeks(basis: Basis) -> Found | Reason | None:
    """Find weekly scores that rise or fall more than chance would make them; weeks of the same weights and points only."""
    if not basis.same_weights:
        return Reason.OTHER_WEIGHTS
    if not basis.same_points:
        return Reason.OTHER_POINTS
    run = find_run([basis.scores[week].score for week in basis.weeks])
    if run.chance > basis.threshold("run-chance"):
        return None
    rises = run.s > 0
    pairs = f"of {number(run.pairs, 'pair')} of weeks, the later is higher in {run.up} and lower in {run.down}"
    return Found(
        sentence=f"The weekly score {'rises' if rises else 'falls'} over {number(run.length, 'counted week')}: {pairs}.",
        figures=_run_figures(run),
        weeks=basis.weeks,
        suggestion=_what_moved(basis, rises=rises),
    )


def category_vanished(basis: Basis) -> Found | None:
    """Find categories done often in the earlier two thirds of the weeks, and never in the last third."""
    third = len(basis.slots) // 3
    held = [happened(slot) for slot in basis.slots]
    earlier, lately = held[:-third], held[-third:]
    often = {name: sum(name in week for week in earlier) for name in basis.adding}
    gone = [
        name
        for name, weeks in often.items()
        if weeks and weeks >= basis.threshold("vanished-part") * len(earlier) and not any(name in week for week in lately)
    ]
    if not gone:
        return None
    named = sorted(gone, key=lambda name: -often[name])[:NAMED]
    told = listed(tuple(f"{basis.called(name)} in {often[name]}" for name in named))
    until = basis.weeks[-third - 1]
    return Found(
        sentence=f"{sentence(told)} of {len(earlier)} counted weeks up to {until}, and in none of the {third} since.",
        figures=(
            *(Figure(name=f"weeks with {basis.called(name)}", value=Fraction(often[name])) for name in named),
            Figure(name="earlier weeks", value=Fraction(len(earlier))),
            Figure(name="weeks since", value=Fraction(third)),
        ),
        weeks=basis.weeks,
        suggestion=_again_or_over(basis, named),
    )


def written_late(basis: Basis) -> Found | None:
    """Find weeks that were written long after they were over."""
    days = int(basis.threshold("late-days"))
    late = tuple(slot.week for slot in basis.slots if slot.entry and is_late(slot.entry, days))
    if len(late) < basis.threshold("late-count"):
        return None
    after = f"more than {number(days, 'day')} after their Sunday"
    return Found(
        sentence=f"{len(late)} of the last {number(len(basis.slots), 'counted week')} were written {after}.",
        figures=(
            Figure(name="weeks written late", value=Fraction(len(late))),
            Figure(name="counted weeks", value=Fraction(len(basis.slots))),
        ),
        weeks=late,
        suggestion="on Friday, one line with the count you are sure of; the rest can follow.",
    )


def _run_figures(run: Run) -> tuple[Figure, ...]:
    return (
        Figure(name="n", value=Fraction(run.length)),
        Figure(name="S", value=Fraction(run.s)),
        Figure(name="p", value=run.chance, form="chance"),
        Figure(name="pairs up", value=Fraction(run.up)),
        Figure(name="pairs down", value=Fraction(run.down)),
    )


def _what_moved(basis: Basis, *, rises: bool) -> str:
    """Name the category, an input where there is one, whose count moved most with the score from one half to the other."""
    half = len(basis.slots) // 2
    before, after = pieces(*basis.slots[:half]), pieces(*basis.slots[-half:])
    sign = 1 if rises else -1
    moved = {name: sign * (after.get(name, 0) - before.get(name, 0)) for name in basis.adding}
    # Of what there is enough of, no more is asked for.
    with_it = [name for name, by in moved.items() if by > 0 and name not in basis.enough]
    if not with_it:
        return "read the first and the last of these weeks side by side, and plan one thing that differs."
    most = basis.input_first(sorted(with_it, key=lambda name: -moved[name]))
    change = f"{before.get(most, 0)} in the first {half} of these weeks, {after.get(most, 0)} in the last {half}"
    return f"{basis.called(most)}, {'again' if rises else 'as often as at first'}; {change}."


def _again_or_over(basis: Basis, gone: Sequence[str]) -> str:
    free = [name for name in gone if name not in basis.enough]
    if not free:
        return f"say in the summary whether {basis.called(gone[0])} is over."
    return f"{basis.called(basis.input_first(free))}, once; or say in the summary that it is over."
