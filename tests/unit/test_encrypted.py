"""A site encrypted: what lies in the clear, what does not, and what changes when a page does."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import pytest

from perfmirror_ssg.diagnostics import RefusedError, SsgError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.encrypted import INDEX, Sealer, encrypt, prepare, vault_name
from perfmirror_ssg.publishing.ssg1 import make_keys, make_vault, name_of, open_, read_unlock, vault_json

CANARY = "quillwort-marmalade"
KEYS = make_keys(bytes(range(32)))
VAULT = make_vault("lunar teapot ridge", content=bytes(range(32)), salt=bytes(16), nonce=bytes(12), iterations=600_000)
SEALER = Sealer(vault=VAULT, keys=KEYS)

PLAIN = {"index.html": b"<p>Locked", "404.html": b"<p>Locked", ".nojekyll": b"", "assets/mirror.0a.js": b"script()"}
SITE = {
    "index.html": f"<h1>{CANARY}</h1>".encode(),
    "404.html": f"<p>not in {CANARY}".encode(),
    "weeks/2026-W20.html": f"<p>{CANARY}</p>".encode(),
    f"tags/{CANARY}.html": b"<p>a tag</p>",
    "assets/mirror.0a.js": b"script()",
    "assets/mirror.1b.css": f"/* {CANARY} */".encode(),
    "attachments/0f3c.png": f"PNG {CANARY}".encode(),
}


def encrypted(site: Mapping[str, bytes] = SITE) -> dict[str, bytes]:
    return encrypt(site, PLAIN, SEALER)


def index_of(site: Mapping[str, bytes]) -> dict[str, str]:
    name = read_unlock(site["unlock.json"]).index
    found: dict[str, str] = json.loads(open_(KEYS, name, site[f"d/{name}.bin"]).body)
    return found


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_nothing_of_the_site_is_in_the_clear() -> None:
    for name, data in encrypted().items():
        assert CANARY not in name
        assert CANARY.encode() not in data
    whole = b"".join(encrypted().values())
    assert b"2026" not in whole
    assert b"weeks" not in whole


def test_everything_opens_again_by_way_of_the_index() -> None:
    site = encrypted()
    opened = {path: open_(KEYS, name, site[f"d/{name}.bin"]) for path, name in index_of(site).items()}
    assert {path: one.body for path, one in opened.items()} == {p: d for p, d in SITE.items() if PLAIN.get(p) != d}
    assert {path: one.path for path, one in opened.items()} == {path: path for path in opened}
    assert opened["attachments/0f3c.png"].type == "image/png"
    assert opened["index.html"].type == "text/html"


def test_the_folder_holds_the_shell_the_vault_and_sealed_files_only() -> None:
    assert {name for name in encrypted() if not name.startswith("d/")} == {*PLAIN, "unlock.json"}
    assert encrypted()["index.html"] == PLAIN["index.html"]


def test_home_is_the_page_of_the_site_not_the_shell() -> None:
    site = encrypted()
    home = read_unlock(site["unlock.json"]).home
    assert open_(KEYS, home, site[f"d/{home}.bin"]).body == SITE["index.html"]


def test_the_same_site_gives_the_same_bytes_in_whatever_order() -> None:
    assert encrypted(dict(reversed(SITE.items()))) == encrypted()


def test_one_page_that_changes_is_one_file_that_changes() -> None:
    after = encrypted({**SITE, "weeks/2026-W20.html": b"<p>other words</p>"})
    assert changed(encrypted(), after) == {f"d/{name_of(KEYS, 'weeks/2026-W20.html')}.bin"}


def test_a_page_that_comes_changes_the_index_too() -> None:
    after = encrypted({**SITE, "weeks/2026-W21.html": b"<p>new</p>"})
    assert changed(encrypted(), after) == {f"d/{name_of(KEYS, path)}.bin" for path in ("weeks/2026-W21.html", INDEX)}


def test_a_style_is_never_a_part_of_the_shell() -> None:
    with pytest.raises(ValueError, match="assets/shell"):
        encrypt(SITE, {**PLAIN, "assets/shell.css": b"p{}"}, SEALER)


def test_a_script_that_is_not_the_shells_byte_for_byte_is_sealed() -> None:
    site = encrypted({**SITE, "assets/mirror.0a.js": f"/* {CANARY} */".encode()})
    assert site["assets/mirror.0a.js"] == PLAIN["assets/mirror.0a.js"]
    assert "assets/mirror.0a.js" in index_of(site)


@pytest.mark.parametrize("path", ["weeks/2026-W20.html", "search.json", "feed.xml", "assets/photo.png", "sitemap.xml"])
def test_what_is_no_part_of_a_shell_cannot_be_plain(path: str) -> None:
    with pytest.raises(ValueError, match=path):
        encrypt(SITE, {**PLAIN, path: SITE.get(path, b"x")}, SEALER)


def test_a_path_that_stands_twice_but_for_its_form_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="caf"):
        encrypt({"tags/caf\u00e9.html": b"1", "tags/cafe\u0301.html": b"2"}, PLAIN, SEALER)
    with pytest.raises(ValueError, match=INDEX):
        encrypt({INDEX: b"{}"}, PLAIN, SEALER)


def test_another_key_gives_other_names_and_bytes() -> None:
    other = encrypt(SITE, PLAIN, Sealer(vault=VAULT, keys=make_keys(bytes(32))))
    assert {name for name in other if name.startswith("d/")} & encrypted().keys() == set()


def _never() -> str:
    raise AssertionError


def _words(text: str) -> Callable[[], str]:
    return lambda: text


def test_a_sealer_is_made_of_the_vault_and_its_passphrase(tmp_path: Path) -> None:
    (tmp_path / "encryption.json").write_bytes(vault_json(VAULT))
    assert prepare(tmp_path, "me", _words(" lunar teapot ridge ")) == SEALER


def test_without_a_vault_nothing_is_asked_and_nothing_made(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"there is no encryption.json beside config.toml: `ssg encrypt init` makes one"):
        prepare(tmp_path, "me", _never)
    (tmp_path / "encryption.json").write_bytes(vault_json(VAULT).replace(b"600000", b"1000"))
    with pytest.raises(RefusedError, match=r"encryption.json cannot be used: kdf.iterations is 1,000, and 600,000 to"):
        prepare(tmp_path, "me", _never)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_no_vault(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "encryption.json")
    with pytest.raises(SsgError, match=r"encryption.json cannot be read: it is no regular file"):
        prepare(tmp_path, "me", _never)


def test_a_vault_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.json").write_bytes(vault_json(VAULT))
    (tmp_path / "encryption.json").symlink_to("elsewhere.json")
    assert prepare(tmp_path, "me", _words("lunar teapot ridge")) == SEALER
    (tmp_path / "encryption.json").unlink()
    (tmp_path / "encryption.json").symlink_to("encryption.json")
    with pytest.raises(RefusedError, match=r"there is no encryption.json"):
        prepare(tmp_path, "me", _never)


def test_another_passphrase_makes_no_sealer_and_the_way_on_is_said(tmp_path: Path) -> None:
    (tmp_path / "encryption.json").write_bytes(vault_json(VAULT))
    with pytest.raises(RefusedError, match=r"does not open encryption\.json.* forgotten, `ssg encrypt rotate` takes another"):
        prepare(tmp_path, "me", _words("lunar teapot"))


def test_each_audience_has_a_vault_of_its_own(tmp_path: Path) -> None:
    assert len({vault_name(audience) for audience in get_args(Audience)}) == 3
    (tmp_path / "encryption.json").write_bytes(vault_json(VAULT))
    with pytest.raises(RefusedError, match=r"no encryption-coach\.json .*: `ssg encrypt init --audience coach` makes one"):
        prepare(tmp_path, "coach", _never)


def test_a_vault_that_is_a_copy_of_another_audiences_is_refused(tmp_path: Path) -> None:
    (tmp_path / "encryption.json").write_bytes(vault_json(VAULT))
    (tmp_path / "encryption-coach.json").write_bytes(vault_json(VAULT))
    with pytest.raises(RefusedError, match="one passphrase would open both sites: `ssg encrypt rotate --audience coach`"):
        prepare(tmp_path, "coach", _never)
