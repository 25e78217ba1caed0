"""Commands that write for the person: a new journal, a new week, a line in it, weeks off.

In: arguments. Out: files made or changed by `writing`, and on stdout what was written and where.
"""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_presets import find_preset
from perfmirror_ssg.cli_site import (
    Asked,
    Failure,
    JournalFailure,
    MachineFailure,
    as_words,
    echo,
    echo_note,
    read_week_argument,
    shown,
)
from perfmirror_ssg.weeks import Mistake, Week

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror
    from perfmirror_ssg.kinds import Kind


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


@click.command(epilog="Example: ssg new last --edit")
@click.argument("week", required=False)
@click.option("--edit", is_flag=True, help="Open the file in $VISUAL or $EDITOR.")
@click.pass_obj
def new(asked: Asked, week: str | None, *, edit: bool) -> None:
    """Make a week's file.

    From a template of at most seven prompts; its path is printed. WEEK is a week as
    2026-W20, or `last`; else the current one. A file that is there already stays as it is.
    """
    from perfmirror_ssg.writing.files import create

    mirror = asked.read()
    current = mirror.report.journal.current
    wanted = _writable_week(mirror, week)
    path, known = _file_of(mirror, wanted)
    if known or not create(mirror.root / path, _new_text(mirror, wanted).encode()):
        echo_note(f"{wanted} has its file; nothing was changed")
    click.echo(shown(mirror.root, path))
    if any(off.first <= wanted <= off.last for off in mirror.config.off):
        echo_note(f"{wanted} is off: points in it do not count")
    if wanted == current:
        _mention_last_week(mirror)
    if edit:
        _open(mirror.root / path)


@click.command(epilog='Example: ssg add decision "Keep one repository" --field confidence=70%')
@click.argument("kind")
@click.argument("text", callback=as_words)
@click.option("--id", "record_id", callback=as_words, help="The record's id, else made of the words of TEXT.")
@click.option(
    "--field", "fields", callback=as_words, multiple=True, metavar="KEY=VALUE", help="A field of the record; may be repeated."
)
@click.option("--week", help="Another week than the current one: 2026-W20 or last.")
@click.pass_obj
def add(asked: Asked, kind: str, text: str, record_id: str | None, fields: tuple[str, ...], week: str | None) -> None:
    """Add a record to the current week.

    It gets an id of its own; the line and its place are printed. KIND is a kind of record,
    as decision, hypothesis, question, gap, commitment, learning, win.
    """
    from perfmirror_ssg.writing.additions import Opening, WeekFile, add_record
    from perfmirror_ssg.writing.lines import opening_line

    if not text.strip():
        raise Failure(f'the text is empty: say it, as in: ssg add {kind} "Keep one repository"')
    mirror = asked.read()
    row = _kind(mirror, kind)
    wanted = _writable_week(mirror, week)
    path, known = _file_of(mirror, wanted)
    old = (mirror.root / path).read_bytes() if known else b""
    given = _id(mirror, row, text, record_id)
    line = opening_line(text, _fields(row, fields), given)
    file = WeekFile(path=path, week=wanted, data=old if known else _new_text(mirror, wanted).encode())
    addition = add_record(file, Opening(kind=row, id=given, words=text, line=line), mirror.config)
    if addition.value is None:
        for problem in addition.problems:
            echo_note(f"{problem.severity.value}[{problem.code}]: {problem.message}; {problem.hint}")
        raise JournalFailure(f"nothing was written: {shown(mirror.root, path)} would not read {line} as one {row.name}")
    _save(mirror.root / path, old if known else None, addition.value.data)
    echo(f"{shown(mirror.root, path)}:{addition.value.line}: {line}")


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
    from perfmirror_ssg.pages.words import whole
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
    _save(path, old, added.text.encode())
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


