"""Profiles: who I was when, with the weights and the target that hold from then on.

In: the `[[profile]]` tables and the dimensions. Out: profiles, oldest first, never empty.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from perfmirror_ssg.config.keys_scoring import PROFILE, PUBLISHED
from perfmirror_ssg.config.order import not_rising, read_bands, scaled_bands
from perfmirror_ssg.config.shipped import shipped, templates
from perfmirror_ssg.config.tables import Given, filled
from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.figures import exact
from perfmirror_ssg.nearest import nearest, same_name
from perfmirror_ssg.settings import Band, Profile, Target

Weights = Mapping[str, Fraction]

DEFAULT_ROLE = "IC"

SLACK = Fraction(1, 10**9)
"""How far the sum of weights may lie from a whole."""

_OF_A_KNOWN_ROLE = frozenset({"E425", "E426"})
"""Problems that go away when the role is spelt right, which is said already."""


def read_profiles(given: Sequence[Given], dimensions: tuple[str, ...], where: Span) -> Checked[tuple[Profile, ...]]:
    """Make profiles; without any, the one that is shipped for no role in particular. `where` are the dimensions."""
    if not given:
        return _standing_in(dimensions, where)
    problems = _order(given)
    by_start: dict[Any, Profile] = {}
    for one in given:
        profile = _profile(one, dimensions)
        problems += profile.problems
        by_start.setdefault(profile.value.start, profile.value)
    return Checked(value=tuple(by_start[start] for start in sorted(by_start)), problems=tuple(problems))


def _standing_in(dimensions: tuple[str, ...], where: Span) -> Checked[tuple[Profile, ...]]:
    preset = shipped().profile(DEFAULT_ROLE, 0)
    weights = _for_dimensions(shipped().weights(preset), dimensions, where)
    target = _shipped_target(preset)
    profile = Profile(start=None, role=DEFAULT_ROLE, level=0, title=DEFAULT_ROLE, weights=weights.value, target=target)
    return Checked(value=(profile,), problems=weights.problems)


def _order(given: Sequence[Given]) -> list[Diagnostic]:
    starts = [one.values["from"] for one in given]
    return [
        Diagnostic(
            code="E411",
            span=given[index].place("from"),
            message=f"the profile from {starts[index]} stands after the one from {starts[index - 1]}",
            hint="write profiles from the oldest to the newest, each from a week of its own",
            related=(given[index - 1].place("from"),),
        )
        for index in not_rising(starts)
    ]


def _profile(given: Given, dimensions: tuple[str, ...]) -> Checked[Profile]:
    values = filled(PROFILE.keys, given.values)
    role, level = same_name(values["role"], shipped().roles) or values["role"], values["level"]
    begun = _beginning(given, role, level)
    weights = _weights(given, dimensions, begun.value, role)
    target = _target(values["target"], begun.value)
    template = _template(given, role, level) if values["template"] else Checked(value=False)
    profile = Profile(
        start=values["from"],
        role=role,
        level=level,
        title=values["title"] or (f"{role} {level}" if level else role),
        weights=weights.value,
        target=target.value,
        template=template.value,
        stated=tuple(_stated(given, weights, target)),
        shipped_level=begun.value["level"],
    )
    level_told = begun.problems or template.problems
    advice = (
        *(() if level_told else _of_another_level(given, profile)),
        *(() if begun.problems else _of_other_weeks(values["target"], begun.value)),
        *_below_all(values["target"], profile),
    )
    problems = (*begun.problems, *weights.problems, *target.problems, *template.problems, *advice)
    if begun.problems or given.node.table.keys() - given.values.keys() & {"role", "level"}:
        problems = tuple(problem for problem in problems if problem.code not in _OF_A_KNOWN_ROLE)
    return Checked(value=profile, problems=problems)


def _stated(given: Given, weights: Checked[Weights], target: Checked[Target]) -> Iterator[str]:
    """Yield which figures stand in config itself; what is wrong there is not used."""
    own, wanted = given.values.get("weights"), given.values.get("target")
    if own is not None and not weights.problems:
        yield PUBLISHED if own == PUBLISHED else "weights"
    if wanted is not None and not target.problems:
        yield from (key for key in ("period_weeks", "bands") if key in wanted.values)


def _beginning(given: Given, role: str, level: int) -> Checked[Mapping[str, Any]]:
    """Find the preset a profile begins from; a role that is not shipped must say everything itself."""
    roles = shipped().roles
    if role in roles:
        return Checked(value=shipped().profile(role, level))
    near = nearest(role, roles, 1)
    preset = shipped().profile(near[0] if near else DEFAULT_ROLE, level)
    target = given.node.table.get("target")
    if "weights" in given.node.table and target and {"period_weeks", "bands"} <= target.table.keys():
        return Checked(value=preset)
    meant = f'did you mean "{near[0]}"? else ' if near else ""
    hint = f"{meant}give it weights, and a target with period_weeks and bands; shipped are {', '.join(roles)}"
    problem = Diagnostic(code="E424", span=given.place("role"), message=f'nothing is shipped for the role "{role}"', hint=hint)
    return Checked(value=preset, problems=(problem,))


def _of_another_level(given: Given, profile: Profile) -> Iterator[Diagnostic]:
    """Advise of a level that is not shipped, where figures of the nearest stand in for it."""
    near, level, stated = profile.shipped_level, profile.level, set(profile.stated)
    says_all = {"period_weeks", "bands"} <= stated and bool({"weights", PUBLISHED} & stated)
    if near in (level, 0) or says_all:
        return
    message = f"nothing is shipped for {profile.role}, level {level}: the figures are those of level {near}, the nearest"
    hint = f"write level = {near}, or weights and a target of your own"
    yield Diagnostic(code="W581", span=given.place("level"), message=message, hint=hint)


def _of_other_weeks(stated: Given | None, preset: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Advise of a period of one's own that is judged by bands for another number of weeks."""
    target = _shipped_target(preset)
    weeks = stated.values.get("period_weeks", target.period_weeks) if stated else target.period_weeks
    if stated is None or weeks == target.period_weeks or "bands" in stated.node.table:
        return
    yield Diagnostic(
        code="W580",
        span=stated.place("period_weeks"),
        message=f"the bands are those of {target.period_weeks} weeks, and judge the points of {weeks}",
        hint=f"write the bands too, scaled to {weeks} weeks:\n{scaled_bands(target, weeks)}",
    )


