"""A career over time: what config says from a week on leaves every page of an earlier week as it was, byte for byte.

Two things reach back, and are said in docs/format.md: the first profile, and the categories that only a template has.
"""

import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from perfmirror_ssg.analysis.career import Career, make_career
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.build import read, set_up
from perfmirror_ssg.model import Entry, When
from perfmirror_ssg.settings import Profile
from perfmirror_ssg.weeks import Week, week_range
from tests.editions import TODAY
from tests.journals import config, entry, gathered, item, profile
from tests.sites import write_site

FIRST, LAST = Week(2025, 50), Week(2026, 8)

FRONTS = (
    "input: {one-on-one: 3, code-review: {count: 2, for: grows-people}}\ntags: [growth]",
    "output: {pull-request: [one, {note: two, score: 2.5}], design-doc: [[2025-W50]]}\nratings: {learning: 4}",
    "input: {juggling: 2}\nimpact: {hire: 1}\nmetrics: {focus-hours: 7}\noff: holiday",
    "summary: Quiet.\noutput: {late-delivery: 1}\nquestions: [{title: Why, id: why-ID, revisit: 2026-W03}]",
)
BODY = "## Decisions\n- Ship it [revisit:: 2026-W05] ^ship-ID\n\nSee [[2026-W01]].\n"

YEARS = """
[[profile]]
from = "2025-W01"
role = "Manager"
level = 4
[[categories.hire.change]]
from = "2025-W52"
points = 2
[[event]]
week = "2025-W51"
label = "Began"
"""
BASES = ("", '[[profile]]\nfrom = "2025-W51"\nrole = "IC"\nlevel = 5\n', YEARS)
"""What config says before. The first profile holds for the weeks before it too, so none may begin where there was none:
that has a test of its own."""

CHANGES: Mapping[str, str] = {
    "profile": '[[profile]]\nfrom = "@"\nrole = "Manager"\nlevel = 5\ntitle = "Other"\ntarget = {period_weeks = 6}\n',
    "weights": '[[profile]]\nfrom = "@"\nrole = "IC"\nweights = {input = 0.1, output = 0.2, outcome = 0.3, impact = 0.4}\n',
    "template": '[[profile]]\nfrom = "@"\nrole = "Manager"\nlevel = 5\nweights = "published"\ntemplate = true\n',
    "points": '[[categories.one-on-one.change]]\nfrom = "@"\npoints = 1\n',
    "tiers": '[[categories.pull-request.change]]\nfrom = "@"\ntiers = [[1, 3], [3, 5]]\n',
    "expected": '[[categories.code-review.change]]\nfrom = "@"\nexpected = 7\n',
    "event": '[[event]]\nweek = "@"\nlabel = "Moved"\n',
    "off": '[[off]]\nfrom = "@"\nto = "2026-W20"\nreason = "leave"\n',
    "expectation": '[[expectations]]\nrole = "IC"\nlevel = 5\nid = "reads-much"\ntext = "Reads"\ncategories = ["study"]\n',
}
"""What may begin in a week."""

weeks = st.sampled_from(tuple(week_range(FIRST, LAST)))
journals = st.dictionaries(weeks, st.sampled_from(FRONTS), min_size=2, max_size=6)
PROFILES = frozenset(("profile", "weights", "template"))
changes = st.tuples(
    st.sampled_from([frozenset(), *(frozenset({name}) for name in sorted(PROFILES))]),
    st.frozensets(st.sampled_from(sorted(CHANGES.keys() - PROFILES))),
).map(lambda pair: pair[0] | pair[1])


def pages(journal: Mapping[Week, str], config: str, until: Week) -> dict[str, bytes]:
    """Return the pages of weeks before one, of records, and of the year before."""
    files = {
        f"journal/{week}.md": f"---\n{front}\n---\n{BODY}".replace("ID", str(week).lower()) for week, front in journal.items()
    }
    with TemporaryDirectory() as folder:
        root = write_site(Path(folder), {**files, "config.toml": f"schema = 1\n{config}"})
        mirror = read(root, lambda _: TODAY)
        assert all(problem.span.path != "config.toml" for problem in mirror.errors)
        press = set_up(mirror).value
        wanted = {f"weeks/{week}.html" for week in journal if week < until}
        wanted |= {path for path in press.pages if path.startswith("records/")}
        wanted |= {"weeks/2025.html"} & press.pages.keys() if until.year > 2025 else set()
        return {path: press.make(path, press.view(path)).value for path in wanted}


