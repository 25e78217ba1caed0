"""A week's file becomes an entry; each wrong field costs itself, and nothing vanishes without a word."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.model import Entry, Levers, Origin, Prose, Slot
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.weeks import Week

CONFIG = read_config(None).value
WEEK = Week(2026, 20)
FULL = """\
---
summary: Walked the product end to end; on-call is where it really hurts.
tags: [onboarding, probes]
input:
  one-on-one: 6                                   # a count
  code-review: {count: 8, note: mostly the SDK}
output:
  design-doc: "RFC: merge probe configs https://example.com/rfc/12"      # one occurrence, with its evidence
  pull-request: 3
outcome:
  unblocked-team:                                 # a list: one occurrence each, each a line of evidence
    - Billing could ship after we agreed the contract
    - {note: Alert noise halved, ref: "https://example.com/d/77", score: 25}    # score: set by hand, overrides points
impact:
levers: {teacher: Grace, peer: [Linus], student: Ada}
ratings: {learning: 4, transferable: 3, confidence: 3, energy: 2}
metrics: {focus-hours: 11.5}
extra: {anything: of your own}                    # kept, never interpreted
---
"""


def read(text: str) -> tuple[Entry, tuple[Diagnostic, ...]]:
    source = decode("journal/2026/2026-W20.md", text.encode()).value
    assert source
    entry = read_entry(source, WEEK, CONFIG)
    return entry.value, entry.problems


def fine(front: str, body: str = "") -> Entry:
    entry, problems = read(f"---\n{front}\n---\n{body}")
    assert problems == ()
    return entry


def codes(front: str) -> list[str]:
    return [problem.code for problem in read(f"---\n{front}\n---\n")[1]]


def test_the_full_week_of_the_format_reads_without_a_problem() -> None:
    entry, problems = read(FULL)
    assert problems == ()
    assert [(item.dimension, item.category, item.count, item.score) for item in entry.items] == [
        ("input", "one-on-one", 6, None),
        ("input", "code-review", 8, None),
        ("output", "design-doc", 1, None),
        ("output", "pull-request", 3, None),
        ("outcome", "unblocked-team", 1, None),
        ("outcome", "unblocked-team", 1, Fraction(25)),
    ]
    assert entry.tags == ("onboarding", "probes")
    assert entry.levers == Levers(teacher=("Grace",), peer=("Linus",), student=("Ada",))
    assert {rating.criterion: rating.value for rating in entry.ratings} == {
        "learning": 4,
        "transferable": 3,
        "confidence": 3,
        "energy": 2,
    }
    assert dict(entry.metrics) == {"focus-hours": Fraction(23, 2)}
    assert dict(entry.extra) == {"anything": "of your own"}


def test_one_answer_is_a_complete_week() -> None:
    entry = fine("input:\n  one-on-one: 6")
    assert [item.count for item in entry.items] == [6]
    assert (entry.title, entry.share, entry.tags, entry.blocks) == (None, "me", (), ())


def test_a_week_without_front_matter_is_prose() -> None:
    entry, problems = read("A quiet week.\n")
    assert problems == ()
    assert [type(block) for block in entry.blocks] == [Prose]


def test_records_of_the_front_matter_come_before_those_of_the_body() -> None:
    entry = fine(
        "gaps:\n  - {title: Late alerts, id: late-alerts, began: 2026-W18}\n  - {id: late-alerts, next: a ticket}",
        "\n## Wins\n- Shipped\n",
    )
    assert [(event.kind, event.opening, event.origin) for event in entry.events] == [
        ("gap", True, Origin.FRONT),
        ("gap", False, Origin.FRONT),
        ("win", True, Origin.BODY),
    ]
    assert [block.event for block in entry.blocks if isinstance(block, Slot)] == [2]
    assert entry.events[0].fields["began"].value == Week(2026, 18)


def test_a_record_of_the_front_matter_says_who_may_see_it() -> None:
    (event,) = fine("wins:\n  - {title: Shipped, share: coach}").events
    assert event.share == "coach"
    assert "share" not in event.fields


def test_a_record_with_a_bad_id_is_opened_without_it_and_an_update_is_not() -> None:
    entry, problems = read("---\nwins:\n  - {title: Shipped, id: A_B}\n  - {id: C_D, domain: probes}\n---\n")
    assert [problem.code for problem in problems] == ["E231", "E231"]
    assert [(event.id, event.opening) for event in entry.events] == [(None, True)]


def test_texts_are_markdown_and_share_title_is_words() -> None:
    entry = fine("title: A *new* week\nshare: coach\nshare_title: A *new* week")
    assert entry.title
    assert entry.title.parts == ("A <em>new</em> week",)
    assert entry.share_title == "A new week"


def test_tags_are_one_or_a_list_without_their_sign_each_once() -> None:
    assert fine("tags: probes").tags == ("probes",)
    assert fine("tags: ['#probes', probes, on call]").tags == ("probes", "on call")
    assert codes("tags: probes, on-call") == ["E217"]


def test_a_name_may_be_a_wikilink() -> None:
    assert fine('levers: {teacher: "[[Grace|G.]]"}').levers.teacher == ("Grace",)


def test_off_wants_a_reason() -> None:
    assert fine("off: parental leave").off == "parental leave"
    assert fine("off:").off is None
    for word in ("true", "yes", "on", "no", "3"):
        assert codes(f"off: {word}") == ["E209"]


def test_week_may_repeat_the_file_name_and_nothing_else() -> None:
    assert fine("week: 2026-W20").week == WEEK
    assert codes("week: 2026-W21") == ["E204"]
    assert codes("week: 2026-W00") == ["E205"]


def test_written_is_a_day_not_before_the_week() -> None:
    assert fine("written: 2026-05-11").written == dt.date(2026, 5, 11)
    entry, problems = read("---\nwritten: 2026-05-10\n---\n")
    assert entry.written is None
    assert [problem.code for problem in problems] == ["E207"]


@pytest.mark.parametrize("share", ["true", '"true"', "yes", "all", "[coach]"])
def test_nothing_is_shared_by_mistake(share: str) -> None:
    entry, problems = read(f"---\nshare: {share}\n---\n")
    assert entry.share == "me"
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        ("energy: 3", "it belongs below ratings:"),
        ("one-on-one: 6", "it belongs below input:"),
        ("teacher: Grace", "it belongs below levers:"),
        ("coverage: 1", "it belongs below scorecards:, in bus-factor"),
        ("bus-factor: {}", "it belongs below scorecards:"),
        ("because: I say so", "it belongs to a record, in the list below decisions:"),
        ("note: a", "it belongs to an item, as pull-request: {count: 3, note: the parser}"),
        ("sumary: a", 'did you mean "summary"?'),
        ("xylophone: a", "what is your own can stand below extra:"),
    ],
)
def test_a_key_that_would_be_lost_says_where_it_belongs(front: str, hint: str) -> None:
    (problem,) = read(f"---\n{front}\n---\n")[1]
    assert problem.hint == hint


def test_ratings_have_a_short_form_and_a_full_one() -> None:
    entry = fine(
        "ratings: {energy: 2.5}\nscorecards: {growth: {learning: 4}, bus-factor: {payments: {coverage: 0, recovery: }}}"
    )
    assert [(r.scorecard, r.subject, r.criterion, r.value) for r in entry.ratings] == [
        ("wellbeing", None, "energy", Fraction(5, 2)),
        ("growth", None, "learning", 4),
        ("bus-factor", "payments", "coverage", 0),
    ]


def test_an_unreadable_front_matter_leaves_the_body() -> None:
    entry, problems = read("---\n- a\n- b\n---\nA quiet week.\n")
    assert [problem.code for problem in problems] == ["E133"]
    assert entry.blocks


def test_the_sample_of_a_week_in_the_repository_reads_without_a_problem() -> None:
    root = Path(__file__).parents[2]
    config = read_config((root / "config.toml").read_text(encoding="utf-8")).value
    source = decode("journal/2026/2026-W20.md", (root / "journal/2026/2026-W20.md").read_bytes()).value
    assert source
    assert read_entry(source, WEEK, config).problems == ()
