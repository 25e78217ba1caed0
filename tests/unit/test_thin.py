"""What pages say that have nothing to show yet: their lines, pasted into a file of that name, are read as meant."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from perfmirror_ssg.build import read
from tests.editions import TODAY, site_of

Site = Callable[[str], Path]

EMPTY = "==> config.toml <==\n"
PAGES = ("growth.html", "people.html", "scorecards.html", "stories.html", "summaries.html")


@pytest.mark.parametrize("name", PAGES)
def test_lines_of_front_matter_are_shown_with_their_fences_and_a_file(journal: Site, name: str) -> None:
    page = site_of(journal(EMPTY))[name]
    found = re.search(r'<div class="thin">\n.*?file such as (\S+\.md);.*?<pre><code>(.*?)</code></pre>', page, re.DOTALL)
    assert found
    root = journal(EMPTY)
    file = root / found[1]
    file.parent.mkdir(parents=True)
    file.write_text(f"{unescape(found[2])}\n", encoding="utf-8")
    mirror = read(root, lambda _: TODAY)
    assert mirror.problems == ()
    entries = [slot.entry for slot in mirror.report.journal.weeks if slot.entry]
    said = [entry.levers.teacher or entry.ratings or entry.summary for entry in entries]
    assert all([*said, *(document.questions for document in mirror.report.journal.documents)])
    assert not any(entry.blocks for entry in entries)
    assert not any(document.blocks for document in mirror.report.journal.documents)
