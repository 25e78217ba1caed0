"""The page of all categories, and the page of each."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from perfmirror_ssg.pages import category
from perfmirror_ssg.pages.categories import CategoriesView, share_words, view
from perfmirror_ssg.pages.category import CategoryView
from tests.editions import CONFIG, edition_of, site_of, weeks, words

Journal = Callable[[str], Path]

EXPECTS = """
[categories.one-on-one]
expected = 4
[[categories.one-on-one.change]]
from = "2026-W40"
expected = 2
[categories.design-doc]
expected = 0.25
[categories.late-delivery]
dimension = "output"
points = -3
expected = 0
"""
WEEKS = weeks(36, 43, "---\ninput:\n  one-on-one: 3\n  study: 1\n---\n")
SITE = f"{CONFIG}{EXPECTS}{WEEKS}"


def every(root: Path) -> CategoriesView:
    return view(edition_of(root))


def one(root: Path, name: str) -> CategoryView:
    edition = edition_of(root)
    return category.view(edition, category.paths(edition)[f"categories/{name}.html"])


def test_each_category_used_or_expected_has_its_row_under_its_dimension(journal: Journal) -> None:
    found = every(journal(SITE))
    assert [(d.label, d.points, [row.category.text for row in d.rows]) for d in found.dimensions] == [
        ("Input", "136", ["One-on-one", "Study"]),
        ("Output", "0", ["Design doc", "Late delivery"]),
    ]
    assert "one-on-one" not in found.idle
    assert "mentoring" in found.idle


def test_a_row_says_what_was_done_of_how_many_and_where_that_lies(journal: Journal) -> None:
    input_, output = every(journal(SITE)).dimensions
    told = [(row.done, row.share, row.standing, row.bar) for row in (*input_.rows, *output.rows)]
    assert told == [
        ("24 of 24", "100%", "as expected", "50%"),
        ("8", "", "", ""),
        ("0 of 2", "", "none", "0%"),
        ("0, 0 expected", "", "as expected", ""),
    ]


@pytest.mark.parametrize(
    ("share", "told"),
    [
        ("1.15", "115%"),
        ("1.1499", "114.99%"),
        ("1.149", "114.9%"),
        ("1.12", "112%"),
        ("0.849", "84.9%"),
        ("0.8501", "85%"),
        ("0.0004", "0.04%"),
        ("1.14999999", "114.999999%"),
    ],
)
def test_a_share_is_rounded_so_that_it_stays_on_its_side(share: str, told: str) -> None:
    assert share_words(Fraction(share)) == told


def test_with_too_few_weeks_nothing_is_more_or_less_than_expected(journal: Journal) -> None:
    few = weeks(44, 46, "---\ninput: {one-on-one: 9}\n---\n")
    site = site_of(journal(f"{CONFIG}{EXPECTS}{few}"))
    for page in (words(site["categories.html"]), words(site["categories/one-on-one.html"])):
        assert "Too few weeks to say what is more or less than expected: that takes 4 counted weeks." in page
        assert "27 of 6" in page
        assert "That is" not in page
    assert {row.standing for d in every(journal(f"{CONFIG}{EXPECTS}{few}")).dimensions for row in d.rows} == {""}


def test_a_category_says_how_what_is_expected_is_reckoned(journal: Journal) -> None:
    found = one(journal(SITE), "one-on-one")
    assert found.reckoning == "4 a week × 4 counted weeks + 2 a week × 4 counted weeks = 24 expected"
    assert (found.done, found.standing, found.points) == ("24 of 24", "That is 100%, as expected.", "120")
    assert [(row.since, row.expected) for row in found.versions] == [("", "4"), ("from 2026-W40", "2")]


def test_weeks_that_state_no_expectation_are_told(journal: Journal) -> None:
    change = '[[categories.study.change]]\nfrom = "2026-W43"\nexpected = 1\n'
    found = one(journal(f"{CONFIG}{change}{WEEKS}"), "study")
    assert found.reckoning == "1 a week × 1 counted week = 1 expected; none is stated for 7 counted weeks, which hold 7"


def test_what_was_done_while_nothing_was_stated_is_told_apart(journal: Journal) -> None:
    change = '[[categories.study.change]]\nfrom = "2026-W42"\nexpected = 1\n'
    site = site_of(journal(f"{CONFIG}{change}{WEEKS}"))
    assert "2 of 2" in words(site["categories.html"])
    assert "6 more in weeks that state no expectation" in words(site["categories.html"])
    assert (
        "2 of 2 in the 12 weeks to 15 November 2026, on 8 counted weeks, and 6 more in weeks that state no expectation."
        in words(site["categories/study.html"])
    )


def test_the_chart_has_a_gap_where_a_week_does_not_count_and_a_zero_where_it_holds_none(journal: Journal) -> None:
    text = "==> journal/2026-W45.md <==\n---\ninput: {study: 1}\n---\n==> journal/2026-W46.md <==\nWords.\n"
    chart = one(journal(f"{SITE}{text}"), "one-on-one").chart
    assert chart is not None
    done, expected = (row["y"] for row in chart.spec["data"])
    assert done == [3, 3, 3, 3, 3, 3, 3, 3, None, 0, None, None]
    assert expected == [4, 4, 4, 4, 2, 2, 2, 2, None, 2, None, None]
    assert chart.rows[0] == ("2026-W45", "0", "2")


def test_there_is_no_chart_before_a_week_counts(journal: Journal) -> None:
    assert one(journal(f"{CONFIG}{EXPECTS}"), "one-on-one").chart is None


def test_evidence_is_the_newest_work_with_its_words_and_what_does_not_count_says_so(journal: Journal) -> None:
    text = (
        "==> journal/2026-W44.md <==\n---\noff: ill\ninput: {study: 1}\n---\n"
        "==> journal/2026-W47.md <==\n---\ninput:\n"
        "  study: [Read the RFC https://example.com/rfc/12, {note: A talk, score: 7}]\n---\n"
    )
    now, off, *_ = one(journal(f"{SITE}{text}"), "study").evidence
    assert (now.week.text, now.state, now.row.how, now.row.points) == ("2026-W47", "not over yet", "1 × 2 + 7 set by hand", "9")
    assert [(item.note, item.ref) for item in now.row.evidence][1] == ("A talk", "")
    assert (off.week.text, off.state) == ("2026-W44", "off: ill, not counted")


def test_older_work_is_named_by_its_weeks_year_by_year(journal: Journal) -> None:
    before = weeks(1, 52, "---\ninput: {study: 1}\n---\n").replace("2026", "2025")
    found = one(journal(f"{CONFIG}{before}\n{WEEKS}"), "study")
    assert (len(found.evidence), found.evidence[-1].week.text) == (40, "2025-W21")
    assert [year.words for year in found.older] == ["2025: 20 more lines in 20 weeks"]
    assert [to.path for to in found.older[0].weeks][::19] == ["weeks/2025-W20.html", "weeks/2025-W01.html"]
    assert [(row.year.text, row.count, row.points, row.weeks) for row in found.years] == [
        ("2026", "8", "16", "8 of 8"),
        ("2025", "52", "104", "52 of 52"),
    ]


def test_a_year_without_it_is_shown_once_it_was_used(journal: Journal) -> None:
    before = "==> journal/2025/2025-W40.md <==\n---\noutput: {testing: 2}\n---\n"
    found = one(journal(f"{CONFIG}{before}{WEEKS}"), "testing")
    assert [(row.year.text, row.count, row.weeks) for row in found.years] == [("2026", "0", "0 of 8"), ("2025", "2", "1 of 1")]
    row = next(
        row for d in every(journal(f"{CONFIG}{before}{WEEKS}")).dimensions for row in d.rows if row.category.text == "Testing"
    )
    assert row.last
    assert (row.done, row.last.text) == ("0", "2025-W40")


def test_what_config_does_not_know_comes_with_the_lines_that_would_add_it(journal: Journal) -> None:
    text = "==> journal/2026-W45.md <==\n---\noutput:\n  Deep Work: 2\n  study: 1\n---\n"
    site = site_of(journal(f"{SITE}{text}"))
    page = words(site["categories.html"])
    assert (
        "Deep Work under output, not scored yet: mend its name, or add these lines to config.toml, and write it as deep-work"
        in page
    )
    assert '[categories.deep-work] dimension = "output" points = 3' in page
    assert "study under output, but it belongs under input: move it there" in page
    assert "categories/deep-work.html" not in site


def test_a_week_and_the_rules_lead_to_the_pages_of_categories(journal: Journal) -> None:
    text = "==> journal/2026-W45.md <==\n---\ninput: {study: 0}\noutput: {juggling: 1}\n---\n"
    site = site_of(journal(f"{SITE}{text}"))
    assert '<a href="../categories/study.html">Study</a>' in site["weeks/2026-W45.html"]
    assert "categories/juggling" not in site["weeks/2026-W45.html"]
    assert '<a href="categories/late-delivery.html"><code>late-delivery</code></a>' in site["scoring.html"]
    assert "categories/mentoring" not in site["scoring.html"]


def test_an_empty_journal_that_expects_nothing_says_how_to(journal: Journal) -> None:
    page = words(site_of(journal(CONFIG))["categories.html"])
    assert "No category has been used yet, and none is expected." in page
    assert "say how many a week are expected" in page
    assert "verdict" not in page


def test_what_is_expected_is_not_asked_for_where_no_week_counts_yet(journal: Journal) -> None:
    page = words(site_of(journal(f"{CONFIG}{EXPECTS}"))["categories.html"])
    assert "Too few weeks to say what is more or less than expected" in page
    assert "say how many a week are expected" not in page


def test_a_title_stands_wherever_the_category_is_named(journal: Journal) -> None:
    titled = SITE.replace("[categories.one-on-one]\n", '[categories.one-on-one]\ntitle = "1:1 Meetings"\n')
    named = {path: words(page) for path, page in site_of(journal(titled)).items() if "1:1 Meetings" in words(page)}
    assert named.keys() >= {"categories.html", "categories/one-on-one.html", "scoring.html", "trends.html", "profile.html"}
    assert {"weeks/2026-W40.html", "weeks/2026.html"} <= named.keys()
    assert [path for path, page in named.items() if "One-on-one 3" in page or "one-on-one 3" in page] == []


def test_a_title_is_what_a_person_wrote_also_at_the_beginning(journal: Journal) -> None:
    titled = SITE.replace("[categories.one-on-one]\n", '[categories.one-on-one]\ntitle = "iOS talk"\n')
    assert one(journal(titled), "one-on-one").title == "iOS talk"
