"""Insights: what the weeks say, each sentence with its reason, and what they do not say, and why not.

In: an edition. Out: one `InsightsView`, complete also while there are too few weeks; and the lines for home.
"""

from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.analysis.insight import Figure, Insight, Reason, Silent
from perfmirror_ssg.pages import categories, growth
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.words import figure, number, week_name, whole
from perfmirror_ssg.weeks import Week

PATH = "insights.html"
FEW = 3
"""Weeks that are named one by one where there is little room."""

_OF_THE_PERIOD = Ref(path="index.html", text="the sum of the period")
_OF_CATEGORIES = Ref(path=categories.PATH, text="each category with its sum")
_OF_LEVERS = Ref(path=growth.PATH, text="the levers week by week")
_SUMS = {
    "no-teacher": _OF_LEVERS,
    "no-peer": _OF_LEVERS,
    "no-student": _OF_LEVERS,
    "input-heavy": _OF_THE_PERIOD,
    "output-heavy": _OF_THE_PERIOD,
    "under-expected": _OF_CATEGORIES,
    "over-expected": _OF_CATEGORIES,
    "next-band": _OF_THE_PERIOD,
    "impact-fits": _OF_THE_PERIOD,
    "well-balanced": _OF_THE_PERIOD,
    "controllable-share": _OF_THE_PERIOD,
    "primary-focus": _OF_THE_PERIOD,
}
"""Where the figures of an insight open into their sums."""

WHY = {
    Reason.OFF: "switched off in config.toml",
    Reason.LONG_AGO: "no week of the period counts",
    Reason.OTHER_DIMENSIONS: "speaks of dimensions that are not in use",
    Reason.OTHER_WEIGHTS: "not all weeks of the period were scored with the same weights",
    Reason.OTHER_POINTS: "the points of a category changed within the period",
    Reason.NO_SHARES: "no shares can be given: a dimension is negative, or nothing brings points",
    Reason.NO_CATEGORY: "config has no category of that name",
    Reason.NO_WAY: "no category adds points by the piece",
    Reason.NO_BAND: "no band is given, so there is no next one",
    Reason.NEVER_NOTED: "the journal has never noted any, so none can be missed",
    Reason.NOT_SO: "not the case",
}
"""Why one is not said; too few weeks are said with their figures."""

_NOT_LOOKED_AT = frozenset({Reason.TOO_FEW, Reason.OFF, Reason.LONG_AGO, Reason.OTHER_DIMENSIONS})
"""Reasons that say nothing of what the weeks hold."""


class FigureRow(Struct, frozen=True, kw_only=True):
    """A figure that a sentence stands on."""

    name: str
    value: str


class InsightRow(Struct, frozen=True, kw_only=True):
    """An insight with all it stands on."""

    name: str
    """As config calls it; its anchor too."""
    sentence: str
    suggestion: str
    """For next week."""
    rule: str
    figures: tuple[FigureRow, ...]
    sum: Ref | None
    """Where the figures open into their sums, if not in the weeks themselves."""
    counted: str
    weeks: tuple[Ref, ...]


class SilentRow(Struct, frozen=True, kw_only=True):
    """An insight that is not said."""

    name: str
    """As config calls it."""
    rule: str
    why: str


class InsightLine(Struct, frozen=True, kw_only=True):
    """An insight in brief: its sentence, its weeks, its rule, and the way to the whole."""

    path: str
    sentence: str
    weeks: tuple[Ref, ...]
    """A few, or the first and the last."""
    counted: str
    """How many; empty where all are named."""
    rule: str


class InsightsView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "What the weeks say"
    menu: str = "Trends"
    rows: tuple[InsightRow, ...]
    waits: str
    """What it waits for, while there are too few weeks for any."""
    silent: tuple[SilentRow, ...]


def view(edition: Edition, _: None = None) -> InsightsView:
    """Return the page."""
    findings = edition.report.insights
    return InsightsView(
        rows=tuple(_row(edition, insight) for insight in findings.said),
        waits=_waits(findings.silent) if not findings.said else "",
        silent=tuple(_silent(silent) for silent in findings.silent),
    )


def insight_lines(edition: Edition, most: int) -> Iterator[InsightLine]:
    """Yield the first insights in brief."""
    for insight in edition.report.insights.said[:most]:
        weeks = insight.weeks
        few = len(weeks) <= FEW
        named = weeks if few else (weeks[0], weeks[-1])
        yield InsightLine(
            path=f"{PATH}#{insight.id}",
            sentence=insight.sentence,
            weeks=_refs(edition, named),
            counted="" if few else number(len(weeks), "counted week"),
            rule=insight.rule,
        )


def _row(edition: Edition, insight: Insight) -> InsightRow:
    return InsightRow(
        name=insight.id,
        sentence=insight.sentence,
        suggestion=insight.suggestion,
        rule=insight.rule,
        figures=tuple(FigureRow(name=one.name, value=_value(one)) for one in insight.figures),
        sum=_SUMS.get(insight.id),
        counted=number(len(insight.weeks), "week"),
        weeks=_refs(edition, insight.weeks),
    )


def _refs(edition: Edition, weeks: tuple[Week, ...]) -> tuple[Ref, ...]:
    current = edition.report.journal.current
    return tuple(Ref(path=week_path(week), text=week_name(week, current)) for week in weeks)


def _value(one: Figure) -> str:
    match one.form:
        case "part":
            return f"{figure(one.value * 100, 2)}%"
        case "chance":
            return figure(one.value, 4) if one.value * 10_000 >= 1 else "less than 0.0001"
        case "plain":
            text = whole(one.value)
            return f"≈ {figure(one.value, 2)}" if text.startswith("≈") else text


def _silent(silent: Silent) -> SilentRow:
    return SilentRow(name=silent.id, rule=silent.rule, why=_why(silent))


def _why(silent: Silent) -> str:
    return _needs(silent) if silent.reason is Reason.TOO_FEW else WHY[silent.reason]


def _waits(silent: tuple[Silent, ...]) -> str:
    """Say from when on something will be said; empty once a rule was looked at."""
    waiting = [one for one in silent if one.reason is Reason.TOO_FEW]
    if not waiting or any(one.reason not in _NOT_LOOKED_AT for one in silent):
        return ""
    return f"The first of them is said {_needs(min(waiting, key=lambda one: one.needed))}."


def _needs(silent: Silent) -> str:
    weeks = f"{number(silent.needed, 'counted week')}{' of the period' if silent.of_period else ''}"
    there = "is one" if silent.has == 1 else f"are {silent.has or 'none'}"
    return f"from {weeks} on; there {there}"


PAGE = Page(
    name="insights",
    template="insights.html",
    paths=alone(PATH),
    view=view,
    menu="Trends",
    label="Insights",
    entry=lambda _: PATH,
)
