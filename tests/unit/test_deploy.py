"""May this be published? Facts in, problems out; and fixtures, in real repositories, that say what they expect."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.publishing.deploy import Facts, Kept, Output, VaultFile, problems_of
from perfmirror_ssg.publishing.repository import Remote, Visibility
from perfmirror_ssg.publishing.workflows import Built, Publication, Workflow

PLACE = Span(path=".github/workflows/pages.yml", line=9, column=14)
PLAIN = Output(audience="me", encrypted=False)
SEALED = Output(audience="me", encrypted=True)
PUBLIC = Output(audience="public", encrypted=False)
BUILDS_SEALED = Built(audience="me", encrypted=True, span=PLACE)
BUILDS_PLAIN = Built(audience="me", encrypted=False, span=PLACE)
KEPT = VaultFile(audience="me", name="encryption.json", state="kept")


def remote(visibility: Visibility) -> Remote:
    return Remote(name="origin", url="https://git.example/me/journal", visibility=visibility)


def publisher(*built: Built) -> Workflow:
    publication = Publication(span=PLACE, built=built)
    return Workflow(path=PLACE.path, for_strangers=False, secrets=(), loose=(), publications=(publication,))


def codes(facts: Facts) -> list[str]:
    return [problem.code for problem in problems_of(facts)]


def test_a_plain_site_may_lie_where_nobody_else_reads() -> None:
    assert codes(Facts(place="_site", output=PLAIN)) == []
    assert codes(Facts(place="_site", output=PLAIN, kept=(Kept(remotes=(remote("private"),)),))) == []


@pytest.mark.parametrize(
    ("visibility", "said"),
    [
        ("public", "origin (https://git.example/me/journal) is public"),
        ("unknown", "cannot be known here, so it counts as public"),
    ],
)
@pytest.mark.parametrize("audience", ["me", "coach"])
def test_a_plain_site_beside_a_remote_that_is_not_private_is_refused(visibility: Visibility, said: str, audience: str) -> None:
    output = replace(PLAIN, audience=audience)
    [problem] = problems_of(Facts(place="_site", output=output, kept=(Kept(remotes=(remote("private"), remote(visibility))),)))
    assert problem.code == "E486"
    assert f"the plain site for {audience}" in problem.message
    assert said in problem.message
    assert ("say --visibility me/journal=private" in problem.hint) is (visibility == "unknown")


def test_pages_are_public_even_from_a_private_repository() -> None:
    [problem] = problems_of(
        Facts(place="_site", output=PLAIN, kept=(Kept(remotes=(remote("private"),)),), workflows=(publisher(BUILDS_PLAIN),)),
    )
    assert problem.code == "E486"
    assert "GitHub Pages, which is public whatever the repository is" in problem.message


@pytest.mark.parametrize("output", [PUBLIC, SEALED])
def test_what_is_public_or_encrypted_may_go_anywhere(output: Output) -> None:
    assert (
        codes(
            Facts(
                place="_site",
                output=output,
                kept=(Kept(remotes=(remote("public"),)),),
                workflows=(publisher(Built(audience=output.audience, encrypted=output.encrypted, span=PLACE)),),
                vaults=(KEPT,),
            )
        )
        == []
    )


def test_sources_are_kept_only_in_a_private_repository() -> None:
    tracked = ("README.md", "config.toml", "journal/2026/2026-W20.md", "journal/_drafts/x.md", "journalism.md", "people.toml")
    facts = Facts(place="_site", output=PUBLIC, kept=(Kept(tracked=tracked),))
    assert codes(replace(facts, kept=(Kept(tracked=tracked, remotes=(remote("private"),)),))) == []
    told = problems_of(replace(facts, kept=(Kept(tracked=tracked, remotes=(remote("unknown"),)),)))
    assert [problem.code for problem in told] == ["E487"] * 3
    assert [problem.message.partition(",")[0] for problem in told] == [
        "git keeps config.toml",
        "git keeps 2 files of journal/",
        "git keeps people.toml",
    ]


def test_what_was_committed_once_is_still_there() -> None:
    facts = Facts(place="_site", output=PUBLIC, kept=(Kept(committed=("people.toml",), remotes=(remote("public"),)),))
    [problem] = problems_of(facts)
    assert (problem.code, problem.message.partition(",")[0]) == ("E487", "an old commit holds people.toml")


def test_what_a_build_writes_is_not_kept_by_git_whoever_reads_it() -> None:
    told = problems_of(
        Facts(place="out/site", output=PUBLIC, kept=(Kept(tracked=(".ssg/lock", "out/site/index.html", "out/sites.md")),))
    )
    assert [(problem.code, problem.span.path) for problem in told] == [("E487", ".ssg/lock"), ("E487", "out/site/index.html")]
    assert "git rm -r --cached --quiet out/site" in told[1].hint


def test_an_output_is_known_by_its_marker_wherever_git_keeps_it() -> None:
    tracked = ("_site-coach/.perfmirror-site", "_site-coach/index.html", "pages/index.html")
    [problem] = problems_of(Facts(place="_site", output=PUBLIC, kept=(Kept(tracked=tracked),)))
    assert (problem.code, problem.span.path) == ("E487", "_site-coach/.perfmirror-site")
    assert "2 files of _site-coach/" in problem.message


def test_an_output_that_nobody_built_here_is_refused() -> None:
    [problem] = problems_of(Facts(place="_site", output=None))
    assert (problem.code, problem.message) == ("E489", "no build from here made _site")


def test_an_output_that_changed_since_it_was_built_is_refused() -> None:
    output = replace(PUBLIC, differing=("index.html",), strangers=("notes.html", "CNAME", ".nojekyll"))
    told = problems_of(Facts(place="_site", output=output))
    assert [problem.message for problem in told] == [
        "_site holds what no build wrote: notes.html",
        "since it was built, index.html changed or went",
    ]


def test_the_output_is_the_one_that_the_workflow_publishes() -> None:
    facts = Facts(place="_site", output=PUBLIC, workflows=(publisher(BUILDS_SEALED),), vaults=(KEPT,))
    [problem] = problems_of(facts)
    assert (problem.code, problem.span) == ("E489", PLACE)
    assert problem.message == "the workflow publishes the encrypted site for me, and _site is the plain site for public"
    assert codes(replace(facts, output=SEALED)) == []


def test_every_job_that_publishes_fits_and_not_only_one() -> None:
    facts = Facts(place="_site", output=SEALED, workflows=(publisher(BUILDS_SEALED), publisher(BUILDS_PLAIN)), vaults=(KEPT,))
    [problem] = problems_of(facts)
    assert (problem.code, problem.span) == ("E486", PLACE)
    assert "publishes the plain site for me to GitHub Pages" in problem.message
    other = Built(audience="public", encrypted=False, span=PLACE)
    assert codes(replace(facts, workflows=(publisher(BUILDS_SEALED, other),))) == ["E489"]


def test_a_workflow_that_publishes_the_plain_site_is_refused_before_anything_is_built() -> None:
    told = codes(Facts(place="_site", output=None, workflows=(publisher(BUILDS_PLAIN),)))
    assert sorted(told) == ["E486", "E489"]


def test_what_is_published_without_a_build_in_sight_is_said_to_be_unknown() -> None:
    [problem] = problems_of(Facts(place="_site", output=PUBLIC, workflows=(publisher(),)))
    assert (problem.code, problem.span) == ("W590", PLACE)
    assert "cannot be judged" in problem.message


def test_another_folder_than_the_one_that_is_built_is_not_published() -> None:
    built = replace(BUILDS_SEALED, output="sealed")
    told = replace(publisher(), publications=(Publication(span=PLACE, built=(built,), folder=".", elsewhere=True),))
    [problem] = problems_of(Facts(place="_site", output=SEALED, workflows=(told,), vaults=(KEPT,)))
    assert (problem.code, problem.message) == ("E489", "this publishes ., which is not what is built there")
    assert problem.hint == "publish sealed"


def test_a_workflow_that_could_not_be_read_is_named_with_its_cause() -> None:
    cause = Diagnostic(code="E130", span=PLACE, message="a bracket is not closed", hint="close it")
    told = Workflow(path=PLACE.path, for_strangers=False, secrets=(), loose=(), publications=(), unread=cause)
    [problem] = problems_of(Facts(place="_site", output=PUBLIC, workflows=(told,)))
    assert (problem.code, problem.span) == ("W590", PLACE)
    assert problem.message.endswith("a bracket is not closed")


def test_an_output_is_of_today_s_journal_and_of_today_s_passphrase() -> None:
    [stale] = problems_of(Facts(place="_site", output=replace(PUBLIC, stale=True)))
    assert stale.code == "E489"
    assert "has changed since _site was built" in stale.message
    coach = Output(audience="coach", encrypted=True, rotated=True)
    kept = replace(KEPT, audience="coach")
    [rotated] = problems_of(Facts(place="out", output=coach, vaults=(kept,)))
    assert (rotated.code, rotated.hint) == ("E489", "build it again: ssg build --audience coach --encrypt --output out")


def test_a_site_of_nothing_is_advised_of() -> None:
    assert codes(Facts(place="_site", output=replace(PUBLIC, empty=True))) == ["W591"]


@pytest.mark.parametrize(
    ("state", "output", "built", "said", "typed"),
    [
        ("missing", SEALED, (), "encryption.json is gone", "bring it back from a copy"),
        ("missing", SEALED, (BUILDS_SEALED,), "encryption.json is gone", "bring it back from a copy"),
        ("lost", SEALED, (), "git keeps encryption.json, and it is not there", "git restore encryption.json"),
        ("uncommitted", SEALED, (BUILDS_SEALED,), "git does not keep it", "git add --force encryption.json"),
    ],
)
def test_encryption_without_its_file_is_refused_in_the_words_of_what_is_wrong(
    state: str, output: Output, built: tuple[Built, ...], said: str, typed: str
) -> None:
    workflows = (publisher(*built),) if built else ()
    vault = VaultFile(audience="me", name="encryption.json", state=state)  # type: ignore[arg-type]
    facts = Facts(place="_site", output=output, workflows=workflows, vaults=(vault,))
    [problem] = problems_of(facts)
    assert (problem.code, problem.span.path) == ("E489", "encryption.json")
    assert said in problem.message
    assert typed in problem.hint
    assert codes(replace(facts, vaults=(KEPT,))) == []


def test_a_vault_that_was_never_made_is_made() -> None:
    vault = VaultFile(audience="coach", name="encryption-coach.json", state="missing")
    built = Built(audience="coach", encrypted=True, span=PLACE)
    output = Output(audience="coach", encrypted=False)
    told = problems_of(Facts(place="_site", output=output, workflows=(publisher(built),), vaults=(vault,)))
    [hint] = [problem.hint for problem in told if problem.span.path == vault.name]
    assert hint.startswith("`ssg encrypt init --audience coach` makes it; commit it")


def test_what_no_workflow_needs_may_stay_out_of_git() -> None:
    vault = replace(KEPT, state="uncommitted")
    assert codes(Facts(place="_site", output=SEALED, vaults=(vault,))) == []
    public = Built(audience="public", encrypted=False, span=PLACE)
    assert codes(Facts(place="_site", output=PUBLIC, workflows=(publisher(public),), vaults=(vault,))) == []


def test_a_secret_is_no_problem_where_no_stranger_starts_it() -> None:
    told = Workflow(path="w.yml", for_strangers=False, secrets=(PLACE,), loose=(), publications=())
    assert codes(Facts(place="_site", output=PUBLIC, workflows=(told,))) == []
    assert codes(Facts(place="_site", output=PUBLIC, workflows=(replace(told, for_strangers=True),))) == ["E488"]


def test_every_fixture_is_looked_at() -> None:
    assert list((Path(__file__).parents[1] / "check/deploy").glob("*.md"))
