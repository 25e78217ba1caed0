"""The queue: all that is due, what is late and what is not, and what falls due in the next weeks.

In: an edition. Out: one `DueView`.
"""

from msgspec import Struct

from perfmirror_ssg.analysis.due import AHEAD, MISSING_WEEKS
from perfmirror_ssg.model import State, When
from perfmirror_ssg.pages.dues import DueRow, due_row
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, year_path
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import number

PATH = "due.html"

_NEEDS = (
    "Nothing comes back yet: for that it needs an open record, a date on one, a scorecard that was rated, a page to reread, "
    "or a goal with a day."
)
_EXAMPLE = "## Decisions\n- Keep one repository [revisit:: 2026-W40] ^keep-one"


class DueView(Struct, frozen=True, kw_only=True):
    """What the queue shows."""

    path: str = PATH
    title: str = "Due"
    menu: str = "Now"
    late: tuple[DueRow, ...]
    """The longest due first."""
    now: tuple[DueRow, ...]
    """What is due and not late."""
    next: tuple[DueRow, ...]
    """What comes first, first."""
    ahead: str
    """How far that looks: `8 weeks`."""
    older: str
    """How many weeks have no file and are not asked for; empty without any."""
    years: tuple[Ref, ...]
    """The years they lie in, newest first."""
    thin: Thin | None


def view(edition: Edition, _: None = None) -> DueView:
    """Return the queue."""
    queue = edition.report.queue
    rows = [due_row(edition, due) for due in queue.now]
    older = older_missing(edition)
    return DueView(
        late=tuple(row for row in rows if row.late),
        now=tuple(row for row in rows if not row.late),
        next=tuple(due_row(edition, due) for due in queue.next),
        ahead=number(AHEAD, "week"),
        older=older,
        years=_years(edition),
        thin=None if queue.now or queue.next or older else thin(_NEEDS, "decision", _EXAMPLE),
    )


def older_missing(edition: Edition) -> str:
    """Say how many weeks before those that are asked for have no file; empty where none."""
    count = len(_older(edition))
    first = edition.report.journal.current.shift(-MISSING_WEEKS)
    return f"{number(count, 'week')} before {first} {'has' if count == 1 else 'have'} no file" if count else ""


def _older(edition: Edition) -> list[int]:
    """Return the years of the weeks without a file that are no longer asked for."""
    journal = edition.report.journal
    first = journal.current.shift(-MISSING_WEEKS)
    missing = (slot.week for slot in journal.weeks if slot.state is State.MISSING and slot.when is When.PAST)
    return [week.year for week in missing if week < first]


def _years(edition: Edition) -> tuple[Ref, ...]:
    years = sorted(set(_older(edition)), reverse=True)
    return tuple(Ref(path=year_path(year), text=str(year)) for year in years)


PAGE = Page(name="due", template="due.html", paths=alone(PATH), view=view, menu="Now", label="Due", entry=lambda _: PATH)
