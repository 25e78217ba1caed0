"""The habit: how many weeks were written, and how many in a row up to now.

In: weeks of the journal. Out: weeks by state; a `Streak`, or None where there is nothing to say.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from perfmirror_ssg.model import Entry, State, WeekSlot, When

LATE = 7
"""Days after its Sunday up to which a week is written in time."""


class Streak(Struct, frozen=True, kw_only=True):
    """Weeks in a row that were written; at least one."""

    length: int
    late: int
    """Those of them that say they were written more than seven days after their Sunday."""


def tally(weeks: Iterable[WeekSlot]) -> Counter[State]:
    """Count weeks by their state; the current one once it is written: until then it is neither empty nor missing."""
    return Counter(
        slot.state for slot in weeks if slot.when is When.PAST or (slot.when is When.CURRENT and slot.state is State.WRITTEN)
    )


def streak(weeks: Sequence[WeekSlot]) -> Streak | None:
    """Count the written weeks back from the newest; `weeks` stand oldest first.

    Weeks off neither count nor break, the current week counts once it is written.
    """
    late = []
    for slot in reversed(weeks):
        if slot.state is State.OFF or slot.when is When.FUTURE:
            continue
        if slot.state is State.WRITTEN:
            late.append(slot.entry is not None and is_late(slot.entry))
        elif slot.when is When.PAST:
            break
    return Streak(length=len(late), late=sum(late)) if late else None


def is_late(entry: Entry, days: int = LATE) -> bool:
    """Whether a week says that it was written more than so many days after its Sunday."""
    return entry.written is not None and (entry.written - entry.week.sunday).days > days
