"""Home: the answer in five seconds, what it stands on, what is due, what the last weeks said in their own words.

In: an edition. Out: one `HomeView`, complete also for an empty journal and for a single week.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from perfmirror_ssg.analysis.decisions import WAITING
from perfmirror_ssg.analysis.history import make_history
from perfmirror_ssg.analysis.streak import tally
from perfmirror_ssg.charts.catalogue import score
from perfmirror_ssg.charts.chart import Chart
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.pages.answer import Answer, make_answer, mixed_words
from perfmirror_ssg.pages.dues import DueRow, due_row
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.insights import InsightLine, insight_lines
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import FIRST, Ref, document_path, week_path, year_path
from perfmirror_ssg.pages.strip import Cell, cells, streak_words
from perfmirror_ssg.pages.sums import ShareRow, share_rows
from perfmirror_ssg.pages.text import writer
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import number
from perfmirror_ssg.weeks import Week

PATH = FIRST

YEAR = 52
"""Weeks on the strip."""
LATELY = 6
DUE = 7
INSIGHTS = 3

_OPEN = (
    ("gap", ("open", "mitigated"), "open gap", "open gaps"),
    ("hypothesis", ("open",), "open hypothesis", "open hypotheses"),
    ("question", ("open",), "open question", "open questions"),
    ("commitment", ("open",), "open commitment", "open commitments"),
    ("decision", WAITING, "decision waiting", "decisions waiting"),
)
"""What home counts as open: kind, statuses, the word for one and for many."""


class HomeView(Struct, frozen=True, kw_only=True):
    """What home shows."""

    path: str = PATH
    title: str
    menu: str = "Now"
    begun: bool
    """False for a journal without a single week."""
    answer: Answer
    strip: tuple[Cell, ...]
    tally: tuple[str, ...]
    """The strip in words."""
    streak: str
    """Weeks in a row that were written; empty where none."""
    year: str
    chart: Chart | None
    """The weekly score of the last year."""
    shares: tuple[ShareRow, ...]
    mixed: str
    """Of which weeks the weights are others than those beside the shares; empty where of none."""
    insights: tuple[InsightLine, ...]
    unread: tuple[Ref, ...]
    """Files with lines that could not be read."""
    due: tuple[DueRow, ...]
    due_more: str
    """How many more; empty where none."""
    open: tuple[Ref, ...]
    """What is open, by kind."""
    lately: tuple[WeekLine, ...]


def view(edition: Edition, _: None = None) -> HomeView:
    """Return home."""
    report = edition.report
    write = writer(PATH, report.journal.links)
    year = [slot for slot in report.journal.weeks if slot.when is not When.FUTURE][-YEAR:]
    return HomeView(
        title=edition.config.site.title,
        begun=bool(edition.pages),
        answer=make_answer(edition),
        strip=cells(edition, year),
        tally=tuple(_tally(year)),
        streak=streak_words(report.streak),
        year=year_path(edition.newest_year),
        chart=next(score(make_history(report, YEAR), edition.config), None),
        shares=share_rows(edition, report.period.shares) if report.period.counted else (),
        mixed=mixed_words(report.period),
        insights=tuple(insight_lines(edition, INSIGHTS)),
        unread=tuple(_unread(edition)),
        due=tuple(due_row(edition, due) for due in report.due[:DUE]),
        due_more=f"{len(report.due) - DUE} more" if len(report.due) > DUE else "",
        open=tuple(_open(report.journal)),
        lately=tuple(week_line(edition, week, write, report.journal.current) for week in _latest(edition)),
    )


def _latest(edition: Edition) -> Iterator[Week]:
    return islice((week for week in reversed(edition.pages) if edition.slots[week].when is not When.FUTURE), LATELY)


def _tally(year: list[WeekSlot]) -> Iterator[str]:
    counts = tally(year)
    for state in State:
        if counts[state]:
            yield f"{counts[state]} {state.value}"


def _unread(edition: Edition) -> Iterator[Ref]:
    journal = edition.report.journal
    entries = {slot.entry.path: Ref(path=week_path(slot.week), text=str(slot.week)) for slot in journal.weeks if slot.entry}
    documents = {document.path: Ref(path=document_path(document), text=document.title.plain) for document in journal.documents}
    known = entries | documents
    yield from (known.get(path) or Ref(path="", text=path) for path in sorted(edition.errors))


def _open(journal: Journal) -> Iterator[Ref]:
    standing = Counter((record.kind, record.status) for record in journal.records.values())
    for kind, statuses, one, many in _OPEN:
        count = sum(standing[kind, status] for status in statuses)
        if count:
            yield Ref(path=KIND[kind].page, text=number(count, one, many))


PAGE = Page(name="home", template="home.html", paths=alone(PATH), view=view, menu="Now", label="Home", entry=lambda _: PATH)
