"""The page of levers: strips, quarters, who, and what it says while there is too little."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages.growth import GrowthView, view
from tests.editions import CONFIG, edition_of, shared_site, site_of, weeks, words

Journal = Callable[[str], Path]
WORK = "input:\n  one-on-one: 2\n"


def week(number: int, levers: str = "") -> str:
    """Write a week of 2026, with levers."""
    said = f"levers: {{{levers}}}\n" if levers else ""
    return weeks(number, number, f"---\n{WORK}{said}---\n") + "\n"


def plain(first: int, last: int) -> str:
    return weeks(first, last, f"---\n{WORK}---\n") + "\n"


def page(journal: Journal, text: str) -> GrowthView:
    return view(edition_of(journal(f"{CONFIG}{text}")))


YEAR = (
    week(34, "teacher: Grace, peer: [Linus, Ada]")
    + week(35, "teacher: Grace, student: Ada L.")
    + plain(36, 38)
    + weeks(39, 39, "---\noff: ill\n---\n")
    + "\n"
    + plain(40, 46)
    + week(47, "peer: Linus")
)
KNOWN = '==> people.toml <==\n[[person]]\nnames = ["Ada", "Ada L."]\n'


def test_a_strip_has_a_cell_for_each_week_and_says_who(journal: Journal) -> None:
    teacher, peer, _ = page(journal, YEAR).levers
    assert [cell.mark for cell in teacher.cells] == ["l5", "l5", *["l1"] * 3, "off", *["l1"] * 7, "current"]
    assert [cell.words for cell in teacher.cells][:3] == [
        "2026-W34: Grace",
        "2026-W35: Grace",
        "2026-W36: written, none noted",
    ]
    assert teacher.cells[5].words == "2026-W39: off: ill"
    assert (peer.cells[0].words, peer.cells[-1].mark) == ("2026-W34: Linus and Ada", "l5")


def test_a_strip_is_also_said_in_words(journal: Journal) -> None:
    found = page(journal, YEAR)
    teacher, peer, student = found.levers
    assert (teacher.noted, teacher.since) == ("Noted in 2 of 13 written weeks", "none in the 10 written weeks since W35")
    assert teacher.longest == "the longest time without so far"
    assert (peer.noted, peer.since, peer.longest) == (
        "Noted in 2 of 13 written weeks",
        "last in W47",
        "longest without: 11 written weeks, W35 to W46",
    )
    assert student.since == "none in the 10 written weeks since W35"
    assert found.over == "14 weeks from W34 on: 13 written and 1 off"


def test_a_lever_that_was_never_noted_says_so(journal: Journal) -> None:
    _, _, student = page(journal, week(45, "teacher: Grace") + plain(46, 46)).levers
    assert (student.noted, student.since, student.longest, student.who) == (
        "Noted in 0 of 2 written weeks",
        "never noted",
        "",
        (),
    )


def test_what_the_weeks_say_of_a_lever_stands_below_its_strip(journal: Journal) -> None:
    teacher, peer, _ = page(journal, YEAR).levers
    assert teacher.insight
    assert teacher.insight.sentence == "No teacher is noted in the last 10 counted weeks; the last one is in 2026-W35."
    assert teacher.insight.path == "insights.html#no-teacher"
    assert peer.insight is None


def test_who_was_a_lever_leads_to_the_page_of_that_person(journal: Journal) -> None:
    _, peer, student = page(journal, KNOWN + YEAR).levers
    assert [(who.name.text, who.name.path, who.count, who.last.text) for who in peer.who] == [
        ("Linus", "people/linus.html", "2 weeks", "W47"),
        ("Ada", "people/ada.html", "1 week", "W34"),
    ]
    assert [who.name.text for who in student.who] == ["Ada"]


def test_quarters_count_the_weeks_that_note_a_lever_of_the_written_ones(journal: Journal) -> None:
    found = page(journal, YEAR)
    rows = [(row.name, row.remark, row.noted, row.written, row.apart) for row in found.quarters]
    assert rows == [("2026-Q4", "so far", ("0", "1", "0"), "8", ""), ("2026-Q3", "", ("2", "1", "1"), "5", "1 off")]
    assert [(row.week.text, [[ref.text for ref in each] for each in row.people]) for row in found.weeks] == [
        ("W47", [[], ["Linus"], []]),
        ("W35", [["Grace"], [], ["Ada L."]]),
        ("W34", [["Grace"], ["Linus", "Ada"], []]),
    ]


def test_a_lever_that_names_no_person_is_noted_and_leads_nowhere(journal: Journal) -> None:
    found = page(journal, week(46, "teacher: the platform team"))
    assert found.levers[0].noted == "Noted in 1 of 1 written week"
    assert (found.levers[0].who, found.weeks[0].people[0][0].path) == ((), "")


def test_a_week_that_is_ahead_says_nothing_yet(journal: Journal) -> None:
    found = page(journal, week(46, "teacher: Grace") + week(50, "peer: Linus"))
    assert [lever.who for lever in found.levers][1:] == [(), ()]
    assert [row.week.text for row in found.weeks] == ["W46"]


def test_a_journal_without_levers_says_what_it_would_need(journal: Journal) -> None:
    found = page(journal, plain(40, 46))
    assert found.thin
    said = words(site_of(journal(f"{CONFIG}{plain(40, 46)}"))["growth.html"])
    assert "It needs one week that says who was a teacher, a peer or a student in it" in said
    assert "levers: {teacher: Grace, peer: [Linus], student: Ada}" in said
    empty = page(journal, "")
    assert empty.thin


def test_levers_and_people_are_on_no_shared_site(journal: Journal) -> None:
    site = shared_site(journal(f"{CONFIG}{KNOWN}{YEAR}"))
    assert not [path for path in site if path.startswith(("growth", "people"))]
