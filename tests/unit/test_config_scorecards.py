"""Scorecards: the shipped ones, and what a config changes, adds and switches off."""

import pytest

from perfmirror_ssg.config import read_config
from perfmirror_ssg.settings import Scorecard


def scorecards(text: str) -> dict[str, Scorecard]:
    """Return the scorecards of a config that has no problems."""
    checked = read_config(text)
    assert checked.problems == ()
    return dict(checked.value.scorecards)


@pytest.mark.parametrize(
    ("name", "about", "criteria", "scale", "every"),
    [
        ("growth", "oneself", "learning transferable confidence", (0, 5), "quarter"),
        ("wellbeing", "oneself", "energy morale load", (1, 5), "week"),
        ("leadership", "oneself", "execution team ownership alignment taste clarity ambiguity timescales", (1, 5), "quarter"),
        ("career-axes", "oneself", "pace people prestige profit axis-learning", (1, 5), "half-year"),
        ("team-health", "the team", "impact excellence collaboration team-growth autonomy", (1, 5), "quarter"),
        ("bus-factor", "a domain", "coverage recovery decisions onboarding rotation", (0, 2), "month"),
    ],
)
def test_the_shipped_scorecards_are_those_of_the_format(
    name: str, about: str, criteria: str, scale: tuple[int, int], every: str
) -> None:
    scorecard = scorecards("")[name]
    assert (scorecard.about, (scorecard.low, scorecard.high), scorecard.every) == (about, scale, every)
    assert [criterion.name for criterion in scorecard.criteria] == criteria.split()
    assert all(criterion.question.endswith("?") for criterion in scorecard.criteria)
    assert scorecard.short is (name != "bus-factor")


def test_leadership_has_two_or_three_questions_to_think_with_for_each_criterion() -> None:
    assert {len(criterion.thoughts) for criterion in scorecards("")["leadership"].criteria} <= {2, 3}


def test_leadership_is_told_in_two_groups() -> None:
    groups = {criterion.name: criterion.group for criterion in scorecards("")["leadership"].criteria}
    assert [name for name, group in groups.items() if group == "core"] == ["execution", "team", "ownership", "alignment"]
    assert [name for name, group in groups.items() if group == "growth"] == ["taste", "clarity", "ambiguity", "timescales"]


def test_groups_go_with_the_criteria_they_were_made_for() -> None:
    own = '[scorecards.leadership]\ncriteria = {execution = "is it done?"}\n'
    assert [criterion.group for criterion in scorecards(own)["leadership"].criteria] == [""]
    stated = own.replace("}", ', calm = "is it calm?"}') + 'groups = {first = ["calm"]}\n'
    assert [criterion.group for criterion in scorecards(stated)["leadership"].criteria] == ["", "first"]


def test_the_bands_of_the_bus_factor_cover_every_total() -> None:
    scorecard = scorecards("")["bus-factor"]
    bands = " · ".join(f"{band.name} {band.threshold}" for band in scorecard.bands)
    assert bands == "resilient 9 · healthy core 7 · hidden fragility 4 · structural risk 0"


def test_a_scorecard_switched_off_is_gone_and_its_criteria_are_free() -> None:
    text = '[scorecards.wellbeing]\nenabled = false\n[scorecards.sport]\ncriteria = {energy = "how fit do I feel?"}\n'
    found = scorecards(text)
    assert "wellbeing" not in found
    assert found["sport"].title == "Sport"


def test_a_shipped_scorecard_keeps_what_config_does_not_state() -> None:
    before = scorecards("")["growth"]
    after = scorecards('[scorecards.growth]\nevery = "month"\n')["growth"]
    assert (after.every, after.criteria, after.title) == ("month", before.criteria, before.title)


def test_shipped_bands_go_with_the_criteria_they_were_made_for() -> None:
    assert scorecards('[scorecards.bus-factor]\nevery = "quarter"\n')["bus-factor"].bands
    assert scorecards('[scorecards.bus-factor]\ncriteria = {coverage = "how many?"}\n')["bus-factor"].bands == ()
    assert scorecards("[scorecards.bus-factor]\nscale = [0, 3]\n")["bus-factor"].bands == ()


def test_a_criterion_has_a_question_and_perhaps_more_to_think_with() -> None:
    (scorecard,) = [
        card
        for card in scorecards('[scorecards.mine]\ncriteria = {a1 = "why?", b1 = ["how?", "who?", "when?"]}\n').values()
        if card.name == "mine"
    ]
    assert [(c.question, c.thoughts) for c in scorecard.criteria] == [("why?", ()), ("how?", ("who?", "when?"))]


def test_of_two_scorecards_with_one_criterion_the_persons_own_loses_it() -> None:
    checked = read_config('[scorecards.sport]\ncriteria = {energy = "how fit?", sleep = "did I sleep?"}\n')
    assert [problem.code for problem in checked.problems] == ["E420"]
    assert [criterion.name for criterion in checked.value.scorecards["sport"].criteria] == ["sleep"]
    assert "energy" in {criterion.name for criterion in checked.value.scorecards["wellbeing"].criteria}


def test_scorecards_rated_in_full_may_share_criteria() -> None:
    assert scorecards('[scorecards.stakeholders]\nabout = "a team"\ncriteria = {clarity = "do they know why?"}\n')


def test_a_scorecard_that_becomes_one_about_oneself_must_be_told_apart_too() -> None:
    criteria = 'criteria = {trust = "do they tell us first?"}'
    text = f'[scorecards.one]\nabout = "the team"\n{criteria}\n[scorecards.two]\nabout = "oneself"\n{criteria}\n'
    assert [(p.code, p.span.line) for p in read_config(text).problems] == [("E420", 6)]


def test_a_scale_that_does_not_rise_leaves_the_shipped_one() -> None:
    checked = read_config("[scorecards.growth]\nscale = [3, 3]\n")
    assert [problem.code for problem in checked.problems] == ["E421"]
    assert (checked.value.scorecards["growth"].low, checked.value.scorecards["growth"].high) == (0, 5)
