"""Evidence of expectations: by category, `for` and tag, never by words; standings from counted weeks alone."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from perfmirror_ssg.analysis.expectations import Basis, Expectations, JudgedExpectation, Standing, expectations_of
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.config import read_config
from perfmirror_ssg.model import Entry, WorkItem
from perfmirror_ssg.settings import Config, Expectation
from tests.journals import config, entry, expectation, facts, gathered, item, profile, prose, rich, week

GROWS = expectation("grows-people", "one-on-one", tags=("growth",))


def judged(*entries: Entry, settings: Config | None = None) -> Expectations:
    settings = settings or config(expectations=(GROWS,))
    return make_report(gathered(*entries, settings=settings).value, settings).expectations


def weeks(first: int, last: int, *items: WorkItem) -> list[Entry]:
    """Write weeks of 2026 that count, each with a code review beside the items."""
    return [entry(f"2026-W{number:02}", item("code-review"), *items) for number in range(first, last + 1)]


def only(found: Expectations) -> JudgedExpectation:
    (one,) = found.current
    return one


@pytest.mark.parametrize(
    ("with_evidence", "standing"),
    [
        (0, Standing.NOT_YET),
        (1, Standing.EVIDENCED),
        (2, Standing.EVIDENCED),
        (3, Standing.CONSISTENT),
        (6, Standing.CONSISTENT),
    ],
)
def test_a_standing_is_given_by_the_number_of_counted_weeks_with_evidence(with_evidence: int, standing: Standing) -> None:
    found = only(judged(*weeks(35, 46 - with_evidence), *weeks(47 - with_evidence, 46, item("one-on-one"))))
    assert facts(found.standing, len(found.weeks)) == (standing, with_evidence)


def test_many_lines_of_one_week_are_one_week() -> None:
    found = only(judged(*weeks(40, 45), entry("2026-W46", *[item("one-on-one", 5)] * 4, tags=("growth",))))
    assert facts(found.standing, found.weeks, len(found.evidence)) == (Standing.EVIDENCED, (week("2026-W46"),), 5)


def test_a_line_says_by_what_it_counts() -> None:
    both, by_name = item("one-on-one", goals=("grows-people",)), item("code-review", goals=("x", "grows-people"))
    lines = only(judged(entry("2026-W46", both, by_name, item("design-doc"), tags=("Growth", "probes")))).evidence
    assert [(line.item, line.bases, line.tags) for line in lines] == [
        (both, (Basis.CATEGORY, Basis.FOR), ()),
        (by_name, (Basis.FOR,), ()),
        (None, (Basis.TAG,), ("Growth",)),
    ]


@pytest.mark.parametrize("tag", ["growth", "GROWTH", "“growth”", "-growth-"])
def test_tags_are_compared_as_their_pages_are(tag: str) -> None:
    assert len(only(judged(entry("2026-W46", item("design-doc"), tags=(tag,)))).evidence) == 1


@pytest.mark.parametrize("note", ["Grows people", "one-on-one", "growth"])
def test_words_that_look_alike_are_no_evidence(note: str) -> None:
    found = only(judged(entry("2026-W46", item("design-doc", note=rich(note)), summary=rich(note), title=rich(note))))
    assert found.evidence == ()


def test_a_count_of_nothing_is_no_evidence() -> None:
    zero = item("one-on-one", 0, goals=("grows-people",))
    assert only(judged(*weeks(40, 45), entry("2026-W46", zero))).standing is Standing.NOT_YET


def test_points_set_by_hand_are_evidence_whatever_the_count() -> None:
    by_hand = item("one-on-one", 0, score="20")
    assert only(judged(*weeks(40, 45), entry("2026-W46", by_hand))).standing is Standing.EVIDENCED
    taken_back = item("one-on-one", 0, score="0")
    assert only(judged(*weeks(40, 45), entry("2026-W46", taken_back))).standing is Standing.NOT_YET


def test_only_counted_weeks_of_the_period_hold_evidence() -> None:
    one = item("one-on-one")
    found = judged(
        entry("2026-W34", one),
        *weeks(35, 42),
        entry("2026-W43", one, off="holiday"),
        entry("2026-W44", tags=("growth",), blocks=(prose("No items."),)),
        entry("2026-W46", one),
        entry("2026-W47", one),
        entry("2026-W48", one),
    )
    assert only(found).weeks == (week("2026-W46"),)


def test_with_too_few_weeks_there_is_evidence_and_no_standing() -> None:
    found = only(judged(*weeks(44, 46, item("one-on-one"))))
    assert facts(found.standing, len(found.weeks)) == (None, 3)


def test_an_empty_journal_has_expectations_without_evidence() -> None:
    assert facts(only(judged()).standing, only(judged()).evidence) == (None, ())


def test_the_next_level_is_emerging_or_to_grow_into() -> None:
    ahead = (expectation("leads-leads", "design-doc", level=5), expectation("hires", "unblocked-team", level=5))
    settings = config(expectations=(GROWS, *ahead, expectation("far", level=7), expectation("other", role="IC", level=5)))
    found = judged(*weeks(40, 45), entry("2026-W46", item("design-doc")), settings=settings)
    assert found.next_level == ("Manager", 5)
    assert [one.standing for one in found.next] == [Standing.EMERGING, Standing.GROWTH_AREA]


def test_without_a_level_no_next_one_is_named() -> None:
    settings = config(profiles=(profile(level=0),), expectations=(expectation("any", level=0), GROWS))
    found = judged(*weeks(40, 46), settings=settings)
    assert facts(found.next_level, found.next, only(found).expectation.id) == (None, (), "any")


def test_the_profile_of_the_last_week_of_the_period_says_what_is_expected() -> None:
    settings = config(
        profiles=(profile(role="IC", level=5), profile("2026-W45"), profile("2026-W47", level=5)),
        expectations=(GROWS, expectation("ships", role="IC", level=5), expectation("later", level=5)),
    )
    found = judged(*weeks(35, 46, item("one-on-one")), settings=settings)
    assert facts(found.profile.start, only(found).expectation.id, len(only(found).weeks)) == (
        week("2026-W45"),
        "grows-people",
        12,
    )


SHIPPED_ANY = expectation("shipped-any", level=0, shipped=True)
SHIPPED = expectation("shipped", shipped=True)
OWN_ANY = expectation("own-any", level=0)


@pytest.mark.parametrize(
    ("stated", "held"),
    [
        ((SHIPPED_ANY,), ["shipped-any"]),
        ((SHIPPED_ANY, SHIPPED), ["shipped"]),
        ((SHIPPED_ANY, GROWS), ["shipped-any", "grows-people"]),
        ((SHIPPED_ANY, SHIPPED, OWN_ANY, GROWS), ["shipped", "own-any", "grows-people"]),
        ((expectation("elsewhere", level=3), expectation("elsewhere", role="IC")), []),
    ],
)
def test_a_level_has_its_shipped_list_or_that_of_any_level_and_all_own_ones(
    stated: Sequence[Expectation], held: list[str]
) -> None:
    assert [one.id for one in expectations_of(config(expectations=tuple(stated)), "Manager", 4)] == held


def test_own_words_stand_where_the_shipped_ones_stood() -> None:
    said = (expectation("own-any", level=0, text="mine"), SHIPPED, replace(SHIPPED, id="own-any"))
    held = expectations_of(config(expectations=said), "Manager", 4)
    assert [(one.id, one.text) for one in held] == [("own-any", "mine"), ("shipped", "Grows people")]


def test_a_level_of_the_shipped_roles_has_its_own_list_and_one_that_is_not_shipped_that_of_any_level() -> None:
    shipped = read_config(None).value
    lists = {level: expectations_of(shipped, "Manager", level) for level in (0, 4, 9)}
    assert {one.level for one in lists[4]} == {4}
    assert {one.level for one in lists[0]} == {0}
    assert lists[9] == lists[0]


def test_of_one_id_own_words_stand_in_for_shipped_ones_and_those_of_the_level_for_those_of_any() -> None:
    said = (
        expectation("grows-people", text="shipped", shipped=True),
        expectation("grows-people", text="mine, at this level"),
        expectation("grows-people", text="mine", level=0),
    )
    (held,) = expectations_of(config(expectations=said), "Manager", 4)
    assert held.text == "mine, at this level"
    (held,) = expectations_of(config(expectations=(said[0], said[2])), "Manager", 4)
    assert held.text == "mine"
