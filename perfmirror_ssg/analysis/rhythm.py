"""The rhythm of scorecards: which are to be rated again, once they have been rated at all.

In: the journal and a week. Out: the scorecards to ask for, each with its subject; the weeks whose turn it is.
A rating of any criterion satisfies the period it falls in.
"""

from msgspec import Struct

from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.settings import Config, Scorecard
from perfmirror_ssg.weeks import Week


class Ask(Struct, frozen=True, kw_only=True):
    """A scorecard to ask for, and about whom or what (None: oneself or the team)."""

    scorecard: Scorecard
    subject: str | None


class Turn(Struct, frozen=True, kw_only=True):
    """The weeks in any of which a scorecard is to be rated again: due from the first of them, late after the last."""

    first: Week
    last: Week


def asked_again(journal: Journal, config: Config, week: Week) -> tuple[Ask, ...]:
    """Return the scorecards rated in an earlier period and not yet in that of the week; nobody is asked for a first time."""
    entries = [slot.entry for slot in journal.weeks if slot.entry and slot.week <= week]
    asks = []
    for card in config.scorecards.values():
        rated: dict[str | None, str] = {}
        for entry in entries:
            periods = {rating.subject: period_of(card, entry.week) for rating in entry.ratings if rating.scorecard == card.name}
            rated |= periods
        asks += [Ask(scorecard=card, subject=who) for who, last in rated.items() if last != period_of(card, week)]
    return tuple(asks)


def period_of(card: Scorecard, week: Week) -> str:
    """Return the week, month, quarter, half-year or year in which a week falls, by the rhythm of a scorecard."""
    match card.every:
        case "week":
            return str(week)
        case "month":
            return week.month
        case "quarter":
            return week.quarter
        case "half-year":
            return week.half
        case "year":
            return f"{week.thursday:%Y}"


def next_turn(card: Scorecard, rated: Week) -> Turn:
    """Return the weeks of the period after the one in which a scorecard was rated last."""
    first = _after(card, rated)
    return Turn(first=first, last=_after(card, first).shift(-1))


def _after(card: Scorecard, week: Week) -> Week:
    """Return the first week of the period after that of a week."""
    here = period_of(card, week)
    while period_of(card, week) == here:
        week = week.shift(1)
    return week
