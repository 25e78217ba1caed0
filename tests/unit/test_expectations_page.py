"""The page of expectations: every standing opens into its weeks and lines, and says what to do where there are none."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages.expectations import PATH, ExpectationRow, ExpectationsView, view
from tests.editions import CONFIG, edition_of, site_of, weeks, words

Journal = Callable[[str], Path]

OWN = (
    CONFIG.replace('"Manager"', '"Gardener"')
    + """
[[expectations]]
role = "Gardener"
level = 4
id = "grows-people"
text = "Two of the team take on something new each half-year"
categories = ["mentoring", "one-on-one"]
tags = ["growth"]
[[expectations]]
role = "Gardener"
level = 4
id = "calm-incidents"
text = "Incidents stay quiet: customers hear of them from us"
tags = ["on-call"]
[[expectations]]
role = "Gardener"
level = 5
id = "grows-leads"
text = "Two leads lead without being asked"
categories = ["leader-grown", "mentoring"]
[[expectations]]
role = "Gardener"
level = 5
id = "hires"
text = "Hires with care"
tags = ["hiring"]
suggestion = "write down what the next hire must be able to teach"
"""
)
"""A role of one's own, so that nothing is stated but this."""

PLAIN = "---\ninput: {code-review: 1}\n---\n"
LINES = """==> journal/2026/2026-W46.md <==
---
summary: A quiet one.
tags: [Growth]
input:
  one-on-one: 3
  code-review: {note: "customers asked about both incidents", ref: "https://example.com/7"}
outcome:
  mentoring: {note: "*Ada*, first talk", for: grows-people}
---
"""


def view_of(root: Path) -> ExpectationsView:
    return view(edition_of(root))


def row_of(found: ExpectationsView, id_: str) -> ExpectationRow:
    return next(row for row in (*found.current, *found.next) if row.id == id_)


def test_an_expectation_opens_into_its_weeks_and_lines(journal: Journal) -> None:
    row = row_of(view_of(journal(f"{OWN}{weeks(40, 45, PLAIN)}\n{LINES}")), "grows-people")
    assert (row.standing, [week.path for week in row.weeks]) == ("Evidenced", ["weeks/2026-W46.html"])
    assert (row.found, [(str(line.words), line.category and line.category.text, line.by) for line in row.lines]) == (
        "3 lines",
        [
            ("A quiet one.", None, "by its tag"),
            ("<em>Ada</em>, first talk", "Mentoring", "by its category and by what it is for"),
            ("", "One-on-one", "by its category"),
        ],
    )
    assert [line.count for line in row.lines] == ["", "", " × 3"]
    assert [tag.path for tag in row.lines[0].tags] == ["tags/growth.html"]


def test_words_that_look_alike_stand_apart_with_what_to_write(journal: Journal) -> None:
    row = row_of(view_of(journal(f"{OWN}{weeks(40, 45, PLAIN)}\n{LINES}")), "calm-incidents")
    assert (row.standing, row.lines) == ("Not yet", ())
    (maybe,) = row.likely
    assert (maybe.week.text, maybe.write, maybe.where) == ("W46", "for: calm-incidents", "on that code review")


def test_the_next_level_has_one_thing_to_do_next_week(journal: Journal) -> None:
    found = view_of(journal(f"{OWN}{weeks(40, 45, PLAIN)}\n{LINES}"))
    assert (found.level, found.next_level) == ("Gardener 4", "Gardener 5")
    leads, hires = found.next
    assert (leads.standing, leads.suggestion, leads.write) == ("Emerging", "", "code-review: {note: …, for: grows-leads}")
    assert (hires.standing, hires.suggestion, hires.write) == (
        "Growth area",
        "write down what the next hire must be able to teach",
        "",
    )


def test_what_one_can_do_at_will_is_suggested_before_what_comes_of_it(journal: Journal) -> None:
    more = OWN.replace('["leader-grown", "mentoring"]', '["leader-grown", "one-on-one"]')
    assert row_of(view_of(journal(more)), "grows-leads").write == "one-on-one: {note: …, for: grows-leads}"


