"""The rhythm of scorecards: which are to be rated again, once they have been rated at all.

In: the journal, config and a week. Out: the scorecards to ask for, each with its subject; the weeks whose turn it is.
A rating of any criterion satisfies the period it falls in. A period that went by without one is not made up for: the
current one asks for its own, so nothing of it is ever late; one that is wholly off asks for nothing.
"""

from collections.abc import Callable

from msgspec import Struct

from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.settings import Config, Scorecard
from perfmirror_ssg.weeks import Week, week_range

Resting = Callable[[Week], bool]
"""Tells of a week, past or to come, whether it is off."""

_FAR = 53
"""Weeks off in a row behind which no turn is looked for."""


class Ask(Struct, frozen=True, kw_only=True):
    """A scorecard to ask for, and about whom or what (None: oneself or the team)."""

    scorecard: Scorecard
    subject: str | None


class Turn(Struct, frozen=True, kw_only=True):
    """The period in any week of which a scorecard is to be rated again, without the weeks off at its ends."""

    begins: Week
    """The first week of the period, be it off or not."""
    first: Week
    """From when on it is due; in a week off, from the end of the rest."""
    last: Week
    missed: bool
    """Whether a period went by without a rating before."""


def resting(journal: Journal, config: Config) -> Resting:
    """Return what tells whether a week is off, by its file or by config."""
    off = {slot.week for slot in journal.weeks if slot.off}
    return lambda week: week in off or any(stretch.first <= week <= stretch.last for stretch in config.off)


def asked_again(journal: Journal, config: Config, week: Week) -> tuple[Ask, ...]:
    """Return the scorecards whose turn a week is, by what was rated up to it: nobody is asked for a first time."""
    rests = resting(journal, config)
    entries = (slot.entry for slot in journal.weeks if slot.entry and slot.week <= week)
    rated = {(rating.scorecard, rating.subject): entry.week for entry in entries for rating in entry.ratings}
    return tuple(
        Ask(scorecard=card, subject=subject)
        for card in config.scorecards.values()
        for (name, subject), last in rated.items()
        if name == card.name and next_turn(card, last, week, rests).first <= week
    )


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


def next_turn(card: Scorecard, rated: Week, current: Week, rests: Resting) -> Turn:
    """Return the period in which a scorecard rated last in a week is to be rated again: the current one or a later one."""
    after = _after(card, rated)
    week = max(after, current)
    for _ in range(_FAR):
        if not rests(week):
            break
        week = week.shift(1)
    begins = _begin(card, week)
    working = [one for one in week_range(begins, _after(card, week).shift(-1)) if not rests(one)] or [week]
    return Turn(
        begins=begins,
        first=week if week > current else working[0],
        last=working[-1],
        missed=not all(map(rests, week_range(after, begins.shift(-1)))),
    )


def _begin(card: Scorecard, week: Week) -> Week:
    """Return the first week of the period that holds a week."""
    here = period_of(card, week)
    while period_of(card, week.shift(-1)) == here:
        week = week.shift(-1)
    return week


def _after(card: Scorecard, week: Week) -> Week:
    """Return the first week of the period after that of a week."""
    here = period_of(card, week)
    while period_of(card, week) == here:
        week = week.shift(1)
    return week
