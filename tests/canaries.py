"""A journal with a canary in every slot: a word that stands nowhere else, so that wherever it turns up, it came from there.

A slot is written `$p_title`; its first letter says who may see it: `p` its writer alone, on a page; `n` nobody but its writer;
`x` nobody at all (comments, drafts); `c` a coach; `w` the world; `s`, `z`, `b`, `d`, `m`, `r`, `t` whom config lets see
counts, scores, bands, dimensions, metrics, ratings, tags.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import unescape
from io import BytesIO
from string import Template
from unicodedata import normalize
from urllib.parse import unquote

from PIL import Image

from perfmirror_ssg.audit.corpus import shipped_files
from perfmirror_ssg.audit.pieces import Line, Unfolding
from perfmirror_ssg.kinds import KINDS, Kind, Type
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
[categories.$n_category]
dimension = "output"
points = 5
title = "Idle $n_category_title"
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
[metrics.$p_metric]
title = "Other $p_metric_title"
unit = "$p_unit"
[metrics.$n_metric]
title = "No $n_metric_title"

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
  one-on-one: {count: 2, note: "Note $p_note https://note.example/$p_ref"}
output:
  $s_category: {count: 3, note: "$p_noted"}
  $z_zero: 0
outcome:
  unblocked-team: ["One $p_listed", {note: "Two $p_mapped", score: 25, for: $p_need}]
impact:
levers: {teacher: $p_teacher, peer: [$p_peer], student: $p_student}
ratings: {$r_criterion: 4}
scorecards: {bus-factor: {$p_subject: {coverage: 1}}, $p_card: {team: {$p_criterion: 2}}}
metrics: {$m_metric: $m_figure}
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

Alt ![$p_alt](../$p_folder/$p_picture.jpg "$p_picture_title")
and [label $p_label](https://$p_host.example/$p_path?$p_query "$p_link_title").
See [referred $p_referred][def] and a footnote[^$n_note_label], [[$p_page]], [[$p_page#Deep $p_deep|$p_wiki_label]].
- [ ] Task $p_task

[def]: https://$p_defined.example "$p_defined_title"
[^$n_note_label]: Footnote $p_footnote

::: share public
### Shared $w_heading of [[$p_page]]

Shared $w_prose by $p_name and Dr $p_name_of_hers, see [[$p_page]], [[$p_page#Deep $p_deep]], [[^$p_record]],
[[2026-W31#Heading $p_other]], [[#Heading $p_heading]], [[$n_sent.pdf]] and [[$n_open]].
Here %% $x_inner_comment %% ![[../$n_shared_folder/$n_shared_picture.jpg|alt $w_alt]]. ^$n_block

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
share_title: Not $n_unused_share_title
metrics: {$m_metric: $p_figure, $p_metric: $p_other_figure}
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
Hidden $p_open_hidden ![[../$p_attached.pdf]] ![[../$p_folder/$p_picture.jpg]]
![[../$n_shared_folder/$p_beside.jpg]]

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
==> journal/stories/$n_shared_story_file.md <==
---
title: Story $p_shared_story
questions: [When $p_shared_question]
learned: Learned $p_shared_learned
share: public
share_title: Story $w_story
---
## Task $p_task_heading
::: share public
## Situation $w_situation_heading
$w_situation
:::
==> journal/reviews/2026-Q3.md <==
---
title: Review $p_review
---
Reflected $p_reflected
==> journal/_drafts/$x_draft_file.md <==
Draft $x_draft
==> journal/$p_attached.pdf <==
%PDF $p_attached_bytes
==> journal/$n_sent.pdf <==
%PDF $w_sent_bytes
"""

PICTURES = {
    "journal/$p_folder/$p_picture.jpg": "p_picture",
    "journal/$n_shared_folder/$p_beside.jpg": "p_beside",
    "journal/$n_shared_folder/$n_shared_picture.jpg": "w_shared",
    "journal/$x_folder/$x_unused.jpg": "x_unused",
}
"""Photographs, and what the slots of what a camera says of them begin with."""

_TOLD = {"artist": 0x013B, "description": 0x010E, "comment": 0x9286, "owner": 0xA430, "copyright": 0x8298, "title": 0x9C9B}
"""Tags of EXIF 2.32, and of the one that Windows writes in two-byte letters."""
_CANARY = re.compile(r"zq[a-p]{10}|0\.\d{10}7")
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CANARIES = re.compile(f"(?=({_CANARY.pattern}))")


