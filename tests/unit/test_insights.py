"""What the weeks say, and when they say nothing."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from perfmirror_ssg.analysis.insight import Insight, Reason, Silent
from perfmirror_ssg.analysis.insights import INSIGHTS, Findings
from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.config.keys_insights import NAMES, SHIPPED
from perfmirror_ssg.model import Entry, WorkItem
from perfmirror_ssg.settings import Category, Config, Insights, Target
from perfmirror_ssg.weeks import Week
from tests.journals import TODAY, category, config, entry, gathered, item, opening, profile, weights

LAST = Week.of(TODAY).shift(-1)
IMPACT = category("leader-grown", "impact", 20)


def settings(*, off: Iterable[str] = (), thresholds: dict[str, str] | None = None, **changes: Any) -> Config:  # noqa: ANN401
    """Make a config that knows an impact, with thresholds of one's own over the shipped ones."""
    own = {name: Fraction(value) for name, value in (thresholds or {}).items()}
    made = config(insights=Insights(off=tuple(off), thresholds={**SHIPPED, **own}), **changes)
    return replace(made, categories={**made.categories, "leader-grown": IMPACT})


def grown(count: int = 1) -> WorkItem:
    return replace(item("one-on-one", count), category="leader-grown", dimension="impact")


def weekly(*weeks: tuple[WorkItem, ...]) -> list[Entry]:
    """Write one entry a week, the last of them for the last week that is over."""
    first = LAST.shift(1 - len(weeks))
    return [entry(str(first.shift(place)), *items) for place, items in enumerate(weeks)]


def report(entries: Iterable[Entry], config_: Config | None = None) -> Report:
    given = config_ or settings()
    return make_report(gathered(*entries, settings=given).value, given)


def findings(entries: Iterable[Entry], config_: Config | None = None) -> Findings:
    return report(entries, config_).insights


def said(entries: Iterable[Entry], config_: Config | None = None) -> dict[str, Insight]:
    return {insight.id: insight for insight in findings(entries, config_).said}


def silent(entries: Iterable[Entry], config_: Config | None = None) -> dict[str, Silent]:
    return {one.id: one for one in findings(entries, config_).silent}


def figures(insight: Insight) -> dict[str, Fraction]:
    return {figure.name: figure.value for figure in insight.figures}


def test_config_knows_every_insight_by_its_name_and_in_its_order() -> None:
    assert tuple(rule.id for rule in INSIGHTS) == NAMES


def test_every_rule_is_said_with_the_thresholds_in_force() -> None:
    found = {one.id: one.rule for one in findings([], settings(thresholds={"late-days": "9", "balance-input": "0.455"})).silent}
    assert "more than 9 days" in found["written-late"]
    assert "at least 45.5% of" in found["input-heavy"]
    assert not any("{" in rule for rule in found.values())


def test_an_empty_journal_says_nothing_and_names_what_it_needs() -> None:
    found = findings([])
    assert found.said == ()
    assert [one.id for one in found.silent] == list(NAMES)
    assert {one.reason for one in found.silent} == {Reason.TOO_FEW}
    assert {one.id: one.needed for one in found.silent}["category-vanished"] == 12


def test_one_switched_off_is_silent_for_that_reason() -> None:
    weeks = weekly(*[(item("one-on-one", 4),)] * 6)
    assert "primary-focus" in said(weeks)
    assert silent(weeks, settings(off=["primary-focus"]))["primary-focus"].reason is Reason.OFF


def test_input_is_heavy_from_its_threshold_on_while_outcome_is_little() -> None:
    # Weighted: input 5 x 3 x 0.4 = 6, output 10 x 0.4 = 4: sixty per cent exactly.
    weeks = weekly(*[(item("one-on-one", 3), item("design-doc"))] * 6)
    found = said(weeks)["input-heavy"]
    assert found.sentence == "Input brings 60% of the weighted points of the last 12 weeks, outcome 0%."
    assert figures(found)["share of input"] == Fraction(3, 5)
    assert figures(found)["input, weighted points"] / figures(found)["all weighted points"] == Fraction(3, 5)
    assert found.weeks == tuple(one.week for one in weeks)
    assert "one-on-one" in found.suggestion
    assert "input-heavy" not in said(weeks, settings(thresholds={"balance-input": "0.601"}))
    assert "input-heavy" not in said(weeks, settings(thresholds={"balance-outcome": "0"}))


