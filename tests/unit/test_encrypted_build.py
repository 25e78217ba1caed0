"""`ssg build --encrypt`, from a journal full of private words to a folder that holds none of them."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.publishing.copies import FolderCopy
from perfmirror_ssg.publishing.encrypted import Sealer, vault_name
from perfmirror_ssg.publishing.ssg1 import FEWEST_ITERATIONS, make_keys, make_vault, name_of, open_, read_unlock, vault_json
from perfmirror_ssg.publishing.verify import unlock_of, verify
from tests.sites import write_site
from tests.unit.conftest import Ssg

WORDS = "abacus cubicle rinse wafer tinsel gloss"
OTHER = "lapel mocha ozone pebble quarry stucco"
CONTENT = bytes(range(32))
KEYS = make_keys(CONTENT)
VAULT = vault_name("me")
SEALER = Sealer(
    keys=KEYS, vault=make_vault(WORDS, content=CONTENT, salt=bytes(16), nonce=bytes(12), iterations=FEWEST_ITERATIONS)
)
SITE = {
    "config.toml": '[site]\ntitle = "Canary-title"\nauthor = "Canary-author"\nbase_url = "https://me.example/journal"\n',
    "journal/2026/2026-W19.md": "---\ntitle: Canary-week\nsummary: canary-summary\n---\nNothing.\n",
    "journal/2026/2026-W20.md": """---
tags: [canary-tag]
metrics: {canary-metric: 31337}
input:
  one-on-one: {note: canary-note, ref: "https://canary-host.example/canary-ref"}
---
Words about canary-person, and ![canary-alt](../canary-picture.png), and [canary-link](notes/canary-file.md).

## Decisions

- canary-decision ^canary-id

```canary-info
canary-code
```

| canary-cell | b |
|---|---|
| c[^canary-footnote] | d |

[^canary-footnote]: canary-foot
""",
    "journal/notes/canary-file.md": "# canary-heading\n\nMore.\n",
    "journal/canary-picture.png": "\x89PNG canary-bytes",
}

WITHIN = (b"Canary-title", b"Canary-week", b"canary-note", b"canary-person", b"canary-alt", b"canary-decision", b"canary-bytes")
"""Some of it, as pages show it."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SSG_PASSPHRASE_FILE", raising=False)
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    return write_site(tmp_path / "canary-site", {**SITE, VAULT: vault_json(SEALER.vault).decode()})


