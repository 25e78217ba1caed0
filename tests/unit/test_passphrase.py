"""Where a passphrase comes from, and how strong it must be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.publishing.passphrase import (
    FEWEST_BITS,
    Given,
    bits,
    checked,
    given,
    random_bits,
    random_words,
    refuse_weak,
    word_list,
)


def write(path: Path, data: bytes, mode: int = 0o600) -> str:
    path.write_bytes(data)
    path.chmod(mode)
    return str(path)


def test_nothing_given_is_none() -> None:
    assert given({}) is None
    assert given({"SSG_PASSPHRASE": "", "SSG_PASSPHRASE_FILE": ""}) is None


def test_the_environment_gives_one() -> None:
    assert given({"SSG_PASSPHRASE": " lunar teapot ridge "}) == Given(text="lunar teapot ridge")


def test_a_file_comes_before_the_environment(tmp_path: Path) -> None:
    path = write(tmp_path / "words", b"lunar teapot ridge\n")
    found = given({"SSG_PASSPHRASE_FILE": path, "SSG_PASSPHRASE": "other"})
    assert found == Given(text="lunar teapot ridge")


def test_a_file_that_others_can_read_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "words", b"lunar teapot ridge\n", 0o644)
    found = given({"SSG_PASSPHRASE_FILE": path})
    assert found == Given(text="lunar teapot ridge", warning=f"others on this machine may read {path}: chmod 600 {path}")


def test_a_pipe_of_the_shell_gives_one() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b"lunar teapot ridge\n")
    try:
        assert given({"SSG_PASSPHRASE_FILE": f"/dev/fd/{reading}"}) == Given(text="lunar teapot ridge")
    finally:
        os.close(reading)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "which holds no passphrase: one line of UTF-8"),
        (b"\xff\xfe", "which holds no passphrase"),
        (b"x" * 5000, "which holds no passphrase"),
        (b" \n ", "is empty"),
        (b"one line\nand another", "has more than one line: a passphrase is one line"),
    ],
)
def test_a_file_that_holds_no_passphrase_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        given({"SSG_PASSPHRASE_FILE": write(tmp_path / "words", data)})


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"SSG_PASSPHRASE_FILE names .*, which cannot be read: no such file or directory"):
        given({"SSG_PASSPHRASE_FILE": str(tmp_path / "words")})


def test_a_pipe_that_nobody_may_ever_write_to_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "words")
    for path in (tmp_path / "words", tmp_path, Path("/dev/null")):
        with pytest.raises(RefusedError, match=r"which cannot be read: it is no file"):
            given({"SSG_PASSPHRASE_FILE": str(path)})


def test_a_shell_may_hand_over_what_another_program_writes() -> None:
    say = "from perfmirror_ssg.publishing.passphrase import given; import os; print(given(os.environ).text)"
    written = '(sleep 0.2; echo "lunar teapot ridge")'
    shell = f"SSG_PASSPHRASE_FILE=<{written} {sys.executable} -c '{say}'"
    piped = f"{written} | SSG_PASSPHRASE_FILE=/dev/stdin {sys.executable} -c '{say}'"
    for line in (shell, piped):
        ran = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
        assert ran.stdout == "lunar teapot ridge\n"


def test_a_passphrase_is_the_same_however_it_was_typed() -> None:
    assert checked(" caf\u0065\u0301\u00a0ridge ") == checked("caf\u00e9 ridge")


@pytest.mark.parametrize("odd", ["\t", "\u200b", "\ufeff", "\u1680", "\u2028", "\x00", "\udc80", "\u0378"])
def test_characters_that_cannot_be_typed_again_are_refused(odd: str) -> None:
    with pytest.raises(RefusedError, match=f"the passphrase holds the character U\\+{ord(odd):04X}"):
        checked(f"lunar{odd}teapot")


@pytest.mark.parametrize(
    "weak", ["journal", "password1234", "Tr0ub4dor&3", "2026-05-17", "aaaaaaaaaaaaaaaaaaaaaaaaa", "abc abc abc abc abc abc"]
)
def test_what_can_be_guessed_is_refused_with_what_to_do(weak: str) -> None:
    with pytest.raises(RefusedError, match=r"too easy to guess: \d+ bits, and 50 are the fewest; .*ssg encrypt passphrase"):
        refuse_weak(weak)


@pytest.mark.parametrize(
    "strong", ["abacus cubicle rinse wafer tinsel gloss", "q8" * 3 + "kT9#vLq2$wZ!x", "x1-" + "zebra lamp " * 40]
)
def test_what_cannot_is_taken(strong: str) -> None:
    assert bits(strong) >= FEWEST_BITS
    refuse_weak(strong)


def test_random_words_are_six_of_the_list_and_strong() -> None:
    words = random_words().split(" ")
    assert len(words) == 6
    assert set(words) <= set(word_list())
    assert random_bits() == pytest.approx(77.5, abs=0.1)
    refuse_weak(" ".join(words))


def test_random_words_differ_each_time() -> None:
    assert len({random_words() for _ in range(20)}) == 20


def test_the_list_is_of_plain_words_each_once() -> None:
    assert len(set(word_list())) == len(word_list()) == 7776
    assert all(checked(word) == word == word.lower() for word in word_list())


def test_a_given_passphrase_does_not_show_itself() -> None:
    assert "lunar" not in repr(Given(text="lunar teapot ridge"))
