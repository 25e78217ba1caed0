"""The page of decisions: when each comes back, who is asked for, what replaced what, what luck had to do with it."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages import decisions
from perfmirror_ssg.pages.decisions import DecisionsView
from perfmirror_ssg.pages.lists import Beside
from tests.editions import CONFIG, edition_of, shared_site, site_of, words

Journal = Callable[[str], Path]

LOG = """==> journal/2026-W20.md <==
## Decisions
- Wait for data [status:: deferred] [revisit:: 2026-W50] ^wait
- Split the pool [status:: proposed] [owner:: Ada] [kill:: two outages] ^split
- Keep one repository [owner:: me] [confidence:: 70%] ^one-repo
- Old way [owner:: Me] ^old
==> journal/2026-W40.md <==
## Decisions
- New way [supersedes:: old] ^new
- ^split [status:: decided]
- ^one-repo [outcome:: releases are quick] [process:: 2] [result:: 5]
"""


def page(journal: Journal, log: str = LOG) -> DecisionsView:
    view = decisions.view(edition_of(journal(CONFIG + log)))
    assert isinstance(view, DecisionsView)
    return view


def besides(view: DecisionsView) -> dict[str, Beside]:
    return {row.id: row.beside for part in view.parts for row in part.rows if row.beside}


def test_every_one_says_when_it_comes_back(journal: Journal) -> None:
    said = besides(page(journal))
    assert said["wait"].words == ("comes back in W50",)
    assert said["split"].words == ("comes back in 2027-W13",)
    assert said["old"].words == ()


def test_what_came_to_wait_later_says_since_when(journal: Journal) -> None:
    later = f"{LOG}- ^new [status:: deferred]\n"
    assert besides(page(journal, later))["new"].words == ("comes back in 2027-W13",)
    later = f"{LOG}==> journal/2026-W42.md <==\n## Decisions\n- ^new [status:: deferred]\n"
    assert besides(page(journal, later))["new"].words == ("waiting since W42", "comes back in 2027-W15")


def test_what_waits_without_an_owner_asks_for_one_with_the_line_that_says_it(journal: Journal) -> None:
    said = besides(page(journal))
    assert (said["wait"].asks, said["wait"].paste) == ("Nobody owns it yet:", "- ^wait [owner:: ]")
    assert [id_ for id_, beside in said.items() if beside.asks] == ["wait"]
    assert "- ^wait [owner:: ]" in words(site_of(journal(CONFIG + LOG))["decisions.html"])


def test_an_escalated_decision_is_a_proposal_and_asks_for_an_owner(journal: Journal) -> None:
    view = page(journal, f"{LOG}- Ask the board [status:: escalated] ^board\n")
    first = view.parts[0]
    assert (first.title, [row.id for row in first.rows]) == ("Waiting", ["wait", "board"])
    assert besides(view)["board"].paste == "- ^board [owner:: ]"


def test_how_long_proposals_wait_opens_into_each(journal: Journal) -> None:
    view = page(journal, f"{LOG}- Ask Ada [status:: proposed] ^ask\n")
    assert view.waits == "2 proposals, 1 of them still waiting. A median needs 5."
    assert [(one.text, one.note) for one in view.proposals] == [
        ("Split the pool", "20 weeks, 2026-W20 – 2026-W40"),
        ("Ask Ada", "at least 7 weeks, since 2026-W40"),
    ]


def test_what_begins_and_ends_in_one_week_names_it_once(journal: Journal) -> None:
    log = "==> journal/2026-W44.md <==\n## Decisions\n- Split it [status:: proposed] ^split\n- ^split [status:: rejected]\n"
    view = page(journal, log)
    ((row,),) = (part.rows for part in view.parts)
    assert (row.opened.text, row.closed) == ("W44", None)
    assert [one.note for one in view.proposals] == ["within 2026-W44"]


def test_from_five_proposals_on_there_is_a_median(journal: Journal) -> None:
    opened = "".join(f"- {name} [status:: proposed] ^{name.lower()}\n" for name in "ABCDE")
    log = f"==> journal/2026-W20.md <==\n## Decisions\n{opened}"
    log += "==> journal/2026-W22.md <==\n## Updates\n- ^a [status:: decided]\n"
    log += "==> journal/2026-W26.md <==\n## Updates\n- ^b [status:: rejected]\n"
    log += "==> journal/2026-W28.md <==\n## Updates\n- ^c [status:: deferred]\n"
    # 2, 6, 8, at least 27 and at least 27 weeks: the middle one is exact whatever becomes of the last.
    assert page(journal, log).waits == (
        "5 proposals, 2 of them still waiting. The median is 8 weeks, the quartiles are 6 weeks and at least 27 weeks."
    )


def test_a_chain_leads_from_the_oldest_to_what_took_its_place(journal: Journal) -> None:
    (chain,) = page(journal).chains
    assert [(to.text, to.note, to.path) for to in chain] == [
        ("Old way", "W20", "records/old.html"),
        ("New way", "W40", "records/new.html"),
    ]


def test_owners_say_what_they_have(journal: Journal) -> None:
    assert [(owner.name, owner.about) for owner in page(journal).owners] == [
        ("Ada", "1 in force"),
        ("Me", "1 in force and 1 ended"),
        ("Nobody named", "1 waiting and 1 in force"),
    ]


def test_an_owner_who_is_a_person_has_their_page(journal: Journal) -> None:
    assert [owner.page for owner in page(journal).owners] == ["people/ada.html", "", ""]
    assert 'href="people/ada.html">All that names Ada</a>' in site_of(journal(CONFIG + LOG))["decisions.html"]


def test_luck_is_shown_and_not_judged_while_there_are_few(journal: Journal) -> None:
    view = page(journal)
    assert view.luck == "1 decision rated both ways, without a 3: too few to say (n < 5)."
    assert [(field.title, [to.text for to in field.records]) for field in view.square] == [
        ("Earned", []),
        ("Unlucky", []),
        ("Lucky", ["Keep one repository"]),
        ("As made", []),
    ]


def test_luck_is_told_once_there_are_enough(journal: Journal) -> None:
    rated = ((5, 5), (4, 4), (1, 5), (5, 1), (2, 2))
    said = "".join(f"- D{n} [process:: {made}] [result:: {came}] ^d-{n}\n" for n, (made, came) in enumerate(rated))
    view = page(journal, f"==> journal/2026-W20.md <==\n## Decisions\n{said}")
    assert view.luck == "1 of 3 good results came of a poor process; 1 of 2 poor results came of a good one."
    site = words(site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n## Decisions\n{said}"))["decisions.html"])
    assert site.index(f"{view.luck} Process and result") < site.index("In force 5 newest first") < site.rindex(view.luck)


def test_of_what_is_in_force_the_newest_ten_stand_open(journal: Journal) -> None:
    said = "".join(f"==> journal/2026-W{n}.md <==\n## Decisions\n- Decision {n} ^d-{n}\n" for n in range(20, 32))
    (part,) = page(journal, said).parts
    assert ([row.id for row in part.rows[:2]], part.open, part.folded) == (["d-31", "d-30"], 10, "2 before")
    site = site_of(journal(CONFIG + said))["decisions.html"]
    assert site.index("records/d-22.html") < site.index("<summary>2 before</summary>") < site.index("records/d-21.html")


def test_a_short_part_and_what_waits_are_shown_whole(journal: Journal) -> None:
    proposed = "".join(f"- Decision {n} [status:: proposed] ^d-{n}\n" for n in range(12))
    waiting, in_force = page(journal, f"==> journal/2026-W20.md <==\n## Decisions\n{proposed}- One\n").parts
    assert (len(waiting.rows), waiting.open, in_force.open, in_force.folded) == (12, None, None, "")


def test_their_confidence_is_calibrated_too(journal: Journal) -> None:
    found = page(journal).calibration
    assert [(row.said, row.came, row.error) for row in found.rows] == [("70%", "turned out as expected", "0.09")]


def test_calibration_calls_what_came_by_the_words_of_decisions(journal: Journal) -> None:
    told = words(site_of(journal(CONFIG + LOG))["decisions.html"])
    assert "Forecasts Mean Turned out as expected Share" in told
    assert "of always saying the share that turned out as expected" in told
    assert "ame true" not in told


def test_an_empty_journal_says_what_to_write(journal: Journal) -> None:
    view = page(journal, "")
    assert (view.waits, view.proposals, view.chains, view.owners, view.square) == ("", (), (), (), ())
    told = words(site_of(journal(CONFIG))["decisions.html"])
    assert "^one-repository" in told
    assert "Calibration needs decisions with a confidence" in told


def test_for_others_it_is_the_list_and_nothing_more(journal: Journal) -> None:
    told = shared_site(journal(CONFIG + LOG))["decisions.html"]
    assert "Wait for data" in told
    assert not [word for word in ("alibration", "owner:: ", "comes back", "charts.css", "By owner") if word in told]
