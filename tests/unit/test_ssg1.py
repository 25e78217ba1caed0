"""The format SSG1: known answers, what is refused, and that no key and nonce ever meet two plaintexts."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.publishing.ssg1 import (
    BLOCK,
    FEWEST_ITERATIONS,
    Keys,
    Opened,
    TamperedError,
    Unlock,
    UnreadableError,
    Vault,
    WrongPassphraseError,
    make_keys,
    make_vault,
    name_of,
    normalised,
    open_,
    read_unlock,
    read_vault,
    seal,
    unlock,
    unlock_json,
    vault_json,
)

FORMAT = Path(__file__).parents[2] / "docs/ssg1.md"
KEYS = make_keys(bytes(range(32)))
PATH = "weeks/2026-W20.html"
NAME = name_of(KEYS, PATH)
SEALED = seal(KEYS, PATH, "text/html", b"<p>week 20</p>")


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """Return the known answers of the format's page."""
    found = re.search(r"vectors:begin -->\n```json\n(.*?)\n```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    known: dict[str, Any] = json.loads(found[1])
    return known


@pytest.fixture(scope="module")
def vault(answers: dict[str, Any]) -> Vault:
    return make_vault(
        answers["passphrase"],
        content=bytes.fromhex(answers["cmk"]),
        salt=bytes.fromhex(answers["salt"]),
        nonce=bytes.fromhex(answers["wrap_nonce"]),
    )


@pytest.fixture(scope="module")
def keys(vault: Vault, answers: dict[str, Any]) -> Keys:
    return unlock(vault, answers["passphrase"].strip())


def test_a_passphrase_and_its_vault_give_the_known_keys(answers: dict[str, Any], vault: Vault, keys: Keys) -> None:
    assert normalised(answers["passphrase"]).encode().hex() == answers["passphrase_utf8"]
    assert vault.wrapped.hex() == answers["wrapped"]
    assert vault.iterations == answers["iterations"]
    assert (keys.content.hex(), keys.names.hex(), keys.nonces.hex()) == (
        answers["cmk"],
        answers["names_key"],
        answers["nonce_key"],
    )


def test_a_file_is_sealed_to_the_known_bytes(answers: dict[str, Any], keys: Keys) -> None:
    sealed = seal(keys, answers["path"], answers["type"], answers["body_utf8"].encode())
    assert name_of(keys, answers["path"]) == answers["name"]
    assert sealed[:4] == b"SSG1"
    assert (sealed[4:16].hex(), sealed[16:48].hex()) == (answers["nonce"], answers["ciphertext_first_32_bytes"])
    assert sealed[-16:].hex() == answers["tag"]
    assert (len(sealed), hashlib.sha256(sealed).hexdigest()) == (answers["file_size"], answers["file_sha256"])


def test_unlock_json_is_the_known_one(answers: dict[str, Any], vault: Vault, keys: Keys) -> None:
    wanted = Unlock(vault=vault, home=name_of(keys, "index.html"), index=name_of(keys, "ssg1/index.json"))
    assert json.loads(unlock_json(wanted)) == answers["unlock"]
    assert read_unlock(unlock_json(wanted)) == wanted
    assert read_vault(vault_json(vault)) == vault


def test_another_passphrase_opens_nothing(vault: Vault) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock(vault, "lunar teapot cafe ridge")


def test_what_was_sealed_comes_back() -> None:
    assert open_(KEYS, NAME, SEALED) == Opened(path=PATH, type="text/html", body=b"<p>week 20</p>")


@pytest.mark.parametrize("size", [0, 1, 4035, 4036, 4037, 5000, 8132])
def test_a_sealed_file_tells_its_size_in_blocks_only(size: int) -> None:
    sealed = seal(KEYS, PATH, "text/html", bytes(size))
    assert (len(sealed) - 32) % BLOCK == 0
    assert len(sealed) - 32 < size + 100 + BLOCK
    assert open_(KEYS, NAME, sealed).body == bytes(size)


def test_a_file_that_fills_its_blocks_gets_no_further_one() -> None:
    header = len(b'{"path":"weeks/2026-W20.html","type":"text/html"}')
    assert len(seal(KEYS, PATH, "text/html", bytes(BLOCK - 6 - header))) == BLOCK + 32


OTHER = seal(KEYS, "weeks/2026-W21.html", "text/html", b"<p>week 21</p>")


@pytest.mark.parametrize(
    "changed",
    [
        b"",
        b"SSG1",
        b"SSG2" + SEALED[4:],
        SEALED[:4] + bytes([SEALED[4] ^ 1]) + SEALED[5:],
        SEALED[:15] + bytes([SEALED[15] ^ 128]) + SEALED[16:],
        SEALED[:16] + bytes([SEALED[16] ^ 1]) + SEALED[17:],
        SEALED[:2000] + bytes([SEALED[2000] ^ 1]) + SEALED[2001:],
        SEALED[:-16] + bytes([SEALED[-16] ^ 1]) + SEALED[-15:],
        SEALED[:-1] + bytes([SEALED[-1] ^ 1]),
        SEALED[:-1],
        SEALED[:-BLOCK],
        SEALED[:16] + SEALED[-16:],
        SEALED + b"\0",
        SEALED + bytes(BLOCK),
        OTHER,
        SEALED[:16] + OTHER[16:],
    ],
    ids=[
        "nothing",
        "magic alone",
        "magic",
        "first of the nonce",
        "last of the nonce",
        "first of the text",
        "middle of the text",
        "first of the tag",
        "last of the tag",
        "one byte short",
        "a block short",
        "no text",
        "one byte more",
        "a block more",
        "another file under this name",
        "the text of another file",
    ],
)
def test_one_changed_byte_and_a_file_does_not_open(changed: bytes) -> None:
    with pytest.raises(TamperedError):
        open_(KEYS, NAME, changed)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed_unseen(place: int, change: int) -> None:
    with pytest.raises(TamperedError):
        open_(KEYS, NAME, SEALED[:place] + bytes([SEALED[place] ^ change]) + SEALED[place + 1 :])


def test_a_file_opens_under_its_own_name_and_key_only() -> None:
    with pytest.raises(TamperedError):
        open_(KEYS, name_of(KEYS, "weeks/2026-W21.html"), SEALED)
    with pytest.raises(TamperedError):
        open_(make_keys(bytes(32)), NAME, SEALED)


@given(st.lists(st.tuples(st.sampled_from(["a.html", "b.html", "c/a.html"]), st.binary(max_size=6)), max_size=12))
def test_no_key_and_nonce_meet_two_plaintexts(history: list[tuple[str, bytes]]) -> None:
    met: dict[tuple[str, bytes], bytes] = {}
    for path, body in history:
        key_and_nonce = (name_of(KEYS, path), seal(KEYS, path, "text/html", body)[4:16])
        assert met.setdefault(key_and_nonce, body) == body


def test_bodies_that_differ_beyond_any_prefix_have_other_nonces() -> None:
    long = bytes(100_000)
    sealed = [seal(KEYS, PATH, "text/html", body) for body in (long, long[:-1] + b"\1", long + b"\0", long[:-1])]
    assert len({one[4:16] for one in sealed}) == len(sealed)


def test_the_form_of_a_path_does_not_change_its_name() -> None:
    assert name_of(KEYS, "tags/cafe\u0301.html") == name_of(KEYS, "tags/caf\u00e9.html")


def test_keys_do_not_show_themselves() -> None:
    said = f"{KEYS} {KEYS!r} {[KEYS]}"
    assert KEYS.content.hex() not in said
    assert "\\x" not in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"v": 2}, "it is of version 2, and this program reads version 1"),
        ({"v": "1"}, "v is not as SSG1 has it"),
        ({"kdf": None}, "kdf is not as SSG1 has it"),
        ({"iterations": FEWEST_ITERATIONS - 1}, "kdf.iterations is 599,999, and 600,000 to 100,000,000 are taken"),
        ({"iterations": 10**12}, "kdf.iterations is 1,000,000,000,000, and"),
        ({"name": "scrypt"}, "kdf.name is not as SSG1 has it"),
        ({"hash": "MD5"}, "kdf.hash is not as SSG1 has it"),
        ({"salt": "AAAA"}, "salt is not base64 of 16 bytes"),
        ({"nonce": "not base64"}, "nonce is not base64 of 12 bytes"),
        ({"wrapped": ""}, "wrapped is not base64 of 48 bytes"),
        ({"home": "../../index.html"}, "home is not as SSG1 has it"),
        ({"index": "C365A04AA6E5927FFD16C042"}, "index is not as SSG1 has it"),
    ],
)
def test_a_vault_that_is_odd_or_weak_is_refused(change: dict[str, Any], said: str, answers: dict[str, Any]) -> None:
    data = json.loads(json.dumps(answers["unlock"]))
    for key, value in change.items():
        (data["kdf"] if key in data["kdf"] else data)[key] = value
    with pytest.raises(UnreadableError, match=re.escape(said)):
        read_unlock(json.dumps(data).encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no JSON"),
        (b"\xff", "it is no JSON"),
        (b"{", "it is no JSON"),
        (b'{"v":1,"x":' + b"[" * 100_000, "it is no JSON"),
        (b"[]", "it is not as SSG1 has it"),
        (b"{}", "v is missing"),
        (b'{"v":1}', "kdf is missing"),
        (b'{"v":1,"kdf":{}}', "kdf.name is missing"),
    ],
)
def test_what_is_no_vault_is_refused_in_words_of_ours(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as told:
        read_vault(data)
    assert str(told.value) == said


def test_a_weak_vault_is_never_made() -> None:
    with pytest.raises(ValueError, match="599999"):
        make_vault("x", content=bytes(32), salt=bytes(16), nonce=bytes(12), iterations=599_999)
    with pytest.raises(ValueError, match="15"):
        make_vault("x", content=bytes(32), salt=bytes(15), nonce=bytes(12))
