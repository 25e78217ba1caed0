"""A long journal to measure with: weeks of about 2.5 KB that a person might have written, the same every time.

In: how many weeks, and the folder to write. Out: a site folder (config.toml, journal/) that `ssg check` passes.
Run: python bench/generate.py FOLDER [WEEKS]
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

TODAY = dt.date(2026, 11, 20)
WEEKS = 520

CONFIG = """\
schema = 1

[site]
title = "Ten years"
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
    """Write a site folder with the given number of weeks, the last of them the week before today's."""
    ids = [_week_id(TODAY - dt.timedelta(weeks=back)) for back in range(weeks, 0, -1)]
    config = CONFIG.format(today=TODAY, first=ids[0], middle=ids[len(ids) // 2])
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("config.toml").write_text(config, encoding="utf-8")
    for index, week in enumerate(ids):
        path = folder / "journal" / week[:4] / f"{week}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(_entry(ids, index)), encoding="utf-8")


def _week_id(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _entry(ids: list[str], index: int) -> Iterator[str]:
    rng = random.Random(index)
    yield from _front_matter(rng)
    yield from _prose(rng, ids, index)
    yield from _records(rng, ids[index], index)
    yield from _updates(rng, ids, index)


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


def _prose(rng: random.Random, ids: list[str], index: int) -> Iterator[str]:
    yield ""
    yield " ".join(_sentence(rng) for _ in range(rng.randint(2, 3)))
    yield ""
    earlier = ids[max(0, index - rng.randint(1, 40))]
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


def _records(rng: random.Random, week: str, index: int) -> Iterator[str]:
    """Open a decision or a hypothesis every week, a question every fourth, a gap every tenth; and some notes."""
    short, domain = week.lower(), rng.choice(DOMAINS)
    if index % 2:
        yield from ("", "## Decisions")
        yield f"- Keep {rng.choice(THINGS)} as it is [owner:: me] [confidence:: {rng.randint(5, 9)}0%] ^keep-{short}"
        yield f"  {_sentence(rng)}"
    else:
        yield from ("", "## Hypotheses")
        yield f"- {_clause(rng)} [confidence:: {rng.randint(3, 8)}5%] [domain:: {domain}] ^bet-{short}"
    if index % 4 == 0:
        yield from ("", "## Open questions")
        yield f"- Who decides about {rng.choice(THINGS)}? [domain:: {domain}] [next:: ask {rng.choice(WHO)}] ^ask-{short}"
    if index % 10 == 0:
        yield from ("", "## Gaps")
        yield f"- {_clause(rng)} [began:: {week}] [next:: write the runbook page] ^gap-{short}"
    yield from ("", "## Observations")
    yield from (f"- {_clause(rng)} [who:: {rng.choice(WHO)}] [domain:: {domain}]" for _ in range(rng.randint(1, 2)))
    yield from ("", "## Learnings")
    yield f"- {_clause(rng)} [domain:: {domain}]"
    yield f"  {_sentence(rng)}"


def _updates(rng: random.Random, ids: list[str], index: int) -> Iterator[str]:
    """Say what became of earlier records; each comes back once or twice, and is closed in the end."""
    before = [week.lower() for week in ids[:index][::-1]]
    yield from ("", "## Updates")
    if index >= 4 and index % 2 == 0:
        yield f"- ^bet-{before[3]} [confidence:: {rng.randint(2, 9)}0%] {_sentence(rng)}"
    if index >= 8 and index % 2 == 0:
        yield f"- ^bet-{before[7]} [status:: {rng.choice(['confirmed', 'refuted'])}] {_sentence(rng)}"
    if index >= 8 and index % 4 == 0:
        yield f"- ^ask-{before[7]} [status:: answered] [answer:: {rng.choice(WHO)} does] {_sentence(rng)}"
    if index >= 20 and index % 2:
        yield f"- ^keep-{before[19]} [status:: {rng.choice(['reversed', 'rejected'])}] {_sentence(rng)}"
    if index >= 10 and index % 10 == 0:
        yield f"- ^gap-{before[9]} [resolved:: {ids[index]}] [prevention:: a check in the pipeline]"
    yield ""


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
