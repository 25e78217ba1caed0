"""Figures to views: one module per page, and here the list of them in menu order."""

from perfmirror_ssg.pages import (
    categories,
    category,
    clocks,
    decisions,
    documents,
    due,
    expectations,
    format_page,
    front,
    goals,
    growth,
    home,
    hypotheses,
    insights,
    lists,
    log,
    missing,
    observations,
    people,
    person,
    profile,
    questions,
    record,
    review,
    reviews,
    scorecards,
    scoring,
    search,
    stories,
    summaries,
    tags,
    trends,
    week,
    year,
)
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import MenuEntry, Page

__all__ = ["PAGES", "MenuEntry", "Page", "menu", "pages_of"]

PAGES: tuple[Page, ...] = (
    home.PAGE,
    due.PAGE,
    front.PAGE,
    year.PAGE,
    week.PAGE,
    summaries.PAGE,
    reviews.PAGE,
    review.PAGE,
    trends.PAGE,
    categories.PAGE,
    category.PAGE,
    insights.PAGE,
    growth.PAGE,
    clocks.PAGE,
    scorecards.PAGE,
    expectations.PAGE,
    profile.PAGE,
    people.PAGE,
    person.PAGE,
    decisions.PAGE,
    hypotheses.PAGE,
    questions.PAGE,
    clocks.GAPS,
    lists.COMMITMENTS,
    observations.PAGE,
    log.PAGE,
    record.PAGE,
    documents.INDEX,
    documents.PAGE,
    goals.INDEX,
    goals.PAGE,
    stories.INDEX,
    stories.PAGE,
    tags.INDEX,
    tags.PAGE,
    scoring.PAGE,
    format_page.PAGE,
    search.PAGE,
    missing.PAGE,
)


def pages_of(edition: Edition) -> tuple[Page, ...]:
    """Return the kinds of page that a site has, in menu order: for others than its writer only those that are shared."""
    if edition.is_shared:
        return tuple(page for page in PAGES if page.shared(edition))
    return tuple(page for page in PAGES if page.private)


def menu(edition: Edition) -> tuple[MenuEntry, ...]:
    """Return the menu: a word per group, leading to the group's first page; the others are its second row."""
    entries: dict[str, list[MenuEntry]] = {}
    for page in pages_of(edition):
        if page.entry:
            entries.setdefault(page.menu, []).append(MenuEntry(title=page.label or page.menu, path=page.entry(edition)))
    return tuple(
        MenuEntry(title=title, path=group[0].path, children=tuple(group) if len(group) > 1 else ())
        for title, group in entries.items()
    )