def _below_all(stated: Given | None, profile: Profile) -> Iterator[Diagnostic]:
    """Advise of bands of one's own that leave low scores without any: they take the place of all that are shipped."""
    lowest = profile.target.bands[-1]
    if stated is None or "bands" not in profile.stated or lowest.threshold <= 0:
        return
    yield Diagnostic(
        code="W583",
        span=stated.elements("bands")[-1].span,
        message=f'a period below {exact(lowest.threshold)} points has no band: "{lowest.name}" is the lowest',
        hint='these bands replace the shipped ones; end them with one from 0, as ["Underperforming", 0]',
    )


def _template(given: Given, role: str, level: int) -> Checked[bool]:
    """Say whether there is a template, and which ones there are."""
    levels = [str(at) for of, at in templates() if of == role]
    if (role, level) in templates():
        return Checked(value=True)
    roles = ", ".join(dict.fromkeys(of for of, _ in templates()))
    have = f"{role} has one at the levels {', '.join(levels)}" if levels else f"there are templates for the levels of {roles}"
    message = f"there is no template for {role}, level {level}"
    hint = f"{have}; write one of them, or remove the line"
    return Checked(value=False, problems=(Diagnostic(code="E426", span=given.place("template"), message=message, hint=hint),))


def _weights(given: Given, dimensions: tuple[str, ...], preset: Mapping[str, Any], role: str) -> Checked[Weights]:
    shipped_weights = _for_dimensions(shipped().weights(preset), dimensions, given.node.key)
    if "weights" not in given.node.table:
        return shipped_weights
    stated = given.values.get("weights")
    if stated == PUBLISHED:
        return _published(given, dimensions, role, shipped_weights.value)
    if stated is None or len(stated.values) != len(stated.node.table):  # already said
        return Checked(value=shipped_weights.value)
    problems = _unknown_dimensions(stated, dimensions) or _sum(stated, given.place("weights"))
    if problems:
        return Checked(value=shipped_weights.value, problems=tuple(problems))
    scale = 100 if sum(stated.values.values()) > 2 else 1
    return Checked(value={name: stated.values.get(name, Fraction(0)) / scale for name in dimensions})


