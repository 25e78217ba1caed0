"""Commands that look after a journal and its site: problems said, what was written removed, what was cut off mended.

In: arguments. Out: problems on stdout, what happened on stderr.
"""

import os
from pathlib import Path

import click

from perfmirror_ssg.cli_site import Asked, echo_note, echo_problems, end, exit_code
from perfmirror_ssg.diagnostics import as_github, as_json, tally


@click.command(epilog="Example: ssg check --format github --strict")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How problems are printed."
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when nothing is wrong.")
@click.pass_obj
def check(asked: Asked, form: str, *, strict: bool, quiet: bool) -> None:
    """Say what is wrong and how to mend it.

    Each problem comes with its place, its line and what to type. Ends with 1 when the
    journal has errors, with 2 when only config.toml or the theme has.
    """
    from perfmirror_ssg import build
    from perfmirror_ssg.phrases import number

    mirror = asked.read()
    problems = build.check(mirror)
    match form:
        case "json":
            click.echo(as_json(problems))
        case "github":
            base = _repository(mirror.root)
            for problem in problems:
                click.echo(as_github(problem, lambda path: os.path.relpath(mirror.root / path, base)))
        case _:
            echo_problems(mirror.root, problems)
    if problems or not quiet:
        echo_note(tally(problems) or f"{number(len(mirror.folder.weeks), 'week')}, no problems")
    end(exit_code(problems, strict=strict))


@click.command(epilog="Example: ssg clean")
@click.option("--output", type=click.Path(path_type=Path), help="The site to remove, if it is not where config.toml says.")
@click.pass_obj
def clean(asked: Asked, output: Path | None) -> None:
    """Remove the site that was built, and what builds remember.

    Files in it that were changed since, or put there by hand, stay.
    """
    from perfmirror_ssg.build import NOTES
    from perfmirror_ssg.outcome import origin_file
    from perfmirror_ssg.phrases import number
    from perfmirror_ssg.publishing.output import unpublish
    from perfmirror_ssg.publishing.place import first_of
    from perfmirror_ssg.store import forget

    root = asked.root()
    place = output or _configured_output(root)
    done = unpublish(root, place)
    memory = root / ".ssg"
    forget([root / NOTES, *memory.glob("outcome-*"), origin_file(memory, place.resolve())])
    if not done.removed:
        click.echo(f"nothing to remove from {os.path.relpath(place)}")
        return
    click.echo(f"removed {number(len(done.removed), 'file')} from {os.path.relpath(place)}")
    if done.left:
        echo_note(f"left in {os.path.relpath(place)}, changed since or not ours: {first_of(done.left)}")


@click.command(epilog="Example: ssg doctor")
@click.option("--output", type=click.Path(path_type=Path), help="The site to mend, if it is not where config.toml says.")
@click.pass_obj
def doctor(asked: Asked, output: Path | None) -> None:
    """Finish a build that was cut off, or clear what it left."""
    from perfmirror_ssg.publishing.output import mend

    root = asked.root()
    click.echo(mend(root, output or _configured_output(root)).value)


def _configured_output(root: Path) -> Path:
    from perfmirror_ssg.config import read_config

    file = root / "config.toml"
    text = file.read_bytes().decode("utf-8", "replace") if file.exists() else None
    return root / read_config(text).value.site.output


def _repository(root: Path) -> Path:
    """Return the top of the repository, from which GitHub counts paths; without one, the current folder."""
    root = root.resolve()
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), Path.cwd().resolve())
