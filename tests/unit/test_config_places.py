"""Places of keys and values in TOML text, held against what tomllib reads there."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from perfmirror_ssg.config.places import Path, find_places

TEXT = '''\
# a comment with = and [brackets]
schema = 1
site.title = "a # that is no comment, \\" and ]"
site . author = 'C:\\dir'
"quoted key" = 0x1F
"caf\\u00e9" = true

[categories.pull-request] # another
tiers = [[1, 3], # inside
  [3, 5],
  [5, 10.5],
]
long = """
two lines with "quotes" and \\\\"""""
raw = \'\'\'it''s\'\'\'
when = 2026-11-20 07:32:00
day = 2026-11-20
time = 07:32:00
[[categories.pull-request.change]]
from = "2026-W09"
[[categories.pull-request.change]]
from = "2026-W20"
inline = {a = 1, b.c = [{d = ""}, {}], e = ''}
[[profile]]
[profile.target]
weeks = 12
[[profile]]
[profile.target]
weeks = 8
'''


def paths(data: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every path that tomllib finds, with its value."""
    if path:
        yield path, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*path, key))
    if isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))


DATA = tomllib.loads(TEXT)
PATHS = dict(paths(DATA))


def test_every_path_has_a_place_and_nothing_else_has() -> None:
    assert set(find_places(TEXT).by_path) == set(PATHS)


@pytest.mark.parametrize("path", [path for path, value in PATHS.items() if not isinstance(value, dict | list)], ids=str)
def test_what_stands_in_the_place_of_a_value_is_the_value(path: Path) -> None:
    place = find_places(TEXT).by_path[path]
    assert tomllib.loads(f"x = {TEXT[place.value.start : place.value.end]}")["x"] == PATHS[path]


@pytest.mark.parametrize("path", [path for path in PATHS if isinstance(path[-1], str)], ids=str)
def test_what_stands_in_the_place_of_a_key_is_the_key(path: Path) -> None:
    place = find_places(TEXT).by_path[path]
    assert list(tomllib.loads(f"{TEXT[place.key.start : place.key.end]} = 1")) == [path[-1]]


def test_a_list_lies_between_its_brackets() -> None:
    place = find_places(TEXT).by_path["categories", "pull-request", "tiers"]
    assert TEXT[place.value.start : place.value.end] == "[[1, 3], # inside\n  [3, 5],\n  [5, 10.5],\n]"


def test_a_table_of_a_list_stands_at_its_header() -> None:
    lines = {TEXT.count("\n", 0, find_places(TEXT).by_path["profile", n].key.start) + 1 for n in (0, 1)}
    assert {TEXT.split("\n")[line - 1] for line in lines} == {"[[profile]]"}
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("text", "opener"),
    [
        ("a = [1, [2", 8),
        ("a = {b = 1", 4),
        ('a = "x\n', 4),
        ("a = '''x\n", 4),
        ('a = ["x", \'y\n', 10),
        ("a = [1]\nb = 2", None),
    ],
)
def test_the_innermost_opener_left_open_is_found(text: str, opener: int | None) -> None:
    assert find_places(text).open == opener


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("a = 1\na = 2", "1:a", "2:a"),
        ("[s]\n[t]\n[s]", "1:s", "3:s"),
        ("[s]\n[[s]]", "1:s", "2:s"),
        ("[[s]]\n[s]", "1:s", "2:s"),
        ("a = {x = 1, x = 2}", "1:x", "1:x"),
        ("a = 1\na.b = 2", "1:a", "2:a"),
        ("a = [1]\n[a.b]", "1:a", "2:a"),
    ],
)
def test_what_stands_twice_is_found_at_both_places(text: str, first: str, second: str) -> None:
    twice = find_places(text).twice
    assert twice is not None
    named = [f"{text.count(chr(10), 0, s.start) + 1}:{text[s.start : s.end]}" for s in twice]
    assert named == [first, second]


@pytest.mark.parametrize(
    "text", ["[a]\n[a.b]\n[c]\n", "[[a]]\n[[a]]\n", "[a.b]\n[a]\n", "a.b = 1\na.c = 2\n", "[[a]]\n[a.b]\n[[a]]\n[a.b]\n"]
)
def test_what_toml_allows_stands_only_once(text: str) -> None:
    tomllib.loads(text)
    assert find_places(text).twice is None
