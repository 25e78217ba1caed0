"""Lines are put into people.toml so that it says what was wanted, and nothing else of it changes."""

import pytest

from perfmirror_ssg.audience.people import read_people
from perfmirror_ssg.writing.people_lines import person_lines, with_people

LINUS = (("Linus",), "Alder")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[[person]]\nnames = ["Linus"]\nalias = "Alder"\n'),
        ("# people\n", '# people\n\n[[person]]\nnames = ["Linus"]\nalias = "Alder"\n'),
        ("# people", '# people\n\n[[person]]\nnames = ["Linus"]\nalias = "Alder"\n'),
        ("# people\r\n", '# people\r\n\r\n[[person]]\r\nnames = ["Linus"]\r\nalias = "Alder"\r\n'),
    ],
)
def test_a_new_person_stands_at_the_end(before: str, after: str) -> None:
    assert with_people(before.encode(), {}, [LINUS]) == after.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('[[person]]\nnames = ["Ada"]  # boss\n', '[[person]]\nnames = ["Ada"]  # boss\nalias = "Heron"\n'),
        ('[[person]]\nnames = ["Ada"]', '[[person]]\nnames = ["Ada"]\nalias = "Heron"'),
        (
            '[[person]]\n  names = [\n    "Ada",\n  ]\n\n# end\n',
            '[[person]]\n  names = [\n    "Ada",\n  ]\n  alias = "Heron"\n\n# end\n',
        ),
        ('\ufeff[[person]]\r\nnames = "Ada"\r\n', '\ufeff[[person]]\r\nnames = "Ada"\r\nalias = "Heron"\r\n'),
        ('person = [{names = ["Ada"]}]\n', 'person = [{names = ["Ada"], alias = "Heron"}]\n'),
    ],
)
def test_an_alias_stands_below_the_names(before: str, after: str) -> None:
    assert with_people(before.encode(), {0: "Heron"}, []) == after.encode()


def test_several_at_once() -> None:
    before = '[[person]]\nnames = ["Ada"]\n[[person]]\nnames = ["Bo"]\nalias = "Elm"\n[[person]]\nnames = ["Cy"]\n'
    new = with_people(before.encode(), {0: "Heron", 2: "Birch"}, [LINUS, (('Dé "D"',), "Yew")])
    assert new is not None
    people = read_people(new.decode())
    assert people.problems == ()
    assert [person.alias for person in people.value.persons] == ["Heron", "Elm", "Birch", "Alder", "Yew"]
    assert people.value.names[-1] == 'Dé "D"'


def test_a_file_that_cannot_be_added_to_is_left() -> None:
    assert with_people(b'person = [{names = ["Ada"]}]\n', {}, [LINUS]) is None
    assert with_people(b"[[person\n", {}, [LINUS]) is None
    assert with_people(b"[[person\n", {0: "Heron"}, []) is None


def test_an_alias_that_would_name_somebody_is_refused() -> None:
    assert with_people(b'[[person]]\nnames = ["Ada"]\n', {0: "Ada"}, []) is None


def test_lines_without_an_alias_leave_the_choice() -> None:
    assert person_lines(["Ada", "Ada L."], "") == '[[person]]\nnames = ["Ada", "Ada L."]\n'
