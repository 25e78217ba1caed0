"""The page of the career so far, from no profile to two."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages.profile import ProfileView, view
from tests.editions import edition_of, site_of, weeks, words

Journal = Callable[[str], Path]

CONFIG = """==> config.toml <==
[[profile]]
from = "2026-W32"
role = "IC"
level = 5
[[profile]]
from = "2026-W40"
role = "Manager"
level = 4
title = "Manager, Probes"
weights = {input = 0.2, output = 0.4, outcome = 0.35, impact = 0.05}
target = {period_weeks = 6, bands = [["Outstanding", 100], ["Strong Performance", 90], ["Fine", 50], ["Underperforming", 0]]}
[[categories.pull-request.change]]
from = "2026-W41"
points = 1
expected = 2
"""
LEVELS = (("Manager", 9), ("Manager", 8), ("Director", 2))
ITEM = "---\ninput:\n  one-on-one: {count: 1, score: 50}\n---\n"


def page(journal: Journal, text: str) -> ProfileView:
    return view(edition_of(journal(text)))


def test_each_profile_says_from_when_to_when_and_what_it_came_to(journal: Journal) -> None:
    newest, oldest = page(journal, f"{CONFIG}{weeks(30, 38, ITEM)}\n{weeks(40, 46, ITEM)}").tenures
    assert newest.first
    assert oldest.last
    assert (newest.title, newest.first.path, newest.last) == ("Manager, Probes", "weeks/2026-W40.html", None)
    assert (oldest.title, oldest.last.text, oldest.last.path) == ("IC 5", "2026-W39", "")
    assert (newest.figure, newest.verdict) == ("10", "points a week on 7 counted weeks; 60 in 6 weeks: Fine.")
    assert oldest.about == (
        "IC, level 5.",
        "8 weeks over: 7 written and 1 missing; 7 counted.",
        "2 weeks before it: scored by its weights, judged by no band, and not in the figure below.",
    )


def test_what_changed_stands_beside_what_it_was(journal: Journal) -> None:
    found = page(journal, f"{CONFIG}{weeks(40, 46, ITEM)}")
    newest, oldest = found.tenures
    assert [(row.label, row.value, row.was) for row in newest.weights] == [
        ("Input", "0.2", ""),
        ("Output", "0.4", "0.3"),
        ("Outcome", "0.35", ""),
        ("Impact", "0.05", "0.15"),
    ]
    assert [(row.label, row.value, row.was) for row in newest.bands] == [
        ("Outstanding", "from 100", "330"),
        ("Strong Performance", "from 90", "250"),
        ("Fine", "from 50", "new"),
        ("Underperforming", "from 0", ""),
        ("Meeting Expectations", "gone", "180"),
        ("Partially Meeting Expectations", "gone", "150"),
    ]
    assert (
        found.lede[-1] == "Points under other weights are other points: what is compared is each profile with its own target."
    )
    assert newest.weeks == "Points in 6 weeks; it was 12."
    assert {row.was for row in (*oldest.weights, *oldest.bands)} == {""}
    assert [(row.week.text, row.category, row.points, row.expected) for row in newest.changes] == [
        ("2026-W41", "Pull request", "3 points each → 1 point each", "none → 2")
    ]


def test_the_mean_opens_into_its_sum_year_by_year(journal: Journal) -> None:
    config = CONFIG.replace("2026-W40", "2025-W52").replace("2026-W32", "2025-W01")
    older = f"==> journal/2025/2025-W52.md <==\n{ITEM}"
    newest = page(journal, f"{config}{older}\n{weeks(1, 2, ITEM)}").tenures[0]
    assert [(row.year.path, row.weeks, row.points) for row in newest.years] == [
        ("weeks/2025.html", "1", "10"),
        ("weeks/2026.html", "2", "20"),
    ]
    assert (newest.sum, newest.steps) == ("30", (("÷ 3 weeks", "10"), ("× 6 weeks of the target", "60")))


def test_a_thin_tenure_gets_no_verdict(journal: Journal) -> None:
    newest = page(journal, f"{CONFIG}{weeks(45, 46, ITEM)}").tenures[0]
    assert newest.verdict == "points a week on 2 counted weeks: too few weeks to say, a band needs 3."
    assert newest.steps == (("÷ 2 weeks", "10"),)


def test_a_config_without_a_profile_says_that_one_stands_in(journal: Journal) -> None:
    found = page(journal, f"==> config.toml <==\n{weeks(40, 46, ITEM)}")
    assert found.lede == (
        "config.toml states no profile, so the shipped one for any level stands in.",
        "Each week is scored by the weights of the profile it lies in, and stays as it was scored.",
    )
    assert (found.tenures[0].first, found.tenures[0].about[0]) == (None, "IC, any level.")


def test_an_empty_journal_has_a_page_without_figures(journal: Journal) -> None:
    text = words(site_of(journal(CONFIG))["profile.html"])
    assert text.count("No week of it counts yet.") == 2
    assert "reckoned" not in text


def test_a_profile_to_come_says_so(journal: Journal) -> None:
    newest = page(journal, f"{CONFIG.replace('2026-W40', '2027-W01')}{weeks(40, 46, ITEM)}").tenures[0]
    assert newest.about[-1] == "It is still to begin."


def test_the_page_says_which_figures_are_shipped_and_which_are_ones_own(journal: Journal) -> None:
    newest, oldest = page(journal, f"{CONFIG}{weeks(40, 46, ITEM)}").tenures
    assert newest.sources == ("The weights, the weeks of the target and its bands: lines of your own in config.toml.",)
    assert oldest.sources == ("The weights, the weeks of the target and its bands: as shipped for IC, level 5.",)


def test_weeks_of_the_period_that_came_before_the_profile_are_said(journal: Journal) -> None:
    found = page(journal, f"{CONFIG.replace('2026-W40', '2026-W44')}{weeks(40, 46, ITEM)}")
    assert found.lede[-1] == "Of the 6 weeks on the first page 3 weeks came before the profile that judges them."


def test_published_weights_and_a_template_are_said(journal: Journal) -> None:
    lines = '[[profile]]\nfrom = "2026-W01"\nrole = "Manager"\nlevel = 4\nweights = "published"\ntemplate = true\n'
    assert page(journal, f"==> config.toml <==\n{lines}{weeks(40, 46, ITEM)}").tenures[0].sources == (
        "The weights: those published for Manager, as config.toml asks.",
        "The weeks of the target and its bands: as shipped for Manager, level 4.",
        "Points and expected counts of categories: by the template of Manager, level 4, but for lines of your own.",
    )


def test_a_level_that_is_not_shipped_says_whose_figures_it_has(journal: Journal) -> None:
    config = '==> config.toml <==\n[[profile]]\nfrom = "2026-W32"\nrole = "{}"\nlevel = {}\n'
    told = [page(journal, config.format(role, level) + weeks(40, 41, ITEM)).tenures[0].sources[0] for role, level in LEVELS]
    assert [words.partition(": ")[2] for words in told] == [
        "as shipped for level 8 of Manager, the nearest.",
        "as shipped for Manager, level 8.",
        "as shipped for Director of any level.",
    ]
