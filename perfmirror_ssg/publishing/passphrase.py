"""Passphrases: where one is given without being asked for, how strong it is, and new ones of random words.

In: the environment, a text. Out: a passphrase, its strength in bits; `RefusedError` in words that say what to do.
A passphrase is never an argument or a setting: both would be kept where others read.
"""

import os
import secrets
import stat
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log2

from msgspec import Struct

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.publishing.ssg1 import normalised

FILE, VARIABLE = "SSG_PASSPHRASE_FILE", "SSG_PASSPHRASE"
FEWEST_BITS = 50
WORDS = 6
JUDGED = 72
"""Characters that are judged; to judge more takes ever longer, and can only say that it is stronger."""
_LONGEST = 4096
"""Bytes of a file that is still taken for a passphrase."""
_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""Where a shell puts what another program writes: `SSG_PASSPHRASE_FILE=<(pass mirror)`."""


class Given(Struct, frozen=True, kw_only=True):
    """A passphrase that need not be asked for, and what is to be said about how it was given."""

    text: str
    warning: str = ""

    def __repr__(self) -> str:
        """Say nothing."""
        return "Given(…)"


def given(environment: Mapping[str, str]) -> Given | None:
    """Return the passphrase of the file named in SSG_PASSPHRASE_FILE, else of SSG_PASSPHRASE; None when neither is set."""
    if path := environment.get(FILE):
        return _read(path)
    text = environment.get(VARIABLE)
    return Given(text=checked(text, VARIABLE)) if text else None


def checked(text: str, source: str = "the passphrase") -> str:
    """Return a passphrase in the form in which it counts; RefusedError for one that could not be typed again elsewhere."""
    found = normalised(text)
    if not found:
        raise RefusedError(f"{source} is empty")
    if "\n" in found or "\r" in found:
        raise RefusedError(f"{source} has more than one line: a passphrase is one line")
    if odd := next((c for c in found if _is_odd(c)), None):
        raise RefusedError(f"{source} holds the character U+{ord(odd):04X}, which not every keyboard can type: leave it out")
    return found


def bits(passphrase: str) -> float:
    """Return how many bits of guessing a passphrase takes, as zxcvbn (Wheeler 2016) counts: words, names, dates, patterns."""
    from zxcvbn import zxcvbn

    known = ["perfmirror", "ssg", "perfmirror ssg", "journal", "mirror"]
    return log2(float(zxcvbn(normalised(passphrase)[:JUDGED], user_inputs=known)["guesses"]))


def refuse_weak(passphrase: str) -> None:
    """Raise RefusedError for a passphrase that could be guessed by somebody who has the files, and time."""
    strength = int(bits(passphrase))
    if strength < FEWEST_BITS:
        raise RefusedError(
            f"the passphrase is too easy to guess: {strength} bits, and {FEWEST_BITS} are the fewest; "
            "take more words that do not belong together, or `ssg encrypt passphrase` makes one"
        )


def random_words() -> str:
    """Return six words drawn at random, each as likely as any other."""
    return " ".join(secrets.choice(word_list()) for _ in range(WORDS))


def random_bits() -> float:
    """Return the bits of `random_words`, which somebody who knows the list and the rule still has to guess."""
    return WORDS * log2(len(word_list()))


@cache
def word_list() -> tuple[str, ...]:
    """Return the long word list of the EFF, 7776 plain English words, from the installed package."""
    return tuple((files("xkcdpass") / "static" / "eff-long").read_text(encoding="utf-8").split())


def _read(path: str) -> Given:
    try:
        with open(_opened(path), "rb") as file:
            data = file.read(_LONGEST + 1)
            about = os.fstat(file.fileno())
    except OSError as error:
        raise RefusedError(f"{FILE} names {path}, which cannot be read: {(error.strerror or str(error)).lower()}") from None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if not text or len(data) > _LONGEST:
        raise RefusedError(f"{FILE} names {path}, which holds no passphrase: one line of UTF-8")
    open_to_others = stat.S_ISREG(about.st_mode) and about.st_mode & 0o077
    warning = f"others on this machine may read {path}: chmod 600 {path}" if open_to_others else ""
    return Given(text=checked(text, path), warning=warning)


def _opened(path: str) -> int:
    """Open a regular file, or a pipe that the shell made for us; OSError for anything that might never be written to."""
    # Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    kind = os.fstat(handle).st_mode
    if stat.S_ISREG(kind) or (stat.S_ISFIFO(kind) and path.startswith(_PIPES)):
        os.set_blocking(handle, True)
        return handle
    os.close(handle)
    raise OSError(0, "it is no file")


def _is_odd(character: str) -> bool:
    """Whether a character is a control, shows nothing, is not assigned yet, or is a blank other than the plain one."""
    category = unicodedata.category(character)
    return category[0] == "C" or (category[0] == "Z" and character != " ")
