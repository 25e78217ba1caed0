"""What every command needs: which site folder, which day, how to print problems, how to end.

In: the options before the command, the environment, the clock. Out: a `Mirror`, text on the terminal, an exit code.
"""

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click
from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, as_text, counted, printable
from perfmirror_ssg.weeks import Mistake, Week, latest_week, read_date, read_week

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror
    from perfmirror_ssg.outcome import Outcome
    from perfmirror_ssg.settings import Site


WHO = {"coach": "a coach", "public": "everybody"}
"""What to call an audience in a sentence."""


class Failure(click.ClickException):
    """The end of a command, said in one line: it was asked for wrongly, or the configuration does not allow it."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on stderr."""
        click.echo(f"ssg: {printable(self.message)}", file=file, err=file is None)


class JournalFailure(Failure):
    """The journal does not allow it."""

    exit_code = 1


class MachineFailure(Failure):
    """The machine does not allow it: a permission, the disk, another program."""

    exit_code = 3


class Stopped(Failure):
    """Ctrl-C."""

    exit_code = 130


class Asked(Struct, frozen=True, kw_only=True):
    """The options before the command."""

    site: Path | None
    today: dt.date | None

    def root(self) -> Path:
        """Return the site folder: the one named, else the nearest upward that holds config.toml."""
        here = Path.cwd()
        if self.site:
            if not any((self.site / name).exists() for name in ("config.toml", "journal")):
                raise Failure(f"{self.site} is no site folder: it holds neither config.toml nor journal/")
            return self.site.resolve()
        found = [folder for folder in (here, *here.parents) if (folder / "config.toml").is_file()]
        if not found:
            raise Failure("there is no config.toml here or in a folder above: `ssg init` begins a journal")
        return found[0]

    def day(self, site: "Site | Outcome") -> dt.date:
        """Tell today: as asked, as SOURCE_DATE_EPOCH says, as config pins it, else the person's own date."""
        if self.today:
            return self.today
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            return _date_of(epoch)
        return site.today or local_date(dt.datetime.now(dt.UTC), site.timezone)

    def read(self) -> "Mirror":
        """Read and fold the journal."""
        from perfmirror_ssg import build

        root = self.root()
        known = build.recall(root)
        mirror = build.read(root, self.day, known)
        build.remember(mirror, known)
        return mirror


def as_words(ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ANN401 - as click hands it over
    """Return what was typed, or end: what a shell hands over need not be text that can be written to a file."""
    try:
        "".join(value or "").encode()
    except UnicodeEncodeError:
        raise click.BadParameter("the text is not UTF-8", ctx, param) from None
    return value


def local_date(moment: dt.datetime, timezone: str | None) -> dt.date:
    """Return the date of a moment where the person lives, else where the machine stands."""
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(timezone) if timezone else None).date()


def read_week_argument(text: str | None, current: Week) -> Week:
    """Return the week that an argument names: none is the current one, `last` the one before."""
    if text is None or text == "last":
        return current.shift(-1) if text else current
    week = read_week(text)
    if isinstance(week, Mistake):
        meant = latest_week(text, current)
        raise Failure(f"{week.message}: {f'did you mean {meant}?' if meant else f'{week.hint}, or last'}")
    return week


def shown(root: Path, path: str) -> str:
    """Return a path of the site folder as seen from the current folder, so that it can be opened from there."""
    return os.path.relpath(root / path)


def echo_problems(root: Path, problems: Iterable[Diagnostic], *, err: bool = False) -> None:
    """Print problems with their lines, an empty line between them."""
    from perfmirror_ssg.reading.folder import lines_of

    for number, problem in enumerate(problems):
        text = as_text(problem, partial(lines_of, root), lambda path: shown(root, path))
        click.echo(("\n" if number else "") + _coloured(text), err=err)


def echo(text: str) -> None:
    """Print the result, or a line of it."""
    click.echo(printable(text))


def echo_note(text: str) -> None:
    """Say something beside the result, on stderr."""
    click.echo(printable(text), err=True)


def echo_errors_elsewhere(mirror: "Mirror") -> None:
    """Say that what was shown is not all, when there are errors, and where they are."""
    places = Counter("the journal" if p.span.path.startswith("journal/") else p.span.path for p in mirror.errors)
    if places:
        told = ", ".join(f"{counted(n, 'error')} in {place}" for place, n in sorted(places.items()))
        echo_note(f"{told}: ssg check")


def exit_code(problems: Iterable[Diagnostic], *, strict: bool) -> int:
    """Return 1 when the journal has errors, 2 when only config or theme has; strictly, warnings are errors."""
    wrong = [problem for problem in problems if strict or problem.severity.value == "error"]
    if not wrong:
        return 0
    only_config = all(problem.code.startswith("E4") for problem in wrong)
    return Failure.exit_code if only_config else JournalFailure.exit_code


def end(code: int) -> NoReturn:
    """End the command with an exit code."""
    click.get_current_context().exit(code)


def _date_of(epoch: str) -> dt.date:
    # Eleven digits reach beyond every year we know, and never beyond what the machine can count.
    if not re.fullmatch("[0-9]{1,11}", epoch):
        raise Failure(f'SOURCE_DATE_EPOCH is "{epoch}": it counts whole seconds since 1970')
    day = read_date(str(dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()))
    if isinstance(day, Mistake):
        raise Failure(f'SOURCE_DATE_EPOCH is "{epoch}", and {day.message}: {day.hint}')
    return day


def _coloured(text: str) -> str:
    """Give the severity of a problem its colour; click takes it away where it does not belong."""
    colours: dict[str, Callable[[str], str]] = {
        "error": lambda word: click.style(word, fg="red", bold=True),
        "warning": lambda word: click.style(word, fg="yellow", bold=True),
    }
    return re.sub(r"(?<=: )(error|warning)\[\w+\]", lambda found: colours[found[1]](found[0]), text, count=1)
