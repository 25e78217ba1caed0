"""The page of hypotheses: how sure over time, the last forecast beside what came, calibration opened into its sum."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.pages import hypotheses
from perfmirror_ssg.pages.hypotheses import HypothesesView
from perfmirror_ssg.pages.lists import Beside
from tests.editions import CONFIG, edition_of, shared_site, site_of, words

Journal = Callable[[str], Path]

LOG = """==> journal/2026-W20.md <==
## Hypotheses
- Latency matters [confidence:: 60%] [domain:: probes] ^latency
- Nobody reads it [confidence:: 50%] [domain:: status] ^unread
- Two will do [confidence:: 70%] ^two
- It was said late ^late
- It went away [confidence:: 40%] ^away
==> journal/2026-W24.md <==
## Hypotheses
- ^latency [confidence:: 80%]
- ^two [confidence:: 90%]
==> journal/2026-W30.md <==
## Updates
- ^two [status:: refuted]
- ^late [status:: confirmed] [confidence:: 99%]
- ^away [status:: void]
"""


def page(journal: Journal, log: str = LOG) -> HypothesesView:
    view = hypotheses.view(edition_of(journal(CONFIG + log)))
    assert isinstance(view, HypothesesView)
    return view


def besides(view: HypothesesView) -> dict[str, Beside]:
    return {row.id: row.beside for part in view.parts for row in part.rows if row.beside}


def test_every_confidence_stands_with_its_week(journal: Journal) -> None:
    beside = besides(page(journal))["latency"]
    assert [(step.note, step.text, step.path) for step in beside.course] == [
        ("60%", "W20", "weeks/2026-W20.html#^latency"),
        ("80%", "W24", "weeks/2026-W24.html#^latency"),
    ]
    assert beside.line.startswith("0,40 ")


def test_the_confidence_stands_once(journal: Journal) -> None:
    assert all(mark.key != "confidence" for part in page(journal).parts for row in part.rows for mark in row.marks)


def test_a_settled_one_says_its_last_forecast_and_what_came(journal: Journal) -> None:
    said = besides(page(journal))
    assert [step.note for step in said["two"].course] == ["70%", "90%"]
    assert said["two"].words == ("did not come true",)
    assert said["late"].words == ("no forecast: the confidence came once it was known; it came true",)
    assert (said["late"].course, said["away"].words) == ((), ())


def test_open_ones_can_be_read_by_domain_where_there_are_several(journal: Journal) -> None:
    assert [(domain.name, [to.text for to in domain.records]) for domain in page(journal).domains] == [
        ("Probes", ["Latency matters"]),
        ("Status", ["Nobody reads it"]),
    ]


def test_the_score_opens_into_each_forecast(journal: Journal) -> None:
    found = page(journal).calibration
    assert found.sentence == "1 forecast: too few to say (n < 20). It would need 19 more."
    assert [(row.record.path, row.said, row.week.text, row.came, row.error) for row in found.rows] == [
        ("records/two.html", "90%", "W24", "did not", "0.81")
    ]
    assert (found.steps, found.score) == ("0.81 ÷ 1 forecast", "0.81")
    assert [(left.why, [to.text for to in left.records]) for left in found.left_out] == [
        ("1 void", ["It went away"]),
        ("1 with a confidence only once it was known", ["It was said late"]),
    ]


def test_the_chart_opens_into_the_table_of_its_bins(journal: Journal) -> None:
    chart = page(journal).calibration.chart
    assert chart is not None
    assert [[cell.text for cell in row] for row in chart.rows] == [["90 to 100%", "1", "90%", "0", "0%", "0% – 79%"]]
    assert len(chart.whiskers) == len(chart.guides) == 1


def test_twenty_far_from_what_was_said_are_told_in_one_sentence(journal: Journal) -> None:
    opened = "".join(f"- Bet {n} [confidence:: 90%] ^bet-{n}\n" for n in range(20))
    closed = "".join(f"- ^bet-{n} [status:: {'confirmed' if n < 6 else 'refuted'}]\n" for n in range(20))
    log = f"==> journal/2026-W20.md <==\n## Bets\n{opened}==> journal/2026-W30.md <==\n## Bets\n{closed}"
    view = page(journal, log)
    told = "Of 20 hypotheses that I called 90% likely, 6 came true: fewer than chance explains."
    assert view.calibration.sentence == told
    assert view.calibration.pairs[0].note == "0 is always sure and right; 0.25 is always saying 50%, 0.21 always 30%"
    # It stands above the list, and in its part below it.
    site = words(site_of(journal(CONFIG + log))["hypotheses.html"])
    assert site.index(f"{told} Calibration") < site.index("Settled 20 newest first") < site.rindex(told)


def test_few_forecasts_are_compared_with_nothing(journal: Journal) -> None:
    assert page(journal).calibration.pairs[0].note == "0 is always sure and right"


def test_without_a_forecast_it_says_what_it_needs_and_where_that_is_told(journal: Journal) -> None:
    needs = page(journal, "").calibration.needs
    assert needs is not None
    assert needs.format.path == "format.html#hypothesis"
    told = words(site_of(journal(CONFIG))["hypotheses.html"])
    assert "Calibration needs hypotheses that were confirmed or refuted" in told
    # One line begins a hypothesis, the other one settles it.
    assert told.count(KIND["hypothesis"].example) == 1
    assert needs.example == "- ^latency-matters [status:: confirmed]"
    assert KIND["hypothesis"].example.endswith("^latency-matters")


def test_for_others_it_is_the_list_and_nothing_more(journal: Journal) -> None:
    told = shared_site(journal(CONFIG + LOG))["hypotheses.html"]
    assert "Latency matters" in told
    assert not [word for word in ("alibration", "Brier", "forecast", "charts.css", "course") if word in told]
