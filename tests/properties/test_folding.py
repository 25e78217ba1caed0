"""Folding: the order of files changes nothing, nothing said is lost, nothing is said to be what it is not."""

import graphlib
import random
from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND, KINDS
from perfmirror_ssg.markdown.ids import id_fault
from perfmirror_ssg.model import Entry, Origin, RecordEvent
from perfmirror_ssg.weeks import Week
from tests.journals import entry, gathered, opening, update

IDS = ("a", "b", "c")
"""So few that they meet."""
WEEKS = tuple(Week(2026, number) for number in range(10, 16))


def _openings() -> Iterator[RecordEvent]:
    for kind, title, id_ in product(KINDS, ("Standby", "Who?", "!", "Ö b"), (None, *IDS)):
        yield opening(kind.name, title, id_)
        yield from (opening(kind.name, title, id_, status=status) for status in kind.statuses)
    yield from (opening("decision", "Keep", one, supersedes=other) for one, other in product(IDS, IDS))


def _updates() -> Iterator[RecordEvent]:
    for kind, id_ in product((None, "decision", "question"), (*IDS, "2026-w10-standby")):
        yield update(id_, "A word.", kind=kind)
        yield update(id_, "A word.", kind=kind, status="decided" if kind == "decision" else "dropped")
    yield from (update(one, kind="decision", supersedes=other) for one, other in product(IDS, IDS))


POOL = (*_updates(), *_updates(), *_openings())
# One number for an event: many small draws would take longer than what is tested.
SAID = st.tuples(st.booleans(), st.integers(min_value=0, max_value=len(POOL) - 1))


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw a few weeks, in order: some with boxes ticked, some in the front matter."""
    chosen = draw(
        st.lists(st.tuples(st.sampled_from(WEEKS), st.lists(SAID, max_size=4)), unique_by=lambda one: one[0], max_size=4)
    )
    return [
        entry(str(week), *(_varied(POOL[number], place, mark=mark) for place, (mark, number) in enumerate(said)))
        for week, said in sorted(chosen, key=lambda one: one[0])
    ]


def _varied(event: RecordEvent, place: int, *, mark: bool) -> RecordEvent:
    # The front matter's events come first in an entry.
    return replace(event, ticked=True if mark else None, origin=Origin.FRONT if place == 0 else Origin.BODY)


def _lost(checked: Checked[Journal], entries: list[Entry]) -> set[tuple[str, int]]:
    """Return path and line of the events that belong to no record."""
    said = {(each.week, index): event for each in entries for index, event in enumerate(each.events)}
    return {(event.span.path, event.span.line) for place, event in said.items() if place not in checked.value.ids}


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert gathered(*shuffled) == gathered(*entries)


@given(journals())
def test_what_is_in_no_record_is_a_problem_at_its_place(entries: list[Entry]) -> None:
    checked = gathered(*entries)
    told = {(problem.span.path, problem.span.line) for problem in checked.problems}
    assert _lost(checked, entries) <= told


@given(journals())
def test_every_event_of_a_record_is_one_moment_of_its_timeline(entries: list[Entry]) -> None:
    journal = gathered(*entries).value
    own = dict.fromkeys(journal.records, 0)
    for id_ in journal.ids.values():
        own[id_] += 1
    told = {
        id_: sum(1 for moment in record.timeline if "superseded-by" not in moment.fields)
        for id_, record in journal.records.items()
    }
    assert told == own


@given(journals())
def test_a_timeline_begins_with_its_only_opening_and_runs_forward(entries: list[Entry]) -> None:
    for record in gathered(*entries).value.records.values():
        weeks = [moment.week for moment in record.timeline]
        assert weeks == sorted(weeks)
        assert [moment.opening for moment in record.timeline] == [True, *[False] * (len(weeks) - 1)]
        assert (record.opened, record.latest, record.status) == (weeks[0], weeks[-1], record.timeline[-1].status)


@given(journals())
def test_ids_can_be_written_and_statuses_belong_to_their_kind(entries: list[Entry]) -> None:
    for id_, record in gathered(*entries).value.records.items():
        assert id_fault(id_) is None
        assert record.status in (KIND[record.kind].statuses or (None,))
        assert record.closed is None or record.status not in KIND[record.kind].open


@given(journals())
def test_no_decision_supersedes_itself_by_way_of_others(entries: list[Entry]) -> None:
    moments = [(id_, moment) for id_, record in gathered(*entries).value.records.items() for moment in record.timeline]
    newer: dict[str, set[str]] = {}
    for id_, moment in moments:
        if "superseded-by" in moment.fields:
            newer.setdefault(id_, set()).add(str(moment.fields["superseded-by"]))
    graphlib.TopologicalSorter(newer).prepare()
