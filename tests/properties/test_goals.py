"""Goals: evidence is held where it belongs, a pace only moves forward, and the order of files changes nothing."""

import random

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.analysis.goals import ENOUGH_WEEKS, GoalStanding, Outlook
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Document, DocumentKind, Entry, FieldValue, Need
from perfmirror_ssg.weeks import Week
from tests.journals import POINTS, TODAY, config, document, entry, gathered, item, rich

SPAN = Span(path="journal/goals/g.md", line=1, column=1)
SETTINGS = config()

wants = st.sampled_from([None, "their trust", "1", "3", "12 of them"])
categories = st.lists(st.sampled_from([*POINTS]), max_size=2).map(tuple)
near = st.integers(min_value=-20, max_value=20).map(lambda weeks: Week.of(TODAY).shift(weeks))


@st.composite
def goals(draw: st.DrawFn) -> Document:
    """Draw a goal with needs, perhaps a day."""
    needs = tuple(
        Need(
            id=name,
            title=rich(name),
            level=None,
            categories=draw(categories),
            want=draw(wants),
            by=draw(st.none() | near),
            span=SPAN,
        )
        for name in draw(st.lists(st.sampled_from(["a", "b", "c"]), unique=True))
    )
    by = draw(st.none() | near)
    return document(DocumentKind.GOAL, "g", needs=needs, fields={"by": FieldValue(value=by, span=SPAN)} if by else {})


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Draw weeks with work for a goal, its needs, or nothing of it; some of them off."""
    works = st.builds(
        lambda name, count, names: item(name, count, goals=tuple(names)),
        st.sampled_from([*POINTS]),
        st.integers(min_value=0, max_value=4),
        st.lists(st.sampled_from(["g", "a", "b", "c", "else"]), max_size=2, unique=True),
    )
    one = st.tuples(near, st.lists(works, max_size=3), st.sampled_from([None, None, "ill"]))
    return [entry(str(week), *said, off=off) for week, said, off in draw(st.lists(one, unique_by=lambda drawn: drawn[0]))]


def standing(goal: Document, entries: list[Entry]) -> GoalStanding:
    return make_report(gathered(goal, *entries, settings=SETTINGS).value, SETTINGS).goals["g"]


@given(goals(), journals())
def test_every_piece_for_a_goal_is_evidence_or_beside_or_against_it(goal: Document, entries: list[Entry]) -> None:
    found = standing(goal, entries)
    names = {"g", *(need.id for need in goal.needs)}
    begun = [one for one in entries if one.week <= Week.of(TODAY)]
    told = {id(work) for one in begun for work in one.items if work.count and names & set(work.goals)}
    evidence = {id(piece.item) for need in found.needs for piece in need.pieces}
    beside, against = ({id(piece.item) for piece in pieces} for pieces in (found.beside, found.against))
    assert evidence | beside | against == told
    assert not evidence & beside
    assert not evidence & against
    assert not beside & against


@given(goals(), journals())
def test_a_need_never_comes_to_less_than_it_has(goal: Document, entries: list[Entry]) -> None:
    found = standing(goal, entries)
    for need in found.needs:
        assert need.found >= need.lately >= 0
        assert found.reach(need) >= need.found
        assert need.missing == max(0, need.wanted - need.found)


@given(goals(), journals())
def test_a_pace_is_judged_on_enough_weeks_and_a_day_to_come(goal: Document, entries: list[Entry]) -> None:
    found = standing(goal, entries)
    if found.outlook in {Outlook.FITS, Outlook.SHORT}:
        assert found.pace_weeks >= ENOUGH_WEEKS
        days = [need.left for need in found.needs if need.missing]
        assert any(left is not None and left >= 0 for left in days)
        assert found.met < len(found.needs)
        assert any(found.falls_short(need) for need in found.needs) == (found.outlook is Outlook.SHORT)


@given(goals(), journals(), st.integers())
def test_the_order_of_files_changes_nothing(goal: Document, entries: list[Entry], seed: int) -> None:
    shuffled = random.Random(seed).sample(entries, len(entries))  # noqa: S311 - an order to repeat, not a secret
    assert standing(goal, shuffled) == standing(goal, entries)
