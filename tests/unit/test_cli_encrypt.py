"""The commands of encryption, from the passphrase to a published copy that is verified."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from perfmirror_ssg.cli_encrypt import ask_passphrase
from perfmirror_ssg.publishing.encrypted import encrypt, prepare
from perfmirror_ssg.publishing.ssg1 import WrongPassphraseError, read_vault, unlock
from tests.sites import write_site
from tests.unit.conftest import Ssg

WORDS = "abacus cubicle rinse wafer tinsel gloss"
OTHER = "lapel mocha ozone pebble quarry stucco"
THIRD = "dwarf ignite copper sundial vapor knee"
PLAIN = {"index.html": b"<p>Locked", "404.html": b"<p>Locked"}
SITE = {"index.html": b"<h1>home</h1>", "weeks/2026-W20.html": b"<p>week 20</p>"}


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSG_PASSPHRASE", raising=False)
    monkeypatch.delenv("SSG_PASSPHRASE_FILE", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path, {})


class _Terminal:
    """A person at a terminal, and what they type, hidden or not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, typed: Iterator[str]) -> None:
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(click.termui, "hidden_prompt_func", lambda _: self.answer(typed))
        monkeypatch.setattr(click.termui, "visible_prompt_func", lambda _: self.answer(typed))

    @staticmethod
    def answer(typed: Iterator[str]) -> str:
        found = next(typed, None)
        if found is None:
            raise EOFError
        return found


