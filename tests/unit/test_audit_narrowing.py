"""A mistake in the narrowing is found by the audit: it goes by the marks in the files, and not by what was let through."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from perfmirror_ssg import build
from perfmirror_ssg.audience import narrow, shared_config, ways
from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audit.audit import audit_site
from perfmirror_ssg.audit.withheld import secrets_of
from perfmirror_ssg.model import Audience
from tests.sites import write_site
from tests.unit.conftest import Ssg
from tests.unit.test_audit import PEOPLE, TODAY

WEEK = """---
title: Before the storm
summary: It is all about who goes first.
share: coach
share_title: A week of probes, with Isolde
tags: [probes, poaching]
decisions:
  - {title: Ask the vendor about the price of it, because: we do not trust the first offer}
  - {title: Move the meeting to Monday, share: coach}
---
She said that she would like to leave us in the spring. Isolde knows.

::: share
We walked the product from end to end with Isolde, and it hurts.
:::

::: share public
Nothing broke.
:::

## Decisions
- Do not tell the team before the first of May
- Defer the split of probes [share:: coach] ^defer-split
  We have no data from the field about it.
"""
QUIET = "---\nsummary: A quiet week of reading and writing at home.\n---\nI slept until ten on most days.\n"
PAGE = (
    "---\nshare: coach\nshare_title: How I work\n---\nOnly before noon and after four in winter.\n\n::: share\nAt dawn.\n:::\n"
)
CONFIG = """schema = 1
[site]
title = "What I think of them all"
[share.coach]
scores = true
charts = ["score"]
tags = ["probes"]
[[event]]
week = "2026-W20"
label = "They let half of us go"
"""
FILES = {
    "journal/2026/2026-W20.md": WEEK,
    "journal/2026/2026-W21.md": QUIET,
    "journal/pages/how.md": PAGE,
    "people.toml": PEOPLE,
    "config.toml": CONFIG,
}
ALL: frozenset[Audience] = frozenset({"me", "coach", "public"})


def everything_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "SEEN", dict.fromkeys(ALL, ALL))


def _let_through(monkeypatch: pytest.MonkeyPatch, name: str, *fields: str) -> None:
    """Let fields of an entry or a document pass as they are."""
    whole: Callable[[Any, Any], Any] = getattr(narrow._Narrower, name)  # noqa: SLF001 - the mistake is made in it
    monkeypatch.setattr(
        narrow._Narrower,  # noqa: SLF001
        name,
        lambda self, one: replace(whole(self, one), **{field: getattr(one, field) for field in fields}),
    )


def passages_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "shared_prose", lambda note, _: (block for block in note.blocks if hasattr(block, "share")))
    before = ways.find_ways
    monkeypatch.setattr(narrow, "find_ways", lambda *given: replace(before(*given), sees=ALL))


def titles_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_through(monkeypatch, "entry", "title")


def summaries_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_through(monkeypatch, "entry", "summary")


def tags_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_through(monkeypatch, "entry", "tags")


def documents_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    _let_through(monkeypatch, "document", "blocks", "title", "name")


def config_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_config, "narrow_config", lambda config, *_: config)


def names_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Aliases, "html", lambda _, html: html)
    monkeypatch.setattr(Aliases, "text", lambda _, text: text)


MISTAKES: Mapping[Callable[[pytest.MonkeyPatch], None], str] = {
    everything_is_seen: "E475",
    passages_are_not_asked: "E475",
    titles_pass: "E475",
    summaries_pass: "E475",
    tags_pass: "E475",
    documents_pass: "E475",
    config_passes: "E475",
    names_pass: "E476",
}


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", FILES)


def found(root: Path, audience: Audience) -> set[str]:
    """Narrow, make and audit; return the codes of what was found."""
    mirror = build.read(root, lambda _: TODAY)
    shown = build.narrowed(mirror, audience)
    secrets = secrets_of(root, shown.report.journal, shown.config, mirror.people.names)
    return {problem.code for problem in audit_site(build.make(shown).site, secrets).problems}


@pytest.mark.parametrize("audience", ["coach", "public"])
def test_without_a_mistake_there_is_nothing_to_find(audience: Audience, root: Path) -> None:
    assert found(root, audience) == set()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_in_the_narrowing_is_found(
    mistake: Callable[[pytest.MonkeyPatch], None], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake(monkeypatch)
    assert MISTAKES[mistake] in found(root, "coach")


def test_a_build_with_such_a_mistake_writes_nothing(root: Path, ssg: Ssg, monkeypatch: pytest.MonkeyPatch) -> None:
    passages_are_not_asked(monkeypatch)
    ran = ssg("build", "--audience", "coach", "--output", "_site-coach", at=root)
    assert (ran.code, "the audit found" in ran.err) == (1, True)
    assert not (root / "_site-coach" / "index.html").exists()