def _published(given: Given, dimensions: tuple[str, ...], role: str, otherwise: Weights) -> Checked[Weights]:
    published = shipped().published
    if role in published:
        return _for_dimensions(published[role], dimensions, given.place("weights"))
    message = f'no weights are published for the role "{role}"'
    hint = f"published are those of {', '.join(published)}; write weights of your own, or remove the line"
    problem = Diagnostic(code="E425", span=given.place("weights"), message=message, hint=hint)
    return Checked(value=otherwise, problems=(problem,))


def _unknown_dimensions(stated: Given, dimensions: tuple[str, ...]) -> list[Diagnostic]:
    unknown = [node for name, node in stated.node.table.items() if name not in dimensions]
    return [
        Diagnostic(
            code="E410",
            span=node.key,
            message=f'weights names "{node.name}", which is no dimension',
            hint=_meant(node.name, dimensions),
        )
        for node in unknown
    ]


def _meant(name: str, dimensions: tuple[str, ...]) -> str:
    near = nearest(name, dimensions, 1)
    return f"did you mean {near[0]}?" if near else f"the dimensions are {', '.join(dimensions)}"


def _sum(stated: Given, span: Span) -> list[Diagnostic]:
    total = sum(stated.values.values(), Fraction(0))
    if any(abs(total - whole) <= SLACK * whole for whole in (1, 100)):
        return []
    whole = 1 if total < 10 else 100
    left = whole - total
    hint = f"{exact(left)} is missing" if left > 0 else f"{exact(-left)} is too much"
    message = f"weights sum to {exact(total)}, not to {whole}"
    return [Diagnostic(code="E410", span=span, message=message, hint=f"{hint}; weights sum to 1, or to 100")]


def _for_dimensions(weights: Weights, dimensions: tuple[str, ...], where: Span) -> Checked[Weights]:
    """Return shipped weights; of other dimensions nothing is shipped, and all weigh the same until it is said."""
    if set(weights) == set(dimensions):
        return Checked(value={name: weights[name] for name in dimensions})
    strange = next((name for name in dimensions if name not in weights), None)
    message = (
        f'no weight is shipped for the dimension "{strange}"' if strange else "the shipped weights are for other dimensions"
    )
    each = ", ".join(f"{name} = …" for name in dimensions)
    hint = f"write weights = {{{each}}} in every [[profile]]"
    equal = dict.fromkeys(dimensions, Fraction(1, len(dimensions)))
    return Checked(value=equal, problems=(Diagnostic(code="E410", span=where, message=message, hint=hint),))


def _target(stated: Given | None, preset: Mapping[str, Any]) -> Checked[Target]:
    target = _shipped_target(preset)
    if stated is None:
        return Checked(value=target)
    bands = read_bands(stated)
    weeks = stated.values.get("period_weeks", target.period_weeks)
    return Checked(value=Target(period_weeks=weeks, bands=bands.value or target.bands), problems=bands.problems)


def _shipped_target(preset: Mapping[str, Any]) -> Target:
    values = preset["target"].values
    bands = tuple(Band(name=name, threshold=threshold) for name, threshold in values["bands"])
    return Target(period_weeks=values["period_weeks"], bands=bands)
