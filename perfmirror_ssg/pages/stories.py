"""Stories: an index by the questions they answer, cards to practise with, and a page for each.

In: an edition. Out: one `StoriesView`, and one `StoryView` per story, on the writer's own site.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from msgspec import Struct
from msgspec.structs import asdict

from perfmirror_ssg.config.shipped import shipped_questions
from perfmirror_ssg.journal.links import Target
from perfmirror_ssg.markdown.quoted import quoted
from perfmirror_ssg.markdown.told import told, told_anchors
from perfmirror_ssg.model import Document, DocumentKind, RichText
from perfmirror_ssg.pages.documents import DocumentView, documents_of, title_of, view_of
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, document_path, relative, week_path
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin_front
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import number, week_name
from perfmirror_ssg.story_parts import PARTS, parts_of
from perfmirror_ssg.weeks import Week, read_week

PATH = "stories.html"

_NONE = thin_front(
    "A story is a file below journal/stories that names the questions it answers; they are asked here, one by one.",
    "stories",
    "title: Reversed in four minutes\nquestions:\n  - Tell me about a decision you reversed",
    "journal/stories/four-minutes.md",
)


class CardStory(Struct, frozen=True, kw_only=True):
    """A story on the back of a card."""

    story: Ref
    blocks: tuple[Html, ...]
    learned: Html


class Card(Struct, frozen=True, kw_only=True):
    """A question, and the stories that answer it."""

    question: str
    stories: tuple[CardStory, ...]


class StoryLine(Struct, frozen=True, kw_only=True):
    """A story in the index."""

    story: Ref
    answers: str
    """How many questions."""
    weeks: tuple[Ref, ...]
    """Those it comes from, oldest first."""
    untold: tuple[str, ...]


class StoriesView(Struct, frozen=True, kw_only=True):
    """What the index of stories shows."""

    path: str = PATH
    title: str = "Stories"
    menu: str = "Pages"
    cards: tuple[Card, ...]
    unanswered: tuple[str, ...]
    """Questions of the config and the shipped ones that no story answers."""
    stories: tuple[StoryLine, ...]
    thin: Thin | None


class StoryView(DocumentView, frozen=True, kw_only=True):
    """What the page of a story shows, beside what every document shows."""

    parts: tuple[Ref, ...]
    """What it is told in, in the order of PARTS; without a way where it is not a heading."""
    untold: tuple[str, ...]
    comes_from: tuple[WeekLine, ...]
    """The weeks it links to, oldest first."""


def index_view(edition: Edition, _: None = None) -> StoriesView:
    """Return the index."""
    stories = tuple(documents_of(edition, DocumentKind.STORY).values())
    write = writer(PATH, edition.report.journal.links)
    backs = {story.name: _card_story(story, write) for story in stories}
    asked: dict[str, tuple[str, list[CardStory]]] = {}
    for question, name in dict.fromkeys((question.plain, story.name) for story in stories for question in story.questions):
        asked.setdefault(_plain(question), (question, []))[1].append(backs[name])
    wanted = (*edition.config.questions, *shipped_questions())
    return StoriesView(
        cards=tuple(Card(question=words, stories=tuple(found)) for _, (words, found) in sorted(asked.items())),
        unanswered=tuple({_plain(words): words for words in reversed(wanted) if _plain(words) not in asked}.values())[::-1],
        stories=tuple(_line(edition, story) for story in stories),
        thin=None if stories else _NONE,
    )


def _line(edition: Edition, story: Document) -> StoryLine:
    near = edition.report.journal.current
    return StoryLine(
        story=Ref(path=document_path(story), text=title_of(story)),
        answers=number(len(story.questions), "question") if story.questions else "no question yet",
        weeks=tuple(Ref(path=week_path(week), text=week_name(week, near)) for week in _weeks(edition, story)),
        untold=_untold(story),
    )


def _plain(question: str) -> str:
    """Return a question by its words alone: a capital letter, a mark or a blank more makes no other."""
    return " ".join(re.findall(r"\w+", question.casefold()))


def _card_story(story: Document, write: Writer) -> CardStory:
    path = document_path(story)
    learned = story.fields.get("learned")
    return CardStory(
        story=Ref(path=path, text=title_of(story)),
        blocks=tuple(
            write(quoted(text, escape(relative(PATH, path)), 2)) for text in told([block.text for block in story.blocks])
        ),
        learned=write(learned.value) if learned and isinstance(learned.value, RichText) else "",
    )


def paths(edition: Edition) -> Mapping[str, Document]:
    """Return every story."""
    return documents_of(edition, DocumentKind.STORY)


def view(edition: Edition, story: Document) -> StoryView:
    """Return the page of a story."""
    document = view_of(edition, story, Ref(path=PATH, text="Story"))
    write = writer(document.path, edition.report.journal.links)
    found = _told(story)
    return StoryView(
        **asdict(document),
        parts=tuple(
            Ref(path=f"{document.path}#{found[part]}" if found[part] else "", text=part) for part in PARTS if part in found
        ),
        untold=_untold(story),
        comes_from=tuple(week_line(edition, week, write) for week in _weeks(edition, story)),
    )


def _told(story: Document) -> dict[str, str]:
    """Return the parts that a story has words for, each with the anchor of its heading; none for what its front matter says."""
    found = {"Learned": ""} if "learned" in story.fields else {}
    anchors = told_anchors([block.text for block in story.blocks])
    for heading in (heading for heading in story.headings if heading.anchor in anchors):
        found |= {part: heading.anchor for part in parts_of(heading.text) if not found.get(part)}
    return found


def _untold(story: Document) -> tuple[str, ...]:
    found = _told(story)
    return tuple(part for part in PARTS if part not in found)


def _weeks(edition: Edition, story: Document) -> tuple[Week, ...]:
    """Return the weeks that a story links to, or to a place in, oldest first."""
    return tuple(sorted({week for week in _linked(edition, story) if week in edition.places}))


def _linked(edition: Edition, story: Document) -> Iterator[Week]:
    for link in (link for text in _texts(story) for link in text.links):
        found = edition.report.journal.links.targets.get(link)
        if isinstance(found, Target) and found.path.startswith("weeks/"):
            week = read_week(found.path.removeprefix("weeks/").removesuffix(".html"))
            if isinstance(week, Week):
                yield week


def _texts(story: Document) -> Iterable[RichText]:
    learned = story.fields.get("learned")
    own = (learned.value,) if learned and isinstance(learned.value, RichText) else ()
    return (*(block.text for block in story.blocks), *own)


INDEX = Page(
    name="stories",
    template="stories.html",
    paths=alone(PATH),
    view=index_view,
    menu="Pages",
    label="Stories",
    entry=lambda _: PATH,
)
PAGE = Page(name="story", template="story.html", paths=paths, view=view)
