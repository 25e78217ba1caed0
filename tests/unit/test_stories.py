"""What the pages of stories say: by question, what is told and what is not, the weeks behind it, cards without anchors."""

import re
from collections.abc import Callable
from pathlib import Path

from perfmirror_ssg.config.shipped import shipped_questions
from perfmirror_ssg.markdown.quoted import quoted
from perfmirror_ssg.pages import stories
from tests.editions import CONFIG, edition_of, shared_site, site_of, weeks, words
from tests.journals import rich

Journal = Callable[[str], Path]

SAMPLE = Path(__file__).parents[2] / "journal/stories"

STORY = """==> journal/stories/quiet.md <==
---
title: The quiet outage
questions:
  - Tell me about a time when you were wrong
  - "tell me about a mistake that reached customers?"
learned: Count what comes back, as in [[2026-W21]].
---
## Situation
It was quiet in [[2026-W22|that week]], as [here](#task-and-action).[^1]

## Task and action
To look, and [[2026-W20#Notes|to ask]]. See [[2026-W20]].

[^1]: Too quiet.
"""
WEEKS = weeks(20, 22, "## Notes\nWords.\n")


def story_view(root: Path) -> stories.StoryView:
    edition = edition_of(root)
    return stories.view(edition, stories.paths(edition)["stories/quiet.html"])


def test_a_story_says_what_it_is_told_in_and_what_is_not_told(journal: Journal) -> None:
    view = story_view(journal(CONFIG + STORY + WEEKS))
    assert [(part.text, part.path.partition("#")[2]) for part in view.parts] == [
        ("Situation", "situation"),
        ("Task", "task-and-action"),
        ("Action", "task-and-action"),
        ("Learned", ""),
    ]
    assert view.untold == ("Result",)


def test_a_heading_of_other_words_is_no_part(journal: Journal) -> None:
    story = STORY.replace("## Situation", "## The result of the task force")
    assert story_view(journal(CONFIG + story + WEEKS)).untold == ("Situation", "Result")


def test_a_heading_without_words_tells_nothing_and_stands_on_no_card(journal: Journal) -> None:
    parts = "".join(f"## {part}\n\n" for part in ("Situation", "Task", "Action", "Result", "Learned"))
    story = f"==> journal/stories/quiet.md <==\n---\nquestions: [Why?]\n---\n{parts}"
    view = story_view(journal(CONFIG + story))
    assert (view.parts, view.untold) == ((), ("Situation", "Task", "Action", "Result", "Learned"))
    half = story.replace("## Task\n", "## Task\nTo look.\n")
    root = journal(CONFIG + half)
    assert [part.text for part in story_view(root).parts] == ["Task"]
    (card,) = stories.index_view(edition_of(root)).cards
    assert re.findall(r"<h\d", "".join(card.stories[0].blocks)) == ["<h4"]


def test_a_story_without_a_title_is_called_by_its_file_and_not_by_a_part(journal: Journal) -> None:
    named = [
        story_view(journal(f"{CONFIG}==> journal/stories/quiet.md <==\n## {heading}\nIt was quiet.\n")).title
        for heading in ("Situation", "The quiet outage")
    ]
    assert named == ["Quiet", "The quiet outage"]


def test_a_story_comes_from_the_weeks_it_links_to(journal: Journal) -> None:
    view = story_view(journal(CONFIG + STORY + WEEKS))
    assert [line.name for line in view.comes_from] == ["2026-W20", "2026-W21", "2026-W22"]


def test_the_index_asks_first_and_has_the_story_behind_it(journal: Journal) -> None:
    other = (
        "==> journal/stories/loud.md <==\n---\ntitle: A loud one\nquestions: [Tell me about a time when you were wrong!]\n---\n"
    )
    plain = "==> journal/stories/plain.md <==\n---\ntitle: A plain one\n---\n"
    view = stories.index_view(edition_of(journal(CONFIG + STORY + other + plain + WEEKS)))
    assert [(card.question, [told.story.text for told in card.stories]) for card in view.cards] == [
        ("tell me about a mistake that reached customers?", ["The quiet outage"]),
        ("Tell me about a time when you were wrong!", ["A loud one", "The quiet outage"]),
    ]
    assert [(line.story.text, line.answers, [to.text for to in line.weeks]) for line in view.stories] == [
        ("A loud one", "1 question", []),
        ("A plain one", "no question yet", []),
        ("The quiet outage", "2 questions", ["W20", "W21", "W22"]),
    ]
    assert view.stories[2].untold == ("Result",)


def test_questions_without_a_story_are_those_of_the_config_and_the_shipped_ones(journal: Journal) -> None:
    own = '[stories]\nquestions = ["Tell me about a launch", "Tell me about a time when you were WRONG"]\n'
    view = stories.index_view(edition_of(journal(f"{CONFIG}{own}{STORY}{WEEKS}")))
    assert view.unanswered[0] == "Tell me about a launch"
    assert set(view.unanswered[1:]) == {*shipped_questions()} - {"Tell me about a mistake that reached customers"}


def test_a_question_is_answered_in_letters_of_any_size(journal: Journal) -> None:
    story = STORY.replace("Tell me about a time when you were wrong", "WHO KEEPS THE MASSSTAB")
    own = '[stories]\nquestions = ["Who keeps the Maßstab?"]\n'
    assert "Who keeps the Maßstab?" not in stories.index_view(edition_of(journal(f"{CONFIG}{own}{story}{WEEKS}"))).unanswered


def test_what_is_shipped_asks_each_thing_once() -> None:
    assert len({*shipped_questions()}) == len(shipped_questions()) >= 10


def test_the_sample_answers_some_of_the_shipped_questions_in_their_words() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.md")))
    assert "Tell me about something you found out too late" in shipped_questions()
    assert "  - Tell me about something you found out too late\n" in told
    answered = set(re.findall(r"  - (.*)", told))
    assert 5 <= len(answered & {*shipped_questions()}) < len(shipped_questions())


def test_a_card_has_no_anchors_and_leads_to_the_page_of_the_story(journal: Journal) -> None:
    page = site_of(journal(CONFIG + STORY + WEEKS))["stories.html"]
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len({*ids})
    assert "situation" not in ids
    assert page.count("<h4>Situation</h4>") == 2
    assert 'href="stories/quiet.html#task-and-action"' in page


def test_text_that_looks_like_an_anchor_stays_as_it_is() -> None:
    text = rich(
        '<p id="x"><a href="#y" title="so id=">id="x"</a> <code>&lt;h1 id=&quot;x&quot;&gt;</code></p><h5 id="z">Z</h5>'
    )
    assert quoted(text, "p.html", 2).parts == (
        '<p><a href="p.html#y" title="so id=">id="x"</a> <code>&lt;h1 id=&quot;x&quot;&gt;</code></p><h6>Z</h6>',
    )


def test_a_journal_without_stories_says_how_one_begins_and_what_is_often_asked(journal: Journal) -> None:
    page = words(site_of(journal(CONFIG + WEEKS))["stories.html"])
    assert "journal/stories" in page
    assert shipped_questions()[0] in page


def test_others_see_the_words_of_a_story_and_no_cards(journal: Journal) -> None:
    site = shared_site(journal(CONFIG + STORY + WEEKS))
    assert "It was quiet" in words(site["stories/quiet.html"])
    assert "Not told yet" not in words(site["stories/quiet.html"])
    assert "stories.html" not in site
