"""Lines put into people.toml: an alias for each person without one, and people who are new. Nothing else of it changes.

In: the file's bytes, its aliases to be, the people to add. Out: the new bytes, or None when the lines would say something else.
"""

import json
from collections.abc import Mapping, Sequence

from perfmirror_ssg.audience.people import People, read_people
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.config.places import find_places

_BOM = "\ufeff"


def person_lines(names: Sequence[str], alias: str) -> str:
    """Return the lines that state one person."""
    listed = ", ".join(map(_quoted, names))
    return f"[[person]]\nnames = [{listed}]\n" + (f"alias = {_quoted(alias)}\n" if alias else "")


def with_people(data: bytes, aliases: Mapping[int, str], added: Sequence[tuple[Sequence[str], str]]) -> bytes | None:
    """Give people of the file, counted from 0, their aliases, and add new ones at its end, each with names and alias.

    None when the file is written in a way in which that cannot be done without changing more of it.
    """
    text = data.decode()
    wanted = _wanted(read_people(text).value, aliases, added)
    for inline in (False, True):
        new = _appended(_aliased(text, aliases, inline=inline), added)
        read = read_people(new)
        sound = all(problem.severity is not Severity.ERROR for problem in read.problems)
        if sound and [(person.names, person.alias) for person in read.value.persons] == wanted:
            return new.encode()
    return None


def _wanted(
    people: People, aliases: Mapping[int, str], added: Sequence[tuple[Sequence[str], str]]
) -> list[tuple[tuple[str, ...], str | None]]:
    known = [(person.names, aliases.get(at, person.alias)) for at, person in enumerate(people.persons)]
    return [*known, *((tuple(names), alias) for names, alias in added)]


def _aliased(text: str, aliases: Mapping[int, str], *, inline: bool) -> str:
    """Put each alias on the line below the names, or behind them where a table stands on one line."""
    bom = _BOM if text.startswith(_BOM) else ""
    lines = text.removeprefix(bom).split("\n")
    plain = "\n".join(line.removesuffix("\r") for line in lines)
    places = find_places(plain).by_path
    for at, alias in sorted(aliases.items(), reverse=True):
        place = places.get(("person", at, "names"))
        if place is None:
            continue
        number, stated = plain.count("\n", 0, place.value.end), f"alias = {_quoted(alias)}"
        if inline:
            column = place.value.end - (plain.rfind("\n", 0, place.value.end) + 1)
            lines[number] = f"{lines[number][:column]}, {stated}{lines[number][column:]}"
        else:
            start = plain.rfind("\n", 0, place.key.start) + 1
            lines.insert(number + 1, plain[start : place.key.start] + stated + ("\r" if lines[number].endswith("\r") else ""))
    return bom + "\n".join(lines)


def _appended(text: str, added: Sequence[tuple[Sequence[str], str]]) -> str:
    """Put new people at the end, an empty line before each."""
    if not added:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    blocks = "\n".join(person_lines(names, alias) for names, alias in added).replace("\n", end)
    stands = text.removeprefix(_BOM)
    gap = "" if not stands else end if stands.endswith("\n") else end * 2
    return text + gap + blocks


def _quoted(text: str) -> str:
    """Return a text of one line as TOML writes it, which is nearly as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
