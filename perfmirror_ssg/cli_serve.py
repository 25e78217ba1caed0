"""The command that shows the site while it is written.

In: arguments. Out: a server until Ctrl-C, and one line for each version on stdout.
"""

import datetime as dt
import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_site import WHO, Asked, Failure, echo_note
from perfmirror_ssg.cli_site import shown as from_here
from perfmirror_ssg.diagnostics import SsgError, as_line, tally
from perfmirror_ssg.model import Audience

if TYPE_CHECKING:
    from perfmirror_ssg.diagnostics import Diagnostic
    from perfmirror_ssg.preview.gate import Gate
    from perfmirror_ssg.preview.live import Rebuilt
    from perfmirror_ssg.preview.shown import Moment, Shown
    from perfmirror_ssg.settings import Site

ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - only with --allow-lan
"""Hosts that mean every address of the machine, and the one that a browser on it asks for."""

NAMED = 3
"""Problems that are named in the terminal; the first ones are mended first."""


@click.command(epilog="Example: ssg serve --open")
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen, instead of at the first free port from 8520 on.")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@click.option("--host", default="127.0.0.1", help="Listen where others can reach it; needs --allow-lan.")
@click.option("--allow-lan", is_flag=True, help="Let others on the network in who know the address, with its token.")
@click.option(
    "--audience",
    type=click.Choice(["me", "coach", "public"]),
    default="me",
    help="Show what others would see; it is shared by ssg share, not by this.",
)
@click.pass_obj
def serve(asked: Asked, port: int | None, host: str, audience: Audience, *, opens: bool, allow_lan: bool) -> None:
    """Show the site while you write; a save is seen at once.

    Pages stay where they were read: nothing is scrolled or closed. A save with errors leaves the last good page, and
    says what is wrong with it. Nothing is written to the disk. Ctrl-C ends it.
    """
    alone = _is_loopback(host)
    if not alone and not allow_lan:
        raise Failure(f"--host {host} lets others on the network read the journal; add --allow-lan if that is meant")
    from perfmirror_ssg.preview.gate import Gate
    from perfmirror_ssg.preview.live import Live
    from perfmirror_ssg.preview.port import listen, own_address
    from perfmirror_ssg.preview.server import application, make_server
    from perfmirror_ssg.preview.shown import identity
    from perfmirror_ssg.preview.take import Taker
    from perfmirror_ssg.preview.watch import Watch

    root = asked.root()
    bound = listen(host, port)
    from secrets import token_urlsafe

    gate = Gate(port=bound.getsockname()[1], host=_in_address(host), token="" if alone else token_urlsafe(24))
    watch = Watch(root, echo_note)
    live = Live(identity(root.resolve()), Taker(root, partial(_day, asked), audience), _clock, partial(_say, root))
    # What was read stays; to look through it for garbage, again and again, would take longer than to read what changes.
    gc.freeze()
    url = _url(gate, ANY.get(host, host))
    click.echo(f"{url}  {_standing(live.shown)}Ctrl-C ends")
    if audience != "me":
        echo_note(f"this is what {WHO[audience]} would see")
    _name(root, live.shown.new)
    if gate.token:
        _warn(gate, own_address(bound) if host in ANY else "", "the journal" if audience == "me" else "what is shown here")
    if opens:
        click.launch(url)
    make_server(application(live, gate, root if alone else None, watch)).run(sockets=[bound])


def _url(gate: "Gate", host: str) -> str:
    return f"http://{_in_address(host)}:{gate.port}/" + (f"?token={gate.token}" if gate.token else "")


def _warn(gate: "Gate", host: str | None, what: str) -> None:
    """Say at which address others find the journal, where that is another one, and what it means."""
    if host:
        click.echo(f"{_url(gate, host)}  for others on the network")
    elif host is None:
        echo_note("the address of this machine on the network was not found: others need it, in place of the one above")
    echo_note(f"whoever has the address can read {what}; it is not encrypted on its way")


def _day(asked: Asked, site: "Site") -> dt.date:
    """Tell today, anew at each reading; what is wrong with how it was asked for is said where the problems are."""
    try:
        return asked.day(site)
    except Failure as error:
        raise SsgError(error.message) from error


def _say(root: Path, news: "Rebuilt | str") -> None:
    """Say one line: when, what changed, how long it took, how many errors there are; and below it what is wrong now."""
    if isinstance(news, str):
        echo_note(news.rstrip())
        return
    from perfmirror_ssg.reading.names import shown as printable

    shown = news.shown
    files = f"{len(news.changed)} files" if len(news.changed) > 1 else "".join(map(printable, news.changed))
    click.echo(f"{_clock().time}  {files}  {news.took} ms" + (f"  {told}" if (told := _standing(shown).strip(" ·")) else ""))
    _name(root, shown.new)


def _name(root: Path, problems: "Sequence[Diagnostic]") -> None:
    """Name the first problems, each on a line, with the place that an editor or a terminal can open."""
    for problem in problems[:NAMED]:
        click.echo(f"  {as_line(problem, partial(from_here, root))}")
    if len(problems) > NAMED:
        click.echo(f"  and {len(problems) - NAMED} more: ssg check")


def _standing(shown: "Shown") -> str:
    """Say what is wrong, and whether it keeps the newest from being shown."""
    words = shown.trouble or tally(shown.errors)
    still = f", still showing {shown.time}" if shown.site and not shown.is_newest else ""
    return f"{words}{still} · " if words or still else ""


def _clock() -> "Moment":
    from perfmirror_ssg.preview.shown import Moment

    now = dt.datetime.now(dt.UTC).astimezone()
    return Moment(ms=round(now.timestamp() * 1000), time=f"{now:%H:%M:%S}")


def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _in_address(host: str) -> str:
    """Return a host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
