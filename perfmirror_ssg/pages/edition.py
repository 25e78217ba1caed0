"""An edition: the report with the look-ups that many pages need, made once.

In: a report and the problems of its build. Out: an `Edition`, which every page is made from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.analysis.due import Due
from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Audience, Document, DocumentKind, Entry, Rating, Record, WeekSlot
from perfmirror_ssg.pages.places import Ref, record_path, tag_paths, week_path
from perfmirror_ssg.settings import AudienceShare, Config
from perfmirror_ssg.weeks import Week

HUES = 8
"""Colours there are for dimensions, before they come round again."""


class Tagged(Struct, frozen=True, kw_only=True):
    """A tag, in the words that come first, and what carries it."""

    path: str
    name: str
    weeks: tuple[Week, ...]
    """Oldest first."""
    documents: tuple[Document, ...]


class Edition(Struct, frozen=True, kw_only=True):
    """Everything the pages are made from."""

    report: Report
    errors: Mapping[str, tuple[Diagnostic, ...]]
    """By the path of the file they stand in."""
    slots: Mapping[Week, WeekSlot]
    pages: tuple[Week, ...]
    """Weeks that have a page (a file), oldest first."""
    places: Mapping[Week, int]
    """Where a week stands in `pages`."""
    before: Mapping[Week, Mapping[tuple[str, str | None, str], tuple[Week, Fraction]]]
    """By week with ratings: the latest earlier rating of each criterion rated in it."""
    due: Mapping[str, Due]
    """By id of the record."""
    told: frozenset[tuple[Week, str]]
    """Which records each week speaks of."""
    goals: Mapping[str, Document]
    """By name, and by the ids of their needs."""
    tags: Mapping[str, str]
    """Paths of their pages, by the tag as written."""
    tagged: Mapping[str, Tagged]
    """What carries each tag, by the path of its page."""
    counted: Mapping[int, int]
    """How many weeks of each year count."""

    @property
    def config(self) -> Config:
        """The config in force."""
        return self.report.config

    @property
    def audience(self) -> Audience:
        """Who the site is for."""
        return self.report.journal.audience

    @property
    def is_shared(self) -> bool:
        """Whether it is for others than its writer."""
        return self.audience != "me"

    @property
    def share(self) -> AudienceShare:
        """What config lets the audience see beside what entries share."""
        return self.config.share(self.audience)

    @property
    def shows_scores(self) -> bool:
        """Whether scores, and the sums they come of, may be seen."""
        return not self.is_shared or self.share.scores

    def tone(self, dimension: str) -> str:
        """Return the name of a dimension's colour: its place in the row of hues."""
        dimensions = self.report.config.dimensions
        return f"hue-{dimensions.index(dimension) % HUES + 1}" if dimension in dimensions else "faint"

    def place(self, week: Week, record: str) -> str:
        """Return the path of a record's place in a week; of the week, when another record's words changed it there."""
        anchor = f"#^{record}" if (week, record) in self.told else ""
        return f"{week_path(week)}{anchor}"

    def page_of(self, record: Record) -> str:
        """Return the path of a record's own page; of its opening, where its kind has no pages."""
        return record_path(record.id) if KIND[record.kind].has_page else self.place(record.opened, record.id)

    def tag_refs(self, tags: Iterable[str]) -> tuple[Ref, ...]:
        """Return the ways to the pages of tags, one to each page, in the words that come first."""
        found: dict[str, str] = {}
        for tag in tags:
            found.setdefault(self.tags[tag], tag)
        return tuple(Ref(path=path, text=tag) for path, tag in found.items())

    @property
    def newest_year(self) -> int:
        """The year whose page the menu leads to."""
        today = self.report.journal.current.year
        return max(today, self.pages[-1].year) if self.pages else today


def make_edition(report: Report, problems: Iterable[Diagnostic] = ()) -> Edition:
    """Index a report; errors are shown on the pages of the weeks they stand in, to the writer alone, and so is what is due."""
    is_shared = report.journal.audience != "me"
    entries = [slot.entry for slot in report.journal.weeks if slot.entry]
    pages = tuple(entry.week for entry in entries)
    tags = tag_paths((*_tags(entries), *_tags(report.journal.documents)))
    return Edition(
        report=report,
        errors={} if is_shared else _by_path(problems),
        slots={slot.week: slot for slot in report.journal.weeks},
        pages=pages,
        places={week: place for place, week in enumerate(pages)},
        before=_earlier_ratings(entries),
        due={due.key: due for due in report.due if isinstance(due.about, Record)},
        told=frozenset((week, record) for (week, _), record in report.journal.ids.items()),
        goals=_goals(report.journal.documents),
        tags=tags,
        tagged=_tagged(tags, entries, report.journal.documents),
        counted=Counter(slot.week.year for slot in report.journal.weeks if slot.counted),
    )


def _goals(documents: Iterable[Document]) -> dict[str, Document]:
    goals = [document for document in documents if document.kind is DocumentKind.GOAL]
    return {need.id: goal for goal in goals for need in goal.needs} | {goal.name: goal for goal in goals}


def _tags(tagged: Iterable[Entry | Document]) -> Iterator[str]:
    return (tag for one in tagged for tag in one.tags)


def _tagged(tags: Mapping[str, str], entries: Iterable[Entry], documents: Iterable[Document]) -> dict[str, Tagged]:
    weeks: dict[str, list[Week]] = {path: [] for path in tags.values()}
    carry: dict[str, list[Document]] = {path: [] for path in tags.values()}
    for entry in entries:
        for path in {tags[tag] for tag in entry.tags}:
            weeks[path].append(entry.week)
    for document in documents:
        for path in {tags[tag] for tag in document.tags}:
            carry[path].append(document)
    names = {path: tag for tag, path in reversed(tuple(tags.items()))}
    return {
        path: Tagged(path=path, name=names[path], weeks=tuple(held), documents=tuple(carry[path]))
        for path, held in weeks.items()
    }


def _by_path(problems: Iterable[Diagnostic]) -> dict[str, tuple[Diagnostic, ...]]:
    by_path: dict[str, tuple[Diagnostic, ...]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            by_path[problem.span.path] = (*by_path.get(problem.span.path, ()), problem)
    return by_path


def _earlier_ratings(entries: Iterable[Entry]) -> dict[Week, dict[tuple[str, str | None, str], tuple[Week, Fraction]]]:
    latest: dict[tuple[str, str | None, str], tuple[Week, Fraction]] = {}
    before = {}
    for entry in entries:
        keys = {_key(rating) for rating in entry.ratings}
        before[entry.week] = {key: latest[key] for key in keys & latest.keys()}
        latest |= {_key(rating): (entry.week, rating.value) for rating in entry.ratings}
    return before


def _key(rating: Rating) -> tuple[str, str | None, str]:
    return rating.scorecard, rating.subject, rating.criterion
