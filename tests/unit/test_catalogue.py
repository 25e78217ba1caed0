"""The list of codes as text and as a page."""

import re

from perfmirror_ssg.codes import CODES
from perfmirror_ssg.codes.catalogue import FAMILIES, explain, overview, page
from perfmirror_ssg.codes.code import Code
from tests.contract.source import ROOT

CODE = Code(
    id="E212",
    title="unknown category",
    explanation="The category is in no list.\n\nIts points are not counted.",
    wrong='  mentroing: 2\n```\n"\x07"',
    right="mentoring: 2",
)


def test_an_explanation_shows_the_meaning_the_mistake_and_the_mend() -> None:
    assert explain(CODE) == (
        "error[E212]: unknown category\n\n"
        "The category is in no list.\n\nIts points are not counted.\n\n"
        'wrong:\n\n      mentroing: 2\n    ```\n    "\\x07"\n\n'
        "right:\n\n    mentoring: 2"
    )


def test_a_long_explanation_is_folded_at_eighty_columns() -> None:
    code = Code(id="W500", title="t", explanation="word " * 60, wrong="a", right="b")
    assert max(map(len, explain(code).splitlines())) <= 80


def test_the_overview_names_every_code_once_by_id() -> None:
    assert re.findall(r"^  ([EW]\d{3})  \S", overview(), re.MULTILINE) == sorted(CODES)


def test_every_code_belongs_to_a_family_with_a_title() -> None:
    assert {code[:2] for code in CODES} <= set(FAMILIES)


def test_every_code_has_a_heading_on_the_page_that_a_link_can_reach() -> None:
    assert re.findall(r"^### ([EW]\d{3}): ", page(), re.MULTILINE) == sorted(CODES)


def test_errors_md_is_the_page() -> None:
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == page(), "ssg explain --format markdown > docs/errors.md"
