"""The page of a review and the index: the reflection first, then what the journal holds."""

import re
from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.pages import review, reviews
from perfmirror_ssg.pages.review import ReviewView
from tests.editions import CONFIG, edition_of, shared_site, site_of, weeks, words

Journal = Callable[[str], Path]

ITEM = "---\ninput:\n  one-on-one: {count: 1, score: 50}\n---\n"
REFLECTION = """
==> journal/reviews/2026-Q2.md <==
---
title: A quarter of listening
tags: [calm]
---
## What I heard

I listened.
"""
EMPTY = """
==> journal/reviews/2026-Q2.md <==
---
title: Second quarter of 2026
---
## What did I learn?

%% a hint %%
"""


def page(journal: Journal, text: str, name: str = "2026-Q2") -> ReviewView:
    edition = edition_of(journal(CONFIG + text))
    return review.view(edition, review.paths(edition)[f"reviews/{name}.html"])


def test_the_reflection_stands_first_under_its_own_title(journal: Journal) -> None:
    found = page(journal, weeks(14, 30, ITEM) + REFLECTION)
    assert (found.heading, found.period) == ("A quarter of listening", "Second quarter of 2026")
    assert found.days == "30 March – 28 June 2026"
    assert "I listened." in found.blocks[0]
    html = site_of(journal(CONFIG + weeks(14, 30, ITEM) + REFLECTION))["reviews/2026-Q2.html"]
    assert html.index("I listened.") < html.index("points a week")
    assert 'id="what-i-heard"' in html


def test_a_period_without_a_reflection_has_a_page_that_says_how_to_write_one(journal: Journal) -> None:
    found = page(journal, weeks(14, 30, ITEM))
    assert (found.heading, found.blocks, found.begin) == ("Second quarter of 2026", (), "ssg new --review 2026-Q2")


def test_headings_and_comments_alone_are_no_reflection(journal: Journal) -> None:
    found = page(journal, weeks(14, 30, ITEM) + EMPTY)
    assert (found.blocks, found.begin, found.period) == ((), "journal/reviews/2026-Q2.md", "")
    edition = edition_of(journal(CONFIG + weeks(14, 30, ITEM) + EMPTY))
    rows = {row.page.path: row for row in reviews.view(edition).years[0].rows}
    assert rows["reviews/2026-Q2.html"].reflection == ""


def test_a_question_without_an_answer_stands_in_the_file_and_not_on_the_page(journal: Journal) -> None:
    more = EMPTY + "## What surprised me?\n\nHow quiet it was.\n\n## And then\n\n### What next?\n\nLess.\n\n## Behind?\n"
    (block,) = page(journal, weeks(14, 30, ITEM) + more).blocks
    assert re.findall(r">([^<>\n]+)<", block) == ["What surprised me?", "How quiet it was.", "And then", "What next?", "Less."]
    # What leads to a question finds its place still.
    assert 'id="what-did-i-learn"' in block
    assert 'id="behind"' in block


def test_a_period_in_which_the_journal_begins_says_so(journal: Journal) -> None:
    held = page(journal, weeks(20, 30, ITEM)).held
    assert held
    assert held.lede[-1] == "The journal begins in 2026-W20."
    later = page(journal, weeks(20, 30, ITEM), "2026-Q3").held
    assert later
    assert "begins" not in " ".join(later.lede)


def test_decisions_stand_with_what_they_are(journal: Journal) -> None:
    held = page(journal, "==> journal/2026-W14.md <==\n## Decisions\n- Split it [status:: proposed]\n").held
    assert held
    (part,) = held.parts
    assert (part.title, [row.status for row in part.rows]) == ("Decisions", ["proposed"])


def test_the_index_offers_the_last_quarter_that_is_over_else_a_month(journal: Journal) -> None:
    words = "\n==> journal/reviews/{}.md <==\nMine.\n"
    text = weeks(14, 46, ITEM)
    offered = []
    for done in ((), ("2026-Q3",), ("2026-Q3", "2026-10")):
        text_ = text + "".join(words.format(name) for name in done)
        offered.append(reviews.view(edition_of(journal(CONFIG + text_))).example)
    # Nobody is asked for what lies long back, and a quarter comes before a month.
    assert offered == [f"ssg new --review {name}" for name in ("2026-Q3", "2026-10", "2026-09")]


def test_the_mean_says_what_it_stands_on_and_what_it_was_before(journal: Journal) -> None:
    # 50 points of input weigh 20 a week; in the first quarter 10.
    text = weeks(1, 13, ITEM.replace("50", "25")) + "\n" + weeks(15, 26, ITEM)
    held = page(journal, text).held
    assert held
    assert held.lede == ("20 points a week on 12 counted weeks of 13; 10 in the first quarter of 2026.",)
    assert held.tally == ("12 weeks written", "1 missing")
    assert held.sum
    assert (held.sum.sum, held.sum.weeks, held.sum.exact) == ("240", "12 counted weeks", "20")
    assert held.sum.notes == ("By the target, 12 weeks to 28 June 2026, all of them counted: 240 points, Strong.",)
    assert [(part.label, part.points, part.weighted) for part in held.sum.parts] == [("Input", "600", "240")]


