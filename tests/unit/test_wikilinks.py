"""What stands between double brackets."""

import pytest

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.markdown.wikilinks import is_note, read_wikilink

AT = Span(path="j.md", line=1, column=1)


def parts(inner: str, *, embed: bool = False) -> tuple[str, str, str, bool] | None:
    link = read_wikilink(inner, embed=embed, span=AT)
    return (link.target, link.fragment, link.label, link.embed) if link else None


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("2026-W20", ("2026-W20", "", "", False)),
        ("2026-W20#Notes|that week", ("2026-W20", "Notes", "that week", False)),
        ("#Notes", ("", "Notes", "", False)),
        ("2026-W20#^reason", ("2026-W20", "^reason", "", False)),
        ("^probes-sell", ("^probes-sell", "", "", False)),
        ("values.md", ("values", "", "", False)),
        ("values#A#B", ("values", "B", "", False)),
        ("values\\|mine", ("values", "", "mine", False)),
        ("  two   words ", ("two words", "", "", False)),
        ("cafe\u0301", ("caf\u00e9", "", "", False)),
    ],
)
def test_target_fragment_and_label_are_told_apart(inner: str, expected: tuple[str, str, str, bool]) -> None:
    assert parts(inner) == expected


@pytest.mark.parametrize("inner", [" ", "|alias", "#", ".md"])
def test_a_link_to_nothing_is_none(inner: str) -> None:
    assert parts(inner) is None


def test_only_images_are_embedded() -> None:
    assert [parts(name, embed=True) for name in ("a.PNG|300", "2026-W20", "plan.pdf")] == [
        ("a.PNG", "", "300", True),
        ("2026-W20", "", "", False),
        ("plan.pdf", "", "", False),
    ]


def test_a_note_is_told_from_a_file() -> None:
    assert [is_note(name) for name in ("2026-W20", "values.md", "v1.2 plan", "plan.pdf|x", "pages/a#b.c")] == [
        True, True, True, False, True,
    ]  # fmt: skip
