"""The digest of a site folder tells whatever a build would read otherwise."""

from pathlib import Path

import pytest

from perfmirror_ssg.reading.inputs import inputs_digest
from tests.sites import write_site

SITE = {"journal/2026/2026-W20.md": "A quiet week.\n", "people.toml": '[[person]]\nnames = ["Ada"]\n'}


def test_the_same_folder_has_the_same_digest(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    assert inputs_digest(tmp_path) == inputs_digest(tmp_path)


@pytest.mark.parametrize("path", ["config.toml", "people.toml", "journal/2026/2026-W20.md"])
def test_a_changed_text_is_another_digest(path: str, tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    before = inputs_digest(tmp_path)
    (tmp_path / path).write_text("# other\n", encoding="utf-8")
    assert inputs_digest(tmp_path) != before


def test_people_that_went_away_are_another_digest(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    before = inputs_digest(tmp_path)
    (tmp_path / "people.toml").unlink()
    assert inputs_digest(tmp_path) != before


def test_a_commit_in_a_repository_of_the_journal_is_the_same_digest(tmp_path: Path) -> None:
    write_site(tmp_path, {"journal/2026/2026-W20.md": "Words.\n"})
    before = inputs_digest(tmp_path)
    write_site(tmp_path, {"journal/.git/index": "x"})
    assert inputs_digest(tmp_path) == before
