"""Decisions looked at again: how long they wait, what replaced what, who owns them, what luck had to do with it."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.analysis.decisions import Decisions, look_at_decisions, waiting_since
from perfmirror_ssg.model import Record
from perfmirror_ssg.weeks import Week
from tests.editions import CONFIG, TODAY, edition_of

Journal = Callable[[str], Path]


def records(journal: Journal, **weeks: str) -> dict[str, Record]:
    files = "".join(f"==> journal/2026-{name}.md <==\n## Decisions\n{said}\n" for name, said in weeks.items())
    return dict(edition_of(journal(CONFIG + files)).report.journal.records)


def look(journal: Journal, **weeks: str) -> Decisions:
    return look_at_decisions(records(journal, **weeks).values(), Week.of(TODAY), {})


def ids(held: tuple[Record, ...]) -> list[str]:
    return [record.id for record in held]


def test_what_is_still_proposed_has_stayed_so_at_least_until_now(journal: Journal) -> None:
    found = look(journal, W20="- A [status:: proposed] ^a\n- B [status:: proposed] ^b\n- C ^c", W24="- ^a [status:: decided]")
    assert [(one.record.id, one.weeks, one.until is None) for one in found.proposals] == [("a", 4, False), ("b", 27, True)]


def test_from_five_proposals_on_there_is_a_median_of_their_weeks(journal: Journal) -> None:
    opened = "\n".join(f"- {name} [status:: proposed] ^{name.lower()}" for name in "ABCDE")
    ends = {f"W{20 + n}": f"- ^{name} [status:: decided]" for n, name in enumerate("abcd", start=1)}
    assert look(journal, W20="- A [status:: proposed] ^a").wait is None
    wait = look(journal, W20=opened, **ends).wait
    assert wait is not None
    # 1, 2, 3, 4 and at least 27 weeks, for E is still proposed.
    assert (wait.n, wait.at_least, float(wait.median.value), wait.upper.at_least) == (5, 1, 3.0, False)


def test_a_word_on_a_proposal_does_not_end_it_and_putting_it_off_does(journal: Journal) -> None:
    found = look(journal, W20="- A [status:: proposed] ^a", W24="- ^a [owner:: me]", W30="- ^a [status:: deferred]")
    assert [(str(one.since), one.weeks) for one in found.proposals] == [("2026-W20", 10)]


def test_a_decision_is_waiting_since_it_last_was_not(journal: Journal) -> None:
    held = records(journal, W20="- A ^a\n- B [status:: proposed] ^b", W25="- ^a [status:: deferred]\n- ^b [status:: deferred]")
    assert [str(waiting_since(held[id_])) for id_ in "ab"] == ["2026-W25", "2026-W20"]


def test_what_took_the_place_of_what_is_a_chain_from_the_oldest_on(journal: Journal) -> None:
    found = look(journal, W20="- A ^a", W22="- B [supersedes:: a] ^b", W24="- C [supersedes:: b] ^c\n- D ^d")
    assert [ids(chain) for chain in found.chains] == [["a", "b", "c"]]


def test_where_ways_meet_or_part_every_step_stands_in_one_chain(journal: Journal) -> None:
    meet = look(journal, W20="- A ^a\n- B ^b", W22="- C [supersedes:: a] ^c", W24="- ^c [supersedes:: b]")
    assert [ids(chain) for chain in meet.chains] == [["a", "c"], ["b", "c"]]
    part = look(
        journal, W20="- A ^a", W21="- B [supersedes:: a] ^b", W22="- C [supersedes:: b] ^c", W23="- D [supersedes:: b] ^d"
    )
    assert [ids(chain) for chain in part.chains] == [["a", "b", "c"], ["b", "d"]]


def test_owners_are_people_by_any_of_their_names_and_two_may_own_one(journal: Journal) -> None:
    people = '==> people.toml <==\n[[person]]\nnames = ["Ada Lovelace", "Ada"]\nalias = "Wren"\n'
    said = "- A [owner:: Ada] ^a\n- B [owner:: Ada Lovelace and Linus] ^b\n- C [owner:: the platform team] ^c\n"
    found = edition_of(journal(f"{CONFIG}{people}==> journal/2026-W20.md <==\n## Decisions\n{said}")).report.decisions
    assert [(held.owner, ids(held.records)) for held in found.owners] == [
        ("Ada Lovelace", ["a", "b"]),
        ("Linus", ["b"]),
        ("the platform team", ["c"]),
    ]


def test_owners_are_told_apart_without_case_and_nobody_comes_last(journal: Journal) -> None:
    found = look(journal, W20="- A ^a\n- B [owner:: Me] ^b\n- C [owner:: me] ^c\n- D [owner:: Linus] ^d")
    assert [(held.owner, ids(held.records)) for held in found.owners] == [("Linus", ["d"]), ("Me", ["b", "c"]), ("", ["a"])]


def test_process_and_result_are_told_apart_so_that_luck_is_seen(journal: Journal) -> None:
    rated = {"a": (4, 5), "b": (2, 4), "c": (5, 1), "d": (1, 2), "e": (3, 5), "f": (4, 3)}
    said = "".join(f"- {id_} [process:: {made}] [result:: {came}] ^{id_}\n" for id_, (made, came) in rated.items())
    square = look(journal, W20=f"{said}- g [process:: 5] ^g").square
    held = (square.earned, square.lucky, square.unlucky, square.as_made, square.between)
    assert [ids(part) for part in held] == [["a"], ["b"], ["c"], ["d"], ["e", "f"]]
    assert (square.n, square.says) == (4, False)
