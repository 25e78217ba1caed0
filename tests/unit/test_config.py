"""config.toml over the presets: what holds without it, what it changes, and what a mistake in it costs."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.config import read_config
from perfmirror_ssg.config.keys_insights import SHIPPED
from perfmirror_ssg.settings import AudienceShare, Config, Event, Metric, OffRange, ReviewCycle
from perfmirror_ssg.weeks import Week
from tests.sites import parse_site

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "docs" / "samples"
BROKEN = sorted((ROOT / "tests" / "check").glob("E4[0-4]*.md"))


def read(text: str) -> Config:
    """Read a config that has no problems."""
    checked = read_config(text)
    assert checked.problems == ()
    return checked.value


@pytest.fixture(scope="module")
def complete() -> Config:
    return read((SAMPLES / "complete.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [None, "", "schema = 1\n", "\ufeff# nothing\r\n"])
def test_without_a_word_everything_is_as_shipped(text: str | None) -> None:
    checked = read_config(text)
    assert checked == read_config(None)
    assert checked.problems == ()
    config = checked.value
    assert (config.site.title, config.site.output, config.site.editor) == ("Mirror", "_site", "vscode")
    assert config.dimensions == ("input", "output", "outcome", "impact")
    assert [(p.start, p.role, p.level) for p in config.profiles] == [(None, "IC", 0)]
    assert (config.clocks.aware_days, config.clocks.resolve_days) == (14, 30)
    assert config.review is None


@pytest.mark.parametrize("sample", [*sorted(SAMPLES.glob("*.toml")), ROOT / "config.toml"], ids=lambda path: path.name)
def test_every_sample_reads_without_problems(sample: Path) -> None:
    assert read_config(sample.read_text(encoding="utf-8")).problems == ()


def test_the_complete_example_says_what_it_means(complete: Config) -> None:
    assert complete.site.start == Week(2025, 27)
    assert [(p.start, p.role, p.level, p.title) for p in complete.profiles] == [
        (Week(2025, 1), "IC", 5, "IC 5"),
        (Week(2026, 9), "Manager", 4, "Engineering Manager, Probes"),
    ]
    assert "wellbeing" not in complete.scorecards
    assert [c.name for c in complete.scorecards["stakeholders"].criteria] == ["trust", "clarity"]
    assert complete.metrics == {"focus-hours": Metric(name="focus-hours", title="Focus time", unit="h", better="up")}
    assert complete.headings["beschlüsse"] == "decision"
    assert complete.insights.off == ("primary-focus",)
    assert complete.insights.thresholds == {**SHIPPED, "balance-input": Fraction(45, 100)}
    assert complete.review == ReviewCycle(start=Week(2026, 6), weeks=26)
    assert complete.shares == (AudienceShare(audience="coach", scores=True, charts=("score", "balance"), tags=("probes",)),)
    assert complete.off == (OffRange(first=Week(2026, 32), last=Week(2026, 34), reason="holiday"),)
    assert complete.events == (Event(week=Week(2026, 9), label="Moved to the Probes team"),)
    (grows,) = [one for one in complete.expectations if (one.role, one.level, one.id) == ("Manager", 4, "grows-people")]
    assert grows.categories == ("mentoring", "one-on-one")


def test_output_got_cheap_asks_for_what_it_expects() -> None:
    config = read((SAMPLES / "output-got-cheap.toml").read_text(encoding="utf-8"))
    profile = config.profiles[0]
    assert config.dimensions == tuple(profile.weights) == ("learning", "judgment", "outcome", "impact")
    assert {category.dimension for category in config.categories.values()} == set(config.dimensions)
    expected = sum(
        profile.weights[category.dimension] * category.versions[-1].points * (category.versions[-1].expected or 0)
        for category in config.categories.values()
    )
    assert expected == Fraction("11.2")


def test_figures_are_exactly_as_written() -> None:
    config = read("[categories.meeting]\npoints = 0.1\nexpected = 2\n")
    assert config.categories["meeting"].versions[0].points == Fraction(1, 10)


def test_a_day_may_stand_in_quotes_or_not() -> None:
    assert read("[site]\ntoday = 2026-11-20\n").site.today == dt.date(2026, 11, 20)
    assert read('[site]\ntoday = "2026-11-20"\n').site.today == dt.date(2026, 11, 20)


def test_an_off_range_without_an_end_is_one_week() -> None:
    assert read('[[off]]\nfrom = "2026-W32"\nreason = "holiday"\n').off[0].last == Week(2026, 32)


def test_a_bad_value_costs_its_key_and_nothing_else() -> None:
    checked = read_config('[site]\ntitle = 3\nauthor = "Ada"\n[clocks]\naware_days = 7\nresolve_days = "x"\n')
    assert [problem.code for problem in checked.problems] == ["E404", "E404"]
    assert (checked.value.site.title, checked.value.site.author) == ("Mirror", "Ada")
    assert (checked.value.clocks.aware_days, checked.value.clocks.resolve_days) == (7, 30)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[[profile]]\nfrom = "2026-W01"\nrole = "Manager"\nlevel = "5"\ntemplate = true\n', "write level = 5"),
        ('[[profile]]\nfrom = "2026-W01"\nlevel = "50"\n', "write level = 4"),
        ('[[profile]]\nfrom = "2026-W01"\nlevel = 5\ntemplate = "false"\n', "write template = false"),
        ('[categories.one-on-one]\nexpected = "2"\n', "write expected = 2"),
        ('[categories.one-on-one]\npoints = " -0.75"\n', "write points = -0.75"),
        ('[insights]\noff = "over-expected"\n', 'write off = ["over-expected"]'),
        ('[scoring]\ndimensions = "output"\n', 'write dimensions = ["output"]'),
        ("[site]\ntitle = 5\n", 'write title = "5"'),
        ("[site]\nauthor = 2026-05-14\n", 'write author = "2026-05-14"'),
        ("[[expectations]]\nrole = 'IC'\nid = 'a'\ntext = 'b'\ntags = [5]\n", 'write "5"'),
        ("[[profile]]\nfrom = '2026-W01'\nlevel = 5\ntemplate = 1\n", "write template = true"),
    ],
)
def test_a_value_that_only_lacks_its_form_is_what_the_hint_writes(text: str, hint: str) -> None:
    (problem,) = read_config(text).problems
    assert (problem.code, problem.hint) == ("E404", hint)


def test_a_word_for_a_table_is_offered_with_the_table() -> None:
    text = '[[profile]]\nfrom = "2026-W01"\nrole = "Manager"\nlevel = 4\nweights = "{}"\n'
    hints = [read_config(text.format(word)).problems[0].hint for word in ("publishd", "mine")]
    assert hints == [
        'did you mean "published"? else write a table, as weights = {input = 0.4, output = 0.6}',
        'write "published", or a table, as weights = {input = 0.4, output = 0.6}',
    ]


def test_a_bad_entry_costs_that_entry() -> None:
    checked = read_config('[[event]]\nweek = "2026-W60"\nlabel = "x"\n[[event]]\nweek = "2026-W09"\nlabel = "y"\n')
    assert [(p.code, p.span.line, p.span.column) for p in checked.problems] == [("E405", 2, 8)]
    assert [event.label for event in checked.value.events] == ["y"]


def test_text_that_is_no_toml_costs_the_file_with_one_error() -> None:
    checked = read_config('[site]\nauthor = "Ada"\ntitle = Mirror\n[[off]]\nfrom = 3\n')
    assert [(p.code, p.span.line, p.span.column, p.hint) for p in checked.problems] == [
        ("E400", 3, 9, 'write title = "Mirror"')
    ]
    assert checked.value == read_config(None).value


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.stem)
def test_a_broken_config_has_the_problems_it_names(case: Path) -> None:
    site = parse_site(case.read_text(encoding="utf-8"))
    problems = read_config(site.files["config.toml"]).problems
    assert {(p.span.path, p.span.line, p.span.column, p.code) for p in problems} == site.expected
    assert all(problem.hint for problem in problems)


PIECES = st.sampled_from(
    [
        *"[]{}=,.#'\"\\ \n\t\r\x00é",
        "[[profile]]\n",
        "[site]\n",
        "[categories.x]\n",
        '"""',
        "'''",
        "title",
        "from",
        "weights",
        "bands",
        "tiers",
        " = ",
        "1",
        "0.5",
        "1e9",
        "nan",
        "true",
        '"2026-W20"',
        "2026-02-28",
        "2026-02-30",
        "07:32:00",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_stops_the_reading_and_every_place_lies_in_the_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in read_config(text).problems:
        span = problem.span
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.column + span.length <= len(lines[span.line - 1]) + 2


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "{b=" * 5000, "a = " + "9" * 5000, "a = 0x" + "f" * 5000])
def test_what_would_break_the_parser_is_a_problem_like_any_other(text: str) -> None:
    assert len(read_config(text).problems) == 1
