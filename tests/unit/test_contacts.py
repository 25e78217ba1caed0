"""Whom the journal names: in which roles, when last, under which names, and what is promised both ways."""

from perfmirror_ssg.analysis.people import Contact, Contacts, find_contacts
from perfmirror_ssg.audience.people import People, read_people
from perfmirror_ssg.model import Entry, Levers
from tests.journals import entry, gathered, opening, rich, update, week


def contacts(*entries: Entry, people: str = "") -> Contacts:
    known: People = read_people(people).value
    return find_contacts(gathered(*entries).value, known)


def one(found: Contacts, name: str) -> Contact:
    return next(contact for contact in found.everybody if contact.name == name)


def names(found: Contacts) -> list[str]:
    return [contact.name for contact in found.everybody]


def test_levers_and_the_fields_of_records_name_people_each_in_a_role() -> None:
    found = contacts(
        entry("2026-W20", levers=Levers(teacher=("Grace",), peer=("Linus",), student=("Ada",))),
        entry(
            "2026-W21",
            opening("one-on-one", "Wants more", with_=rich("Ada")),
            opening("feedback", "Too kind", from_=rich("Grace"), to=rich("me")),
            opening("feedback", "Well told", from_=rich("me"), to=rich("Linus")),
            opening("observation", "Nobody reads it", who=rich("Ada")),
            opening("fact", "Nine thousand lines", who=rich("Linus")),
            opening("commitment", "The draft", to=rich("Ada")),
            opening("commitment", "His notes", from_=rich("Linus"), to=rich("me")),
            opening("decision", "One repository", owner=rich("Grace")),
        ),
    )
    assert dict(one(found, "Ada").counts) == {"student": 1, "one-on-one": 1, "observation": 1, "owed": 1}
    assert dict(one(found, "Linus").counts) == {"peer": 1, "feedback-to": 1, "fact": 1, "owes": 1}
    assert dict(one(found, "Grace").counts) == {"teacher": 1, "feedback-from": 1, "owner": 1}
    assert names(found) == ["Ada", "Grace", "Linus"]


def test_the_last_contact_is_the_latest_week_in_which_a_field_names_somebody() -> None:
    found = contacts(
        entry("2026-W20", opening("commitment", "The draft", "draft", to=rich("Ada")), levers=Levers(peer=("Linus",))),
        entry("2026-W25", levers=Levers(teacher=("Ada",))),
        # A word on the record names nobody again.
        entry("2026-W30", update("draft", "Half of it")),
        entry("2026-W31", levers=Levers(peer=("Linus",))),
    )
    assert [(contact.name, contact.last) for contact in found.everybody] == [
        ("Linus", week("2026-W31")),
        ("Ada", week("2026-W25")),
    ]


def test_a_field_given_again_names_somebody_in_that_week() -> None:
    found = contacts(
        entry("2026-W20", opening("commitment", "The draft", "draft", to=rich("Ada"))),
        entry("2026-W30", update("draft", to=rich("Linus"))),
    )
    assert [(contact.name, contact.last) for contact in found.everybody] == [("Linus", week("2026-W30"))]


def test_several_names_in_one_field_are_several_people() -> None:
    found = contacts(entry("2026-W20", opening("feedback", "Well run", to=rich("Ada and Linus"))))
    assert names(found) == ["Ada", "Linus"]
    assert found.meant["Ada and Linus"] == ("Ada", "Linus")


def test_capitals_and_accents_part_nobody_and_the_usual_name_stands() -> None:
    found = contacts(
        entry("2026-W20", levers=Levers(teacher=("José",))),
        entry("2026-W21", levers=Levers(teacher=("Jose",))),
        entry("2026-W22", levers=Levers(teacher=("José",), peer=("JOSÉ",))),
    )
    (contact,) = found.everybody
    assert (contact.name, contact.others) == ("José", ("JOSÉ", "Jose"))
    assert dict(contact.counts) == {"teacher": 3, "peer": 1}


def test_people_toml_says_which_names_are_one_person() -> None:
    people = '[[person]]\nnames = ["Ada Lovelace", "Ada", "Müller"]\n'
    found = contacts(
        entry("2026-W20", levers=Levers(teacher=("Ada",), peer=("Mueller",))),
        entry("2026-W21", opening("observation", "It rains", who=rich("ada"))),
        people=people,
    )
    (contact,) = found.everybody
    assert (contact.name, contact.others) == ("Ada Lovelace", ("Ada", "Mueller", "ada"))
    assert found.meant["ada"] == ("Ada Lovelace",)


def test_oneself_and_nobody_are_no_people_and_a_team_is_shown_alike() -> None:
    found = contacts(
        entry(
            "2026-W20",
            opening("commitment", "The draft", to=rich("Billing")),
            opening("observation", "It rains", who=rich("a customer")),
            opening("decision", "Wait", owner=rich("me")),
            levers=Levers(teacher=("me",), peer=("the platform team",), student=("–",)),
        )
    )
    assert names(found) == ["Billing"]


def test_a_lever_in_small_letters_is_somebody() -> None:
    found = contacts(
        entry("2026-W20", opening("observation", "It rains", who=rich("grace")), levers=Levers(teacher=("grace",)))
    )
    assert [(contact.name, dict(contact.counts)) for contact in found.everybody] == [
        ("grace", {"teacher": 1, "observation": 1})
    ]


def test_commitments_are_open_both_ways_the_first_to_fall_due_first() -> None:
    found = contacts(
        entry(
            "2026-W20",
            opening("commitment", "Some day", "some-day", to=rich("Ada")),
            opening("commitment", "Later", "later", to=rich("Ada"), by=week("2026-W40")),
            opening("commitment", "Sooner", "sooner", to=rich("Ada"), by=week("2026-W30")),
            opening("commitment", "Kept", "kept", to=rich("Ada"), status="done"),
            opening("commitment", "Hers", "hers", to=rich("me"), from_=rich("Ada")),
            opening("commitment", "Not mine", "not-mine", to=rich("Ada"), from_=rich("Linus")),
            opening("commitment", "Nor a team's", "nor-a-teams", to=rich("Ada"), from_=rich("the platform team")),
        )
    )
    ada, linus = one(found, "Ada"), one(found, "Linus")
    assert [record.id for record in ada.mine] == ["sooner", "later", "some-day"]
    assert [record.id for record in ada.theirs] == ["hers"]
    assert ([record.id for record in linus.theirs], linus.mine) == (["not-mine"], ())
