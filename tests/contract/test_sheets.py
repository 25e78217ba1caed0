"""The style sheets: what one of them says of a class, no other does."""

import re
from itertools import combinations
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "perfmirror_ssg" / "theme" / "static"
SHEETS = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.css")}


def classes_of(sheet: str) -> set[str]:
    """Return the classes that rules are about by themselves, as in `.need` and `.need h3`; but for the names of colours."""
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    selectors = (
        one for rule in re.findall(r"([^{}]+)\{", rules) if "@" not in rule for one in rule.split(",") if "#" not in one
    )
    found = (set(re.findall(r"\.(?!tone-)([a-z][\w-]*)", one)) for one in selectors)
    return {named.pop() for named in found if len(named) == 1}


@pytest.mark.parametrize("pair", list(combinations(sorted(SHEETS), 2)), ids="+".join)
def test_a_class_belongs_to_one_sheet(pair: tuple[str, str]) -> None:
    one, other = (classes_of(SHEETS[name]) for name in pair)
    assert not one & other


def test_a_list_without_marks_is_a_bare_one() -> None:
    for name, sheet in SHEETS.items():
        bare = re.findall(r"([^{}\n]+)\{[^}]*list-style: none; margin: 0; padding: 0", sheet)
        assert [rule.split(",")[0] for rule in bare] == ([".bare"] if name == "mirror.css" else [])
