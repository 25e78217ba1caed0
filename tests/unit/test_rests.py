"""What may be the rest of a name is told, and ordinary words are not."""

import pytest

from perfmirror_ssg.audience.people import People
from perfmirror_ssg.audience.rests import rests_in
from tests.people import person

PEOPLE = People(
    persons=(
        person("Grace Hopper", alias="Heron"),
        person("Ada", alias="Crossbill"),
        person("Dr. Jan van der Müller", alias="Grey Wren"),
        person("Will Shaw", alias="Alder"),
        person("Özil", alias="Birch"),
        person("דוד", alias="Elm"),
        person("Анна", alias="Ash"),
        person("Αλέξανδρος", alias="Teal"),
    ),
    shown=("Adah", "Sales"),
)


def found(text: str, people: People = PEOPLE) -> list[str]:
    return [word for _, word in rests_in({"x.md": [text]}, people)]


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("Hopper said", ["Hopper"]),
        ("Grace agreed, HOPPER too", ["Grace", "HOPPER"]),
        ("Hopper, Grace", ["Hopper", "Grace"]),
        ("Grace B. Hopper", ["Grace", "Hopper"]),
        ("GraceHopper, gracehopper", ["GraceHopper", "gracehopper"]),
        ("Ask Müller or Muller", ["Müller", "Muller"]),
        ("Ask Mueller, Oezils", ["Mueller", "Oezils"]),
        ("Adas plan, Hoppers plan", ["Adas", "Hoppers"]),
        ("Ada1, ada2, AdaLovelace, withAda", ["Ada1", "ada2", "AdaLovelace", "withAda"]),
        ("So did Will", ["Will"]),
        ("ודוד", ["ודוד"]),
        ("Анной, Анны", ["Анной", "Анны"]),
        ("του Αλεξάνδρου", ["Αλεξάνδρου"]),
        ("Crossbill Volkov", ["Volkov"]),
        ("Crossbill von Neumann, Crossbill J. Neumann", ["Neumann"]),
        ("Grey Wren Volkov", ["Volkov"]),
    ],
)
def test_what_may_be_the_rest_of_a_name_is_told(text: str, rests: list[str]) -> None:
    assert found(text) == rests


@pytest.mark.parametrize(
    "text",
    [
        "Heron asked, by the grace of a hopper",
        "Adam adapts Canada; Adaptive; Adding",
        "Will it hold? Will they come?",
        "Jan Dr. van der",
        "Adah of Sales, Crossbill Sales",
        "Ask Crossbill Later, not later",
        "Crossbill Monday, Crossbill June, Crossbill OK",
        "Crossbill. Volkov",
        "Crossbill Heron",
        "https://example.com/x?y=1 GitHub 2026W20 IPv6",
    ],
)
def test_ordinary_words_are_not_told(text: str) -> None:
    assert [word for word in found(text) if word != "Jan"] == []


def test_without_people_there_is_nothing_to_tell() -> None:
    assert found("Hopper, Crossbill Volkov", People()) == []


def test_each_file_is_told_of_its_own_words_once() -> None:
    texts = {"a.md": ["Hopper.", "Hopper, Crossbill Later"], "b.md": ["Hopper is later"], "c.md": ["Nothing"]}
    assert list(rests_in(texts, PEOPLE)) == [("a.md", "Hopper"), ("b.md", "Hopper")]


def test_in_german_a_noun_behind_an_alias_is_no_name() -> None:
    assert list(rests_in({"a.md": ["Crossbill Feedback geben, Hopper auch"]}, PEOPLE, "de-AT")) == [("a.md", "Hopper")]
