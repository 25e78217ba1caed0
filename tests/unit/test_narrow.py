"""A journal narrowed: nothing that does not say that it is shared, and nothing that was computed from anything else."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from perfmirror_ssg.analysis.report import Report
from perfmirror_ssg.model import Audience, Entry, Levers, Prose, State
from tests.editions import narrowed_of

Journal = Callable[[str], Path]

OTHERS: tuple[Audience, ...] = ("coach", "public")
SHARED = "---\nshare: public\n---\n"
SCORES = "==> config.toml <==\nschema = 1\n[share.coach]\nscores = true\n"


def report_of(journal: Journal, text: str, audience: Audience = "coach") -> Report:
    return narrowed_of(journal(text), audience).report


def entry_of(report: Report, week: str) -> Entry:
    return next(slot.entry for slot in report.journal.weeks if slot.entry and str(slot.week) == week)


def said(report: Report, week: str) -> str:
    """Return what the passages of a week say."""
    return "\n".join(block.text.plain for block in entry_of(report, week).blocks if isinstance(block, Prose))


def html(blocks: Iterable[object]) -> str:
    """Return what passages are made of."""
    return "".join(str(part) for block in blocks if isinstance(block, Prose) for part in block.text.parts)


def week(number: int, text: str) -> str:
    return f"==> journal/2026/2026-W{number}.md <==\n{text}\n"


@pytest.mark.parametrize("audience", OTHERS)
def test_a_journal_that_shares_nothing_has_nothing(journal: Journal, audience: Audience) -> None:
    report = report_of(
        journal, week(40, "Words.\n\n## Decisions\n- Keep it ^keep-it") + "==> journal/pages/values.md <==\nSlow.\n", audience
    )
    assert not report.journal.weeks
    assert not report.journal.documents
    assert not report.journal.records
    assert not report.journal.links.targets


@pytest.mark.parametrize("audience", OTHERS)
def test_nothing_in_an_entry_is_shared_more_widely_than_the_entry(journal: Journal, audience: Audience) -> None:
    inner = "::: share public\nWords.\n:::\n\n## Decisions\n- Keep it [share:: public] ^keep-it\n"
    report = report_of(
        journal, week(40, inner) + week(41, f"---\nshare: coach\n---\n{inner.replace('keep-it', 'keep-on')}"), audience
    )
    assert [str(slot.week) for slot in report.journal.weeks if slot.entry] == (["2026-W41"] if audience == "coach" else [])
    assert list(report.journal.records) == (["keep-on"] if audience == "coach" else [])


def test_a_coach_sees_what_is_public_and_the_public_not_what_is_the_coachs(journal: Journal) -> None:
    text = week(40, f"{SHARED}Alone.\n\n::: share\nFor a coach.\n:::\n\n::: share public\nFor all.\n:::\n")
    assert said(report_of(journal, text, "coach"), "2026-W40") == "For a coach.\nFor all."
    assert said(report_of(journal, text, "public"), "2026-W40") == "For all."


def test_passages_are_put_together_so_that_what_stood_between_them_is_not_told(journal: Journal) -> None:
    between = "\n\nAlone.\n\n## Decisions\n- Keep it ^keep-it\n\n## Rest\n\n"
    apart, beside = (week(40, f"{SHARED}::: share\nOne.\n:::\n{middle}::: share\nTwo.\n:::\n") for middle in (between, ""))
    first, second = (entry_of(report_of(journal, text), "2026-W40").blocks for text in (apart, beside))
    assert html(first) == html(second) == "<p>One.</p>\n<p>Two.</p>"


def test_of_the_front_matter_only_the_shared_title_is_left(journal: Journal) -> None:
    front = (
        "title: Mine\nsummary: Mine\ntags: [mine]\nwritten: 2026-11-19\nlevers: {teacher: Grace}\nextra: {mine: 1}\n"
        "ratings: {learning: 4}\nmetrics: {hours: 3}\ninput: {one-on-one: 3}\nshare: coach\nshare_title: Ours\n"
    )
    entry = entry_of(report_of(journal, week(40, f"---\n{front}---\nWords.\n")), "2026-W40")
    assert entry.title is not None
    assert (entry.title.plain, entry.share_title, entry.summary, entry.tags, entry.off) == ("Ours", None, None, (), None)
    assert (entry.written, entry.levers, entry.extra, entry.ratings, entry.items) == (None, Levers(), {}, (), ())
    assert (entry.metrics, entry.blocks, entry.events, entry.headings, entry.anchors) == ({}, (), (), (), ())


def test_weeks_that_are_missing_off_empty_or_not_shared_look_the_same(journal: Journal) -> None:
    text = (
        '==> config.toml <==\nschema = 1\n[[off]]\nfrom = "2026-W42"\nreason = "ill"\n'
        + week(40, SHARED) + week(41, "Words.") + week(43, "---\noff: away\n---\nWords.") + week(44, "") + week(46, SHARED)
    )  # fmt: skip
    slots = report_of(journal, text).journal.weeks[1:6]
    assert {(slot.state, slot.off, slot.entry) for slot in slots} == {(State.MISSING, None, None)}


def test_a_week_that_shares_nothing_but_itself_does_not_tell_whether_there_is_more(journal: Journal) -> None:
    text = week(40, SHARED) + week(41, f"{SHARED}Words.\n") + week(42, "---\nshare: public\noff: away\n---\nWords.\n")
    slots = report_of(journal, text).journal.weeks[:3]
    assert [(slot.state, slot.off) for slot in slots] == [(State.WRITTEN, None)] * 3


def test_a_record_is_shared_by_its_own_mark(journal: Journal) -> None:
    text = week(40, f"{SHARED}## Decisions\n- Ours [share:: public] ^ours\n- Mine ^mine\n- The coach's [share:: coach] ^hers\n")
    assert list(report_of(journal, text, "public").journal.records) == ["ours"]
    assert list(report_of(journal, text, "coach").journal.records) == ["ours", "hers"]


def test_words_about_a_record_are_shared_by_their_own_mark(journal: Journal) -> None:
    text = week(40, f"{SHARED}## Decisions\n- Ours [share:: public] ^ours\n") + week(
        41, f"{SHARED}## Updates\n- ^ours [status:: reversed] [share:: coach] For a coach.\n- ^ours [status:: decided] Mine.\n"
    )
    assert [moment.status for moment in report_of(journal, text, "coach").journal.records["ours"].timeline] == [
        "decided",
        "reversed",
    ]
    assert [moment.status for moment in report_of(journal, text, "public").journal.records["ours"].timeline] == ["decided"]
    assert report_of(journal, text, "public").journal.records["ours"].latest.number == 40


def test_words_about_a_record_that_is_not_shared_do_not_tell_of_it(journal: Journal) -> None:
    text = week(40, f"{SHARED}## Decisions\n- Mine ^mine\n") + week(
        41, f"{SHARED}## Updates\n- ^mine [share:: public] Words.\n"
    )
    report = report_of(journal, text)
    assert report.journal.records == {}
    assert entry_of(report, "2026-W41").events == ()


def test_a_decision_superseded_by_one_that_is_not_shared_stands_as_it_was(journal: Journal) -> None:
    text = week(40, f"{SHARED}## Decisions\n- Ours [share:: public] ^ours\n") + week(
        41, "## Decisions\n- Mine [supersedes:: ours] ^mine\n"
    )
    record = report_of(journal, text).journal.records["ours"]
    assert (record.status, record.closed, record.fields) == ("decided", None, {})


@pytest.mark.parametrize(("heading", "field"), [("Decisions", "supersedes"), ("Gaps", "again-of")])
def test_a_field_that_names_a_record_that_is_not_shared_is_left_out(journal: Journal, heading: str, field: str) -> None:
    mine, ours = "- Mine ^mine\n", f"- Ours [{field}:: mine] [share:: public] ^ours\n"
    report = report_of(journal, week(40, f"## {heading}\n{mine}") + week(41, f"{SHARED}## {heading}\n{ours}"))
    assert report.journal.records["ours"].fields == {}
    assert report.journal.links.mentions == {}


def test_a_heading_above_a_shared_record_is_not_shared_with_it(journal: Journal) -> None:
    report = report_of(journal, week(40, f"{SHARED}## 1:1s\n### Mirela\n- We spoke [share:: public]\n"))
    (record,) = report.journal.records.values()
    assert (record.title.plain, record.fields) == ("We spoke", {})


def test_tags_pass_as_config_lists_them_and_no_others(journal: Journal) -> None:
    config = '==> config.toml <==\nschema = 1\n[share.coach]\ntags = ["probes"]\n'
    text = week(40, "---\nshare: public\ntags: [probes, Probes, private]\n---\n")
    assert entry_of(report_of(journal, config + text), "2026-W40").tags == ("probes",)
    assert entry_of(report_of(journal, config + text, "public"), "2026-W40").tags == ()


def test_scores_are_made_of_counts_without_a_word_of_their_evidence(journal: Journal) -> None:
    work = "output:\n  pull-request: {count: 2, note: Mine, ref: https://example.com/mine, for: mine}\n  design-dco: 1\n"
    report = report_of(journal, SCORES + week(40, f"---\nshare: public\n{work}---\n") + week(41, f"---\n{work}---\n"))
    (item,) = entry_of(report, "2026-W40").items
    assert (item.category, item.count, item.note, item.ref, item.goals, item.goal_places) == (
        "pull-request",
        2,
        None,
        None,
        (),
        (),
    )
    assert [str(found) for found, score in report.scores.items() if score.dimensions] == ["2026-W40"]
    assert entry_of(report_of(journal, SCORES + week(40, f"---\nshare: public\n{work}---\n"), "public"), "2026-W40").items == ()


def test_the_work_of_a_week_off_is_not_told(journal: Journal) -> None:
    config = f'{SCORES}[[off]]\nfrom = "2026-W41"\nreason = "ill"\n'
    work = "input: {one-on-one: 3}\n"
    text = config + week(40, f"---\nshare: public\noff: away\n{work}---\n") + week(41, f"---\nshare: public\n{work}---\n")
    report = report_of(journal, text)
    assert entry_of(report, "2026-W40").items == entry_of(report, "2026-W41").items == ()


@pytest.mark.parametrize("chart", ["ratings", "metrics"])
def test_ratings_and_metrics_pass_with_their_charts_and_about_nobody_else(journal: Journal, chart: str) -> None:
    config = f'==> config.toml <==\nschema = 1\n[share.coach]\ncharts = ["{chart}"]\n'
    front = "ratings: {learning: 4}\nscorecards: {bus-factor: {payments: {coverage: 1}}}\nmetrics: {hours: 3}\n"
    entry = entry_of(report_of(journal, config + week(40, f"---\nshare: public\n{front}---\n")), "2026-W40")
    assert [rating.criterion for rating in entry.ratings] == (["learning"] if chart == "ratings" else [])
    assert list(entry.metrics) == (["hours"] if chart == "metrics" else [])


def test_an_attachment_goes_by_its_content_and_only_where_shared_words_refer_to_it(journal: Journal) -> None:
    text = f"{SHARED}![[mine.png]]\n\n::: share\n![[ours.png|two boxes]], [[plan.ottoline]]\n:::\n"
    files = "".join(f"==> journal/{name} <==\n{name}\n" for name in ("mine.png", "ours.png", "plan.ottoline"))
    report = report_of(journal, week(40, text) + files)
    names = {target.path for target in report.journal.links.targets.values()}
    assert len(names) == 2
    assert not [name for name in names if "ours" in name or "plan" in name or "ottoline" in name]
    assert said(report, "2026-W40") == "two boxes, file"
