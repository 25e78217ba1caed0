"""The pages of people: an index, and one to prepare a one-on-one from."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages import people, person
from perfmirror_ssg.pages.people import PeopleView, somebodies
from perfmirror_ssg.pages.person import PersonView
from tests.editions import CONFIG, edition_of, site_of, words

Journal = Callable[[str], Path]

LOG = """==> people.toml <==
[[person]]
names = ["Ada", "Ada L."]
==> journal/2025-W30.md <==
---
levers: {teacher: Yusuf}
---
==> journal/2026-W40.md <==
---
levers: {teacher: Grace, student: Ada}
---
## 1:1s
### Ada
- Wants more of the review [gap:: yes] [behavior:: asks on the first day] [support:: I take the minutes]

## Commitments
- [ ] Send the draft [to:: Ada] [by:: 2026-W45] ^draft
- [ ] A seat at the conference [to:: Ada] [by:: 2026-W47] ^seat
- [ ] Some day [to:: Ada L.] ^some-day
- [ ] Her notes [from:: Ada] [to:: me] [by:: 2026-W50] ^notes

## Observations
- "Nobody reads the status page" [who:: Ada]
==> journal/2026-W46.md <==
## 1:1s
### Ada L.
- Would like the next review [gap:: no] [support:: I ask Henrike]

## Feedback
- Well told [from:: me] [to:: Ada]
"""


def index(journal: Journal, text: str = LOG) -> PeopleView:
    return people.view(edition_of(journal(f"{CONFIG}{text}")))


def page(journal: Journal, name: str, text: str = LOG) -> PersonView:
    edition = edition_of(journal(f"{CONFIG}{text}"))
    return person.view(edition, somebodies(edition)[f"people/{name}.html"])


def test_the_index_begins_with_whoever_was_named_last_and_parts_those_of_long_ago(journal: Journal) -> None:
    found = index(journal)
    assert [(part.title, [(row.name, row.ago) for row in part.rows]) for part in found.parts] == [
        ("Named in the last year", [("Ada", "1 week ago"), ("Grace", "7 weeks ago")]),
        ("Not named for a year", [("Yusuf", "69 weeks ago")]),
    ]
    ada = found.parts[0].rows[0]
    assert (ada.open, ada.last.text) == ("I owe 3, they owe 1", "W46")
    assert ada.counts == (
        "2 one-on-ones",
        "1 week as student",
        "1 piece of feedback to them",
        "1 observation",
        "3 commitments to them",
        "1 commitment of theirs",
    )


def test_what_i_owe_comes_first_with_what_is_late_at_its_head(journal: Journal) -> None:
    ada = page(journal, "ada")
    assert [(row.title, row.when, row.late) for row in ada.mine] == [
        ("Send the draft", "by W45, 2 weeks late", True),
        ("A seat at the conference", "due this week", False),
        ("Some day", "open 7 weeks", False),
    ]
    assert [(row.title, row.when, row.path) for row in ada.theirs] == [("Her notes", "by W50", "records/notes.html")]


def test_the_last_one_on_one_shows_how_it_closed(journal: Journal) -> None:
    met = page(journal, "ada").met
    assert met
    assert (met.latest[0].title, met.latest[0].week.text, met.count) == ("Would like the next review", "W46", "2 one-on-ones")
    assert [(line.label, line.value) for line in met.close] == [("support I owe", "I ask Henrike")]


def test_what_was_agreed_before_the_last_one_on_one_says_when(journal: Journal) -> None:
    text = """==> journal/2026-W40.md <==
## 1:1s
### Ada
- Plans [behavior:: asks first] ^first
==> journal/2026-W44.md <==
## 1:1s
### Ada
- Holidays [gap:: no] [follow-up:: no] ^second
"""
    met = page(journal, "ada", text).met
    assert met
    assert met.close_week
    assert (met.latest[0].week.text, met.close_week.text, met.is_last) == ("W44", "W40", False)
    assert [(line.label, line.value) for line in met.close] == [("behaviour", "asks first")]
    assert "Agreed before, in W40 : behaviour asks first" in words(site_of(journal(CONFIG + text))["people/ada.html"])


def test_what_was_said_is_told_once(journal: Journal) -> None:
    ada = page(journal, "ada")
    assert [(row.week.text, row.what, row.title) for row in ada.said] == [
        ("W46", "feedback to Ada", "Well told"),
        ("W40", "one-on-one", "Wants more of the review"),
        ("W40", "observation", '"Nobody reads the status page"'),
    ]
    assert [(row.label, [week.text for week in row.weeks]) for row in ada.levers] == [("student", ["W40"])]
    assert (ada.others, ada.first.text, ada.last.text) == ("Ada L.", "W40", "W46")


def test_much_that_was_said_is_folded(journal: Journal) -> None:
    many = "\n".join(f"- Saw {number} [who:: Ada]" for number in range(15))
    ada = page(journal, "ada", f"==> journal/2026-W40.md <==\n## Observations\n{many}\n")
    assert (len(ada.said), len(ada.said_more)) == (12, 3)


def test_people_of_one_slug_have_a_page_each(journal: Journal) -> None:
    edition = edition_of(journal(f"{CONFIG}==> journal/2026-W40.md <==\n---\nlevers: {{teacher: [A.B., AB, Ab-]}}\n---\n"))
    assert sorted(one.contact.name for one in somebodies(edition).values()) == ["A.B.", "AB"]
    assert sorted(somebodies(edition)) == ["people/ab-2.html", "people/ab.html"]


def test_a_week_that_is_ahead_is_still_to_come(journal: Journal) -> None:
    found = index(journal, "==> journal/2026-W50.md <==\n---\nlevers: {teacher: Grace}\n---\n")
    assert found.parts[0].rows[0].ago == "still to come"


def test_nobody_named_is_told_what_it_would_need(journal: Journal) -> None:
    found = index(journal, "")
    assert found.parts == ()
    assert found.thin
    assert "It needs one name in a field" in words(site_of(journal(CONFIG))["people.html"])


def test_the_pages_can_be_read(journal: Journal) -> None:
    site = site_of(journal(f"{CONFIG}{LOG}"))
    said = words(site["people/ada.html"])
    assert "Named last in W46 , 1 week ago; first in W40 ." in said
    assert said.index("I owe") < said.index("Ada owes") < said.index("The last one-on-one") < said.index("What was said")
    assert "No open commitment to Grace." in words(site["people/grace.html"])
    assert "None is written down." in words(site["people/grace.html"])
    assert 'href="people/ada.html"' in site["people.html"]