def test_too_few_weeks_are_not_compared(journal: Journal) -> None:
    held = page(journal, f"{weeks(1, 14, ITEM)}\n{weeks(30, 30, ITEM)}").held
    assert held
    assert held.lede == ("20 points a week on 1 counted week of 13.", "Too few weeks to compare: it would take 5.")


def test_a_period_without_work_says_so(journal: Journal) -> None:
    held = page(journal, weeks(14, 30, "Words.\n")).held
    assert held
    assert held.lede == ("No week of it counts: none holds a work item.",)
    assert held.sum is None


def test_the_period_that_runs_says_so(journal: Journal) -> None:
    held = page(journal, weeks(40, 47, ITEM), "2026-Q4").held
    assert held
    assert held.lede[-1] == "It is not over."


def test_what_was_answered_stands_with_its_answer_and_how_long_it_took(journal: Journal) -> None:
    text = """==> journal/2026-W14.md <==
    ## Questions
    - Who owns alerts ^alerts
    ## Hypotheses
    - It lasts [confidence:: 70%] ^lasts
    ==> journal/2026-W20.md <==
    ## Updates
    - ^alerts [status:: answered] [answer:: the squad that *raises* them]
    - ^lasts [status:: refuted] It broke.

      ### Why
    """.replace("\n    ", "\n")
    held = page(journal, text).held
    assert held
    (question,), (hypothesis,) = (part.rows for part in held.parts)
    assert (question.status, question.marks, question.week.path) == (
        "answered",
        ("after 6 weeks",),
        "weeks/2026-W20.html#^alerts",
    )
    assert question.text == "the squad that <em>raises</em> them"
    assert (hypothesis.status, hypothesis.marks) == ("refuted", ("70% sure", "after 6 weeks"))
    assert "It broke." in hypothesis.text
    assert "id=" not in hypothesis.text


def test_times_of_gaps_are_told_one_by_one_until_a_median_may_be_said(journal: Journal) -> None:
    # Noticed on the 1st, resolved on the 1st to the 5th of April: 0 to 4 days.
    lines = [f"- Gap {n} [noticed:: 2026-04-01] [resolved:: 2026-04-0{n}] ^gap-{n}\n" for n in range(1, 6)]
    abouts = []
    for held in (page(journal, f"==> journal/2026-W14.md <==\n## Gaps\n{''.join(lines[:n])}").held for n in (4, 5)):
        assert held
        abouts.append([part.about for part in held.parts if part.title == "Gaps ended"])
    assert abouts == [[""], ["median 2 days to be resolved (n\u00a0=\u00a05)"]]


def test_a_review_of_other_times_is_shown_without_weeks(journal: Journal) -> None:
    text = (
        f"{weeks(14, 15, ITEM)}\n==> journal/reviews/2024.md <==\nBefore all this.\n==> journal/reviews/2026-C1.md <==\nOurs.\n"
    )
    assert page(journal, text, "2026-C1").held is None
    assert "knows no period of this name" in words(site_of(journal(CONFIG + text))["reviews/2026-C1.html"])
    held = page(journal, text, "2024").held
    assert held
    assert held.lede == ("The journal holds no week of it.", "The journal begins in 2026-W14.")
    index = reviews.view(edition_of(journal(CONFIG + text)))
    assert [to.text for to in index.others] == ["The year 2024", "First review cycle of 2026"]


def test_the_index_holds_every_period_in_its_place(journal: Journal) -> None:
    cycle = '[review]\ncycle_start = "2026-W06"\n'
    found = reviews.view(edition_of(journal(CONFIG + cycle + weeks(27, 46, ITEM) + REFLECTION.replace("Q2", "Q3"))))
    (year,) = found.years
    assert [(row.page.text, row.depth) for row in year.rows[:5]] == [
        ("The year 2026", 0),
        ("Second half", 1),
        ("Fourth quarter", 2),
        ("November", 3),
        ("October", 3),
    ]
    assert year.rows[-1].page.text == "Review cycle 1"
    by_text = {row.page.text: row for row in year.rows}
    assert (by_text["November"].mean, by_text["November"].weeks) == ("20", "2 of 2")
    assert by_text["Third quarter"].reflection == "A quarter of listening"
    assert (found.written, found.example) == ("1 reflection", "ssg new --review 2026-10")


def test_an_empty_journal_says_what_a_review_would_need(journal: Journal) -> None:
    said = words(site_of(journal(CONFIG))["reviews.html"])
    assert "there is no week yet" in said
    assert "so far" not in said


def test_a_past_review_does_not_change_with_what_is_written_later(journal: Journal) -> None:
    text = weeks(1, 30, ITEM) + "\n==> journal/2026-W20.md <==\n## Gaps\n- No staging ^no-staging\n## Questions\n- Who ^who\n"
    later = "\n==> journal/2026-W46.md <==\n## Updates\n- ^who [status:: answered]\n- ^no-staging [status:: closed]\n"
    assert page(journal, text) == page(journal, text + later)


def test_others_see_a_shared_reflection_and_no_review(journal: Journal) -> None:
    text = REFLECTION.replace("title:", "share: coach\nshare_title: Listening\ntitle:")
    site = shared_site(journal(CONFIG + weeks(14, 16, ITEM) + text))
    assert "reviews/2026-Q2.html" in site
    assert "points a week" not in site["reviews/2026-Q2.html"]
    assert not {"reviews.html", "reviews/2026.html", "reviews/2026-Q1.html"} & site.keys()
