"""people.toml gives each person names and an alias; a mistake in it costs only itself."""

from pathlib import Path

import pytest

from perfmirror_ssg.audience.aliases import make_aliases
from perfmirror_ssg.audience.people import read_people, unaliased
from perfmirror_ssg.build import make, narrowed, read
from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.reading.inputs import PEOPLE
from tests.editions import TODAY
from tests.sites import parse_site, write_site

CASES = sorted((Path(__file__).parents[1] / "check" / "people").glob("*.md"))


def problems(text: str, *, shared: bool = False) -> tuple[Diagnostic, ...]:
    """Read a people.toml and return its problems; those of a shared build as well, when asked for."""
    people = read_people(text)
    return (*people.problems, *(unaliased(people.value) if shared else ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_list_of_people_has_the_problems_it_names(case: Path) -> None:
    site = parse_site(case.read_text(encoding="utf-8"))
    met = problems(site.files[PEOPLE], shared=case.stem.startswith("E465"))
    assert {(p.span.path, p.span.line, p.span.column, p.code) for p in met} == site.expected


@pytest.mark.parametrize("text", [None, "", "# nobody yet\n"])
def test_without_people_there_is_nobody(text: str | None) -> None:
    people = read_people(text)
    assert (people.value.persons, people.problems) == ((), ())


def test_a_person_has_names_and_an_alias() -> None:
    people = read_people('[[person]]\nnames = ["Ada", " Ada L. "]\nalias = "Heron"\n[[person]]\nnames = "Linus"\n').value
    assert people.names == ("Ada", "Ada L.", "Linus")
    assert [person.alias for person in people.persons] == ["Heron", None]
    assert [problem.message for problem in unaliased(people)] == ['"Linus" has no alias']


def test_names_that_may_be_seen_stand_beside_people() -> None:
    people = read_people('shown = ["Sales"]\n[[person]]\nnames = ["Ada"]\n').value
    assert (people.shown, people.names) == (("Sales",), ("Ada",))


def test_what_is_wrong_of_one_name_leaves_the_others() -> None:
    people = read_people('[[person]]\nnames = ["Ada"]\n[[person]]\nnames = ["ADA", "Linus", "!"]\nalias = "Ada B"').value
    assert [(person.names, person.alias) for person in people.persons] == [(("Ada",), None), (("Linus",), None)]


def test_a_mistake_names_the_other_place() -> None:
    met = problems('[[person]]\nnames = ["Ada"]\n[[person]]\nnames = ["Ada"]\n')
    assert [(problem.span.line, [span.line for span in problem.related]) for problem in met] == [(4, [2])]


def test_a_refused_alias_still_names_nobody() -> None:
    people = read_people('[[person]]\nnames = ["Ada L."]\nalias = "Ada"\n').value
    assert make_aliases(people).text("Ask Ada L.") == "Ask Somebody"


def test_an_unknown_key_names_the_nearest() -> None:
    assert [problem.hint for problem in problems('[[person]]\nnames = ["Ada"]\nalais = "Heron"\n')] == ["did you mean alias?"]


def test_people_toml_reaches_no_site_whatever_links_to_it(tmp_path: Path) -> None:
    links = "[a](../../people.toml) ![b](../../people.toml) [[people.toml]] ![[people.toml]] [[../../people.toml]] [[people]]"
    files = {"people.toml": '[[person]]\nnames = ["Zzada"]\nalias = "Heron"\n', "journal/2026/2026-W20.md": f"{links}\n"}
    mirror = read(write_site(tmp_path, files), lambda _: TODAY)
    site = make(mirror).site
    assert [path for path, data in site.items() if "people.toml" in path or b"Zzada" in data or b"Heron" in data] == []
    assert mirror.folder.attachments == ()
    assert {problem.code for problem in mirror.problems} == {"W571"}


def test_a_person_without_an_alias_stops_what_is_shared_and_nothing_else(tmp_path: Path) -> None:
    files = {"people.toml": '[[person]]\nnames = ["Ada"]\n', "journal/2026/2026-W20.md": "Ada came.\n"}
    mirror = read(write_site(tmp_path, files), lambda _: TODAY)
    assert mirror.problems == ()
    assert [(problem.code, problem.span.line) for problem in narrowed(mirror, "coach").errors] == [("E465", 2)]
