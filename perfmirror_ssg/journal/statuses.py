"""The status of a record after a step: what was said last, except for gaps, which go by their dates.

In: the kind, the status before, the fields so far, the status given. Out: the status after.
"""

from collections.abc import Mapping

from perfmirror_ssg.kinds import Kind
from perfmirror_ssg.model import Value


def status_after(kind: Kind, before: str | None, fields: Mapping[str, Value], given: str | None) -> str | None:
    """Return the status after a step; None for kinds without statuses."""
    if not kind.statuses:
        return None
    said = given or before or kind.statuses[0]
    return _gap_status(fields, said) if kind.name == "gap" else said


def _gap_status(fields: Mapping[str, Value], said: str) -> str:
    """Let dates decide; a status fills in what they leave open, and a gap can be accepted until it is closed."""
    if "resolved" in fields:
        closed_by_dates = "prevention" in fields
        return "closed" if closed_by_dates else "accepted" if said == "accepted" else "mitigated"
    if "mitigated" in fields and said == "open":
        return "mitigated"
    return said
