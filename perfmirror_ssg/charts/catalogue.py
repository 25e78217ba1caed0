"""Every chart there is, in the order of the trends page; adding one is a function and a word in CHARTS.

In: a report. Out: charts; none where there is nothing to draw.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.charts.chart import Chart, make_chart
from perfmirror_ssg.charts.plot import Mark, Plot, Series, Wash
from perfmirror_ssg.charts.sentences import tell_counts, tell_level, tell_parts, tell_ratings
from perfmirror_ssg.model import WeekSlot, When
from perfmirror_ssg.settings import Scorecard, Target
from perfmirror_ssg.slugs import slug
from perfmirror_ssg.weeks import Week

_HUES = 8
_YEAR = 52


def weekly_score(report: Report, weeks: int | None = None) -> Chart | None:
    """Draw the scores of the counted weeks (of the last `weeks`, or all) over the bands in force in each."""
    slots = _slots(report)[-(weeks or 0) :]
    scores = tuple(report.scores[slot.week].score if slot.counted else None for slot in slots)
    line = Series(name="score", tone="ink", shape="line", values=scores)
    plot = replace(_plot(report, slots, "score", "Weekly score", line), unit="points")
    return make_chart(_with_bands(report, plot), tell_level(plot)) if line.known else None


def last_year(report: Report) -> Chart | None:
    """Draw the weekly score of the last year, for home."""
    return weekly_score(report, _YEAR)


def dimensions(report: Report) -> Iterator[Chart]:
    """Draw what each dimension adds to each week's score, stacked."""
    slots = _slots(report)
    series = tuple(
        Series(name=name, tone=f"hue-{place % _HUES + 1}", shape="bars", values=_weighted(report, slots, name))
        for place, name in enumerate(report.config.dimensions)
    )
    plot = replace(_plot(report, slots, "dimensions", "Where the points come from", *series), unit="points", stacked=True)
    if any(one.known for one in series):
        yield make_chart(plot, tell_parts(plot))


def categories(report: Report) -> Iterator[Chart]:
    """Draw the weekly count of each category in use, beside its expected count."""
    slots = _slots(report)
    counts = {slot.week: _counts(slot) for slot in slots if slot.counted}
    for name, category in report.config.categories.items():
        values = tuple(Fraction(counts[s.week].get(name, 0)) if s.counted else None for s in slots)
        if not any(values):
            continue
        expected = tuple(category.at(slot.week).expected if slot.counted else None for slot in slots)
        tone = f"hue-{report.config.dimensions.index(category.dimension) % _HUES + 1}"
        drawn = [Series(name=name, tone=tone, shape="bars", values=values)]
        if any(value is not None for value in expected):
            drawn.append(Series(name="expected", tone="ink", shape="steps", values=expected))
        plot = _plot(report, slots, f"category-{slug(name)}", f"{name} ({category.dimension})", *drawn)
        plot = replace(plot, small=True)
        yield make_chart(plot, tell_counts(plot))


def ratings(report: Report) -> Iterator[Chart]:
    """Draw each scorecard that was rated, a line for each criterion, a chart for each subject."""
    slots = _slots(report)
    found: dict[tuple[str, str | None], dict[str, dict[Week, Fraction]]] = {}
    for slot in slots:
        for rating in slot.entry.ratings if slot.entry else ():
            card = found.setdefault((rating.scorecard, rating.subject), {})
            card.setdefault(rating.criterion, {})[slot.week] = rating.value
    for (name, subject), rated in found.items():
        scorecard = report.config.scorecards.get(name)
        if scorecard:
            plot = _rated(report, slots, scorecard, subject, rated)
            yield make_chart(plot, tell_ratings(plot))


