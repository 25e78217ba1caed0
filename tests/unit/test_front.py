"""The pages of a narrowed journal: of what is withheld there is not a word, nor a place where it would stand."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.build import make, narrowed, read
from perfmirror_ssg.model import Audience
from perfmirror_ssg.pages.edition import make_edition
from perfmirror_ssg.pages.front import FrontView, view
from tests.editions import CONFIG, TODAY, words

Journal = Callable[[str], Path]
OTHERS: tuple[Audience, ...] = ("coach", "public")
SAMPLE = Path(__file__).parents[2]

PRIVATE = """
==> config.toml <==
schema = 1
[site]
title = "KEPT-site"
author = "KEPT-author"
[[profile]]
from = "2026-W09"
role = "Manager"
level = 4
title = "KEPT-role"
[[event]]
week = "2026-W44"
label = "KEPT-event"
[[off]]
from = "2026-W45"
to = "2026-W45"
reason = "KEPT-off"
[share.coach]
scores = true
charts = ["score", "balance"]
tags = ["probes"]
==> journal/2026/2026-W44.md <==
---
title: KEPT-title
summary: KEPT-summary
share: coach
share_title: A week of probes
tags: [probes, KEPT-tag]
input:
  one-on-one: {count: 4, note: KEPT-note}
levers: {teacher: KEPT-lever}
metrics: {KEPT-metric: 7}
---
KEPT-prose

::: share
Shared words, and [[2026-W43|a way]] to what is not.
:::

## Decisions
- KEPT-decision ^kept-decision
- A shared decision [share:: coach] [supersedes:: kept-decision] ^shared-decision
==> journal/2026/2026-W43.md <==
---
title: KEPT-week
input: {one-on-one: 5}
---
KEPT-words
==> journal/2026/2026-W46.md <==
---
share: public
share_title: Later
---
KEPT-later
"""


def sites(root: Path, audience: Audience) -> dict[str, str]:
    made = make(narrowed(read(root, lambda _: TODAY), audience))
    return {path: data.decode() for path, data in made.site.items() if path.endswith(".html")}


def front(root: Path, audience: Audience) -> FrontView:
    mirror = narrowed(read(root, lambda _: TODAY), audience)
    return view(make_edition(mirror.report, mirror.problems))


@pytest.mark.parametrize("audience", OTHERS)
def test_no_page_holds_what_is_withheld_nor_leads_to_it(journal: Journal, audience: Audience) -> None:
    for path, page in sites(journal(PRIVATE), audience).items():
        assert "kept" not in f"{path} {page}".lower(), path
        assert "W43" not in page, path


def test_a_coach_sees_what_is_shared_and_what_that_comes_to(journal: Journal) -> None:
    found = front(journal(PRIVATE), "coach")
    assert [(line.name, line.title, line.words, line.score) for year in found.years for line in year.weeks] == [
        ("W46", "Later", "", ""),
        ("W44", "A week of probes", "Shared words, and a way to what is not.", "5"),
    ]
    assert found.answer
    assert found.answer.verdict == "points in 1 week: too few weeks to say."
    assert found.answer.stands[0] == "12 weeks to 15 November 2026, from the one shared week among them that counts."
    assert [(to.path, to.text, to.note) for to in found.records] == [("decisions.html", "Decisions", "1")]
    assert [to.text for to in found.tags] == ["probes"]


def test_the_public_sees_what_is_public_alone(journal: Journal) -> None:
    found = front(journal(PRIVATE), "public")
    assert [line.title for year in found.years for line in year.weeks] == ["Later"]
    assert (found.answer, found.records, found.documents, found.tags) == (None, (), (), ())


def test_a_site_without_a_name_for_others_has_one_that_says_nothing(journal: Journal) -> None:
    assert "KEPT" not in front(journal(PRIVATE), "coach").title
    assert front(journal(f'{CONFIG}[share.coach]\ntitle = "Notes on probes"\n'), "coach").title == "Notes on probes"


@pytest.mark.parametrize("audience", OTHERS)
def test_the_sample_journal_shares_pages_that_hold_together(audience: Audience) -> None:
    site = sites(SAMPLE, audience)
    assert "weeks/2026-W46.html" in site
    for path, page in site.items():
        assert len(re.findall(r"<h1[ >]", page)) == 1, path
        assert not re.search(r"\bssg \w|no file|config\.toml", words(page)), path