def types(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """Have a person type these, then leave."""
    _Terminal(monkeypatch, iter(typed))


def opens(root: Path, words: str, vault: str = "encryption.json") -> bool:
    try:
        unlock(read_vault((root / vault).read_bytes()), words)
    except WrongPassphraseError:
        return False
    return True


def test_init_makes_a_vault_that_the_passphrase_opens(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, WORDS, WORDS)
    ran = ssg("encrypt", "init", at=root)
    assert (ran.code, ran.out) == (0, "wrote encryption.json\n")
    assert "nobody can recover it" in ran.err
    assert opens(root, WORDS)
    assert json.loads((root / "encryption.json").read_bytes())["kdf"]["iterations"] == 1_000_000
    assert WORDS not in ran.out + ran.err


def test_a_coach_has_a_vault_that_the_own_passphrase_does_not_open(
    root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, WORDS, WORDS, OTHER, OTHER)
    assert ssg("encrypt", "init", at=root).code == 0
    ran = ssg("encrypt", "init", "--audience", "coach", at=root)
    assert (ran.code, ran.out) == (0, "wrote encryption-coach.json\n")
    assert "ssg build --audience coach --encrypt" in ran.err
    assert [opens(root, words) for words in (WORDS, OTHER)] == [True, False]
    assert [opens(root, words, "encryption-coach.json") for words in (WORDS, OTHER)] == [False, True]


@pytest.mark.parametrize(
    ("first", "then", "whose"), [("me", "coach", "your own site"), ("coach", "me", "the site for a coach")]
)
def test_a_passphrase_that_opens_the_site_of_another_audience_is_refused(
    root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch, first: str, then: str, whose: str
) -> None:
    types(monkeypatch, WORDS, WORDS, f" {WORDS}", f" {WORDS}", OTHER, OTHER, "y", WORDS, WORDS)
    assert ssg("encrypt", "init", "--audience", first, at=root).code == 0
    ran = ssg("encrypt", "init", "--audience", then, at=root)
    assert (ran.code, ran.out) == (2, "")
    assert f"this passphrase opens {whose}: take another" in ran.err
    assert ssg("encrypt", "init", "--audience", then, at=root).code == 0
    vaults = {path.name: path.read_bytes() for path in root.glob("encryption*.json")}
    ran = ssg("encrypt", "rotate", "--audience", then, at=root)
    assert (ran.code, ran.out) == (2, "")
    assert f"this passphrase opens {whose}: take another" in ran.err
    assert {path.name: path.read_bytes() for path in root.glob("encryption*.json")} == vaults


def test_a_refused_passphrase_of_the_environment_is_said_to_be_from_there(
    root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    ssg("encrypt", "init", at=root)
    ran = ssg("encrypt", "init", "--audience", "coach", at=root)
    assert "this passphrase, which SSG_PASSPHRASE gives, opens your own site: take another" in ran.err


def test_rotate_for_a_coach_leaves_the_own_vault(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, WORDS, WORDS, OTHER, OTHER, "y", THIRD, THIRD)
    ssg("encrypt", "init", at=root)
    ssg("encrypt", "init", "--audience", "coach", at=root)
    ran = ssg("encrypt", "rotate", "--audience", "coach", at=root)
    assert (ran.code, ran.out) == (0, "wrote encryption-coach.json\n")
    assert opens(root, WORDS)
    assert opens(root, THIRD, "encryption-coach.json")


def test_init_names_both_ways_to_give_a_passphrase(root: Path, ssg: Ssg) -> None:
    words = ssg("encrypt", "init", "--help", at=root).out.split()
    assert {"SSG_PASSPHRASE_FILE,", "SSG_PASSPHRASE."} <= set(words)


def test_init_never_replaces_a_vault(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "encryption.json").write_text("mine")
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    ran = ssg("encrypt", "init", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert "there is encryption.json already: `ssg encrypt rotate`" in ran.err
    assert (root / "encryption.json").read_text() == "mine"


@pytest.mark.parametrize("command", ["init", "rotate"])
def test_a_weak_passphrase_is_refused_and_nothing_written(
    root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    if command == "rotate":
        monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
        ssg("encrypt", "init", at=root)
    before = sorted((path.name, path.read_bytes()) for path in root.iterdir() if path.is_file())
    monkeypatch.setenv("SSG_PASSPHRASE", "hunter2")
    ran = ssg("encrypt", command, *(["--yes"] if command == "rotate" else []), at=root)
    assert (ran.code, ran.out) == (2, "")
    assert "too easy to guess" in ran.err
    assert sorted((path.name, path.read_bytes()) for path in root.iterdir() if path.is_file()) == before


def test_two_that_differ_are_asked_for_again(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, WORDS, OTHER, WORDS, WORDS)
    assert ssg("encrypt", "init", at=root).code == 0
    assert opens(root, WORDS)


def test_a_person_who_leaves_the_prompt_changes_nothing(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, WORDS)
    assert ssg("encrypt", "init", at=root).code == 130
    assert not (root / "encryption.json").exists()


def test_without_a_terminal_it_says_how_to_give_one(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    ran = ssg("encrypt", "init", at=root)
    assert ran.code == 2
    assert "there is no terminal to ask on: name a file that holds it in SSG_PASSPHRASE_FILE, or set SSG_PASSPHRASE" in ran.err


def test_a_file_that_others_can_read_is_said(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / "words"
    file.write_text(WORDS)
    file.chmod(0o644)
    monkeypatch.setenv("SSG_PASSPHRASE_FILE", str(file))
    ran = ssg("encrypt", "init", at=root)
    assert ran.code == 0
    assert f"others on this machine may read {file}: chmod 600" in ran.err


def test_passphrase_prints_six_words_and_their_bits(root: Path, ssg: Ssg) -> None:
    ran = ssg("encrypt", "passphrase", at=root)
    assert len(ran.out.split()) == 6
    assert ran.err == "77 bits: 6 words of 7,776, drawn at random, kept nowhere\n"


def test_rotate_takes_another_passphrase_and_key(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    ssg("encrypt", "init", at=root)
    before = prepare(root, "me", lambda: WORDS)
    monkeypatch.delenv("SSG_PASSPHRASE")
    types(monkeypatch, "y", OTHER, OTHER)
    ran = ssg("encrypt", "rotate", at=root)
    assert (ran.code, ran.out) == (0, "wrote encryption.json\n")
    assert "still open with the old passphrase" in ran.err
    after = prepare(root, "me", lambda: OTHER)
    assert not opens(root, WORDS)
    assert after.keys.content != before.keys.content
    assert after.vault.salt != before.vault.salt


def test_rotate_asks_first(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    ssg("encrypt", "init", at=root)
    vault = (root / "encryption.json").read_bytes()
    monkeypatch.setenv("SSG_PASSPHRASE", OTHER)
    for typed in (["n"], []):
        types(monkeypatch, *typed)
        ran = ssg("encrypt", "rotate", at=root)
        assert (ran.code, ran.out) == (130, "")
        assert "nothing was changed" in ran.err
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert "add --yes" in ssg("encrypt", "rotate", at=root).err
    assert (root / "encryption.json").read_bytes() == vault


def test_rotate_to_the_same_passphrase_is_refused(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    ssg("encrypt", "init", at=root)
    ran = ssg("encrypt", "rotate", "--yes", at=root)
    assert ran.code == 2
    assert "this is the passphrase there was" in ran.err


def test_rotate_without_a_vault_is_refused(root: Path, ssg: Ssg) -> None:
    ran = ssg("encrypt", "rotate", "--yes", at=root)
    assert ran.code == 2
    assert "there is no encryption.json beside config.toml: `ssg encrypt init` makes one" in ran.err


def publish(root: Path, words: str) -> Path:
    place = root / "published"
    for name, data in encrypt(SITE, PLAIN, prepare(root, "me", lambda: words)).items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    return place


def test_verify_says_how_many_files_open_and_what_lies_in_the_clear(
    root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    ssg("encrypt", "init", at=root)
    place = publish(root, WORDS)
    ran = ssg("encrypt", "verify", str(place), at=root)
    assert (ran.code, ran.out) == (0, "opened 2 files, 0.0 MiB\nnothing of the site lies in the clear\n")
    (place / "weeks").mkdir()
    (place / "weeks/2026-W20.html").write_bytes(SITE["weeks/2026-W20.html"])
    ran = ssg("encrypt", "verify", str(place), at=root)
    assert (ran.code, ran.out) == (1, "opened 2 files, 0.0 MiB\nreadable by anybody: weeks/2026-W20.html\n")
    assert "is not as it should be" in ran.err


def test_verify_with_another_passphrase_ends_with_2(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSG_PASSPHRASE", WORDS)
    ssg("encrypt", "init", at=root)
    place = publish(root, WORDS)
    monkeypatch.setenv("SSG_PASSPHRASE", OTHER)
    ran = ssg("encrypt", "verify", str(place), at=root)
    assert (ran.code, ran.out) == (2, "")
    assert "the passphrase does not open unlock.json" in ran.err


def test_a_passphrase_is_asked_for_once_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, f" {WORDS} ")
    assert ask_passphrase() == WORDS


def test_bytes_that_are_no_text_are_said_to_be_none(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(_: str) -> str:
        return b"caf\xe9".decode()

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click.termui, "hidden_prompt_func", typed)
    ran = ssg("encrypt", "init", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert "what was typed is no UTF-8" in ran.err
    assert not (root / "encryption.json").exists()


def test_no_passphrase_is_ever_an_argument(root: Path, ssg: Ssg) -> None:
    for command in ("init", "rotate", "verify"):
        assert "--pass" not in ssg("encrypt", command, "--help", at=root).out
    assert ssg("encrypt", "init", WORDS, at=root).code == 2


def test_what_is_typed_at_a_real_terminal_is_not_shown(root: Path) -> None:
    program = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
    ssg = str(Path(sys.executable).with_name("ssg"))
    with subprocess.Popen(
        [sys.executable, "-c", program, ssg, "encrypt", "init"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as ran:
        assert ran.stdin
        assert ran.stdout
        seen = b""
        for _ in range(2):
            end = seen
            # The blank comes once nothing is shown any more; what is typed before would be thrown away.
            while not seen.removeprefix(end).endswith(b": "):
                said: bytes = ran.stdout.read1()  # type: ignore[attr-defined]
                assert said, seen
                seen += said
            ran.stdin.write(f"{WORDS}\n".encode())
            ran.stdin.flush()
        seen += ran.stdout.read()
    assert b"wrote encryption.json" in seen
    assert b"abacus" not in seen
    assert opens(root, WORDS)