def test_output_is_heavy_while_impact_is_little() -> None:
    weeks = weekly(*[(item("design-doc", 2), item("one-on-one"))] * 6)
    assert said(weeks)["output-heavy"].sentence.startswith("Output brings 80% of the weighted points")
    with_impact = weekly(*[(item("design-doc", 2), item("one-on-one"), grown())] * 6)
    assert "output-heavy" not in said(with_impact)


def test_shares_near_their_weights_are_balanced_and_impact_fits() -> None:
    # 4, 4, 1.5 and 0.5 of 10 weighted points: each share is its weight.
    one = (item("one-on-one", 2), item("design-doc"), item("unblocked-team"), replace(grown(), score=Fraction(10)))
    found = said(weekly(*[one] * 6))
    assert found["well-balanced"].sentence.startswith("Input, output, outcome and impact bring about the part")
    assert figures(found["well-balanced"])["furthest of a share from its weight"] == 0
    assert found["impact-fits"].sentence.endswith("near the 5% that it weighs at this level, from 6 weeks.")
    assert figures(found["controllable-share"])["share of input and output"] == Fraction(4, 5)


def test_impact_that_is_not_there_fits_no_level() -> None:
    assert "impact-fits" not in said(weekly(*[(item("design-doc"),)] * 6), settings(thresholds={"impact-near": "1"}))


def test_without_shares_nothing_is_said_of_them() -> None:
    found = said(weekly(*[(item("one-on-one", 9), item("late-delivery"))] * 6))
    assert found.keys().isdisjoint({"input-heavy", "well-balanced", "controllable-share", "primary-focus", "impact-fits"})


def test_the_focus_is_one_dimension_and_never_two() -> None:
    assert said(weekly(*[(item("one-on-one", 2), item("pull-request"))] * 6))["primary-focus"].sentence == (
        "Input brings the largest part of the weighted points, 77%."
    )
    assert "primary-focus" not in said(weekly(*[(item("one-on-one", 2), item("design-doc"))] * 6))


def test_the_next_band_names_as_many_pieces_as_it_takes_and_no_more() -> None:
    # Twelve weeks of 13 points x 0.4 + 10 x 0.4 are 110.4; Partly begins at 140.
    weeks = weekly(*[(item("one-on-one", 2), item("pull-request", 1), item("design-doc"))] * 12)
    found = said(weeks)["next-band"]
    distance = figures(found)["points to Partly"]
    assert found.sentence == (
        "29.6 points to Partly: 15 more of one-on-one (1.3 a week) or 25 more of pull request (2.1 a week), "
        "over 12 weeks otherwise like these."
    )
    # Two a week are usual, and two a week more are what it takes.
    assert found.suggestion == "one-on-one, 4 times; 24 in these 12 weeks."
    for name, worth, more in (("one-on-one", Fraction(2), 15), ("pull request", Fraction("1.2"), 25)):
        assert figures(found)[f"weighted points of one {name}"] == worth
        assert figures(found)[f"{name}, more a week"] == Fraction(more, 12)
        assert worth * (more - 1) < distance <= worth * more


def test_so_many_pieces_more_do_reach_the_band() -> None:
    weeks = weekly(*[(item("one-on-one", 2), item("design-doc"))] * 12)
    more = int(figures(said(weeks)["next-band"])["one-on-one, more"])
    with_them = report([replace(weeks[0], items=(item("one-on-one", 2 + more), item("design-doc"))), *weeks[1:]]).period
    one_less = report([replace(weeks[0], items=(item("one-on-one", 1 + more), item("design-doc"))), *weeks[1:]]).period
    assert (with_them.band and with_them.band.name, one_less.band and one_less.band.name) == ("Partly", "Under")


