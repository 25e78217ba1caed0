"""What home says first, for a full period, a thin one and none."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from perfmirror_ssg.pages.answer import Answer, make_answer
from tests.editions import CONFIG, edition_of, weeks

Journal = Callable[[str], Path]
TEN = "---\ninput:\n  one-on-one: {count: 1, score: 50}\n---\n"
"""A week of 20 points under the profile of CONFIG."""


def answer(journal: Journal, text: str, config: str = CONFIG) -> Answer:
    return make_answer(edition_of(journal(f"{config}{text}")))


def test_a_full_period_names_its_band_and_the_distance_to_the_next(journal: Journal) -> None:
    found = answer(journal, weeks(35, 46, "---\ninput:\n  one-on-one: {count: 1, score: 45}\n---\n"))
    assert found.figure == "216"
    assert found.verdict == "Meeting, 14\N{NO-BREAK SPACE}points from Strong."
    assert found.stands == ("12 weeks to 15 November 2026, all of them counted.", "Manager 4.")


def test_weeks_that_do_not_count_are_told_with_their_reason(journal: Journal) -> None:
    found = answer(journal, f"{weeks(30, 40, TEN)}\n{weeks(42, 46, TEN)}")
    assert found.stands[0] == "12 weeks to 15 November 2026, on 11 counted: 1 missing."


def test_the_highest_band_has_no_distance(journal: Journal) -> None:
    assert answer(journal, weeks(35, 46, TEN.replace("50", "90"))).verdict == "Outstanding."


def test_a_few_weeks_give_their_sum_and_no_band(journal: Journal) -> None:
    found = answer(journal, weeks(45, 46, TEN))
    assert (found.figure, found.verdict) == ("40", "points in 2 weeks: too few weeks to say.")
    assert "A band needs 4 counted weeks." in found.stands
    assert not any(step.here for step in found.ruler)


def test_an_empty_journal_has_no_figure_and_no_ruler(journal: Journal) -> None:
    found = answer(journal, "")
    assert (found.figure, found.verdict, found.stands, found.ruler) == ("", "No data yet.", (), ())


def test_a_first_week_that_is_not_over_is_told_so_far(journal: Journal) -> None:
    found = answer(journal, weeks(47, 47, TEN))
    assert (found.verdict, found.so_far) == ("No week counts yet; this one is not over.", "20")


def test_the_week_that_is_not_over_says_what_it_would_make(journal: Journal) -> None:
    assert answer(journal, weeks(35, 47, TEN)).so_far == "20; with it 240"


def test_before_there_is_a_band_the_week_that_is_not_over_is_added_as_the_others_were(journal: Journal) -> None:
    third = "---\ninput:\n  one-on-one: {count: 1, score: 5}\n---\n"
    found = answer(journal, f"{weeks(44, 46, TEN)}\n{weeks(47, 47, third)}")
    # Four weeks would have a band, three have none: both figures are sums of what was counted.
    assert (found.figure, found.verdict) == ("60", "points in 3 weeks: too few weeks to say.")
    assert found.so_far == "2; with it 62 points in 4 weeks"
    assert found.with_it is not None
    assert (found.with_it.sum, found.with_it.steps, found.lowers) == ("62", "", False)
    assert [row.score for row in found.with_it.terms if row.score] == ["20", "20", "20", "2"]


def test_what_the_week_that_is_not_over_would_make_opens_into_its_sum(journal: Journal) -> None:
    low = "---\ninput:\n  one-on-one: {count: 1, score: 5}\n---\n"
    found = answer(journal, f"{weeks(40, 46, TEN)}\n{weeks(47, 47, low)}")
    # 7 weeks of 20 and one of 2: 142 / 8 * 12.
    assert found.so_far == "2; with it 213"
    assert found.with_it is not None
    assert (found.with_it.steps, found.with_it.score) == ("142 ÷ 8 counted weeks × 12 weeks", "213")
    assert found.lowers
    assert not answer(journal, weeks(40, 47, TEN)).lowers


def test_a_figure_is_never_rounded_over_a_threshold(journal: Journal) -> None:
    score = "47.9166"  # 229.99968 points in twelve weeks: "230" would claim the next band
    found = answer(journal, weeks(35, 46, TEN.replace("50", score)))
    assert found.verdict.startswith("Meeting")
    assert Fraction(found.figure) < 230


def test_the_ruler_has_every_band_once_and_the_figure_in_its_own(journal: Journal) -> None:
    ruler = answer(journal, weeks(35, 46, TEN)).ruler
    assert [(step.name, step.begins, step.here) for step in ruler] == [
        ("Under", "0", ""),
        ("Meeting", "170", ""),
        ("Strong", "230", "240"),
        ("Outstanding", "300", ""),
    ]
    assert ruler[2].at == "14%"


def test_weeks_before_the_profile_are_said_out_loud(journal: Journal) -> None:
    older = '[[profile]]\nfrom = "2026-W01"\nrole = "IC"\n'
    found = answer(journal, weeks(35, 46, TEN), CONFIG.replace("[[profile]]", f"{older}[[profile]]").replace("W09", "W38"))
    assert found.stands[-1] == "3 weeks of these came before that role, and stand as they were scored then."


def test_weeks_before_the_first_profile_are_scored_by_its_weights_and_it_says_so(journal: Journal) -> None:
    found = answer(journal, weeks(35, 46, TEN), CONFIG.replace("W09", "W38"))
    assert found.stands[-1] == "3 weeks of these came before that role, and are scored by its weights."


def test_weeks_before_the_first_profile_say_what_to_write_to_have_them_judged(journal: Journal) -> None:
    found = answer(journal, weeks(40, 46, TEN), CONFIG.replace("W09", "W47"))
    assert (found.figure, found.verdict) == ("240", "No band: the weeks to judge lie before the first profile.")
    assert found.stands[-1] == (
        'The first profile begins with 2026-W47; to have these weeks judged, let it say from = "2026-W40".'
    )
    assert found.sum is not None
    assert (found.sum.steps, found.sum.score) == ("140 ÷ 7 counted weeks × 12 weeks", "240")


def test_a_score_below_the_lowest_band_opens_into_its_sum_too(journal: Journal) -> None:
    found = answer(journal, weeks(40, 46, TEN.replace("50", "-5")))
    assert found.sum is not None
    assert (found.figure, found.sum.steps) == ("−24", "−14 ÷ 7 counted weeks × 12 weeks")


def test_a_profile_that_begins_this_week_judges_what_the_week_would_make(journal: Journal) -> None:
    other = '[[profile]]\nfrom = "2026-W47"\nrole = "IC"\nlevel = 5\ntarget = {period_weeks = 6}\n'
    found = answer(journal, weeks(35, 47, TEN), f"{CONFIG}{other}")
    assert found.so_far == "10; with it 110 in 6 weeks, by the target of IC 5"
