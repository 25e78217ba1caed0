"""Anybody's text, which must come back as the same words."""

import unicodedata
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from perfmirror_ssg.config import read_config
from perfmirror_ssg.exchange.perf_mirror_entry import LONG, week_file
from perfmirror_ssg.exchange.perf_mirror_rows import Category, Log
from perfmirror_ssg.exchange.perf_mirror_text import markdown_lines, one_line, visible, yaml_text
from perfmirror_ssg.markdown.html import plain_text
from perfmirror_ssg.model import Entry, Prose, WorkItem
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.weeks import Week

CATEGORY = Category(name="code-review", alias="", called="Code Reviews", dimension="input", points=Fraction(2), description="")
PIECES = st.sampled_from(
    [
        *("https://a.b/c_d*e", "HTTPS://q", "https://a(b))*)", "http://", "[[2025-W01]]", "![[a.png]]", "[x](y)", "[^1]", "::"),
        *("%%", "<!--", "-->", "<b>", "&amp;", "^id", "a^id", "`", "``", "*", "**", "_", "~~", "\\", "|", "[k:: v]", "(", ")"),
        *("\n", "\r\n", "\r", "\t", "\0", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200b", "\u00a0", "e\u0301", "😀", " "),
        *("'", '"', ": ", " #", "#", "{", "}", ",", "- ", "---", "...", "=1+1", "@", "!", "?", "5 ", "none", "x"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60))


def item_of(reference: str) -> WorkItem:
    """Return the item that a build reads of one row."""
    (item,) = entry_of(reference).items
    return item


def entry_of(reference: str) -> Entry:
    """Return the week that a build reads of one row."""
    log = Log(
        category=CATEGORY,
        called="Code Reviews",
        label="2025-W20",
        count=1,
        counted="1",
        score=None,
        reference=reference,
        created=None,
        fault="",
    )
    source = decode("journal/2025/2025-W20.md", week_file([log], []).encode())
    assert source.value
    entry = read_entry(source.value, Week(2025, 20), read_config(None).value)
    assert (source.problems, entry.problems) == ((), ())
    return entry.value


@given(TEXTS)
@example("---\n...\n+++")
@example("<<<<<<< HEAD\n=======\n>>>>>>> b")
def test_a_reference_comes_back_as_the_same_words(reference: str) -> None:
    note = item_of(reference).note
    wanted = unicodedata.normalize("NFC", plain_text(visible(reference)))
    assert (note.plain if note else "") == wanted


@given(st.text(alphabet="ab`~ \n<|=>%:^#-", min_size=2001, max_size=2400))
def test_a_long_reference_stands_whole_below(reference: str) -> None:
    assume(len("\n".join(markdown_lines(reference))) > LONG)
    entry = entry_of(reference)
    assert [item.note.plain for item in entry.items if item.note] == ["reference 1 below"]
    (below,) = [block for block in entry.blocks if isinstance(block, Prose)]
    assert plain_text(visible(reference)) in below.text.plain


def test_lines_stay_lines() -> None:
    note = item_of("first\nsecond\n\nthird").note
    assert note
    assert note.parts == ("first<br>\nsecond<br>\nthird",)


def test_markup_is_shown_and_not_run() -> None:
    note = item_of("<script>alert(1)</script> [x](javascript:alert) **b**").note
    assert note
    assert note.parts == ("&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert) **b**",)


def test_the_first_address_is_the_reference_of_the_item() -> None:
    item = item_of("see https://ex.org/a_b*c?d=1&e=2, then https://ex.org/2")
    assert item.ref == "https://ex.org/a_b*c?d=1&e=2"


def test_characters_that_show_nothing_become_signs() -> None:
    assert visible("a\0b\x1bc\x7fd\x9fe\ufefff\tg\x85h\r\ni\rj") == "a␀b␛c␡d\ufffde\ufffdf g\nh\ni\nj"
    assert one_line(" a\nb ") == "a ⏎ b"


def test_what_hides_or_turns_words_becomes_a_sign() -> None:
    hidden = ["\u200b", "\u2060", "\u00ad", "\u202e", "\u2066", "\u200e", "\u061c", "\ufeff", "\U000e0041"]
    assert [visible(f"a{one}b") for one in hidden] == ["a\ufffdb"] * len(hidden)
    joined = ["\U0001f469\u200d\U0001f4bb", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0600\u0661"]
    assert [visible(one) for one in joined] == joined


def test_no_line_of_a_reference_is_escaped_more_than_it_needs() -> None:
    assert markdown_lines("50% of 3 - 1 = x > y # z | 'q' \"r\" (s) {t} !") == [
        "50% of 3 - 1 = x > y # z | 'q' \"r\" (s) {t} !"
    ]
    assert yaml_text("it's") == "'it''s'"
