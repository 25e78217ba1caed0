"""The Plotly specification of a plot: plain data, drawn in the browser by the script of the installed plotly package.

In: a `Plot`. Out: `data` and `layout` as JSON-able values. Colours are written as `var(--ink)`; the page's script puts in
those of the theme, so a chart follows light and dark.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from html import escape
from typing import Any

from perfmirror_ssg.charts.plot import Plot, Series, named_bands, place_marks, scale_steps

Json = dict[str, Any]

_WASH = 0.055
"""Opacity a band gains over the one below it."""


_NAMES = 172
"""Pixels at the right edge for the names of bands; the page's script takes them back where the screen is narrow."""

_DENSE = 2 * 53
"""Weeks above which dots would hide the line between them."""

_WORDS: Mapping[str, Any] = {"showarrow": False, "font": {"size": 11, "color": "var(--soft)"}}


def specification(plot: Plot) -> Json:
    """Return a figure: traces that keep their gaps, bands as shapes below, events as dotted lines."""
    days = plot.axis.days
    low, high = plot.range
    return {
        "data": [_trace(plot, series, days) for series in plot.series],
        "layout": {
            "barmode": "relative",
            "hovermode": "x unified" if len(plot.series) > 1 else "closest",
            "uirevision": "keep",
            "showlegend": False,
            "margin": {"l": 36, "r": _NAMES if plot.washes and not plot.small else 8, "t": 8, "b": 24},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": "var(--soft)", "size": 12},
            "hoverlabel": {"bgcolor": "var(--raised)", "bordercolor": "var(--rule)", "font": {"color": "var(--ink)"}},
            "xaxis": {
                "type": "date",
                "showgrid": False,
                "zeroline": False,
                "linecolor": "var(--rule)",
                "hoverformat": "%G-W%V",
                "range": _ends(plot),
                **_week_axis(plot, days),
            },
            "yaxis": {
                "fixedrange": True,
                "gridcolor": "var(--rule)",
                "zerolinecolor": "var(--rule)",
                "range": [float(low), float(high)],
                **_value_axis(plot),
            },
            "meta": [*plot.axis.names],
            "shapes": [*_bands(plot, float(high)), *_events(plot, days)],
            "annotations": [] if plot.small else [*_band_names(plot, low, high), *_event_names(plot, days)],
        },
    }


def label(text: str) -> str:
    """Write text so that Plotly, which reads markup and entities, shows its words as they are."""
    return escape(text, quote=False)


def _trace(plot: Plot, series: Series, days: tuple[str, ...]) -> Json:
    name, colour = label(series.name), f"var(--{series.tone})"
    unit = f" {label(plot.unit)}".rstrip()
    words = [f"{week}: {figure}{unit}" if figure else "" for week, figure in zip(plot.axis.names, series.figures, strict=True)]
    row: Json = {
        "name": name,
        "x": [*days],
        "y": [*series.heights],
        "text": [*series.figures],
        "customdata": words,
        "hovertemplate": ("%{text} %{fullData.name}" if len(plot.series) > 1 else "%{customdata}") + "<extra></extra>",
    }
    if series.shape == "bars":
        return {**row, "type": "bar", "textposition": "none", "marker": {"color": colour}}
    steps = series.shape == "steps"
    return {
        **row,
        "type": "scatter",
        "mode": "lines" if steps else "lines+markers",
        "connectgaps": series.shape == "dots",
        "line": {"color": colour, "width": 1.5, "shape": "hvh" if steps else "linear"},
        "marker": {"size": 4 if len(days) <= _DENSE else 2, "color": colour},
    }


def _ends(plot: Plot) -> list[str]:
    return [plot.axis.edges[0], plot.axis.edges[-1]]


def _week_axis(plot: Plot, days: tuple[str, ...]) -> Json:
    ticks = plot.axis.ticks
    return {"tickmode": "array", "tickvals": [days[tick.at] for tick in ticks], "ticktext": [tick.label for tick in ticks]}


def _value_axis(plot: Plot) -> Json:
    if plot.scale:
        return {"tickmode": "array", "tickvals": list(scale_steps(plot.scale))}
    return {"nticks": 4 if plot.small else 6}


def _bands(plot: Plot, top: float) -> Iterator[Json]:
    for wash in plot.washes:
        # A week's value is drawn on its Monday; its band reaches half a week to either side.
        start, end = plot.axis.edges[wash.first], plot.axis.edges[wash.last + 1]
        yield {
            "type": "rect",
            "layer": "below",
            "x0": start,
            "x1": end,
            "y0": float(wash.low),
            "y1": top if wash.high is None else float(wash.high),
            "fillcolor": "var(--accent)",
            "opacity": _WASH * wash.level,
            "line": {"width": 0},
        }


def _events(plot: Plot, days: tuple[str, ...]) -> Iterator[Json]:
    for mark in plot.marks:
        yield {
            "type": "line",
            "x0": days[mark.at],
            "x1": days[mark.at],
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"dash": "dot", "width": 1, "color": "var(--faint)"},
        }


def _band_names(plot: Plot, low: Fraction, high: Fraction) -> Iterator[Json]:
    for wash, foot in named_bands(plot, low, high):
        yield {
            **_WORDS,
            "name": "band",
            "text": label(wash.name),
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 6,
            "y": float(foot),
            "yanchor": "bottom",
        }


def _event_names(plot: Plot, days: tuple[str, ...]) -> Iterator[Json]:
    for placed in place_marks(plot):
        yield {
            **_WORDS,
            "name": "event",
            "text": label(placed.mark.label),
            "x": days[placed.mark.at],
            "xanchor": "right" if placed.before else "left",
            "yref": "paper",
            "y": 1,
            "yanchor": "top",
            "yshift": -17 * placed.row,
            "bgcolor": "var(--paper)",
        }
