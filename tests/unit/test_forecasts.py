"""Which confidences are forecasts: given before it was known, of what can be judged."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from perfmirror_ssg.analysis.forecasts import Forecasts, Why, forecasts_of_decisions, forecasts_of_hypotheses
from tests.editions import CONFIG, edition_of

Journal = Callable[[str], Path]


def of(journal: Journal, heading: str, *weeks: str) -> Forecasts:
    """Write one log section to each week from W20 on, and take its forecasts."""
    files = "".join(f"==> journal/2026-W{20 + n}.md <==\n## {heading}\n{said}\n" for n, said in enumerate(weeks))
    records = edition_of(journal(CONFIG + files)).report.journal.records.values()
    return (forecasts_of_hypotheses if heading == "Hypotheses" else forecasts_of_decisions)(records)


def made(found: Forecasts) -> list[tuple[str, str, Fraction, bool]]:
    return [(one.record.id, str(one.week), one.confidence, one.happened) for one in found.made]


def left_out(found: Forecasts) -> list[tuple[str, Why]]:
    return [(one.record.id, one.why) for one in found.left_out]


def test_the_last_confidence_before_the_end_is_the_forecast(journal: Journal) -> None:
    found = of(journal, "Hypotheses", "- A [confidence:: 60%] ^a", "- ^a [confidence:: 80%]", "- ^a [status:: refuted]")
    assert made(found) == [("a", "2026-W21", Fraction(4, 5), False)]
    assert found.made[0].error == Fraction(16, 25)


def test_a_confidence_given_with_the_end_or_after_it_is_hindsight(journal: Journal) -> None:
    closing = "- ^a [status:: confirmed] [confidence:: 95%]\n- ^b [status:: confirmed] [confidence:: 95%]"
    found = of(journal, "Hypotheses", "- A [confidence:: 60%] ^a\n- B ^b", closing, "- ^a [confidence:: 100%]")
    assert made(found) == [("a", "2026-W20", Fraction(3, 5), True)]
    assert left_out(found) == [("b", Why.HINDSIGHT)]


def test_a_confidence_in_the_week_of_the_end_counts_when_it_was_said_before(journal: Journal) -> None:
    found = of(journal, "Hypotheses", "- A ^a", "- ^a [confidence:: 70%]\n- ^a [status:: confirmed]")
    assert made(found) == [("a", "2026-W21", Fraction(7, 10), True)]


def test_of_one_opened_again_the_last_end_counts(journal: Journal) -> None:
    again = "- ^a [status:: open] [confidence:: 30%]"
    found = of(
        journal, "Hypotheses", "- A [confidence:: 90%] ^a", "- ^a [status:: confirmed]", again, "- ^a [status:: refuted]"
    )
    assert made(found) == [("a", "2026-W22", Fraction(3, 10), False)]


def test_void_ambiguous_and_unsaid_ones_are_left_out_and_open_ones_wait(journal: Journal) -> None:
    opened = "- A [confidence:: 50%] ^a\n- B [confidence:: 50%] ^b\n- C ^c\n- D [confidence:: 50%] ^d\n- E ^e"
    found = of(journal, "Hypotheses", opened, "- ^a [status:: void]\n- ^b [status:: ambiguous]\n- ^c [status:: confirmed]")
    assert made(found) == []
    assert left_out(found) == [("a", Why.VOID), ("b", Why.AMBIGUOUS), ("c", Why.UNSAID)]
    assert [record.id for record in found.waiting] == ["d"]


def test_the_result_of_a_decision_says_whether_it_came_as_expected(journal: Journal) -> None:
    opened = "".join(f"- {id_.upper()} [confidence:: 70%] ^{id_}\n" for id_ in "abcdef")
    rated = "".join(f"- ^{id_} [result:: {score}]\n" for id_, score in zip("abcde", (5, 4, 3, 2, 1), strict=True))
    found = of(journal, "Decisions", opened, rated)
    assert [(one.record.id, one.happened) for one in found.made] == [("a", True), ("b", True), ("d", False), ("e", False)]
    assert left_out(found) == [("c", Why.AMBIGUOUS)]
    assert [record.id for record in found.waiting] == ["f"]


def test_once_the_outcome_of_a_decision_is_told_a_confidence_is_hindsight(journal: Journal) -> None:
    told = "- ^a [outcome:: it held]\n- ^b [outcome:: it did not]"
    late = "- ^a [confidence:: 90%]\n- ^b [confidence:: 10%]"
    found = of(journal, "Decisions", "- A [confidence:: 60%] ^a\n- B ^b", told, late, "- ^a [result:: 4]\n- ^b [result:: 1]")
    assert made(found) == [("a", "2026-W20", Fraction(3, 5), True)]
    assert left_out(found) == [("b", Why.HINDSIGHT)]


def test_a_decision_that_never_had_a_confidence_waits_for_nothing(journal: Journal) -> None:
    assert of(journal, "Decisions", "- A ^a") == Forecasts(made=(), left_out=(), waiting=())
