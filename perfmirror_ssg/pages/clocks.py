"""The two clocks: how long until gaps are noticed, how long until they are resolved, and what became of them.

In: an edition. Out: one `ClocksView`, above the list of gaps; a shared site has the list alone.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.analysis.clocks import Quarter, TwoClocks
from perfmirror_ssg.analysis.follow_through import FollowThrough, follow_through
from perfmirror_ssg.analysis.gaps import Aftermath, Return, Stand, aftermath, path_of, stageless
from perfmirror_ssg.analysis.quartiles import Bounded, Quartiles
from perfmirror_ssg.charts.scatter import ScatterChart
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record
from perfmirror_ssg.pages import lists
from perfmirror_ssg.pages.clock_words import UNKNOWN, short, short_weeks, tell_clocks, tell_left_out, tell_stages, thin_clocks
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.lists import ListPart, ListRow
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, record_path
from perfmirror_ssg.pages.thin import Thin
from perfmirror_ssg.pages.words import number, sentence
from perfmirror_ssg.pages.zones import zones_chart

PATH = KIND["gap"].page


class ClockRow(Struct, frozen=True, kw_only=True):
    """One clock over all gaps, in days."""

    name: str
    count: str
    lower: str
    median: str
    upper: str


class QuarterRow(Struct, frozen=True, kw_only=True):
    """The gaps noticed in a quarter, with the median of each clock in days; of too few times each of them."""

    name: str
    count: str
    aware: str
    resolve: str
    gaps: tuple[Ref, ...]


class Fate(Struct, frozen=True, kw_only=True):
    """What became of some records, with all of them."""

    words: str
    records: tuple[Ref, ...]
    note: str = ""


class StageRow(Struct, frozen=True, kw_only=True):
    """A stage of the path: what stands there, and how long things stood."""

    stage: str
    here: tuple[Ref, ...]
    """Each with how long it has stood there."""
    stood: str
    stays: tuple[Ref, ...]
    """All that `stood` is made of, those that are over too."""


class Ask(Struct, frozen=True, kw_only=True):
    """A gap without a next step, and the line that gives it one."""

    gap: Ref
    line: str


class ClocksView(Struct, frozen=True, kw_only=True):
    """What the page of the clocks shows."""

    path: str
    title: str
    menu: str
    about: str
    none: Thin
    parts: tuple[ListPart, ...]
    """The list of gaps."""
    said: tuple[str, ...]
    thin: Thin | None
    """In place of what is said."""
    figures: tuple[ClockRow, ...]
    aware_days: int
    resolve_days: int
    chart: ScatterChart | None
    """None where no gap has both times."""
    quarters: tuple[QuarterRow, ...]
    """Empty with a single one: there is nothing to compare."""
    fates: tuple[Fate, ...]
    stages: tuple[StageRow, ...]
    """Empty where no gap names a stage."""
    stuck: str
    stageless: tuple[Ref, ...]
    asks: tuple[Ask, ...]


def view(edition: Edition, _: None = None) -> ClocksView:
    """Return the one page of the clocks."""
    listing = lists.list_view(next(one for one in lists.LISTS if one.kind == "gap"), edition)
    clocks = edition.report.clocks
    needed = thin_clocks(clocks)
    became = aftermath(clocks.gaps)
    stands = path_of(clocks.gaps, edition.report.journal.current)
    is_staged = any(stand.stays for stand in stands)
    return ClocksView(
        path=PATH,
        title="Two clocks",
        menu="Growth",
        about="How long something is wrong before I notice it, and how long from then until it is resolved.",
        none=replace(needed, example=KIND["gap"].example) if needed else listing.none,
        parts=tuple(replace(part, rows=tuple(_row(edition, row) for row in part.rows)) for part in listing.parts),
        said=tuple(tell_clocks(clocks)),
        thin=needed if clocks.gaps else None,
        figures=tuple(_figures(clocks)),
        aware_days=clocks.aware_days,
        resolve_days=clocks.resolve_days,
        chart=zones_chart(clocks) if clocks.both else None,
        quarters=tuple(_quarter(quarter) for quarter in reversed(clocks.quarters)) if len(clocks.quarters) > 1 else (),
        fates=(*_fates(became, len(clocks.gaps)), *_kept(edition)) if clocks.gaps else (),
        stages=tuple(_stage(stand) for stand in stands) if is_staged else (),
        stuck=tell_stages(stands),
        stageless=_refs(stageless(clocks.gaps)) if is_staged else (),
        asks=tuple(Ask(gap=_ref(record), line=f"- ^{record.id} [next:: ]") for record in became.without_next),
    )


def _row(edition: Edition, row: ListRow) -> ListRow:
    """Return the row of a gap; of one that is over it does not matter at which stage it was left."""
    if edition.report.journal.records[row.id].status in KIND["gap"].open:
        return row
    return replace(row, marks=tuple(mark for mark in row.marks if mark.key != "stage"))


def _figures(clocks: TwoClocks) -> Iterator[ClockRow]:
    for name, figures in (("To awareness", clocks.all.aware), ("To resolution", clocks.all.resolve)):
        if figures:
            running = f", {figures.at_least} of them a lower bound" if figures.at_least else ""
            yield ClockRow(
                name=name,
                count=f"{number(figures.n, 'gap')}{running}",
                lower=short(figures.lower),
                median=short(figures.median),
                upper=short(figures.upper),
            )


def _quarter(quarter: Quarter) -> QuarterRow:
    held = quarter.clocks
    return QuarterRow(
        name=quarter.name,
        count=number(len(held.gaps), "gap"),
        aware=_middle(held.aware, (Bounded(value=Fraction(gap.aware)) for gap in held.gaps if gap.aware is not None)),
        resolve=_middle(held.resolve, (gap.resolve for gap in held.gaps if gap.resolve is not None)),
        gaps=_refs(gap.record for gap in held.gaps),
    )


def _middle(figures: Quartiles | None, times: Iterable[Bounded]) -> str:
    """Print the median; of too few times each of them."""
    return f"median {short(figures.median)}" if figures else ", ".join(map(short, sorted(times))) or UNKNOWN


def _fates(became: Aftermath, total: int) -> Iterator[Fate]:
    groups = (
        (became.open, "open"),
        (became.mitigated, "mitigated, and no more"),
        (became.prevented, "closed, with what prevents the next one"),
        (became.closed, "closed, without a word on what prevents the next one"),
        (became.accepted, "accepted as it is"),
    )
    for records, words in groups:
        if records or words.startswith(("mitigated", "closed, with what")):
            yield Fate(words=f"{len(records)} of {total} {words}", records=_refs(records))
    back = tuple(_back(one) for one in became.returns)
    yield Fate(words=f"{len(back)} of {total} came back", records=back)


def _back(one: Return) -> Ref:
    why = "" if one.by == "again-of" else ", by its theme"
    return Ref(path=record_path(one.gap.id), text=one.gap.title.plain, note=f"after “{one.earlier.title.plain}”{why}")


def _kept(edition: Edition) -> Iterator[Fate]:
    for own, whose in ((True, "I made"), (False, "made to me")):
        found = follow_through(edition.report.so_far, own=own)
        if found.judged:
            words = f"{len(found.kept)} of {number(found.judged, 'commitment')} {whose} {_done(found)} date"
            late = tuple(replace(ref, note="not by its date") for ref in _refs(found.late))
            yield Fate(words=words, records=(*_refs(found.kept), *late), note=tell_left_out(found))


def _done(found: FollowThrough) -> str:
    is_one = 1 in {len(found.kept), found.judged}
    return "was done by its" if is_one else "were done by their"


def _stage(stand: Stand) -> StageRow:
    stood = number(len(stand.stays), "stay") if stand.stays else ""
    if stand.weeks:
        stood = f"{stood}, median {short_weeks(stand.weeks.median)}"
    return StageRow(
        stage=sentence(stand.stage),
        here=tuple(replace(_ref(stay.record), note=number(int(stay.weeks.value), "week")) for stay in stand.here),
        stood=stood,
        stays=tuple(replace(_ref(stay.record), note=f"from {stay.since}, {short_weeks(stay.weeks)}") for stay in stand.stays),
    )


def _refs(records: Iterable[Record]) -> tuple[Ref, ...]:
    return tuple(_ref(record) for record in records)


def _ref(record: Record) -> Ref:
    return Ref(path=record_path(record.id), text=record.title.plain)


PAGE = Page(
    name="clocks",
    template="clocks.html",
    paths=alone(PATH),
    view=view,
    menu="Growth",
    label="Clocks",
    entry=lambda _: PATH,
)

GAPS = replace(lists.CLOCKS, name="gaps", private=False)
"""The list alone, for others: ages and figures are their writer's."""
