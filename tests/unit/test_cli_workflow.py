"""`ssg init --ci github`: the question about privacy, and a workflow that replaces nothing."""

import io
import subprocess
from pathlib import Path

import pytest

from tests.sites import write_site
from tests.unit.conftest import Ssg

WORKFLOW = ".github/workflows/pages.yml"


class Terminal(io.StringIO):
    """A person who types."""

    def isatty(self) -> bool:
        return True


def git(at: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", at, *arguments], check=True, capture_output=True)


def test_without_a_terminal_nothing_is_chosen_for_the_person(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("init", "mine", "--ci", "github", at=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "say --pages encrypted or --pages public" in ran.err
    assert "GitHub Pages is public, even from a private repository" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("typed", "option"), [("\n", "--encrypt"), ("public\n", "--audience public")])
def test_the_question_comes_first_and_encryption_is_what_enter_means(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, option: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    ran = ssg("init", "mine", "--ci", "github", at=tmp_path)
    assert ran.code == 0
    assert ran.err.startswith("GitHub Pages is public")
    assert ran.out.split()[-1] == f"mine/{WORKFLOW}"
    assert f"ssg build {option} " in (tmp_path / "mine" / WORKFLOW).read_text(encoding="utf-8")


def test_nothing_is_an_answer(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("nothing\n"))
    assert ssg("init", "mine", "--ci", "github", at=tmp_path).code == 0
    assert (tmp_path / "mine/config.toml").exists()
    assert not (tmp_path / "mine/.github").exists()


def test_a_site_that_is_there_is_given_the_workflow_and_nothing_else(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"journal/2026/2026-W20.md": "Words.\n"})
    ran = ssg("init", "--ci", "github", "--pages", "encrypted", at=root)
    assert (ran.code, ran.out) == (0, f"{WORKFLOW}\n")
    assert "ssg encrypt init" in ran.err
    found = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    assert found == [WORKFLOW, "config.toml", "journal/2026/2026-W20.md"]


def test_the_same_workflow_again_is_said_to_stand(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    ssg("init", "--ci", "github", "--pages", "public", at=root)
    again = ssg("init", "--ci", "github", "--pages", "public", at=root)
    assert again.code == 0
    assert "nothing was changed" in again.err


def test_another_workflow_is_left_and_what_differs_is_said(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, {WORKFLOW: "name: Mine\n"})
    ran = ssg("init", "--ci", "github", "--pages", "public", at=root)
    assert ran.code == 2
    assert "-name: Mine" in ran.out.splitlines()
    assert "+name: Pages" in ran.out.splitlines()
    assert "was left as it is" in ran.err
    assert (root / WORKFLOW).read_text(encoding="utf-8") == "name: Mine\n"


def test_another_workflow_is_found_before_a_journal_is_begun(ssg: Ssg, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    write_site(tmp_path, {WORKFLOW: "name: Mine\n"})
    assert ssg("init", "mine", "--ci", "github", "--pages", "public", at=tmp_path).code == 2
    assert not (tmp_path / "mine").exists()


def test_the_workflow_lies_at_the_top_of_the_repository_and_knows_its_branch(ssg: Ssg, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "trunk")
    ran = ssg("init", "mine", "--ci", "github", "--pages", "encrypted", at=tmp_path)
    assert ran.code == 0
    text = (tmp_path / WORKFLOW).read_text(encoding="utf-8")
    assert 'branches: ["trunk"]' in text
    assert 'working-directory: "mine"' in text


def test_what_pages_publish_is_asked_of_a_workflow_alone(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("init", "mine", "--pages", "public", at=tmp_path)
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "add --ci github" in ran.err


def test_a_folder_of_other_files_is_no_site_and_that_is_said_before_anything_is_asked(ssg: Ssg, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "README.md").write_text("Mine.\n")
    ran = ssg("init", "--ci", "github", at=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err == "ssg: . is not an empty folder, and holds no config.toml: name another, as in `ssg init mine --ci github`\n"
    )
    assert ssg("init", "mine", "--ci", "github", "--pages", "public", at=tmp_path).code == 0
    assert (tmp_path / WORKFLOW).exists()


def test_what_each_push_does_is_said_with_the_question(ssg: Ssg, tmp_path: Path) -> None:
    assert "publishes at each push, and asks nobody" in ssg("init", "mine", "--ci", "github", at=tmp_path).err
