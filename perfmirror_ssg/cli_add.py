"""The command that writes one record into a week.

In: arguments. Out: a line in the week's file; it and its place on stdout.
"""

from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_files import file_of, new_text, save, writable_week
from perfmirror_ssg.cli_site import Asked, Failure, JournalFailure, as_words, echo, echo_note, shown

if TYPE_CHECKING:
    from perfmirror_ssg.build import Mirror
    from perfmirror_ssg.kinds import Kind


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
    from perfmirror_ssg.markdown.lines import opening_line
    from perfmirror_ssg.writing.additions import Opening, WeekFile, add_record

    if not text.strip():
        raise Failure(f'the text is empty: say it, as in: ssg add {kind} "Keep one repository"')
    mirror = asked.read()
    row = _kind(mirror, kind)
    wanted = writable_week(mirror, week)
    path, known = file_of(mirror, wanted)
    old = (mirror.root / path).read_bytes() if known else b""
    given = _id(mirror, row, text, record_id)
    line = opening_line(text, _fields(row, fields), given)
    file = WeekFile(path=path, week=wanted, data=old if known else new_text(mirror, wanted).encode())
    addition = add_record(file, Opening(kind=row, id=given, words=text, line=line), mirror.config)
    if addition.value is None:
        for problem in addition.problems:
            echo_note(f"{problem.severity.value}[{problem.code}]: {problem.message}; {problem.hint}")
        raise JournalFailure(f"nothing was written: {shown(mirror.root, path)} would not read {line} as one {row.name}")
    save(mirror.root / path, old if known else None, addition.value.data)
    echo(f"{shown(mirror.root, path)}:{addition.value.line}: {line}")


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
    from perfmirror_ssg.markdown.lines import fresh_id

    records = mirror.report.journal.records
    if wanted is None:
        return fresh_id(text, kind.name, records)
    chosen = wanted.removeprefix("^")
    if chosen in records:
        raise Failure(f'^{chosen} is the {records[chosen].kind} "{records[chosen].title.plain}": choose another id')
    return chosen
