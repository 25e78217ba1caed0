"""Lines made from what a person typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmirror_ssg.markdown.ids import id_fault
from perfmirror_ssg.markdown.lines import fresh_id, opening_line


def test_a_line_is_words_fields_and_id() -> None:
    line = opening_line("Keep one repository", {"confidence": "70%", "owner": "me"}, "keep-one")
    assert line == "- Keep one repository [confidence:: 70%] [owner:: me] ^keep-one"


def test_words_over_several_lines_become_one_line() -> None:
    assert opening_line(" Keep\n one\trepository ", {}, "x") == "- Keep one repository ^x"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("# of people", r"\# of people"),
        ("- less", r"\- less"),
        ("+ more", r"\+ more"),
        ("1. first", r"1\. first"),
        ("2) second", r"2\) second"),
        ("> quoted", r"\> quoted"),
        ("```code", r"\```code"),
        ("~~~", r"\~~~"),
        ("---", r"\---"),
        ("* * *", r"\* * *"),
        ("::: share", r"\::: share"),
        ("[x] done", r"\[x] done"),
        ("^keep-one again", r"\^keep-one again"),
        ("[confidence:: 70%] x", r"\[confidence:: 70%] x"),
        ("50%% sure", r"50\%% sure"),
        (r"50\%% sure", r"50\%% sure"),
        ("https://x.example/a%%b %% c", r"https://x.example/a%%b \%% c"),
    ],
)
def test_what_would_be_markup_is_escaped(words: str, written: str) -> None:
    assert opening_line(words, {}, "x") == f"- {written} ^x"


@pytest.mark.parametrize(
    "words", ["*Never* again", "**Never** again", "2026 goals", "#probes", "-5 degrees", "[link](a.md) x", "`code`"]
)
def test_what_is_meant_as_text_or_inline_markup_stays(words: str) -> None:
    assert opening_line(words, {}, "x") == f"- {words} ^x"


def test_brackets_that_pair_stay_in_a_field() -> None:
    assert opening_line("x", {"because": "see [[values]]"}, "i") == "- x [because:: see [[values]]] ^i"


def test_brackets_that_do_not_pair_are_escaped_in_a_field() -> None:
    assert opening_line("x", {"because": "a ] b"}, "i") == r"- x [because:: a \] b] ^i"


def test_a_comment_is_escaped_in_a_field() -> None:
    assert opening_line("x", {"because": "50%% sure"}, "i") == r"- x [because:: 50\%% sure] ^i"


def test_an_id_is_the_words_in_small_letters() -> None:
    assert fresh_id("Keep ONE repository, please", "decision", ()) == "keep-one-repository-please"


def test_an_id_keeps_letters_of_any_script() -> None:
    assert fresh_id("Größere Prüfung: да", "decision", ()) == "größere-prüfung-да"


def test_an_id_is_cut_at_a_word() -> None:
    assert fresh_id("Defer splitting private probes until we have adoption data", "decision", ()) == (
        "defer-splitting-private-probes-until-we-have"
    )


def test_an_id_without_letters_takes_the_name_of_its_kind() -> None:
    assert fresh_id("???", "question", ()) == "question"
    assert fresh_id("2026", "win", ()) == "win-2026"


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert fresh_id("Keep one", "decision", {"keep-one", "keep-one-2"}) == "keep-one-3"


@given(words=st.text(), taken=st.sets(st.sampled_from(["decision", "a", "decision-2"])))
def test_any_words_make_an_id_that_is_free_and_right(words: str, taken: set[str]) -> None:
    made = fresh_id(words, "decision", taken)
    assert made not in taken
    assert id_fault(made) is None
