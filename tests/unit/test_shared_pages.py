"""A shared site: which pages it has, and that none of them adds a word about what is not shared."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.build import make
from perfmirror_ssg.config.keys import SHARED_CHARTS
from perfmirror_ssg.kinds import KIND, KINDS
from perfmirror_ssg.model import Audience
from perfmirror_ssg.pages import PAGES, menu, pages_of
from perfmirror_ssg.pages.edition import make_edition
from perfmirror_ssg.site.theme_files import read_theme
from tests.contract.test_shared_pages import NEVER
from tests.editions import CONFIG, edition_of, shared_site, site_of, weeks, wide_open, words

Journal = Callable[[str], Path]

OTHERS: tuple[Audience, ...] = ("coach", "public")
ALL = f'[share.coach]\nscores = true\ncharts = {list(SHARED_CHARTS)}\ntags = ["probes"]\n'.replace("'", '"')
LINES = "\n".join(f"## {kind.headings[0].capitalize()}\n- A {kind.name} of ours ^of-{kind.name}\n" for kind in KINDS)
SAID = "\n".join(f"- ^of-{kind.name} Another word." for kind in KINDS if kind.has_page)
FULL = f"""
==> journal/2026/2026-W30.md <==
---
title: A week of probes
tags: [probes]
input:
  one-on-one: 4
metrics: {{sleep: 7}}
---
Words, and [[2026-W44]].

{LINES}
==> journal/2026/2026-W44.md <==
---
output:
  pull-request: 3
---
## Updates
{SAID}
==> journal/pages/values.md <==
---
tags: [probes]
---
Slow is smooth.
==> journal/goals/lead.md <==
---
needs:
  - {{id: two-teams, title: Two teams}}
