"""The files of a new journal: a configuration and a first week that teach, and two small files beside them.

In: the week it begins with. Out: texts by path from the site folder. All examples are comments: nothing counts yet.
"""

from collections.abc import Mapping

from perfmirror_ssg.weeks import Week


def starter(week: Week) -> Mapping[str, str]:
    """Return the texts of a new site folder, by path; the week's file is `journal/YEAR/WEEK.md`."""
    return {
        "config.toml": _CONFIG.replace("WEEK", str(week)),
        f"journal/{week.year:04}/{week}.md": _WEEK.replace("REVISIT", str(week.shift(13))),
        ".gitignore": "# what ssg keeps and writes; it can be made again\n.ssg/\n_site/\n*.ssg-staging-*/\n",
        "README.md": _README,
    }


_CONFIG = """\
# Everything here is optional: a journal works without a line of it. A line that begins with # is not read.
# `ssg schema config` lists every table and key; `ssg check` says what is wrong, where, and what to write.
schema = 1

[site]
title = "Mirror"
# author = "Your name"
# timezone = "Europe/Berlin"        # else that of this machine
# start = "WEEK"                # the journal's first week; else its first file

# Who you are, and what is asked of you. A role and a level bring weights and a target with them; state your own
# to replace them. When you change role, add a second table: the weeks before it stay as they were scored.
# [[profile]]
# from = "WEEK"
# role = "IC"                       # or "Manager"
# level = 4
# title = "Engineer, Payments"
# weights = {input = 0.2, output = 0.4, outcome = 0.3, impact = 0.1}

# What a piece of work is worth in points, and how many of them you expect of yourself in a week.
# [categories.design-doc]
# points = 10
# expected = 0.5

# A category of your own.
# [categories.on-call-shift]
# dimension = "output"
# points = 4

# Weeks off count neither for nor against you. `ssg off WEEK "holiday"` writes this table.
# [[off]]
# from = "WEEK"
# to = "WEEK"
# reason = "holiday"
"""

_WEEK = """\
---
# One week of your journal. Everything here is optional, and one answer is enough to save a week.
# Up here, a line that begins with # is an example and is not read: take the # away and make it yours.

# What was this week, in one sentence?
# summary: Found out where on-call really hurts.

# What did you do (input), make (output), and what came of it (outcome, impact)?
# A number counts; words count once and are the evidence, with their link.
input:
  # one-on-one: 6
  # code-review: {count: 8, note: mostly the SDK}
output:
  # design-doc: "RFC: merge probe configs https://example.com/rfc/12"
  # pull-request: 3
outcome:
  # unblocked-team:
  #   - Billing could ship after we agreed the contract
  #   - Alert noise halved
impact:

# Who taught you, who tested you, whom did you teach?
# levers: {teacher: Grace, peer: [Linus], student: Ada}

# How was it? Once you have rated, `ssg new` asks again when the time has come.
# ratings: {energy: 4, morale: 4, load: 3}
---

%% Between two percent signs stands a comment, as here: it reaches no page. Below is room for prose, in Markdown. %%

%%
What you decide, expect and wonder about comes back when it is time, if you give it a line under one of these headings.
The last word of the line is its id: a later week can tell what became of it. Take a section out of this comment to use it.

## Decisions
- Two people are on call from now on, not one [confidence:: 70%] [revisit:: REVISIT] ^two-on-call

## Hypotheses
- Most of the pages at night come from three checks [confidence:: 60%] ^three-noisy-checks

## Open questions
- Who would notice if the weekly report stopped? ^weekly-report

## Updates
- ^three-noisy-checks [status:: confirmed] Four of five, even.
%%
"""

_README = """\
# My journal

One Markdown file a week in `journal/`, read by `ssg`. What it writes goes to `_site/`; the journal itself is only ever
written by you, and by the commands that say so (`ssg new`, `ssg add`, `ssg off`).

    ssg new                             this week's file
    ssg add decision "Keep it simple"   one line, from wherever you are
    ssg check                           what is wrong, where, and what to write
    ssg build                           the site, in _site/index.html
    ssg status                          the short of it, in the terminal
"""
