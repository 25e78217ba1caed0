"""Trends: every chart of the journal, each with its sentence and its table.

In: an edition. Out: one `TrendsView`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.analysis.history import make_history
from perfmirror_ssg.charts.catalogue import CHARTS
from perfmirror_ssg.charts.chart import Chart
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.slugs import slug

PATH = "trends.html"


_SHARED: Mapping[str, str] = MappingProxyType(
    {"Score": "score", "Dimensions": "balance", "Categories": "categories", "Ratings": "ratings", "Metrics": "metrics"}
)
"""What config calls the charts under a heading, where it shares them."""


class Group(Struct, frozen=True, kw_only=True):
    """Charts under one heading."""

    title: str
    anchor: str
    charts: tuple[Chart, ...]


class TrendsView(Struct, frozen=True, kw_only=True):
    """What the page shows; no groups while there is nothing to draw."""

    path: str = PATH
    title: str = "Trends"
    menu: str = "Trends"
    groups: tuple[Group, ...]


def view(edition: Edition, _: None = None) -> TrendsView:
    """Return the page."""
    history = make_history(edition.report)
    shown = [row for row in CHARTS if not edition.is_shared or _SHARED.get(row[0]) in edition.share.charts]
    groups = (Group(title=title, anchor=slug(title), charts=tuple(charts(history, edition.config))) for title, charts in shown)
    return TrendsView(groups=tuple(group for group in groups if group.charts))


PAGE = Page(
    name="trends",
    template="trends.html",
    paths=alone(PATH),
    view=view,
    menu="Trends",
    label="Trends",
    entry=lambda _: PATH,
    shared=lambda edition: bool(edition.share.charts),
)
