"""Bytes become text with one kind of line end, or are refused with the place that says why."""

import pytest

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.reading.source import SourceFile, decode, too_large

PATH = "journal/2026/2026-W20.md"


def read(data: bytes) -> SourceFile:
    source = decode(PATH, data)
    assert source.problems == ()
    assert source.value
    return source.value


def problem(data: bytes) -> tuple[str, int, int]:
    (found,) = decode(PATH, data).problems
    return found.code, found.span.line, found.span.column


def test_bom_and_crlf_are_accepted_in_silence() -> None:
    source = read(b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert source.text == "one\ntwo\n"
    assert source.lines == ("one", "two", "")


def test_only_the_line_feed_ends_a_line() -> None:
    assert read("one\u2028two\x85three\x0b".replace("\x0b", "").encode()).lines == ("one\u2028two\x85three",)


def test_a_place_knows_its_file() -> None:
    assert read(b"one").span(1, 2, 3) == Span(path=PATH, line=1, column=2, length=3)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("é".encode("cp1252"), 'byte 0xE9 is not UTF-8; in Windows-1252 it is "é"'),
        (b"\x81", "byte 0x81 is not UTF-8"),
        ("one".encode("utf-16"), "the file looks like UTF-16, not UTF-8"),
    ],
)
def test_another_encoding_is_named_by_its_first_byte(data: bytes, said: str) -> None:
    source = decode(PATH, data)
    assert source.value is None
    assert [p.message for p in source.problems] == [said]


def test_columns_count_characters_not_bytes() -> None:
    assert problem("first\r\nüü".encode() + b"\xe9") == ("E100", 2, 3)


def test_a_control_character_becomes_a_sign_and_keeps_its_column() -> None:
    source = decode(PATH, b"a\0b\x7f\n")
    assert source.value
    assert source.value.text == "a\ufffdb\ufffd\n"
    assert [p.message for p in source.problems] == ["control character U+0000, and 1 more in this file"]


def test_a_file_that_is_refused_is_not_read_in_part() -> None:
    assert decode(PATH, b"one\rtwo").value is None
    assert decode(PATH, b"<<<<<<< HEAD\n").value is None


def test_one_conflict_is_one_problem_that_names_its_markers() -> None:
    (found,) = decode(PATH, b"<<<<<<< a\nx\n||||||| b\ny\n=======\nz\n>>>>>>> c\n").problems
    assert found.span.line == 1
    assert [span.line for span in found.related] == [3, 5, 7]


def test_two_conflicts_are_two_problems() -> None:
    data = b"<<<<<<< a\n=======\n>>>>>>> b\n" * 2
    assert [p.span.line for p in decode(PATH, data).problems] == [1, 4]


@pytest.mark.parametrize("marker", [b"<<<<<<< HEAD", b"||||||| base", b"=======", b">>>>>>> laptop"])
def test_each_marker_left_over_is_an_error(marker: bytes) -> None:
    assert problem(b"text\n\n" + marker + b"\n") == ("E103", 3, 1)


@pytest.mark.parametrize("text", ["Heading\n=======\n", "========\n", "<<<<<<<<\n", " <<<<<<< HEAD\n", "a >>>>>>> b\n"])
def test_what_only_looks_like_a_marker_is_text(text: str) -> None:
    assert read(text.encode()).text == text


def test_a_size_is_said_in_mebibytes() -> None:
    assert too_large(PATH, 6 * 1024 * 1024).message == "the file has 6.0 MiB; files above 5 MiB are not read"
