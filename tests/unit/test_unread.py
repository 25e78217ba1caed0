"""What files with errors may have said is not called unknown."""

from perfmirror_ssg.journal.unread import note_names, unread_in

TEXT = """---
decisions:
  - id: "from-front"
---
- A question? ^from-body
1. [ ] Numbered ^from-a-list [domain:: x]
- ^only-an-update says more
  - [x] ^also-an-update
- Compare 2^power and x^y
"""


def test_openings_are_found_and_updates_are_not() -> None:
    assert unread_in({"journal/2026/2026-W20.md": TEXT}).ids == {"from-front", "from-body", "from-a-list"}


def test_a_file_is_known_by_its_name_and_by_its_path_below_the_journal() -> None:
    assert note_names("journal/2026/2026-W20.md") == ("2026/2026-w20", "2026-w20")
    assert unread_in({"journal/values.md": ""}).names == {"values"}


def test_a_line_of_nothing_but_figures_is_looked_through_once() -> None:
    assert unread_in({"journal/2026/2026-W20.md": "9" * 1_000_000 + " ^after-figures"}).ids == {"after-figures"}
