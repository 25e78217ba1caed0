"""The answer home begins with: a figure, a sentence, what it stands on, and its place on the ruler of the bands.

In: an edition. Out: an `Answer`, also when there is nothing to say yet.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.analysis.periods import CurrentWeek, PeriodScore, Silence
from perfmirror_ssg.figures import rounded
from perfmirror_ssg.model import State
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.strip import shade
from perfmirror_ssg.pages.sums import PeriodSum, period_sum
from perfmirror_ssg.pages.words import day, figure, listed, number, percent
from perfmirror_ssg.settings import Band, Profile, Target


class Step(Struct, frozen=True, kw_only=True):
    """A band on the ruler: its name, where it begins, how much of the ruler it takes, and the mark if it is reached."""

    name: str
    begins: str
    shade: int
    part: str
    """As a number, for `flex-grow`."""
    here: str
    """The figure, when it lies in this band."""
    at: str
    """Where in the band, in per cent."""


class Answer(Struct, frozen=True, kw_only=True):
    """What home says first."""

    figure: str
    verdict: str
    stands: tuple[str, ...]
    """What the figure stands on, a sentence each."""
    so_far: str
    """The week that is not over, and what it would make of the period; empty when it has no items."""
    so_far_week: Ref | None
    ruler: tuple[Step, ...]
    """From the lowest band to the highest."""
    sum: PeriodSum | None
    with_it: PeriodSum | None = None
    """The same with the week that is not over, where `so_far` says what it would make."""
    lowers: bool = False
    """Whether that week lowers the mean."""


def make_answer(edition: Edition) -> Answer:
    """Say where the period stands."""
    period, current = edition.report.period, edition.report.current
    with_it = current.with_it if current and _says_with_it(current, period) else None
    return Answer(
        figure=_figure(period),
        verdict=_verdict(period, current),
        stands=(*_stands(period, edition.config.profiles[0]), *_unjudged(edition)) if edition.pages else (),
        so_far=f"{figure(current.score)}{_with_it(with_it, period) if with_it else ''}" if current else "",
        so_far_week=Ref(path=week_path(current.week), text="This week so far") if current else None,
        ruler=tuple(_ruler(period)) if period.counted else (),
        sum=period_sum(period) if period.counted else None,
        with_it=period_sum(with_it, plain=_few(period)) if with_it else None,
        lowers=with_it is not None and not _few(period) and _lowers(with_it, period),
    )


def shared_answer(edition: Edition) -> Answer | None:
    """Say where the period stands by its shared weeks, as if there were no others; None where they may not be scored."""
    period = edition.report.period
    if not edition.shows_scores or not period.counted:
        return None
    counted = tuple(term for term in period.terms if term.slot.counted)
    return Answer(
        figure=_figure(period),
        verdict=_verdict(period, None),
        stands=tuple(_shared_stands(period)),
        so_far="",
        so_far_week=None,
        ruler=tuple(_ruler(period)),
        sum=period_sum(replace(period, terms=counted)),
    )


def _shared_stands(period: PeriodScore) -> Iterator[str]:
    weeks = f"{number(period.length, 'week')} to {day(period.last.sunday)}"
    shared = (
        "one shared week among them that counts"
        if period.counted == 1
        else f"{period.counted} shared weeks among them that count"
    )
    yield f"{weeks}, from the {shared}."
    if period.silence is Silence.TOO_FEW:
        yield f"A band needs {number(period.needed, 'counted week')}."


def _figure(period: PeriodScore) -> str:
    if period.score is None:
        return ""
    # Of a few weeks, what was counted; to make a whole period of them would promise too much.
    return figure(period.sum) if _few(period) else honest(period.score, period.profile.target)


def _few(period: PeriodScore) -> bool:
    return period.silence is Silence.TOO_FEW


def _verdict(period: PeriodScore, current: CurrentWeek | None) -> str:
    match period.silence:
        case Silence.NO_DATA:
            return "No week counts yet; this one is not over." if current else "No data yet."
        case Silence.TOO_FEW:
            return f"points in {number(period.counted, 'week')}: too few weeks to say."
        case Silence.NO_PROFILE:
            return "No band: the weeks to judge lie before the first profile."
    name = period.band.name if period.band else "Below the lowest band"
    if period.next is None or period.distance is None:
        return f"{name}."
    points = figure(period.distance) if period.distance >= Fraction(1, 20) else rounded(period.distance, 3)
    # The figure and its word stay on one line.
    return f"{name}, {points}\N{NO-BREAK SPACE}{'point' if points == '1' else 'points'} from {period.next.name}."


def _stands(period: PeriodScore, first: Profile) -> Iterator[str]:
    if period.counted:
        yield f"{span_words(period)}."
    else:
        yield "A week counts when it is over and holds a work item."
    if period.silence in {Silence.TOO_FEW, Silence.NO_DATA}:
        yield f"A band needs {number(period.needed, 'counted week')}."
    yield f"{role_words(period.profile)}."
    if period.predating:
        yield f"{_predating(period, first)}."


def _unjudged(edition: Edition) -> Iterator[str]:
    """Say what to write in config where all weeks so far lie before the first profile."""
    begun = edition.config.profiles[0].start
    written = [week for week in edition.pages if edition.slots[week].counted]
    if begun and written and edition.report.period.last < begun:
        yield f'The first profile begins with {begun}; to have these weeks judged, let it say from = "{min(written)}".'


def _predating(period: PeriodScore, first: Profile) -> str:
    came, one = f"{number(period.predating, 'week')} of these came before that role", period.predating == 1
    if period.profile == first:
        return f"{came}, and {'is' if one else 'are'} scored by its weights"
    return f"{came}, and {'stands as it was' if one else 'stand as they were'} scored then"


def span_words(period: PeriodScore) -> str:
    """Say which weeks a period is made of, and how many of them count: `12 weeks to 15 November 2026, on 9 counted: 3 off`."""
    return f"{number(period.length, 'week')} to {day(period.terms[-1].slot.week.sunday)}, {_counted(period)}"


def _counted(period: PeriodScore) -> str:
    if period.counted == period.length:
        return "all of them counted"
    silent = Counter(_silent(term.slot.state) for term in period.terms if term.score is None)
    before = period.length - len(period.terms)
    reasons = [f"{count} {reason}" for reason, count in silent.items()]
    reasons += [f"{before} before the journal began"] if before > 0 else []
    return f"on {period.counted} counted{f': {listed(tuple(reasons))}' if reasons else ''}"


def role_words(profile: Profile) -> str:
    """Name a profile: its title, and its level where the title does not hold it already."""
    made_up = f"{profile.role} {profile.level}" if profile.level else profile.role
    return profile.title if profile.title == made_up or not profile.level else f"{profile.title}, level {profile.level}"


def mixed_words(period: PeriodScore) -> str:
    """Say how many weeks brought their shares by other weights than those of the role; nothing where none did."""
    if not period.other_weights:
        return ""
    were = (
        f"{period.other_weights} of {number(period.counted, 'counted week')} {'was' if period.other_weights == 1 else 'were'}"
    )
    return f"{were} scored with other weights, so a share may differ from its weight for that alone"


def _silent(state: State) -> str:
    return "without work items" if state is State.WRITTEN else state.value


def _says_with_it(current: CurrentWeek, before: PeriodScore) -> bool:
    """Tell whether the week that is not over can be added on the scale of the figure above it."""
    return before.counted > 0 and (_few(before) or not _few(current.with_it))


def _with_it(period: PeriodScore, before: PeriodScore) -> str:
    if _few(before):
        # On the scale of the figure above: what was counted.
        return f"; with it {figure(period.sum)} points in {number(period.counted, 'week')}"
    profile, target = period.profile, period.profile.target
    # A new profile brings a target of its own, by which the figure above is not judged yet.
    own = target != before.profile.target
    by = f" in {number(period.length, 'week')}, by the target of {role_words(profile)}" if own else ""
    return f"; with it {honest(period.score or Fraction(0), target)}{by}"


def _lowers(period: PeriodScore, before: PeriodScore) -> bool:
    """Tell whether the mean of the counted weeks is lower with the week that is not over."""
    return period.method == "prorate" and period.sum * before.counted < before.sum * period.counted


def honest(score: Fraction, target: Target) -> str:
    """Round a score to one place, or to as many as keep it on its side of every threshold."""
    for places in (1, 2, 3):
        shown = Fraction(rounded(score, places))
        if all((shown >= band.threshold) == (score >= band.threshold) for band in target.bands):
            return figure(score, places)
    return figure(score, 6)


def _ruler(period: PeriodScore) -> Iterator[Step]:
    """Yield the bands from the lowest; the ruler ends a little above the highest threshold, or above the score."""
    bands = sorted(period.profile.target.bands, key=lambda band: band.threshold)
    score = period.score or Fraction(0)
    if not bands or score < bands[0].threshold:
        return
    ends = [*(band.threshold for band in bands[1:]), _end(bands, score)]
    for place, (band, end) in enumerate(zip(bands, ends, strict=True)):
        here = band.threshold <= score < end and period.silence is None
        width = end - band.threshold
        yield Step(
            name=band.name,
            begins=figure(band.threshold),
            shade=shade(place + 1, len(bands)),
            part=rounded(width, 3),
            here=honest(score, period.profile.target) if here else "",
            at=percent((score - band.threshold) / width) if here else "",
        )


def _end(bands: list[Band], score: Fraction) -> Fraction:
    highest = bands[-1].threshold
    typical = (highest - bands[0].threshold) / max(1, len(bands) - 1) or Fraction(1)
    return max(highest + typical, score + typical / 8)
