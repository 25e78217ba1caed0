"""A long journal to measure with: weeks of about 2.5 KB that a person might have written, the same every time.

In: how many weeks, and the folder to write. Out: a site folder (config.toml, journal/) that `ssg check` passes. A longer
journal begins with the weeks of a shorter one.
Run: python bench/generate.py FOLDER [WEEKS]
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

FIRST = dt.date(2016, 12, 9)
"""A day of the first week. A century from here stays far inside the years that the format knows."""

WEEKS = 520

CONFIG = """\
schema = 1

[site]
title = "A long journal"
today = {today}

[[profile]]
from = "{first}"
role = "IC"
level = 5
weights = {{input = 0.2, output = 0.3, outcome = 0.35, impact = 0.15}}

[[profile]]
from = "{middle}"
role = "Manager"
level = 4
weights = {{input = 0.4, output = 0.4, outcome = 0.15, impact = 0.05}}

[metrics.focus-hours]
title = "Focus time"
unit = "h"
better = "up"

[[event]]
week = "{middle}"
label = "Began to manage"
"""

CATEGORIES = {
    "input": ["one-on-one", "code-review", "meeting", "planning", "interview", "study"],
    "output": ["pull-request", "bug-fix", "testing", "deployment", "documentation", "design-doc", "presentation"],
    "outcome": ["mentoring", "feature-adopted", "incident-resolved", "unblocked-team", "decision-adopted"],
    "impact": ["process-improvement", "architecture-design", "leader-grown"],
}
WHO = ["Grace", "Linus", "Ada", "Mirela", "Tomasz", "Yusuf", "Ines", "Oduya"]
DOMAINS = ["billing", "probes", "login", "search", "alerts", "imports", "status-page", "mobile"]
THINGS = [
    "the retry queue", "the rollout plan", "our error budget", "the staging cluster", "the nightly import", "the on-call rota",
    "the pricing page", "the schema migration", "the token cache", "the customer panel", "the release train", "the audit log",
    "the flaky suite", "the handover", "the support inbox", "the capacity model",
]  # fmt: skip
VERBS = [
    "splits", "slows", "hides", "doubles", "replaces", "explains", "outlives", "blocks", "improves", "distorts", "drains",
    "protects", "confuses", "feeds", "simplifies", "delays",
]  # fmt: skip
REASONS = [
    "because nobody owns it after the reorganisation", "which three customers said in their own words",
    "although the graph from last month says otherwise", "and the second attempt took an hour instead of a week",
    "so we agreed to measure it before touching it again", "while everybody was waiting for the vendor",
    "and I had been sure of the opposite until Thursday", "because two teams use one word for different things",
    "which is why the estimate was wrong by a factor of three", "as soon as the load test ran against real data",
    "and I should have asked on Monday", "because the alert goes to a channel that few people read",
]  # fmt: skip
OPENERS = [
    "On Tuesday I saw that", "It took until Friday to admit that", "In the review we found that", "{who} showed me that",
    "A customer call made it plain that", "I wrote down early that", "Half the week went by before we noticed that",
    "The incident on Wednesday proved that", "Talking to {who}, I understood that", "What I had missed is that",
]  # fmt: skip


def write_site(folder: Path, weeks: int = WEEKS) -> None:
    """Write a site folder with the given number of weeks; its today is in the week after the last."""
    config = CONFIG.format(today=FIRST + dt.timedelta(weeks=weeks), first=week_id(0), middle=week_id(weeks // 2))
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("config.toml").write_text(config, encoding="utf-8")
    write_journal(folder / "journal", weeks)


def write_journal(folder: Path, weeks: int) -> None:
    """Write the Markdown files alone, one folder a year, as every generator of sites takes them."""
    for index in range(weeks):
        path = folder / week_path(index)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_entry(index)), encoding="utf-8")


def week_id(index: int) -> str:
    """Return the name of a week, counted from the first."""
    year, week, _ = (FIRST + dt.timedelta(weeks=index)).isocalendar()
    return f"{year}-W{week:02}"


def week_path(index: int) -> str:
    """Return where the file of a week is, below the folder of the journal."""
    week = week_id(index)
    return f"{week[:4]}/{week}.md"


def _entry(index: int) -> Iterator[str]:
    rng = random.Random(index)
    yield from _front_matter(rng)
    yield from _prose(rng, index)
    yield from _records(rng, index)
    yield from _updates(rng, index)


def _front_matter(rng: random.Random) -> Iterator[str]:
    yield "---"
    yield f"summary: {_sentence(rng)}"
    yield f"tags: [{', '.join(rng.sample(DOMAINS, 2))}]"
    for dimension, categories in CATEGORIES.items():
        chosen = rng.sample(categories, rng.randint(0 if dimension == "impact" else 1, 2))
        if chosen:
            yield f"{dimension}:"
            yield from (line for category in chosen for line in _item(rng, category))
    teacher, peer, student = rng.sample(WHO, 3)
    yield f"levers: {{teacher: {teacher}, peer: [{peer}], student: {student}}}"
    yield f"ratings: {{learning: {rng.randint(1, 5)}, confidence: {rng.randint(1, 5)}, energy: {rng.randint(1, 5)}}}"
    yield f"metrics: {{focus-hours: {rng.randint(8, 44) / 2}}}"
    yield "---"


def _item(rng: random.Random, category: str) -> Iterator[str]:
    match rng.randrange(4):
        case 0:
            yield f"  {category}: {rng.randint(1, 6)}"
        case 1:
            yield f"  {category}: {{count: {rng.randint(2, 8)}, note: mostly {rng.choice(THINGS)}}}"
        case 2:
            yield f'  {category}: "{_clause(rng)} https://example.com/{rng.choice(DOMAINS)}/{rng.randint(1, 999)}"'
        case _:
            yield f"  {category}:"
            yield from (f"    - {_clause(rng)}" for _ in range(rng.randint(1, 2)))


def _prose(rng: random.Random, index: int) -> Iterator[str]:
    yield ""
    yield " ".join(_sentence(rng) for _ in range(rng.randint(2, 3)))
    yield ""
    earlier = week_id(max(0, index - rng.randint(1, 40)))
    yield f"{_sentence(rng)} I had said so in [[{earlier}]]; see *{rng.choice(THINGS)}* and `{rng.choice(DOMAINS)}`."
    if index % 5 == 0:
        yield from (
            "",
            "```python",
            "def budget(total: float, used: float) -> float:",
            "    return max(0.0, total - used)",
            "```",
        )
    if index % 7 == 0:
        yield from ("", "> [!note] To remember", f"> {_sentence(rng)}")


def _records(rng: random.Random, index: int) -> Iterator[str]:
    """Open a decision or a bet every week, a question or a commitment every second, a gap every tenth; and some notes."""
    week, domain = week_id(index), rng.choice(DOMAINS)
    if index % 2:
        yield from ("", "## Decisions")
        yield f"- Keep {rng.choice(THINGS)} as it is [owner:: me] [confidence:: {rng.randint(5, 9)}0%] {_anchor('keep', index)}"
        yield f"  {_sentence(rng)}"
    else:
        yield from ("", "## Hypotheses")
        yield f"- {_clause(rng)} [confidence:: {rng.randint(3, 8)}5%] [domain:: {domain}] {_anchor('bet', index)}"
    if index % 4 == 0:
        yield from ("", "## Open questions")
        next_step = f"[next:: ask {rng.choice(WHO)}]"
        yield f"- Who decides about {rng.choice(THINGS)}? [domain:: {domain}] {next_step} {_anchor('ask', index)}"
    if index % 4 == 2:
        yield from ("", "## Commitments")
        promise = f"[to:: {rng.choice(WHO)}] [by:: {week_id(index + 3)}]"
        yield f"- Show what became of {rng.choice(THINGS)} {promise} {_anchor('give', index)}"
    if index % 10 == 0:
        yield from ("", "## Gaps")
        yield f"- {_clause(rng)} [began:: {week}] [next:: write the runbook page] {_anchor('gap', index)}"
    yield from ("", "## Observations")
    yield from (f"- {_clause(rng)} [who:: {rng.choice(WHO)}] [domain:: {domain}]" for _ in range(rng.randint(1, 2)))
    yield from ("", "## Learnings")
    yield f"- {_clause(rng)} [domain:: {domain}]"
    yield f"  {_sentence(rng)}"


def _updates(rng: random.Random, index: int) -> Iterator[str]:
    """Say what became of earlier records; each comes back once or twice, and is closed in the end."""
    yield from ("", "## Updates")
    for kind, age, words in _due(rng, index):
        if index >= age:
            yield f"- {_anchor(kind, index - age)} {words}"
    yield ""


def _due(rng: random.Random, index: int) -> Iterator[tuple[str, int, str]]:
    """Name the records that a week comes back to: what they are, how many weeks old, and what is said of them."""
    week = week_id(index)
    if index % 2 == 0:
        yield "bet", 4, f"[confidence:: {rng.randint(2, 9)}0%] {_sentence(rng)}"
        yield "bet", 8, f"[status:: {rng.choice(['confirmed', 'refuted'])}] {_sentence(rng)}"
    else:
        yield "keep", 20, f"[status:: {rng.choice(['reversed', 'rejected'])}] {_sentence(rng)}"
    if index % 4 == 0:
        yield "ask", 8, f"[status:: answered] [answer:: {rng.choice(WHO)} does] {_sentence(rng)}"
    if index % 4 == 1:
        yield "give", 3, f"[status:: {rng.choice(['done', 'done', 'dropped'])}]"
    if index % 10 == 5:
        yield "gap", 5, f"[stage:: fix] [mitigated:: {week}] {_sentence(rng)}"
    if index % 10 == 0:
        yield "gap", 10, f"[resolved:: {week}] [prevention:: a check in the pipeline]"


def _anchor(kind: str, index: int) -> str:
    """Return the id of the record of a kind that was opened in a week."""
    return f"^{kind}-{week_id(index).lower()}"


def _sentence(rng: random.Random) -> str:
    opener = rng.choice(OPENERS).format(who=rng.choice(WHO))
    first, second = rng.sample(THINGS, 2)
    return f"{opener} {first} {rng.choice(VERBS)} {second}, {rng.choice(REASONS)}."


def _clause(rng: random.Random) -> str:
    first, second = rng.sample(THINGS, 2)
    return f"{first.capitalize()} {rng.choice(VERBS)} {second} {rng.choice(REASONS)}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a journal of many weeks into a folder, the same each time.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("weeks", type=int, nargs="?", default=WEEKS)
    asked = parser.parse_args()
    write_site(asked.folder, asked.weeks)
