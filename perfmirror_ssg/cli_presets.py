"""The command that shows presets: which roles and levels there are, and what each brings with it.

In: arguments. Out: text on stdout, at most 100 columns wide.
"""

import textwrap
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import click

from perfmirror_ssg.cli_site import Failure
from perfmirror_ssg.figures import exact
from perfmirror_ssg.phrases import number

if TYPE_CHECKING:
    from perfmirror_ssg.config.presets import Preset

WIDTH = 100


@click.command(epilog="Example: ssg presets Manager 4")
@click.argument("words", nargs=-1, metavar="[ROLE [LEVEL]]")
def presets(words: tuple[str, ...]) -> None:
    """Show what roles and levels bring with them.

    Their weights, targets, templates and expectations: in a list, or with ROLE and LEVEL one of
    them in full. A level of 0 means any.
    """
    from perfmirror_ssg.config.presets import presets as every

    role, level = _asked(words)
    if level is not None:
        click.echo("\n".join(_in_full(find_preset(role, level))))
        return
    known = known_role(role) if role else None
    shown = [preset for preset in every() if known in {None, preset.profile.role}]
    click.echo("\n".join(_listed(shown)))


def known_role(role: str) -> str:
    """Return the shipped role that was typed, or end."""
    from perfmirror_ssg.config.shipped import shipped
    from perfmirror_ssg.nearest import nearest, same_name

    roles = shipped().roles
    if known := same_name(role, roles):
        return known
    meant = "".join(f"did you mean {name}? " for name in nearest(role, roles, 1))
    raise Failure(f'there is no role "{role}": {meant}there are {", ".join(roles)}')


def find_preset(role: str, level: int) -> "Preset":
    """Return a preset that was asked for, or end."""
    from perfmirror_ssg.config.presets import levels, make_preset

    known = known_role(role)
    if level in (there := levels(known)):
        return make_preset(known, level)
    near = min(there, key=lambda one: abs(one - level))
    among = ", ".join("0 (any)" if one == 0 else str(one) for one in there)
    raise Failure(f"there is no {known} of level {level}: the nearest is {near}, of {among}")


def _asked(words: tuple[str, ...]) -> tuple[str, int | None]:
    """Tell role and level apart: `Senior Manager 0` needs no quotes."""
    if not words or not words[-1].isdecimal():
        return " ".join(words), None
    if len(words) == 1:
        raise Failure(f"level {words[0]} of which role? write it before: ssg presets IC {words[0]}")
    return " ".join(words[:-1]), int(words[-1][:6])


def _listed(presets: Sequence["Preset"]) -> Iterator[str]:
    dimensions = tuple(presets[0].profile.weights)
    weights = " ".join(f"{name:>7}" for name in dimensions)
    bands = f"{'meeting':>8} {'strong':>7} {'outst.':>7}"
    yield f"{'role':14} {'level':>5} {weights} {bands} {'weeks':>5} {'template':>8} {'expect.':>7}"
    for preset in presets:
        profile = preset.profile
        weights = " ".join(f"{exact(profile.weights[name]):>7}" for name in dimensions)
        outstanding, strong, meeting = (exact(band.threshold) for band in profile.target.bands[:3])
        template = "yes" if preset.template else "–"
        yield (
            f"{profile.role:14} {profile.level or 'any':>5} {weights} {meeting:>8} {strong:>7} {outstanding:>7} "
            f"{profile.target.period_weeks:>5} {template:>8} {len(preset.expectations):>7}"
        )
    yield ""
    yield from textwrap.wrap(
        "Weights of the dimensions; points from which a period of so many weeks is Meeting Expectations, Strong "
        "Performance, Outstanding; whether there is a template of a week; how many expectations. "
        "`ssg presets ROLE LEVEL` shows one in full.",
        WIDTH,
    )


def _in_full(preset: "Preset") -> Iterator[str]:
    from perfmirror_ssg.config.presets import weights_in_words

    profile = preset.profile
    yield preset.name if profile.level else f"{preset.name}, any level"
    yield f"\nWeights: {weights_in_words(profile.weights)}"
    if preset.published != profile.weights:
        yield f'With weights = "published": {weights_in_words(preset.published)}'
    yield f"\nBands, of {number(profile.target.period_weeks, 'week')}"
    yield from (f"  {band.name:32} from {exact(band.threshold):>4} points" for band in profile.target.bands)
    yield from _template(preset)
    yield "\nExpectations"
    for expectation in preset.expectations:
        yield f"  {expectation.id}"
        yield from _indented(expectation.text)
        weeks = f"weeks tagged {', '.join(expectation.tags)}"
        yield from _indented(f"evidence: {'; '.join(filter(None, (', '.join(expectation.categories), weeks)))}")
        yield from _indented(f"next week: {expectation.suggestion}")


def _template(preset: "Preset") -> Iterator[str]:
    if not preset.template:
        yield "\nThere is no template: the shipped points hold, and no count is expected of a week"
        return
    yield "\nTemplate of a week, in force with template = true"
    for category in preset.template:
        version = category.versions[0]
        expected = version.expected or Fraction(0)
        sum_of = f"{exact(expected):>3} × {exact(version.points):>2} = {exact(expected * version.points):>3} points"
        yield f"  {category.dimension:8} {category.name:26} {sum_of}"
    weeks = preset.profile.target.period_weeks
    score = preset.expected_score
    yield f"  weighted: {exact(score)} a week, {exact(score * weeks)} in {number(weeks, 'week')}"


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 6)
