"""Every problem we can report is explained, raised and shown by a fixture, and nothing else is."""

import re
from functools import cache

import pytest

from perfmirror_ssg.codes import CODES, Code
from tests.contract.source import ROOT, modules

CODE = re.compile(r"\b[EW]\d{3}\b")


@cache
def _raised() -> frozenset[str]:
    return frozenset(c for m in modules() if m.part != "codes" for c in re.findall(r'"([EW]\d{3})"', m.text))


@cache
def _expected() -> frozenset[str]:
    files = (path for path in (ROOT / "tests" / "check").rglob("*") if path.is_file())
    return frozenset(c for path in files for c in CODE.findall(path.name + path.read_bytes().decode("utf-8", "replace")))


def test_no_id_is_used_twice() -> None:
    ids = [i for m in modules() if m.part == "codes" for i in re.findall(r'\bid="(\w+)"', m.text)]
    assert sorted(ids) == sorted(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_a_code_is_explained_with_an_example_and_its_mend(code: Code) -> None:
    assert re.fullmatch(r"E[1-4]\d\d|W5\d\d", code.id)
    assert all(text.strip() for text in (code.title, code.explanation, code.wrong, code.right))
    assert code.wrong != code.right


def test_every_code_is_raised_somewhere() -> None:
    assert CODES.keys() - _raised() == set()


def test_every_code_has_a_fixture() -> None:
    assert CODES.keys() - _expected() == set()


def test_every_code_raised_is_in_the_list() -> None:
    assert _raised() - CODES.keys() == set()
