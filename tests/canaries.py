"""A journal with a canary in every slot: a word that stands nowhere else, so that wherever it turns up, it came from there.

A slot is written `$p_title`; its first letter says who may see it: `p` its writer alone, on a page; `n` nobody but its writer;
`x` nobody at all (comments, drafts); `c` a coach; `w` the world; `s`, `z`, `b`, `d`, `m`, `r`, `t` whom config lets see
counts, scores, bands, dimensions, metrics, ratings, tags.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import unescape
from string import Template
from urllib.parse import unquote

from perfmirror_ssg.audit.corpus import shipped_files
from perfmirror_ssg.model import Audience
from perfmirror_ssg.settings import AudienceShare
from tests.sites import parse_site

CONFIG = """==> config.toml <==
schema = 1
[site]
title = "Mirror $p_site"
author = "$n_author"
base_url = "https://$p_base.example"
output = "_$n_output"
theme = "$n_theme"
editor = "none"

[[profile]]
from = "2026-W01"
role = "Manager"
level = 4
title = "Manager of $p_role"
weights = {input = 0.4, output = 0.4, outcome = 0.1, impact = 0.05, $d_dimension = 0.05}
target = {period_weeks = 12, bands = [["$b_band", 300], ["Under $b_under", 0]]}

[scoring]
dimensions = ["input", "output", "outcome", "impact", "$d_dimension"]

[categories.$s_category]
dimension = "output"
points = 3
description = "$p_described"
aliases = ["$n_alias"]
[categories.$z_zero]
dimension = "output"
points = 4
description = "$p_unused"
[categories.pull-request]
description = "$p_redescribed"

[[expectations]]
role = "Manager"
level = 4
id = "$n_expected"
text = "Expect $p_expected"
categories = ["mentoring"]

[scorecards.$r_card]
about = "oneself"
criteria = {$r_criterion = "is it $n_asked?"}
scale = [1, 5]
every = "month"
[scorecards.$p_card]
about = "a team"
criteria = {$p_criterion = "$n_question"}
scale = [1, 5]
every = "month"

[metrics.$m_metric]
title = "Hours $m_metric_title"
unit = "$m_unit"
[metrics.$n_metric]
title = "Other $n_metric_title"

[headings]
decision = ["Settled $n_heading"]

