"""The command that shares, and builds for others: what is listed, what is asked, what is not written."""

import json
from pathlib import Path

import click
import pytest

from perfmirror_ssg.shares import recall_share
from tests.check.made import MADE_FOR_OTHERS
from tests.sites import write_site
from tests.unit.conftest import Ssg

WEEK = """---
share: coach
share_title: A week of probes
summary: kept to myself
input: {one-on-one: 6}
---
Only for me.

::: share
We walked the product with Ada, as [planned](https://example.com/plan).
:::

## Decisions
- Keep one repository [share:: coach] [confidence:: 65%] ^one-repository
"""
PEOPLE = '[[person]]\nnames = ["Ada"]\nalias = "Heron"\n'


def _site(tmp_path: Path, **files: str) -> Path:
    week = {"journal/2026/2026-W20.md": WEEK, "people.toml": PEOPLE}
    return write_site(tmp_path / "mine", {**week, **files})


def _pages(place: Path) -> dict[str, str]:
    return {path.relative_to(place).as_posix(): path.read_text() for path in place.rglob("*.html")}


def _answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Answer at a terminal; return the questions."""
    asked: list[str] = []

    def confirm(words: str, **_: object) -> bool:
        asked.append(words)
        return yes

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", confirm)
    return asked


def test_every_word_that_would_leave_is_listed_before_it_is_asked_about(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _site(tmp_path)
    asked = _answer(monkeypatch, yes=False)
    ran = ssg("share", "--audience", "coach", at=root)
    said = " ".join(ran.out.split())
    assert "2026-W20 week A week of probes" in said
    assert "passage We walked the product with Heron, as planned. <https://example.com/plan>" in said
    assert "decision Keep one repository · confidence: 65% · ^one-repository" in said
    assert "Only for me" not in said
    assert "kept to myself" not in said
    assert "Ada" not in said
    assert asked == ["\nWrite this to _site-coach?"]


def test_a_no_writes_nothing_and_remembers_nothing(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _site(tmp_path)
    _answer(monkeypatch, yes=False)
    assert ssg("share", "--audience", "coach", at=root).code == 130
    assert not (root / "_site-coach").exists()
    assert recall_share(root, "coach") is None


def test_a_yes_writes_what_was_listed(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _site(tmp_path)
    _answer(monkeypatch, yes=True)
    ran = ssg("share", "--audience", "coach", "--out", str(tmp_path / "out"), at=root)
    assert ran.code == 0
    assert "from 1 week" in ran.out
    pages = _pages(tmp_path / "out")
    assert "We walked the product with Heron" in pages["weeks/2026-W20.html"]
    assert not [path for path, text in pages.items() if "Ada" in text or "Only for me" in text]


@pytest.mark.parametrize("changed", ["journal/2026/2026-W20.md", "journal/desk.png"])
def test_a_yes_is_to_what_was_listed_and_to_nothing_that_was_changed_since(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    pictured = WEEK.replace("We walked", "![[desk.png|a desk]] We walked")
    root = _site(tmp_path, **{"journal/2026/2026-W20.md": pictured, "journal/desk.png": "a desk"})
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    def changed_meanwhile(*_: object, **__: object) -> bool:
        (root / changed).write_text(pictured.replace("We walked", "We ran"))
        return True

    monkeypatch.setattr(click, "confirm", changed_meanwhile)
    ran = ssg("share", "--audience", "coach", at=root)
    assert ran.code == 2
    assert "was changed while the list was read" in ran.err
    assert not (root / "_site-coach").exists()
    assert recall_share(root, "coach") is None


def test_without_a_terminal_nothing_is_written_unless_it_was_said(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    ran = ssg("share", "--audience", "coach", at=root)
    assert ran.code == 2
    assert "say --yes" in ran.err
    assert not (root / "_site-coach").exists()
    assert ssg("share", "--audience", "coach", "--yes", at=root).code == 0
    assert (root / "_site-coach/index.html").exists()


def test_ctrl_c_at_the_question_is_a_no(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _site(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    def interrupted(*_: object, **__: object) -> bool:
        raise click.Abort

    monkeypatch.setattr(click, "confirm", interrupted)
    ran = ssg("share", "--audience", "coach", at=root)
    assert (ran.code, ran.err.splitlines()[-1]) == (130, "ssg: nothing was written")


def test_a_picture_that_tells_more_is_named_before_the_question(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _site(tmp_path)
    MADE_FOR_OTHERS["W588-straight-from-the-camera"][0](root)
    asked = _answer(monkeypatch, yes=False)
    ran = ssg("share", "--audience", "coach", at=root)
    assert "warning[W588]" in ran.err
    assert asked
    built = ssg("build", "--audience", "coach", at=root)
    assert built.err.count("warning[W588]") == 1


def test_somebody_without_an_alias_is_shared_with_nobody(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    (root / "people.toml").unlink()
    (root / "journal/2026/2026-W21.md").write_text("---\nlevers: {peer: Ada}\n---\n")
    ran = ssg("build", "--audience", "coach", at=root)
    assert ran.code == 1
    assert "error[E311]" in ran.err
    assert not (root / "_site").exists()
    (root / "people.toml").write_text('shown = ["Ada"]\n')
    assert ssg("build", "--audience", "coach", at=root).code == 0


def test_a_theme_of_ones_own_is_on_the_list(ssg: Ssg, tmp_path: Path) -> None:
    config = '[site]\ntheme = "mine"\n'
    root = _site(tmp_path, **{"themes/mine/templates/x.html": "", "config.toml": config})
    said = " ".join(ssg("share", "--audience", "coach", "--yes", at=root).out.split())
    assert "theme themes/mine: whatever its templates, settings and files say" in said


def test_a_document_marked_inside_and_not_shared_is_named(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, **{"journal/stories/outage.md": "::: share\nNot this.\n:::\n"})
    assert "journal/stories/outage.md" in ssg("share", "--audience", "coach", "--yes", at=root).err


def test_the_next_time_says_what_is_new_and_what_is_gone(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    first = ssg("share", "--audience", "coach", "--yes", at=root)
    assert "Nothing of this journal was shared with them from this folder before." in first.out
    assert "Since 2026-11-20: no change." in ssg("share", "--audience", "coach", "--yes", at=root).out
    week = root / "journal/2026/2026-W20.md"
    week.write_text(WEEK.replace("Keep one repository", "Keep two repositories"))
    said = " ".join(ssg("share", "--audience", "coach", "--yes", at=root).out.split())
    assert "+ decision Keep two repositories" in said
    assert "- decision Keep one repository" in said


def test_each_audience_has_a_memory_of_its_own(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, **{"journal/2026/2026-W21.md": "---\nshare: public\n---\n::: share public\nFor all.\n:::\n"})
    ssg("share", "--audience", "coach", "--yes", at=root)
    assert "Nothing of this journal was shared" in ssg("share", "--audience", "public", "--yes", at=root).out
    assert "no change" in ssg("share", "--audience", "coach", "--yes", at=root).out


def test_a_memory_that_cannot_be_read_counts_as_none(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    ssg("share", "--audience", "coach", "--yes", at=root)
    (root / ".ssg/shared-coach.json").write_text("{")
    assert "Nothing of this journal was shared" in ssg("share", "--audience", "coach", "--yes", at=root).out


def test_where_nothing_is_shared_it_says_how_to(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("share", "--audience", "public", "--yes", at=_site(tmp_path))
    assert ran.code == 2
    assert "nothing is shared with everybody yet: write share: public" in ran.err


def test_marks_inside_a_file_that_is_not_shared_are_named(ssg: Ssg, tmp_path: Path) -> None:
    unshared = "::: share\nNot this.\n:::\n"
    root = _site(tmp_path, **{"journal/2026/2026-W21.md": unshared})
    ran = ssg("share", "--audience", "coach", "--yes", at=root)
    assert "Marked inside, but not shared, since the file itself is not: journal/2026/2026-W21.md" in ran.err


def test_it_says_that_names_stand_as_they_are_without_people(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    (root / "people.toml").unlink()
    assert "every name that stands above is shared as it stands" in ssg("share", "--audience", "coach", "--yes", at=root).err


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("journal/2026/2026-W20.md", WEEK.replace("https://example.com/plan", "https://example.com/~ada"), "E310"),
        ("journal/2026/2026-W20.md", WEEK.replace(":::\n\n##", "##"), "E264"),
        ("people.toml", PEOPLE.replace("alias", "alais"), "E403"),
        ("config.toml", "[site]\ntitel = 1\n", "E403"),
    ],
)
@pytest.mark.parametrize("command", [("share", "--yes"), ("build",)])
def test_nothing_is_written_while_anything_shared_is_in_doubt(
    ssg: Ssg, tmp_path: Path, command: tuple[str, ...], path: str, text: str, code: str
) -> None:
    root = _site(tmp_path, **{path: text})
    ran = ssg(command[0], "--audience", "coach", *command[1:], at=root)
    assert ran.code in {1, 2}
    assert f"error[{code}]" in ran.err
    assert not (root / "_site").exists()
    assert not (root / "_site-coach").exists()


def test_an_error_in_what_is_not_shared_is_in_nobodys_way(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, **{"journal/2026/2026-W21.md": "---\nnonsense: 1\n---\n"})
    assert ssg("build", "--audience", "coach", at=root).code == 0


# what else a build can be asked for


def test_a_theme_that_says_what_is_not_shared_is_stopped_by_the_audit(ssg: Ssg, tmp_path: Path) -> None:
    theme = '{% extends "default/week.html" %}{% block prose %}kept to myself{% endblock %}'
    config = '[site]\ntheme = "mine"\n'
    root = _site(tmp_path, **{"themes/mine/templates/week.html": theme, "config.toml": config})
    ran = ssg("build", "--audience", "coach", at=root)
    assert ran.code == 1
    assert "nothing was written" in ran.err
    assert not (root / "_site").exists()


def test_a_site_for_others_does_not_take_the_place_of_ones_own_unless_asked(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    assert ssg("build", at=root).code == 0
    ran = ssg("build", "--audience", "coach", at=root)
    assert ran.code == 2
    assert "--replace" in ran.err
    assert "Only for me" in (root / "_site/weeks/2026-W20.html").read_text()
    assert ssg("build", "--audience", "coach", "--replace", at=root).code == 0
    assert not [path for path, text in _pages(root / "_site").items() if "Only for me" in text]
    assert ssg("build", at=root).code == 2


def test_a_base_url_of_the_moment_is_used_and_judged(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    assert ssg("build", "--base-url", "https://me.example/mirror", at=root).code == 0
    assert "https://me.example/mirror/" in (root / "_site/404.html").read_text()
    assert ssg("build", "--base-url", "mirror", at=root).code == 2


def test_an_encrypted_site_holds_nothing_in_the_clear(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _site(tmp_path)
    monkeypatch.setenv("SSG_PASSPHRASE", "otter lantern mosaic gravel tundra violin")
    refused = ssg("build", "--encrypt", at=root)
    assert refused.code == 2
    assert "ssg encrypt init" in refused.err
    assert not (root / "_site").exists()
    assert ssg("encrypt", "init", at=root).code == 0
    assert ssg("build", "--encrypt", at=root).code == 0
    written = {path: path.read_bytes() for path in (root / "_site").rglob("*") if path.is_file()}
    assert not [path for path, data in written.items() if b"A week of probes" in data or b"Only for me" in data]
    assert "v" in json.loads((root / "_site/unlock.json").read_text())
    again = ssg("build", "--encrypt", at=root)
    assert again.code == 0
    assert {path: path.read_bytes() for path in written} == written


# what would stand beside it


@pytest.mark.parametrize("how", [("--audience", "coach"), ("--encrypt",)])
def test_a_forgotten_site_of_ones_own_does_not_stay_beside_one_for_others(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: tuple[str, ...]
) -> None:
    root = _site(tmp_path, **{"journal/2026/2026-W21.md": "Nobody may know of this evening.\n"})
    monkeypatch.setenv("SSG_PASSPHRASE", "otter lantern mosaic gravel tundra violin")
    assert ssg("encrypt", "init", at=root).code == 0
    assert ssg("build", at=root).code == 0
    for file in (root / ".ssg").iterdir():
        file.unlink()
    ran = ssg("build", *how, "--adopt", "--replace", at=root)
    assert ran.code == 1
    assert "weeks/2026-W21.html" in ran.err
    assert not (root / "_site/unlock.json").exists()
    assert "this evening" in (root / "_site/weeks/2026-W21.html").read_text()


def test_a_page_changed_by_hand_and_shared_no_more_stops_the_next_share(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    assert ssg("share", "--audience", "coach", "--yes", at=root).code == 0
    page = root / "_site-coach/weeks/2026-W20.html"
    page.write_text(page.read_text() + " ")
    (root / "journal/2026/2026-W20.md").write_text(WEEK.replace("share: coach\n", ""))
    (root / "journal/2026/2026-W21.md").write_text("---\nshare: coach\n---\n::: share\nAnother week.\n:::\n")
    ran = ssg("share", "--audience", "coach", "--yes", at=root)
    assert ran.code == 1
    assert "weeks/2026-W20.html" in ran.err


def test_a_file_of_the_journal_put_beside_a_shared_site_is_found(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path)
    assert ssg("share", "--audience", "coach", "--yes", at=root).code == 0
    (root / "_site-coach/CNAME").write_text("probes.example\n")
    assert ssg("share", "--audience", "coach", "--yes", at=root).code == 0
    (root / "_site-coach/notes.md").write_text(WEEK)
    assert ssg("share", "--audience", "coach", "--yes", at=root).code == 1


def test_a_script_of_a_theme_says_nothing_of_the_journal_in_the_clear(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "// We walked the product with Ada, and kept it to ourselves\n"
    config = '[site]\ntheme = "mine"\n'
    root = _site(tmp_path, **{"themes/mine/static/extra.js": script, "config.toml": config})
    monkeypatch.setenv("SSG_PASSPHRASE", "otter lantern mosaic gravel tundra violin")
    assert ssg("encrypt", "init", at=root).code == 0
    ran = ssg("build", "--encrypt", at=root)
    assert ran.code == 1
    assert "assets/extra." in ran.err


def test_the_log_of_a_workflow_does_not_repeat_what_was_found(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = '{% extends "default/week.html" %}{% block prose %}kept to myself{% endblock %}'
    root = _site(tmp_path, **{"themes/mine/templates/week.html": theme, "config.toml": '[site]\ntheme = "mine"\n'})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ran = ssg("build", "--audience", "coach", at=root)
    assert ran.code == 1
    assert "something that was not shared is in weeks/2026-W20.html" in ran.err
