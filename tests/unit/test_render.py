"""The whole site: its links, its head, its bytes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.build import make, read
from perfmirror_ssg.pages import pages_of
from perfmirror_ssg.pages.edition import make_edition
from perfmirror_ssg.site.assets import asset_paths, plotly_script
from perfmirror_ssg.site.links import DeadLink, dead_links, ends_of
from tests.editions import CONFIG, TODAY, site_of, weeks

Journal = Callable[[str], Path]
SAMPLE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sample() -> dict[str, bytes]:
    """Build the sample journal in memory."""
    return dict(make(read(SAMPLE, lambda _: TODAY)).site)


def pages(site: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in site.items() if path.endswith(".html")}


def test_every_link_of_the_sample_leads_somewhere(sample: dict[str, bytes]) -> None:
    ends = {path: ends_of(data) for path, data in sample.items() if path.endswith(".html")}
    assert dead_links(ends, sample.keys() - ends.keys()) == ()


def test_the_same_journal_gives_the_same_bytes(sample: dict[str, bytes]) -> None:
    assert dict(make(read(SAMPLE, lambda _: TODAY)).site) == sample


def test_a_page_lies_where_its_kind_says_and_no_two_share_a_path() -> None:
    mirror = read(SAMPLE, lambda _: TODAY)
    edition = make_edition(mirror.report, mirror.problems)
    told = [path for kind in pages_of(edition) for path in kind.paths(edition)]
    assert [view.path for kind in pages_of(edition) for view in kind.views(edition)] == told
    assert len(set(told)) == len(told)


def test_the_security_policy_comes_first_on_every_page(sample: dict[str, bytes]) -> None:
    for path, text in pages(sample).items():
        first = re.search(r"<head>\s*(<[^>]*>)", text)
        assert first, path
        assert "Content-Security-Policy" in first[1], path
        assert "default-src 'none'" in first[1], path


def test_no_page_asks_anything_of_another_host(sample: dict[str, bytes]) -> None:
    for path, text in pages(sample).items():
        assert not re.search(r'<(?:script|link|img|iframe|source)[^>]*(?:src|href)="(?:https?:)?//', text), path
        assert 'content="noindex, nofollow"' in text, path
        assert 'content="no-referrer"' in text, path


def test_no_page_holds_a_script_that_runs(sample: dict[str, bytes]) -> None:
    for path, text in pages(sample).items():
        scripts = re.findall(r"<script([^>]*)>", text)
        assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts), path
        assert not re.search(r"<[^>]+\son\w+=", text), path


def test_every_attribute_is_quoted(sample: dict[str, bytes]) -> None:
    for path, text in pages(sample).items():
        tags = re.findall(r"<[a-z][^>]*>", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))
        assert not [tag for tag in tags if re.search(r"=[^\"'\s>]", re.sub(r'"[^"]*"', '""', tag))], path


def test_ids_are_given_once_on_a_page(sample: dict[str, bytes]) -> None:
    for path, text in pages(sample).items():
        ids = re.findall(r'\sid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), path


def test_every_page_has_one_first_heading_and_a_title(sample: dict[str, bytes]) -> None:
    for path, text in pages(sample).items():
        assert (
            len(re.findall(r"<h1[ >]", re.sub(r'<div class="prose">.*?<aside class="margin"', "", text, flags=re.DOTALL))) == 1
        ), path
        assert re.search(r"<title>[^<]+</title>", text), path


def test_a_change_of_config_from_a_week_on_leaves_earlier_weeks_as_they_were(journal: Journal) -> None:
    item = "---\ninput:\n  one-on-one: 4\n---\nWords.\n"
    before = site_of(journal(CONFIG + weeks(30, 40, item)))
    change = '[[categories.one-on-one.change]]\nfrom = "2026-W36"\npoints = 1\n'
    after = site_of(journal(f"{CONFIG}{change}{weeks(30, 40, item)}"))
    changed = {path for path in before if before[path] != after[path] and path.startswith("weeks/2026-W")}
    assert changed == {f"weeks/2026-W{number}.html" for number in range(36, 41)}


def test_titles_and_tags_cannot_bring_markup(journal: Journal) -> None:
    text = '---\ntitle: "<script>alert(1)</script>"\ntags: ["<b>"]\nlevers: {teacher: "<i>Ada</i>"}\n---\n'
    site = site_of(journal(f"{CONFIG}==> journal/2026-W20.md <==\n{text}"))
    assert not [path for path, page in site.items() if "<script>alert" in page or "<i>Ada" in page]


def test_the_404_page_has_one_link_to_the_base_and_none_where_the_base_is_not_known(journal: Journal) -> None:
    unknown = site_of(journal(CONFIG))["404.html"]
    assert "href=" not in unknown
    assert "shorten the address to where the site begins" in unknown
    config = 'schema = 1\n[site]\nbase_url = "https://me.example/journal/"\n'
    site = site_of(journal(f"==> config.toml <==\n{config}"))
    assert re.findall(r'href="([^"]*)"', site["404.html"]) == ["https://me.example/journal/"]


def test_a_site_asks_github_to_serve_it_as_it_is(sample: dict[str, bytes]) -> None:
    assert sample[".nojekyll"] == b""


def test_a_name_of_an_asset_holds_a_hash_of_its_content() -> None:
    one, other = asset_paths({"mirror.css": b"a"}), asset_paths({"mirror.css": b"b"})
    assert re.fullmatch(r"assets/mirror\.[0-9a-f]{10}\.css", one["mirror.css"])
    assert one != other


def test_the_script_of_plotly_is_the_installed_one() -> None:
    assert b"plotly.js v" in plotly_script()[:2000]


def test_dead_links_are_found_by_path_and_by_anchor() -> None:
    site = {
        "index.html": b'<a href="weeks/a.html#x">1</a> <a href="gone.html">2</a> <a href="//x.example/">3</a><a href="#4"></a>',
        "weeks/a.html": b'<p id="^y"></p><a href="../index.html">5</a><a href="#%5Ey">6</a><img src="../b.png">',
    }
    assert dead_links({path: ends_of(page) for path, page in site.items()}, {"b.png"}) == (
        DeadLink(page="index.html", href="weeks/a.html#x"),
        DeadLink(page="index.html", href="gone.html"),
        DeadLink(page="index.html", href="#4"),
    )
