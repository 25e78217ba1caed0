"""How times of gaps are said: days and weeks, each exact or a lower bound.

In: figures of the clocks. Out: words, in sentences and in tables.
"""

from collections.abc import Iterable, Iterator

from perfmirror_ssg.analysis.clocks import ZONES, Timed, TwoClocks
from perfmirror_ssg.analysis.follow_through import FollowThrough
from perfmirror_ssg.analysis.gaps import Stand
from perfmirror_ssg.analysis.quartiles import ENOUGH, Bounded
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import figure, listed, number, of_so_many, spoken

UNKNOWN = "–"
_EXAMPLE = (
    "- No staging for billing [began:: 2026-W10] [noticed:: 2026-05-12] [resolved:: 2026-06-01] "
    "[prevention:: an account for each of us] ^billing-staging"
)


def short(time: Bounded | None) -> str:
    """Print a time in a table: `12`, `≥ 34`; a dash where there is none."""
    return UNKNOWN if time is None else f"{'≥ ' * time.at_least}{figure(time.value)}"


def short_weeks(time: Bounded) -> str:
    """Print a time in weeks, with the word: `1 week`, `≥ 34 weeks`."""
    return f"{short(time)} {'week' if time.value == 1 else 'weeks'}"


def said(time: Bounded, unit: str) -> str:
    """Say a time in a sentence: `12 days`, `at least 34 days`."""
    amount = figure(time.value)
    return f"{'at least ' * time.at_least}{amount} {unit if amount == '1' else unit + 's'}"


def tell_clocks(clocks: TwoClocks) -> Iterator[str]:
    """Say both clocks as a whole; nothing with too few gaps."""
    aware, resolve = clocks.all.aware, clocks.all.resolve
    if not (aware and resolve):
        return
    noticed = f"{said(aware.median, 'day')} ({of_so_many(aware.n)})"
    yield f"The median time from when a gap began to when it was noticed is {noticed}."
    yield f"From there to its resolution it is {said(resolve.median, 'day')} ({of_so_many(resolve.n)})."


def thin_clocks(clocks: TwoClocks) -> Thin | None:
    """Say what it would take to say something as a whole; None where there is enough."""
    if clocks.all.aware and clocks.all.resolve:
        return None
    needs = f"The clocks say how it goes as a whole from {ENOUGH} gaps that say when they began"
    if not clocks.gaps:
        return thin(f"{needs}.", "gap")
    return thin(f"{needs}; so far there {'is' if len(clocks.both) == 1 else 'are'} {len(clocks.both)}.", "gap", _EXAMPLE)


def tell_zones(clocks: TwoClocks) -> str:
    """Say how many gaps are in each zone, and how many are in none."""
    zones = [gap.zone for gap in clocks.both]
    told = [f"{zones.count(zone)} {spoken(zone)}" for zone in ZONES if zone in zones]
    parts = [f"{listed(tuple(told))}." if told else "", *_unsettled(clocks)]
    return " ".join(filter(None, parts))


def _unsettled(clocks: TwoClocks) -> Iterator[str]:
    nowhere = [gap.is_open for gap in clocks.both if gap.zone is None]
    if waiting := nowhere.count(True):
        yield f"{number(waiting, 'gap')} may still end in either of two zones."
    if unsettled := nowhere.count(False):
        yield f"{number(unsettled, 'gap was', 'gaps were')} accepted too early to be in a zone."
    if any(gap.is_open for gap in clocks.both):
        yield "A ring with an arrow is still open: it can only move up."
    if any(gap.is_accepted for gap in clocks.both):
        yield "A ring without an arrow was accepted: it stays."
    missing = len(clocks.gaps) - len(clocks.both)
    if missing:
        told = "says no beginning, and stands" if missing == 1 else "say no beginning, and stand"
        yield f"{number(missing, 'gap')} {told} in the table alone."


def tell_gap(gap: Timed) -> str:
    """Say one gap with both times: its title, its times, its zone."""
    zone = f" ({spoken(gap.zone)})" if gap.zone else ""
    return f"{gap.record.title.plain}: noticed after {number(gap.aware or 0, 'day')}, {_resolution(gap)}{zone}"


def _resolution(gap: Timed) -> str:
    days = number(int(gap.resolve.value), "day") if gap.resolve else UNKNOWN
    if gap.is_open:
        return f"open for {days} so far"
    return f"{'accepted' if gap.is_accepted else 'resolved'} after {days}"


def tell_stages(stands: Iterable[Stand]) -> str:
    """Say at which stage gaps stay longest, of those with enough stays; empty without two such stages to compare."""
    known = [(stand.weeks, stand.stage) for stand in stands if stand.weeks]
    if len(known) < 2:
        return ""
    weeks, stage = max(known, key=lambda one: one[0].median.value)
    if weeks.median.value < 1:
        return ""
    lasted = f"the median stay there is {said(weeks.median, 'week')} ({of_so_many(weeks.n)})"
    return f"Of the stages with {ENOUGH} stays or more, {stage} keeps gaps longest: {lasted}."


def tell_left_out(found: FollowThrough) -> str:
    """Say which commitments are not judged, and how many of those that are had their date moved."""
    left = (
        (found.ahead, "with a date that has not come"),
        (found.undated, "without a date, or without a word on when it was done"),
        (found.dropped, "dropped"),
    )
    told = [f"{len(records)} {words}" for records, words in left if records]
    moved = f"{len(found.moved)} of them had the date moved; the latest counts." if found.moved else ""
    return " ".join(filter(None, [moved, f"Left out: {listed(tuple(told))}." if told else ""]))
