"""The files of a new journal: a configuration and a first week that teach, and two small files beside them.

In: the week it begins with, and the preset, if one was chosen. Out: texts by path from the site folder. All examples
are comments: nothing counts yet.
"""

import textwrap
from collections.abc import Iterator, Mapping
from fractions import Fraction

from perfmirror_ssg.config.order import scaled_bands
from perfmirror_ssg.config.presets import Preset, weights_in_words
from perfmirror_ssg.figures import exact
from perfmirror_ssg.settings import Category, Target
from perfmirror_ssg.weeks import Week


def starter(week: Week, preset: Preset | None = None) -> Mapping[str, str]:
    """Return the texts of a new site folder, by path; the week's file is `journal/YEAR/WEEK.md`."""
    profile = "".join(f"{line}\n" for line in _profile(preset)) if preset else _NO_PROFILE
    return {
        "config.toml": _CONFIG.replace("PROFILE\n", profile).replace("WEEK", str(week)),
        f"journal/{week.year:04}/{week}.md": _WEEK.replace("REVISIT", str(week.shift(13))),
        ".gitignore": "# what ssg keeps and writes; it can be made again\n.ssg/\n_site/\n_site-*/\n*.ssg-staging-*/\n",
        "README.md": _README,
    }


def _profile(preset: Preset) -> Iterator[str]:
    """Write the profile of a preset, what it means, and how to replace a part of it."""
    profile = preset.profile
    yield "# Who you are, and what is asked of you. When you change role, add a second table: the weeks before it stay as"
    yield "# they were scored. `ssg presets` lists all roles and levels."
    yield "[[profile]]"
    yield 'from = "WEEK"'
    yield f'role = "{profile.role}"'
    yield f"level = {profile.level}" if profile.level else "level = 0                         # any"
    if preset.template:
        yield "template = true"
        yield "# template = false                # in its place: the shipped points, and no count is expected of a week"
    yield f'# title = "{profile.role}, Payments"'
    yield "#"
    yield f"# What {preset.name if profile.level else f'{preset.name} of any level'} brings with it:"
    yield from _meaning(preset)
    yield "#"
    yield "# A line of your own replaces what it names, and the rest stays: all weights, all bands, else one figure:"
    yield f"# weights = {{{', '.join(f'{name} = {exact(weight)}' for name, weight in profile.weights.items())}}}"
    yield "# (the bands are points of a whole period, so another length needs others; here they are scaled)"
    yield "# [profile.target]"
    yield "# period_weeks = 8"
    yield from _bands(profile.target, 8)
    if preset.template:
        yield f"# [categories.{preset.template[0].name}]"
        yield "# expected = 4"


def _meaning(preset: Preset) -> Iterator[str]:
    target = preset.profile.target
    bands = ", ".join(f"{band.name} from {exact(band.threshold)}" for band in target.bands)
    yield from _comment(f"weights of {weights_in_words(preset.profile.weights)}")
    yield from _comment(f"bands, by the points of {target.period_weeks} weeks: {bands}")
    if preset.template:
        yield from _comment(f"the template of a week, count × points: {', '.join(map(_expected, preset.template))}")
    else:
        yield from _comment("no template of a week: the shipped points hold, and you say what you expect")


def _bands(target: Target, weeks: int) -> Iterator[str]:
    """Write bands for another number of weeks, a line each."""
    first, *others = scaled_bands(target, weeks).split("], ")
    yield "],\n".join((f"# {first}", *(f"#   {other}" for other in others)))


def _expected(category: Category) -> str:
    version = category.versions[0]
    return f"{category.name} {exact(version.expected or Fraction(0))} × {exact(version.points)}"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, 118, initial_indent="# - ", subsequent_indent="#   ", break_on_hyphens=False)


_CONFIG = """\
# Everything here is optional: a journal works without a line of it. A line that begins with # is not read.
# `ssg schema config` lists every table and key; `ssg check` says what is wrong, where, and what to write.
schema = 1

[site]
title = "Mirror"
# author = "Your name"
# timezone = "Europe/Berlin"        # else that of this machine
# start = "WEEK"                # the journal's first week; else its first file

PROFILE

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

_NO_PROFILE = """\
# Who you are, and what is asked of you. A role and a level bring weights and a target with them; state your own
# to replace them. When you change role, add a second table: the weeks before it stay as they were scored.
# [[profile]]
# from = "WEEK"
# role = "IC"                       # or "Manager"
# level = 4
# title = "Engineer, Payments"
# weights = {input = 0.2, output = 0.4, outcome = 0.3, impact = 0.1}"""

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
