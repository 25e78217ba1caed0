"""The career so far: each profile with the weeks it held, what they came to, and what it changed.

In: an edition. Out: one `ProfileView`. Where too few weeks count there is a mean, and no band.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby, pairwise

from msgspec import Struct

from perfmirror_ssg.analysis.career import Career, Change, Tenure, make_career
from perfmirror_ssg.analysis.periods import Silence
from perfmirror_ssg.charts.marks import worth
from perfmirror_ssg.figures import total
from perfmirror_ssg.model import State
from perfmirror_ssg.pages.answer import honest
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, week_path, year_path
from perfmirror_ssg.pages.words import figure, listed, number, sentence, spoken, whole
from perfmirror_ssg.settings import Profile
from perfmirror_ssg.weeks import Week

PATH = "profile.html"

_FIGURES = (("weights", "the weights"), ("period_weeks", "the weeks of the target"), ("bands", "its bands"))
"""What a profile may state itself, and how the page calls it."""


class FigureRow(Struct, frozen=True, kw_only=True):
    """A weight or a threshold: its value, and what it was under the profile before."""

    label: str
    value: str
    was: str
    """Empty where nothing changed; `new` where there was none."""
    tone: str = ""


class YearRow(Struct, frozen=True, kw_only=True):
    """What the weeks of one year bring into the mean."""

    year: Ref
    weeks: str
    points: str


class ChangeRow(Struct, frozen=True, kw_only=True):
    """A category whose figures changed."""

    week: Ref
    category: str
    points: str
    expected: str


class TenureView(Struct, frozen=True, kw_only=True):
    """One profile and its weeks."""

    title: str
    anchor: str
    first: Ref | None
    """None for the profile that stands in."""
    last: Ref | None
    """None while no later one is stated."""
    about: tuple[str, ...]
    """Role and level, and the states of its weeks: a sentence each."""
    figure: str
    """The mean, empty without a counted week."""
    verdict: str
    years: tuple[YearRow, ...]
    sum: str
    steps: tuple[tuple[str, str], ...]
    """From the sum to the figure of a period: what is done, what it gives."""
    weights: tuple[FigureRow, ...]
    bands: tuple[FigureRow, ...]
    weeks: str
    """Of the target, with what they were."""
    sources: tuple[str, ...]
    """Where the figures come from."""
    changed: str
    """How many changes there are, in words."""
    changes: tuple[ChangeRow, ...]


class ProfileView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "The career so far"
    menu: str = "Growth"
    lede: tuple[str, ...]
    tenures: tuple[TenureView, ...]
    """Newest first."""


def view(edition: Edition, _: None = None) -> ProfileView:
    """Return the page."""
    career = make_career(edition.report)
    return ProfileView(
        lede=tuple(_lede(edition, career)),
        tenures=tuple(_tenure(edition, career, tenure) for tenure in reversed(career.tenures)),
    )


def _lede(edition: Edition, career: Career) -> Iterator[str]:
    if career.tenures[0].profile.start is None:
        yield "config.toml states no profile, so the shipped one for any level stands in."
    yield "Each week is scored by the weights of the profile it lies in, and stays as it was scored."
    profiles = [tenure.profile for tenure in career.tenures]
    if any(one.weights != other.weights for one, other in pairwise(profiles)):
        yield "Points under other weights are other points: what is compared is each profile with its own target."
    period = edition.report.period
    if period.predating and period.counted:
        of = number(period.predating, "week")
        yield f"Of the {period.length} weeks on the first page {of} came before the profile that judges them."


def _tenure(edition: Edition, career: Career, tenure: Tenure) -> TenureView:
    profile = tenure.profile
    return TenureView(
        title=profile.title,
        anchor=f"from-{profile.start}".lower() if profile.start else "always",
        first=_week(edition, profile.start) if profile.start else None,
        last=_week(edition, tenure.last) if tenure.last else None,
        about=tuple(_about(edition, career, tenure)),
        figure=figure(tenure.mean) if tenure.mean is not None else "",
        verdict=_verdict(tenure),
        years=tuple(_years(tenure)),
        sum=whole(tenure.sum),
        steps=tuple(_steps(tenure)),
        weights=tuple(_weights(edition, tenure)),
        bands=tuple(_bands(tenure)),
        weeks=_target_weeks(tenure),
        sources=tuple(_sources(profile)),
        changed=number(len(tenure.changes), "change of a category's figures", "changes of categories' figures"),
        changes=tuple(_change(edition, change) for change in reversed(tenure.changes)),
    )


def _about(edition: Edition, career: Career, tenure: Tenure) -> Iterator[str]:
    profile = tenure.profile
    yield f"{profile.role}, level {profile.level}." if profile.level else f"{profile.role}, any level."
    if not tenure.terms:
        begins = profile.start and profile.start > edition.report.journal.current
        yield "It is still to begin." if begins else "No week of it is over."
        return
    states = Counter(each.slot.state for each in tenure.terms)
    told = listed(tuple(f"{states[state]} {state.value}" for state in State if states[state]))
    yield f"{number(len(tenure.terms), 'week')} over: {told}; {tenure.counted} counted."
    if career.earlier and profile is career.tenures[0].profile:
        before = number(len(career.earlier), "week")
        yield f"{before} before it: scored by its weights, judged by no band, and not in the figure below."


def _verdict(tenure: Tenure) -> str:
    if tenure.mean is None or tenure.prorated is None:
        return "No week of it counts yet."
    zeros = tenure.entered - tenure.counted
    on = f"points a week on {number(tenure.counted, 'counted week')}"
    stands = f"{on} and {zeros} missing or empty as 0" if zeros else on
    if tenure.silence is Silence.TOO_FEW:
        return f"{stands}: too few weeks to say, a band needs {tenure.needed}."
    band = tenure.band.name if tenure.band else "below the lowest band"
    target = tenure.profile.target
    return f"{stands}; {honest(tenure.prorated, target)} in {number(target.period_weeks, 'week')}: {band}."


def _years(tenure: Tenure) -> Iterator[YearRow]:
    entered = [each for each in tenure.terms if each.score is not None]
    for year, group in groupby(entered, key=lambda each: each.slot.week.year):
        scores = [each.score for each in group if each.score is not None]
        yield YearRow(year=Ref(path=year_path(year), text=str(year)), weeks=str(len(scores)), points=whole(total(scores)))


def _steps(tenure: Tenure) -> Iterator[tuple[str, str]]:
    if tenure.mean is None or tenure.prorated is None:
        return
    yield f"÷ {number(tenure.entered, 'week')}", whole(tenure.mean)
    if tenure.silence is not Silence.TOO_FEW:
        yield f"× {number(tenure.profile.target.period_weeks, 'week')} of the target", whole(tenure.prorated)


def _weights(edition: Edition, tenure: Tenure) -> Iterator[FigureRow]:
    nothing = Fraction(0)
    for name in edition.config.dimensions:
        value = tenure.profile.weights.get(name, nothing)
        was = tenure.before.weights.get(name, nothing) if tenure.before else value
        yield FigureRow(
            label=sentence(spoken(name)), value=whole(value), was="" if was == value else whole(was), tone=edition.tone(name)
        )


def _bands(tenure: Tenure) -> Iterator[FigureRow]:
    bands = tenure.profile.target.bands
    before = {band.name: band.threshold for band in tenure.before.target.bands} if tenure.before else {}
    for band in bands:
        was = before.get(band.name, band.threshold if not tenure.before else None)
        told = "new" if was is None else "" if was == band.threshold else whole(was)
        yield FigureRow(label=band.name, value=f"from {whole(band.threshold)}", was=told)
    kept = {band.name for band in bands}
    for name, threshold in before.items():
        if name not in kept:
            yield FigureRow(label=name, value="gone", was=whole(threshold))


def _target_weeks(tenure: Tenure) -> str:
    weeks = tenure.profile.target.period_weeks
    before = tenure.before.target.period_weeks if tenure.before else weeks
    return f"Points in {number(weeks, 'week')}{f'; it was {before}' if before != weeks else ''}."


def _sources(profile: Profile) -> Iterator[str]:
    of = f"{profile.role}, level {profile.level}" if profile.level else f"{profile.role} of any level"
    published = "published" in profile.stated
    if published:
        yield f"The weights: those published for {profile.role}, as config.toml asks."
    stated = tuple(words for name, words in _FIGURES if name in profile.stated)
    if stated:
        yield f"{sentence(listed(stated))}: lines of your own in config.toml."
    shipped = tuple(words for name, words in _FIGURES if name not in profile.stated and not (published and name == "weights"))
    if shipped:
        yield f"{sentence(listed(shipped))}: as shipped for {_begun(profile, of)}."
    if profile.template:
        yield f"Points and expected counts of categories: by the template of {of}, but for lines of your own."


def _begun(profile: Profile, of: str) -> str:
    """Say whose figures stand in where nothing is shipped for a level."""
    near = profile.shipped_level
    if near is None or near == profile.level:
        return of
    return f"level {near} of {profile.role}, the nearest" if near else f"{profile.role} of any level"


def _change(edition: Edition, change: Change) -> ChangeRow:
    before, after = change.before.expected, change.after.expected
    return ChangeRow(
        week=_week(edition, change.week),
        category=edition.config.heading(change.category),
        points=f"{worth(change.before)} → {worth(change.after)}" if change.of_points else "",
        expected=f"{_expected(before)} → {_expected(after)}" if before != after else "",
    )


def _expected(count: Fraction | None) -> str:
    return "none" if count is None else whole(count)


def _week(edition: Edition, week: Week) -> Ref:
    return Ref(path=week_path(week) if week in edition.places else "", text=str(week))


PAGE = Page(
    name="profile", template="profile.html", paths=alone(PATH), view=view, menu="Growth", label="Profile", entry=lambda _: PATH
)
