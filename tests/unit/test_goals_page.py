"""What the pages of goals say: where each stands, needs beside evidence, the sum of a pace, nothing of it to others."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.pages import goals
from tests.editions import CONFIG, edition_of, shared_site, site_of, weeks, words

Journal = Callable[[str], Path]

GOAL = """==> journal/goals/two-teams.md <==
---
title: Lead two teams
by: 2027-W04
needs:
  - {id: a-lead, title: Somebody leads the daily work, categories: [mentoring], want: 20}
  - {id: trust, title: They tell us first, level: 4 of 5}
---
From today they are one group.
"""
LED = "---\noutcome:\n  mentoring: {count: 1, note: Ada leads the review, for: a-lead}\n---\n"
MEETS = "---\ninput:\n  meeting: 1\n---\n"


def goal_view(root: Path) -> goals.GoalView:
    edition = edition_of(root)
    return goals.view(edition, goals.paths(edition)["goals/two-teams.html"])


def test_a_goal_sets_each_need_beside_its_evidence(journal: Journal) -> None:
    one = "---\noutput:\n  design-doc: {count: 2, note: One format, for: two-teams}\n---\n"
    view = goal_view(journal(f"{CONFIG}{GOAL}{weeks(20, 20, LED)}\n{weeks(21, 21, one)}"))
    assert [(need.title, [row.words for row in need.rows]) for need in view.needs] == [
        ("Somebody leads the daily work", ["Ada leads the review"]),
        ("They tell us first", []),
    ]
    assert [(row.words, row.count) for row in view.beside] == [("One format", "2")]


def test_a_need_says_how_many_are_wanted_and_how_many_were_found(journal: Journal) -> None:
    goal = "==> journal/goals/g.md <==\n---\ntitle: G\nneeds: [{id: n, title: N, want: 6}]\n---\n"
    item = "---\noutput:\n  design-doc: {count: 2, for: n}\n---\n"
    page = words(site_of(journal(CONFIG + goal + weeks(20, 23, item)))["goals/g.html"])
    assert "wanted: 6 found: 8 met" in page
    assert "1 of 1 need met, no evidence in the last" not in page


def test_the_verdict_says_its_pace_and_opens_into_the_sum(journal: Journal) -> None:
    # 13 weeks of the pace, W34 to W46, one piece in each; 10 weeks are left: 13 and 10 more of 20.
    view = goal_view(journal(f"{CONFIG}{GOAL}{weeks(34, 46, LED)}"))
    assert view.stands == "None of 2 needs met, 10 weeks left."
    assert view.pace == "At the pace of the last 13 weeks, one need will not be there by then."
    lead, trust = view.needs
    assert lead.reach == "13 found; 13 in 13 weeks makes 10 in 10 weeks: 23 of 20 by then"
    assert [(need.text, why) for need, why in view.short] == [
        ("They tell us first", "1 still needed, 10 weeks left, none in the last 13 weeks")
    ]
    assert [(need.text, need.note) for need in view.missing] == [("Somebody leads the daily work", "13 of 20")]
    assert (len(lead.rows), len(lead.more), trust.rows) == (5, 8, ())


def test_a_need_stands_once_among_what_is_missing_and_what_speaks_against_it(journal: Journal) -> None:
    root = journal(f"{CONFIG}{GOAL}{weeks(34, 46, LED)}")
    against, missing = (re.findall(r'need-([\w-]+)"', part) for part in _standing(site_of(root)["goals/two-teams.html"]))
    assert (against, missing) == (["trust"], ["a-lead"])
    (_, (line,)), *_ = goals.index_view(edition_of(root)).parts
    assert [need.text for need in line.missing] == ["Somebody leads the daily work", "They tell us first"]


def _standing(page: str) -> list[str]:
    """Return what stands under "What speaks against it", and under "Also missing"."""
    part = page[page.index('id="standing"') :]
    found = re.search(r"<h2>What speaks against it</h2>(.*?)</section>.*<h2>Also missing</h2>(.*?)</section>", part, re.DOTALL)
    assert found
    return [*found.groups()]


def test_a_need_without_a_want_asks_for_one(journal: Journal) -> None:
    page = words(site_of(journal(f"{CONFIG}{GOAL}{weeks(34, 46, LED)}"))["goals/two-teams.html"])
    assert "They tell us first wanted: 1 found: 0" in page


def test_what_is_still_needed_is_said_plainly(journal: Journal) -> None:
    # 4 of 6 in W30 and W31; none in the 13 weeks of the pace, W34 to W46, which Ada's need fills.
    goal = GOAL.replace("level: 4 of 5", "want: 6")
    trust = LED.replace("a-lead", "trust").replace("count: 1", "count: 2")
    before = f"{CONFIG}{goal}{weeks(30, 31, trust)}\n{weeks(34, 46, LED)}"
    assert goal_view(journal(before)).needs[1].reach == "2 of 6 still needed, 10 weeks left, none in the last 13 weeks"
    today = before.replace("by: 2027-W04", "by: 2026-W47")
    # What is for the other need, of a category of hers, counts for hers too: 13 + 4.
    assert goal_view(journal(today)).needs[0].reach == "3 of 20 still needed, and its day is this week"


def test_a_need_with_too_few_pieces_says_how_many_there_are(journal: Journal) -> None:
    trust = LED.replace("for: a-lead", "for: trust")
    need = GOAL.replace("level: 4 of 5", "want: 6")
    new = f"{CONFIG}{need}{weeks(34, 45, LED)}\n{weeks(46, 46, trust)}"
    assert goal_view(journal(new)).needs[1].reach == "1 found in the last 13 weeks: too few to speak of a pace"
    old = f"{CONFIG}{need}{weeks(30, 31, trust)}\n{weeks(33, 44, LED)}\n{weeks(46, 46, trust)}"
    assert goal_view(journal(old)).needs[1].reach == "3 found, 1 of them in the last 13 weeks: too few to speak of a pace"


def test_weeks_without_evidence_are_spoken_of_from_the_fourth_on(journal: Journal) -> None:
    view = goal_view(journal(f"{CONFIG}{GOAL}{weeks(36, 42, LED)}\n{weeks(43, 46, MEETS)}"))
    assert view.stands == "None of 2 needs met, 10 weeks left, no evidence in the last 4 written weeks."
    assert goal_view(journal(f"{CONFIG}{GOAL}{weeks(37, 43, LED)}")).stands == "None of 2 needs met, 10 weeks left."


def test_weeks_that_nobody_knows_do_not_pass_for_weeks_without_evidence(journal: Journal) -> None:
    off = weeks(39, 41, "---\noff: holiday\n---\n")
    few = goal_view(journal(f"{CONFIG}{GOAL}{weeks(32, 38, LED)}\n{off}\n{weeks(44, 46, MEETS)}"))
    assert few.stands == "None of 2 needs met, 10 weeks left."
    enough = goal_view(journal(f"{CONFIG}{GOAL}{weeks(32, 38, LED)}\n{off}\n{weeks(43, 46, MEETS)}"))
    assert enough.stands.endswith("no evidence in the last 4 written weeks.")


def test_inputs_are_told_by_category_with_their_weeks(journal: Journal) -> None:
    goal = GOAL.replace("[mentoring]", "[one-on-one]")
    work = "---\ninput:\n  one-on-one: 3\n  meeting: 2\n---\n"
    view = goal_view(journal(f"{CONFIG}{goal}{weeks(40, 46, work)}"))
    assert [(row.category.text, row.count) for row in view.inputs] == [("One-on-one", "12")]
    assert [(to.text, to.note) for to in view.inputs[0].weeks] == [("W46", "3"), ("W45", "3"), ("W44", "3"), ("W43", "3")]
    assert not view.idle


def test_what_costs_points_speaks_against_it(journal: Journal) -> None:
    costly = '[categories.late-delivery]\ndimension = "output"\npoints = -3\n'
    late = "---\noutput:\n  late-delivery: {note: The plan came late, for: two-teams}\n---\n"
    view = goal_view(journal(f"{CONFIG}{costly}{GOAL}{weeks(44, 44, late)}"))
    assert [row.words for row in view.against] == ["The plan came late"]


def test_weeks_without_an_input_are_missing_at_first_and_speak_against_it_later(journal: Journal) -> None:
    said = "No input of the last four weeks works towards it"
    young = words(site_of(journal(CONFIG + GOAL))["goals/two-teams.html"])
    assert f"{said} yet." in young
    assert "What speaks against it" not in young
    old = words(site_of(journal(f"{CONFIG}{GOAL}{weeks(40, 46, LED)}"))["goals/two-teams.html"])
    assert f"{said}." in old[old.index("What speaks against it") :]


def test_a_need_with_a_day_of_its_own_says_it_and_how_long_ago_it_was(journal: Journal) -> None:
    goal = GOAL.replace("want: 20}", "want: 20, by: 2026-12-20}").replace("level: 4 of 5}", "level: 4 of 5, by: 2026-W44}")
    root = journal(f"{CONFIG}{goal}{weeks(34, 46, LED)}")
    view = goal_view(root)
    # 4 weeks are left to that of 20 December: 13 + 13/13 x 4.
    assert view.needs[0].reach == "13 found; 13 in 13 weeks makes 4 in 4 weeks: 17 of 20 by then"
    assert view.pace == "At the pace of the last 13 weeks, one need will not be there by then. The day of one need has passed."
    (_, (line,)), *_ = goals.index_view(edition_of(root)).parts
    assert [(need.text, need.note) for need in line.missing] == [
        ("Somebody leads the daily work", "13 of 20, by 20 December 2026"),
        ("They tell us first", "nothing yet, by W44"),
    ]
    assert [why for _, why in view.short] == [view.needs[0].reach, "0 of 1; its day was 3 weeks ago"]
    assert "by 20 December 2026" in words(site_of(journal(f"{CONFIG}{goal}"))["goals/two-teams.html"])


def test_where_no_dimension_is_called_input_none_is_missed(journal: Journal) -> None:
    config = """==> config.toml <==
