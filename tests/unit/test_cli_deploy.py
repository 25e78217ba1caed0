"""`ssg deploy-check`, in real repositories."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.sites import Expected, parse_site, write_site
from tests.unit.conftest import Ran, Ssg

CASES = sorted((Path(__file__).parents[1] / "check/deploy").glob("*.md"))
WEEK = {"journal/2026/2026-W20.md": "Words.\n"}
PAGES = ".github/workflows/pages.yml"


@pytest.fixture(autouse=True)
def _no_event(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_EVENT_PATH", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


def git(at: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@mirror.example"]
    subprocess.run(["git", "-C", at, *who, *arguments], check=True, capture_output=True)


def repository(root: Path, *remotes: str) -> Path:
    git(root, "init", "-q", "-b", "main")
    for number, url in enumerate(remotes):
        git(root, "remote", "add", f"origin{number or ''}", url)
    return root


def commit(root: Path, *paths: str) -> None:
    git(root, "add", "--force", "--", *paths)
    git(root, "commit", "-q", "-m", "keep")


def codes(ran: Ran) -> list[str]:
    return [problem["code"] for problem in json.loads(ran.out)]


def check(ssg: Ssg, root: Path, *options: str) -> list[str]:
    return codes(ssg("deploy-check", "--format", "json", *options, at=root))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_publication_has_the_problems_it_names(case: Path, ssg: Ssg, tmp_path: Path) -> None:
    site = parse_site(case.read_text(encoding="utf-8"))
    remotes = site.files.pop("remote", "").split()
    audience = site.files.pop("audience", "me").strip()
    written = {path: text for path, text in site.files.items() if path.split("/")[0] not in {"_site", "encryption.json"}}
    root = repository(write_site(tmp_path, {**WEEK, **written}), *remotes)
    ssg("build", "--audience", audience, at=root)
    tracked = [path for path in site.files if (root / path).is_file()]
    if tracked:
        commit(root, *tracked)
    told = json.loads(ssg("deploy-check", "--format", "json", at=root).out)
    found: set[Expected] = {(p["path"], p["line"], p["column"], p["code"]) for p in told}
    assert found == site.expected


def test_a_site_that_goes_nowhere_may_stay_plain(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, WEEK)
    ssg("build", at=root)
    ran = ssg("deploy-check", at=root)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "_site, the plain site for me, beside 0 remotes and 0 workflows: nothing speaks against publishing it\n"


def test_a_remote_that_nobody_vouches_for_counts_as_public(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path, WEEK), "https://me:hunter2@github.com/me/journal.git")
    ssg("build", at=root)
    ran = ssg("deploy-check", at=root)
    assert ran.code == 1
    assert "_site:1:1: error[E486]" in ran.out
    assert "whether origin (https://github.com/me/journal.git) is public cannot be known here" in ran.out
    assert "hunter2" not in ran.out + ran.err
    assert "say --visibility me/journal=private" in ran.out
    assert check(ssg, root, "--visibility", "private") == []
    assert check(ssg, root, "--visibility", "me/journal=private") == []
    assert check(ssg, root, "--visibility", "not-me/journal=private") == ["E486"]
    assert check(ssg, root, "--visibility", "public") == ["E486"]
    refused = ssg("deploy-check", "--visibility", "me/journal", at=root)
    assert refused.code == 2
    assert "says neither private nor public" in refused.err


def test_of_two_repositories_one_may_be_public(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path / "site", WEEK), "git@github.com:me/journal.git")
    public = str(tmp_path / "public")
    ssg("build", "--audience", "public", "--output", public, at=root)
    repository(tmp_path / "public", "https://github.com/me/public.git")
    commit(root, "journal", "config.toml")
    assert check(ssg, root, public) == ["W591", "E487", "E487"]
    assert check(ssg, root, public, "--visibility", "me/journal=private") == ["W591"]
    assert check(ssg, root, public, "--visibility", "public", "--visibility", "me/journal=private") == ["W591"]


@pytest.mark.parametrize("url", ["/srv/git/journal.git", "../backup", "file:///srv/git/journal.git", "backup"])
def test_a_remote_on_this_machine_is_nobodys_to_read(ssg: Ssg, tmp_path: Path, url: str) -> None:
    root = repository(write_site(tmp_path, WEEK), url)
    ssg("build", at=root)
    assert check(ssg, root) == []


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        ({"full_name": "me/journal", "private": True, "visibility": "private"}, []),
        ({"full_name": "me/journal", "private": False, "visibility": "public"}, ["E486"]),
        ({"full_name": "me/journal", "private": True, "visibility": "internal"}, ["E486"]),
        ({"full_name": "other/fork", "private": True}, ["E486"]),
        ({}, ["E486"]),
    ],
)
def test_github_tells_its_workflows_who_may_read(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: dict[str, object], wanted: list[str]
) -> None:
    root = repository(write_site(tmp_path / "site", WEEK), "https://github.com/me/journal")
    ssg("build", at=root)
    (tmp_path / "event.json").write_text(json.dumps({"repository": event}))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setenv("GITHUB_REPOSITORY", "me/journal")
    assert check(ssg, root) == wanted


def test_what_github_says_of_its_own_repository_is_not_said_of_another(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(write_site(tmp_path / "site", WEEK), "git@github.com:me/journal.git", "https://github.com/not-me/journal")
    ssg("build", at=root)
    event = {"repository": {"full_name": "me/journal", "private": True, "visibility": "private"}}
    (tmp_path / "event.json").write_text(json.dumps(event))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setenv("GITHUB_REPOSITORY", "me/journal")
    ran = ssg("deploy-check", at=root)
    assert "origin1 (https://github.com/not-me/journal)" in ran.out


def test_what_was_taken_out_of_git_is_still_in_its_old_commits(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path, {**WEEK, "people.toml": ""}), "https://github.com/me/journal.git")
    ssg("build", at=root)
    commit(root, "people.toml", "journal")
    git(root, "rm", "-q", "-r", "--cached", "people.toml", "journal")
    git(root, "commit", "-q", "-m", "take it out")
    told = json.loads(ssg("deploy-check", "--format", "json", at=root).out)
    assert [(p["code"], p["path"]) for p in told] == [("E486", "_site"), ("E487", "journal"), ("E487", "people.toml")]


def test_a_site_folder_below_the_top_of_its_repository_is_looked_at_alone(ssg: Ssg, tmp_path: Path) -> None:
    repository(tmp_path, "https://github.com/me/notes.git")
    write_site(tmp_path / "mine", WEEK)
    write_site(tmp_path, {"journal/other.md": "not of this site\n"})
    ssg("build", at=tmp_path / "mine")
    commit(tmp_path, "journal", "mine/journal")
    told = json.loads(ssg("deploy-check", "--format", "json", at=tmp_path / "mine").out)
    assert [(p["code"], p["path"]) for p in told] == [("E486", "_site"), ("E487", "journal/2026/2026-W20.md")]
    assert "1 file of journal/" in told[1]["message"]


def test_a_journal_with_a_repository_of_its_own_is_judged_by_where_that_goes(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path, WEEK), "https://github.com/me/site.git")
    ssg("build", "--audience", "public", "--output", "public", at=root)
    repository(root / "journal", "https://github.com/me/journal.git")
    commit(root / "journal", "2026")
    commit(root, "journal")  # git keeps the name of a commit, and none of the files
    assert check(ssg, root, "public", "--visibility", "me/site=public", "--visibility", "me/journal=private") == ["W591"]
    told = json.loads(ssg("deploy-check", "public", "--format", "json", "--visibility", "me/site=private", at=root).out)
    assert [(p["code"], p["path"]) for p in told] == [("E487", "journal/2026/2026-W20.md"), ("W591", "public")]
    git(root / "journal", "rm", "-q", "-r", "--cached", "2026")
    git(root / "journal", "commit", "-q", "-m", "take it out")
    assert check(ssg, root, "public", "--visibility", "me/site=private") == ["E487", "W591"]


def test_an_output_with_a_repository_of_its_own_is_judged_by_where_that_goes(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", WEEK)
    ssg("build", "--output", str(tmp_path / "public"), at=root)
    assert check(ssg, root, str(tmp_path / "public")) == []
    repository(tmp_path / "public", "git@github.com:me/site.git")
    told = json.loads(ssg("deploy-check", "--format", "json", str(tmp_path / "public"), at=root).out)
    assert [(p["code"], p["path"]) for p in told] == [("E486", "../public")]


def test_an_output_that_was_touched_since_it_was_built_is_refused(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, WEEK)
    ssg("build", at=root)
    (root / "_site/index.html").write_text("more")
    (root / "_site/404.html").unlink()
    (root / "_site/notes.html").write_text("mine")
    (root / "_site/link").symlink_to(root / "journal")
    (root / "_site/CNAME").write_text("mirror.example")
    ran = ssg("deploy-check", at=root)
    assert ran.code == 1
    assert "404.html, index.html changed or went" in ran.out
    assert "_site holds what no build wrote: link, notes.html" in ran.out


SHARED = "---\nshare: public\nshare_title: A week of probes\nsummary: zebrafish on the quarterdeck\n---\n"
AUDITED = {"journal/2026/2026-W20.md": f"{SHARED}\n::: share\nWe learnt a lot.\n:::\n"}


def test_an_output_for_others_is_looked_through_for_what_is_not_theirs(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, AUDITED)
    assert ssg("build", "--audience", "public", at=root).code == 0
    assert check(ssg, root) == []
    (root / "_site/notes.html").write_text("<p>zebrafish")
    ran = ssg("deploy-check", "--format", "json", at=root)
    assert codes(ran) == ["E489", "E475"]
    assert "zebrafish" not in ran.out
    assert '"zebrafish" was not shared, and is in notes.html' in ssg("deploy-check", at=root).out


def test_the_address_a_build_was_told_is_no_leak(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, AUDITED)
    url = "https://me.example/zebrafish"
    assert ssg("build", "--audience", "public", "--base-url", url, at=root).code == 0
    assert check(ssg, root) == ["E475"]
    assert check(ssg, root, "--base-url", url) == []


def test_an_encrypted_output_is_looked_through_for_all_of_the_journal(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", "orbit lantern mosaic thicket gravel pewter")
    root = write_site(tmp_path, AUDITED)
    assert ssg("encrypt", "init", at=root).code == 0
    assert ssg("build", "--encrypt", at=root).code == 0
    assert check(ssg, root) == []
    (root / "_site/index.html").write_text("We learnt a lot from zebrafish.")
    assert set(check(ssg, root)) == {"E475", "E489"}


UPLOAD = "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9"
SECOND = f"on: push\njobs:\n  site:\n    steps:\n      - run: ssg build --output _site\n      - uses: {UPLOAD}\n"


def sealed(ssg: Ssg, root: Path) -> Path:
    """Make an encrypted site in a repository whose workflow publishes it."""
    repository(root)
    assert ssg("init", "--ci", "github", "--pages", "encrypted", at=root).code == 0
    assert ssg("encrypt", "init", at=root).code == 0
    commit(root, "encryption.json")
    assert ssg("build", "--encrypt", at=root).code == 0
    return root


@pytest.fixture
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", "orbit lantern mosaic thicket gravel pewter")


@pytest.mark.usefixtures("_passphrase")
def test_a_second_workflow_that_publishes_the_plain_site_is_refused_beside_a_good_one(ssg: Ssg, tmp_path: Path) -> None:
    root = sealed(ssg, write_site(tmp_path, WEEK))
    assert check(ssg, root) == []
    write_site(root, {".github/workflows/ci.yml": SECOND})
    told = json.loads(ssg("deploy-check", "--format", "json", at=root).out)
    assert [(p["code"], p["path"], p["line"]) for p in told] == [("E486", ".github/workflows/ci.yml", 5)]


@pytest.mark.usefixtures("_passphrase")
def test_a_passphrase_that_was_changed_since_the_build_is_noticed(
    ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = sealed(ssg, write_site(tmp_path, WEEK))
    monkeypatch.setenv("SSG_PASSPHRASE", "violet anchor meadow cobalt trumpet ladder")
    assert ssg("encrypt", "rotate", "--yes", at=root).code == 0
    assert "opens with another passphrase than the one there is now" in ssg("deploy-check", at=root).out
    assert ssg("build", "--encrypt", at=root).code == 0
    assert check(ssg, root) == []


@pytest.mark.usefixtures("_passphrase")
def test_the_file_of_the_encryption_is_committed_or_brought_back(ssg: Ssg, tmp_path: Path) -> None:
    root = sealed(ssg, write_site(tmp_path, WEEK))
    git(root, "rm", "-q", "--cached", "encryption.json")
    ran = ssg("deploy-check", at=root)
    assert "git add --force encryption.json" in ran.out
    assert "init" not in ran.out
    git(root, "reset", "-q", "--hard")
    (root / "encryption.json").unlink()
    assert "git restore encryption.json" in ssg("deploy-check", at=root).out
    git(root, "rm", "-q", "--cached", "encryption.json")
    git(root, "commit", "-q", "-m", "gone")
    assert "git log --all -- encryption.json" in ssg("deploy-check", at=root).out


@pytest.mark.parametrize("path", ["journal/2026/2026-W20.md", "people.toml", "config.toml", "themes/mine/static/x.css"])
def test_a_site_of_an_older_journal_is_not_published(ssg: Ssg, tmp_path: Path, path: str) -> None:
    root = write_site(tmp_path, AUDITED)
    assert ssg("build", "--audience", "public", at=root).code == 0
    assert check(ssg, root) == []
    text = (root / path).read_text(encoding="utf-8") if (root / path).exists() else ""
    write_site(root, {path: f"{text}\n", "config.toml": "schema = 1\n" + "\n" * (path == "config.toml")})
    assert "has changed since _site was built" in ssg("deploy-check", at=root).out
    assert ssg("build", "--audience", "public", at=root).code == 0
    assert check(ssg, root) == []


def test_a_file_that_is_only_written_anew_changes_nothing(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, WEEK)
    ssg("build", at=root)
    write_site(root, WEEK)
    os.utime(root / "journal/2026/2026-W20.md", (2**31, 2**31))
    assert check(ssg, root) == []


def test_a_folder_that_is_not_there_is_said_not_to_be(ssg: Ssg, tmp_path: Path) -> None:
    ran = ssg("deploy-check", "nowhere", at=write_site(tmp_path, WEEK))
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere is no folder" in ran.err


def test_a_repository_is_vouched_for_in_any_case_and_a_typo_is_told(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path, WEEK), "https://github.com/me/journal.git")
    ssg("build", at=root)
    assert check(ssg, root, "--visibility", "Me/Journal=private") == []
    ran = ssg("deploy-check", "--visibility", "me/jurnal=private", at=root)
    assert ran.code == 1
    assert "--visibility me/jurnal=private changes nothing, for no remote is called that; did you mean me/journal?" in ran.err
    assert "changes nothing" not in ssg("deploy-check", "--visibility", "ME/journal=private", at=root).err


def test_a_workflow_that_cannot_be_read_is_said_to_be_one(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path, {**WEEK, ".github/workflows/x.yml": "on: push\njobs: [\n"}))
    ssg("build", at=root)
    ran = ssg("deploy-check", at=root)
    assert ran.code == 0
    assert "warning[W590]: this workflow cannot be read" in ran.out


def test_a_site_of_nothing_is_not_published_in_silence(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, WEEK)
    assert "nothing is shared with everybody" in ssg("build", "--audience", "public", at=root).err
    ran = ssg("deploy-check", at=root)
    assert ran.code == 0
    assert "warning[W591]: nothing is shared as public, so _site is a site of nothing" in ran.out
    assert "nothing is shared" not in ssg("build", "--replace", at=root).err


def test_another_folder_than_the_one_that_was_built_is_refused(ssg: Ssg, tmp_path: Path) -> None:
    root = write_site(tmp_path, WEEK)
    assert check(ssg, root) == ["E489"]
    ssg("build", at=root)
    (root / "_site").rename(root / "elsewhere")
    assert check(ssg, root, "elsewhere") == ["E489"]


def test_the_workflow_that_init_writes_has_no_problem_of_its_own(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path, WEEK))
    ssg("init", "--ci", "github", "--pages", "encrypted", at=root)
    ssg("build", at=root)
    told = json.loads(ssg("deploy-check", "--format", "json", at=root).out)
    assert [(p["code"], p["path"]) for p in told] == [("E489", PAGES), ("E486", "_site"), ("E489", "encryption.json")]


def test_the_plan_of_a_workflow_is_shown_beside_its_lines_on_github(ssg: Ssg, tmp_path: Path) -> None:
    repository(tmp_path)
    root = write_site(tmp_path / "mine", WEEK)
    write_site(tmp_path, {PAGES: "on: pull_request\nenv:\n  SSG_PASSPHRASE: x\n"})
    ssg("build", at=root)
    out = ssg("deploy-check", "--format", "github", at=root).out
    assert out.startswith(f"::error file={PAGES},line=3,col=3,title=E488::")


def test_a_workflow_that_is_no_text_to_us_is_looked_at_all_the_same(ssg: Ssg, tmp_path: Path) -> None:
    root = repository(write_site(tmp_path, WEEK))
    write_site(root, {".github/workflows/x.yaml": "on: pull_request\rjobs:\r  x: ${{ secrets.X }}\r"})
    ssg("build", at=root)
    assert check(ssg, root) == ["E488"]


def test_a_repository_that_git_will_not_read_stops_the_check(ssg: Ssg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_site(tmp_path, WEEK)
    ssg("build", at=root)
    (root / ".git").write_text("gitdir: nowhere\n")
    ran = ssg("deploy-check", at=root)
    assert ran.code == 3
    assert "git cannot tell about" in ran.err
    monkeypatch.setenv("PATH", os.devnull)
    assert "install git" in ssg("deploy-check", at=root).err
