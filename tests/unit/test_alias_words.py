"""An alias is a bird or a tree that nobody is called, that is free, and that the journal does not speak of."""

from collections.abc import Sequence

from perfmirror_ssg.audience.alias_words import BIRDS_AND_TREES, choose_alias
from perfmirror_ssg.audience.people import read_people

EVERY = frozenset(word.casefold() for word in BIRDS_AND_TREES)


def first(words: Sequence[str]) -> str:
    """Pick the first, which chance might."""
    return words[0]


def test_there_are_many_birds_and_trees_each_a_single_word() -> None:
    assert len(set(BIRDS_AND_TREES)) == len(BIRDS_AND_TREES) > 150
    assert all(word.isascii() and word.isalpha() and word == word.capitalize() for word in BIRDS_AND_TREES)


def test_each_of_them_can_be_an_alias() -> None:
    text = "".join(f'[[person]]\nnames = ["Nn{number}"]\nalias = "{word}"\n' for number, word in enumerate(BIRDS_AND_TREES))
    assert read_people(text).problems == ()


def test_what_is_taken_or_in_a_name_is_not_chosen() -> None:
    left = choose_alias(EVERY - {"heron", "alder", "elm"}, {"heron"}, {"alder"}, first)
    assert left == "Elm"


def test_what_the_journal_speaks_of_is_chosen_last() -> None:
    assert choose_alias(EVERY - {"heron", "alder"}, set(), {"heron"}, first) == "Alder"
    assert choose_alias(EVERY - {"heron"}, set(), {"heron"}, first) == "Heron"


def test_two_are_put_together_when_all_are_taken() -> None:
    chosen = choose_alias(set(), EVERY | {"heron-stork"}, set(), first)
    assert chosen == "Heron-Plover"


def test_chance_has_all_that_are_free() -> None:
    offered: list[str] = []

    def pick(words: Sequence[str]) -> str:
        offered.extend(words)
        return words[0]

    choose_alias({"heron"}, {"alder"}, {"elm"}, pick)
    assert set(offered) == set(BIRDS_AND_TREES) - {"Heron", "Alder", "Elm"}
