"""Questions: by age, with what answered them and how long that took."""

from fractions import Fraction

from msgspec.structs import replace

from perfmirror_ssg.analysis.quartiles import Bounded
from perfmirror_ssg.analysis.questions import questions_of
from perfmirror_ssg.model import Record, RichText
from tests.journals import entry, gathered, opening, rich, update


def _titles(records: tuple[Record, ...]) -> list[str]:
    return [record.title.plain for record in records]


def _plain(text: RichText | None) -> str | None:
    return text.plain if text else None


def test_open_questions_come_oldest_first_with_their_whole_weeks() -> None:
    journal = gathered(
        entry("2026-W47", opening("question", "Asked this week")),
        entry("2026-W20", opening("question", "Asked in May")),
        entry("2025-W47", opening("question", "Asked a year ago")),
    ).value
    found = questions_of(journal)
    # 2025 has 52 weeks: from its W47 to W47 of 2026 there are 52; from W20 to W47, 27.
    assert [(one.record.title.plain, one.age) for one in found.open] == [
        ("Asked a year ago", 52),
        ("Asked in May", 27),
        ("Asked this week", 0),
    ]


def test_an_answered_question_says_how_many_weeks_its_answer_took() -> None:
    journal = gathered(
        entry("2026-W20", opening("question", "Slow", "slow"), opening("question", "Quick", "quick")),
        entry("2026-W21", update("quick", "At once.", status="answered")),
        entry("2026-W31", update("slow", status="answered", answer=rich("We do."))),
    ).value
    found = questions_of(journal)
    assert [(one.record.id, one.weeks, _plain(one.answer)) for one in found.answered] == [
        ("slow", 11, "We do."),
        ("quick", 1, "At once."),
    ]


def test_a_question_answered_in_the_week_that_asked_it_took_no_week() -> None:
    journal = gathered(entry("2026-W20", opening("question", "Who?", "who"), update("who", status="answered"))).value
    assert [one.weeks for one in questions_of(journal).answered] == [0]


def test_answers_that_took_no_week_are_among_the_times() -> None:
    ids = ("a", "b", "c", "d", "e")
    asked = (opening("question", f"Who {id_}?", id_) for id_ in ids)
    at_once = (update(id_, status="answered") for id_ in ids[:3])
    later = (update(id_, status="answered") for id_ in ids[3:])
    times = questions_of(gathered(entry("2026-W20", *asked, *at_once), entry("2026-W24", *later)).value).times
    # 0, 0, 0, 4 and 4 weeks.
    assert times is not None
    assert (times.n, times.median) == (5, Bounded(value=Fraction(0)))


def test_a_box_ticked_where_the_question_was_asked_says_no_week_and_is_counted() -> None:
    ticked = replace(opening("question", "Who?"), ticked=True)
    found = questions_of(gathered(entry("2026-W20", ticked)).value)
    assert ([one.weeks for one in found.answered], found.times, found.untimed) == ([None], None, 1)


def test_the_middle_of_the_times_counts_open_questions_as_at_least_their_age() -> None:
    ids = ("a", "b", "c", "d")
    journal = gathered(
        entry("2026-W20", *(opening("question", f"Who {id_}?", id_) for id_ in ids)),
        entry("2026-W22", update("a", status="answered")),
        entry("2026-W26", update("b", status="answered")),
        entry("2026-W30", update("c", status="answered")),
        entry("2026-W31", update("d", status="answered")),
        entry("2026-W37", opening("question", "Open", "open"), opening("question", "Dropped", "no", status="dropped")),
    ).value
    times = questions_of(journal).times
    assert times is not None
    # By hand: 2, 6, 10 and 11 weeks, and from W37 to W47 at least 10; the middle of 2, 6, 10, 10+, 11 is 10 either way.
    assert (times.n, times.at_least, times.median) == (5, 1, Bounded(value=Fraction(10)))


def test_dropped_questions_are_neither_open_nor_answered() -> None:
    journal = gathered(
        entry("2026-W20", opening("question", "Who?", "who")),
        entry("2026-W22", update("who", status="dropped")),
    ).value
    found = questions_of(journal)
    assert (_titles(found.dropped), found.open, found.answered) == (["Who?"], (), ())


def test_the_words_that_answered_stand_for_an_answer_that_no_field_gives() -> None:
    journal = gathered(
        entry("2026-W20", opening("question", "Who?", "who")),
        entry("2026-W22", update("who", "Not sure yet.")),
        entry("2026-W23", update("who", "Billing does.", status="answered")),
        entry("2026-W30", update("who", "Ada confirmed it.")),
    ).value
    (answered,) = questions_of(journal).answered
    assert _plain(answered.answer) == "Billing does."


def test_a_question_asked_again_is_open_again_and_its_second_answer_is_the_one() -> None:
    told = [
        entry("2026-W20", opening("question", "Who?", "who")),
        entry("2026-W22", update("who", "Billing.", status="answered")),
        entry("2026-W25", update("who", "They say no.", status="open")),
    ]
    assert [one.age for one in questions_of(gathered(*told).value).open] == [27]
    again = entry("2026-W30", update("who", "Probes.", status="answered"))
    (answered,) = questions_of(gathered(*told, again).value).answered
    assert (answered.weeks, _plain(answered.answer)) == (10, "Probes.")