def files_of(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def opened(files: dict[str, bytes]) -> dict[str, bytes]:
    name = read_unlock(files["unlock.json"]).index
    index = json.loads(open_(KEYS, name, files[f"d/{name}.bin"]).body)
    return {path: open_(KEYS, name, files[f"d/{name}.bin"]).body for path, name in index.items()}


def ours(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out the script of plotly, which is as its package ships it, and long enough to hold any word."""
    return {name: data for name, data in files.items() if not name.startswith("assets/plotly.")}


def build(ssg: Ssg, root: Path, place: str = "../published") -> dict[str, bytes]:
    ran = ssg("build", "--encrypt", "--output", place, at=root)
    assert ran.code in {0, 1}, ran.err
    assert WORDS not in ran.out + ran.err
    return files_of((root / place).resolve())


def test_no_private_word_is_in_any_file_or_name(ssg: Ssg, root: Path) -> None:
    files = build(ssg, root)
    inside = b"\n".join(opened(files).values()).lower()
    private = (b"canary", b"me.example", str(root).lower().encode())
    coded = {base64.b64encode(bytes(shift) + word)[4:-4] for word in WITHIN for shift in range(3)}
    assert [word for word in WITHIN if word.lower() not in inside] == []
    assert [
        (name, word) for name, data in ours(files).items() for word in private if word in name.lower().encode() + data.lower()
    ] == []
    assert [(name, word) for name, data in files.items() for word in coded if word in data] == []
    pages = {name: data for name, data in files.items() if not name.endswith(".js")}
    assert [name for name, data in pages.items() if b"2026" in data or b"31337" in data] == []


def test_every_file_of_it_opens_and_nothing_lies_beside(ssg: Ssg, root: Path) -> None:
    files = build(ssg, root)
    copy = FolderCopy(root.parent / "published")
    found = verify(copy, unlock_of(copy), WORDS)
    assert found.is_good
    assert found.unknown == ()
    assert found.opened == len(opened(files))
    assert "weeks/2026-W20.html" in opened(files)
    assert not {name for name in files if name.endswith((".html", ".xml", ".css", ".json", ".png"))} - {
        "index.html",
        "404.html",
        "unlock.json",
    }


def test_a_build_elsewhere_gives_the_same_bytes(ssg: Ssg, root: Path) -> None:
    assert build(ssg, root) == build(ssg, root, "../elsewhere")


def test_a_week_that_changes_leaves_the_files_of_others(ssg: Ssg, root: Path) -> None:
    before = build(ssg, root)
    week = root / "journal/2026/2026-W19.md"
    week.write_text(week.read_text().replace("Nothing.", "Something."))
    after = build(ssg, root)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    pages = {path for path in opened(after) if opened(before)[path] != opened(after)[path]}
    assert changed == {f"d/{name_of(KEYS, path)}.bin" for path in pages}
    assert "weeks/2026-W19.html" in pages
    assert "weeks/2026-W20.html" not in pages


Spoil = Callable[[Path, pytest.MonkeyPatch], None]


def _spoil_passphrase(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del root
    monkeypatch.setenv("SSG_PASSPHRASE", "another one altogether")


def _take_passphrase(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del root
    monkeypatch.delenv("SSG_PASSPHRASE")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


def _name_no_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE_FILE", str(root / "none"))


def _take_vault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / VAULT).unlink()


def _spoil_vault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / VAULT).write_text("{}")


def _weaken_vault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / VAULT).write_text((root / VAULT).read_text().replace(str(FEWEST_ITERATIONS), "1000"))


@pytest.mark.parametrize(
    "spoil", [_spoil_passphrase, _take_passphrase, _name_no_file, _take_vault, _spoil_vault, _weaken_vault]
)
def test_where_anything_is_missing_nothing_is_written(
    ssg: Ssg, root: Path, monkeypatch: pytest.MonkeyPatch, spoil: Spoil
) -> None:
    spoil(root, monkeypatch)
    ran = ssg("build", "--encrypt", "--output", "../published", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("ssg: ")
    assert not (root.parent / "published").exists()
    assert not (root / "_site").exists()


def test_an_encrypted_site_that_stands_is_left_as_it_was(ssg: Ssg, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build(ssg, root)
    monkeypatch.setenv("SSG_PASSPHRASE", "another one altogether")
    assert ssg("build", "--encrypt", "--output", "../published", at=root).code == 2
    assert files_of(root.parent / "published") == before


def test_over_a_plain_site_it_asks_for_replace_and_then_leaves_no_plain_page(ssg: Ssg, root: Path) -> None:
    assert ssg("build", "--output", "../published", at=root).code in {0, 1}
    plain = files_of(root.parent / "published")
    ran = ssg("build", "--encrypt", "--output", "../published", at=root)
    assert ran.code == 2
    assert "--replace" in ran.err
    assert files_of(root.parent / "published") == plain
    assert ssg("build", "--encrypt", "--replace", "--output", "../published", at=root).code in {0, 1}
    after = files_of(root.parent / "published")
    assert {name for name in after if name in plain and not name.startswith("assets/")} == {
        "index.html",
        "404.html",
        ".nojekyll",
        ".perfmirror-site",
    }
    assert b"canary" not in b"".join(ours(after).values()).lower()


def test_neither_passphrase_opens_the_site_of_the_other(ssg: Ssg, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(ssg, root)
    asked = ("build", "--audience", "coach", "--encrypt", "--output", "../for-a-coach")
    ran = ssg(*asked, at=root)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no encryption-coach.json beside config.toml: `ssg encrypt init --audience coach` makes one" in ran.err
    monkeypatch.setenv("SSG_PASSPHRASE", OTHER)
    assert ssg("encrypt", "init", "--audience", "coach", at=root).code == 0
    assert ssg(*asked, at=root).code == 0
    own, coachs = FolderCopy(root.parent / "published"), FolderCopy(root.parent / "for-a-coach")
    assert verify(own, unlock_of(own), WORDS).is_good
    assert verify(coachs, unlock_of(coachs), OTHER).is_good
    for copy, words in ((own, OTHER), (coachs, WORDS)):
        with pytest.raises(RefusedError, match="does not open"):
            verify(copy, unlock_of(copy), words)
