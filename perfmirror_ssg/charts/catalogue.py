"""Every chart there is, in the order of the trends page; adding one is a function and a word in CHARTS.

In: the history of the figures and config. Out: charts; none where there is nothing to draw.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from msgspec.structs import replace

from perfmirror_ssg.analysis.history import CategoryHistory, History, RatingHistory, weekly_bands
from perfmirror_ssg.charts.chart import Chart, make_chart
from perfmirror_ssg.charts.marks import marks_of, tell_changes
from perfmirror_ssg.charts.plot import Plot, Series, Wash
from perfmirror_ssg.charts.sentences import tell_counts, tell_level, tell_parts, tell_ratings
from perfmirror_ssg.settings import Category, Config, Profile
from perfmirror_ssg.slugs import apart, slug

_HUES = 8


def score(history: History, config: Config) -> Iterator[Chart]:
    """Draw the scores of the counted weeks over the bands in force in each."""
    line = Series(name="score", tone="ink", shape="line", values=history.scores)
    plot = replace(_plot(history, config, "score", "Weekly score", line), unit="points")
    if line.known:
        yield make_chart(replace(plot, washes=tuple(_bands(history, config))), tell_level(plot))


def dimensions(history: History, config: Config) -> Iterator[Chart]:
    """Draw what each dimension adds to each week's score, stacked."""
    series = tuple(
        Series(name=name, tone=_hue(place), shape="bars", values=history.weighted[name])
        for place, name in enumerate(config.dimensions)
    )
    plot = _plot(history, config, "dimensions", "Where the points come from", *series)
    plot = replace(plot, unit="points", stacked=True)
    if any(one.known for one in series):
        yield make_chart(plot, tell_parts(plot))


def categories(history: History, config: Config) -> Iterator[Chart]:
    """Draw the weekly count of each category in use, beside its expected count."""
    for row in history.categories:
        if any(row.counts):
            title = f"{config.called(row.category)} ({row.dimension})"
            yield _counted(replace(_counts(history, config, row), title=title, small=True), config.categories[row.category])


def category(history: History, config: Config) -> Iterator[Chart]:
    """Draw the weekly count of the one category of a history, with room for the names of marks."""
    for row in history.categories:
        if any(count is not None for count in row.counts):
            yield _counted(_counts(history, config, row), config.categories[row.category])


def ratings(history: History, config: Config) -> Iterator[Chart]:
    """Draw each scorecard that was rated, a line for each criterion, a chart for each subject."""
    cards: dict[tuple[str, str | None], list[RatingHistory]] = {}
    for row in history.ratings:
        cards.setdefault((row.scorecard, row.subject), []).append(row)
    # No scorecard has a blank in its name, so each of these is one card and one subject.
    called = {(name, subject): f"{name} {subject}" if subject else name for name, subject in cards}
    ids = apart(called.values())
    for card, rows in cards.items():
        if card[0] in config.scorecards:
            plot = _rated(history, config, f"ratings-{ids[called[card]]}", rows)
            yield make_chart(plot, tell_ratings(plot))


def metrics(history: History, config: Config) -> Iterator[Chart]:
    """Draw each metric that was noted, those of config first."""
    ids = apart(history.metrics)
    for name in sorted(history.metrics, key=lambda name: _order(config.metrics, name)):
        metric = config.metrics.get(name)
        line = Series(name=metric.title if metric else name, tone="accent", shape="line", values=history.metrics[name])
        plot = _plot(history, config, f"metric-{ids[name]}", line.name, line)
        plot = replace(plot, unit=metric.unit if metric else "", small=True)
        yield make_chart(plot, tell_level(plot))


CHARTS: tuple[tuple[str, Callable[[History, Config], Iterator[Chart]]], ...] = (
    ("Score", score),
    ("Dimensions", dimensions),
    ("Categories", categories),
    ("Ratings", ratings),
    ("Metrics", metrics),
)
"""Headings of the trends page, and what stands under them."""


def _plot(history: History, config: Config, name: str, title: str, *series: Series) -> Plot:
    marks = marks_of(history, config)
    return Plot(id=name, title=title, unit="", weeks=history.weeks, series=series, marks=marks)


def _counts(history: History, config: Config, row: CategoryHistory) -> Plot:
    """Lay out a weekly count, and what was expected of the weeks that count: a gap is a gap in both."""
    name, tone = config.called(row.category), _hue(config.dimensions.index(row.dimension))
    drawn = [Series(name=name, tone=tone, shape="bars", values=row.counts)]
    if any(row.expected):
        pairs = zip(row.counts, row.expected, strict=True)
        wanted = tuple(None if count is None else expected for count, expected in pairs)
        drawn.append(Series(name="expected", tone="ink", shape="steps", values=wanted))
    plot = _plot(history, config, f"category-{slug(row.category)}", f"{config.heading(row.category)} by week", *drawn)
    return replace(plot, marks=marks_of(history, config, config.categories[row.category]))


def _counted(plot: Plot, category: Category) -> Chart:
    return make_chart(plot, " ".join((tell_counts(plot), *tell_changes(plot.weeks, category))))


def _bands(history: History, config: Config) -> Iterator[Wash]:
    # Weeks before the first profile are scored with its weights, and have no band.
    begun = config.profiles[0].start
    judged = [
        profile if begun is None or week >= begun else None
        for week, profile in zip(history.weeks, history.profiles, strict=True)
    ]
    for profile, group in groupby(enumerate(judged), key=lambda pair: pair[1]):
        places = [place for place, _ in group]
        if profile:
            yield from _washes(profile, places[0], places[-1])


def _washes(profile: Profile, first: int, last: int) -> Iterator[Wash]:
    above = None
    bands = weekly_bands(profile)
    for place, band in enumerate(bands):
        yield Wash(name=band.name, first=first, last=last, low=band.threshold, high=above, level=len(bands) - place)
        above = band.threshold


def _rated(history: History, config: Config, name: str, rows: list[RatingHistory]) -> Plot:
    scorecard, subject = config.scorecards[rows[0].scorecard], rows[0].subject
    order = [criterion.name for criterion in scorecard.criteria]
    series = [
        Series(
            name=row.criterion,
            tone=_hue(place),
            shape="line" if scorecard.every == "week" else "dots",
            values=row.values,
            shift=_shift(place, len(rows)),
        )
        for place, row in enumerate(sorted(rows, key=lambda row: order.index(row.criterion)))
    ]
    title = scorecard.title if subject is None else f"{scorecard.title}: {subject}"
    plot = _plot(history, config, name, title, *series)
    return replace(plot, scale=(scorecard.low, scorecard.high), small=True)


def _shift(place: int, count: int) -> Fraction:
    """Set lines on a scale of whole steps a little apart, half a step in all at most."""
    apart = min(Fraction(1, 10), Fraction(1, 2 * max(1, count - 1)))
    return apart * (Fraction(count - 1, 2) - place)


def _hue(place: int) -> str:
    return f"hue-{place % _HUES + 1}"


def _order(known: Mapping[str, object], name: str) -> tuple[int, str]:
    return ([*known].index(name) if name in known else len(known), name)
