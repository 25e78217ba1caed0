"""What is said of a goal: where it stands, whether its pace fits, and the sums behind that.

In: a `GoalStanding`. Out: sentences.
"""

from perfmirror_ssg.analysis.goals import ENOUGH_WEEKS, GoalStanding, NeedStanding, Outlook
from perfmirror_ssg.pages.words import figure, number, sentence

QUIET_WEEKS = 4
"""Written weeks without evidence, from which on they are spoken of."""


def where_it_stands(standing: GoalStanding) -> str:
    """Say how many needs are met, the time left, and how long no evidence has come."""
    if standing.outlook is Outlook.ENDED:
        return f"{sentence(standing.status)}. {needs_met(standing)}." if standing.needs else f"{sentence(standing.status)}."
    quiet = standing.quiet_weeks
    is_quiet = quiet >= QUIET_WEEKS and standing.outlook is not Outlook.MET
    parts = (needs_met(standing), time_left(standing), f"no evidence in the last {quiet} written weeks" if is_quiet else "")
    return f"{', '.join(part for part in parts if part)}."


def needs_met(standing: GoalStanding) -> str:
    """Say `2 of 5 needs met`: those that have as much evidence as they ask for."""
    if not standing.needs:
        return "It names no needs"
    return f"{standing.met or 'None'} of {number(len(standing.needs), 'need')} met"


def time_left(standing: GoalStanding) -> str:
    """Say how far off the day of a goal is; nothing where it has none."""
    if standing.left is None:
        return ""
    if standing.left < 0:
        return f"its day was {number(-standing.left, 'week')} ago"
    return f"{number(standing.left, 'week')} left" if standing.left else "its day is this week"


def pace_words(standing: GoalStanding) -> str:
    """Say whether the pace fits, or what it would take to say so."""
    pace = number(standing.pace_weeks, "week")
    short = _needs(sum(standing.falls_short(need) for need in standing.needs))
    thin = sum(need.is_thin for need in standing.needs)
    uncounted = sum(not need.counted for need in standing.needs)
    every = "every need" if standing.left is not None else "every need with a day"
    said = {
        Outlook.FITS: f"At the pace of the last {pace}, {every} will be there by then.",
        Outlook.SHORT: f"At the pace of the last {pace}, {short} will not be there by then.",
        Outlook.TOO_FEW: f"None falls short at its pace; {number(thin, 'need has', 'needs have')} too few pieces to have one.",
        Outlook.TOO_SOON: f"A pace takes {ENOUGH_WEEKS} weeks since the first evidence; there are {pace} so far.",
        Outlook.NOTHING: "There is no evidence yet, and so no pace.",
        Outlook.UNCOUNTED: f"{number(uncounted, 'need says', 'needs say')} no number; whether that is enough is yours to say.",
        Outlook.UNDATED: "It says no day, so whether its pace fits cannot be told.",
        Outlook.OVERDUE: "A later day, or a status of reached or dropped, would say what becomes of it.",
        Outlook.MET: "Whether that is enough is yours to say: a status of reached says that it is.",
        Outlook.NO_NEEDS: "What it needs, written down, could be set beside what the weeks hold.",
    }
    return " ".join(part for part in (said.get(standing.outlook, ""), _late_words(standing)) if part)


def _late_words(standing: GoalStanding) -> str:
    """Say how many needs had a day of their own that has passed; nothing once that of the goal has."""
    late = sum(need.is_late for need in standing.needs)
    if not late or standing.outlook in {Outlook.ENDED, Outlook.OVERDUE}:
        return ""
    return f"The day of {_needs(late)} has passed."


def _needs(count: int) -> str:
    return "one need" if count == 1 else f"{count} needs"


def late_words(need: NeedStanding) -> str:
    """Say how long ago the own day of a need was, and what there is."""
    return f"{need.found} of {need.wanted}; its day was {number(-(need.left or 0), 'week')} ago"


def reach_words(standing: GoalStanding, need: NeedStanding) -> str:
    """Write the sum of what a need comes to; nothing where no pace is spoken of, or the need is met."""
    spoken = {Outlook.FITS, Outlook.SHORT, Outlook.LATE, Outlook.TOO_FEW}
    if standing.outlook not in spoken or not need.missing or need.is_late or need.left is None:
        return ""
    pace, left = number(standing.pace_weeks, "week"), number(need.left, "week")
    lacks = f"{need.missing} of {need.wanted}" if need.found else str(need.missing)
    if not need.left:
        return f"{lacks} still needed, and its day is this week"
    if not need.lately:
        return f"{lacks} still needed, {left} left, none in the last {pace}"
    if need.is_thin:
        of_them = "" if need.lately == need.found else f", {need.lately} of them"
        return f"{need.found} found{of_them} in the last {pace}: too few to speak of a pace"
    more = figure(standing.reach(need) - need.found)
    reach = figure(standing.reach(need))
    return f"{need.found} found; {need.lately} in {pace} makes {more} in {left}: {reach} of {need.wanted} by then"


def missing_words(need: NeedStanding) -> str:
    """Say what a need lacks: `nothing yet`, `2 of 6`."""
    return f"{need.found} of {need.wanted}" if need.found else "nothing yet"
