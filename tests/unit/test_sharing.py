"""Passages pair, or nothing in them is shared."""

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.reading.sharing import Marker, pair, passage_at


def paired(*markers: tuple[int, str]) -> tuple[list[tuple[int, int, str]], list[str]]:
    made = [Marker(line=line, text=text, span=Span(path="j.md", line=line, column=1)) for line, text in markers]
    passages, problems = pair(made)
    return [(p.first, p.last, p.audience) for p in passages], [problem.code for problem in problems]


def test_an_opener_and_its_closer_make_a_passage() -> None:
    assert paired((1, "::: share"), (3, ":::"), (5, "::: share public"), (9, ":::")) == (
        [(1, 3, "coach"), (5, 9, "public")],
        [],
    )


def test_an_opener_without_a_closer_shares_nothing() -> None:
    assert paired((1, "::: share")) == ([], ["E264"])
    assert paired((1, "::: share"), (3, "::: share"), (5, ":::")) == ([(3, 5, "coach")], ["E264"])


def test_a_mark_that_is_unknown_shares_nothing_up_to_the_closer_and_is_one_problem() -> None:
    assert paired((1, "::: share"), (2, "::: privat"), (3, ":::")) == ([], ["E263"])
    assert paired((1, "::: Share"), (3, ":::")) == ([], ["E263"])


def test_a_closer_that_closes_nothing_is_a_problem() -> None:
    assert paired((4, ":::")) == ([], ["E264"])


def test_a_line_is_found_in_its_passage() -> None:
    marks = [(1, "::: share"), (3, ":::")]
    passages, _ = pair(Marker(line=n, text=text, span=Span(path="j.md", line=n, column=1)) for n, text in marks)
    assert [passage_at(passages, line) is not None for line in (1, 2, 3, 4)] == [True, True, True, False]
