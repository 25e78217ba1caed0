"""What the audit takes for shared, from the marks in a file alone."""

from collections.abc import Mapping

import pytest

from perfmirror_ssg.audit.marks import marked
from perfmirror_ssg.audit.rows import as_shown

HEAD = "---\nshare: public\nshare_title: A week\n---\n"

SHARED: Mapping[str, tuple[str, str, str]] = {
    "a passage": (f"{HEAD}no\n\n::: share public\nyes\n:::\nno\n", "yes", "no"),
    "a callout and a table": (
        f"{HEAD}::: share public\n> [!note] yes\n> yes\n\n| yes | b |\n|---|---|\n:::\nno\n",
        "yes",
        "no",
    ),
    "a fence that holds the mark": (f"{HEAD}::: share public\n```text no\n:::\nyes\n```\nyes\n:::\nno\n", "yes", "no"),
    "a fence in an item": (f"{HEAD}::: share public\n- a\n  ```\n  yes\n:::\nno\n", "yes", "no"),
    "a fence without a mark": (f"{HEAD}```\n::: share public\nno\n:::\n```\n", "", "no"),
    "an item": (f"{HEAD}- yes [share:: public] ^one\n  yes [[where-no|yes]]\n\n  yes\n- no\n\nno\n", "yes", "no"),
    "a line that goes on": (f"{HEAD}1. yes [share:: public]\nyes\n# no\n", "yes", "no"),
    "items within": (f"{HEAD}- yes [share:: public]\n  - yes\n    yes\n- no\n  - no [share:: public]\n", "yes", "no"),
    "a record": (
        f"{HEAD[:-4]}decisions:\n  - title: yes\n    share: public # no\n    because: yes\n  - title: no\n---\n",
        "yes",
        "no",
    ),
    "a record in braces": (
        f"{HEAD[:-4]}wins: [{{title: yes, share: public, a: {{b: yes}}}}, {{title: no}}]\n---\n",
        "yes",
        "no",
    ),
    "a record of braces": (
        f"{HEAD[:-4]}wins:\n- {{title: yes, share: public}}\n- {{title: no, share: me}}\n---\n",
        "yes",
        "no",
    ),
    "comments": (f"{HEAD}::: share public\nyes %% no %% yes <!-- no -->\n%% no\nno %%\n`%% yes %%`\n:::\n", "yes", "no"),
    "where links lead": (
        f"{HEAD}::: share public\n[[no|yes]] [[no#no]] [yes](../no.md) [yes][no][^no]\n\n[no]: no\n:::\n",
        "yes",
        "no",
    ),
    "where they lead out": (f"{HEAD}::: share public\n[a](https://yes.example) `[[yes]]` list[int][yes]\n:::\n", "yes", "no"),
    "a footnote": (f"{HEAD}::: share public\nyes[^no]\n\n[^no]: yes yes\n:::\n", "yes", "no"),
    "the name of a block": (f"{HEAD}::: share public\nyes ^no\n:::\n", "yes", "no"),
    "a mark in code": (f"{HEAD}- no `[share:: public]`\n", "", "no"),
    "less than everybody": (f"{HEAD}::: share\nno\n:::\n- no [share:: coach]\n", "", "no"),
    "an unclosed passage": (f"{HEAD}::: share public\nno\n", "", "no"),
    "an unknown mark": (f"{HEAD}::: private\nno\n:::\n::: share public\nyes\n:::\n", "yes", "no"),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("case", SHARED)
def test_what_is_shared_is_what_the_marks_say(case: str, newline: str) -> None:
    text, yes, no = SHARED[case]
    found = marked(text.replace("\n", newline), "public")
    assert found is not None
    said = " ".join(found.texts)
    assert said.count("yes") == text.count("yes") or not yes
    assert no not in said.replace("note", "").split()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("un**believ**able", "unbelievable"),
        ("snake_case and `x_y`", "snake_case and x_y"),
        ("caf&eacute; \\*", "café "),
        ("[a word](https://example.com) of [it][ref]", "[a word of [it"),
        ("Don't, e.g. this", "Dont eg this"),
    ],
)
def test_a_text_may_stand_on_a_page_as_it_is_read(written: str, shown: str) -> None:
    assert shown in set(as_shown(written))


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("share: public\nshare_title: A week", "A week"),
        ("share: public # as ever\nshare_title: 'It''s a week' # no\n", "It's a week"),
        ('"share": coach\nshare_title: "A week # of probes"', "A week # of probes"),
        ("title: no\nshare_title: A week\n  of probes\nshare: coach", "A week of probes"),
        ("  share: public\n  share_title: A week", "A week"),
        ("share: public", ""),
    ],
)
def test_the_words_that_a_file_goes_by(front: str, title: str) -> None:
    found = marked(f"---\n{front}\n---\nno\n", "coach")
    assert found is not None
    assert (found.title, "".join(found.texts)) == (title, title)


@pytest.mark.parametrize(
    "text",
    [
        "share: public\n",
        "---\nshare: me\n---\n",
        "---\nshare: coach\n---\n::: share public\nno\n:::\n",
        "---\nextra:\n  share: public\n---\n",
        "---\ndecisions:\n  - share: public\n---\n- no [share:: public]\n",
        "---\nshare: public\n",
        "",
    ],
)
def test_a_file_that_is_not_shared_shares_nothing(text: str) -> None:
    assert marked(text, "public") is None
