"""Home, from an empty journal to a year."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages import growth, review, year
from perfmirror_ssg.pages.home import HomeView, view
from tests.editions import CONFIG, edition_of, site_of, weeks, words
from tests.journals import facts

Journal = Callable[[str], Path]
ITEM = "---\ninput:\n  one-on-one: 4\n---\n"


def home(journal: Journal, text: str) -> HomeView:
    return view(edition_of(journal(f"{CONFIG}{text}")))


def test_an_empty_journal_says_what_to_do_next(journal: Journal) -> None:
    html = site_of(journal(CONFIG))["index.html"]
    page = words(html)
    assert "No data yet." in page
    assert "ssg new" in page
    assert "<h2>Due</h2>" not in html


def test_shares_of_weeks_under_other_weights_say_so(journal: Journal) -> None:
    ic = '[[profile]]\nfrom = "2026-W44"\nrole = "IC"\nlevel = 5\n'
    assert home(journal, weeks(40, 46, ITEM)).mixed == ""
    page = words(site_of(journal(f"{CONFIG}{ic}{weeks(40, 46, ITEM)}"))["index.html"])
    assert "4 of 7 counted weeks were scored with other weights, so a share may differ from its weight for that alone." in page


def test_the_strip_holds_a_year_in_its_states(journal: Journal) -> None:
    off = '[[off]]\nfrom = "2026-W40"\nto = "2026-W41"\nreason = "holiday"\n'
    found = view(
        edition_of(
            journal(
                f"{CONFIG}{off}{weeks(36, 38, ITEM)}\n"
                "==> journal/2026-W42.md <==\n# Only a heading\n"
                "==> journal/2026-W43.md <==\nWords.\n"
            )
        )
    )
    marks = [cell.mark for cell in found.strip]
    assert marks == ["l2", "l2", "l2", "missing", "off", "off", "empty", "plain", "missing", "missing", "missing", "current"]
    assert found.tally == ("4 written", "1 empty", "2 off", "4 missing")


def test_home_the_year_the_levers_and_the_review_count_the_same_weeks_as_written(journal: Journal) -> None:
    found = edition_of(journal(f"{CONFIG}{weeks(44, 47, ITEM)}"))
    assert view(found).tally == ("4 written",)
    assert year.view(found, 2026).tally == ("4 weeks written",)
    assert growth.view(found).over == "4 weeks from W44 on: 4 written"
    month = review.paths(found)["reviews/2026-11.html"]
    held = review.view(found, month).held
    assert held
    # Of November, W45 to W48.
    assert held.tally == ("3 weeks written",)


def test_the_strip_ends_with_the_current_week_and_spans_a_year(journal: Journal) -> None:
    found = home(journal, f"==> journal/2025/2025-W01.md <==\n{ITEM}{weeks(46, 46, ITEM)}")
    assert len(found.strip) == 52
    assert found.strip[-1].mark == "current"


def test_missing_weeks_are_due_with_the_command_that_fills_the_newest(journal: Journal) -> None:
    found = home(journal, f"{weeks(41, 41, ITEM)}\n{weeks(46, 46, ITEM)}")
    assert [(row.title, row.line) for row in found.due] == [("4 weeks, 2026-W42 to 2026-W45", "ssg new 2026-W45")]


def test_what_is_proposed_waits_beside_what_is_deferred(journal: Journal) -> None:
    log = "## Decisions\n- Split it [status:: proposed] ^split\n- Wait for data [status:: deferred] ^wait\n- Keep it ^keep\n"
    found = home(journal, f"==> journal/2026-W46.md <==\n{log}")
    assert [(to.path, to.text) for to in found.open] == [("decisions.html", "2 decisions waiting")]


def test_a_streak_stands_beside_the_tally_and_says_which_weeks_were_late(journal: Journal) -> None:
    late = "---\nwritten: 2026-11-19\ninput:\n  one-on-one: 4\n---\n"
    page = words(site_of(journal(f"{CONFIG}{weeks(44, 44, late)}\n{weeks(45, 46, ITEM)}"))["index.html"])
    assert "3 weeks in a row, 1 of them written late" in page


def test_what_the_week_that_is_not_over_would_make_is_reckoned_on_home(journal: Journal) -> None:
    low = "---\ninput:\n  one-on-one: 1\n---\n"
    assert "With the week that is not over" not in words(site_of(journal(f"{CONFIG}{weeks(40, 46, ITEM)}"))["index.html"])
    page = words(site_of(journal(f"{CONFIG}{weeks(40, 46, ITEM)}\n{weeks(47, 47, low)}"))["index.html"])
    assert "With the week that is not over" in page
    assert "one that has only begun may lower it, though it adds points" in page


def test_a_streak_of_nothing_is_not_shown(journal: Journal) -> None:
    page = words(site_of(journal(f"{CONFIG}{weeks(42, 44, ITEM)}"))["index.html"])
    assert "in a row" not in page


def test_seven_that_are_due_are_shown_each_with_its_line_and_the_others_wait_in_the_queue(journal: Journal) -> None:
    lines = "\n".join(f"- Question {n} [revisit:: 2026-W4{n % 5}] ^question-{n}" for n in range(9))
    text = f"==> journal/2026-W30.md <==\n## Questions\n{lines}\n{weeks(31, 46, ITEM)}"
    found = home(journal, text)
    assert (len(found.due), found.due_more) == (7, "2 more")
    assert facts(found.due[0].age, found.due[0].line) == ("7 weeks late", "- ^question-0 [status:: open]")
    page = site_of(journal(f"{CONFIG}{text}"))["index.html"]
    assert '<a href="due.html">2 more, and what comes next</a>' in page
    assert [to.text for to in found.open] == ["9 open questions"]


def test_where_no_more_than_seven_are_due_nothing_waits_beside_them(journal: Journal) -> None:
    lines = "\n".join(f"- Question {n} [revisit:: 2026-W40] ^question-{n}" for n in range(7))
    found = home(journal, f"==> journal/2026-W30.md <==\n## Questions\n{lines}\n{weeks(31, 46, ITEM)}")
    assert (len(found.due), found.due_more) == (7, "")


def test_lately_shows_the_last_six_weeks_in_their_own_words(journal: Journal) -> None:
    text = "---\nsummary: A quiet week.\ninput:\n  one-on-one: 4\n---\n"
    found = home(journal, weeks(38, 46, text))
    assert [line.name for line in found.lately] == ["W46", "W45", "W44", "W43", "W42", "W41"]
    assert {line.words for line in found.lately} == {"A quiet week."}


def test_files_with_lines_that_could_not_be_read_are_named(journal: Journal) -> None:
    broken = "---\ninput:\n  mentroing: 2\n---\n"
    root = journal(f"{CONFIG}{weeks(45, 46, broken)}\n==> journal/2026-W44.md <==\nWords.\n")
    assert "2 files have lines that could not be read: 2026-W45 , 2026-W46" in words(site_of(root)["index.html"])


def test_headings_are_no_words_of_a_week_and_a_log_alone_speaks_by_its_records(journal: Journal) -> None:
    form = "## Decisions\n\n## Hypotheses\n\n## Updates\n%% What has moved? %%\n"
    log = "## Decisions\n- Keep one *repository*\n- Split the pool\n"
    found = home(journal, f"{weeks(45, 45, form)}{weeks(46, 46, log)}")
    assert [line.words for line in found.lately] == ["Keep one repository; Split the pool", ""]


def test_shares_stand_beside_the_weights_of_the_role(journal: Journal) -> None:
    found = home(journal, weeks(40, 46, "---\ninput:\n  one-on-one: 3\noutput:\n  pull-request: 5\n---\n"))
    assert [(row.label, row.share, row.weight, row.bar) for row in found.shares][:2] == [
        ("Input", "50%", "40%", "50%"),
        ("Output", "50%", "40%", "50%"),
    ]


def test_with_a_negative_dimension_points_stand_in_for_shares(journal: Journal) -> None:
    text = "---\ninput:\n  one-on-one: 3\noutput:\n  pull-request: {count: 1, score: -5}\n---\n"
    found = home(journal, weeks(40, 46, text))
    assert [(row.points, row.share) for row in found.shares][:2] == [("105", ""), ("−35", "")]


def test_the_table_of_dimensions_adds_up_to_the_score(journal: Journal) -> None:
    found = home(
        journal, weeks(35, 46, "---\noutcome:\n  unblocked-team: 1\nimpact:\n  leader-grown: {count: 1, score: 0.45}\n---\n")
    )
    assert [row.weighted for row in found.shares] == ["0", "0", "18", "0.27"]
    assert found.answer.sum
    assert found.answer.sum.score == "18.27"
