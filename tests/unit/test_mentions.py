"""Names of people are found in the fields that hold people, and roles and teams are not taken for names."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.audience.mentions import Mention, grouped, mentions, names_in, strangers
from perfmirror_ssg.audience.people import People
from perfmirror_ssg.build import read
from tests.editions import TODAY
from tests.people import person

WEEK = """
==> config.toml <==
schema = 1
[scorecards.trust]
about = "a person"
criteria = {openness = "Do we speak openly?"}
every = "month"
[scorecards.health]
about = "a domain"
criteria = {tests = "Do tests tell?"}
every = "month"
==> journal/2026/2026-W20.md <==
---
levers:
  teacher: [Ada, Linus T.]
  student: me
decisions:
  - title: Ship it
    owner: Ada
scorecards:
  trust: {grace: {openness: 3}}
  health: {Payments: {tests: 2}}
---

Bob stands in a sentence.

## One-on-ones

### Ada L. – pay

- She wants more

## Feedback

- Well told [from:: Linus T. and ADA] [to:: me]
==> journal/2026/2026-W21.md <==
## Observations

- Late again [who:: the platform team, **Ada**]

## Commitments

- A plan [to:: [[2026-W20|Grace]]] [from:: manager]
"""


def test_names_are_found_with_how_often_and_where_first(journal: Callable[[str], Path]) -> None:
    mirror = read(journal(WEEK), lambda _: TODAY)
    assert mirror.errors == ()
    first, second = "journal/2026/2026-W20.md", "journal/2026/2026-W20.md"
    assert mentions(mirror.report.journal, mirror.config) == (
        Mention(name="Ada", times=4, path=first, line=0),
        Mention(name="Linus T.", times=2, path=second, line=0),
        Mention(name="grace", times=2, path=first, line=9),
        Mention(name="Ada L.", times=1, path=first, line=17),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada", ["Ada"]),
        ("Dr. Müller (CTO)", ["Müller"]),
        ("Prof. Dr. Ada Lovelace, Mr Linus and Frau Grace", ["Ada Lovelace", "Linus", "Grace"]),
        ("Sir", ["Sir"]),
        ("Ada and Linus", ["Ada", "Linus"]),
        ("Ada, Linus & Grace / Bob", ["Ada", "Linus", "Grace", "Bob"]),
        ("Ada L.", ["Ada L."]),
        ("Ada Lovelace (staff)", ["Ada Lovelace"]),
        ("Ada's team", ["Ada"]),
        ("Ada: about pay", ["Ada"]),
        ("Ada – 14 May", ["Ada"]),
        ("Ada about pay", ["Ada"]),
        ("Ludwig van Beeck", ["Ludwig van Beeck"]),
        ("Jean-Luc O’Brien", ["Jean-Luc O’Brien"]),
        ("张伟", ["张伟"]),
        ("me", []),
        ("I", []),
        ("my manager", []),
        ("the team", []),
        ("The whole team", []),
        ("Platform team", []),
        ("product manager", []),
        ("", []),
        ("–", []),
    ],
)
def test_a_field_names_people_by_words_that_begin_with_a_capital(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


def test_names_that_begin_alike_are_one_person_when_there_is_no_doubt() -> None:
    assert grouped(("Ada", "Linus", "Ada L.", "Ada Lovelace")) == (("Linus",), ("Ada", "Ada L.", "Ada Lovelace"))
    assert grouped(("Ada", "Ada L.", "Ada B.")) == (("Ada",), ("Ada L.",), ("Ada B.",))
    assert grouped(()) == ()


def test_another_spelling_of_a_known_name_is_no_stranger() -> None:
    found = tuple(Mention(name=name, times=1, path="x.md", line=1) for name in ("Mueller", "Muller", "Jose", "Jo"))
    known = People(persons=(person("Müller", alias="Heron"), person("José", "Joe", alias="Wren")))
    assert [mention.name for mention in strangers(found, known)] == ["Jo"]
