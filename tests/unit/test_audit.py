"""What the audit finds in an output, and what it lets pass."""

import datetime as dt
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from perfmirror_ssg.audit.audit import Audit, audit_folder, audit_site, is_encrypted
from perfmirror_ssg.audit.withheld import Secrets, secrets_of
from perfmirror_ssg.build import make, narrowed, read
from perfmirror_ssg.model import Audience
from tests.disguises import DISGUISES
from tests.sites import Expected, parse_site, write_site

CASES = sorted((Path(__file__).parents[1] / "check" / "audit").glob("*.md"))
TODAY = dt.date(2026, 11, 20)

SHARED = """---
summary: Nobody may know of the Lighthouse reorganisation.
tags: [quicksilver]
share: coach
share_title: A week of probes
---
The withheld paragraph mentions Ottoline twice.

::: share

We walked the product from end to end, and it hurts.

:::
"""
QUIET = "---\nsummary: The budget is 84250 and stays so\n---\nA quiet week.\n"
PEOPLE = '[[person]]\nnames = ["Isolde", "Isolde van Dyke", "Bo"]\nalias = "Heron"\n'
FILES = {"journal/2026/2026-W20.md": SHARED, "journal/2026/2026-W21.md": QUIET, "people.toml": PEOPLE}


def secrets(root: Path, audience: Audience = "coach") -> Secrets:
    """Return what a site folder withholds from an audience."""
    mirror = read(root, lambda _: TODAY)
    shown = narrowed(mirror, audience)
    return secrets_of(root, shown.report.journal, shown.config, mirror.people.names)


def site(root: Path, audience: Audience = "coach") -> dict[str, bytes]:
    """Make the site of a folder for an audience."""
    return dict(make(narrowed(read(root, lambda _: TODAY), audience)).site)


