"""The command `ssg`: its commands in one list, the options before them, and how every kind of trouble ends.

In: arguments. Out: an exit code: 0, 1 (the journal has errors), 2 (usage or config), 3 (the machine), 130 (Ctrl-C).
"""

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click

from perfmirror_ssg import __version__
from perfmirror_ssg.cli_add import add
from perfmirror_ssg.cli_audit import audit
from perfmirror_ssg.cli_build import build
from perfmirror_ssg.cli_check import check, clean, doctor
from perfmirror_ssg.cli_deploy import deploy_check
from perfmirror_ssg.cli_due import due
from perfmirror_ssg.cli_encrypt import encrypt
from perfmirror_ssg.cli_exchange import import_journal
from perfmirror_ssg.cli_new import new
from perfmirror_ssg.cli_people import people
from perfmirror_ssg.cli_presets import presets
from perfmirror_ssg.cli_read import explain, export, schema, show, status
from perfmirror_ssg.cli_serve import serve
from perfmirror_ssg.cli_share import share
from perfmirror_ssg.cli_site import Asked, Failure, MachineFailure, Stopped
from perfmirror_ssg.cli_write import init, off
from perfmirror_ssg.diagnostics import RefusedError, SsgError, printable
from perfmirror_ssg.weeks import Mistake, read_date

CLOSED_PIPE = 141
"""What a shell sees of a program whose reader went away."""


class Commands(click.Group):
    """The commands in the order of a week's work; every trouble of the machine ends in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return them in the order in which they are listed below."""
        del ctx
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the command."""
        with _plainly():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what it has printed is out, or known not to be, before it ends."""
        try:
            try:
                with _plainly():
                    return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            raise Stopped("stopped") from None
        except BrokenPipeError:
            _leave_quietly()
        except RefusedError as error:
            raise Failure(str(error)) from None
        except SsgError as error:
            raise MachineFailure(str(error)) from None
        except OSError as error:
            raise MachineFailure(_machine_words(error)) from None


@contextlib.contextmanager
def _plainly() -> Iterator[None]:
    """Let what was typed wrongly, and is said back, do nothing to the terminal."""
    try:
        yield
    except click.UsageError as error:
        said = error.format_message()
        if printable(said) == said:
            raise
        raise click.UsageError(printable(said), error.ctx) from None


def _read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    day = read_date(value) if value is not None else None
    if isinstance(day, Mistake):
        raise click.BadParameter(f"{day.message}: {day.hint}", ctx, param)
    return day


@click.group(
    cls=Commands,
    commands=[
        init,
        new,
        add,
        off,
        check,
        build,
        serve,
        share,
        encrypt,
        audit,
        deploy_check,
        due,
        show,
        status,
        explain,
        presets,
        people,
        import_journal,
        export,
        schema,
        clean,
        doctor,
    ],
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: ssg init mine && cd mine && ssg new && ssg build",
)
@click.option("-C", "--site", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The site folder.")
@click.option("--today", metavar="YYYY-MM-DD", callback=_read_day, help="The day to take for today.")
@click.version_option(__version__, message="ssg %(version)s")
@click.pass_context
def main(ctx: click.Context, site: Path | None, today: dt.date | None) -> None:
    """Keep a mirror of your own work: one Markdown file a week, checked, scored, folded, shown.

    The site folder is the one named with -C, else the nearest upward that holds config.toml.
    """
    ctx.obj = Asked(site=site, today=today)
    # Click takes colours away where the output is no terminal; None leaves that to it.
    ctx.color = False if os.environ.get("NO_COLOR") else None


def run() -> NoReturn:
    """Run `ssg` as a program, and end at once.

    All that was to be kept is on the disk by then. To give the memory of a long journal back piece by piece, as Python
    does at its end, takes a tenth of a second that somebody waits for.
    """
    code: object = 0
    try:
        main(prog_name="ssg")
        sys.stdout.flush()
    except SystemExit as ended:
        code = ended.code
    except OSError as error:
        # Help is printed before there is a command to tell of what befell it.
        sys.stderr.write(f"ssg: {_machine_words(error)}\n")
        code = MachineFailure.exit_code
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _machine_words(error: OSError) -> str:
    """Say what the system said, and of which file."""
    words = error.strerror or str(error)
    return f"{words[:1].lower()}{words[1:]}" + (f": {error.filename}" if error.filename else "")


def _leave_quietly() -> NoReturn:
    """End because the reader of our output has gone; what is still buffered goes nowhere."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(CLOSED_PIPE)
