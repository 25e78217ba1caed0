"""The result as Markdown, ready for docs/performance.md.

In: an `Outcome`, and where our time goes. Out: lines.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bench.contenders import OURS
from bench.goals import GOALS, MEBIBYTE, Figures, Outcome, ratio

Say = Callable[[float], str]
"""Says a figure with its unit."""


def _seconds(value: float) -> str:
    return f"{value:.3f} s"


def _milliseconds(value: float) -> str:
    return f"{value * 1000:.1f} ms"


def _kibibytes(value: float) -> str:
    return f"{value / 1024:.1f} KiB"


def _mebibytes(value: float) -> str:
    return f"{value / MEBIBYTE:.1f} MiB"


def _count(value: float) -> str:
    return f"{value:,.0f}"


TIMES: tuple[tuple[str, str, Say], ...] = (
    ("cold", "cold build", _seconds),
    ("busy", "its processor time", _seconds),
    ("edit", "after one edit", _seconds),
    ("nothing", "nothing changed", _seconds),
    ("memory", "peak memory, cold", _mebibytes),
)
SERVED: tuple[tuple[str, str, Say], ...] = (
    ("served", "save → served, median", _milliseconds),
    ("served95", "95th percentile", _milliseconds),
    ("saves", "saves", _count),
)
SIZES: tuple[tuple[str, str, Say], ...] = (
    ("page", "a week's page", _kibibytes),
    ("site", "the site", _mebibytes),
    ("pages", "pages", _count),
    ("files", "files", _count),
)


def tables(outcome: Outcome) -> Iterator[str]:
    """Lay out what was measured: times, the preview, sizes, growth, goals."""
    for columns in (TIMES, SERVED, SIZES):
        yield from _compared(outcome, columns)
    if len(outcome.grown) > 1:
        yield from _grown(outcome.grown)
    yield from _table(("", "goal", "stretch", "measured", ""), [goal.row(outcome) for goal in GOALS])


def shares_table(found: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Lay out the stages of each kind of build; those below a hundredth of each are left to "the rest"."""
    wholes = {name: sum(stages.values()) for name, stages in found.items()}
    stages = sorted({stage for each in found.values() for stage in each}, key=lambda stage: -found["cold"].get(stage, 0))
    shown = [s for s in stages if any(each.get(s, 0) >= wholes[name] / 100 for name, each in found.items())]
    rest = {name: {"": sum(each.get(s, 0) for s in stages if s not in shown)} for name, each in found.items()}
    rows = [(f"`{stage}`", *(_share(found[name].get(stage, 0), wholes[name]) for name in found)) for stage in shown]
    rows.append(("the rest", *(_share(rest[name][""], wholes[name]) for name in found)))
    rows.append(("whole, on one core", *(_milliseconds(whole) for whole in wholes.values())))
    yield from _table(("stage", "cold", "one edit", "nothing changed"), rows)


def _share(seconds: float, whole: float) -> str:
    return f"{seconds * 1000:.0f} ms ({seconds / whole:.0%})"


def _compared(outcome: Outcome, columns: Sequence[tuple[str, str, Say]]) -> Iterator[str]:
    """Lay the contenders' figures below each other, and our ratios to the first two peers below them."""
    measured = {name: figures for name, figures in outcome.compared.items() if any(key in figures for key, _, _ in columns)}
    known = [column for column in columns if any(column[0] in figures for figures in measured.values())]
    if not known:
        return
    rows = [(name, *_cells(figures, known)) for name, figures in measured.items()]
    if OURS.name in measured:
        rows += [
            (f"ours ÷ {peer}", *_ratios(measured[OURS.name], measured[peer], known))
            for peer in ("Hugo", "Pelican")
            if peer in measured
        ]
    yield from _table(("", *(title for _, title, _ in known)), rows)


def _grown(grown: Mapping[int, Figures]) -> Iterator[str]:
    known = [column for column in TIMES if all(column[0] in figures for figures in grown.values())]
    rows = [(f"{weeks:,} weeks", *_cells(figures, known)) for weeks, figures in grown.items()]
    first, *_, last = grown.values()
    rows.append(("growth", *_ratios(last, first, known)))
    yield from _table((OURS.name, *(title for _, title, _ in known)), rows)


def _cells(figures: Figures, columns: Sequence[tuple[str, str, Say]]) -> Iterator[str]:
    return (say(figures[key]) if key in figures else "" for key, _, say in columns)


def _ratios(one: Figures, other: Figures, columns: Sequence[tuple[str, str, Say]]) -> Iterator[str]:
    found = (ratio(one, other, key) if key != "saves" else None for key, _, _ in columns)
    return ("" if value is None else f"{value:.2f}" for value in found)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
