"""What a role and level is expected to show, beside the evidence that the counted weeks of the period hold.

In: a period and the config. Out: an `Expectations`: those of the level in force and of the next, each with its evidence.
Evidence goes by category, by `for` and by tag; words that look alike only suggest (`likely.py`).
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from perfmirror_ssg.analysis.likely import Candidate, Likely, candidates, likely
from perfmirror_ssg.analysis.periods import PeriodScore
from perfmirror_ssg.model import Entry, WorkItem
from perfmirror_ssg.settings import Config, Expectation, Profile
from perfmirror_ssg.slugs import tag_words
from perfmirror_ssg.weeks import Week

CONSISTENT = 3
"""Counted weeks with evidence from which an expectation is met consistently."""


class Standing(Enum):
    """Where an expectation stands: the first three of the level in force, the others of the next."""

    CONSISTENT = "consistent"
    EVIDENCED = "evidenced"
    NOT_YET = "not yet"
    EMERGING = "emerging"
    GROWTH_AREA = "growth area"


class Basis(Enum):
    """By what a line is evidence."""

    CATEGORY = "category"
    FOR = "for"
    TAG = "tag"


class Evidence(Struct, frozen=True, kw_only=True):
    """One line of evidence: a work item, or the week itself by its tags."""

    week: Week
    item: WorkItem | None
    """None: the week itself."""
    bases: tuple[Basis, ...]
    tags: tuple[str, ...]
    """Of the week, as written, that the expectation names."""


class JudgedExpectation(Struct, frozen=True, kw_only=True):
    """An expectation with its evidence in the period, and where it stands."""

    expectation: Expectation
    evidence: tuple[Evidence, ...]
    """Oldest week first; within a week the items in their order, then the tags."""
    standing: Standing | None
    """None with too few weeks to say."""
    likely: tuple[Likely, ...]
    """Lines that may have been meant for it, a few."""

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks with evidence, oldest first, each once."""
        return tuple(dict.fromkeys(evidence.week for evidence in self.evidence))


class Expectations(Struct, frozen=True, kw_only=True):
    """The expectations of the level in force in the period's last week, and those of the level after it."""

    profile: Profile
    current: tuple[JudgedExpectation, ...]
    next_level: tuple[str, int] | None
    """Role and level; None where none is known."""
    next: tuple[JudgedExpectation, ...]


def judge_expectations(period: PeriodScore, config: Config) -> Expectations:
    """Hold the evidence of a period's counted weeks against the expectations of its profile and of the next level."""
    profile = period.profile
    entries = [term.slot.entry for term in period.terms if term.slot.counted and term.slot.entry]
    lines = candidates(entries)
    enough = period.counted >= period.needed
    ahead = config.next_level(profile)

    def judge(expectation: Expectation, *, now: bool) -> JudgedExpectation:
        evidence = tuple(line for entry in entries for line in _evidence(entry, expectation))
        weeks = {line.week for line in evidence}
        return JudgedExpectation(
            expectation=expectation,
            evidence=evidence,
            standing=_standing(len(weeks), now=now) if enough else None,
            likely=_likely(expectation, lines, weeks),
        )

    return Expectations(
        profile=profile,
        current=tuple(judge(one, now=True) for one in expectations_of(config, profile.role, profile.level)),
        next_level=ahead,
        next=tuple(judge(one, now=False) for one in expectations_of(config, *ahead)) if ahead else (),
    )


def expectations_of(config: Config, role: str, level: int) -> tuple[Expectation, ...]:
    """Return what holds for a role and level, in the order of config, each id once.

    That is the list shipped for the level, or where there is none the one for any level, and all own expectations of
    the level or of any. Own ones stand in for shipped ones of the same id; those of the level for those of any.
    """
    of_role = [one for one in config.expectations if one.role == role and one.level in {0, level}]
    shipped_for = level if any(one.shipped and one.level == level for one in of_role) else 0
    holding = [one for one in of_role if not one.shipped or one.level == shipped_for]
    # What says more comes later, and stands where the first of its id stood.
    said = {one.id: one for one in sorted(holding, key=lambda one: (not one.shipped, one.level))}
    return tuple(said[id_] for id_ in dict.fromkeys(one.id for one in holding))


def _evidence(entry: Entry, expectation: Expectation) -> Iterator[Evidence]:
    for item in entry.items:
        bases = tuple(_bases(item, expectation))
        if bases and item.happened:
            yield Evidence(week=entry.week, item=item, bases=bases, tags=())
    wanted = {tag_words(tag) for tag in expectation.tags}
    tags = tuple(tag for tag in entry.tags if tag_words(tag) in wanted) if wanted else ()
    if tags:
        yield Evidence(week=entry.week, item=None, bases=(Basis.TAG,), tags=tags)


def _bases(item: WorkItem, expectation: Expectation) -> Iterator[Basis]:
    if item.category in expectation.categories:
        yield Basis.CATEGORY
    if expectation.id in item.goals:
        yield Basis.FOR


def _standing(weeks: int, *, now: bool) -> Standing:
    if now:
        return Standing.CONSISTENT if weeks >= CONSISTENT else Standing.EVIDENCED if weeks else Standing.NOT_YET
    return Standing.EMERGING if weeks else Standing.GROWTH_AREA


def _likely(expectation: Expectation, lines: Sequence[Candidate], weeks: set[Week]) -> tuple[Likely, ...]:
    # A week that counts already, or an expectation that is met, gains nothing from one line more.
    if len(weeks) >= CONSISTENT:
        return ()
    # A summary is no item that could say `for`: it counts by a tag, if the expectation has one.
    open_ = (line for line in lines if line.week not in weeks and (line.item or expectation.tags))
    return likely(expectation.text, open_)
