"""The page of questions: what is open beside what is known, and how long answers take."""

from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages.questions import QuestionsView, view
from tests.editions import CONFIG, edition_of, shared_site, site_of, words

Journal = Callable[[str], Path]

ASKED = """==> journal/2026-W20.md <==
## Questions
- Who owns alerts? [domain:: on-call] [next:: ask Linus] ^owner
- Do we pay enough? [domain:: on-call] ^pay
- [x] Is there a runbook? [domain:: On-call] ^runbook

## Facts
- Nineteen pages a week [domain:: on-call]

## Hypotheses
- Shorter shifts help [domain:: on-call] [confidence:: 60%] ^shifts
==> journal/2026-W22.md <==
## Questions
- ^pay [status:: answered] [answer:: as much as the others]
- Who is next? ^next
"""


def view_of(journal: Journal, text: str) -> QuestionsView:
    found = view(edition_of(journal(CONFIG + text)))
    assert isinstance(found, QuestionsView)
    return found


def test_open_questions_come_oldest_first_and_say_what_comes_next(journal: Journal) -> None:
    page = view_of(journal, ASKED)
    assert [(row.title, row.age) for row in page.open] == [
        ("Who owns alerts?", "open 27 weeks"),
        ("Who is next?", "open 25 weeks"),
    ]
    assert [note.value for note in page.open[0].notes] == ["ask Linus"]


def test_an_answer_says_what_it_is_and_how_long_it_took_where_that_is_known(journal: Journal) -> None:
    page = view_of(journal, ASKED)
    assert [(row.title, row.age, row.answer) for row in page.answered] == [
        ("Do we pay enough?", "2 weeks", "as much as the others"),
        ("Is there a runbook?", "", ""),
    ]
    assert page.took == (
        "How long an answer takes is said from 5 questions on, the open ones among them; there are 3.",
        "1 box was ticked where the question was asked: no week is known.",
    )


def test_a_domain_sets_what_is_known_beside_what_is_not(journal: Journal) -> None:
    (on_call, nowhere) = view_of(journal, ASKED).domains
    assert [(row.title, row.said) for row in on_call.known.rows] == [
        ("Do we pay enough?", "answered"),
        ("Is there a runbook?", "answered"),
        ("Nineteen pages a week", "fact"),
    ]
    assert [(row.title, row.said) for row in on_call.not_known.rows] == [
        ("Who owns alerts?", ""),
        ("Shorter shifts help", "60% sure"),
    ]
    assert (on_call.name, nowhere.name, len(nowhere.not_known.rows)) == ("on-call", "No domain", 1)


def test_from_five_questions_on_the_median_is_said_with_all_it_stands_on(journal: Journal) -> None:
    asked = "".join(f"- Question {n}? ^q{n}\n" for n in range(6))
    answered = "".join(f"==> journal/2026-W{20 + n}.md <==\n## Questions\n- ^q{n} [status:: answered]\n" for n in range(1, 6))
    page = view_of(journal, f"==> journal/2026-W20.md <==\n## Questions\n{asked}{answered}")
    # By hand: 1, 2, 3, 4, 5 weeks and one that is open for 27; the middle lies between 3 and 4.
    assert page.took == ("The median time to an answer is 3.5 weeks (n\u00a0=\u00a06; the 1 open counts as at least its age).",)


def test_what_is_many_stands_a_click_away(journal: Journal) -> None:
    facts = "".join(f"- Fact {n} [domain:: probes]\n" for n in range(9))
    text = f"==> journal/2026-W20.md <==\n## Questions\n- Why? [domain:: probes]\n## Facts\n{facts}"
    (probes,) = view_of(journal, text).domains
    assert (len(probes.known.rows), len(probes.known.more)) == (6, 3)
    page = site_of(journal(CONFIG + text))["questions.html"]
    assert all(page.count(f"Fact {n}") == 1 for n in range(9))


def test_domains_with_nothing_open_are_named_and_a_click_away(journal: Journal) -> None:
    page = words(
        site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n## Facts\n- So it is [domain:: probes]\n"))["questions.html"]
    )
    assert "1 with nothing open: probes" in page
    assert "So it is" in page


def test_without_any_domain_the_page_says_what_one_would_bring(journal: Journal) -> None:
    page = view_of(journal, "==> journal/2026-W20.md <==\n## Questions\n- Why?\n")
    assert page.domains_thin is not None
    assert [domain.name for domain in page.domains] == ["No domain"]


def test_an_empty_journal_says_what_the_page_would_need(journal: Journal) -> None:
    page = view_of(journal, "")
    assert page.thin is not None
    assert page.thin.format.path == "format.html#question"
    assert page.thin.sentence in words(site_of(journal(CONFIG))["questions.html"])


def test_others_see_the_list_without_ages(journal: Journal) -> None:
    page = words(shared_site(journal(CONFIG + ASKED))["questions.html"])
    assert "Who owns alerts?" in page
    assert not [
        said for said in ("open 27 weeks", "2 weeks", "median", "Known, and not known", "Nineteen pages") if said in page
    ]
