"""The weeks each profile held, what they came to, and which figures changed when."""

from fractions import Fraction

from msgspec.structs import replace

from perfmirror_ssg.analysis.career import Career, make_career
from perfmirror_ssg.analysis.periods import Silence
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.model import Entry
from perfmirror_ssg.settings import Band, Category, Config, Target
from tests.journals import category, config, entry, facts, gathered, item, profile

TWO = (profile("2026-W30", title="first"), profile("2026-W40", title="second"))


def career(*entries: Entry, settings: Config) -> Career:
    """Tell a career on the Friday of 2026-W47."""
    return make_career(make_report(gathered(*entries, settings=settings).value, settings))


def scored(first: int, last: int, score: str) -> list[Entry]:
    """Write weeks of 2026 with one item of input, whose points are set."""
    return [entry(f"2026-W{number}", item("one-on-one", score=score)) for number in range(first, last + 1)]


def test_each_profile_holds_from_its_first_week_to_the_one_before_the_next() -> None:
    found = career(*scored(28, 47, "50"), settings=config(profiles=TWO))
    first, second = found.tenures
    assert facts(str(first.last), second.last, second.before, first.before) == ("2026-W39", None, first.profile, None)
    assert facts(len(found.earlier), len(first.terms), len(second.terms)) == (2, 10, 7)


def test_the_mean_is_of_counted_weeks_and_judged_by_the_target_of_the_profile() -> None:
    low = replace(TWO[1], target=Target(period_weeks=6, bands=(Band(name="High", threshold=Fraction(120)),)))
    first, second = career(
        *scored(30, 39, "50"),
        entry("2026-W40", off="holiday"),
        *scored(42, 46, "50"),
        settings=config(profiles=(TWO[0], low)),
    ).tenures
    assert facts(first.counted, first.mean, first.prorated, first.band and first.band.name) == (10, 20, 240, "Strong")
    assert facts(second.counted, second.sum, second.prorated, second.band and second.band.name) == (5, 100, 120, "High")
    assert {state.value: count for state, count in second.states.items()} == {"off": 1, "missing": 1, "written": 5}


def test_too_few_weeks_have_a_mean_and_no_band() -> None:
    _, second = career(*scored(30, 42, "50"), settings=config(profiles=TWO)).tenures
    assert facts(second.counted, second.needed, second.mean, second.band, second.silence) == (3, 4, 20, None, Silence.TOO_FEW)


def test_a_profile_that_has_not_begun_has_no_figure() -> None:
    _, second = career(*scored(30, 46, "50"), settings=config(profiles=(TWO[0], profile("2026-W50")))).tenures
    assert facts(second.terms, second.mean, second.prorated, second.silence) == ((), None, None, Silence.NO_DATA)


def test_missing_weeks_count_as_zero_only_where_config_says_so() -> None:
    weeks = [*scored(40, 43, "50"), *scored(46, 46, "50")]
    prorated = career(*weeks, settings=config(profiles=TWO)).tenures[1]
    zero = career(*weeks, settings=config(profiles=TWO, missing="zero")).tenures[1]
    assert facts(prorated.entered, prorated.mean) == (5, 20)
    assert facts(zero.entered, zero.counted, zero.mean) == (7, 5, Fraction(100, 7))


def test_a_figure_that_is_stated_again_is_no_change() -> None:
    one = category("one-on-one", "input", 5).versions[0]
    later = (
        replace(one, start=scored(41, 41, "1")[0].week),
        replace(one, start=scored(43, 43, "1")[0].week, points=Fraction(2)),
    )
    changed = Category(name="one-on-one", dimension="input", description="", aliases=(), versions=(one, *later))
    settings = config(profiles=TWO, categories={**config().categories, "one-on-one": changed})
    first, second = career(*scored(30, 46, "50"), settings=settings).tenures
    assert first.changes == ()
    assert [(str(change.week), change.category, change.of_points) for change in second.changes] == [
        ("2026-W43", "one-on-one", True)
    ]
