"""The text of a new week: at most seven prompts, all of them comments, so that nothing counts until it is written.

In: the week, config, and what to ask about. Out: Markdown.
"""

import datetime as dt
import itertools
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from perfmirror_ssg.analysis.rhythm import Ask
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.reading.causes import as_value
from perfmirror_ssg.settings import Config, Scorecard
from perfmirror_ssg.weeks import Week

_WIDTH = 100

_RECORDS = ("decision", "hypothesis", "question")


def week_text(
    week: Week,
    config: Config,
    *,
    today: dt.date,
    asks: Sequence[Ask] = (),
    updates: Sequence[str] = (),
    documents: Sequence[str] = (),
) -> str:
    """Return the text of a week's new file; one that is over by `today` says when it was written."""
    written = [f"written: {today}"] if week.sunday < today else []
    front = ["---", *written, *_summary(), *_work(config), *_people(), *_ratings(asks), "---"]
    return "\n".join([*front, "", *_story(), "", *_records(), *_updates(updates), *_documents(documents), ""])


def week_place(known: Mapping[Week, str], week: Week) -> str:
    """Return the path for a week's new file: beside the newest one, in a folder of its year if that has one."""
    if not known:
        return f"journal/{week.year:04}/{week}.md"
    newest = max(known)
    folder, _, _ = known[newest].rpartition("/")
    above, _, name = folder.rpartition("/")
    return f"{above}/{week.year:04}/{week}.md" if name == f"{newest.year:04}" else f"{folder}/{week}.md"


def _summary() -> Iterator[str]:
    yield "# One answer is enough to save a week; leave what has none. A line that begins with # is not read."
    yield "# What was this week, in one sentence?"
    yield "summary:"


def _work(config: Config) -> Iterator[str]:
    yield "# What did you do, and what came of it? After a category stands a count, or words, which count once."
    for dimension in config.dimensions:
        yield f"{dimension}:"
        names = ", ".join(name for name, category in config.categories.items() if category.dimension == dimension)
        yield from _commented(names)


def _people() -> Iterator[str]:
    yield "# Who taught you, who tested you, whom did you teach?"
    yield "levers:"
    yield "  # {teacher: , peer: , student: }"


def _ratings(asks: Sequence[Ask]) -> Iterator[str]:
    if not asks:
        return
    yield "# How would you rate these now? They are due again; take the # away where you answer."
    subjects: dict[str, list[Ask]] = {}
    for ask in asks:
        subjects.setdefault(ask.scorecard.name, []).append(ask)
    cards = sorted(subjects.values(), key=lambda same: not same[0].scorecard.short)
    for short, same_kind in itertools.groupby(cards, key=lambda same: same[0].scorecard.short):
        yield "ratings:" if short else "scorecards:"
        for same in same_kind:
            yield from _scale(same[0].scorecard)
            yield from _criteria(same)


def _scale(card: Scorecard) -> Iterator[str]:
    questions = " · ".join(criterion.question for criterion in card.criteria if criterion.question)
    yield from _commented(f"{card.title}, {card.low} to {card.high}{f': {questions}' if questions else ''}")


def _criteria(same: Sequence[Ask]) -> Iterator[str]:
    """Yield the lines to fill in for one scorecard: its criteria, or one line for each of its subjects."""
    card = same[0].scorecard
    if card.short:
        yield from (f"  # {criterion.name}:" for criterion in card.criteria)
        return
    blanks = ", ".join(f"{criterion.name}: " for criterion in card.criteria)
    yield f"  # {card.name}:"
    yield from (f"  #   {as_value(ask.subject or '')}: {{{blanks}}}" for ask in same)


def _story() -> Iterator[str]:
    yield "%% What happened that you want to find again? As long or as short as you like. %%"


def _records() -> Iterator[str]:
    yield "%% What did you decide, what do you expect, what do you not know yet? A line each, with an ^id as its last word. %%"
    yield ""
    for name in _RECORDS:
        yield f"## {KIND[name].title}"
        yield ""


def _updates(lines: Sequence[str]) -> Iterator[str]:
    yield "## Updates"
    yield "%% What has moved? An update begins with the ^id of what was opened before, and says what is true now. %%"
    if lines:
        yield from ("", "%%", *lines, "%%")


def _documents(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", "%%", "Due in files of their own:", *lines, "%%")


def _commented(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent="  # ", subsequent_indent="  # ", break_on_hyphens=False)
