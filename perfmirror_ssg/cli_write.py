"""Commands that write for the person: a new journal, weeks off.

In: arguments. Out: files made or changed by `writing`, and on stdout what was written and where.
"""

import shlex
from pathlib import Path

import click

from perfmirror_ssg.cli_files import save
from perfmirror_ssg.cli_presets import find_preset
from perfmirror_ssg.cli_site import Asked, Failure, as_words, echo, echo_note, shown
from perfmirror_ssg.weeks import Mistake, Week


@click.command(epilog="Example: ssg init mine --role Manager --level 4 && cd mine && ssg build")
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--role", help="Begin with what is shipped for a role: `ssg presets` lists them.")
@click.option("--level", type=int, help="The level of the role; else any.")
@click.option("--ci", type=click.Choice(["github"]), help="Also write a workflow that publishes the site to GitHub Pages.")
@click.option("--pages", type=click.Choice(["encrypted", "public"]), help="What it publishes; else you are asked.")
@click.pass_obj
def init(asked: Asked, folder: Path, role: str | None, level: int | None, ci: str | None, pages: str | None) -> None:
    """Begin a journal.

    In DIR, else here: a configuration and a first week that teach. A folder that holds
    anything is refused; with --ci, a site folder is given the workflow, and nothing else.
    """
    from perfmirror_ssg.cli_workflow import plan_workflow, write_workflow

    begins = _is_begun(folder, ci)
    planned = plan_workflow(folder, ci, pages)
    if begins:
        _begin(asked, folder, role, level)
    if planned:
        write_workflow(planned)


def _is_begun(folder: Path, ci: str | None) -> bool:
    """Whether a journal is begun in a folder, and not only a workflow added; an end where it cannot be."""
    is_site = bool(ci) and any((folder / name).exists() for name in ("config.toml", "journal"))
    if not is_site and folder.exists() and (not folder.is_dir() or any(entry.name != ".git" for entry in folder.iterdir())):
        why, option = (", and holds no config.toml", " --ci github") if ci else ("", "")
        raise Failure(f"{folder} is not an empty folder{why}: name another, as in `ssg init mine{option}`")
    return not is_site


def _begin(asked: Asked, folder: Path, role: str | None, level: int | None) -> None:
    """Write the files of a new journal."""
    from perfmirror_ssg.config import read_config
    from perfmirror_ssg.writing.files import create
    from perfmirror_ssg.writing.starter import starter

    if role is None and level is not None:
        raise Failure(f"level {level} of which role? as in `ssg init --role IC --level {level}`")
    preset = None if role is None else find_preset(role, level or 0)
    week = Week.of(asked.day(read_config(None).value.site))
    for path, text in starter(week, preset).items():
        create(folder / path, text.encode())
        click.echo(folder / path)
    go = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    echo_note(f"\nThe journal begins with {week}. Write in its file, and look at it:\n\n  {go}ssg serve --open")


@click.command(epilog='Example: ssg off 2026-W32..2026-W34 "holiday"')
@click.argument("weeks", metavar="RANGE")
@click.argument("reason", callback=as_words)
@click.pass_obj
def off(asked: Asked, weeks: str, reason: str) -> None:
    """Say that weeks are off.

    In config.toml; they count neither for nor against you. RANGE is a week as 2026-W32, or
    two as 2026-W32..2026-W34, both included.
    """
    from perfmirror_ssg.config import read_config
    from perfmirror_ssg.phrases import whole
    from perfmirror_ssg.writing.off_weeks import not_yet_off, off_range, with_off_weeks

    wanted = off_range(weeks, reason)
    if isinstance(wanted, Mistake):
        raise Failure(f"{wanted.message}: {wanted.hint}")
    mirror = asked.read()
    path = mirror.root / "config.toml"
    old = path.read_bytes() if path.exists() else None
    text = _text_of(path, old or b"")
    before = read_config(text)
    rest = not_yet_off(wanted, before.value.off)
    if not rest:
        echo_note(f"{weeks} is off already; nothing was changed")
        return
    if rest != (wanted,):
        others = ", ".join(str(one.first) if one.first == one.last else f"{one.first}..{one.last}" for one in rest)
        raise Failure(f"some weeks of {weeks} are off already: name the others, {others}")
    added = with_off_weeks(text, wanted)
    after = read_config(added.text)
    if wanted not in after.value.off or len(after.problems) > len(before.problems):
        raise Failure(f"nothing was written: `ssg check` shows what is wrong in {shown(path.parent, path.name)} now")
    save(path, old, added.text.encode())
    echo(f"{shown(path.parent, path.name)}:{added.line}: {weeks} is off: {wanted.reason}")
    for slot in mirror.report.journal.weeks:
        score = mirror.report.scores.get(slot.week)
        if score and slot.off is None and wanted.first <= slot.week <= wanted.last:
            echo_note(f"{slot.week} has work items: its {whole(score.score)} points do not count now")


def _text_of(path: Path, data: bytes) -> str:
    """Return the text of a file that is to be written again, its BOM included; end where it is none."""
    from perfmirror_ssg.reading.source import decode

    source = decode(path.name, data)
    if source.value is None:
        first = source.problems[0]
        place = f"{shown(path.parent, path.name)}:{first.span.line}:{first.span.column}"
        raise Failure(f"nothing was written: {place}: {first.message}: {first.hint}")
    return data.decode()
