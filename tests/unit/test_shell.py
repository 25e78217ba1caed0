"""The plain files of an encrypted site."""

import base64
import hashlib
import re
from pathlib import Path

from perfmirror_ssg.publishing.shell import shell

SITE = {
    "index.html": b"<title>The canary of the journal</title>",
    "weeks/2026-W20.html": b"a canary too",
    "attachments/2026/canary.png": b"\x89PNG",
    "assets/mirror.0a1b2c3d4e.js": b"(function () {})();",
    "assets/mirror.0a1b2c3d4e.css": b"body { margin: 0 }",
    ".nojekyll": b"",
}
SHELL = re.compile(r"assets/shell\.[0-9a-f]{10}\.js")
SCRIPT = re.compile(r'<script src="([^"]*)"(?: integrity="sha256-[^"]*")? data-scripts="([^"]*)"></script>')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
BASE = Path(__file__).parents[2] / "perfmirror_ssg/theme/templates/base.html"


def _scripts(site: dict[str, bytes], base_url: str = "") -> list[str]:
    return [src for src, _ in SCRIPT.findall(shell(site, base_url)["index.html"].decode())]


def test_the_shell_is_one_page_under_two_names_its_script_and_the_scripts_of_the_theme() -> None:
    plain = shell(SITE)
    own = [path for path in plain if SHELL.fullmatch(path)]
    assert len(own) == 1
    assert set(plain) == {"index.html", "404.html", ".nojekyll", "assets/mirror.0a1b2c3d4e.js", *own}
    assert plain["index.html"] == plain["404.html"]
    assert plain[".nojekyll"] == b""
    assert plain["assets/mirror.0a1b2c3d4e.js"] == SITE["assets/mirror.0a1b2c3d4e.js"]


def test_nothing_of_the_site_but_the_names_of_its_scripts_is_in_the_page() -> None:
    assert b"canary" not in b"".join(shell(SITE).values())
    other = {**SITE, "index.html": b"another", "goals/another-title.html": b"x"}
    assert shell(SITE) == shell(other)


def test_the_page_names_the_scripts_that_it_may_run() -> None:
    page = shell({**SITE, "assets/fonts/a b.js": b"1"})["index.html"].decode()
    assert {names for _, names in SCRIPT.findall(page)} == {"assets/fonts/a%20b.js assets/mirror.0a1b2c3d4e.js"}


def test_the_page_finds_its_script_at_a_base_that_is_known() -> None:
    beside, absolute = _scripts(SITE, "https://me.example/journal")
    assert SHELL.fullmatch(beside)
    assert absolute == f"/journal/{beside}"
    assert _scripts(SITE, "https://me.example/journal/") == [beside, absolute]
    assert _scripts(SITE, "https://me.example") == [beside, f"/{beside}"]


def test_the_page_looks_for_its_script_above_where_no_base_is_known() -> None:
    beside, above, twice = _scripts(SITE)
    assert SHELL.fullmatch(beside)
    assert (above, twice) == (f"../{beside}", f"../../{beside}")


def test_a_script_from_above_runs_only_if_it_is_the_one_of_the_shell() -> None:
    plain = shell(SITE)
    script = next(data for path, data in plain.items() if SHELL.fullmatch(path))
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
    tags = re.findall(r"<script[^>]*>", plain["index.html"].decode())
    assert [f'integrity="sha256-{digest}"' in tag for tag in tags] == [False, True, True]


def test_the_page_begins_with_the_policy_of_every_page_and_runs_no_script_of_its_own() -> None:
    page = shell(SITE)["index.html"].decode()
    assert POLICY.findall(page) == POLICY.findall(BASE.read_text(encoding="utf-8"))
    assert page.index("<head>\n<meta http-equiv") < page.index("<title>")
    assert [tag for tag in re.findall(r"<script[^>]*>", page) if " src=" not in tag] == []
    assert not re.search(r"\son[a-z]+=", page)
    assert re.findall(r'(?:href|src)="(?!data:,|(?:\.\./)*assets/)', page) == []


def test_the_same_site_gives_the_same_shell() -> None:
    assert shell(SITE) == shell(dict(reversed(SITE.items())))
