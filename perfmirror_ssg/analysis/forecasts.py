"""Forecasts: how sure somebody was before it was known, beside what came of it.

In: the records of a journal. Out: `Forecasts` of its hypotheses, and of its decisions. A confidence given once the answer was
known is hindsight and no forecast; what cannot be judged is left out and counted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Moment, Record
from perfmirror_ssg.weeks import Week

GOOD, POOR = 4, 2
"""A process or result of at least so many of five is good; of at most so many, poor. Three is neither."""

_CAME_TRUE: Mapping[str, bool] = MappingProxyType({"confirmed": True, "refuted": False})


class Given(Struct, frozen=True, kw_only=True):
    """A confidence as given in one week: a probability from 0 to 1."""

    week: Week
    confidence: Fraction


class Forecast(Struct, frozen=True, kw_only=True):
    """The last confidence before it was known, and whether it came true."""

    record: Record
    week: Week
    confidence: Fraction
    happened: bool

    @property
    def error(self) -> Fraction:
        """The square of how far the confidence lay from what came: 1 or 0."""
        return (self.confidence - int(self.happened)) ** 2


class Why(Enum):
    """Why a record with an end is no forecast."""

    VOID = "void"
    AMBIGUOUS = "ambiguous"
    UNSAID = "without a confidence"
    HINDSIGHT = "with a confidence only once it was known"


class LeftOut(Struct, frozen=True, kw_only=True):
    """A record with an end that is no forecast."""

    record: Record
    why: Why


class Forecasts(Struct, frozen=True, kw_only=True):
    """What can be judged, what is left out, and what still waits for its end; each in the order of opening."""

    made: tuple[Forecast, ...]
    left_out: tuple[LeftOut, ...]
    waiting: tuple[Record, ...]
    """With a confidence, and not known yet."""


def forecasts_of_hypotheses(records: Iterable[Record]) -> Forecasts:
    """Judge hypotheses: confirmed came true, refuted did not; the last confidence given while it was open counts.

    One that was opened again counts by its last end; void and ambiguous ones are left out.
    """
    return _gathered((record for record in records if record.kind == "hypothesis"), _hypothesis)


def forecasts_of_decisions(records: Iterable[Record]) -> Forecasts:
    """Judge decisions by their `result`: 4 or 5 came as expected, 1 or 2 did not, 3 is ambiguous.

    The last confidence given before the first word on `outcome` or `result` counts.
    """
    return _gathered((record for record in records if record.kind == "decision"), _decision)


def confidences(moments: Iterable[Moment]) -> Iterator[Given]:
    """Yield each confidence that was given, in order."""
    for moment in moments:
        confidence = moment.fields.get("confidence")
        if isinstance(confidence, Fraction):
            yield Given(week=moment.week, confidence=confidence)


def before_the_end(record: Record) -> tuple[Given, ...]:
    """Return the confidences given before it was known, the last of which is the forecast."""
    if record.kind == "hypothesis":
        return tuple(confidences(moment for moment in record.timeline if moment.status in KIND["hypothesis"].open))
    told = next((n for n, moment in enumerate(record.timeline) if {"outcome", "result"} & moment.fields.keys()), None)
    return tuple(confidences(record.timeline[:told]))


Judged = Forecast | LeftOut | Record | None
"""A forecast, or why it is none; the record itself while it waits; None when nothing was ever forecast."""


def _gathered(records: Iterable[Record], judge: Callable[[Record], Judged]) -> Forecasts:
    judged = [judge(record) for record in records]
    return Forecasts(
        made=tuple(one for one in judged if isinstance(one, Forecast)),
        left_out=tuple(one for one in judged if isinstance(one, LeftOut)),
        waiting=tuple(one for one in judged if isinstance(one, Record)),
    )


def _hypothesis(record: Record) -> Judged:
    if record.status in KIND["hypothesis"].open:
        return record if before_the_end(record) else None
    happened = _CAME_TRUE.get(record.status or "")
    return LeftOut(record=record, why=Why(record.status)) if happened is None else _forecast(record, happened=happened)


def _decision(record: Record) -> Judged:
    result = record.fields.get("result")
    if not isinstance(result, int):
        return record if before_the_end(record) else None
    if POOR < result < GOOD:
        return LeftOut(record=record, why=Why.AMBIGUOUS)
    return _forecast(record, happened=result >= GOOD)


def _forecast(record: Record, *, happened: bool) -> Forecast | LeftOut:
    given = before_the_end(record)
    if not given:
        return LeftOut(record=record, why=Why.HINDSIGHT if "confidence" in record.fields else Why.UNSAID)
    return Forecast(record=record, week=given[-1].week, confidence=given[-1].confidence, happened=happened)
