"""What a period held, against journals counted by hand."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

from perfmirror_ssg.analysis.reviews import Review, Reviews, review_of
from tests.editions import CONFIG, edition_of, weeks

Journal = Callable[[str], Path]

# 0.4 of input: 5 points make 2 of score, 10 make 4.
ONE, TWO = (f"---\ninput:\n  one-on-one: {count}\n---\n" for count in (1, 2))


def reviews(journal: Journal, text: str) -> Reviews:
    return edition_of(journal(CONFIG + text)).report.reviews


def review(journal: Journal, text: str, name: str) -> Review:
    found = reviews(journal, text)
    return review_of(found, found.periods[name])


def test_the_mean_stands_on_counted_weeks_alone(journal: Journal) -> None:
    # July 2026 has the weeks W27 to W31: 2 + 2 + 4 on three of them, one off, one missing.
    off = "==> journal/2026-W30.md <==\n---\noff: holiday\ninput: {one-on-one: 9}\n---\n"
    mean = review(journal, f"{weeks(27, 28, ONE)}\n{weeks(29, 29, TWO)}\n{off}\n{weeks(32, 32, ONE)}", "2026-07").mean
    assert (mean.counted, mean.over, mean.sum, mean.value) == (3, 5, Fraction(8), Fraction(8, 3))
    (part,) = (part for part in mean.parts if part.points)
    assert (part.dimension, part.points, part.weighted) == ("input", Fraction(20), Fraction(8))
    assert mean.says


def test_a_mean_of_fewer_than_three_weeks_is_not_compared(journal: Journal) -> None:
    # Two of four weeks are more than a third of them, and fewer than three.
    two, three = (review(journal, weeks(30 - n, 29, ONE) + weeks(32, 32, ONE), "2026-07").mean for n in (2, 3))
    assert (two.counted, two.weeks, two.needed, two.says) == (2, 4, 3, False)
    assert (three.counted, three.says) == (3, True)


def test_a_period_without_a_counted_week_has_no_mean_and_is_not_judged(journal: Journal) -> None:
    found = review(journal, weeks(1, 20, "Words.\n"), "2026-Q1")
    assert (found.mean.value, found.mean.says, found.judged) == (None, False, None)


def test_a_period_shorter_than_the_target_speaks_of_is_not_judged_by_it(journal: Journal) -> None:
    text = weeks(1, 30, ONE)
    assert review(journal, text, "2026-05").judged is None
    judged = review(journal, text, "2026-Q2").judged
    assert judged
    # Twelve weeks of 2 points, to the last week of June.
    assert (str(judged.last), judged.score) == ("2026-W26", Fraction(24))


def test_the_period_that_is_not_over_is_judged_up_to_the_last_week_that_is(journal: Journal) -> None:
    found = review(journal, weeks(30, 46, ONE), "2026-Q4")
    assert found.judged
    assert (found.running, str(found.judged.last), found.mean.counted) == (True, "2026-W46", 7)


RECORDS = """==> journal/2026-W14.md <==
## Questions
- Who owns alerts ^alerts
- Who pays ^pays
- [x] Done before it was written down ^done-before
## Decisions
- Keep one repository ^one-repository
## Hypotheses
- It lasts [confidence:: 70%] ^lasts
==> journal/2026-W20.md <==
## Updates
- ^alerts [status:: answered] [answer:: the squad that raises them]
- ^one-repository [status:: reversed] It did not work.
- ^lasts [confidence:: 40%]
## Wins
- A quiet night
==> journal/2026-W24.md <==
## Updates
- ^lasts [status:: refuted]
- ^one-repository More words, and nothing else.
==> journal/2026-W28.md <==
## Updates
- ^alerts [status:: open]
- ^pays [status:: dropped]
"""


def test_what_was_closed_is_told_as_it_stood_at_the_end_of_the_period(journal: Journal) -> None:
    found = reviews(journal, RECORDS)
    quarter, half, year = (review_of(found, found.periods[name]) for name in ("2026-Q2", "2026-H1", "2026"))
    assert [word.record.id for word in quarter.closed["question"]] == ["alerts"]
    assert quarter.closed == half.closed
    # Opened again in July: of the whole year it is not closed any more.
    assert [word.record.id for word in year.closed["question"]] == ["pays"]
    assert [str(word.moment.week) for word in quarter.closed["hypothesis"]] == ["2026-W24"]


def test_a_decision_is_told_once_by_the_last_word_that_changed_it(journal: Journal) -> None:
    found = review(journal, RECORDS, "2026-Q2")
    assert [(word.moment.status, str(word.moment.week)) for word in found.decisions] == [("reversed", "2026-W20")]
    assert [word.record.title.plain for word in found.opened["win"]] == ["A quiet night"]


def test_gaps_are_told_by_the_weeks_of_their_dates(journal: Journal) -> None:
    gap = "- No staging [began:: 2026-02-01] [noticed:: 2026-03-05] [resolved:: 2026-04-20] [status:: closed] ^no-staging"
    text = f"==> journal/2026-W10.md <==\nWords.\n==> journal/2026-W20.md <==\n## Gaps\n{gap}\n"
    found = reviews(journal, text)
    first, second = (review_of(found, found.periods[name]) for name in ("2026-Q1", "2026-Q2"))
    assert [(len(one.noticed), len(one.ended)) for one in (first, second)] == [(1, 0), (0, 1)]
    (ended,) = second.ended
    # From 5 March to 20 April.
    assert ended.resolve
    assert ended.resolve.value == 46


def test_a_gap_that_was_opened_again_ended_where_it_did_too(journal: Journal) -> None:
    text = dedent("""
        ==> journal/2026-W10.md <==
        ## Gaps
        - No staging [noticed:: 2026-03-05] ^no-staging
        ==> journal/2026-W12.md <==
        ## Updates
        - ^no-staging [status:: closed]
        ==> journal/2026-W20.md <==
        ## Updates
        - ^no-staging [status:: open]
        ==> journal/2026-W30.md <==
        ## Updates
        - ^no-staging [resolved:: 2026-07-23] [prevention:: an alert]
    """)
    found = reviews(journal, text)
    ended = {name: review_of(found, found.periods[name]).ended for name in ("2026-Q1", "2026-Q2", "2026-Q3")}
    # From 5 March to the Thursday of W12, the 19th; and to 23 July: 26 + 30 + 31 + 30 + 23 days.
    days = {name: [gap.resolve.value for gap in gaps if gap.resolve] for name, gaps in ended.items()}
    assert days == {"2026-Q1": [14], "2026-Q2": [], "2026-Q3": [140]}


def test_levers_are_counted_by_weeks_the_most_often_first(journal: Journal) -> None:
    text = "==> journal/2026-W18.md <==\n---\nlevers: {peer: Ada}\n---\n" + weeks(19, 20, "---\nlevers: {peer: [Noor]}\n---\n")
    assert review(journal, text, "2026-Q2").levers["peer"] == (("Noor", 2), ("Ada", 1))


def test_a_rating_stands_beside_the_last_before_the_period_else_the_first_in_it(journal: Journal) -> None:
    given = ((12, 1), (13, 2), (14, 3), (26, 4))
    rated = (f"==> journal/2026-W{week}.md <==\n---\nratings: {{energy: {value}}}\n---\n" for week, value in given)
    found = reviews(journal, "".join(rated))
    first, second = (review_of(found, found.periods[name]).rated for name in ("2026-Q1", "2026-Q2"))
    assert [(one.then[1], one.now[1]) for one in first if one.then] == [(Fraction(1), Fraction(2))]
    assert [(one.then[1], one.now[1]) for one in second if one.then] == [(Fraction(2), Fraction(4))]


def test_a_first_rating_stands_alone(journal: Journal) -> None:
    (one,) = review(journal, "==> journal/2026-W13.md <==\n---\nratings: {energy: 2}\n---\n", "2026-Q1").rated
    assert (one.then, one.now[1]) == (None, Fraction(2))


def test_each_period_knows_its_neighbours_and_what_it_is_made_of(journal: Journal) -> None:
    found = reviews(journal, weeks(1, 46, ONE))
    quarter = found.periods["2026-Q2"]
    assert [one.name for one in found.above(quarter)] == ["2026-H1", "2026"]
    assert [one.name for one in found.below(quarter)] == ["2026-04", "2026-05", "2026-06"]
    before, after = found.beside(quarter, -1), found.beside(quarter, +1)
    assert before
    assert after
    assert (before.name, after.name) == ("2026-Q1", "2026-Q3")
    assert found.beside(found.periods["2026-Q1"], -1) is None
    # The last month and quarter of the year are there, the next ones are not.
    assert found.beside(found.periods["2026-11"], +1) is None


def test_weeks_that_are_still_to_come_make_no_periods(journal: Journal) -> None:
    found = reviews(journal, weeks(46, 46, ONE) + "\n==> journal/2027-W05.md <==\nWords.\n")
    assert list(found.periods) == ["2026-11", "2026-Q4", "2026-H2", "2026"]