class Canaries(dict[str, str]):
    """A word for each slot that is asked for; the same word every time."""

    def __missing__(self, slot: str) -> str:
        """Make the word of a slot, of letters that stand in no dictionary; that of a figure is one that nothing adds up to."""
        digest = sha256(slot.encode()).hexdigest()
        figure = slot.endswith("_figure")
        word = f"0.{int(digest[:8], 16):010}7" if figure else "zq" + "".join(chr(ord("a") + int(d, 16)) for d in digest[:10])
        self[slot] = word
        return word

    def of(self, who: str) -> dict[str, str]:
        """Return the slots whose first letter is one of these."""
        return {slot: word for slot, word in self.items() if slot[0] in who}


def canary_journal(share: str = "") -> tuple[dict[str, str | bytes], Canaries]:
    """Write the journal, with more of config.toml; return its files, and its canaries."""
    words = Canaries()
    text = Template("\n".join((CONFIG + share, PEOPLE, THEME, SHARED_WEEK, OTHERS, _week_of_all_kinds()))).substitute(words)
    pictures = {Template(path).substitute(words): _photograph(slot, words) for path, slot in PICTURES.items()}
    return {**parse_site(text).files, **pictures}, words


def _week_of_all_kinds() -> str:
    """Write a shared week with records of every kind and with every field of words, in front matter and body, and updates."""
    front = "\n".join(f"{kind.key}:\n  - {{{_front('p', kind)}}}\n  - {{{_front('w', kind)}, share: public}}" for kind in KINDS)
    items = "\n".join(f"## {kind.title}\n{_item('p', kind)}\n{_item('w', kind)}\n{_item('c', kind)}" for kind in KINDS)
    updates = "\n".join(f"{_update('p', kind)}\n{_update('c', kind)}" for kind in KINDS)
    return f"==> journal/2026/2026-W29.md <==\n---\nshare: public\n{front}\n---\n{items}\n## Updates\n{updates}\n"


def _front(who: str, kind: Kind) -> str:
    return ", ".join(f"{name}: {_slot(who, 'front', kind, name)}" for name in ("title", "id", "detail", *_texts(kind)))


def _item(who: str, kind: Kind) -> str:
    share = {"c": "[share:: coach] ", "w": "[share:: public] "}.get(who, "")
    fields = " ".join(f"[{name}:: {_slot(who, kind, name)}]" for name in _texts(kind))
    return (
        f"- Item {_slot(who, kind, 'title')} {fields} {share}^{_slot(who, kind, 'id')}\n  Detail {_slot(who, kind, 'detail')}"
    )


def _update(who: str, kind: Kind) -> str:
    share = "[share:: coach] " if who == "c" else ""
    fields = " ".join(f"[{name}:: {_slot(who, 'later', kind, name)}]" for name in _texts(kind))
    return f"- ^{_slot('w', kind, 'id')} {fields} {share}{_slot(who, 'later', kind, 'words')}"


def _texts(kind: Kind) -> Iterable[str]:
    return (name for name, row in kind.fields.items() if row.type is Type.TEXT)


def _slot(who: str, *names: Kind | str) -> str:
    words = (name if isinstance(name, str) else name.name for name in names)
    return "$" + "_".join((who, *words)).replace("-", "_")


def _photograph(slot: str, words: Canaries) -> bytes:
    """Make a picture as a camera does that tells who took it, and of what."""
    exif = Image.Exif()
    for name, tag in _TOLD.items():
        word = words[f"{slot}_{name}"]
        exif[tag] = f"{word}\0".encode("utf-16-le") if name == "title" else word
    exif.get_ifd(0x8825)[29] = words[f"{slot}_place"]
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{words[f"{slot}_creator"]}</dc:creator></x:xmpmeta>'
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif, xmp=packet.encode(), comment=words[f"{slot}_remark"])
    return file.getvalue()


def found_in(site: Mapping[str, bytes], slots: Mapping[str, str]) -> dict[str, str]:
    """Return which canaries are in a site, in its files or their names, each with the first place of it."""
    unfolding = Unfolding()
    places: dict[str, str] = {}
    texts: dict[str, str] = {}
    for path, data in site.items():
        # What came with the program holds no word of a journal; the script of charts is large.
        own = b"" if sha256(data).hexdigest() in shipped_files() else data
        unfolded = (piece.text for piece in unfolding.file(own) if isinstance(piece, Line))
        said = normalize("NFKC", "\n".join((path, *_forms(own), *unfolded)))
        texts[path] = _NO_WIDTH.sub("", said).lower()
        for word in _CANARIES.findall(texts[path]):
            places.setdefault(word, path)
    others = {word for word in slots.values() if not _CANARY.fullmatch(word)}
    places |= {word: path for path, text in texts.items() for word in others if word in text}
    return {slot: places[word] for slot, word in slots.items() if word in places}


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
