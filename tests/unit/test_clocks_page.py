"""The page of the two clocks: what it says with many gaps, with few, with none, and to others."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from perfmirror_ssg.analysis.quartiles import Bounded
from perfmirror_ssg.pages import clocks
from perfmirror_ssg.pages.clock_words import short_weeks
from perfmirror_ssg.pages.clocks import ClocksView
from tests.editions import CONFIG, edition_of, shared_site, site_of, words

Journal = Callable[[str], Path]

GAPS = """==> journal/2026-W10.md <==
## Gaps
- Tokens refused [began:: 2026-02-02] [noticed:: 2026-03-04] [mitigated:: 2026-03-05] [stage:: detect] [theme:: time] ^tokens
- Builds wait [began:: 2026-03-01] [noticed:: 2026-03-03] [resolved:: 2026-03-06] [prevention:: a second runner] ^builds
==> journal/2026-W20.md <==
## Gaps
- No staging [began:: 2026-05-01] [noticed:: 2026-05-12] [next:: ask for an account] [stage:: scope] ^staging
- Pages say where [noticed:: 2026-05-13] [status:: accepted] ^pages
- Clocks disagree [began:: 2026-05-04] [noticed:: 2026-05-14] [theme:: time] [stage:: scope] ^clocks

## Commitments
- Ask for an account [by:: 2026-W21] ^ask
- Write the letter [by:: 2026-W22] ^letter
==> journal/2026-W21.md <==
## Updates
- ^ask [status:: done]
==> journal/2026-W47.md <==
## Gaps
- Alerts reach nobody [began:: 2026-11-12] [noticed:: 2026-11-16] [stage:: scope] ^alerts
"""


def view_of(journal: Journal, text: str) -> ClocksView:
    return clocks.view(edition_of(journal(CONFIG + text)))


def test_with_enough_gaps_the_page_says_both_clocks(journal: Journal) -> None:
    view = view_of(journal, GAPS)
    # To awareness: 2, 4, 10, 11, 30. To resolution: 3, and at least 1, 4, 190, 192, 261.
    assert view.said[0] == "The median time from when a gap began to when it was noticed is 10 days (n\u00a0=\u00a05)."
    # Of 3, and at least 1, 4, 190, 192 and 261: the middle lies between 4 and 190.
    assert view.said[1] == "From there to its resolution it is at least 97 days (n\u00a0=\u00a06)."
    assert view.thin is None
    awareness, resolution = view.figures
    assert (awareness.median, awareness.lower, awareness.upper, awareness.count) == ("10", "4", "11", "5 gaps")
    assert resolution.count == "6 gaps, 5 of them a lower bound"
    assert resolution.median.startswith("≥ ")


def test_each_gap_with_both_times_is_a_dot_that_leads_to_it(journal: Journal) -> None:
    chart = view_of(journal, GAPS).chart
    assert chart is not None
    said = {dot.path: dot.words for dot in chart.dots}
    assert said["records/builds.html"] == "Builds wait: noticed after 2 days, resolved after 3 days (high performer)"
    assert said["records/staging.html"] == "No staging: noticed after 11 days, open for 192 days so far (frustrated stagnation)"
    assert said["records/alerts.html"] == "Alerts reach nobody: noticed after 4 days, open for 4 days so far"
    assert "records/pages.html" not in said
    assert "1 danger, 2 frustrated stagnation and 1 high performer. 1 gap may still end" in chart.sentence
    assert [row[0].text for row in chart.rows][:2] == ["Alerts reach nobody", "Clocks disagree"]
    assert len(chart.rows) == 6


def test_an_accepted_gap_is_not_told_as_open(journal: Journal) -> None:
    gap = "- Pages say where [began:: 2026-05-12] [noticed:: 2026-05-12] [status:: accepted] ^pages\n"
    chart = view_of(journal, f"==> journal/2026-W20.md <==\n## Gaps\n{gap}").chart
    assert chart is not None
    # Accepted in W20, whose Thursday is two days after it was noticed: within the limit, so no zone, and none to come.
    assert chart.sentence == "1 gap was accepted too early to be in a zone. A ring without an arrow was accepted: it stays."
    assert [(dot.look, dot.words) for dot in chart.dots] == [
        ("tone-ink hollow", "Pages say where: noticed after 0 days, accepted after 2 days")
    ]


def test_an_open_gap_is_a_ring_with_an_arrow_and_a_resolved_one_a_dot(journal: Journal) -> None:
    chart = view_of(journal, GAPS).chart
    assert chart is not None
    assert {dot.path: "open-y" in dot.look for dot in chart.dots} == {
        "records/builds.html": False,
        "records/tokens.html": True,
        "records/staging.html": True,
        "records/clocks.html": True,
        "records/alerts.html": True,
    }
    assert not any("hollow" in dot.look for dot in chart.dots)


def test_every_share_opens_into_its_records(journal: Journal) -> None:
    fates = {fate.words: [ref.text for ref in fate.records] for fate in view_of(journal, GAPS).fates}
    assert fates == {
        "3 of 6 open": ["No staging", "Clocks disagree", "Alerts reach nobody"],
        "1 of 6 mitigated, and no more": ["Tokens refused"],
        "1 of 6 closed, with what prevents the next one": ["Builds wait"],
        "1 of 6 accepted as it is": ["Pages say where"],
        "1 of 6 came back": ["Clocks disagree"],
        "1 of 2 commitments I made was done by its date": ["Ask for an account", "Write the letter"],
    }


def test_commitments_are_counted_as_one_or_many(journal: Journal) -> None:
    gap = "==> journal/2026-W20.md <==\n## Gaps\n- No staging ^staging\n## Commitments\n"
    for promised, said in (
        (1, "1 of 1 commitment I made was done by its date"),
        (2, "2 of 2 commitments I made were done by their"),
    ):
        lines = "".join(f"- Word {n} [by:: 2026-W21] ^word-{n}\n" for n in range(promised))
        done = "".join(f"- ^word-{n} [status:: done]\n" for n in range(promised))
        fates = view_of(journal, f"{gap}{lines}==> journal/2026-W21.md <==\n## Updates\n{done}").fates
        assert fates[-1].words.startswith(said)


def test_a_gap_that_is_over_is_at_no_stage(journal: Journal) -> None:
    text = "==> journal/2026-W20.md <==\n## Gaps\n- One [stage:: fix] ^one\n- Two [stage:: fix] [status:: accepted] ^two\n"
    parts = {part.title: [[mark.key for mark in row.marks] for row in part.rows] for part in view_of(journal, text).parts}
    assert parts == {"Open": [["stage"]], "Closed or accepted": [[]]}


def test_a_gap_that_came_back_says_after_which(journal: Journal) -> None:
    back = next(fate for fate in view_of(journal, GAPS).fates if fate.words.endswith("came back"))
    assert [ref.note for ref in back.records] == ["after “Tokens refused”, by its theme"]


def test_the_path_shows_what_stands_where_and_how_long_things_stood(journal: Journal) -> None:
    view = view_of(journal, GAPS)
    stages = {row.stage: ([(ref.text, ref.note) for ref in row.here], row.stood) for row in view.stages}
    assert [*stages] == ["Detect", "Scope", "Understand", "Diagnose", "Fix", "Validate"]
    assert stages["Detect"] == ([("Tokens refused", "37 weeks")], "1 stay")
    assert [text for text, _ in stages["Scope"][0]] == ["Clocks disagree", "No staging", "Alerts reach nobody"]
    assert [(ref.text, ref.note) for ref in view.stages[0].stays] == [("Tokens refused", "from 2026-W10, ≥ 37 weeks")]
    assert view.stuck == ""


def test_one_week_is_one_week_and_every_other_time_is_weeks() -> None:
    times = (Bounded(value=Fraction(1)), Bounded(value=Fraction(3, 2)), Bounded(value=Fraction(37), at_least=True))
    assert [short_weeks(time) for time in times] == ["1 week", "1.5 weeks", "≥ 37 weeks"]


def test_with_enough_stays_at_two_stages_the_page_says_where_gaps_stay_longest(journal: Journal) -> None:
    opened = "".join(f"- Gap {n} [stage:: scope] ^gap-{n}\n" for n in range(5))
    moved = "".join(f"- ^gap-{n} [stage:: fix]\n" for n in range(5))
    view = view_of(journal, f"==> journal/2026-W20.md <==\n## Gaps\n{opened}==> journal/2026-W40.md <==\n## Updates\n{moved}")
    assert [row.stood for row in view.stages if row.stood] == ["5 stays, median 20 weeks", "5 stays, median ≥ 7 weeks"]
    # Scope from W20 to W40, fix from W40 to the current week, W47.
    assert (
        view.stuck
        == "Of the stages with 5 stays or more, scope keeps gaps longest: the median stay there is 20 weeks (n\u00a0=\u00a05)."
    )


def test_a_gap_without_a_next_step_is_asked_for_one(journal: Journal) -> None:
    asks = [(ask.gap.text, ask.line) for ask in view_of(journal, GAPS).asks]
    assert asks == [
        ("Clocks disagree", "- ^clocks [next:: ]"),
        ("Alerts reach nobody", "- ^alerts [next:: ]"),
        ("Tokens refused", "- ^tokens [next:: ]"),
    ]


def test_quarters_come_newest_first_with_their_gaps(journal: Journal) -> None:
    rows = view_of(journal, GAPS).quarters
    assert [(row.name, row.count, row.aware) for row in rows] == [
        ("2026-Q4", "1 gap", "4"),
        ("2026-Q2", "3 gaps", "10, 11"),
        ("2026-Q1", "2 gaps", "2, 30"),
    ]


def test_with_few_gaps_there_are_rows_and_no_verdict(journal: Journal) -> None:
    view = view_of(journal, "==> journal/2026-W20.md <==\n## Gaps\n- No staging [began:: 2026-05-01] ^staging\n")
    assert view.said == ()
    assert view.thin is not None
    assert view.thin.sentence.endswith("so far there is 1.")
    assert (view.thin.format.path, view.stuck, view.figures) == ("format.html#gap", "", ())
    assert [part.title for part in view.parts] == ["Open"]


def test_without_gaps_the_page_says_what_it_would_need(journal: Journal) -> None:
    site = site_of(journal(CONFIG))
    said = words(site["clocks.html"])
    assert "from 5 gaps that say when they began" in said
    assert "^billing-staging" in said
    assert "Four zones" not in said


def test_others_see_the_list_alone(journal: Journal) -> None:
    page = shared_site(journal(CONFIG + GAPS))["clocks.html"]
    said = words(page)
    assert "Tokens refused" in said
    assert [word for word in ("Two clocks", "Four zones", "days", "stuck", "came back", "charts.") if word in said] == []
    assert "charts." not in page


def test_a_gap_leads_from_its_dot_to_its_page(journal: Journal) -> None:
    page = site_of(journal(CONFIG + GAPS))["clocks.html"]
    assert 'class="spot tone-ink open-y' in page
    assert 'href="records/staging.html" aria-labelledby="zones-' in page