def test_the_ways_to_the_next_band_are_what_lacks_most_of_what_is_expected() -> None:
    lacking = settings()
    lacking = replace(
        lacking,
        categories={
            **lacking.categories,
            "code-review": category("code-review", "input", 2, expected=Fraction(5)),
            "unblocked-team": category("unblocked-team", "outcome", 10, expected=Fraction("0.5")),
        },
    )
    found = said(weekly(*[(item("one-on-one", 2), item("design-doc"))] * 12), lacking)
    assert "55 more of code review (4.6 a week) or 30 more of unblocked team (2.5 a week)," in found["next-band"].sentence
    assert found["under-expected"].sentence == (
        "Below what is expected of 12 counted weeks: code review 0 of 60 and unblocked team 0 of 6."
    )
    assert found["under-expected"].suggestion == "code review, once; none is counted in these 12 weeks."


def expecting(**expected: str) -> Config:
    """Expect so many of some categories a week."""
    made = settings()
    changed = {
        name: replace(made.categories[name], versions=(replace(made.categories[name].versions[0], expected=Fraction(figure)),))
        for name, figure in ((key.replace("_", "-"), figure) for key, figure in expected.items())
    }
    return replace(made, categories={**made.categories, **changed})


def test_what_is_below_is_named_from_what_lacks_most_points_on_and_the_rest_is_counted() -> None:
    # Missing, in weighted points: 8 x 1.5, 24 x 1.2, 4 x 4, 16 x 0.8.
    asked = expecting(unblocked_team="1", pull_request="3", design_doc="1", code_review="2.5", one_on_one="1")
    done = [(item("one-on-one"), item("design-doc", place % 2), item("code-review", place % 2)) for place in range(8)]
    found = said(weekly(*done), asked)["under-expected"]
    assert found.sentence == (
        "Below what is expected of 8 counted weeks: pull request 0 of 24, design doc 4 of 8, code review 4 of 20 and 1 more."
    )
    assert "unblocked team, done" not in figures(found)


def test_more_is_more_than_these_weeks_hold() -> None:
    weeks = weekly(*[(item("code-review", 2), item("design-doc", 1))] * 6)
    found = said(weeks, expecting(code_review="5"))
    assert found["under-expected"].suggestion == "code review, 3 times; 12 in these 6 weeks."
    # It takes eight a week more, where two are usual.
    assert found["next-band"].suggestion == "code review, 3 times to begin with; 12 in these 6 weeks."


def test_of_what_the_page_calls_much_no_more_is_asked_for() -> None:
    heavy = [(item("one-on-one", 4), item("pull-request"))] * 12
    found = said(weekly(*heavy), expecting(code_review="2", one_on_one="4"))
    assert found["input-heavy"].sentence.startswith("Input brings 87%")
    assert found["under-expected"].suggestion == "code review, once, in place of one more one-on-one."
    assert found["next-band"].suggestion == "pull request, twice to begin with; 12 in these 12 weeks."
    assert found["primary-focus"].suggestion.startswith("pull request, twice; 12 in these 12 weeks. Output is below")
    for insight in found.values():
        assert not insight.suggestion.startswith(("one-on-one, ", "code review, once;"))


def test_of_what_is_done_more_than_expected_no_more_is_asked_for() -> None:
    weeks = weekly(*[(item("one-on-one", 2), item("design-doc"))] * 12)
    found = said(weeks, expecting(one_on_one="1"))
    assert "one-on-one" in found["over-expected"].sentence
    assert "one-on-one" not in found["next-band"].sentence
    assert found["next-band"].suggestion == "design doc, twice; 12 in these 12 weeks."


def test_where_there_is_enough_of_all_that_is_done_the_ways_lie_elsewhere() -> None:
    found = said(weekly(*[(item("one-on-one", 2),)] * 12))["next-band"]
    assert "77 more of pull request (6.4 a week) or" in found.sentence
    assert "one-on-one" not in found.sentence


def test_an_outcome_is_asked_for_by_an_input() -> None:
    weeks = weekly(*[(item("one-on-one", 3), item("design-doc"))] * 6)
    assert said(weeks, expecting(unblocked_team="1"))["under-expected"].suggestion == (
        "say before the first one-on-one how it could lead to unblocked team."
    )


def test_a_one_on_one_takes_the_place_of_what_there_is_much_of() -> None:
    found = said(weekly((item("one-on-one"),), *[(item("code-review", 3),)] * 5))
    assert found["manager-without-one-on-ones"].suggestion.startswith("a one-on-one in place of one more code review, on a day")


def test_the_highest_band_has_no_next_one() -> None:
    assert "next-band" not in said(weekly(*[(item("design-doc", 9),)] * 12))


