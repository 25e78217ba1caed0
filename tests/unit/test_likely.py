"""What words may suggest, and that they rather suggest nothing."""

from perfmirror_ssg.analysis.expectations import JudgedExpectation
from perfmirror_ssg.analysis.likely import significant
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.model import Entry
from tests.journals import config, entry, expectation, gathered, item, rich

TEXT = "Keeps an incident quiet: the responders sleep, and customers hear of it from us"


def judged(*entries: Entry, tags: tuple[str, ...] = ()) -> JudgedExpectation:
    settings = config(expectations=(expectation("calm", "one-on-one", text=TEXT, tags=tags),))
    (one,) = make_report(gathered(*entries, settings=settings).value, settings).expectations.current
    return one


def suggested(*entries: Entry, tags: tuple[str, ...] = ()) -> list[str]:
    return [line.text.plain for line in judged(*entries, tags=tags).likely]


def test_significant_words_are_long_say_something_and_lose_their_ending() -> None:
    text = "Reviewed two incidents, mentoring ÉQUIPES; about https://example.com/reviews and something else"
    assert significant(text) == {"review", "incident", "mentor", "équip"}


def test_a_note_that_shares_two_significant_words_is_suggested() -> None:
    note = rich("The incident on Tuesday: three customers called, two responded")
    work = item("design-doc", note=note)
    (line,) = judged(entry("2026-W46", work)).likely
    assert (line.item, line.words) == (work, ("customer", "incident"))


def test_one_shared_word_suggests_nothing() -> None:
    assert suggested(entry("2026-W46", item("design-doc", note=rich("The incident on Tuesday, incidents of May")))) == []


def test_a_summary_is_suggested_where_a_tag_could_make_it_count() -> None:
    said = entry("2026-W46", item("design-doc"), summary=rich("Customers told us of the incident"))
    assert suggested(said) == []
    assert suggested(said, tags=("on-call",)) == ["Customers told us of the incident"]


def test_at_most_two_lines_are_suggested_those_with_most_in_common_then_the_newest() -> None:
    near, nearer = rich("An incident, customers"), rich("An incident that customers and responders slept through")
    entries = [entry(f"2026-W{number}", item("design-doc", note=nearer if number == 41 else near)) for number in range(40, 45)]
    lines = judged(*entries).likely
    assert [str(line.week) for line in lines] == ["2026-W41", "2026-W44"]


def test_the_same_note_twice_in_a_week_is_one_suggestion() -> None:
    note = rich("An incident, customers")
    twice = entry("2026-W46", item("design-doc", note=note), item("design-doc", 2, note=note))
    assert suggested(twice) == ["An incident, customers"]


def test_a_week_that_counts_already_suggests_nothing_more() -> None:
    note = rich("An incident, customers")
    counts = entry("2026-W46", item("one-on-one"), item("design-doc", note=note))
    assert suggested(counts) == []
    assert suggested(counts, entry("2026-W45", item("design-doc", note=note))) == ["An incident, customers"]


def test_where_evidence_is_consistent_nothing_is_suggested() -> None:
    note = rich("An incident, customers")
    met = [entry(f"2026-W{number}", item("one-on-one")) for number in (43, 44, 45)]
    assert suggested(*met, entry("2026-W46", item("design-doc", note=note))) == []


def test_a_suggestion_is_no_evidence() -> None:
    found = judged(*[entry(f"2026-W{n}", item("design-doc", note=rich("An incident, customers"))) for n in range(40, 47)])
    assert (found.evidence, len(found.likely)) == ((), 2)


def test_a_note_on_what_did_not_happen_suggests_nothing() -> None:
    note = rich("An incident, customers")
    assert suggested(entry("2026-W46", item("design-doc", 0, note=note))) == []
    assert suggested(entry("2026-W46", item("design-doc", 0, score="3", note=note))) == ["An incident, customers"]
