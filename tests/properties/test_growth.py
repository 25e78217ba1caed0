"""Levers and people: nobody is lost and nobody is two, whatever the weeks and their order."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.levers import read_levers, times_without
from perfmirror_ssg.analysis.people import Contacts, find_contacts
from perfmirror_ssg.audience.people import People
from perfmirror_ssg.model import Entry, Levers, State, When
from perfmirror_ssg.reading.belongs import LEVERS
from perfmirror_ssg.weeks import Week
from tests.journals import TODAY, entry, gathered, item, opening, rich

NAMES = ("Ada", "ADA", "Ada Lovelace", "Grace", "grace", "Li Na", "Øyvind", "Oyvind")
LAST = Week.of(TODAY)
some = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Draw weeks up to the next one, some off, some missing, with levers and one-on-ones."""
    drawn = draw(st.lists(st.none() | st.tuples(some, some, some, some, st.sampled_from([None, None, "ill"])), max_size=20))
    return [
        entry(
            str(LAST.shift(1 - back)),
            item("one-on-one"),
            *(opening("one-on-one", "Met", f"met-{back}-{place}", with_=rich(name)) for place, name in enumerate(met)),
            levers=Levers(teacher=teacher, peer=peer, student=student),
            off=off,
        )
        for back, one in enumerate(drawn)
        if one
        for teacher, peer, student, met, off in [one]
    ]


def told(found: Contacts) -> list[object]:
    return [
        (
            contact.name,
            contact.others,
            contact.last,
            sorted(contact.counts.items()),
            [(each.role, each.week) for each in contact.appearances],
        )
        for contact in found.everybody
    ]


@given(entries())
def test_every_name_of_a_lever_is_that_of_exactly_one_person(written: list[Entry]) -> None:
    found = find_contacts(gathered(*written).value, People())
    for text in {text for one in written for lever in LEVERS for text in getattr(one.levers, lever)}:
        assert sum(text in (contact.name, *contact.others) for contact in found.everybody) == 1
        assert len(found.meant[text]) == 1


@given(entries())
def test_the_last_contact_is_the_latest_of_all_and_the_counts_are_all_of_them(written: list[Entry]) -> None:
    for contact in find_contacts(gathered(*written).value, People()).everybody:
        assert contact.last == max(each.week for each in contact.appearances)
        assert sum(contact.counts.values()) == len(contact.appearances)


@given(entries(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(written: list[Entry], random: Random) -> None:
    shuffled = list(written)
    random.shuffle(shuffled)
    assert told(find_contacts(gathered(*written).value, People())) == told(find_contacts(gathered(*shuffled).value, People()))
    assert read_levers(gathered(*written).value.weeks) == read_levers(gathered(*shuffled).value.weeks)


@given(entries())
def test_quarters_hold_every_week_and_every_noted_one_that_is_written(written: list[Entry]) -> None:
    weeks = gathered(*written).value.weeks
    found = read_levers(weeks)
    states = sum((quarter.states for quarter in found.quarters), Counter())
    looked = [slot for slot in weeks if slot.when is When.PAST or (slot.when is When.CURRENT and slot.state is State.WRITTEN)]
    assert states == Counter(slot.state for slot in looked)
    for lever in found.levers:
        noted = {slot.week for slot in looked if slot.state is State.WRITTEN} & set(lever.noted)
        assert sum(quarter.noted[lever.name] for quarter in found.quarters) == len(noted)


@given(entries(), st.sampled_from(LEVERS))
def test_no_written_week_without_a_lever_is_in_two_times_and_none_is_longer_than_the_longest(
    written: list[Entry], lever: str
) -> None:
    weeks = gathered(*written).value.weeks
    times = list(times_without(weeks, lever))
    held = [slot.week for time in times for slot in time]
    assert len(held) == len(set(held))
    found = next(one for one in read_levers(weeks).levers if one.name == lever)
    assert len(found.longest) == max((len(time) for time in times), default=0)
    assert set(found.since) <= set(held)