def test_a_category_over_what_is_expected_is_compared_exactly() -> None:
    expects = settings()
    docs = category("design-doc", "output", 10, expected=Fraction(5))
    expects = replace(expects, categories={**expects.categories, "design-doc": docs})

    def done(last: int) -> list[Entry]:
        return weekly(*[(item("design-doc", 6),)] * 3, (item("design-doc", last),))

    found = said(done(5), expects)["over-expected"]
    assert found.sentence == "Above what is expected of 4 counted weeks: design doc 23 of 20."
    assert figures(found)["design doc, share"] == Fraction(115, 100)
    assert found.suggestion == "before the first design doc, say in one line what would be missed without it."
    assert "over-expected" not in said(done(4), expects)


def test_weeks_that_rise_steadily_run_up_and_the_test_is_named() -> None:
    weeks = weekly(*[(item("one-on-one", count), item("pull-request", 12 - count)) for count in range(1, 9)])
    found = said(weeks)["run-of-weeks"]
    assert found.sentence == (
        "The weekly score rises over 8 counted weeks: of 28 pairs of weeks, the later is higher in 28 and lower in 0."
    )
    assert [figures(found)[name] for name in ("n", "S", "p")] == [Fraction(8), Fraction(28), Fraction(2, 40320)]
    assert found.suggestion == "one-on-one, again; 10 in the first 4 of these weeks, 26 in the last 4."
    assert "exact Mann–Kendall test" in found.rule


def test_weeks_that_fall_name_the_input_that_fell_with_them() -> None:
    found = said(weekly(*[(item("one-on-one", 9 - place), item("design-doc", 9 - place)) for place in range(6)]))
    assert found["run-of-weeks"].sentence.startswith("The weekly score falls over 6 counted weeks")
    assert (
        found["run-of-weeks"].suggestion
        == "one-on-one, as often as at first; 24 in the first 3 of these weeks, 15 in the last 3."
    )


def test_noise_is_no_run() -> None:
    assert "run-of-weeks" not in said(weekly(*[(item("one-on-one", count),) for count in (4, 2, 5, 3, 4, 5, 3, 4)]))


def test_scores_under_other_weights_are_not_compared() -> None:
    weeks = weekly(*[(item("one-on-one", count),) for count in range(1, 9)])
    changed = (
        profile(str(LAST.shift(-20)), weights=weights("0.3", "0.5", "0.15", "0.05")),
        profile(str(LAST.shift(-3))),
    )
    found = silent(weeks, settings(profiles=changed))
    of_one_set = ("run-of-weeks", "impact-fits", "well-balanced")
    assert {found[name].reason for name in of_one_set} == {Reason.OTHER_WEIGHTS}