def test_what_names_no_input_is_begun_with_the_usual_one_or_the_first_of_config(journal: Journal) -> None:
    tagged = OWN.replace('suggestion = "write down what the next hire must be able to teach"\n', "")
    nameless = tagged.replace('tags = ["hiring"]\n', "")
    for text in (tagged, nameless):
        talks = "---\ninput: {one-on-one: 4, code-review: 1}\n---\n"
        assert row_of(view_of(journal(f"{text}{weeks(40, 45, talks)}")), "hires").write == "one-on-one: {note: …, for: hires}"
    first = next(one.name for one in edition_of(journal(nameless)).config.categories.values() if one.dimension == "input")
    assert row_of(view_of(journal(nameless)), "hires").write == f"{first}: {{note: …, for: hires}}"


def test_a_model_without_inputs_begins_with_what_the_expectation_names(journal: Journal) -> None:
    learning = '[scoring]\ndimensions = ["learning"]\n[categories.reading]\ndimension = "learning"\npoints = 3\n'
    books = '[categories.books]\ndimension = "learning"\npoints = 9\n'
    role = '[[profile]]\nfrom = "2026-W09"\nrole = "Gardener"\nlevel = 4\nweights = {learning = 1}\n'
    asked = '[[expectations]]\nrole = "Gardener"\nlevel = 5\nid = "reads"\ntext = "Reads"\n'
    root = f"==> config.toml <==\n{learning}{books}{role}{asked}"
    assert row_of(view_of(journal(f'{root}categories = ["books"]\n')), "reads").write == "books: {note: …, for: reads}"
    assert row_of(view_of(journal(root)), "reads").write == "reading: {note: …, for: reads}"


def test_with_too_few_weeks_the_page_gives_no_standing_and_says_so(journal: Journal) -> None:
    found = view_of(journal(f"{OWN}{LINES}"))
    assert {row.standing for row in (*found.current, *found.next)} == {""}
    assert len(row_of(found, "grows-people").lines) == 3
    assert found.stands[-1] == "Too few weeks to say: a standing needs 4 counted weeks."


def test_weeks_before_the_role_are_said(journal: Journal) -> None:
    later = OWN.replace("2026-W09", "2026-W45")
    found = view_of(journal(f"{later}{weeks(40, 46, PLAIN)}"))
    assert "5 weeks of these came before this role and count all the same." in found.stands


def test_the_page_reads_well_whatever_there_is(journal: Journal) -> None:
    said = words(site_of(journal(f"{OWN}{weeks(40, 45, PLAIN)}\n{LINES}"))[PATH])
    assert "Evidenced W46" in said
    assert "Maybe W46 , “customers asked about both incidents”: for: calm-incidents on that code review" in said
    assert "Next week: write down what the next hire must be able to teach" in said
    assert "What would count Counts: a week with the tag hiring; any item with for: hires ." in said


def test_a_role_without_expectations_is_told_how_to_state_one(journal: Journal) -> None:
    said = words(site_of(journal(CONFIG.replace('"Manager"', '"Gardener"')))[PATH])
    assert 'Nothing is stated for Gardener 4. In config.toml : [[expectations]] role = "Gardener"' in said
    assert "No level after Gardener 4 is known." in said


def test_a_profile_without_a_level_is_told_what_naming_one_would_show(journal: Journal) -> None:
    said = words(site_of(journal(OWN.replace("level = 4\nweights", "level = 0\nweights")))[PATH])
    assert "No level is named." in said


def test_a_role_without_levels_is_not_told_to_name_one(journal: Journal) -> None:
    text = CONFIG.replace('"Manager"', '"Director"').replace("level = 4\nweights", "level = 0\nweights")
    said = words(site_of(journal(text))[PATH])
    assert "No level is named." not in said
    assert "No level after Director is known." in said