def codes(found: Audit) -> list[str]:
    """Return the codes of what was found."""
    return [problem.code for problem in found.problems]


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return write_site(tmp_path, FILES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_output_has_the_findings_it_names(case: Path, tmp_path: Path) -> None:
    text = parse_site(case.read_text(encoding="utf-8"))
    root = write_site(tmp_path, text.files)
    found = audit_folder(root / "_site-coach", secrets(root))
    assert {_place(problem.span.path, problem.span.line, problem.span.column, problem.code) for problem in found.problems} == (
        text.expected
    )


def _place(path: str, line: int, column: int, code: str) -> Expected:
    return (f"_site-coach/{path}" if code == "E479" else path, line, column, code)


@pytest.mark.parametrize("audience", ["coach", "public"])
def test_what_a_build_for_others_makes_is_clean(root: Path, audience: Audience) -> None:
    found = audit_site(site(root, audience), secrets(root, audience))
    assert (found.problems, found.found) == ((), ("2026-W20",) if audience == "coach" else ("the site's title",))


def test_what_is_made_for_its_writer_is_not(root: Path) -> None:
    whole = dict(make(read(root, lambda _: TODAY)).site)
    found = audit_site(whole, secrets(root))
    assert {"E475", "E477"} <= set(codes(found))


SLOTS: Mapping[str, str] = {
    "a word": "quicksilver",
    "a name in another case": "OTTOLINE",
    "four words of a sentence": "nobody may know of",
    "a figure": "84250",
    "a figure in groups": "84,250",
    "a real name": "isolde",
    "a real name with accents": "by \u0130s\u00f3lde",
    "a real name of several words": "Isolde\u00a0van Dyke",
    "a real name of two letters": "with Bo.",
}


@pytest.mark.parametrize("slot", SLOTS)
def test_a_private_value_is_found(slot: str, root: Path) -> None:
    page = f"<p>A week of probes</p><p>{SLOTS[slot]}</p>".encode()
    found = audit_site({"index.html": page}, secrets(root))
    assert set(codes(found)) == {"E476" if "real name" in slot else "E475"}


def test_what_is_shared_is_no_finding(root: Path) -> None:
    page = b"<p>A week of probes</p><p>We walked the product from end to end, and it hurts.</p>"
    assert codes(audit_site({"index.html": page}, secrets(root))) == []


def test_a_finding_names_the_place_in_the_journal_and_the_file(root: Path) -> None:
    found = audit_site({"a/b.html": b"<p>A week of probes: quicksilver</p>"}, secrets(root))
    (problem,) = found.problems
    assert (problem.span.path, problem.span.line) == ("journal/2026/2026-W20.md", 3)
    assert problem.message == '"quicksilver" was not shared, and is in a/b.html'


def test_the_name_of_a_file_is_looked_through(root: Path) -> None:
    found = audit_site({"index.html": b"A week of probes", "x/Quicksilver.txt": b""}, secrets(root))
    assert [problem.message.rpartition(" is in ")[2] for problem in found.problems] == ["x/Quicksilver.txt (the file's name)"]


def test_drafts_comments_and_config_are_private(root: Path) -> None:
    write_site(
        root,
        {
            "config.toml": 'schema = 1  # vermilion\n[site]\nauthor = "Cerulean"\n',
            "journal/_drafts/x.md": "Chartreuse",
            "journal/pages/notes.md": "%% periwinkle %%\n<!-- aquamarine -->\n",
            "journal/heliotrope.md~": "",
        },
    )
    words = ["vermilion", "cerulean", "chartreuse", "periwinkle", "aquamarine", "heliotrope"]
    found = audit_site({"index.html": f"A week of probes {' '.join(words)}".encode()}, secrets(root))
    assert [word for word in words if not any(f'"{word}"' in problem.message for problem in found.problems)] == []


def test_an_attachment_that_was_not_shared_is_known_by_its_bytes(root: Path) -> None:
    picture = bytes(range(256)) * 4
    (root / "journal" / "plan.png").write_bytes(picture)
    found = audit_site({"index.html": b"A week of probes", "a.bin": picture}, secrets(root))
    assert [(problem.code, problem.span.path) for problem in found.problems] == [("E477", "journal/plan.png")]


def test_an_attachment_that_was_shared_may_say_what_it_says_but_no_names(root: Path) -> None:
    told = SHARED.replace("and it hurts.", "and it hurts: [[costs.csv]] ![[plan.docx]]")
    plan = DISGUISES["zip"]("Nobody may know of the Lighthouse reorganisation")
    write_site(root, {"journal/2026/2026-W20.md": told, "journal/costs.csv": "quicksilver,84250\nIsolde,12"})
    (root / "journal" / "plan.docx").write_bytes(plan)
    found = audit_site(site(root), secrets(root))
    assert [problem.message.partition(" is in ")[0] for problem in found.problems] == ['the name "isolde"']
    assert codes(audit_site({**site(root), "x.csv": b"quicksilver"}, secrets(root))) == ["E475", "E476"]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pptx", "txt"])
def test_the_ending_of_an_attachment_is_no_finding(ending: str, root: Path) -> None:
    write_site(
        root,
        {
            "journal/2026/2026-W20.md": SHARED.replace("and it hurts.", f"and it hurts: [[costs.{ending}]]"),
            f"journal/costs.{ending}": "a,b",
        },
    )
    assert codes(audit_site(site(root), secrets(root))) == []


@pytest.mark.parametrize("beginning", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\0", b"age-encryption.org/v1\n\xff"])
def test_what_cannot_be_opened_is_not_called_clean(beginning: bytes, root: Path) -> None:
    found = audit_site({"index.html": b"A week of probes", "x": beginning + bytes(range(128, 256))}, secrets(root))
    assert codes(found) == ["E479"]


def test_the_name_of_a_record_ends_what_is_said_before_it(root: Path) -> None:
    record = (
        "\n## Hypotheses\n- The skew comes from phones [share:: coach] ^skew-is-phones\n  Written down on Tuesday at noon.\n"
    )
    write_site(root, {"journal/2026/2026-W20.md": SHARED + record})
    assert codes(audit_site(site(root), secrets(root))) == []


def test_a_foreign_site_fails_for_what_it_lacks(root: Path) -> None:
    assert codes(audit_site({"index.html": b"<p>Somebody else</p>"}, secrets(root))) == ["E478"]


def test_an_empty_folder_fails(root: Path) -> None:
    (root / "empty").mkdir()
    assert codes(audit_folder(root / "empty", secrets(root))) == ["E478"]


def test_links_and_pipes_are_named_and_not_followed(root: Path) -> None:
    place = root / "_site-coach"
    write_site(root, {"_site-coach/index.html": "A week of probes"})
    (place / "link.html").symlink_to(root / "journal/2026/2026-W20.md")
    (place / "journal").symlink_to(root / "journal")
    os.mkfifo(place / "pipe")
    found = audit_folder(place, secrets(root))
    assert [(problem.span.path, problem.code) for problem in found.problems] == [
        ("journal", "E479"),
        ("link.html", "E479"),
        ("pipe", "E479"),
    ]


def test_what_unfolds_without_end_is_named(root: Path) -> None:
    stream = zlib.compressobj(9)
    bomb = b"".join(stream.compress(bytes(1 << 20)) for _ in range(64)) + stream.flush()
    found = audit_site({"index.html": b"A week of probes", "bomb": bomb}, secrets(root))
    assert [(problem.span.path, problem.code) for problem in found.problems] == [("bomb", "E479")]


def test_a_broken_gzip_is_read_as_far_as_it_goes(root: Path) -> None:
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = packed.compress(b"quicksilver " + os.urandom(4000).hex().encode()) + packed.flush()
    found = audit_site({"index.html": b"A week of probes", "x.gz": data[:-900]}, secrets(root))
    assert codes(found) == ["E475"]


def test_a_name_that_every_page_says_is_not_looked_for_and_is_told(root: Path) -> None:
    write_site(root, {**FILES, "people.toml": '[[person]]\nnames = ["Mark"]\nalias = "Heron"\n'})
    assert secrets(root).unsought == ("Mark",)


def test_an_encrypted_site_may_hold_nothing_of_the_journal(root: Path) -> None:
    plain = {"unlock.json": b'{"v": 1, "kdf": {"name": "PBKDF2"}}', "d/0.bin": b"SSG1" + os.urandom(4096)}
    sealed = secrets_of(root, None, None, ("Isolde",))
    assert codes(audit_site(plain, sealed)) == []
    found = audit_site({**plain, "weeks/x.html": b"We walked the product from end to end, and it hurts"}, sealed)
    assert set(codes(found)) == {"E475"}


def test_an_encrypted_site_is_known_by_its_lock(root: Path) -> None:
    write_site(root, {"out/unlock.json": "{}"})
    assert (is_encrypted(root / "out"), is_encrypted(root)) == (True, False)


def test_two_processes_find_what_one_does(root: Path) -> None:
    pages = {f"{number}.html": f"<p>{number} A week of probes</p>".encode() for number in range(200)}
    leaking = {**pages, "150.html": b"quicksilver", "151.html": b"quicksilver", "7.html": b"84250"}
    found = audit_site(leaking, secrets(root))
    alone = audit_site({name: leaking[name] for name in ("0.html", "150.html", "7.html")}, secrets(root))
    assert found == replace(alone, files=200)


ENDLESS: Mapping[str, bytes] = {
    "one line": b"a word and " * 200_000,
    "one long code": b"aB3" * 400_000,
    "tags that never end": b"<a href=" * 200_000,
    "comments that never end": b"<!--" * 200_000,
    "comments that only end": b"-->" * 100_000 + b"<!--" * 100_000,
    "entities without end": b"&#" + b"9" * 100_000 + b";",
    "lines that go on": b"=\n" * 50_000 + b"x" * 500_000,
    "backslashes": b"\\" * 500_000,
    "percent signs": b"%25" * 200_000,
    "figures": b"1,000" * 200_000,
    "zeros": bytes(1 << 20),
    "beginnings of archives": b"PK\x03\x04" * 900 + b"PK\x05\x06" * 900,
    "half a surrogate": b'"\\ud83d and \\udc00"',
    "an archive of nonsense": b"PK\x03\x04" + bytes(range(256)) * 20 + b"PK\x05\x06" + b"\xff" * 18,
    "half a picture": b"\x89PNG\r\n\x1a\n\0\0\0\xffiTXt",
    "a picture of one mark": b"\xff\xd8\xff\xe1",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_no_file_keeps_an_audit_busy_or_breaks_it(name: str, root: Path) -> None:
    found = audit_site({"index.html": b"A week of probes", "x": ENDLESS[name], "y": b"quicksilver"}, secrets(root))
    assert "E475" in codes(found)


@pytest.mark.parametrize("beginning", [b"\x1f\x8b\x08", b"PK\x03\x04" + b"\0" * 26])
def test_more_beginnings_than_can_be_followed_are_named(beginning: bytes, root: Path) -> None:
    found = audit_site({"index.html": b"A week of probes", "x": b"\x80" + beginning * 2_000}, secrets(root))
    assert codes(found) == ["E479"]


def test_a_name_that_is_no_text_is_shown_all_the_same(root: Path) -> None:
    place = root / "out"
    place.mkdir()
    (place / os.fsdecode(b"caf\xe9.txt")).write_text("quicksilver, a week of probes")
    (problem,) = audit_folder(place, secrets(root)).problems
    assert problem.message.encode().endswith("is in caf\ufffd.txt".encode())


def test_words_that_a_page_puts_beside_each_other_are_no_finding(root: Path) -> None:
    write_site(root, {"journal/2026/2026-W21.md": "It hurts for a while, A week of probes for me.\n"})
    page = b"<title>A week of probes \xe2\x80\x93 For me</title><p>It hurts</p><p>for a while</p>"
    assert codes(audit_site({"index.html": page}, secrets(root))) == []
    assert codes(audit_site({"index.html": page + b"<p>It hurts for a while</p>"}, secrets(root))) == ["E475"]


def test_a_shared_title_may_stand_before_other_shared_words(root: Path) -> None:
    week = SHARED.replace("share_title: A week of probes", "share_title: Nobody may know")
    write_site(root, {"journal/2026/2026-W20.md": week.replace("We walked", "Of walks: we walked")})
    assert codes(audit_site({"index.html": b"<b>Nobody may know</b> Of walks"}, secrets(root))) == []
    assert codes(audit_site({"index.html": b"Nobody may know of the Lighthouse"}, secrets(root))) == ["E475"]


def test_what_git_keeps_is_no_part_of_the_output(root: Path) -> None:
    write_site(root, {"out/index.html": "A week of probes", "out/.git/config": "quicksilver", "out/a/.git/x": "A week"})
    found = audit_folder(root / "out", secrets(root))
    assert (codes(found), found.files) == ([], 2)


def test_the_name_of_an_empty_folder_is_looked_through(root: Path) -> None:
    write_site(root, {"out/index.html": "A week of probes"})
    (root / "out" / "quicksilver").mkdir()
    assert codes(audit_folder(root / "out", secrets(root))) == ["E475"]


def test_a_folder_that_cannot_be_listed_is_trouble_of_the_machine(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        audit_folder(root / "gone", secrets(root))