[[off]]
from = "2026-W37"
reason = "$p_off_reason"
[[event]]
week = "2026-W35"
label = "Event $p_event"
"""

PEOPLE = """==> people.toml <==
[[person]]
names = ["$p_name", "Dr $p_name_of_hers"]
alias = "$w_alias"
[[person]]
names = ["$n_stranger"]
alias = "$n_stranger_alias"
"""

THEME = """==> themes/$n_theme/templates/week.html <==
{% extends "default/week.html" %}{# $x_template_comment #}
"""

SHARED_WEEK = """==> journal/2026/2026-W30.md <==
---
title: Title $p_title
summary: Summary $p_summary
tags: [$t_tag, $p_tag]
share: public
share_title: Shared $w_share_title, with $p_name
input:
  one-on-one: {count: 2, note: "Note $p_note https://example.com/$p_ref"}
output:
  $s_category: {count: 3, note: "$p_noted"}
  $z_zero: 0
outcome:
  unblocked-team: ["One $p_listed", {note: "Two $p_mapped", score: 25, for: $p_need}]
impact:
levers: {teacher: $p_teacher, peer: [$p_peer], student: $p_student}
ratings: {$r_criterion: 4}
scorecards: {bus-factor: {$p_subject: {coverage: 1}}, $p_card: {team: {$p_criterion: 2}}}
metrics: {$m_metric: 11.5}
written: 2026-11-19
extra: {$p_extra: [1, {deep: $p_extra_deep}]}
decisions:
  - {title: Front $p_front_title, id: $p_front_id, because: $p_front_because, detail: $p_front_detail}
  - {title: Front $w_front_title, id: $w_front_id, because: $w_front_because, detail: "$w_front_detail", share: public}
---

Prose $p_prose, <!-- $x_comment --> and %% $x_other_comment %% more. ^$p_block

### Heading $p_heading

| Head $p_cell | b |
|---|---|
| $p_cell_two | `$p_code` |

```python $p_info
$p_fenced
```

> [!note] Callout $p_callout
> $p_quoted

Alt ![$p_alt](../$p_picture.png "$p_picture_title")
and [label $p_label](https://$p_host.example/$p_path?$p_query "$p_link_title").
See [referred $p_referred][def] and a footnote[^$n_note_label], [[$p_page]], [[$p_page#Deep $p_deep|$p_wiki_label]].
- [ ] Task $p_task

[def]: https://$p_defined.example "$p_defined_title"
[^$n_note_label]: Footnote $p_footnote

::: share public
### Shared $w_heading of [[$p_page]]

Shared $w_prose by $p_name and Dr $p_name_of_hers, see [[$p_page]], [[$p_page#Deep $p_deep]], [[^$p_record]],
[[2026-W31#Heading $p_other]], [[#Heading $p_heading]], [[$n_sent.pdf]] and [[$n_open]].
Here %% $x_inner_comment %% ![[../$n_shared_picture.png|alt $w_alt]]. ^$n_block

| Shared $w_cell |
|---|
| `$w_code` [out](https://$w_host.example "$w_link_title")[^$n_shared_label] |

```python $n_shared_info
$w_fenced
```

[^$n_shared_label]: Shared $w_footnote
:::

Between $p_between.

::: share
For the coach $c_prose.
:::

## Decisions
### Group $p_group
- Decide $p_decision [owner:: $p_owner] [options:: $p_options] [supersedes:: $w_decided] ^$p_record
  Detail $p_detail.
- Decide $w_decision about [[$p_page]] [owner:: $p_name] [because:: $w_because] [share:: public] ^$w_decided
  Detail $w_detail, [[^$p_record]].
- Made of $w_made and [[$p_page]] and [[$n_open]] [share:: public]
- Coach $c_decision [because:: $c_because] [share:: coach] ^$c_decided

## Gaps
- Gap $p_gap [prevention:: $p_prevention] [theme:: $p_theme] [next:: $p_next] [evidence:: $p_evidence] [how:: $p_how]

## 1:1s
### $p_with
- Spoke $p_spoke [evidence:: $p_promised] [behavior:: $p_contracted]
- Spoke $w_spoke [share:: public]

## Observations
- Saw $p_saw [who:: $p_who] [domain:: $p_domain]

## Updates
- ^$w_decided [status:: reversed] [outcome:: $p_outcome] Said $p_update
- ^$w_decided [share:: coach] Said $c_update
"""

OTHERS = """==> journal/2026/2026-W31.md <==
---
title: Other $p_other_title
off: Away $p_off
---
### Heading $p_other

::: share public
Not $p_unshared_entry: its week is not shared. [[2026-W30]] [[^$w_decided]]
:::

## Hypotheses
- Held $p_hypothesis [share:: public] [confidence:: 60%] ^$p_hypothesis_id
==> journal/2026/2026-W32.md <==
---
share: coach
share_title: Coach $c_share_title
---
::: share public
Nothing wider than its week: $c_in_coach_week
:::

## Updates
- ^$w_decided [share:: public] $c_update_in_coach_week
==> journal/pages/$p_page.md <==
---
title: Page $p_page_title
reread: yearly
---
# Deep $p_deep

Body $p_page_body [[2026-W30]]
==> journal/pages/$n_open.md <==
---
title: Open $p_open_title
tags: [$t_tag, $p_open_tag]
share: public
share_title: Open $w_open_title
---
Hidden $p_open_hidden ![[../$p_attached.pdf]] ![[../$p_picture.png]]

::: share public
Open $w_open_body
:::
==> journal/pages/$n_nameless.md <==
---
title: Nameless $p_nameless
share: coach
---
::: share
Nameless $c_nameless_body
:::
==> journal/goals/$p_goal_file.md <==
---
title: Goal $p_goal
by: 2027-01-15
needs:
  - {id: $p_need, title: Need $p_need_title, level: $p_level, want: $p_want}
share: public
share_title: Goal $w_goal
---
Announce $p_announced

::: share public
Announce $w_announced
:::
==> journal/stories/$p_story_file.md <==
---
title: Story $p_story
questions: [When $p_question]
learned: Learned $p_learned
---
## Situation
$p_situation
==> journal/reviews/2026-Q3.md <==
---
title: Review $p_review
---
Reflected $p_reflected
==> journal/_drafts/$x_draft_file.md <==
Draft $x_draft
==> journal/$p_picture.png <==
\x89PNG $p_picture_bytes
==> journal/$p_attached.pdf <==
%PDF $p_attached_bytes
==> journal/$n_shared_picture.png <==
\x89PNG $w_shared_bytes
==> journal/$n_sent.pdf <==
%PDF $w_sent_bytes
==> journal/$x_unused.png <==
\x89PNG $x_unused_bytes
"""


class Canaries(dict[str, str]):
    """A word for each slot that is asked for; the same word every time."""

    def __missing__(self, slot: str) -> str:
        """Make the word of a slot: letters that stand in no dictionary."""
        digest = sha256(slot.encode()).hexdigest()
        word = self[slot] = "zq" + "".join(chr(ord("a") + int(digit, 16)) for digit in digest[:10])
        return word

    def of(self, who: str) -> dict[str, str]:
        """Return the slots whose first letter is one of these."""
        return {slot: word for slot, word in self.items() if slot[0] in who}


def canary_journal(share: str = "") -> tuple[dict[str, str], Canaries]:
    """Write the journal, with more of config.toml; return its files, and its canaries."""
    words = Canaries()
    text = Template("\n".join((CONFIG + share, PEOPLE, THEME, SHARED_WEEK, OTHERS))).substitute(words)
    return parse_site(text).files, words


def found_in(site: Mapping[str, bytes], slots: Mapping[str, str]) -> dict[str, str]:
    """Return which canaries are in a site, in its files or their names, each with the first place of it."""
    # What came with the program holds no word of a journal; the script of charts is large.
    own = {path: b"" if sha256(data).hexdigest() in shipped_files() else data for path, data in site.items()}
    texts = {path: "\n".join((path, *_forms(data))).lower() for path, data in own.items()}
    found = ((slot, next((path for path, text in texts.items() if word in text), None)) for slot, word in slots.items())
    return {slot: path for slot, path in found if path}


def _forms(data: bytes) -> Iterator[str]:
    """Yield bytes as text, and as what that text may stand for."""
    text = data.decode("utf-8", "replace")
    plain = unescape(text)
    yield from (text, plain, unquote(text), unquote(plain), data.decode("utf-16-le", "replace"), re.sub("<[^>]*>", "", plain))


def may_see(audience: Audience, share: AudienceShare) -> str:
    """Return the letters of what an audience may see."""
    counts = share.scores or "categories" in share.charts
    by_config = {
        "s": counts,
        "z": share.scores,
        "b": share.scores or "score" in share.charts,
        "d": share.scores or "balance" in share.charts,
        "m": "metrics" in share.charts,
        "r": "ratings" in share.charts,
        "t": share.tags,
    }
    return "w" + "c" * (audience == "coach") + "".join(letter for letter, shared in by_config.items() if shared)