def test_a_change_of_points_within_the_weeks_is_no_run() -> None:
    weeks = weekly(*[(item("one-on-one", 3), item("design-doc", place // 4)) for place in range(12)])
    before = settings()
    talks, docs = before.categories["one-on-one"], before.categories["design-doc"]

    def changed(held: Category, **to: Any) -> Config:  # noqa: ANN401
        later = replace(held.versions[0], start=weeks[6].week, **to)
        return replace(before, categories={**before.categories, held.name: replace(held, versions=(*held.versions, later))})

    assert "run-of-weeks" in said(weeks)
    assert silent(weeks, changed(talks, points=Fraction(9)))["run-of-weeks"].reason is Reason.OTHER_POINTS
    tiers = ((1, Fraction(15)), (4, Fraction(99)))
    assert silent(weeks, changed(talks, tiers=tiers))["run-of-weeks"].reason is Reason.OTHER_POINTS
    # What is expected moves no score, and points that never counted move none either.
    assert "run-of-weeks" in said(weeks, changed(talks, expected=Fraction(2)))
    by_hand = [
        replace(one, items=(one.items[0], replace(one.items[1], score=Fraction(place)))) for place, one in enumerate(weeks)
    ]
    assert "run-of-weeks" in said(by_hand, changed(docs, points=Fraction(90)))


def test_what_cannot_be_reckoned_says_why_and_not_that_it_is_not_the_case() -> None:
    negative = silent(weekly(*[(item("one-on-one", 9), item("late-delivery"))] * 6))
    of_shares = ("input-heavy", "output-heavy", "impact-fits", "well-balanced", "controllable-share", "primary-focus")
    assert {negative[name].reason for name in of_shares} == {Reason.NO_SHARES}
    steps = ((1, Fraction(2)), (4, Fraction(6)))
    tiered = replace(settings(), categories={"code-review": category("code-review", "input", 0, tiers=steps)})
    assert silent(weekly(*[(item("code-review"),)] * 12), tiered)["next-band"].reason is Reason.NO_WAY
    highest = silent(weekly(*[(item("design-doc", 9),)] * 12))
    assert highest["next-band"].reason is Reason.NOT_SO
    known = {name: held for name, held in settings().categories.items() if name != "one-on-one"}
    nameless = replace(settings(), categories=known)
    weeks = weekly(*[(item("code-review"),)] * 4)
    assert silent(weeks, nameless)["manager-without-one-on-ones"].reason is Reason.NO_CATEGORY
    ic = replace(nameless, profiles=(profile(str(weeks[0].week), role="IC"),))
    assert silent(weeks, ic)["manager-without-one-on-ones"].reason is Reason.NOT_SO


def test_a_category_that_was_usual_and_is_gone_has_vanished() -> None:
    before = [(item("one-on-one", 4), item("code-review"))] * 8
    found = said(weekly(*before, *[(item("one-on-one", 4),)] * 4))["category-vanished"]
    assert found.sentence == f"Code review in 8 of 8 counted weeks up to {LAST.shift(-4)}, and in none of the 4 since."
    assert found.suggestion == "say in the summary whether code review is over."
    beside_docs = weekly(*[(item("design-doc"), item("code-review"))] * 8, *[(item("design-doc"),)] * 4)
    assert said(beside_docs)["category-vanished"].suggestion == "code review, once; or say in the summary that it is over."
    assert len(found.weeks) == 12
    again = weekly(*before, *[(item("one-on-one", 4),)] * 3, (item("one-on-one", 4), item("code-review")))
    assert "category-vanished" not in said(again)


def test_a_category_done_in_fewer_than_half_of_the_weeks_has_not_vanished() -> None:
    rarely = [(item("one-on-one"), item("code-review"))] * 3 + [(item("one-on-one"),)] * 9
    assert "category-vanished" not in said(weekly(*rarely))
    assert "category-vanished" in said(weekly(*rarely), settings(thresholds={"vanished-part": "0.375"}))


def test_a_count_of_zero_is_a_statement_and_no_piece_of_work() -> None:
    weeks = weekly(*[(item("one-on-one"), item("code-review"))] * 8, *[(item("one-on-one"), item("code-review", 0))] * 4)
    assert "category-vanished" in said(weeks)


def test_late_weeks_are_those_written_more_than_seven_days_after_their_sunday() -> None:
    def late(days: int) -> list[Entry]:
        weeks = weekly(*[(item("one-on-one"),)] * 12)
        return [replace(one, written=one.week.sunday + dt.timedelta(days=days)) for one in weeks[:3]] + weeks[3:]

    found = said(late(8))["written-late"]
    assert found.sentence == "3 of the last 12 counted weeks were written more than 7 days after their Sunday."
    assert found.weeks == tuple(one.week for one in late(8)[:3])
    assert "written-late" not in said(late(7))


def test_a_manager_without_one_on_ones_is_told_of_the_last_four_weeks() -> None:
    found = said(weekly((item("one-on-one"),), *[(item("code-review"),)] * 4))["manager-without-one-on-ones"]
    assert found.sentence == "No one-on-one in the last 4 counted weeks, neither counted nor written down."
    assert len(found.weeks) == 4


def test_of_a_journal_that_was_left_alone_nothing_is_said() -> None:
    long_ago = [entry(str(LAST.shift(-20 - back)), item("code-review")) for back in range(5)]
    assert findings(long_ago).said == ()
    assert silent(long_ago)["manager-without-one-on-ones"].reason is Reason.LONG_AGO


def test_a_one_on_one_that_is_written_down_is_one_without_being_counted() -> None:
    weeks = weekly(*[(item("code-review"),)] * 4)
    logged = entry(str(weeks[1].week), item("code-review"), opening("one-on-one", "Wants the next review to be hers"))
    assert "manager-without-one-on-ones" not in said([weeks[0], logged, *weeks[2:]])


def test_of_a_manager_who_never_noted_a_one_on_one_none_is_missed() -> None:
    weeks = weekly(*[(item("code-review"),)] * 6)
    assert silent(weeks)["manager-without-one-on-ones"].reason is Reason.NEVER_NOTED
    none = [replace(weeks[0], items=(item("one-on-one", 0),)), *weeks[1:]]
    logged = [replace(weeks[0], events=entry("2026-W01", opening("one-on-one", "Hers")).events), *weeks[1:]]
    assert "manager-without-one-on-ones" in said(none)
    assert "manager-without-one-on-ones" in said(logged)


def test_before_the_first_profile_there_is_no_next_band_to_reach() -> None:
    later = settings(profiles=(profile("2026-W50"),))
    assert silent(weekly(*[(item("code-review"),)] * 6), later)["next-band"].reason is Reason.NO_BAND


def test_impact_a_fifth_of_its_weight_away_is_near_and_further_is_not() -> None:
    def impact(score: str) -> list[Entry]:
        return weekly(*[(item("one-on-one", score="47.5"), replace(grown(), score=Fraction(score)))] * 6)

    # Weighted: input 19, impact 0.05 x 20 = 1: five per cent of 20, as it weighs.
    assert said(impact("20"))["impact-fits"].suggestion.startswith("write down in one line what one of these began with")
    assert "impact-fits" in said(impact("16"))
    assert "impact-fits" not in said(impact("14"))


def test_an_ic_owes_no_one_on_ones_and_a_new_manager_not_yet() -> None:
    weeks = weekly(*[(item("code-review"),)] * 4)
    ic = profile(str(weeks[0].week), role="IC")
    assert "manager-without-one-on-ones" not in said(weeks, settings(profiles=(ic,)))
    assert "manager-without-one-on-ones" not in said(weeks, settings(profiles=(ic, profile(str(weeks[1].week)))))


def test_a_senior_ic_without_impact_is_told_from_level_five_on() -> None:
    weeks = weekly(*[(item("code-review"),)] * 5)

    def ic(level: int) -> Config:
        return settings(profiles=(profile(str(weeks[0].week), role="IC", level=level),))

    assert said(weeks, ic(5))["senior-without-impact"].sentence == "No impact is noted in the 5 counted weeks of the period."
    assert "senior-without-impact" not in said(weeks, ic(4))
    assert "senior-without-impact" not in said([*weeks[:4], replace(weeks[4], items=(grown(),))], ic(5))


def test_points_set_by_hand_on_a_count_of_zero_say_that_it_happened() -> None:
    weeks = weekly(*[(item("code-review"),)] * 12)
    ic = settings(profiles=(profile(str(weeks[0].week), role="IC", level=5),))

    def last(one: WorkItem) -> list[Entry]:
        return [*weeks[:11], replace(weeks[11], items=(item("code-review"), one))]

    assert "senior-without-impact" in said(last(grown(0)), ic)
    assert "senior-without-impact" not in said(last(replace(grown(0), score=Fraction(20))), ic)
    assert "manager-without-one-on-ones" in said(last(item("one-on-one", 0)))
    assert "manager-without-one-on-ones" not in said(last(item("one-on-one", 0, score="20")))
    by_hand = weekly(*[(item("one-on-one"), item("code-review", 0, score="20"))] * 8, *[(item("one-on-one"),)] * 4)
    assert said(by_hand)["category-vanished"].sentence.startswith("Code review in 8 of 8 counted weeks")


def test_insights_that_speak_of_a_dimension_are_silent_in_another_model() -> None:
    other = profile(weights={"learning": Fraction("0.6"), "outcome": Fraction("0.4")})
    reading = category("reading", "learning", 5)
    shipped = category("unblocked-team", "outcome", 10)
    model = config(
        dimensions=("learning", "outcome"), profiles=(other,), categories={"reading": reading, "unblocked-team": shipped}
    )
    read = replace(item("one-on-one", 3), category="reading", dimension="learning")
    weeks = weekly(*[(read, item("unblocked-team"))] * 12)
    found = findings(weeks, model)
    elsewhere = {one.id for one in found.silent if one.reason is Reason.OTHER_DIMENSIONS}
    assert elsewhere == {"senior-without-impact", "input-heavy", "output-heavy", "impact-fits", "controllable-share"}
    assert [one.id for one in found.said] == ["next-band", "well-balanced", "primary-focus"]


def test_a_long_period_asks_for_as_many_weeks_as_a_band_does() -> None:
    year = profile(target=Target(period_weeks=52, bands=profile().target.bands))
    found = silent(weekly(*[(item("one-on-one"),)] * 17), settings(profiles=(year,)))
    assert (found["next-band"].needed, found["next-band"].has) == (18, 17)


def test_shares_scored_with_other_weights_are_not_held_against_those_of_now() -> None:
    one = (item("one-on-one", 2), item("design-doc"), item("unblocked-team"), replace(grown(), score=Fraction(10)))
    weeks = weekly(*[one] * 6)
    changed = (
        profile(str(LAST.shift(-20)), weights=weights("0.41", "0.39", "0.15", "0.05")),
        profile(str(LAST.shift(-3))),
    )
    found = said(weeks, settings(profiles=changed))
    assert found.keys().isdisjoint({"well-balanced", "impact-fits"})
    for name in ("controllable-share", "primary-focus"):
        assert figures(found[name])["weeks scored with other weights than now"] == 2
        assert not any("weight of" in figure or "their weight" in figure for figure in figures(found[name]))
    assert "below its weight" not in found["primary-focus"].suggestion
    heavy = weekly(*[(item("one-on-one", 3), item("design-doc"))] * 6)
    assert figures(said(heavy, settings(profiles=changed))["input-heavy"])["weeks scored with other weights than now"] == 2


def test_a_dimension_of_ones_own_is_neither_steered_nor_follows() -> None:
    fifths = {**weights("0.3", "0.3", "0.15", "0.05"), "learning": Fraction("0.2")}
    own = category("reading", "learning", 6)
    five = settings(dimensions=(*config().dimensions, "learning"), profiles=(profile(weights=fifths),))
    five = replace(five, categories={**five.categories, "reading": own})
    read = replace(item("one-on-one"), category="reading", dimension="learning")
    # Weighted: input 1.5, outcome 1.5, learning 1.2 of 4.2.
    weeks = weekly(*[(item("one-on-one"), item("unblocked-team"), read)] * 6)
    assert said(weeks, five)["controllable-share"].sentence == (
        "36% of the weighted points come from input and output, which can be steered, "
        "36% from outcome and impact, which follow later."
    )


def test_of_what_is_done_too_often_each_dimension_is_asked_in_its_own_way() -> None:
    def suggestion(name: str, dimension: str, points: int) -> str:
        asked = settings()
        asked = replace(
            asked, categories={**asked.categories, name: category(name, dimension, points, expected=Fraction(1, 2))}
        )
        return said(weekly(*[(item(name),)] * 4), asked)["over-expected"].suggestion

    assert suggestion("late-delivery", "output", -3).startswith("one line on what the last late delivery would have needed")
    assert suggestion("unblocked-team", "outcome", 10).startswith("write down what the last unblocked team came from")


def test_a_run_that_no_category_moves_with_asks_to_compare_the_weeks() -> None:
    weeks = weekly(*[(item("design-doc", score=str(place)),) for place in range(6)])
    assert said(weeks)["run-of-weeks"].suggestion.startswith("read the first and the last of these weeks side by side")


def test_impact_names_the_weeks_it_came_from_and_no_others() -> None:
    plain = (item("one-on-one", score="47.5"),)
    with_it = (*plain, replace(grown(), score=Fraction(60)))
    weeks = weekly(with_it, plain, plain, with_it, plain, plain)
    found = said(weeks)["impact-fits"]
    assert found.weeks == (weeks[0].week, weeks[3].week)
    assert found.sentence.endswith("from 2 weeks.")


def test_where_missing_weeks_count_as_nothing_the_way_is_over_the_weeks_there_are() -> None:
    weeks = weekly(*[(item("one-on-one", 2), item("design-doc"))] * 6)
    found = said(weeks, settings(missing="zero"))["next-band"]
    assert found.sentence.endswith("over 6 weeks otherwise like these.")
    assert figures(found)["points a week"] == figures(found)["points to Partly"] / 6
    assert said(weeks)["next-band"].sentence.endswith("over 12 weeks otherwise like these.")


def test_a_way_is_worth_what_it_was_in_the_last_week_of_the_period() -> None:
    made = settings()
    talks = made.categories["one-on-one"]
    later = replace(talks.versions[0], start=LAST.shift(1), points=Fraction(50))
    changed = replace(made, categories={**made.categories, "one-on-one": replace(talks, versions=(*talks.versions, later))})
    found = said(weekly(*[(item("one-on-one", 2), item("design-doc"))] * 12), changed)["next-band"]
    assert figures(found)["weighted points of one one-on-one"] == 2


def test_a_category_in_tiers_is_no_way_whatever_points_stand_beside_them() -> None:
    made = settings()
    tiered = category("one-on-one", "input", 5, tiers=((1, Fraction(3)), (4, Fraction(6))))
    changed = replace(made, categories={**made.categories, "one-on-one": tiered})
    found = said(weekly(*[(item("one-on-one", 2), item("pull-request"))] * 12), changed)["next-band"]
    assert "one-on-one" not in found.sentence
    assert "pull request" in found.sentence


def test_of_what_is_expected_not_to_happen_no_share_is_told() -> None:
    weeks = weekly(*[(item("one-on-one", 2), item("late-delivery"))] * 4)
    assert "over-expected" not in said(weeks, expecting(late_delivery="0"))


def test_every_role_that_leads_people_is_told_of_missing_one_on_ones() -> None:
    weeks = weekly((item("one-on-one"),), *[(item("code-review"),)] * 4)
    for role in ("Manager", "Senior Manager", "Director"):
        assert "manager-without-one-on-ones" in said(weeks, settings(profiles=(profile(role=role),)))


def test_a_run_as_likely_as_the_threshold_is_one() -> None:
    weeks = weekly(*[(item("one-on-one", count),) for count in range(1, 9)])
    assert "run-of-weeks" in said(weeks, settings(thresholds={"run-chance": "1/20160"}))
    assert "run-of-weeks" not in said(weeks, settings(thresholds={"run-chance": "1/20161"}))


def test_a_dimension_without_a_category_that_adds_is_asked_for_by_none() -> None:
    known = {name: held for name, held in settings().categories.items() if name in {"one-on-one", "late-delivery"}}
    weeks = weekly(*[(item("one-on-one", 3),)] * 6)
    assert said(weeks, replace(settings(), categories=known))["primary-focus"].suggestion == (
        "one line on whether most of the points should come from input."
    )


def by_hand(*scores: str) -> list[Entry]:
    """Write six weeks with points set by hand: of input, output, outcome and impact, as many as there are."""
    parts = (item("one-on-one"), item("design-doc"), item("unblocked-team"), grown())
    return weekly(*[tuple(replace(one, score=Fraction(score)) for one, score in zip(parts, scores, strict=False))] * 6)


def test_impact_at_its_threshold_is_not_little_of_it() -> None:
    # Weighted: output 19, impact 1: five per cent of 20, exactly.
    assert "output-heavy" not in said(by_hand("0", "47.5", "0", "20"))
    assert "output-heavy" in said(by_hand("0", "47.5", "0", "19.9"))


def test_shares_a_tenth_from_their_weights_are_still_near_and_further_are_not() -> None:
    # Weighted: 5, 3, 1.5 and 0.5 of 10: input a tenth above its weight, output a tenth below.
    found = said(by_hand("12.5", "7.5", "10", "10"))["well-balanced"]
    assert figures(found)["furthest of a share from its weight"] == Fraction(1, 10)
    assert "well-balanced" not in said(by_hand("12.6", "7.4", "10", "10"))


def test_below_its_weight_is_said_only_where_all_weeks_had_these_weights() -> None:
    weeks = weekly(*[(item("one-on-one", 3),)] * 6)
    changed = (profile(str(LAST.shift(-20)), weights=weights("0.41", "0.39", "0.15", "0.05")), profile(str(LAST.shift(-3))))
    assert said(weeks)["primary-focus"].suggestion.endswith("Output is below its weight.")
    assert "below its weight" not in said(weeks, settings(profiles=changed))["primary-focus"].suggestion
