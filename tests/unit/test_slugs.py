"""Slugs are GitHub's."""

import pytest

from perfmirror_ssg.slugs import LONGEST_NAME, short, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Notes", "notes"),
        ("What I would do again", "what-i-would-do-again"),
        ("Cost & benefit", "cost--benefit"),
        ("on-call_rota 2026", "on-call_rota-2026"),
        ("Beschlüsse (Q2)", "beschlüsse-q2"),
        ("質問 その2", "質問-その2"),
        ("हिन्दी", "हिन्दी"),
        ("1:1s", "11s"),
        ("½ done", "-done"),
        ("a -- b", "a----b"),
        ("???", "section"),
        ("", "section"),
    ],
)
def test_a_slug_keeps_words_of_any_script_and_drops_the_rest(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_name_is_cut_within_a_letter_of_nothing_and_two_stay_two() -> None:
    long = [short("é" * 60), short("é" * 61)]
    assert len(set(long)) == 2
    assert all(len(name.encode()) <= LONGEST_NAME and name.startswith("ééé") for name in long)
    assert short("é" * 50) == "é" * 50
