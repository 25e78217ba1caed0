"""The command that builds a site: for its writer, or for whoever it is shared with; in the clear, or encrypted.

In: arguments. Out: problems on stderr, what was built on stdout, the site on the disk.
"""

import time
from pathlib import Path
from typing import Any

import click

from perfmirror_ssg.cli_making import Wishes, built, make_site, refuse_strictly, told, unchanged
from perfmirror_ssg.cli_site import Asked, echo_note, echo_problems, end, exit_code
from perfmirror_ssg.workers import uncollected


@click.command(epilog="Example: ssg build --strict")
@click.option("--output", type=click.Path(path_type=Path), help="Where to write, instead of where config.toml says.")
@click.option(
    "--audience",
    type=click.Choice(["me", "coach", "public"]),
    default="me",
    help="For whom: what an entry does not share with them is not in it.",
)
@click.option("--encrypt", is_flag=True, help="Write a site that only a passphrase opens; see ssg encrypt.")
@click.option("--base-url", metavar="URL", help="Where the site will stand, instead of what config.toml says.")
@click.option("--strict", is_flag=True, help="Leave the old site as it was when there are errors or warnings.")
@click.option("--adopt", is_flag=True, help="Take a folder that holds other files; say which, and which were replaced.")
@click.option("--replace", is_flag=True, help="Take the place of a site for another audience, or of a plain or encrypted one.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when nothing is wrong.")
@click.pass_obj
def build(asked: Asked, /, **options: Any) -> None:  # noqa: ANN401 - as click hands them over: the fields of Wishes
    """Build the site.

    Errors in some entries leave the rest of the site as good as it was: it is built, and the command ends with 1.
    Errors in config.toml would make the figures somebody else's: the site stays as it was, and the command ends with 2.
    A site for others is not written at all while anything of it is in doubt: an error, a name, a word that is not shared.
    It is made without a question: ssg share lists what would leave, and asks.
    Only pages that look different are written. The time it tells is that of the work, without the start of Python.
    """
    begun = time.monotonic()
    root = asked.root()
    wishes = Wishes(**options, begun=begun)
    last = unchanged(asked, root, wishes)
    if last:
        echo_problems(root, told(last.problems, strict=wishes.strict), err=True)
        refuse_strictly(last.problems, strict=wishes.strict)
    with uncollected():
        outcome, published = (last, None) if last else make_site(asked, root, wishes)
    for words in outcome.notes:
        echo_note(words)
    if outcome.problems or not wishes.quiet:
        click.echo(built(outcome, published, wishes))
    end(exit_code(outcome.problems, strict=wishes.strict))