def _writable_week(mirror: "Mirror", text: str | None) -> Week:
    """Return the week that an argument names, if it may have a file."""
    from perfmirror_ssg.reading.names import slip

    journal, start = mirror.report.journal, mirror.config.site.start
    week = read_week_argument(text, journal.current)
    if week > journal.current:
        raise Failure(f"{week} has not begun: today is {journal.today}, in {journal.current}")
    if start and week < start:
        raise Failure(f"{week} lies before the journal's first week, {start}: [site] start in config.toml says so")
    if why := slip(week, dict(mirror.folder.weeks), journal.current):
        raise Failure(f"{week} {why}: its file would be taken for a slip in the year")
    return week


def _file_of(mirror: "Mirror", week: Week) -> tuple[str, bool]:
    """Return the path of a week's file, and whether it is there already."""
    from perfmirror_ssg.writing.template import week_place

    known = dict(mirror.folder.weeks)
    return (known[week], True) if week in known else (week_place(known, week), False)


def _new_text(mirror: "Mirror", week: Week) -> str:
    from perfmirror_ssg.writing.suggestions import scorecards_due, update_lines
    from perfmirror_ssg.writing.template import week_text

    return week_text(
        week,
        mirror.config,
        today=mirror.report.journal.today,
        asks=scorecards_due(mirror.report.journal, mirror.config, week),
        updates=update_lines(mirror.report, week),
    )


def _mention_last_week(mirror: "Mirror") -> None:
    """On a Monday or Tuesday, say that last week has no file."""
    journal = mirror.report.journal
    last = journal.current.shift(-1)
    missing = any(slot.week == last and slot.state.value == "missing" for slot in journal.weeks)
    if missing and journal.today.weekday() <= 1:
        echo_note(f"there is no file for last week, {last}: ssg new last")


def _kind(mirror: "Mirror", name: str) -> "Kind":
    from perfmirror_ssg.kinds import KIND, KINDS
    from perfmirror_ssg.nearest import nearest

    names = {heading: kind for heading, kind in mirror.config.headings.items() if kind in KIND}
    names |= {word: kind.name for kind in KINDS for word in (kind.key, kind.name)}
    wanted = name.casefold().replace("_", "-")
    if wanted in names:
        return KIND[names[wanted]]
    meant = nearest(wanted, names, 1)
    hint = f"did you mean {names[meant[0]]}?" if meant else f"one of {', '.join(KIND)}"
    raise Failure(f'there is no kind of record "{name}": {hint}')


def _fields(kind: "Kind", given: tuple[str, ...]) -> dict[str, str]:
    from perfmirror_ssg.nearest import nearest

    fields: dict[str, str] = {}
    for pair in given:
        typed, equals, value = pair.partition("=")
        key = typed.strip().casefold().replace("_", "-").replace(" ", "-")
        if not equals or not value.strip():
            raise Failure(f'"{pair}" is no field: write it as KEY=VALUE')
        if key not in kind.fields:
            meant = nearest(key, kind.fields, 1)
            hint = f"did you mean {meant[0]}?" if meant else f"one of {', '.join(kind.fields)}"
            raise Failure(f'a {kind.name} has no field "{typed}": {hint}')
        if key in fields:
            raise Failure(f'the field "{key}" is given twice')
        fields[key] = " ".join(value.split())
    return fields


def _id(mirror: "Mirror", kind: "Kind", text: str, wanted: str | None) -> str:
    from perfmirror_ssg.writing.lines import fresh_id

    records = mirror.report.journal.records
    if wanted is None:
        return fresh_id(text, kind.name, records)
    chosen = wanted.removeprefix("^")
    if chosen in records:
        raise Failure(f'^{chosen} is the {records[chosen].kind} "{records[chosen].title.plain}": choose another id')
    return chosen


def _save(path: Path, old: bytes | None, new: bytes) -> None:
    from perfmirror_ssg.writing.files import create, replace

    if old is not None:
        replace(path, old=old, new=new)
    elif not create(path, new):
        raise MachineFailure(f"{path} was made by somebody else just now; nothing was written: run the command again")


def _open(path: Path) -> None:
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        raise MachineFailure(f"{error.message}: set VISUAL or EDITOR") from None
