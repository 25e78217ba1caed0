"""The workflow for GitHub Pages, looked at as GitHub reads it."""

import re
import subprocess
from typing import Any

import pytest
import yaml

from perfmirror_ssg.writing.github import INSTALLED_BY_VARIABLE, Pages, next_steps, requirement, workflow

FROM_INDEX = "perfmirror-ssg==1.2.3"
COMMIT = "0123456789abcdef0123456789abcdef01234567"

ACTIONS = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/configure-pages": ("983d7736d9b0ae728b81ab479565c72886d7745b", "v5.0.0"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
}

CHOICES = [
    Pages(published="encrypted", install=FROM_INDEX),
    Pages(published="public", install=FROM_INDEX),
    Pages(published="encrypted", install=INSTALLED_BY_VARIABLE, branch='my "own" #1', folder="notes/my site: mine"),
]
both = pytest.mark.parametrize("pages", CHOICES, ids=lambda pages: f"{pages.published}-{pages.folder or 'top'}")


def read(pages: Pages) -> dict[str, Any]:
    """Read the workflow; BaseLoader leaves `on` the text it is."""
    found: dict[str, Any] = yaml.load(workflow(pages), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts only
    return found


def steps(pages: Pages) -> list[dict[str, Any]]:
    return [step for job in read(pages)["jobs"].values() for step in job["steps"]]


def script(pages: Pages, name: str) -> str:
    return str(next(step["run"] for step in steps(pages) if step.get("name") == name))


@both
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(pages: Pages) -> None:
    pinned = dict(re.findall(r"uses: (\S+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)$", workflow(pages), re.MULTILINE))
    assert pinned == {name: f"{commit} # {version}" for name, (commit, version) in ACTIONS.items()}
    assert workflow(pages).count("uses:") == len(pinned)


@both
def test_only_the_job_that_publishes_may_publish(pages: Pages) -> None:
    found = read(pages)
    assert found["permissions"] == {"contents": "read"}
    assert found["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert found["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert found["jobs"]["deploy"]["needs"] == "build"
    assert [step.get("run") for step in found["jobs"]["deploy"]["steps"]] == [None]


@both
def test_nothing_a_stranger_sends_starts_it(pages: Pages) -> None:
    assert read(pages)["on"] == {"push": {"branches": [pages.branch]}, "workflow_dispatch": ""}
    assert read(pages)["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}


def test_the_passphrase_is_in_the_environment_of_the_build_alone() -> None:
    text = workflow(CHOICES[0])
    assert text.count("secrets.") == 1
    assert [step["name"] for step in steps(CHOICES[0]) if "SSG_PASSPHRASE" in str(step)] == ["Build"]
    assert "SSG_PASSPHRASE" not in workflow(CHOICES[1])
    assert "secrets" not in workflow(CHOICES[1])


@both
def test_nothing_is_put_into_a_command_that_github_fills_in(pages: Pages) -> None:
    assert [step["run"] for step in steps(pages) if "${{" in step.get("run", "")] == []


@both
def test_the_token_of_the_checkout_is_not_kept(pages: Pages) -> None:
    [checkout] = [step for step in steps(pages) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"] == {"persist-credentials": "false"}


@both
def test_what_is_built_is_audited_and_checked_before_it_is_uploaded(pages: Pages) -> None:
    said = [step.get("run", step.get("uses", "")).strip() for step in read(pages)["jobs"]["build"]["steps"]]
    order = [words.splitlines()[-1].split("@")[0] for words in said]
    commands = [" ".join(words.split()[:2]) for words in order]
    assert commands[-4:] == ["ssg build", "ssg audit", "ssg deploy-check", "actions/upload-pages-artifact"]
    assert order[-4].endswith('--output _site --base-url "$BASE_URL"')
    assert order[-3] == 'ssg audit _site --audience public --base-url "$BASE_URL" --format github'


def test_what_is_asked_for_is_what_is_built() -> None:
    built = [script(pages, "Build").splitlines()[-1] for pages in CHOICES]
    assert [words.split("--output")[0] for words in built] == [
        "ssg build --encrypt ",
        "ssg build --audience public ",
        "ssg build --encrypt ",
    ]


def test_a_site_below_the_top_of_its_repository_is_built_where_it_lies() -> None:
    build = read(CHOICES[2])["jobs"]["build"]
    assert build["defaults"]["run"]["working-directory"] == "notes/my site: mine"
    assert build["steps"][-1]["with"]["path"] == "notes/my site: mine/_site"


@pytest.mark.parametrize(
    ("direct_url", "clone", "wanted"),
    [
        (None, None, "perfmirror-ssg==1.2.3"),
        (
            f'{{"url": "https://git.example/a/b.git", "vcs_info": {{"vcs": "git", "commit_id": "{COMMIT}"}}}}',
            None,
            f"perfmirror-ssg @ git+https://git.example/a/b.git@{COMMIT}",
        ),
        (
            '{"url": "file:///src", "dir_info": {}}',
            ("https://git.example/a/b.git", COMMIT),
            f"perfmirror-ssg @ git+https://git.example/a/b.git@{COMMIT}",
        ),
        ('{"url": "file:///src", "dir_info": {"editable": true}}', None, INSTALLED_BY_VARIABLE),
    ],
)
def test_what_is_installed_is_what_runs_here(direct_url: str | None, clone: tuple[str, str] | None, wanted: str) -> None:
    assert requirement("1.2.3", direct_url, clone) == wanted


@pytest.mark.parametrize(
    ("step", "variable", "typed"),
    [
        ("Install ssg", "SSG_INSTALL", "gh variable set SSG_INSTALL --body 'perfmirror-ssg @ git+https://github.com/"),
        ("Build", "SSG_PASSPHRASE", "gh secret set SSG_PASSPHRASE"),
    ],
)
def test_what_was_not_set_is_said_with_what_to_type(step: str, variable: str, typed: str) -> None:
    ran = subprocess.run(
        ["bash", "-e", "-c", script(CHOICES[2], step)], env={variable: ""}, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith(f"::error::{variable} is not set: {typed}")


def test_what_is_known_is_not_asked_for() -> None:
    assert script(CHOICES[1], "Install ssg").strip() == 'python -m pip install "$SSG_INSTALL"'
    assert len(script(CHOICES[1], "Build").splitlines()) == 1


def test_a_public_workflow_says_that_it_asks_nobody() -> None:
    assert "asks nobody: what is marked public when you push is published" in workflow(CHOICES[1]).splitlines()[1]
    told = "\n".join(next_steps(CHOICES[1]))
    assert "ssg share --audience public" in told
    assert "commit people.toml" in told


def test_what_is_left_to_do_speaks_of_the_passphrase_where_there_is_one() -> None:
    told = ["\n".join(next_steps(pages)) for pages in CHOICES]
    assert ["SSG_PASSPHRASE" in text for text in told] == [True, False, True]
    assert ["SSG_INSTALL" in text for text in told] == [False, False, True]
    assert all("private" in text for text in told)