def metrics(report: Report) -> Iterator[Chart]:
    """Draw each metric that was noted, by week."""
    slots = _slots(report)
    noted = {name for slot in slots if slot.entry for name in slot.entry.metrics}
    for name in sorted(noted, key=lambda name: _order(report.config.metrics, name)):
        metric = report.config.metrics.get(name)
        values = tuple(slot.entry.metrics.get(name) if slot.entry else None for slot in slots)
        line = Series(name=metric.title if metric else name, tone="accent", shape="line", values=values)
        plot = _plot(report, slots, f"metric-{slug(name)}", line.name, line)
        plot = replace(plot, unit=metric.unit if metric else "", small=True)
        yield make_chart(plot, tell_level(plot))


def score(report: Report) -> Iterator[Chart]:
    """Draw the weekly score over the whole journal."""
    chart = weekly_score(report)
    if chart:
        yield chart


CHARTS: tuple[tuple[str, Callable[[Report], Iterator[Chart]]], ...] = (
    ("Score", score),
    ("Dimensions", dimensions),
    ("Categories", categories),
    ("Ratings", ratings),
    ("Metrics", metrics),
)
"""Headings of the trends page, and what stands under them."""


def _slots(report: Report) -> tuple[WeekSlot, ...]:
    return tuple(slot for slot in report.journal.weeks if slot.when is not When.FUTURE)


def _plot(report: Report, slots: tuple[WeekSlot, ...], name: str, title: str, *series: Series) -> Plot:
    weeks = tuple(slot.week for slot in slots)
    marks = tuple(Mark(at=weeks.index(e.week), label=e.label) for e in report.config.events if e.week in weeks)
    return Plot(id=name, title=title, unit="", weeks=weeks, series=series, marks=marks)


def _with_bands(report: Report, plot: Plot) -> Plot:
    first = report.config.profiles[0].start
    targets = [report.config.profile(week).target if first is None or week >= first else None for week in plot.weeks]
    washes: list[Wash] = []
    for target, group in groupby(enumerate(targets), key=lambda pair: pair[1]):
        places = [place for place, _ in group]
        washes += _washes(target, places[0], places[-1]) if target else []
    return replace(plot, washes=tuple(washes))


def _washes(target: Target, first: int, last: int) -> Iterator[Wash]:
    # Charts of single weeks draw a period's bands at threshold / N.
    above: Fraction | None = None
    for level, band in reversed([*enumerate(reversed(target.bands), 1)]):
        low = band.threshold / target.period_weeks
        yield Wash(name=band.name, first=first, last=last, low=low, high=above, level=level)
        above = low


def _weighted(report: Report, slots: tuple[WeekSlot, ...], dimension: str) -> tuple[Fraction | None, ...]:
    return tuple(
        next((d.weighted for d in report.scores[slot.week].dimensions if d.name == dimension), Fraction(0))
        if slot.counted
        else None
        for slot in slots
    )


def _counts(slot: WeekSlot) -> dict[str, int]:
    counts: dict[str, int] = {}
    for item in slot.entry.items if slot.entry else ():
        counts[item.category] = counts.get(item.category, 0) + item.count
    return counts


def _rated(
    report: Report,
    slots: tuple[WeekSlot, ...],
    scorecard: Scorecard,
    subject: str | None,
    rated: Mapping[str, Mapping[Week, Fraction]],
) -> Plot:
    names = [criterion.name for criterion in scorecard.criteria if criterion.name in rated]
    series = [
        Series(
            name=name,
            tone=f"hue-{place % _HUES + 1}",
            shape="line" if scorecard.every == "week" else "dots",
            values=tuple(rated[name].get(slot.week) for slot in slots),
        )
        for place, name in enumerate(names)
    ]
    title = scorecard.title if subject is None else f"{scorecard.title}: {subject}"
    key = scorecard.name if subject is None else f"{scorecard.name}-{slug(subject)}"
    plot = _plot(report, slots, f"ratings-{key}", title, *series)
    return replace(plot, scale=(scorecard.low, scorecard.high), small=True)


def _order(known: Mapping[str, object], name: str) -> tuple[int, str]:
    return ([*known].index(name) if name in known else len(known), name)
