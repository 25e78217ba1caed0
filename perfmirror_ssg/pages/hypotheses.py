"""Hypotheses on the writer's own site: how sure over time, the last forecast beside what came, and calibration.

In: an edition. Out: a `HypothesesView`. Others see the list as `lists.py` makes it.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import asdict, replace

from perfmirror_ssg.analysis.forecasts import Given, before_the_end, confidences
from perfmirror_ssg.charts.confidence import step_line
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record, RichText
from perfmirror_ssg.pages import lists
from perfmirror_ssg.pages.calibration import CalibrationView, Wording, calibration_view
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.lists import Beside, ListRow, ListView, newest_open
from perfmirror_ssg.pages.places import Ref, record_path
from perfmirror_ssg.pages.thin import thin
from perfmirror_ssg.pages.words import percent, sentence, week_name

_LIST = next(listing for listing in lists.LISTS if listing.kind == "hypothesis")
_WORDING = Wording(
    one="hypothesis",
    many="hypotheses",
    true="came true",
    false="did not",
    needs=thin(
        "Calibration needs hypotheses that were confirmed or refuted, with a confidence given before that.",
        "hypothesis",
        "- ^latency-matters [status:: confirmed]",
    ),
)
_CAME = {"confirmed": "came true", "refuted": "did not come true"}


class Domain(Struct, frozen=True, kw_only=True):
    """The open hypotheses of one domain."""

    name: str
    records: tuple[Ref, ...]


class HypothesesView(ListView, frozen=True, kw_only=True):
    """What the page shows: all that the list does, and calibration."""

    domains: tuple[Domain, ...]
    """Of the open ones, where there is more than one."""
    calibration: CalibrationView


def view(edition: Edition, _: None = None) -> ListView:
    """Return the page; for others than the writer the list alone."""
    listed = lists.list_view(_LIST, edition)
    if edition.is_shared:
        return listed
    records = edition.report.journal.records
    parts = (
        replace(newest_open(part), rows=tuple(_row(edition, row, records[row.id]) for row in part.rows))
        for part in listed.parts
    )
    return HypothesesView(
        **asdict(listed) | {"parts": tuple(parts)},
        domains=_domains(edition.report.so_far.records.values()),
        calibration=calibration_view(edition, edition.report.calibration, _WORDING),
    )


def _row(edition: Edition, row: ListRow, record: Record) -> ListRow:
    is_open = record.status in KIND["hypothesis"].open
    given = tuple(confidences(record.timeline)) if is_open else before_the_end(record)
    now = edition.report.journal.current
    beside = Beside(
        course=tuple(_given(edition, record, one) for one in given),
        line=step_line(given, record.closed or now),
        words=() if is_open else tuple(_end(record, given)),
    )
    return replace(row, marks=tuple(mark for mark in row.marks if mark.key != "confidence"), beside=beside)


def _given(edition: Edition, record: Record, one: Given) -> Ref:
    now = edition.report.journal.current
    return Ref(path=edition.place(one.week, record.id), text=week_name(one.week, now), note=percent(one.confidence))


def _end(record: Record, given: tuple[Given, ...]) -> Iterator[str]:
    came = _CAME.get(record.status or "")
    if came is None:
        return
    if given:
        # The last of its course was the forecast.
        yield came
    elif "confidence" in record.fields:
        yield f"no forecast: the confidence came once it was known; it {came}"
    else:
        yield f"no forecast; it {came}"


def _domains(records: Iterable[Record]) -> tuple[Domain, ...]:
    found: dict[str, list[Ref]] = {}
    for record in records:
        domain = record.fields.get("domain")
        if record.kind == "hypothesis" and record.status in KIND["hypothesis"].open and isinstance(domain, RichText):
            found.setdefault(domain.plain, []).append(Ref(path=record_path(record.id), text=record.title.plain))
    if len(found) < 2:
        return ()
    return tuple(Domain(name=sentence(name), records=tuple(refs)) for name, refs in sorted(found.items()))


PAGE = replace(lists.HYPOTHESES, template="hypotheses.html", view=view)
