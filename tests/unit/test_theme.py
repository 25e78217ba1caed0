"""Themes: a file of the person's own goes before the shipped one of the same path, and a mistake in it costs only itself."""

import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.build import make, read
from perfmirror_ssg.site.settings import read_settings
from perfmirror_ssg.site.theme_files import read_theme
from tests.editions import TODAY, site_of, words
from tests.sites import parse_site, write_site

Journal = Callable[[str], Path]

CASES = sorted((Path(__file__).parents[1] / "check" / "theme").glob("*.md"))

MINE = """==> config.toml <==
schema = 1
[site]
theme = "mine"
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_theme_has_the_problems_it_names_and_the_site_stands(case: Path, tmp_path: Path) -> None:
    site = parse_site(case.read_text(encoding="utf-8"))
    made = make(read(write_site(tmp_path, site.files), lambda _: TODAY))
    assert {(p.span.path, p.span.line, p.span.column, p.code) for p in made.problems} == site.expected
    assert b"No data yet." in made.site["index.html"]
    assert b"Nothing here" in made.site["404.html"]


def test_one_block_can_be_changed_and_the_rest_stays(journal: Journal) -> None:
    template = '{% extends "default/404.html" %}'
    home = '{% extends "default/home.html" %}{% block empty %}<p>Begin, {{ site.title }}.</p>{% endblock %}'
    site = site_of(
        journal(f"{MINE}==> themes/mine/templates/home.html <==\n{home}\n==> themes/mine/templates/404.html <==\n{template}\n")
    )
    assert "<p>Begin, Mirror.</p>" in site["index.html"]
    assert "No data yet." in site["index.html"]


def test_the_theme_of_the_repository_builds_without_a_problem(journal: Journal) -> None:
    root = journal('==> config.toml <==\nschema = 1\n[site]\ntheme = "letters"\n==> journal/2026-W46.md <==\nHello.\n')
    shutil.copytree(Path(__file__).parents[2] / "themes", root / "themes")
    made = make(read(root, lambda _: TODAY))
    assert made.problems == ()
    home = words(made.site["index.html"].decode())
    assert home.index("Hello.") < home.index("No data yet.")
    assert "Written on Fridays." in home


def test_an_own_base_is_the_base_of_the_shipped_pages(journal: Journal) -> None:
    base = '{% extends "default/base.html" %}{% block footer %}<footer>Mine</footer>{% endblock %}'
    site = site_of(journal(f"{MINE}==> themes/mine/templates/base.html <==\n{base}\n"))
    assert all("<footer>Mine</footer>" in text for path, text in site.items() if path != "404.html")


def test_an_own_static_file_takes_the_place_of_the_shipped_one(journal: Journal) -> None:
    root = journal(f"{MINE}==> themes/mine/static/tokens.css <==\n:root {{ --paper: pink }}\n")
    made = make(read(root, lambda _: TODAY))
    tokens = [data for path, data in made.site.items() if path.startswith("assets/tokens.")]
    assert tokens == [b":root { --paper: pink }\n"]


def test_a_setting_changes_by_its_default_alone_and_templates_see_it(journal: Journal) -> None:
    site = site_of(journal(f'{MINE}==> themes/mine/theme.toml <==\n[settings.footer]\ndefault = "Fridays & <b>"\n'))
    assert "Fridays &amp; &lt;b&gt;" in site["index.html"]


def test_settings_have_types_and_an_own_theme_may_add_one(journal: Journal) -> None:
    root = journal(f'{MINE}==> themes/mine/theme.toml <==\n[settings.calm]\ntype = "flag"\ndefault = true\n')
    settings = read_settings(read_theme(root, "mine").value)
    assert settings.problems == ()
    assert settings.value == {"scheme": "system", "footer": "", "calm": True}


def test_a_theme_of_the_person_cannot_run_code(journal: Journal) -> None:
    attack = "{{ ''.__class__.__base__.__subclasses__() }}"
    made = make(read(journal(f"{MINE}==> themes/mine/templates/404.html <==\n{attack}\n"), lambda _: TODAY))
    assert [problem.code for problem in made.problems] == ["E452"]


def test_templates_have_no_globals(journal: Journal) -> None:
    for name in ("range", "lipsum", "cycler", "dict"):
        made = make(read(journal(f"{MINE}==> themes/mine/templates/404.html <==\n{{{{ {name}(1) }}}}\n"), lambda _: TODAY))
        assert [problem.code for problem in made.problems] == ["E452"], name


def test_templates_compiled_once_are_kept_for_this_person_alone(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = journal("==> config.toml <==\nschema = 1\n")
    first = site_of(root)
    kept = tmp_path / "cache" / "perfmirror_ssg"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert before
    assert site_of(root) == first
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before
    assert not [path for path in root.rglob("*") if path.is_file() and path.name != "config.toml"]


@pytest.mark.parametrize("harm", [b"", b"foreign", None], ids=["emptied", "overwritten", "cut short"])
def test_compiled_templates_that_were_harmed_cost_time_only(
    harm: bytes | None, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = journal("==> config.toml <==\nschema = 1\n")
    first = site_of(root)
    for path in (tmp_path / "cache" / "perfmirror_ssg").iterdir():
        path.write_bytes(path.read_bytes()[:-9] if harm is None else harm)
    assert site_of(root) == first


@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_a_cache_that_others_can_look_into_is_not_used(
    mode: int, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "cache" / "perfmirror_ssg"
    folder.mkdir(parents=True)
    folder.chmod(mode)
    assert "No data yet." in site_of(journal("==> config.toml <==\nschema = 1\n"))["index.html"]
    assert [*folder.iterdir()] == []


def test_without_a_place_for_a_cache_the_site_is_made_all_the_same(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert "No data yet." in site_of(journal("==> config.toml <==\nschema = 1\n"))["index.html"]


def test_in_the_sandbox_a_template_compiled_outside_it_is_not_used(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kept = tmp_path / "cache" / "perfmirror_ssg"
    site_of(journal("==> config.toml <==\nschema = 1\n"))
    outside = set(kept.iterdir())
    own = "==> themes/mine/templates/tags.html <==\n<title>{{ page.title }}</title>\n"
    site_of(journal(f"{MINE}{own}"))
    made = set(kept.iterdir()) - outside
    assert len(made) > 1, "base.html, which both use, is there twice"


def test_a_template_can_hand_text_and_markup_to_a_script(journal: Journal) -> None:
    own = (
        '{% extends "default/week.html" %}{% block scripts %}<script type="application/json">'
        "{{ [page.heading, page.name]|tojson }}</script>{% endblock %}"
    )
    week = "==> journal/2026-W20.md <==\n---\ntitle: A *day* & more\n---\n"
    page = site_of(journal(f"{MINE}==> themes/mine/templates/week.html <==\n{own}\n{week}"))["weeks/2026-W20.html"]
    data = page.partition('<script type="application/json">')[2].partition("</script>")[0]
    assert "<" not in data
    assert json.loads(data) == ["A <em>day</em> &amp; more", "2026-W20"]


def test_a_template_that_extends_itself_is_a_problem_and_the_shipped_one_stands_in(journal: Callable[[str], Path]) -> None:
    own = "==> themes/mine/templates/base.html <==\n{% extends 'base.html' %}\n"
    made = make(read(journal(f"{MINE}{own}"), lambda _: TODAY))
    assert {problem.code for problem in made.problems} == {"E452"}
    assert b"<main" in made.site["index.html"]
