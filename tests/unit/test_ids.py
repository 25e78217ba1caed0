"""Ids as one writes them."""

import pytest

from perfmirror_ssg.markdown.ids import LONGEST, id_fault, mended_id


@pytest.mark.parametrize(
    "word", ["a", "keep-one", "2026-plan", "größe", "проба-2", "प्रश्न", "問い", "x" * LONGEST, "cafe\u0301"]
)
def test_letters_digits_and_single_dashes_of_any_script_make_an_id(word: str) -> None:
    assert id_fault(word) is None


@pytest.mark.parametrize("word", ["Keep", "keep_one", "keep--one", "-keep", "keep-", "2026", "a.b", "x" * (LONGEST + 1), "a…"])
def test_anything_else_is_a_fault_and_can_be_mended(word: str) -> None:
    assert id_fault(word)
    mended = mended_id(word)
    assert mended == "" or id_fault(mended) is None


def test_the_id_that_was_probably_meant() -> None:
    assert mended_id("Keep_One--Repository.") == "keep-one-repository"
    assert mended_id("2026") == ""
    assert mended_id("keep-one-repository-for-all-of-the-probes-and-runners") == "keep-one-repository-for-all-of-the-probes-and"
