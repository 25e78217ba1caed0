"""What a workflow does with a site, read from its text."""

import textwrap

import pytest

from perfmirror_ssg.publishing.workflows import Workflow, read_workflow
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.writing.github import Pages, workflow

UPLOAD = "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9"
DEPLOY = "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"


def built_where_published(workflow: Workflow) -> list[tuple[str, bool]]:
    return [(one.audience, one.encrypted) for publication in workflow.publications for one in publication.built]


def read(text: str) -> Workflow:
    source = decode("w.yml", textwrap.dedent(text).lstrip("\n").encode()).value
    assert source
    return read_workflow(source)


@pytest.mark.parametrize(
    "on",
    [
        "on: pull_request",
        "on: [push, pull_request]",
        "on:\n  pull_request_target:",
        "on:\n  push:\n  pull_request:\n    branches: [main]",
        '"on": {pull_request: {}}',
    ],
)
def test_a_pull_request_starts_it_however_that_is_written(on: str) -> None:
    assert read(f"{on}\njobs: {{}}\n").for_strangers


@pytest.mark.parametrize("on", ["on: push", "on: [push, workflow_dispatch]", "on:\n  push:\n    branches: [pull_request]"])
def test_a_push_is_no_strangers(on: str) -> None:
    assert not read(f"{on}\njobs: {{}}\n").for_strangers


@pytest.mark.parametrize(
    "line",
    [
        "password: ${{ secrets.DEPLOY }}",
        "password: ${{ secrets['DEPLOY'] }}",
        "all: ${{ toJSON(secrets) }}",
        "secrets: inherit",
        "SSG_PASSPHRASE: words",
        "run: echo $SSG_PASSPHRASE",
        "run: |\n    set -e\n    echo ${{ secrets.DEPLOY }} | ssg build",
    ],
)
def test_a_secret_is_seen_however_it_is_read(line: str) -> None:
    found = read(f"on: push\njobs:\n  {line}\n").secrets
    assert [span.line for span in found] == [3]


@pytest.mark.parametrize(
    "line", ["token: ${{ secrets.GITHUB_TOKEN }}", "name: keeps secrets.DEPLOY out", "# ${{ secrets.DEPLOY }}", "secrets: none"]
)
def test_what_is_no_secret_is_not_taken_for_one(line: str) -> None:
    assert read(f"on: push\njobs:\n  name: x\n  {line}\n".replace("name: x\n  name", "name")).secrets == ()


@pytest.mark.parametrize(
    ("uses", "loose"),
    [
        ("actions/checkout@v7", True),
        ("actions/checkout@3d3c42e", True),
        ("actions/checkout", True),
        ("docker://alpine:3", True),
        ("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", False),
        ("./.github/actions/mine", False),
        (f"docker://alpine@sha256:{'a' * 64}", False),
    ],
)
def test_an_action_is_pinned_by_a_whole_commit(uses: str, loose: bool) -> None:  # noqa: FBT001 - a row of the table
    found = read(f"jobs:\n  check:\n    steps:\n      - uses: {uses} # v7\n").loose
    assert [name for name, _ in found] == [uses] * loose


@pytest.mark.parametrize(
    ("command", "built"),
    [
        ("ssg build", [("me", False)]),
        ("ssg -C site build --audience=public --output _site", [("public", False)]),
        ("ssg build \\\n        --encrypt \\\n        --output _site", [("me", True)]),
        ("ssg check && ssg build --audience coach; ssg audit _site", [("coach", False)]),
        ("python -m perfmirror_ssg build", [("me", False)]),
        ("make build", []),
        ("# ssg build --encrypt\n        make site", []),
        ("ssg build # --encrypt", [("me", False)]),
        ("ssg build --audience public --audience=me", [("me", False)]),
        ('ssg build --audience "$WHO"', [("me", False)]),
    ],
)
def test_what_is_built_is_read_from_the_command(command: str, built: list[tuple[str, bool]]) -> None:
    found = read(f"jobs:\n  build:\n   steps:\n    - run: |\n        {command}\n    - uses: {UPLOAD}\n")
    assert built_where_published(found) == built


