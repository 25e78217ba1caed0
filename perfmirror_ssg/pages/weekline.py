"""A week as a line of a list: its name, its own words, its score.

In: a week of an edition. Out: a `WeekLine`, for home, years, tags and reviews.
"""

from msgspec import Struct

from perfmirror_ssg.model import Entry, Prose, WeekSlot, When
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import week_path
from perfmirror_ssg.pages.sums import state_words
from perfmirror_ssg.pages.text import Html, Writer
from perfmirror_ssg.pages.words import figure, sentence, short_days, week_name
from perfmirror_ssg.weeks import Week

FIRST_WORDS = 110
"""Characters of the body that stand in for a summary."""
WORK = 4
"""Work items that do, where there are no words at all."""


class WeekLine(Struct, frozen=True, kw_only=True):
    """One week in a list."""

    path: str
    """Empty for a week without a file."""
    name: str
    days: str
    title: Html
    words: Html
    """Summary, or the first words of the body, of the records, or the work; empty when there is none."""
    state: str
    """Why it has no counted score, or empty."""
    score: str
    command: str
    """What to type for a missing week, or empty."""


def week_line(edition: Edition, week: Week, write: Writer, near: Week | None = None) -> WeekLine:
    """Say one week in a line; `near` shortens the name of weeks of its year."""
    slot = edition.slots[week]
    score = edition.report.scores.get(week)
    missing = slot.when is When.PAST and slot.entry is None and slot.off is None and not edition.is_shared
    return WeekLine(
        path=week_path(week) if slot.entry else "",
        name=week_name(week, near),
        days=short_days(week),
        title=write(slot.entry.title) if slot.entry else "",
        words=own_words(edition, slot.entry, write) if slot.entry else "",
        state=_state(edition, slot) if not slot.counted else "",
        score=figure(score.score) if score and edition.shows_scores else "",
        command=f"ssg new {week}" if missing else "",
    )


def own_words(edition: Edition, entry: Entry, write: Writer) -> Html:
    """Return an entry's summary, else the first words of its body or of its records, else its work in a few words."""
    if entry.summary:
        return write(entry.summary)
    text = " ".join(" ".join(block.words for block in entry.blocks if isinstance(block, Prose)).split())
    text = text or "; ".join(said.plain for event in entry.events if (said := event.title or event.text) and said.plain)
    if text:
        return text if len(text) <= FIRST_WORDS else f"{text[:FIRST_WORDS].rsplit(' ', 1)[0]} …"
    if not edition.shows_scores:
        return ""
    return sentence(", ".join(f"{edition.config.called(item.category)} {item.count}" for item in entry.items[:WORK]))


def _state(edition: Edition, slot: WeekSlot) -> str:
    if slot.when is When.CURRENT:
        return "not over yet"
    if slot.when is When.FUTURE:
        return "to come"
    # Of a week that others see, what it lacks is nothing to be told: it may be there, and not shared.
    return "" if edition.is_shared else state_words(slot)
