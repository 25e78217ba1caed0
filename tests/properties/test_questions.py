"""Questions, domains and themes: every record stands once, whatever the order of the files."""

import random
from collections.abc import Iterable, Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.domains import KNOWN, NOT_KNOWN, domains_of
from perfmirror_ssg.analysis.quartiles import ENOUGH
from perfmirror_ssg.analysis.questions import questions_of
from perfmirror_ssg.analysis.themes import RECORDS, THEMED, WEEKS, noticed_in
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Entry, Record, RecordEvent
from perfmirror_ssg.weeks import Week
from tests.journals import entry, gathered, opening, rich, update

WEEKS_DRAWN = tuple(Week(2026, number) for number in range(10, 16))
WORDS = ("On-call", "on call", "silence", "C++", "")
"""Two spellings of one, and none."""
IDS = ("a", "b", "c", "d")


def _openings() -> Iterator[RecordEvent]:
    for id_, words in product(IDS, WORDS):
        given_ = {"domain": rich(words)} if words else {}
        yield from (opening(kind, "On call?", id_, **given_) for kind in ("question", "hypothesis", "learning"))
        themed = given_ | ({"theme": rich(words), "who": rich(words)} if words else {})
        yield from (opening(kind, "Quiet", None, **themed) for kind in ("observation", "fact"))
        yield opening("gap", "Quiet", None, **({"theme": rich(words)} if words else {}))


def _updates() -> Iterator[RecordEvent]:
    for id_, status in product(IDS, ("open", "answered", "dropped", "confirmed", "refuted", "void")):
        yield update(id_, "A word.", status=status)


POOL = (*_openings(), *_updates(), *_updates())
SAID = st.integers(min_value=0, max_value=len(POOL) - 1)


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw a few weeks with what was said in them."""
    weeks = st.tuples(st.sampled_from(WEEKS_DRAWN), st.lists(SAID, max_size=6))
    chosen = draw(st.lists(weeks, unique_by=lambda one: one[0], max_size=5))
    return [entry(str(week), *(POOL[number] for number in said)) for week, said in chosen]


def _ids(records: Iterable[Record]) -> list[str]:
    return sorted(record.id for record in records)


def _all(journal: Journal, *kinds: str) -> list[str]:
    return _ids(record for record in journal.records.values() if record.kind in kinds)


@given(journals())
def test_every_question_stands_exactly_once(entries: list[Entry]) -> None:
    journal = gathered(*entries).value
    found = questions_of(journal)
    shown = (*(one.record for one in found.open), *(one.record for one in found.answered), *found.dropped)
    assert _ids(shown) == _all(journal, "question")


@given(journals())
def test_the_median_time_stands_on_all_that_were_not_dropped_but_those_without_a_week(entries: list[Entry]) -> None:
    found = questions_of(gathered(*entries).value)
    counted = len(found.open) + len(found.answered) - found.untimed
    assert (found.times.n if found.times else 0) == (counted if counted >= ENOUGH else 0)
    if found.times:
        assert found.times.lower.value <= found.times.median.value <= found.times.upper.value


@given(journals())
def test_what_is_known_or_not_stands_in_exactly_one_domain(entries: list[Entry]) -> None:
    journal = gathered(*entries).value
    domains = domains_of(journal)
    known = _ids(record for domain in domains for record in domain.known)
    not_known = _ids(record for domain in domains for record in domain.not_known)
    records = journal.records.values()
    assert known == _ids(record for record in records if (record.kind, record.status) in KNOWN)
    assert not_known == _ids(record for record in records if (record.kind, record.status) in NOT_KNOWN)
    assert len({domain.name.casefold().replace("-", " ") for domain in domains}) == len(domains)


@given(journals())
def test_observations_stand_once_under_who_made_them_and_what_bears_a_theme_once_under_it(entries: list[Entry]) -> None:
    journal = gathered(*entries).value
    noticed = noticed_in(journal, {})
    assert _ids(record for one in noticed.observers for record in one.observations) == _all(journal, "observation")
    themed = [r for r in journal.records.values() if r.kind in THEMED and "theme" in r.fields]
    assert _ids(record for theme in noticed.themes for record in theme.records) == _ids(themed)


@given(journals())
def test_a_line_is_offered_exactly_where_a_theme_recurs_and_no_hypothesis_speaks_of_it(entries: list[Entry]) -> None:
    for theme in noticed_in(gathered(*entries).value, {}).themes:
        recurs = len(theme.records) >= RECORDS and len({record.opened for record in theme.records}) >= WEEKS
        assert bool(theme.line) == (recurs and not theme.hypotheses)


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    one, other = gathered(*entries).value, gathered(*shuffled).value
    assert (questions_of(one), domains_of(one), noticed_in(one, {})) == (
        questions_of(other),
        domains_of(other),
        noticed_in(other, {}),
    )
