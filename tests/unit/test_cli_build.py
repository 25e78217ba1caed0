"""Commands that check and build."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.publishing.lock import hold
from tests.sites import write_site
from tests.unit.conftest import Ssg

GOOD = "---\ninput: {one-on-one: 6}\n---\nWords.\n"
ODD = """---
tags: [{long}, {long}y, café, cafe\N{COMBINING ACUTE ACCENT}]
input:
  one-on-one: {{note: talk, ref: notes/talk.md}}
  code-review: {{note: the goal, ref: "pages/%231%20goal.md"}}
---
See [it](<pages/%231 goal.md>) and ![a picture](<../img %232.png>).
"""
BAD = "---\ninput: {nonsense: 1, one-on-one: 2}\n---\n"
ADVICE = "See [[nowhere]].\n"


def _site(tmp_path: Path, week: str, config: str = "") -> Path:
    return write_site(tmp_path / "mine", {"config.toml": config, "journal/2026/2026-W20.md": week})


# check


def test_check_of_a_clean_journal_says_so_on_stderr(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("check", at=_site(tmp_path, GOOD))
    assert (ran.code, ran.out, ran.err) == (0, "", "1 week, no problems\n")


def test_check_prints_problems_with_their_line_and_a_caret(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("check", at=_site(tmp_path, BAD))
    assert ran.code == 1
    assert ran.out.startswith("journal/2026/2026-W20.md:2:9: error[E212]: ")
    assert "\n   2 | input: {nonsense: 1, one-on-one: 2}\n     |         ^^^^^^^^" in ran.out
    assert ran.err == "1 error in 1 file\n"


def test_check_names_files_from_where_one_stands(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, BAD)
    assert ssg("-C", str(root), "check", at=tmp_path).out.startswith("mine/journal/2026/2026-W20.md:2:9: ")
    assert ssg("check", at=root / "journal" / "2026").out.startswith("2026-W20.md:2:9: ")


def test_check_as_json_names_files_from_the_site_folder(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, BAD)
    ran = ssg("check", "--format", "json", at=root / "journal")
    found = json.loads(ran.out)
    assert [(p["path"], p["line"], p["column"], p["code"]) for p in found] == [("journal/2026/2026-W20.md", 2, 9, "E212")]
    assert ran.code == 1


def test_check_as_json_of_a_clean_journal_is_an_empty_list(ssg: Ssg, tmp_path: Path) -> None:
    assert json.loads(ssg("check", "--format", "json", at=_site(tmp_path, GOOD)).out) == []


@pytest.mark.parametrize("site", ["repository/mine", "shortcut/mine"])
def test_check_for_github_names_files_from_the_top_of_the_repository(ssg: Ssg, tmp_path: Path, site: str) -> None:
    repository = tmp_path / "repository"
    root = _site(repository, BAD)
    subprocess.run(["git", "init", "--quiet", repository], check=True)
    (tmp_path / "shortcut").symlink_to(repository)
    found = "::error file=mine/journal/2026/2026-W20.md,line=2,col=9,title=E212::"
    assert ssg("-C", site, "check", "--format", "github", at=tmp_path).out.startswith(found)
    assert ssg("check", "--format", "github", at=root / "journal").out.startswith(found)


def test_check_for_github_without_a_repository_names_files_from_where_one_stands(ssg: Ssg, tmp_path: Path) -> None:
    _site(tmp_path, BAD)
    ran = ssg("-C", "mine", "check", "--format", "github", at=tmp_path)
    assert ran.out.startswith("::error file=mine/journal/2026/2026-W20.md,line=2,")


def test_a_quiet_check_says_nothing_when_nothing_is_wrong(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("check", "-q", at=_site(tmp_path, GOOD))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    wrong = ssg("check", "--quiet", at=_site(tmp_path, BAD))
    assert (wrong.code, wrong.err) == (1, "1 error in 1 file\n")


def test_check_tells_what_is_wrong_with_the_theme(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD, '[site]\ntheme = "mine"\n')
    assert "config.toml:2:9: error[E450]" in ssg("check", at=root).out
    (root / "themes" / "letters").mkdir(parents=True)
    assert 'write theme = "default"; the themes there are: default, letters' in ssg("check", at=root).out
    (root / "themes" / "mine" / "templates").mkdir(parents=True)
    (root / "themes" / "mine" / "templates" / "home.html").write_text("{% block lately %}")
    ran = ssg("check", at=root)
    assert ran.code == 2
    assert ran.out.startswith("themes/mine/templates/home.html:1:1: error[E451]")
    assert "mend it, or remove it; until then a build takes the shipped template in its place" in ran.out


def test_warnings_count_only_when_asked(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, ADVICE)
    assert ssg("check", at=root).code == 0
    assert ssg("check", "--strict", at=root).code == 1


def test_an_error_in_the_configuration_alone_ends_with_2(ssg: Ssg, tmp_path: Path) -> None:
    assert ssg("check", at=_site(tmp_path, GOOD, "nonsense = 1\n")).code == 2
    assert ssg("check", at=_site(tmp_path, BAD, "other = 1\n")).code == 1


def test_a_problem_is_printed_without_colour_where_there_is_no_terminal(ssg: Ssg, tmp_path: Path) -> None:
    assert "\x1b" not in ssg("check", at=_site(tmp_path, BAD)).out


# build


def test_build_writes_the_site_and_names_its_first_page(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD)
    ran = ssg("build", at=root)
    assert ran.code == 0
    assert ran.out.startswith("built ")
    assert " pages from 1 week in " in ran.out
    assert ran.out.endswith(" s → _site/index.html\n")
    assert ran.err == ""
    assert (root / "_site" / "index.html").is_file()
    assert (root / "_site" / "weeks" / "2026-W20.html").is_file()


def test_build_with_errors_builds_the_rest_and_says_what_is_left_out(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, BAD)
    (root / "journal" / "2026" / "2026-W21.md").write_bytes(b"caf\xe9\n")
    ran = ssg("build", at=root)
    assert ran.code == 1
    assert "error[E212]" in ran.err
    assert "shown without the fields named above: 2026-W20\n" in ran.err
    assert "not shown: 2026-W21\n" in ran.err
    assert ran.out.endswith("(2 errors in 2 files)\n")
    assert (root / "_site" / "weeks" / "2026-W20.html").is_file()


BROKEN = ["[categories.nonsense\n", '[[profile]]\nfrom = "2026-W10"\nrole = "Manger"\n', "nonsense = 1\n"]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_config_leaves_the_site_as_it_was(ssg: Ssg, tmp_path: Path, broken: str) -> None:
    root = _site(tmp_path, GOOD)
    ssg("build", at=root)
    before = {path: path.read_bytes() for path in (root / "_site").rglob("*") if path.is_file()}
    write_site(root, {"config.toml": broken, "journal/2026/2026-W21.md": GOOD})
    ran = ssg("build", at=root)
    assert (ran.code, ran.out, ran.err.count("error[")) == (2, "", 1)
    assert ran.err.endswith(
        "1 error in 1 file: with errors in config.toml the figures would not be yours, and the site was left as it was\n"
    )
    assert {path: path.read_bytes() for path in (root / "_site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("broken", BROKEN)
def test_of_a_broken_config_no_first_site_is_made(ssg: Ssg, tmp_path: Path, broken: str) -> None:
    root = _site(tmp_path, GOOD, broken)
    ran = ssg("build", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(" the figures would not be yours, and no site was made\n")
    assert not (root / "_site").exists()
    (root / "config.toml").write_text("")
    assert ssg("build", at=root).code == 0


def test_what_follows_from_a_broken_config_is_not_told_again(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("build", at=_site(tmp_path, BAD, "[categories.nonsense\n"))
    assert (ran.code, ran.err.count("error[")) == (2, 1)


def test_build_says_how_many_warnings_there_are_and_no_more(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("build", at=_site(tmp_path, ADVICE))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("(1 warning in 1 file)\n")


def test_a_strict_build_leaves_the_old_site_as_it_was(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD)
    ssg("build", at=root)
    before = (root / "_site" / "weeks" / "2026-W20.html").read_bytes()
    (root / "journal" / "2026" / "2026-W20.md").write_text(ADVICE)
    ran = ssg("build", "--strict", at=root)
    assert (ran.code, ran.out) == (1, "")
    assert "the site was left as it was" in ran.err
    assert (root / "_site" / "weeks" / "2026-W20.html").read_bytes() == before


def test_build_writes_where_it_is_told_from_where_one_stands(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD)
    ran = ssg("-C", str(root), "build", "--output", "public", at=tmp_path)
    assert ran.out.endswith("→ public/index.html\n")
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (root / "_site").exists()


def test_build_refuses_a_folder_with_other_files_unless_it_may_adopt_it(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD)
    (root / "_site").mkdir()
    (root / "_site" / "CNAME").write_text("mirror.example")
    refused = ssg("build", at=root)
    assert refused.code == 2
    assert "--adopt" in refused.err
    assert ssg("build", "--adopt", at=root).code == 0
    assert (root / "_site" / "CNAME").read_text() == "mirror.example"


@pytest.mark.parametrize("output", ["journal", "config.toml", "config.toml/below", ".", "notes"])
def test_build_refuses_an_output_that_may_not_be_one_as_a_wrong_command(ssg: Ssg, tmp_path: Path, output: str) -> None:
    root = _site(tmp_path, GOOD)
    (root / "notes").mkdir()
    (root / "notes" / "mine.txt").write_text("mine")
    ran = ssg("build", "--output", output, at=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("ssg: the output folder ")


def test_a_build_beside_another_is_trouble_of_the_machine(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD)
    with hold(root):
        ran = ssg("build", at=root)
    assert ran.code == 3
    assert "another build" in ran.err


def test_a_quiet_build_says_only_what_is_wrong(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD)
    ran = ssg("build", "--quiet", at=root)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (root / "_site" / "index.html").is_file()
    advised = ssg("build", "-q", at=_site(tmp_path, ADVICE))
    assert (advised.code, advised.err) == (0, "")
    assert advised.out.endswith("(1 warning in 1 file)\n")


def test_build_says_how_many_pages_it_has_written_and_removed(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(_site(tmp_path, GOOD), {"journal/2026/2026-W18.md": GOOD, "journal/pages/a.md": "Words.\n"})
    pages = re.search(r"built (\d+) pages from 2 weeks in ", ssg("build", at=root).out)
    assert pages
    write_site(root, {"journal/pages/a.md": "Other words.\n"})
    assert re.match(rf"built {pages[1]} pages from 2 weeks \(\d written\) in ", ssg("build", at=root).out)
    (root / "journal" / "pages" / "a.md").unlink()
    assert re.match(r"built \d+ pages from 2 weeks \(\d written, \d removed\) in ", ssg("build", at=root).out)
    assert ssg("build", at=root).out.endswith(" pages from 2 weeks → _site/index.html\n")


def test_build_says_what_was_changed_by_hand(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(_site(tmp_path, GOOD), {"journal/pages/a.md": "Words.\n"})
    ssg("build", at=root)
    page = root / "_site" / "weeks" / "2026-W20.html"
    data = page.read_bytes()
    page.write_text("by hand")
    (root / "_site" / "pages" / "a.html").write_text("by hand")
    (root / "_site" / "index.html").unlink()
    (root / "journal" / "pages" / "a.md").unlink()
    ran = ssg("build", at=root)
    assert ran.err == (
        "changed by hand in _site, written anew: weeks/2026-W20.html\n"
        "changed by hand in _site, left though no longer a page: pages/a.html\n"
    )
    assert page.read_bytes() == data
    assert "nothing changed" in ssg("build", at=root).out


# clean, doctor


def test_clean_removes_what_was_built_and_nothing_else(ssg: Ssg, journal: Callable[[str], Path]) -> None:
    root = journal(GOOD)
    ssg("build", at=root)
    (root / "_site" / "CNAME").write_text("mirror.example")
    ran = ssg("clean", at=root)
    assert ran.code == 0
    assert ran.out.startswith("removed ")
    assert ran.err == "left in _site, changed since or not ours: CNAME\n"
    assert sorted(path.name for path in (root / "_site").iterdir()) == [".perfmirror-site", "CNAME"]
    assert ssg("build", at=root).code == 0
    assert (root / "journal" / "2026" / "2026-W20.md").is_file()


def test_clean_without_a_site_removes_nothing(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("clean", at=_site(tmp_path, GOOD))
    assert (ran.code, ran.out, ran.err) == (0, "nothing to remove from _site\n", "")


def test_a_second_clean_has_nothing_to_remove(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, GOOD)
    ssg("build", at=root)
    (root / "_site" / "weeks" / "2026-W20.html").write_text("by hand")
    assert ssg("clean", at=root).err == "left in _site, changed since or not ours: weeks/2026-W20.html\n"
    assert ssg("clean", at=root).out == "nothing to remove from _site\n"


def test_doctor_without_a_build_that_was_cut_off_has_nothing_to_do(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("doctor", at=_site(tmp_path, GOOD))
    assert (ran.code, ran.out) == (0, "nothing to mend\n")


def test_names_that_an_address_or_a_disk_would_misread_are_built(ssg: Ssg, tmp_path: Path) -> None:
    root = _site(tmp_path, ODD.format(long="x" * 300), '[review]\ncycle_start = "2026-W06"\ncycle_weeks = 26\n')
    more = {"pages/#1 goal.md": "# A goal\n", f"pages/{'é' * 120}.md": "Long.\n", "reviews/0000-C1.md": "Fine.\n"}
    write_site(root, {f"journal/{path}": text for path, text in more.items()})
    (root / "journal/img #2.png").write_bytes(b"a picture")
    ran = ssg("build", at=root)
    page = (root / "_site/weeks/2026-W20.html").read_text(encoding="utf-8")
    assert "built" in ran.out
    assert page.count('href="../pages/%231%20goal.html"') == 2
    assert 'src="../attachments/img%20%232.png"' in page
    assert "notes/talk" in page
    assert len(list((root / "_site/tags").iterdir())) == 3
