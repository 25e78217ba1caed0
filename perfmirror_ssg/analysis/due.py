"""What is due: records that come back, oldest first.

In: the journal and config. Out: `Due` values. Due from the Monday of its week, late from the next.
"""

from dataclasses import dataclass

from perfmirror_ssg.model import Record
from perfmirror_ssg.weeks import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A record that wants a word: since which week, why, and the update line to copy."""

    record: Record
    since: Week
    reason: str
    """`revisit`, `review`, `by`, `no next step`, or `no word for 13 weeks`."""
    weeks_late: int
    """Whole weeks past its week; 0 in it."""
    line: str
    """Ready to paste under `## Updates`."""
