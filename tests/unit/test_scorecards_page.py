"""The page of scorecards: each rating beside the one before, totals opened, what is due again, and coaching."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages.scorecards import PATH, ScorecardsView, view
from tests.editions import edition_of, site_of, words

Journal = Callable[[str], Path]

RATED = """
==> journal/2026/2026-W20.md <==
---
ratings: {learning: 4, transferable: 3, confidence: 2.5}
scorecards: {bus-factor: {sdk: {coverage: 1, recovery: 1, decisions: 2, onboarding: 1, rotation: 0}}}
---
==> journal/2026/2026-W45.md <==
---
ratings: {learning: 3, execution: 4}
scorecards:
  bus-factor:
    sdk: {coverage: 2, recovery: 1, decisions: 2, onboarding: 1, rotation: 0}
    billing: {coverage: 1}
---
## 1:1s
### Ada
- Wants the next one to be bigger [gap:: yes] [behavior:: writes the plan first] [support:: I find the *time*] ^ada-bigger
### Linus
- He is fine [gap:: no] [follow-up:: no]
"""


def view_of(root: Path) -> ScorecardsView:
    return view(edition_of(root))


def test_a_rating_stands_on_its_scale_beside_the_one_before(journal: Journal) -> None:
    card = next(card for card in view_of(journal(RATED)).cards if card.anchor == "growth")
    learning, transferable, _ = card.criteria
    # 3 of 0 to 5 lies at 60%, 4 at 80%.
    assert (learning.value, learning.at, learning.was, learning.was_at) == ("3", "60%", "4", "80%")
    assert learning.week
    assert learning.was_week
    assert (learning.week.path, learning.was_week.text) == ("weeks/2026-W45.html", "W20")
    assert (transferable.value, transferable.was) == ("3", "")
    assert learning.course
    assert not transferable.course


def test_a_total_opens_into_its_terms_in_the_week_that_rated_all(journal: Journal) -> None:
    cards = {card.anchor: card for card in view_of(journal(RATED)).cards}
    total = cards["growth"].total
    assert total
    assert (total.terms, total.total, total.week.text) == ("4 + 3 + 2.5", "9.5 of 15", "W20")
    assert cards["leadership"].total is None
    assert cards["leadership"].needs.startswith("a total would need team, ownership")


def test_each_domain_is_a_row_with_its_total_its_band_and_its_lowest(journal: Journal) -> None:
    card = next(card for card in view_of(journal(RATED)).cards if card.anchor == "bus-factor")
    sdk, billing = card.subjects
    assert [cell.value for cell in sdk.cells] == ["2", "1", "2", "1", "0"]
    assert [cell.note for cell in sdk.cells] == ["was 1", "", "", "", ""]
    assert (sdk.total, sdk.band, sdk.lowest, sdk.needs) == ("6 of 10", "hidden fragility", "rotation at 0", "")
    assert [cell.value for cell in billing.cells] == ["1", "–", "–", "–", "–"]
    assert (billing.total, billing.band, billing.lowest) == ("", "", "")
    assert billing.needs == "a total would need recovery, decisions, onboarding and rotation too"


def test_the_line_to_write_is_read_back_as_written(journal: Journal) -> None:
    cards = {card.anchor: card for card in view_of(journal(RATED)).cards}
    short = cards["growth"].write.replace(": ,", ": 1,").replace(": }", ": 1}")
    full = cards["bus-factor"].write.replace(": ,", ": 1,").replace(": }", ": 1}")
    again = journal(f"==> journal/2026/2026-W46.md <==\n---\n{short}\n{full}\n---\n")
    found = edition_of(again)
    assert found.errors == {}
    rated = {(card.scorecard.name, one.subject): one.latest for card in found.report.scorecards for one in card.subjects}
    assert rated["growth", None].total == 3
    assert rated["bus-factor", "sdk"].total == rated["bus-factor", "billing"].total == 5


def test_what_is_due_again_is_said_at_the_head_and_at_its_place(journal: Journal) -> None:
    root = journal(RATED.replace("ratings: {learning: 3, execution: 4}", "ratings: {energy: 4}"))
    found = view_of(root)
    said = {card.anchor: card.next for card in found.cards}
    # Today is in W47. Growth was rated in the second quarter, wellbeing in W45; the bus factor in November, so not yet.
    assert said["growth"] == "due now, in any week until W53"
    assert said["wellbeing"] == "due this week"
    assert [ref.text for ref in found.due] == ["Growth", "Wellbeing"]
    assert {row.next for card in found.cards for row in card.subjects} == {"next from W49"}


def test_nobody_is_asked_for_what_was_never_rated(journal: Journal) -> None:
    found = view_of(journal("==> journal/2026/2026-W46.md <==\n---\ninput: {meeting: 1}\n---\n"))
    assert (found.due, found.cards) == ((), ())
    assert found.thin
    assert [card.title for card in found.unrated][-1] == "Bus factor"
    assert found.unrated[-1].write.startswith("scorecards:\n  bus-factor:\n    payments: {coverage: , ")


def test_a_scorecard_switched_off_is_not_shown(journal: Journal) -> None:
    root = journal("==> config.toml <==\n[scorecards.leadership]\nenabled = false\n" + RATED.replace(", execution: 4", ""))
    assert "Leadership" not in words(site_of(root)[PATH])


def test_coaching_is_told_person_by_person(journal: Journal) -> None:
    linus, ada = sorted(view_of(journal(RATED)).coaching.rows, key=lambda row: row.name, reverse=True)
    assert (ada.name, ada.count, ada.manners) == ("Ada", "1 one-on-one", "1 coaching")
    assert (linus.name, linus.manners) == ("Linus", "1 check-in")
    assert ada.latest[0].checks == "a gap was named; a behaviour was contracted; no word on a follow-up"
    assert ada.latest[0].week.path == "weeks/2026-W45.html#^ada-bigger"
    assert [(field.label, field.value) for field in ada.close] == [
        ("behaviour", "writes the plan first"),
        ("support I owe", "I find the <em>time</em>"),
    ]
    assert linus.close == ()


def test_a_count_of_one_on_ones_says_nothing_of_coaching(journal: Journal) -> None:
    root = journal("==> journal/2026/2026-W46.md <==\n---\ninput: {one-on-one: 6}\n---\n")
    assert view_of(root).coaching.rows == ()
    assert "Whether a one-on-one was coaching shows once" in words(site_of(root)[PATH])


def test_the_page_says_it_all_in_words(journal: Journal) -> None:
    said = words(site_of(journal(RATED))[PATH])
    for expected in (
        "3 in W45 , was 4 in W20",
        "In all 9.5 of 15 in W20 : 4 + 3 + 2.5",
        "From 9 resilient; from 7 healthy core; from 4 hidden fragility; from 0 structural risk.",
        "which promise of last quarter did nobody have to ask about twice?",
        "Nobody is asked for these before a first time.",
        "check-in: no gap was named; no behaviour was contracted; no evidence was followed up",
    ):
        assert expected in said