[scoring]
dimensions = ["learning"]
[[profile]]
from = "2026-W01"
role = "IC"
level = 0
weights = {learning = 1}
"""
    assert not goal_view(journal(config + GOAL.replace(", categories: [mentoring]", ""))).idle


@pytest.mark.parametrize(
    ("line", "stands", "pace"),
    [
        ("by: 2026-W40", "None of 2 needs met, its day was 7 weeks ago.", "A later day"),
        ("by: 2026-11-20", "None of 2 needs met, its day is this week.", "At the pace of the last 13 weeks, 2 needs will not"),
        ("status: dropped", "Dropped. None of 2 needs met.", ""),
        ("tags: [x]", "None of 2 needs met.", "It says no day"),
    ],
)
def test_other_goals_say_plainly_where_they_stand(journal: Journal, line: str, stands: str, pace: str) -> None:
    view = goal_view(journal(f"{CONFIG}{GOAL.replace('by: 2027-W04', line)}{weeks(34, 46, LED)}"))
    assert view.stands == stands
    assert view.pace.startswith(pace)
    assert bool(view.pace) == bool(pace)


def test_the_index_has_open_goals_first_and_the_nearest_day_above(journal: Journal) -> None:
    others = "".join(
        f"==> journal/goals/{name}.md <==\n---\ntitle: {name}\n{line}\n---\n"
        for name, line in (("a", "status: reached"), ("b", "by: 2027-03-01"), ("c", "by: 2026-12-01"), ("d", "status: open"))
    )
    view = goals.index_view(edition_of(journal(CONFIG + others)))
    assert [(title, [line.title for line in lines]) for title, lines in view.parts] == [
        ("Open", ["c", "b", "d"]),
        ("Reached", ["a"]),
    ]
    assert view.thin is None


def test_a_journal_without_goals_says_how_to_begin_one(journal: Journal) -> None:
    page = words(site_of(journal(f"{CONFIG}{weeks(20, 20, MEETS)}"))["goals.html"])
    assert "ssg new --goal promotion" in page


def test_others_see_the_words_of_a_goal_and_none_of_its_figures(journal: Journal) -> None:
    site = shared_site(journal(f"{CONFIG}{GOAL}{weeks(34, 46, LED)}"))
    assert "From today they are one group." in words(site["goals/two-teams.html"])
    assert "needs met" not in words(site["goals/two-teams.html"])
    assert "goals.html" not in site
