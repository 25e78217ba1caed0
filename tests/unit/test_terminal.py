"""The mirror and a week in the terminal, as a person sees them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg import build
from perfmirror_ssg.pages.edition import Edition, make_edition
from perfmirror_ssg.terminal import WIDTH, status_text, week_text
from perfmirror_ssg.weeks import Week
from tests.sites import write_site

TODAY = dt.date(2026, 11, 20)

CONFIG = """
[[profile]]
from = "2026-W01"
role = "Manager"
level = 4
title = "Engineering Manager, Probes"
weights = {input = 0.4, output = 0.4, outcome = 0.15, impact = 0.05}
target = {period_weeks = 4, bands = [["Strong", 90], ["Good", 60], ["Low", 0]]}
[[off]]
from = "2026-W43"
to = "2026-W43"
reason = "holiday"
"""

WEEKS = {
    "config.toml": CONFIG,
    "journal/2026/2026-W40.md": "---\ninput: {one-on-one: 6}\n---\n",
    "journal/2026/2026-W41.md": "Words alone.\n",
    "journal/2026/2026-W42.md": "# Nothing yet\n",
    "journal/2026/2026-W44.md": "---\ninput: {one-on-one: 6}\noutput: {design-doc: 1}\n---\n",
    "journal/2026/2026-W45.md": "---\ninput: {one-on-one: 10}\n---\n",
    "journal/2026/2026-W46.md": (
        "---\ntitle: Quiet\nsummary: A quiet week.\n"
        "input: {code-review: {count: 8, note: mostly the SDK}}\n"
        "outcome:\n  unblocked-team:\n    - Billing could ship\n    - {note: Alert noise halved, score: 25}\n---\n"
        "## Questions\n- Who reads it? [revisit:: 2026-W47] ^who-reads\n"
    ),
    "journal/2026/2026-W47.md": "---\ninput: {one-on-one: 2}\n---\n## Updates\n- ^who-reads Two people do.\n",
}


def _edition(root: Path) -> Edition:
    mirror = build.read(root, lambda _: TODAY)
    return make_edition(mirror.report, mirror.problems)


def _text(text: str, indent: int = 8) -> str:
    """Take an expected text out of the indent of the test it stands in."""
    return "\n".join(line[indent:] for line in text.strip("\n").splitlines()).rstrip()


def test_the_status_says_where_one_stands_on_what_and_what_to_do_next(tmp_path: Path) -> None:
    weeks = {path: text for path, text in WEEKS.items() if "W44" not in path}
    weeks["journal/2026/2026-W47.md"] = "---\ninput: {one-on-one: 2}\n---\n"
    weeks["config.toml"] = CONFIG.replace("period_weeks = 4", "period_weeks = 7")
    head, answer, *rest = status_text(_edition(write_site(tmp_path, weeks))).split("\n\n")
    assert head == "Mirror · 20 November 2026, 2026-W47"
    assert answer.startswith("101.9  Strong.\n7 weeks to 15 November 2026, on 3 counted")
    assert answer.endswith("\nThis week so far 4; with it 83.2.")
    assert "\n\n".join(rest) == _text(
        """
           101.9 >     90  Strong
                       60  Good
                        0  Low

        2026-W40  4+.o_54>  2026-W47
        1–5 the band its own score would reach · + written, without work items · . empty
        file · o off · _ no file · > not over

        3 weeks in a row

        Due: 2
          2026-W44
            week · no file · 3 weeks late
            ssg new 2026-W44
          Who reads it?
            question, open · revisit W47 · this week
            - ^who-reads [status:: open]
        """,
    )


def test_the_status_of_an_empty_journal_says_how_to_begin(tmp_path: Path) -> None:
    assert status_text(_edition(write_site(tmp_path, {}))) == _text(
        """
        Mirror · 20 November 2026, 2026-W47

        Nothing is written yet. `ssg new` makes the file of 2026-W47.
        """
    )


def test_the_status_of_a_thin_journal_does_not_judge(tmp_path: Path) -> None:
    weeks = {path: WEEKS[path] for path in ("config.toml", "journal/2026/2026-W46.md")}
    text = status_text(_edition(write_site(tmp_path, weeks)))
    assert "too few weeks to say" in text.lower()
    assert "A band needs 3 counted weeks." in text
    assert ">     90" not in text


def test_a_week_shows_its_items_with_points_their_sum_and_its_records(tmp_path: Path) -> None:
    assert week_text(_edition(write_site(tmp_path, WEEKS)), Week(2026, 46)) == _text(
        """
        2026-W46 · 9–15 November 2026 · counted
        “Quiet”

        A quiet week.

        Input                         16 × 0.4 = 6.4
          Code review                 16   8 × 2
              mostly the SDK
        Outcome                       35 × 0.15 = 5.25
          Unblocked team              35   1 × 10 + 25 set by hand
              Billing could ship
              Alert noise halved
        Score 6.4 + 5.25 = 11.65, with the weights of Engineering Manager, Probes

        question, open: Who reads it?
            ^who-reads
        """
    )


def test_an_update_is_shown_with_its_words_and_its_opening(tmp_path: Path) -> None:
    text = week_text(_edition(write_site(tmp_path, WEEKS)), Week(2026, 47))
    assert "question of 2026-W46, open: Who reads it?\n    Two people do.\n    ^who-reads" in text


@pytest.mark.parametrize(
    ("week", "text"),
    [
        (Week(2026, 43), "2026-W43 · 19–25 October 2026 · off: holiday"),
        (Week(2026, 42), "2026-W42 · 12–18 October 2026 · empty"),
        (Week(2026, 41), "2026-W41 · 5–11 October 2026 · written, without work items"),
        (Week(2026, 39), "2026-W39 · 21–27 September 2026 · not a week of the journal\n\n`ssg new 2026-W39` makes its file."),
        (Week(2026, 50), "2026-W50 · 7–13 December 2026 · not begun"),
    ],
)
def test_a_week_says_what_state_it_is_in(tmp_path: Path, week: Week, text: str) -> None:
    shown = week_text(_edition(write_site(tmp_path, WEEKS)), week)
    assert shown.startswith(text)


def test_no_line_of_the_status_is_wider_than_the_terminal(journal: Callable[[str], Path]) -> None:
    title = "A very long question " * 10
    text = status_text(_edition(journal(f"## Questions\n- {title}?\n")))
    assert max(map(len, text.splitlines())) <= WIDTH
