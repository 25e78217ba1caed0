"""Commands that show: a week, the mirror, a code, the journal as data, the shapes of its files.

In: arguments. Out: text on stdout.
"""

from pathlib import Path

import click

from perfmirror_ssg.cli_site import (
    Asked,
    Failure,
    echo,
    echo_errors_elsewhere,
    echo_problems,
    end,
    exit_code,
    read_week_argument,
)


@click.command(epilog="Example: ssg show 2026-W20")
@click.argument("week", required=False)
@click.pass_obj
def show(asked: Asked, week: str | None) -> None:
    """Show a week in the terminal.

    Its items with points and sum, its records, its problems. WEEK is a week as 2026-W20, or `last`; else the current one.
    """
    from perfmirror_ssg.pages.edition import make_edition
    from perfmirror_ssg.terminal import week_text

    mirror = asked.read()
    wanted = read_week_argument(week, mirror.report.journal.current)
    echo(week_text(make_edition(mirror.report, mirror.problems), wanted))
    paths = {path for known, path in mirror.folder.weeks if known == wanted}
    here = [problem for problem in mirror.problems if problem.span.path in paths]
    if here:
        click.echo()
        echo_problems(mirror.root, here)
    if mirror.config_is_wrong:
        echo_errors_elsewhere(mirror)


@click.command(epilog="Example: ssg status")
@click.pass_obj
def status(asked: Asked) -> None:
    """Show the mirror in the terminal.

    Score and band, the last weeks, what is due, which weeks have no file.
    """
    from perfmirror_ssg.pages.edition import make_edition
    from perfmirror_ssg.terminal import status_text

    mirror = asked.read()
    echo(status_text(make_edition(mirror.report, mirror.problems), judged=not mirror.config_is_wrong))
    echo_errors_elsewhere(mirror)


@click.command(epilog="Example: ssg explain E212")
@click.argument("code", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="markdown: every code, as docs/errors.md."
)
def explain(code: str | None, form: str) -> None:
    """Say what a code means.

    With an example and its mend; without CODE, all codes are listed.
    """
    from perfmirror_ssg.codes import CODES, catalogue
    from perfmirror_ssg.nearest import nearest

    if form == "markdown":
        click.echo(catalogue.page(), nl=False)
    elif code is None:
        click.echo(catalogue.overview())
    elif code.upper() in CODES:
        click.echo(catalogue.explain(CODES[code.upper()]))
    else:
        meant = ", ".join(nearest(code.upper(), CODES))
        raise Failure(f'there is no code "{code}"' + (f"; near it: {meant}" if meant else "; `ssg explain` lists all"))


@click.group(epilog="Example: ssg export json --out journal.json")
def export() -> None:
    """Write the journal as data."""


@export.command("json", epilog="Example: ssg export json | head")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file to write, instead of stdout.")
@click.pass_obj
def export_json(asked: Asked, out: Path | None) -> None:
    """Write one JSON document; `ssg schema export` describes it."""
    from perfmirror_ssg.exchange.export_json import export as as_json

    if out and not out.absolute().parent.is_dir():
        raise Failure(f"there is no folder {out.parent}")
    mirror = asked.read()
    if out:
        _refuse_to_overwrite(out, mirror.root)
    data = as_json(mirror.report, mirror.problems).encode()
    try:
        with click.open_file(out or "-", "wb", atomic=out is not None) as file:
            file.write(data)
    except OSError as error:
        # What the system names is the file beside it that was to take its place.
        error.filename = str(out) if out else None
        raise
    echo_errors_elsewhere(mirror)
    end(exit_code(mirror.problems, strict=False))


def _refuse_to_overwrite(out: Path, root: Path) -> None:
    """End when what is at a place, or belongs there, is the person's own."""
    from perfmirror_ssg.exchange.export_json import is_export
    from perfmirror_ssg.reading.folder import JOURNAL

    place = out.resolve()
    if (root / JOURNAL).resolve() in place.parents:
        raise Failure(f"{out} is in the journal, where only you write: name a file elsewhere")
    if place.exists() and not (place.is_file() and is_export(place.read_bytes())):
        raise Failure(f"{out} is there and is no earlier export: name another file, or delete it first")


@click.group(epilog="Example: ssg schema export > export.schema.json")
def schema() -> None:
    """Print the shape of a file."""


@schema.command("config", epilog="Example: ssg schema config > config.schema.json")
@click.option("--format", "form", type=click.Choice(["json", "markdown"]), default="json", help="markdown: as docs/config.md.")
def schema_config(form: str) -> None:
    """Print the JSON Schema of config.toml, for editors."""
    from perfmirror_ssg.config import reference

    click.echo(reference.page() if form == "markdown" else reference.schema(), nl=False)


@schema.command("export", epilog="Example: ssg schema export > export.schema.json")
def schema_export() -> None:
    """Print the JSON Schema of what `ssg export json` writes."""
    from perfmirror_ssg.exchange.export_json import export_schema

    click.echo(export_schema(), nl=False)
