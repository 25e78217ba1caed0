"""A word without an end, wherever a person may write one: no page becomes wider than its screen."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import SSG
from tests.sites import parse_site, write_site

WORD = "Donaudampfschifffahrtsgesellschaftskapitaen" * 4
NAME = WORD[:40].lower()
LINK = f"https://example.com/{'a-path_without-an-end' * 7}"

SITE = f"""==> config.toml <==
schema = 1
[site]
title = "{WORD}"
today = 2026-11-20
[[event]]
week = "2026-W45"
label = "{WORD}"
[metrics.focus]
title = "{WORD}"
unit = "{WORD}"
[categories.{NAME}]
dimension = "output"
points = 2
description = "{WORD}"
==> journal/2026-W44.md <==
---
title: {WORD}
summary: {LINK}
tags: [{WORD}]
off: {WORD}
---
==> journal/2026-W45.md <==
---
title: {WORD}
summary: {LINK}
tags: [{WORD}]
input:
  one-on-one: {LINK}
output:
  {NAME}: {{count: 2, note: {WORD}, ref: "{LINK}", for: a-need}}
levers: {{teacher: {WORD}}}
metrics: {{focus: 3, {NAME}: 4}}
ratings: {{energy: 3}}
scorecards: {{bus-factor: {{{WORD}: {{coverage: 1}}}}}}
extra: {{{WORD}: {LINK}}}
---
# {WORD}

{LINK} and {WORD}, [{WORD}]({LINK}), `{WORD}`

- {LINK}

> [!note] {WORD}
> {WORD}

| {WORD} | {LINK} |
|---|---|
| {WORD} | `{WORD}` |

```
{WORD} {WORD} {WORD}
```

## Decisions
- {WORD} [owner:: {WORD}] [kill:: {LINK}] ^long
  {LINK}

## Gaps
- {WORD} [began:: 2026-W40] [next:: {LINK}] ^gap

## 1:1s
### {WORD}
- {WORD} [support:: {LINK}]

## Observations
- {WORD} [who:: {WORD}]
==> journal/2026-W46.md <==
---
input:
  {WORD}: 2
---
## Updates
- ^long [status:: deferred] {LINK}
==> journal/goals/goal.md <==
---
title: {WORD}
needs: [{{id: a-need, title: {WORD}, level: {WORD}, want: {WORD}}}]
---
{LINK}
==> journal/stories/story.md <==
---
title: {WORD}
questions: [{WORD}]
learned: {LINK}
tags: [{WORD}]
---
{WORD}
"""


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site in which every field holds a word without an end."""
    home = write_site(tmp_path_factory.mktemp("long"), parse_site(SITE).files)
    subprocess.run([SSG, "build"], cwd=home, check=False)
    return home / "_site"


@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_is_wider_than_its_screen(width: int, browser: Browser, long_words: Path) -> None:
    wide: dict[str, int] = {}
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for path in sorted(long_words.rglob("*.html")):
            page.goto(path.as_uri() + ("#a" if path.name == "search.html" else ""))
            page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
            found = page.evaluate("document.documentElement.scrollWidth")
            wide |= {path.name: found} if found > width else {}
    assert wide == {}