---
Lead.
==> journal/stories/outage.md <==
---
answers: [What broke?]
---
It did.
==> journal/reviews/2026-Q3.md <==
A quarter.
"""
"""A record of every kind, opened and updated, and a document of every kind; most weeks between have no file."""

TO_THE_WRITER = ("missing", "no file", "ssg ", "overdue", " due", " late", "config.toml", "None yet", "No words", "Under ##")


WORK = "---\ninput: {one-on-one: 5}\n---\n"


def full(journal: Journal, config: str = ALL) -> Path:
    return journal(f"{CONFIG}{config}{weeks(45, 46, WORK + 'More words.')}{FULL}")


def test_a_private_site_has_home_and_a_shared_one_the_front_page(journal: Journal) -> None:
    root = full(journal)
    private, shared = edition_of(root), make_edition(wide_open(root, "coach").report)
    assert [page.name for page in pages_of(private)] == [page.name for page in PAGES if page.private]
    names = [page.name for page in pages_of(shared)]
    assert names[0] == "front"
    assert not NEVER & {*names}


@pytest.mark.parametrize("audience", OTHERS)
def test_every_shared_template_renders_and_every_link_leads_somewhere(journal: Journal, audience: Audience) -> None:
    config = ALL.replace("coach", audience)
    site = shared_site(full(journal, config), audience)
    shared = {page.name for page in PAGES if page.shared(make_edition(wide_open(full(journal, config), audience).report))}
    assert shared == {page.name for page in PAGES} - NEVER
    assert {"index.html", "trends.html", "scoring.html", "log.html", "tags.html", "pages.html", "search.html"} <= site.keys()
    assert "weeks/2026.html" not in site


@pytest.mark.parametrize("audience", OTHERS)
def test_no_shared_page_speaks_to_its_writer(journal: Journal, audience: Audience) -> None:
    for path, page in shared_site(full(journal, ALL.replace("coach", audience)), audience).items():
        said = words(re.sub(r"<script type.*?</script>", "", page, flags=re.DOTALL))
        assert [phrase for phrase in TO_THE_WRITER if phrase in said] == [], path


def test_without_a_word_in_config_neither_scores_nor_charts_are_shown(journal: Journal) -> None:
    site = shared_site(full(journal, ""))
    assert "trends.html" not in site
    assert "scoring.html" not in site
    for path in ("index.html", "weeks/2026-W30.html", "weeks/2026-W45.html", "tags/probes.html"):
        assert "points" not in words(site[path]), path
        assert 'class="score"></span>' in site[path] or path.startswith("weeks/"), path


def test_work_speaks_for_a_week_without_words_only_where_scores_are_shared(journal: Journal) -> None:
    item = weeks(46, 46, WORK)
    assert "one-on-one" not in shared_site(journal(f"{CONFIG}{item}"))["index.html"].lower()
    assert "one-on-one" in shared_site(journal(f"{CONFIG}{ALL}{item}"))["index.html"].lower()


def test_only_the_charts_that_config_names_are_drawn(journal: Journal) -> None:
    site = shared_site(full(journal, '[share.coach]\ncharts = ["balance"]\n'))
    assert re.findall(r'<h2 id="([^"]*)"', site["trends.html"]) == ["dimensions"]
    assert "weeks/2026-W30.html#" not in site["trends.html"]


def test_the_script_for_charts_is_not_carried_where_there_are_none(journal: Journal) -> None:
    carried = {config: {*make(wide_open(full(journal, config), "coach")).site} for config in ("", ALL)}
    assert not [path for path in carried[""] if "plotly" in path]
    assert [path for path in carried[ALL] if "plotly" in path]


def test_config_names_every_chart_there_is(journal: Journal) -> None:
    assert re.findall(r'<h2 id="([^"]*)"', site_of(full(journal))["trends.html"]) == re.findall(
        r'<h2 id="([^"]*)"', shared_site(full(journal))["trends.html"]
    )


def test_the_front_page_lists_the_shared_weeks_newest_first(journal: Journal) -> None:
    before = "==> journal/2025/2025-W40.md <==\n---\ntitle: Before\n---\nLong ago.\n"
    page = words(shared_site(journal(f"{CONFIG}{ALL}{FULL}\n{before}"))["index.html"])
    places = [page.index(word) for word in ("W44", "W30", "A week of probes", "2025", "W40", "Before")]
    assert places == sorted(places)
    assert "W29" not in page
    assert "for a coach" in page
    assert "from the shared weeks alone" in page


def test_the_front_page_counts_records_by_kind_and_leads_to_their_list(journal: Journal) -> None:
    page = shared_site(full(journal))["index.html"]
    for kind in KINDS:
        assert f'">{kind.title}</a> <small>1</small>' in page, kind.name
    assert f'href="log.html#{KIND["learning"].key}"' in page


def test_the_period_of_a_shared_site_is_said_to_be_of_shared_weeks(journal: Journal) -> None:
    page = words(shared_site(full(journal))["index.html"])
    assert "points in 3 weeks: too few weeks to say." in page
    assert "12 weeks to 15 November 2026, from the 3 shared weeks among them that count." in page
    assert "A band needs 4 counted weeks." in page
    judged = shared_site(journal(f"{CONFIG}{ALL}{weeks(36, 46, WORK)}"))["index.html"]
    assert re.search(r"from the 11 shared weeks among them that count", words(judged))
    assert 'class="ruler"' in judged


def test_with_nothing_shared_there_is_a_front_page_that_says_so(journal: Journal) -> None:
    site = shared_site(journal(CONFIG))
    assert {*site} == {"index.html", "search.html", "404.html"}
    assert "No week is shared." in words(site["index.html"])
    assert "No data" not in site["index.html"]


def test_the_menu_leads_only_to_pages_that_exist(journal: Journal) -> None:
    edition = make_edition(wide_open(full(journal, ""), "coach").report)
    paths = {path for page in pages_of(edition) for path in page.paths(edition)}
    entries = [entry for group in menu(edition) for entry in (group, *group.children)]
    assert [entry.title for entry in menu(edition)] == ["Weeks", "Log", "Pages"]
    assert {entry.path for entry in entries} <= paths


def test_every_page_says_what_it_is_and_how_it_may_be_found(journal: Journal) -> None:
    root = full(journal)
    sites = {"me": site_of(root), "coach": shared_site(root, "coach"), "public": shared_site(root, "public")}
    for audience, site in sites.items():
        for path, page in site.items():
            assert 'name="referrer" content="no-referrer"' in page, (audience, path)
            if path != "404.html":
                assert ('content="noindex, nofollow"' in page) == (audience != "public"), (audience, path)
                assert ("Shared with a coach: only what its writer chose." in page) == (audience == "coach"), path
                assert ("Only what its writer chose to share." in page) == (audience == "public"), path


def test_a_week_leads_to_the_shared_weeks_before_and_after_it_alone(journal: Journal) -> None:
    page = shared_site(full(journal))["weeks/2026-W45.html"]
    assert re.findall(r'rel="(?:prev|next)" href="([^"]*)"', page) == ["../weeks/2026-W44.html", "../weeks/2026-W46.html"]
    around = page[page.index('class="around"') :]
    assert re.findall(r"<h2>([^<]*)</h2>", around) == ["A week before"]
    assert 'class="place"><a href="../index.html">' in page


def test_a_week_of_a_title_alone_claims_no_silence(journal: Journal) -> None:
    site = shared_site(journal(CONFIG + weeks(46, 46, "---\ntitle: A title\n---\n")))
    assert "Nothing more of this week is shared." in words(site["weeks/2026-W46.html"])


def test_a_record_that_is_not_there_is_not_named_by_its_id(journal: Journal) -> None:
    week = weeks(46, 46, "## Decisions\n- Keep it [supersedes:: not-for-you] ^keep-it\n\n## Updates\n- ^nor-this A word.\n")
    site = shared_site(journal(f"{CONFIG}{week}"))
    assert not [path for path, page in site.items() if "not-for-you" in page or "nor-this" in page]


def test_what_could_not_be_read_is_told_to_the_writer_alone(journal: Journal) -> None:
    root = journal(CONFIG + weeks(46, 46, "---\ninput: {mentroing: 2}\n---\nWords.\n"))
    assert "mentroing" in site_of(root)["weeks/2026-W46.html"]
    assert "could not be read" not in shared_site(root)["weeks/2026-W46.html"]
    assert make_edition(wide_open(root, "coach").report, wide_open(root, "coach").problems).errors == {}


def test_a_theme_of_ones_own_dresses_shared_pages_too(journal: Journal) -> None:
    week = '{% extends "default/week.html" %}{% block margin %}<p>Mine</p>{% endblock %}'
    base = '{% extends "default/base.html" %}{% block masthead %}<header>Ours</header>{% endblock %}'
    config = CONFIG.replace("schema = 1\n", 'schema = 1\n[site]\ntheme = "mine"\n')
    themes = f"==> themes/mine/templates/week.html <==\n{week}\n==> themes/mine/templates/base.html <==\n{base}\n"
    root = journal(f"{config}{themes}{FULL}")
    assert read_theme(root, "mine").problems == ()
    page = shared_site(root)["weeks/2026-W30.html"]
    assert "<p>Mine</p>" in page
    assert "Shared with a coach" in page
