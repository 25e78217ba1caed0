"""The table of kinds hangs together."""

import pytest

from perfmirror_ssg.kinds import ALSO_SAID, KIND, KINDS, UPDATES, Kind, Type, meant


def test_keys_and_headings_belong_to_one_kind() -> None:
    keys = [kind.key for kind in KINDS]
    headings = [heading for kind in KINDS for heading in kind.headings] + [UPDATES]
    assert len(set(keys)) == len(keys)
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_speaks_of_its_own_statuses_only(kind: Kind) -> None:
    assert kind.open <= set(kind.statuses)
    assert set(kind.synonyms.values()) <= set(kind.statuses)
    assert not set(kind.synonyms) & set(kind.statuses)
    assert kind.ticked is None or kind.ticked in kind.statuses


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_headings_are_compared_folded(kind: Kind) -> None:
    assert all(heading == heading.casefold() for heading in kind.headings)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_list_to_choose_from_stands_where_one_chooses(kind: Kind) -> None:
    assert all(bool(field.choices) is (field.type is Type.CHOICE) for field in kind.fields.values())


def test_the_word_people_use_for_a_key_is_understood_where_that_key_is_known() -> None:
    assert meant("due", KIND["commitment"].fields) == ("by",)
    assert meant("Due", KIND["decision"].fields) == ("revisit",)
    assert meant("date", ("week", "written")) == ("written",)
    assert meant("date", KIND["decision"].fields) == ("decided",)
    assert meant("revist", KIND["hypothesis"].fields) == ("revisit",)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_key_of_a_kind_is_taken_for_another_word(kind: Kind) -> None:
    assert not set(kind.fields) & set(ALSO_SAID)
