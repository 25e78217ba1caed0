"""The four zones of gaps as a figure: days to awareness across, days to resolution up, a dot for each gap.

In: the two clocks. Out: a chart; its table holds every gap, also those that have no place in the figure.
"""

from fractions import Fraction

from perfmirror_ssg.analysis.clocks import Timed, TwoClocks
from perfmirror_ssg.charts.scatter import (
    Cell,
    Dot,
    Guide,
    Measure,
    Scatter,
    ScatterChart,
    Step,
    Zone,
    draw_scatter,
    logarithmic,
)
from perfmirror_ssg.pages.clock_words import UNKNOWN, short, tell_gap, tell_zones
from perfmirror_ssg.pages.places import record_path
from perfmirror_ssg.pages.words import sentence, spoken
from perfmirror_ssg.weeks import Week

_STEPS = (0, 3, 10, 30, 100, 300, 1000, 3000)
"""Days that an axis names, where there is room beside its limit."""
_ROOM = 9
"""Percent of an axis that two of its words need."""
_LEAST = 100
"""Days that an axis has room for at least, below its upper end by half."""
_COLUMNS = ("Gap", "Noticed", "To awareness", "To resolution", "Zone")


def zones_chart(clocks: TwoClocks) -> ScatterChart:
    """Draw the zones; a gap that is open has its lower bound for a place."""
    both = clocks.both
    across = _measure("Days to awareness", clocks.aware_days, [gap.aware or 0 for gap in both])
    up = _measure("Days to resolution", clocks.resolve_days, [_resolve(gap) for gap in both])
    aware, resolve = Fraction(clocks.aware_days), Fraction(clocks.resolve_days)
    scatter = Scatter(
        id="zones",
        title="Four zones",
        across=across,
        up=up,
        dots=tuple(_dot(gap) for gap in both),
        zones=_zones(across, up, aware, resolve),
        guides=(
            Guide(start=(aware, Fraction(0)), end=(aware, up.high)),
            Guide(start=(Fraction(0), resolve), end=(across.high, resolve)),
        ),
    )
    return draw_scatter(scatter, tell_zones(clocks), _COLUMNS, tuple(_row(gap) for gap in reversed(clocks.gaps)))


def _measure(title: str, limit: int, days: list[int]) -> Measure:
    high = max(_LEAST, 2 * limit, *days) if days else max(_LEAST, 2 * limit)
    bare = Measure(title=title, low=Fraction(0), high=Fraction(2 * high), steps=(), scale=logarithmic)
    mark = bare.percent(Fraction(limit))
    named = [step for step in _STEPS if step <= bare.high and abs(bare.percent(Fraction(step)) - mark) >= _ROOM]
    steps = tuple(Step(at=Fraction(step), label=str(step)) for step in sorted({*named, limit}))
    return Measure(title=f"{title} →", low=bare.low, high=bare.high, steps=steps, scale=logarithmic)


def _zones(across: Measure, up: Measure, aware: Fraction, resolve: Fraction) -> tuple[Zone, ...]:
    none = Fraction(0)
    # A limit belongs to the quick side, which therefore comes first.
    return (
        Zone(name="High performer", left=none, right=aware, low=none, high=resolve, corner="bottom left"),
        Zone(name="Blind executor", left=aware, right=across.high, low=none, high=resolve, corner="bottom right"),
        Zone(name="Frustrated stagnation", left=none, right=aware, low=resolve, high=up.high, corner="top left"),
        Zone(name="Danger", left=aware, right=across.high, low=resolve, high=up.high, corner="top right"),
    )


def _dot(gap: Timed) -> Dot:
    return Dot(
        x=Fraction(gap.aware or 0),
        y=Fraction(_resolve(gap)),
        words=tell_gap(gap),
        path=record_path(gap.record.id),
        open_y=gap.is_open,
        hollow=gap.is_accepted,
    )


def _row(gap: Timed) -> tuple[Cell, ...]:
    record = gap.record
    noticed = str(gap.noticed) if isinstance(gap.noticed, Week) else gap.noticed.isoformat()
    return (
        Cell(text=record.title.plain, path=record_path(record.id)),
        Cell(text=noticed),
        Cell(text=UNKNOWN if gap.aware is None else str(gap.aware)),
        Cell(text=short(gap.resolve)),
        Cell(text=sentence(spoken(gap.zone)) if gap.zone else UNKNOWN),
    )


def _resolve(gap: Timed) -> int:
    return int(gap.resolve.value) if gap.resolve else 0
