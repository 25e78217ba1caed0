"""Commands of encryption: make a vault, change it, make a passphrase, verify a published site; how passphrases are asked for.

In: arguments, the environment, a hidden prompt. Out: the vault of an audience, words on stdout, what to know on stderr.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_site import WHO, Asked, Failure, JournalFailure, Stopped, echo, echo_note
from perfmirror_ssg.model import Audience

if TYPE_CHECKING:
    from perfmirror_ssg.publishing.ssg1 import Vault
    from perfmirror_ssg.publishing.verify import Verdict

_audience = click.option(
    "--audience",
    type=click.Choice(["me", "coach", "public"]),
    default="me",
    help="Whose site: each has a passphrase of its own. What is public is for everybody, and seldom worth a passphrase.",
)


@click.group(epilog="Example: ssg encrypt init && ssg build --encrypt --output ../published")
def encrypt() -> None:
    """Encrypt the site, so that it may lie where anybody can fetch it.

    What is encrypted opens in a browser, with a passphrase, and each audience has its own. Whoever has the files can try
    passphrases, without a limit: `ssg encrypt passphrase` makes one that is too long to guess. Your journal is not encrypted.
    """


@encrypt.command(epilog="Example: ssg encrypt init --audience coach")
@_audience
@click.pass_obj
def init(asked: Asked, audience: Audience) -> None:
    """Choose a passphrase, for ssg build --encrypt.

    Makes encryption.json beside config.toml, which opens nothing without the passphrase. Asks for it twice; or takes
    that of the file named in SSG_PASSPHRASE_FILE, or else of SSG_PASSPHRASE. With --audience coach it makes
    encryption-coach.json, whose passphrase opens the site for a coach and no other.
    """
    from perfmirror_ssg.publishing.encrypted import command, fresh_vault, vault_name
    from perfmirror_ssg.publishing.ssg1 import vault_json
    from perfmirror_ssg.writing.files import create

    root, name = asked.root(), vault_name(audience)
    taken = Failure(f"there is {name} already: {command('rotate', audience)} gives it another passphrase and another key")
    if os.path.lexists(root / name):
        raise taken
    if not create(root / name, vault_json(fresh_vault(_unused_passphrase(root, audience)))):
        raise taken
    echo(f"wrote {name}")
    echo_note(
        "keep the passphrase where you will find it again: without it what is published stays shut, and nobody can recover it"
    )
    echo_note(f"keep {name} with the journal: it holds no secret by itself, and without it every file is encrypted anew")
    echo_note(f"then: {_build(audience)}")


@encrypt.command(epilog="Example: ssg encrypt passphrase")
def passphrase() -> None:
    """Make a passphrase of six random words, and print it."""
    from perfmirror_ssg.publishing.passphrase import WORDS, random_bits, random_words, word_list

    echo(random_words())
    echo_note(f"{int(random_bits())} bits: {WORDS} words of {len(word_list()):,}, drawn at random, kept nowhere")


@encrypt.command(epilog="Example: ssg encrypt rotate")
@_audience
@click.option("--yes", is_flag=True, help="Do not ask whether.")
@click.pass_obj
def rotate(asked: Asked, audience: Audience, *, yes: bool) -> None:
    """Take another passphrase, and another key.

    For when the old one is forgotten, or may be known to others; it is not asked for. Copies that somebody has of the site
    still open with it.
    """
    from perfmirror_ssg.publishing.encrypted import fresh_vault, vault_name, vault_of
    from perfmirror_ssg.publishing.ssg1 import vault_json
    from perfmirror_ssg.writing.files import replace

    root, name = asked.root(), vault_name(audience)
    old = vault_of(root, audience)
    before = (root / name).read_bytes()
    if not yes:
        _confirm("old copies still open with the old passphrase, and every file changes at the next build; rotate?")
    text = _unused_passphrase(root, audience)
    if _opens(old, text):
        raise Failure("this is the passphrase there was: rotate to another one")
    replace(root / name, old=before, new=vault_json(fresh_vault(text)))
    echo(f"wrote {name}")
    echo_note("copies of the site that somebody has, and its history where it is published, still open with the old passphrase")
    echo_note(f"every file changes at the next build: {_build(audience)}")


@encrypt.command(epilog="Example: ssg encrypt verify https://example.org/mirror/")
@click.argument("where", metavar="URL-or-DIR")
def verify(where: str) -> None:
    """Open every file of a published site.

    Looks for what lies in the clear beside them too. Ends with 1 when a file is missing, does not open, or should not be
    readable.
    """
    from perfmirror_ssg.publishing.copies import copy_at
    from perfmirror_ssg.publishing.verify import unlock_of
    from perfmirror_ssg.publishing.verify import verify as verdict_of

    copy = copy_at(where)
    found = verdict_of(copy, unlock_of(copy), ask_passphrase())
    for line in _told(found):
        echo(line)
    if not found.is_good:
        raise JournalFailure(f"{where} is not as it should be")


def ask_passphrase(audience: Audience = "me") -> str:
    """Return the passphrase that is given by a file or the environment, else ask for it; it is never shown."""
    from perfmirror_ssg.publishing.passphrase import checked

    return _given() or checked(_asked(f"Passphrase{_whose(audience)}", twice=False))


def new_passphrase(audience: Audience = "me") -> str:
    """Return a passphrase to encrypt with from now on, asked for twice; RefusedError for one that can be guessed."""
    from perfmirror_ssg.publishing.passphrase import checked, refuse_weak

    text = _given() or checked(_asked(f"New passphrase{_whose(audience)}", twice=True))
    refuse_weak(text)
    return text


def _unused_passphrase(root: Path, audience: Audience) -> str:
    """Return a new passphrase that opens no other site of the journal: whoever is given one site would have both."""
    from perfmirror_ssg.publishing.encrypted import other_vaults
    from perfmirror_ssg.publishing.passphrase import FILE, VARIABLE

    others = other_vaults(root, audience)
    text = new_passphrase(audience)
    source = next((f", which {name} gives," for name in (FILE, VARIABLE) if os.environ.get(name)), "")
    for other, vault in others.items():
        if _opens(vault, text):
            site = f"the site for {WHO[other]}" if other in WHO else "your own site"
            raise Failure(f"this passphrase{source} opens {site}: take another")
    return text


def _whose(audience: Audience) -> str:
    return f" of the site for {WHO[audience]}" if audience in WHO else ""


def _build(audience: Audience) -> str:
    return f"ssg build {'' if audience == 'me' else f'--audience {audience} '}--encrypt --output DIR"


def _given() -> str | None:
    from perfmirror_ssg.publishing.passphrase import given

    found = given(os.environ)
    if found and found.warning:
        echo_note(found.warning)
    return found.text if found else None


def _asked(words: str, *, twice: bool) -> str:
    if not sys.stdin.isatty():
        raise Failure(
            "a passphrase is needed, and there is no terminal to ask on: "
            "name a file that holds it in SSG_PASSPHRASE_FILE, or set SSG_PASSPHRASE"
        )
    try:
        text: str = click.prompt(words, hide_input=True, confirmation_prompt=twice, err=True)
    except click.Abort:
        raise Stopped("stopped") from None
    except UnicodeDecodeError:
        raise Failure("what was typed is no UTF-8: set the terminal to UTF-8, or type it without such letters") from None
    return text


def _confirm(question: str) -> None:
    if not sys.stdin.isatty():
        raise Failure("there is no terminal to ask on: add --yes")
    try:
        agreed = click.confirm(question, err=True)
    except (click.Abort, UnicodeDecodeError):
        agreed = False
    if not agreed:
        raise Stopped("nothing was changed")


def _opens(vault: "Vault", text: str) -> bool:
    from perfmirror_ssg.publishing.ssg1 import WrongPassphraseError, unlock

    try:
        unlock(vault, text)
    except WrongPassphraseError:
        return False
    return True


def _told(found: "Verdict") -> Iterator[str]:
    from perfmirror_ssg.phrases import number
    from perfmirror_ssg.publishing.place import first_of

    yield f"opened {number(found.opened, 'file')}, {found.size / 2**20:.1f} MiB"
    named = {
        "missing": found.missing,
        "does not open": found.broken,
        "readable by anybody": found.plain,
        "of another key, or left over": found.unknown,
    }
    for what, names in named.items():
        if names:
            yield f"{what}: {first_of(names)}"
    if not found.plain:
        yield "nothing of the site lies in the clear" if found.listed else "nothing of the site was found in the clear"