@pytest.mark.parametrize(
    "step",
    [
        f"uses: {UPLOAD}",
        f"uses: {DEPLOY}",
        "uses: peaceiris/actions-gh-pages@4f9cc6602d3f66b9c108549d475ec49e8ef4d45e",
        "uses: JamesIves/github-pages-deploy-action@v4",
        "run: git push --force origin HEAD:gh-pages",
        "run: ghp-import --push _site",
        "run: npx gh-pages -d _site",
    ],
)
def test_a_site_is_taken_to_pages_in_more_ways_than_one(step: str) -> None:
    found = read(f"jobs:\n  all:\n    steps:\n      - run: ssg build\n      - {step}\n")
    assert built_where_published(found) == [("me", False)]
    assert [one.span.line for one in found.publications] == [5]


@pytest.mark.parametrize(
    ("commands", "step", "built", "elsewhere"),
    [
        ("ssg build --encrypt --output sealed", "", [("me", True)], True),
        ("ssg build --encrypt --output sealed", "path: ./sealed/", [("me", True)], False),
        ("ssg build --encrypt --output sealed", "path: .", [("me", True)], True),
        ("ssg build --encrypt --output sealed", "path: ${{ env.SITE }}", [("me", True)], False),
        ("ssg build --encrypt", "path: journal", [("me", True)], True),
        ("make site", "path: ..", [], True),
        ("ssg build --encrypt", "path: mine", [("me", True)], False),
        ("ssg build --encrypt --output mine/_site", "path: _site", [("me", True)], False),
        ("ssg build --output plain && ssg build --encrypt --output _site", "path: _site", [("me", True)], False),
        ("ssg build --output _site && ssg build --encrypt --output sealed", "path: _site", [("me", False)], False),
    ],
)
def test_what_is_taken_is_what_is_built(
    commands: str,
    step: str,
    built: list[tuple[str, bool]],
    elsewhere: bool,  # noqa: FBT001 - a row of the table
) -> None:
    taken = f"        with:\n          {step}\n" if step else ""
    found = read(f"jobs:\n  all:\n    steps:\n      - run: {commands}\n      - uses: {UPLOAD}\n{taken}")
    assert built_where_published(found) == built
    assert [one.elsewhere for one in found.publications] == [elsewhere]


@pytest.mark.parametrize("run", ["git push origin main", "git checkout gh-pages", "echo gh-pages"])
def test_what_is_not_taken_there_is_no_publication(run: str) -> None:
    assert read(f"jobs:\n  all:\n    steps:\n      - run: {run}\n").publications == ()


def test_what_another_job_builds_is_published_by_the_one_that_waits_for_it() -> None:
    found = read(f"""
        jobs:
          check:
            steps:
              - run: ssg build --strict
          make:
            steps:
              - run: ssg build --encrypt
          upload:
            needs: [make]
            steps:
              - uses: {UPLOAD}
          deploy:
            needs: upload
            steps:
              - uses: {DEPLOY}
    """)
    assert [(one.span.line, [built.encrypted for built in one.built]) for one in found.publications] == [(11, [True])]


def test_the_workflow_we_write_is_read_whole() -> None:
    found = read(workflow(Pages(published="encrypted", install="perfmirror-ssg==1.2.3", folder="mine")))
    assert not found.for_strangers
    assert len(found.publications) == 1
    assert found.loose == ()
    assert built_where_published(found) == [("me", True)]
    assert found.secrets
    assert found.unread is None


def test_a_workflow_that_cannot_be_read_is_taken_at_its_words() -> None:
    found = read("""
        on: &when
          pull_request:
        jobs:
          # SSG_PASSPHRASE in a comment
          x: ${{ secrets.DEPLOY }}
          y: [
          run: ssg build --encrypt
          uses: actions/deploy-pages@v5
    """)
    assert found.for_strangers
    assert [span.line for span in found.secrets] == [5]
    assert built_where_published(found) == [("me", True)]
    assert found.unread
    assert found.unread.span.line == 1
