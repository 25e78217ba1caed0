"""What forecasts came to, with the sums behind it: a part of the pages of hypotheses and of decisions.

In: a `Calibration`. Out: a `CalibrationView`.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.calibration import FEW, GUESSING, Bin, Calibration, Decomposition
from perfmirror_ssg.analysis.forecasts import Forecast, LeftOut, Why
from perfmirror_ssg.charts.scatter import Cell, Dot, Guide, Measure, Scatter, ScatterChart, Step, draw_scatter
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, record_path
from perfmirror_ssg.pages.thin import Thin
from perfmirror_ssg.pages.words import figure, number, percent, sentence, week_name, whole

_END = (Fraction(0), Fraction(1))
_PLACES = 3
"""Of a score."""


class Wording(Struct, frozen=True, kw_only=True):
    """What the things forecast are called on their page."""

    one: str
    many: str
    true: str
    """What it is to come true."""
    false: str
    needs: Thin
    """What a first forecast would need."""


class Pair(Struct, frozen=True, kw_only=True):
    """A figure with its name and a remark."""

    name: str
    value: str
    note: str = ""


class LeftOutView(Struct, frozen=True, kw_only=True):
    """Why some are no forecasts, and which."""

    why: str
    records: tuple[Ref, ...]


class ForecastRow(Struct, frozen=True, kw_only=True):
    """One forecast as a term of the score."""

    record: Ref
    week: Ref
    said: str
    came: str
    error: str


class CalibrationView(Struct, frozen=True, kw_only=True):
    """What the part shows."""

    needs: Thin | None
    """What it would need, while there is no forecast."""
    sentence: str
    pairs: tuple[Pair, ...]
    left_out: tuple[LeftOutView, ...]
    chart: ScatterChart | None
    of: str
    rows: tuple[ForecastRow, ...]
    """Newest first."""
    sum: str
    steps: str
    score: str
    parts: tuple[Pair, ...]


def calibration_view(edition: Edition, found: Calibration, wording: Wording) -> CalibrationView:
    """Show what forecasts came to; without any, only what they would need."""
    made = found.forecasts.made
    rows = sorted(made, key=lambda one: (one.record.closed or one.record.latest, one.record.id), reverse=True)
    return CalibrationView(
        needs=None if made else wording.needs,
        sentence=_sentence(found, wording) if made else "",
        pairs=tuple(_pairs(found, wording)),
        left_out=tuple(_left_out(found.forecasts.left_out)),
        chart=_chart(found, wording) if made else None,
        of=sentence(wording.one),
        rows=tuple(_row(edition, one, wording) for one in rows),
        sum=whole(found.errors),
        steps=f"{whole(found.errors)} ÷ {number(found.n, 'forecast')}",
        score=whole(found.brier) if found.brier is not None else "",
        parts=tuple(_parts(found.parts, wording)) if found.parts else (),
    )


def _sentence(found: Calibration, wording: Wording) -> str:
    if not found.says:
        return f"{number(found.n, 'forecast')}: too few to say (n < {FEW}). It would need {FEW - found.n} more."
    if not found.astray:
        return f"{found.n} forecasts, and in no tenth of the scale do they lie further from what came than chance explains."
    worst = found.astray[0]
    which = "fewer" if worst.share < worst.mean else "more"
    held = f"Of {number(len(worst.forecasts), wording.one, wording.many)} that I called {percent(worst.mean)} likely"
    return f"{held}, {worst.happened} {wording.true}: {which} than chance explains."


def _pairs(found: Calibration, wording: Wording) -> Iterator[Pair]:
    if found.brier is None or found.mean is None or found.base is None or found.parts is None:
        return
    always = (
        f"; {whole(GUESSING)} is always saying 50%, {figure(found.parts.uncertainty, _PLACES)} always {percent(found.base)}"
    )
    yield Pair(
        name="Brier score",
        value=figure(found.brier, _PLACES),
        # What always saying one thing would have come to says something of many forecasts alone.
        note=f"0 is always sure and right{always if found.says else ''}",
    )
    yield Pair(name="Said on average", value=percent(found.mean))
    yield Pair(name=sentence(wording.true), value=percent(found.base), note=f"{_happened(found)} of {found.n}")
    if found.forecasts.waiting:
        yield Pair(name="Not known yet", value=str(len(found.forecasts.waiting)), note="with a confidence")


def _happened(found: Calibration) -> int:
    return sum(held.happened for held in found.bins)


def _left_out(left_out: tuple[LeftOut, ...]) -> Iterator[LeftOutView]:
    for why in Why:
        held = tuple(Ref(path=record_path(one.record.id), text=one.record.title.plain) for one in left_out if one.why is why)
        if held:
            yield LeftOutView(why=f"{len(held)} {why.value}", records=held)


def _row(edition: Edition, one: Forecast, wording: Wording) -> ForecastRow:
    record = one.record
    return ForecastRow(
        record=Ref(path=record_path(record.id), text=record.title.plain),
        week=Ref(path=edition.place(one.week, record.id), text=week_name(one.week, edition.report.journal.current)),
        said=percent(one.confidence),
        came=wording.true if one.happened else wording.false,
        error=whole(one.error),
    )


def _parts(parts: Decomposition, wording: Wording) -> Iterator[Pair]:
    yield Pair(name="reliability", value=whole(parts.reliability), note="how far the tenths lie from what was said in them")
    yield Pair(name="− resolution", value=whole(parts.resolution), note="how far the tenths lie from each other in what came")
    yield Pair(name="+ uncertainty", value=whole(parts.uncertainty), note=f"of always saying the share that {wording.true}")
    yield Pair(name="+ remainder", value=whole(parts.remainder), note="what putting them into tenths hides")


def _chart(found: Calibration, wording: Wording) -> ScatterChart:
    share = Measure(
        title=f"Share that {wording.true}",
        low=_END[0],
        high=_END[1],
        steps=tuple(Step(at=Fraction(n, 4), label=percent(Fraction(n, 4))) for n in range(5)),
    )
    scatter = Scatter(
        id=f"calibration-{wording.one}",
        title="What was said, and what came",
        across=Measure(title="Said on average", low=share.low, high=share.high, steps=share.steps),
        up=share,
        dots=tuple(_dot(found, held, wording) for held in found.bins),
        guides=(Guide(start=(_END[0], _END[0]), end=(_END[1], _END[1])),),
    )
    columns = ("Said", "Forecasts", "Mean", sentence(wording.true), "Share", "95% interval")
    told = "Each dot is a tenth of the scale, with how many forecasts it holds and the 95% interval of its share"
    return draw_scatter(
        scatter, f"{told}; on the dotted line, as many {wording.true} as was said.", columns, tuple(map(_cells, found.bins))
    )


def _dot(found: Calibration, held: Bin, wording: Wording) -> Dot:
    n = len(held.forecasts)
    return Dot(
        x=held.mean,
        y=held.share,
        words=f"{_range(held)}: {held.happened} of {n} {wording.true}, said {percent(held.mean)} on average",
        low=held.interval.low,
        high=held.interval.high,
        label=str(n),
        tone="accent" if found.says and held.astray else "ink",
    )


def _cells(held: Bin) -> tuple[Cell, ...]:
    words = (
        _range(held),
        str(len(held.forecasts)),
        f"{figure(held.mean * 100)}%",
        str(held.happened),
        percent(held.share),
        f"{percent(held.interval.low)} – {percent(held.interval.high)}",
    )
    return tuple(Cell(text=text) for text in words)


def _range(held: Bin) -> str:
    """Say a tenth of the scale: `70 to below 80%`; the highest holds 100 %."""
    low, high = (figure(end * 100, 0) for end in (held.low, held.high))
    return f"{low} to {high}%" if held.high == 1 else f"{low} to below {high}%"
