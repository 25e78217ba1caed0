"""Whoever is added to people.toml, it says them, and what it said before, byte by byte."""

from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.audience.people import read_people
from perfmirror_ssg.codes import Severity
from perfmirror_ssg.writing.people_lines import with_people

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8).map(lambda text: f"N{text}")
BEFORE = st.lists(
    st.sampled_from(
        ['[[person]]\nnames = ["Ada"]\n', "# a comment, [[person]]\n", "\n", '[[person]]\nnames = [ "Linus" ] # x\n']
    ),
    unique=True,
).map("".join)
ENDS = st.sampled_from(["\n", "\r\n"])


@given(BEFORE, ENDS, NAMES)
def test_a_person_is_added_and_nothing_else_changes(before: str, end: str, name: str) -> None:
    text = before.replace("\n", end)
    people = read_people(text).value
    aliases = dict(enumerate(["Zz", "Yy"][: len(people.persons)]))
    new = with_people(text.encode(), aliases, [((name,), "Xx")])
    if new is None:  # a name that holds an alias
        return
    read = read_people(new.decode())
    assert not any(problem.severity is Severity.ERROR for problem in read.problems)
    assert read.value.names == (*people.names, name)
    assert [person.alias for person in read.value.persons] == [*aliases.values(), "Xx"]
    kept = [line for line in new.decode().split(end) if "alias" not in line]
    assert kept[: len(text.split(end)) - 1] == text.split(end)[:-1]
