"""Whole sites of anything a body's grammar can spell: reading and rendering never raise, and what is no record is told."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from perfmirror_ssg.build import Mirror, make, read
from perfmirror_ssg.kinds import KINDS
from tests.sites import write_site

TODAY = dt.date(2026, 11, 20)
IDS = ("abc", "two-runners", "2026-w20-ship-it")
"""So few that they meet."""
HEADINGS = (*(f"## {kind.title}" for kind in KINDS), "## Updates", "## Updates", "### Ada", "### Updates", "## Decisions (2)")
STARTS = ("- ", "- ", "- ", "- [x] ", "- [ ] ", "1. ", "  - ", "> - ", "  ", "", "-", *(f"- ^{id_} " for id_ in IDS))
WORDS = ("Ship it", "Two **runners**", "%% not yet %%", "<!-- no -->", "`code`", "[[2026-W21]]", "[[^abc|that]]", "![[no.png]]")
TYPED = {
    "status": ("done", "decided", "confirmed", "closed"),
    "revisit": ("2026-W19", "2026-W48"),
    "confidence": ("70%", "7"),
    "began": ("2026-05-01", "2026-W30"),
    "resolved": ("2026-W21",),
    "prevention": ("an alert",),
    "by": ("2026-W22",),
    "supersedes": IDS,
    "again-of": IDS,
    "share": ("public", "coach"),
    "with": ("Ada",),
    "ownr": ("me",),
    "": ("",),
}
FIELDS = (*(f"[{key}:: {value}]" for key, values in TYPED.items() for value in values), "[confidence: 70%]", "[owner::")
ENDS = ("", "", " ^Two_Runners", *(f" ^{id_}" for id_ in IDS))
LINES = (
    "",
    "",
    "::: share",
    ":::",
    "```",
    "%% open",
    "%%",
    "---",
    "| a | b |",
    "> [!note] Gaps",
    "> ## Gaps",
    "[^n]: x",
    "Decisions:",
)
FRONT = (
    "",
    "input: {one-on-one: 3, code-review: small ones}",
    "off: holiday",
    "input: 7",
    "ratings: {learning: 4}",
    "decisions: [{title: Ship it, id: abc, supersedes: two-runners}]",
    "questions: [{id: abc, status: answered}, {title: Ship it}]",
    "gaps: [{title: '', id: abc}, {began: 2026-W19}]",
    "share: public",
    "broken: [",
)

items = st.builds(
    lambda start, words, fields, end: start + " ".join((*words, *fields)) + end,
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(WORDS), max_size=2),
    st.lists(st.sampled_from(FIELDS), max_size=2),
    st.sampled_from(ENDS),
)
bodies = st.lists(st.one_of(st.sampled_from(HEADINGS), items, items, st.sampled_from(LINES)), max_size=12).map("\n".join)
files = st.builds(lambda front, body: f"---\n{front}\n---\n\n{body}\n" if front else body, st.sampled_from(FRONT), bodies)
journals = st.dictionaries(st.sampled_from(("2026-W20", "2026-W21", "2026-W47")), files, min_size=1, max_size=3)


def mirror_of(journal: Mapping[str, str]) -> Mirror:
    """Read a journal, given by week."""
    with TemporaryDirectory() as folder:
        return read(write_site(Path(folder), {f"journal/{week}.md": text for week, text in journal.items()}), lambda _: TODAY)


def all_have_records(mirror: Mirror) -> bool:
    """Tell whether every event belongs to a record."""
    journal = mirror.report.journal
    entries = [slot.entry for slot in journal.weeks if slot.entry]
    return all((entry.week, place) in journal.ids for entry in entries for place in range(len(entry.events)))


@given(journals)
@example({"2026-W20": "## Updates\n- no id at all"})
@example({"2026-W20": "## Updates\n- Ship it ^abc\n\n## Decisions\n- ^abc more\n- b [supersedes:: abc]"})
@example({"2026-W20": "## Updates\n- one\n- ^2026-w20-one two", "2026-W21": "## 1:1s\n### Updates\n- one"})
@settings(deadline=None)
def test_reading_never_raises_and_what_is_in_no_record_is_an_error(journal: dict[str, str]) -> None:
    # One in a file with errors may be what another file speaks of, so the two need not be in one place.
    mirror = mirror_of(journal)
    assert mirror.errors or all_have_records(mirror)


@given(journals)
@example({"2026-W20": "## Updates\n- Ship it ^abc\n\n## Decisions\n- ^abc more\n- b [supersedes:: abc]"})
@settings(deadline=None, max_examples=30)
def test_a_site_can_be_made_of_any_journal(journal: dict[str, str]) -> None:
    made = make(mirror_of(journal))
    assert all(f"weeks/{week}.html" in made.site for week in journal)
