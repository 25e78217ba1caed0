"""Expectations: order changes nothing, more evidence never lowers a standing, and every standing opens into its weeks."""

import random

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.expectations import CONSISTENT, Expectations, JudgedExpectation, Standing
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.model import Entry, WorkItem
from perfmirror_ssg.weeks import Week
from tests.journals import TODAY, config, entry, expectation, gathered, item, rich

SETTINGS = config(
    expectations=(
        expectation(
            "grows-people", "one-on-one", text="Teaches people: everybody learns something each month", tags=("growth",)
        ),
        expectation("calm-incidents", "unblocked-team", text="Incidents stay quiet and customers hear early"),
        expectation("any-level", level=0, tags=("growth", "on-call")),
        expectation("leads-leads", "design-doc", level=5, text="Leads learn from incidents"),
    )
)
NOTES = (None, "customers saw the incident", "everybody learns", "teaches and learns of incidents", "lunch")
ITEMS = tuple(
    item(name, count, note=rich(note) if note else None, goals=goals)
    for name in ("one-on-one", "code-review", "design-doc")
    for count in (0, 1, 3)
    for note in NOTES
    for goals in ((), ("calm-incidents",), ("leads-leads", "any-level"))
)
LOWEST_FIRST = (Standing.NOT_YET, Standing.EVIDENCED, Standing.CONSISTENT, Standing.GROWTH_AREA, Standing.EMERGING)

items = st.sampled_from(ITEMS)
weeks = st.sampled_from([Week.of(TODAY).shift(-back) for back in range(15)])
tags = st.sampled_from([(), (), ("Growth",), ("on-call", "probes")])
Drawn = tuple[Week, list[WorkItem], tuple[str, ...], str | None]


def journals() -> st.SearchStrategy[list[Drawn]]:
    """Draw weeks with work items and tags, some of them off."""
    one = st.tuples(weeks, st.lists(items, max_size=3), tags, st.sampled_from([None, None, None, "ill"]))
    return st.lists(one, unique_by=lambda drawn: drawn[0])


def entries(drawn: list[Drawn]) -> list[Entry]:
    return [entry(str(week), *said, tags=tags, off=off) for week, said, tags, off in drawn]


def judged(drawn: list[Drawn]) -> Expectations:
    return make_report(gathered(*entries(drawn), settings=SETTINGS).value, SETTINGS).expectations


def both(found: Expectations) -> tuple[JudgedExpectation, ...]:
    return (*found.current, *found.next)


def suggested(judged: JudgedExpectation) -> list[tuple[Week, str, str]]:
    return [(line.week, line.item.category if line.item else "", line.text.plain) for line in judged.likely]


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_entries_and_items_changes_nothing(drawn: list[Drawn], chance: random.Random) -> None:
    shuffled = [(week, chance.sample(said, len(said)), tags, off) for week, said, tags, off in drawn]
    chance.shuffle(shuffled)
    for one, other in zip(both(judged(drawn)), both(judged(shuffled)), strict=True):
        assert (one.expectation, one.standing, one.weeks) == (other.expectation, other.standing, other.weeks)
        assert sorted(map(repr, one.evidence)) == sorted(map(repr, other.evidence))
        assert suggested(one) == suggested(other)


@given(journals(), weeks, items, tags)
def test_more_evidence_never_lowers_a_standing(drawn: list[Drawn], week: Week, more: WorkItem, tags: tuple[str, ...]) -> None:
    held = {one[0]: one for one in drawn}
    _, said, carried, off = held.get(week, (week, [], (), None))
    richer = judged([*(one for one in drawn if one[0] != week), (week, [*said, more], (*carried, *tags), off)])
    for before, after in zip(both(judged(drawn)), both(richer), strict=True):
        assert set(before.weeks) <= set(after.weeks)
        if before.standing:
            assert after.standing is not None
            assert LOWEST_FIRST.index(before.standing) <= LOWEST_FIRST.index(after.standing)


@given(journals())
def test_a_standing_is_what_its_weeks_make_of_it(drawn: list[Drawn]) -> None:
    found = make_report(gathered(*entries(drawn), settings=SETTINGS).value, SETTINGS)
    counted = {term.slot.week for term in found.period.terms if term.slot.counted}
    for one in both(found.expectations):
        assert {line.week for line in one.evidence} == set(one.weeks) <= counted
        assert (one.standing is None) == (len(counted) < found.period.needed)
        assert (one.standing is Standing.CONSISTENT) <= (len(one.weeks) >= CONSISTENT)
        assert {line.week for line in one.likely}.isdisjoint(one.weeks)
