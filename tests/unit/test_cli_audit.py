"""`ssg audit`: what it says of a good site, of a bad one, and to other programs."""

import json
from pathlib import Path

import pytest

from tests.sites import write_site
from tests.unit.conftest import Ssg
from tests.unit.test_audit import FILES


@pytest.fixture(name="built")
def _built(tmp_path: Path, ssg: Ssg) -> Path:
    root = write_site(tmp_path, FILES)
    assert ssg("build", "--audience", "coach", "--output", "_site-coach", at=root).code == 0
    return root


def test_a_clean_site_is_said_to_be_clean_with_what_was_found(built: Path, ssg: Ssg) -> None:
    ran = ssg("audit", "_site-coach", "--audience", "coach", at=built)
    assert ran.code == 0
    assert "nothing withheld found in" in ran.out
    assert "(1 of 1 shared weeks and documents found)" in ran.out


def test_what_was_put_into_the_output_is_told_with_its_place_in_the_journal(built: Path, ssg: Ssg) -> None:
    (built / "_site-coach" / "notes.txt").write_text("about the quicksilver")
    ran = ssg("audit", "_site-coach", "--audience", "coach", at=built)
    assert ran.code == 1
    assert 'journal/2026/2026-W20.md:3:8: error[E475]: "quicksilver" was not shared, and is in notes.txt' in ran.out
    assert "   3 | tags: [quicksilver]" in ran.out
    assert "do not pass it on" in ran.err


@pytest.mark.parametrize("form", ["json", "github"])
def test_for_other_programs_the_words_are_not_repeated(form: str, built: Path, ssg: Ssg) -> None:
    (built / "_site-coach" / "notes.txt").write_text("quicksilver, said Isolde")
    ran = ssg("audit", "_site-coach", "--audience", "coach", "--format", form, at=built)
    assert ran.code == 1
    assert "E475" in ran.out
    assert "E476" in ran.out
    assert "quicksilver" not in (ran.out + ran.err).casefold()
    assert "isolde" not in (ran.out + ran.err).casefold()


def test_json_names_the_file_of_the_output_for_what_cannot_be_looked_into(built: Path, ssg: Ssg) -> None:
    (built / "_site-coach" / "a.html").symlink_to("index.html")
    ran = ssg("audit", "_site-coach", "--audience", "coach", "--format", "json", at=built)
    assert [(found["code"], found["path"]) for found in json.loads(ran.out)] == [("E479", "_site-coach/a.html")]


def test_the_site_of_its_writer_is_no_site_for_a_coach(built: Path, ssg: Ssg) -> None:
    ssg("build", at=built)
    assert ssg("audit", "_site", "--audience", "coach", at=built).code == 1


def test_a_site_for_a_coach_is_no_site_for_everybody(built: Path, ssg: Ssg) -> None:
    assert "E475" in ssg("audit", "_site-coach", "--audience", "public", at=built).out


def test_where_nothing_is_shared_that_is_said(built: Path, ssg: Ssg) -> None:
    ssg("build", "--audience", "public", "--output", "_site-public", at=built)
    ran = ssg("audit", "_site-public", "--audience", "public", at=built)
    assert (ran.code, "(nothing is shared with everybody, and nothing of the journal was found)" in ran.out) == (0, True)


def test_a_page_from_before_the_week_was_taken_back_is_to_be_built_anew(built: Path, ssg: Ssg) -> None:
    week = built / "journal/2026/2026-W20.md"
    week.write_text(week.read_text().replace("share: coach\n", ""))
    ran = ssg("audit", "_site-coach", "--audience", "coach", at=built)
    assert "has the page weeks/2026-W20.html" in ran.out
    assert "build the site anew" in ran.out
    assert "the journal has changed since _site-coach was built" in ran.err


def test_of_what_was_taken_out_of_the_journal_it_is_said_that_it_was_not_looked_for(built: Path, ssg: Ssg) -> None:
    assert "has changed" not in ssg("audit", "_site-coach", "--audience", "coach", at=built).err
    week = built / "journal/2026/2026-W20.md"
    week.write_text(week.read_text().replace("and it hurts", "and back"))
    ran = ssg("audit", "_site-coach", "--audience", "coach", at=built)
    assert (ran.code, "what was taken out of it was not looked for" in ran.err) == (0, True)


def test_an_encrypted_site_is_looked_at_from_outside(built: Path, ssg: Ssg) -> None:
    write_site(built, {"sealed/unlock.json": '{"kdf": {"name": "PBKDF2"}}', "sealed/d/0.bin": "SSG1"})
    ran = ssg("audit", "sealed", "--audience", "coach", at=built)
    assert (ran.code, "cannot be seen without the passphrase" in ran.err) == (0, True)
    (built / "sealed" / "old.html").write_text("We walked the product from end to end, and it hurts.")
    assert ssg("audit", "sealed", "--audience", "coach", at=built).code == 1


def test_a_folder_that_is_not_there_is_a_matter_of_usage(built: Path, ssg: Ssg) -> None:
    ran = ssg("audit", "_sight", "--audience", "coach", at=built)
    assert (ran.code, "_sight is no folder" in ran.err) == (2, True)


def test_with_a_broken_config_nobody_knows_what_may_be_seen(built: Path, ssg: Ssg) -> None:
    write_site(built, {"config.toml": "[share.coach\n"})
    ran = ssg("audit", "_site-coach", "--audience", "coach", at=built)
    assert (ran.code, "what may be seen is not known" in ran.err) == (2, True)


def test_a_name_that_every_page_says_is_told(built: Path, ssg: Ssg) -> None:
    write_site(built, {"people.toml": '[[person]]\nnames = ["Mark"]\nalias = "Heron"\n'})
    assert '"Mark" was not looked for' in ssg("audit", "_site-coach", "--audience", "coach", at=built).err
