"""Whatever took the place of what: each step stands in one chain, and each chain leads from older to newer."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.decisions import chains, proposals
from perfmirror_ssg.model import Record
from perfmirror_ssg.weeks import Week
from tests.journals import TODAY, entry, gathered, opening, update, week

FIRST = week("2026-W01")


def journal(steps: list[set[int]]) -> tuple[Record, ...]:
    """Open one decision a week; each takes the place of some of those before it."""
    entries = []
    for newer, older in enumerate(steps):
        said = [update(f"d-{newer}", supersedes=f"d-{one}") for one in sorted(older) if one < newer]
        entries.append(entry(str(FIRST.shift(newer)), opening("decision", f"D {newer}", f"d-{newer}"), *said))
    return tuple(gathered(*entries).value.records.values())


@given(st.lists(st.sets(st.integers(min_value=0, max_value=7), max_size=3), max_size=8))
def test_every_step_stands_in_one_chain(steps: list[set[int]]) -> None:
    found = [(older.id, newer.id) for chain in chains(journal(steps)) for older, newer in pairwise(chain)]
    assert sorted(found) == sorted(
        (f"d-{one}", f"d-{newer}") for newer, older in enumerate(steps) for one in older if one < newer
    )


@given(st.lists(st.sampled_from(["proposed", "deferred", "decided"]), min_size=1, max_size=12))
def test_proposals_last_the_weeks_in_which_it_was_proposed_at_their_end(statuses: list[str]) -> None:
    first, *later = statuses
    entries = [entry(str(FIRST), opening("decision", "D", "d", status=first))]
    entries += [entry(str(FIRST.shift(n)), update("d", status=status)) for n, status in enumerate(later, start=1)]
    (record,) = gathered(*entries).value.records.values()
    found = [*proposals(record, Week.of(TODAY))]
    last = FIRST.shift(len(later))
    after = last.until(Week.of(TODAY)) if statuses[-1] == "proposed" else 0
    assert sum(one.weeks for one in found) == statuses[:-1].count("proposed") + after
    assert sum(one.until is None for one in found) == (statuses[-1] == "proposed")
