"""Whether one-on-ones were coaching: three checks, and what they come to for each person."""

from typing import Any

import pytest

from perfmirror_ssg.analysis.coaching import Coached, Manner, OneOnOne, coached, one_on_ones
from perfmirror_ssg.model import Entry, RecordEvent, Value
from tests.journals import entry, facts, gathered, opening, rich, update, week

MEANT = {"Ada": ("Ada",), "ada": ("Ada",), "Ada and Linus": ("Ada", "Linus"), "Linus": ("Linus",), "": ()}


def talk(with_: str = "Ada", id_: str = "talk", **fields: Value) -> RecordEvent:
    """Write down a one-on-one."""
    given = {key: rich(value) if isinstance(value, str) else value for key, value in fields.items()}
    return opening("one-on-one", "A talk", id_, **{"with": rich(with_)}, **given)


def judged(*entries: Entry) -> tuple[OneOnOne, ...]:
    journal = gathered(*entries).value
    return one_on_ones(journal.records.values(), MEANT, journal.current)


def people(*entries: Entry) -> tuple[Coached, ...]:
    return coached(judged(*entries))


@pytest.mark.parametrize(
    ("fields", "checks", "manner"),
    [
        ({"gap": True, "behavior": "asks first", "follow_up": True}, (True, True, True), Manner.COACHING),
        ({"gap": True, "behavior": "asks first", "follow_up": False}, (True, True, False), Manner.COACHING),
        ({"gap": True, "behavior": "asks first"}, (True, True, None), Manner.COACHING),
        ({"gap": True, "follow_up": False}, (True, False, False), Manner.CHECK_IN),
        # Without a behaviour, one was not contracted: there is no other way to say so.
        ({"gap": False}, (False, False, None), Manner.CHECK_IN),
        ({"gap": False, "follow_up": True}, (False, False, True), Manner.CHECK_IN),
        ({"gap": True, "behavior": "none", "follow_up": False}, (True, False, False), Manner.CHECK_IN),
        # One answer each way, or none at all, settles nothing.
        ({"gap": True}, (True, False, None), Manner.UNSAID),
        ({"behavior": "asks first"}, (None, True, None), Manner.UNSAID),
        ({"gap": False, "behavior": "asks first"}, (False, True, None), Manner.UNSAID),
        ({}, (None, None, None), Manner.UNSAID),
    ],
)
def test_two_or_more_no_make_a_check_in(fields: dict[str, Any], checks: tuple[bool | None, ...], manner: Manner) -> None:
    found = judged(entry("2026-W40", talk("Ada", "talk", **fields)))[0]
    assert tuple(found.checks.values()) == checks
    assert found.manner is manner


def test_an_answer_given_later_counts() -> None:
    found = judged(entry("2026-W40", talk(gap=True)), entry("2026-W42", update("talk", follow_up=True)))[0]
    assert facts(found.manner, found.week) == (Manner.COACHING, week("2026-W40"))


def test_people_are_those_that_a_name_means_and_the_last_comes_first() -> None:
    found = people(
        entry("2026-W38", talk("ada", "one", gap=False)),
        entry("2026-W39", talk("Linus", "two")),
        entry("2026-W40", talk("Ada", "three", gap=True, behavior="asks first")),
    )
    assert [(one.name, [str(talk.week) for talk in one.one_on_ones]) for one in found] == [
        ("Ada", ["2026-W40", "2026-W38"]),
        ("Linus", ["2026-W39"]),
    ]
    assert [found[0].how_many(manner) for manner in Manner] == [1, 1, 0]


def test_one_with_two_people_is_one_of_each() -> None:
    found = people(entry("2026-W40", talk("Ada and Linus")))
    assert [(one.name, len(one.one_on_ones)) for one in found] == [("Ada", 1), ("Linus", 1)]


def test_one_that_names_nobody_belongs_to_nobody() -> None:
    week_ = entry("2026-W40", opening("one-on-one", "A talk", "talk", gap=True))
    assert [one.people for one in judged(week_)] == [()]
    assert people(week_) == ()


def test_what_is_still_to_come_says_nothing_yet() -> None:
    assert judged(entry("2026-W50", talk(gap=True))) == ()


def test_what_was_agreed_last_holds_on_through_a_check_in() -> None:
    (ada,) = people(
        entry("2026-W38", talk(id_="one", behavior="asks first", gap=True)),
        entry("2026-W40", talk(id_="two", support="I find the time")),
        entry("2026-W44", talk(id_="three", behavior="none", gap=False)),
    )
    assert ada.last.record.id == "three"
    assert ada.agreed is not None
    assert (ada.agreed.record.id, [*ada.agreed.close]) == ("two", ["support"])
    assert people(entry("2026-W44", talk(gap=False)))[0].agreed is None


def test_a_close_is_what_was_agreed() -> None:
    found = judged(entry("2026-W40", talk(support="I find the time", behavior="asks first", gap=True)))[0]
    assert [(key, text.plain) for key, text in found.close.items()] == [
        ("behavior", "asks first"),
        ("support", "I find the time"),
    ]
