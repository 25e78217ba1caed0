"""The page of insights, and the few of them on home."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.analysis.insight import Reason
from perfmirror_ssg.pages.home import view as home
from perfmirror_ssg.pages.insights import WHY, InsightsView, insight_lines, view
from tests.editions import CONFIG, edition_of, site_of, weeks, words

Journal = Callable[[str], Path]
HEAVY = "---\ninput:\n  one-on-one: 6\noutput:\n  pull-request: 2\n---\n"


def page(journal: Journal, text: str) -> InsightsView:
    return view(edition_of(journal(f"{CONFIG}{text}")))


def test_every_reason_has_its_words() -> None:
    # Too few weeks is said with figures.
    assert set(WHY) == set(Reason) - {Reason.TOO_FEW}


def test_where_nothing_can_be_reckoned_nothing_is_waited_for(journal: Journal) -> None:
    names = ("next-band", "under-expected", "over-expected", "manager-without-one-on-ones", "senior-without-impact")
    chores = weeks(43, 46, "---\ninput: {chore: 1}\n---\n")
    category = '[categories.chore]\ndimension = "input"\npoints = 0'
    root = journal(f"{CONFIG}[insights]\noff = {list(names)}\n{category}\n{chores}")
    found = view(edition_of(root))
    why = {row.name: row.why for row in found.silent}
    assert why["input-heavy"] == "no shares can be given: a dimension is negative, or nothing brings points"
    assert (found.rows, found.waits) == ((), "")


def test_an_empty_journal_says_from_when_on_something_is_said(journal: Journal) -> None:
    site = site_of(journal(CONFIG))
    assert "The first of them is said from 4 counted weeks on; there are none." in words(site["insights.html"])
    assert "from 12 counted weeks on; there are none" in words(site["insights.html"])
    assert "What the weeks say" not in words(site["index.html"])


def test_three_weeks_are_too_few(journal: Journal) -> None:
    found = page(journal, weeks(44, 46, HEAVY))
    assert found.rows == ()
    assert found.waits == "The first of them is said from 4 counted weeks on; there are 3."


def test_an_insight_shows_its_figures_its_weeks_its_rule_and_what_to_do(journal: Journal) -> None:
    found = page(journal, weeks(35, 46, HEAVY))
    row = next(row for row in found.rows if row.name == "input-heavy")
    assert row.sentence == "Input brings 83% of the weighted points of the last 12 weeks, outcome 0%."
    assert row.suggestion == "before the first one-on-one, write one line on what it is to change."
    assert row.rule == "input brings at least 60% of the weighted points of the period, and outcome less than 15%"
    assert {figure.name: figure.value for figure in row.figures} == {
        "share of input": "83.33%",
        "share of outcome": "0%",
        "input, weighted points": "144",
        "outcome, weighted points": "0",
        "all weighted points": "172.8",
    }
    assert (len(row.weeks), row.weeks[0].path, row.weeks[0].text) == (12, "weeks/2026-W35.html", "W35")


def test_what_is_not_said_is_named_with_its_reason(journal: Journal) -> None:
    off = '[insights]\noff = ["primary-focus"]\n'
    found = page(journal, f"{off}{weeks(40, 46, HEAVY)}")
    why = {row.name: row.why for row in found.silent}
    assert why["primary-focus"] == "switched off in config.toml"
    assert why["category-vanished"] == "from 12 counted weeks on; there are 7"
    assert why["output-heavy"] == "not the case"
    assert {row.name for row in found.rows}.isdisjoint(why)


def test_home_has_three_at_most_each_with_its_weeks_and_its_rule(journal: Journal) -> None:
    root = journal(f"{CONFIG}{weeks(35, 46, HEAVY)}")
    lines = home(edition_of(root)).insights
    assert [line.path for line in lines] == [
        "insights.html#input-heavy",
        "insights.html#next-band",
        "insights.html#controllable-share",
    ]
    assert (lines[0].counted, [week.text for week in lines[0].weeks]) == ("12 counted weeks", ["W35", "W46"])
    said = words(site_of(root)["index.html"])
    assert "Rule : input brings at least 60% of the weighted points of the period, and outcome less than 15%." in said


def test_a_few_weeks_are_named_one_by_one(journal: Journal) -> None:
    late = "---\nwritten: 2026-11-20\ninput:\n  one-on-one: 1\n---\n"
    edition = edition_of(journal(f"{CONFIG}{weeks(38, 41, HEAVY)}\n{weeks(42, 44, late)}"))
    found = next(line for line in insight_lines(edition, 99) if line.path.endswith("#written-late"))
    assert (found.counted, [week.text for week in found.weeks]) == ("", ["W42", "W43", "W44"])


def test_the_chance_of_a_run_is_a_probability(journal: Journal) -> None:
    def rising(first: int, last: int) -> str:
        weekly = (weeks(week, week, f"---\ninput:\n  one-on-one: {week}\n---\n") for week in range(first, last + 1))
        return "\n".join(weekly)

    six = next(row for row in page(journal, rising(41, 46)).rows if row.name == "run-of-weeks")
    assert {figure.name: figure.value for figure in six.figures}["p"] == "0.0028"
    assert {figure.name: figure.value for figure in six.figures}["S"] == "15"


def test_a_journal_that_was_left_alone_and_another_model_have_their_own_reasons(journal: Journal) -> None:
    learning = '[scoring]\ndimensions = ["learning"]\n[categories.reading]\ndimension = "learning"\npoints = 3\n'
    config = "==> config.toml <==\n" + learning
    read = "---\nlearning:\n  reading: 1\n---\n"
    found = view(edition_of(journal(f"{config}{weeks(10, 22, read)}")))
    why = {row.name: row.why for row in found.silent}
    assert why["category-vanished"] == "no week of the period counts"
    assert why["input-heavy"] == "speaks of dimensions that are not in use"
    assert why["next-band"] == "from 4 counted weeks of the period on; there are none"


def test_of_a_way_to_a_band_nothing_is_said_where_no_band_is(journal: Journal) -> None:
    found = page(journal, weeks(35, 46, HEAVY).replace("one-on-one", "code-review"))
    why = {row.name: row.why for row in found.silent}
    assert why["manager-without-one-on-ones"] == "the journal has never noted any, so none can be missed"
    before = view(edition_of(journal(f"{CONFIG.replace('W09', 'W50')}{weeks(35, 46, HEAVY)}")))
    assert {row.name: row.why for row in before.silent}["next-band"] == "no band is given, so there is no next one"


def test_where_no_rule_is_met_nothing_is_waited_for(journal: Journal) -> None:
    off = 'off = ["next-band", "controllable-share", "primary-focus", "input-heavy"]'
    root = journal(f"{CONFIG}[insights]\n{off}\n{weeks(41, 46, HEAVY)}")
    assert view(edition_of(root)).waits == ""
    assert "Nothing today: none of the rules below is met." in words(site_of(root)["insights.html"])
