"""The model for a time when output got cheap: its document, its sample, and a site of it."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from perfmirror_ssg.build import read
from perfmirror_ssg.config import read_config
from perfmirror_ssg.pages.home import view as home
from perfmirror_ssg.pages.profile import view as profile
from perfmirror_ssg.weeks import Week
from tests.editions import TODAY, edition_of, site_of, words
from tests.journals import facts
from tests.sites import write_site

DOCS = Path(__file__).parents[2] / "docs"
DOCUMENT = (DOCS / "another-model.md").read_text(encoding="utf-8")
CONFIG = (DOCS / "samples/output-got-cheap.toml").read_text(encoding="utf-8")
WEEK = (DOCS / "samples/output-got-cheap.md").read_text(encoding="utf-8")

_ROW = re.compile(r"\| (\w+) \| ([^|]*)\| (\d+) \| ([\d.]+) \| ([\d.]+) \|")


def sums() -> dict[str, tuple[Fraction, Fraction, Fraction]]:
    """Return the worked sum of the document: points, weight and product of each dimension, each product checked."""
    rows = {}
    for name, pieces, *figures in _ROW.findall(DOCUMENT):
        points, weight, product = map(Fraction, figures)
        worked = [piece.replace("−", "-").split(" × ") for piece in pieces.strip().split(" + ") if piece]
        assert points == sum(int(count) * int(each) for count, each in worked)
        assert product == points * weight
        rows[name] = (points, weight, product)
    return rows


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a journal of the sample week in this model: ten times, one week of leave, one forgotten."""
    numbers = [*range(35, 40), *range(41, 46)]
    later = WEEK.replace("2026-W26", "2026-W48")
    weeks = {f"journal/2026/2026-W{number}.md": later.replace("nightly-report", f"report-{number}") for number in numbers}
    leave = {"journal/2026/2026-W40.md": "---\noff: leave\n---\n"}
    return write_site(tmp_path, {"config.toml": CONFIG, **weeks, **leave})


def test_the_document_shows_the_sample_week_and_figures_of_the_sample_config() -> None:
    assert f"```markdown\n{WEEK}```" in DOCUMENT
    shown = re.search(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    assert shown
    excerpt, whole = read_config(shown[1]).value, read_config(CONFIG).value
    assert excerpt.dimensions == whole.dimensions
    assert excerpt.profiles[0].weights == whole.profiles[0].weights
    assert excerpt.categories["prediction-checked"] == whole.categories["prediction-checked"]


def test_the_worked_sum_is_what_a_build_makes_of_the_week(site: Path) -> None:
    mirror = read(site, lambda _: TODAY)
    assert mirror.problems == ()
    score = mirror.report.scores[Week(2026, 35)]
    assert {d.name: (d.points, d.weight, d.weighted) for d in score.dimensions} == sums()
    assert f"**{score.score}**" in DOCUMENT


def test_a_period_in_it_is_judged_as_any_other(site: Path) -> None:
    period = read(site, lambda _: TODAY).report.period
    assert period.band
    assert facts(period.counted, period.score, period.band.name) == (10, 132, "Strong Performance")
    assert [share.dimension for share in period.shares] == ["learning", "judgment", "outcome", "impact"]


def test_its_pages_speak_of_its_dimensions_only(site: Path) -> None:
    edition = edition_of(site)
    assert [row.label for row in home(edition).shares] == ["Learning", "Judgment", "Outcome", "Impact"]
    assert profile(edition).tenures[0].verdict == "points a week on 10 counted weeks; 132 in 12 weeks: Strong Performance."
    pages = site_of(site)
    week = words(pages["weeks/2026-W35.html"])
    assert "11 points" in week
    assert "Unread merge 1 × −4" in week
    for path in ("index.html", "trends.html", "scoring.html", "profile.html", "weeks/2026-W35.html"):
        assert not re.search(r"\b(Input|Output)\b", words(pages[path])), path
