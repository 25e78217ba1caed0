"""What is found of a published copy of an encrypted site."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError, SsgError
from perfmirror_ssg.publishing.copies import FolderCopy
from perfmirror_ssg.publishing.encrypted import Sealer, encrypt
from perfmirror_ssg.publishing.ssg1 import Unlock, make_keys, make_vault, name_of, read_unlock, seal, unlock_json
from perfmirror_ssg.publishing.verify import Verdict, unlock_of, verify

WORDS = "lunar teapot ridge"
CONTENT = bytes(range(32))
KEYS = make_keys(CONTENT)
VAULT = make_vault(WORDS, content=CONTENT, salt=bytes(16), nonce=bytes(12), iterations=600_000)
PLAIN = {"index.html": b"<p>Locked", "404.html": b"<p>Locked", ".nojekyll": b"", "assets/shell.js": b"f()"}
SITE = {
    "index.html": b"<h1>home</h1>",
    "weeks/2026-W20.html": b"<p>week 20</p>",
    "weeks/2026-W21.html": b"<p>week 21</p>",
    "assets/mirror.css": b"h1{}",
}
W20, W21 = (f"d/{name_of(KEYS, f'weeks/2026-W2{n}.html')}.bin" for n in (0, 1))


@pytest.fixture
def published(tmp_path: Path) -> Path:
    for name, data in encrypt(SITE, PLAIN, Sealer(vault=VAULT, keys=KEYS)).items():
        put(tmp_path / name, data)
    put(tmp_path / ".perfmirror-site", b"a sentence")
    return tmp_path


def put(file: Path, data: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)


class _Web(FolderCopy):
    """A copy whose names cannot be listed."""

    def names(self) -> None:  # type: ignore[override]
        """Return None, as a web server does."""


def verdict(place: Path, kind: Callable[[Path], FolderCopy] = FolderCopy) -> Verdict:
    copy = kind(place)
    return verify(copy, unlock_of(copy), WORDS)


def test_a_whole_copy_is_good(published: Path) -> None:
    put(published / "CNAME", b"mirror.example.org")
    put(published / "README.md", b"hand-placed")
    found = verdict(published)
    assert found == Verdict(opened=4, size=sum(map(len, SITE.values())))
    assert found.is_good
    assert verdict(published, _Web) == Verdict(opened=4, size=found.size, listed=False)


def test_a_file_that_is_gone_is_missing(published: Path) -> None:
    (published / W20).unlink()
    found = verdict(published)
    assert (found.missing, found.opened, found.is_good) == (("weeks/2026-W20.html",), 3, False)


def test_a_file_that_was_changed_is_broken(published: Path) -> None:
    put(published / W20, (published / W20).read_bytes()[:-1] + b"x")
    assert verdict(published).broken == ("weeks/2026-W20.html",)


def test_files_that_were_swapped_are_broken(published: Path) -> None:
    one, other = (published / W20).read_bytes(), (published / W21).read_bytes()
    put(published / W20, other)
    put(published / W21, one)
    assert verdict(published).broken == ("weeks/2026-W20.html", "weeks/2026-W21.html")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("weeks/2026-W20.html", b"<p>an old week</p>"),
        ("feed.xml", b"<feed/>"),
        ("sitemap.xml", b"<urlset/>"),
        ("search.json", b"{}"),
        ("attachments/photo.png", b"PNG"),
        ("index.html", b"<h1>home</h1>"),
        ("assets/mirror.css", b"h1{}"),
        ("assets/other.css", b"p{}"),
    ],
)
def test_what_lies_in_the_clear_is_named(published: Path, name: str, data: bytes) -> None:
    put(published / name, data)
    found = verdict(published)
    assert name in found.plain
    assert not found.is_good


@pytest.mark.parametrize("name", ["weeks/2026-W20.html", "feed.xml", "index.html"])
def test_where_names_cannot_be_listed_the_usual_ones_are_asked_for(published: Path, name: str) -> None:
    put(published / name, b"<h1>home</h1>")
    assert name in verdict(published, _Web).plain


def test_a_host_that_answers_everything_with_the_shell_shows_nothing(published: Path) -> None:
    class Always(_Web):
        def read(self, name: str) -> bytes | None:
            return super().read(name) or b"<p>Locked"

    assert verdict(published, Always).is_good


def test_a_sealed_file_that_the_index_does_not_know_is_named_and_no_harm(published: Path) -> None:
    stray = f"d/{'0' * 24}.bin"
    put(published / stray, b"SSG1")
    found = verdict(published)
    assert (found.unknown, found.is_good) == ((stray,), True)


def test_a_home_that_is_another_page_is_broken(published: Path) -> None:
    index = read_unlock((published / "unlock.json").read_bytes()).index
    put(published / "unlock.json", unlock_json(Unlock(vault=VAULT, home=name_of(KEYS, "weeks/2026-W20.html"), index=index)))
    assert verdict(published).broken == ("unlock.json",)


def test_an_index_that_leads_to_another_page_is_broken(published: Path) -> None:
    name = name_of(KEYS, "ssg1/index.json")
    index = {"index.html": name_of(KEYS, "index.html"), "weeks/2026-W20.html": name_of(KEYS, "weeks/2026-W21.html")}
    put(published / f"d/{name}.bin", seal(KEYS, "ssg1/index.json", "application/json", json.dumps(index).encode()))
    assert verdict(published).broken == ("weeks/2026-W20.html",)


def test_an_index_that_is_another_file_is_said(published: Path) -> None:
    name = name_of(KEYS, "copy.json")
    put(published / f"d/{name}.bin", seal(KEYS, "copy.json", "application/json", b"{}"))
    put(published / "unlock.json", unlock_json(Unlock(vault=VAULT, home=name_of(KEYS, "index.html"), index=name)))
    with pytest.raises(SsgError, match="or is another file"):
        verdict(published)


def test_another_passphrase_is_said(published: Path) -> None:
    copy = FolderCopy(published)
    with pytest.raises(RefusedError, match=r"the passphrase does not open unlock.json"):
        verify(copy, unlock_of(copy), "another one")


def test_what_is_no_encrypted_site_is_said(published: Path) -> None:
    put(published / "unlock.json", b"{}")
    with pytest.raises(RefusedError, match=r"unlock.json cannot be used"):
        verdict(published)
    (published / "unlock.json").unlink()
    with pytest.raises(RefusedError, match=r"there is no unlock.json: this is no encrypted site, or only a part of one"):
        verdict(published)


def test_an_index_that_is_gone_or_changed_is_said(published: Path) -> None:
    index = published / f"d/{name_of(KEYS, 'ssg1/index.json')}.bin"
    put(index, index.read_bytes()[:-1] + b"x")
    with pytest.raises(SsgError, match=r"the index, d/\w+.bin, does not open"):
        verdict(published)
    index.unlink()
    with pytest.raises(SsgError, match=r"the index, d/\w+.bin, is not there"):
        verdict(published)
