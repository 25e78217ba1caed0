"""What we seal opens without our code: by Node's WebCrypto, and by OpenSSL's command line. The page's own script is the third.

Both follow docs/ssg1.md alone. Node is the one that comes with Playwright.
"""

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import playwright
import pytest

from perfmirror_ssg.publishing.encrypted import Sealer, encrypt
from perfmirror_ssg.publishing.media import media_type
from perfmirror_ssg.publishing.ssg1 import make_keys, make_vault

ROOT = Path(__file__).parents[2]
NODE = Path(playwright.__file__).parent / "driver" / "node"
READER = ROOT / "tests/readers/ssg1.mjs"
SITE: Mapping[str, bytes] = {
    "index.html": b"<h1>home</h1>",
    "weeks/2026-W20.html": "<p>Grüße, week 20</p>\n".encode(),
    "tags/café.html": b"<p>" + b"long " * 4000,
    "attachments/0f3c.png": bytes(range(256)) * 16,
    "assets/empty.css": b"",
}


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """Return the known answers of the format's page."""
    page = (ROOT / "docs/ssg1.md").read_text(encoding="utf-8")
    found = re.search(r"vectors:begin -->\n```json\n(.*?)\n```", page, re.DOTALL)
    assert found
    known: dict[str, Any] = json.loads(found[1])
    return known


@pytest.fixture(scope="module")
def published(answers: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the site, encrypted with the passphrase of the format's page."""
    content = bytes.fromhex(answers["cmk"])
    salt, nonce = bytes.fromhex(answers["salt"]), bytes.fromhex(answers["wrap_nonce"])
    vault = make_vault(answers["passphrase"], content=content, salt=salt, nonce=nonce)
    place = tmp_path_factory.mktemp("published")
    for name, data in encrypt(SITE, {"index.html": b"Locked"}, Sealer(vault=vault, keys=make_keys(content))).items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(data)
    return place


def node(place: Path, passphrase: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([NODE, READER, place], input=passphrase, capture_output=True, text=True, check=False)


def test_node_opens_every_file(published: Path, answers: dict[str, Any]) -> None:
    ran = node(published, answers["passphrase"])
    assert (ran.returncode, ran.stderr) == (0, "")
    found = json.loads(ran.stdout)
    assert {path: (one["type"], one["sha256"]) for path, one in found.items()} == {
        path: (media_type(path), hashlib.sha256(data).hexdigest()) for path, data in SITE.items()
    }
    assert found[answers["path"]]["name"] == answers["name"]


def test_node_opens_nothing_with_another_passphrase(published: Path) -> None:
    ran = node(published, "lunar teapot cafe ridge")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "wrong passphrase\n")


def openssl(*arguments: str, data: bytes = b"") -> bytes:
    program = os.environ.get("OPENSSL", "openssl")
    return subprocess.run([program, *arguments], input=data, capture_output=True, check=True).stdout


def pbkdf2(passphrase: bytes, salt: bytes, iterations: int) -> bytes:
    options = (f"hexpass:{passphrase.hex()}", f"hexsalt:{salt.hex()}", f"iter:{iterations}", "digest:SHA256")
    return kdf("PBKDF2", *options)


def hkdf(content: bytes, info: str) -> bytes:
    return kdf("HKDF", f"hexkey:{content.hex()}", f"hexinfo:{info.encode().hex()}", "digest:SHA256")


def kdf(name: str, *options: str) -> bytes:
    return openssl("kdf", "-keylen", "32", "-binary", *(part for option in options for part in ("-kdfopt", option)), name)


def hmac(key: bytes, data: bytes) -> bytes:
    return openssl("dgst", "-sha256", "-mac", "HMAC", "-macopt", f"hexkey:{key.hex()}", "-binary", data=data)


def block(key: bytes, data: bytes) -> bytes:
    """Encrypt one block with AES alone."""
    return openssl("enc", "-aes-256-ecb", "-K", key.hex(), "-nopad", data=data)


def gcm(key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
    """Open AES-256-GCM. `openssl enc` has no GCM: it does the counter mode within, and the single blocks of the tag.

    The product in GF(2^128) is ours, as NIST SP 800-38D has it: the lowest power is the leftmost bit.
    """
    text, tag = sealed[:-16], sealed[-16:]
    factor = int.from_bytes(block(key, bytes(16)), "big")
    lengths = (len(aad) * 8).to_bytes(8, "big") + (len(text) * 8).to_bytes(8, "big")
    whole = aad + bytes(-len(aad) % 16) + text + bytes(-len(text) % 16) + lengths
    total = 0
    for at in range(0, len(whole), 16):
        total = times(total ^ int.from_bytes(whole[at : at + 16], "big"), factor)
    mask = int.from_bytes(block(key, nonce + b"\0\0\0\1"), "big")
    assert (total ^ mask).to_bytes(16, "big") == tag
    return openssl("enc", "-d", "-aes-256-ctr", "-K", key.hex(), "-iv", f"{nonce.hex()}00000002", data=text)


def times(one: int, other: int) -> int:
    product = 0
    for bit in range(127, -1, -1):
        product ^= other if one >> bit & 1 else 0
        other = other >> 1 ^ (0xE1 << 120 if other & 1 else 0)
    return product


def test_openssl_opens_a_file_by_the_format_alone(published: Path, answers: dict[str, Any]) -> None:
    known = json.loads((published / "unlock.json").read_bytes())
    assert known == answers["unlock"] | {"home": known["home"], "index": known["index"]}
    kek = pbkdf2(bytes.fromhex(answers["passphrase_utf8"]), bytes.fromhex(answers["salt"]), answers["iterations"])
    assert kek.hex() == answers["kek"]
    content = gcm(kek, bytes.fromhex(answers["wrap_nonce"]), bytes.fromhex(answers["wrapped"]), b"SSG1|wrap")
    assert content.hex() == answers["cmk"]
    names = hkdf(content, "SSG1|names")
    assert names.hex() == answers["names_key"]
    name = hmac(names, answers["path"].encode()).hex()[:24]
    assert name == answers["name"]
    sealed = (published / "d" / f"{name}.bin").read_bytes()
    assert sealed[:4] == b"SSG1"
    key = hkdf(content, f"SSG1|file|{name}")
    assert key.hex() == answers["file_key"]
    plain = gcm(key, sealed[4:16], sealed[16:], f"SSG1|{name}".encode())
    assert plain.rstrip(b"\0").hex() == answers["plaintext_without_zeros"]
    assert len(plain) == 4096
    nonce_key = hkdf(content, "SSG1|nonce")
    assert nonce_key.hex() == answers["nonce_key"]
    assert hmac(nonce_key, (24).to_bytes(4, "big") + name.encode() + plain)[:12] == sealed[4:16]


def test_openssl_finds_home_and_the_index(published: Path, answers: dict[str, Any]) -> None:
    known = json.loads((published / "unlock.json").read_bytes())
    names = bytes.fromhex(answers["names_key"])
    assert hmac(names, b"index.html").hex()[:24] == known["home"]
    assert hmac(names, b"ssg1/index.json").hex()[:24] == known["index"]