@given(journals, weeks, st.sampled_from(BASES), changes)
@example(
    {Week(2026, 1): FRONTS[0], Week(2026, 5): FRONTS[0]}, Week(2026, 5), BASES[1], CHANGES.keys() - {"weights", "template"}
)
@example({Week(2026, 1): FRONTS[1], Week(2026, 5): FRONTS[1]}, Week(2026, 5), BASES[2], CHANGES.keys() - {"profile", "weights"})
@settings(max_examples=max(5, settings().max_examples // 4))
def test_what_begins_in_a_week_leaves_every_earlier_week_as_it_was(
    journal: dict[Week, str], begins: Week, base: str, named: frozenset[str]
) -> None:
    kept = named if "[[profile]]" in base and Week(2025, 51) < begins else named - PROFILES
    later = "".join(text.replace("@", str(begins)) for name, text in CHANGES.items() if name in kept)
    before = pages(journal, base, begins)
    assert before
    assert pages(journal, f"{base}{later}", begins) == before


@given(journals, weeks, st.sampled_from(sorted(PROFILES)))
@settings(max_examples=max(5, settings().max_examples // 4))
def test_the_first_profile_reaches_back_with_its_weights_and_template(
    journal: dict[Week, str], begins: Week, name: str
) -> None:
    reaching, from_ever = (pages(journal, CHANGES[name].replace("@", str(week)), begins) for week in (begins, FIRST.shift(-1)))
    assert reaching == from_ever


@given(journals, weeks, weeks)
@example({Week(2026, 1): FRONTS[0]}, Week(2026, 1), Week(2026, 5))
@settings(max_examples=max(5, settings().max_examples // 4))
def test_a_category_of_a_later_template_is_known_in_older_weeks_with_its_lowest_points(
    journal: dict[Week, str], named: Week, begins: Week
) -> None:
    journal = {**journal, named: "input: {strategy: 2, one-on-one: 1}"}
    base = '[[profile]]\nfrom = "2025-W01"\nrole = "IC"\nlevel = 5\n'
    stated = '[categories.strategy]\ndimension = "input"\npoints = 10\n'
    reaching = pages(journal, f"{base}{CHANGES['template'].replace('@', str(begins))}", begins)
    assert reaching == pages(journal, f"{base}{stated}", begins)
    page = f"weeks/{named}.html"
    assert named >= begins or reaching[page] != pages(journal, base, begins)[page]


entries = st.dictionaries(
    st.integers(min_value=30, max_value=47), st.sampled_from((0, 1, 4, None)), min_size=1, max_size=18
).map(lambda drawn: [_entry(number, count) for number, count in drawn.items()])
starts = st.lists(st.integers(min_value=28, max_value=49), min_size=1, max_size=4, unique=True).map(sorted)


def _entry(number: int, count: int | None) -> Entry:
    return entry(f"2026-W{number}", off="ill") if count is None else entry(f"2026-W{number}", item("one-on-one", count))


def _profiles(numbers: list[int]) -> tuple[Profile, ...]:
    return tuple(profile(f"2026-W{number}", title=str(number)) for number in numbers)


def career(said: list[Entry], profiles: tuple[Profile, ...]) -> Career:
    settings = config(profiles=profiles)
    return make_career(make_report(gathered(*said, settings=settings).value, settings))


@given(entries, starts)
def test_every_week_that_is_over_lies_in_one_tenure_or_before_the_first(said: list[Entry], numbers: list[int]) -> None:
    settings = config(profiles=_profiles(numbers))
    report = make_report(gathered(*said, settings=settings).value, settings)
    found = make_career(report)
    weeks = [*(slot.week for slot in found.earlier), *(t.slot.week for tenure in found.tenures for t in tenure.terms)]
    assert weeks == [slot.week for slot in report.journal.weeks if slot.when is When.PAST]
    counted = [slot.week for slot in report.journal.weeks if slot.counted and slot.week >= Week(2026, numbers[0])]
    assert sum(tenure.counted for tenure in found.tenures) == len(counted)
    assert sum((tenure.sum for tenure in found.tenures), Fraction(0)) == sum(
        (report.scores[week].score for week in counted), Fraction(0)
    )


@given(entries, starts, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_no_tenure(said: list[Entry], numbers: list[int], chance: random.Random) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)
    assert career(shuffled, _profiles(numbers)) == career(said, _profiles(numbers))


@given(entries, starts)
def test_a_later_profile_ends_the_last_tenure_and_leaves_those_before(said: list[Entry], numbers: list[int]) -> None:
    before, after = career(said, _profiles(numbers)), career(said, _profiles([*numbers, 50]))
    assert after.tenures[:-2] == before.tenures[:-1]
    assert after.tenures[-2].last == Week(2026, 49)
    assert after.tenures[-2].mean == before.tenures[-1].mean
