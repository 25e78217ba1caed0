"""The command that shares: it shows everything that would leave the machine, what is new in it, and asks.

In: arguments, an answer. Out: the list on stdout; after a yes, a site for the audience that was audited before it was written.
"""

import os
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_making import Wishes, built, make_site, narrowed_or_end
from perfmirror_ssg.cli_site import WHO, Asked, Failure, Stopped, echo, echo_note
from perfmirror_ssg.model import Audience, Document, Entry, Slot
from perfmirror_ssg.phrases import number

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror
    from perfmirror_ssg.leaving import Leaving
    from perfmirror_ssg.shares import Shared

WIDTH = 80
_NOT_COUNTED = frozenset({"title", "scores", "charts", "counts", "tags"})


@click.command(epilog="Example: ssg share --audience coach --out ../for-my-coach")
@click.option("--audience", type=click.Choice(["coach", "public"]), required=True, help="Who is to see it.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write, instead of _site-coach or _site-public.")
@click.option("--yes", is_flag=True, help="Do not ask; the list is printed all the same.")
@click.option("--adopt", is_flag=True, help="Take a folder that holds other files; say which, and which were replaced.")
@click.option("--replace", is_flag=True, help="Take the place of a site for another audience.")
@click.pass_obj
def share(asked: Asked, audience: Audience, out: Path | None, *, yes: bool, adopt: bool, replace: bool) -> None:
    """Show all that would leave the machine, and ask.

    Every word, figure and picture is listed, and what is new since the last time. After a yes the site is made,
    looked through for anything that is not shared, and written. Nothing is sent anywhere: the folder is yours to pass on.
    """
    from perfmirror_ssg.leaving import THE_SITE, leaving
    from perfmirror_ssg.reading.inputs import inputs_digest
    from perfmirror_ssg.shares import recall_share, remember_share

    begun = time.monotonic()
    root = asked.root()
    place = out or root / f"_site-{audience}"
    wishes = Wishes(output=place, audience=audience, adopt=adopt, replace=replace, begun=begun)
    inputs = inputs_digest(root)
    mirror = asked.read()
    shown = narrowed_or_end(mirror, place, wishes)
    now = leaving(shown.report)
    if all(one.place == THE_SITE for one in now):
        raise Failure(f"nothing is shared with {WHO[audience]} yet: write share: {audience} in the front matter of a week")
    _refuse_place(root, place, wishes)
    _list(now, audience, place)
    _tell_changes(recall_share(root, audience), now)
    _tell_people(mirror)
    _tell_unshared(mirror, audience)
    if not yes:
        _ask(place)
    if inputs_digest(root) != inputs:
        # A yes is to what was listed, down to the last picture.
        raise Failure("the journal was changed while the list was read: nothing was written, share again")
    outcome, published = make_site(asked, root, wishes, mirror)
    remember_share(root, audience, mirror.report.journal.today, now)
    click.echo(built(outcome, published, wishes))


def _refuse_place(root: Path, place: Path, wishes: Wishes) -> None:
    """Say that a folder cannot be used before somebody has read the list."""
    from perfmirror_ssg.publishing.output import opened

    with opened(root, place, adopt=wishes.adopt, audience=wishes.audience, replace=wishes.replace):
        pass


def _list(now: "Iterable[Leaving]", audience: Audience, place: Path) -> None:
    echo(f"What {WHO[audience]} would see, in {os.path.relpath(place)}:")
    counts: Counter[str] = Counter()
    for where, things in groupby(now, key=lambda one: one.place):
        echo(f"\n{where}")
        for thing in things:
            counts[thing.what] += 1
            echo(_line(thing))
    echo(f"\nIn all: {', '.join(number(amount, *_many(what)) for what, amount in counts.items() if what not in _NOT_COUNTED)}.")


def _line(thing: "Leaving", mark: str = " ") -> str:
    first, rest = f"{mark} {thing.what:<12} ", " " * 15
    return textwrap.fill(thing.words, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _many(what: str) -> tuple[str, str]:
    return (what, f"{what[:-1]}ies") if what.endswith("y") else (what, f"{what}s")


def _tell_changes(last: "Shared | None", now: "Sequence[Leaving]") -> None:
    """Say what is new and what is gone since the last time; of a thing that was changed, both."""
    from perfmirror_ssg.leaving import changes

    if last is None:
        echo("\nNothing of this journal was shared with them from this folder before.")
        return
    marked = [(mark, one) for mark, found in changes(last.things, now).items() for one in found]
    echo(f"\nSince {last.day}: {'no change.' if not marked else ''}".rstrip())
    for mark, one in marked:
        echo(f"{one.place}\n{_line(one, mark)}")


def _tell_people(mirror: "Mirror") -> None:
    if persons := mirror.people.persons:
        echo_note(
            f"{number(len(persons), 'person', 'people')} of people.toml {'goes' if len(persons) == 1 else 'go'} by an alias. "
            "That hides a name, not a person: who knows the team may know who is meant."
        )
    else:
        echo_note("There is no people.toml, so every name that stands above is shared as it stands: ssg people")


def _tell_unshared(mirror: "Mirror", audience: Audience) -> None:
    """Name the files that mark a passage or a record as shared, and are not shared themselves."""
    from perfmirror_ssg.audience.ways import SEEN
    from perfmirror_ssg.publishing.place import first_of

    journal = mirror.report.journal
    notes: tuple[Entry | Document, ...] = (*(slot.entry for slot in journal.weeks if slot.entry), *journal.documents)
    marked = [note.path for note in notes if note.share not in SEEN[audience] and _marks(note) & SEEN[audience]]
    if marked:
        echo_note(f"Marked inside, but not shared, since the file itself is not: {first_of(marked)}")


def _marks(note: Entry | Document) -> frozenset[Audience]:
    """Return the audiences that are named inside an entry or a document."""
    events = note.events if isinstance(note, Entry) else ()
    return frozenset(part.share for part in (*events, *note.blocks) if not isinstance(part, Slot))


def _ask(place: Path) -> None:
    if not sys.stdin.isatty():
        raise Failure("nothing was written: there is no terminal to ask at; read the list, then say --yes")
    try:
        agreed = click.confirm(f"\nWrite this to {os.path.relpath(place)}?", default=False, err=True)
    except click.Abort:
        agreed = False
    if not agreed:
        raise Stopped("nothing was written")
