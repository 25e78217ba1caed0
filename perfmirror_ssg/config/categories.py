"""Categories and dimensions: what counts, where it belongs, what it is worth over time.

In: `[scoring]`, the `[categories.NAME]` tables, the profiles for the templates in force. Out: categories by name, shipped
ones first, and their other names. Figure by figure, config's own holds over a template's, and that over the shipped.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from perfmirror_ssg.config.keys_scoring import CATEGORIES, SCORING
from perfmirror_ssg.config.order import not_rising
from perfmirror_ssg.config.shipped import Template, shipped, template_categories, templates
from perfmirror_ssg.config.tables import Given, filled
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.settings import Category, CategoryVersion, Profile
from perfmirror_ssg.weeks import Week

InForce = Sequence[tuple[Week | None, Mapping[str, Any]]]
"""Figures, each from a week on until the next; None: from ever."""

TAKEN = frozenset(
    {
        "extra",
        "levers",
        "metrics",
        "off",
        "ratings",
        "scorecards",
        "share",
        "summary",
        "tags",
        "title",
        "week",
        "written",
        *(kind.key for kind in KINDS),
    }
)
"""Keys of an entry, which no dimension can be called, for dimensions stand beside them."""


def read_dimensions(scoring: Given | None, named: Collection[str]) -> Checked[tuple[str, ...]]:
    """Make the dimensions; one that cannot be used is left out, and without any the shipped ones hold.

    One that is nearly a shipped one, and is `named` nowhere else, is read as that: otherwise all that is of it would be wrong.
    """
    shipped_ones: tuple[str, ...] = filled(SCORING.keys)["dimensions"]
    if scoring is None or "dimensions" not in scoring.values:
        return Checked(value=shipped_ones)
    kept: list[str] = []
    problems = []
    for node in scoring.elements("dimensions"):
        name = node.value
        if name not in scoring.values["dimensions"]:  # already said
            continue
        if name in TAKEN or name in kept:
            message = (
                f'"{name}" stands twice' if name in kept else f'no dimension can be called "{name}": it is a key of entries'
            )
            hint = "name each dimension once" if name in kept else "choose another name"
            problems.append(Diagnostic(code="E417", span=node.span, message=message, hint=hint))
        elif name not in named and (meant := nearest(str(name), set(shipped_ones) - {*scoring.values["dimensions"]}, 1)):
            message = f'nothing in this file is of the dimension "{name}"'
            hint = f'did you mean "{meant[0]}"? else give it a weight in every [[profile]]'
            problems.append(Diagnostic(code="E417", span=node.span, message=message, hint=hint))
            kept.append(meant[0])
        else:
            kept.append(str(name))
    if not scoring.elements("dimensions"):
        hint = f"name at least one, or remove the line for {', '.join(shipped_ones)}"
        problems.append(Diagnostic(code="E417", span=scoring.place("dimensions"), message="there is no dimension", hint=hint))
    return Checked(value=tuple(kept) or shipped_ones, problems=tuple(problems))


def read_categories(
    given: Mapping[str, Given], dimensions: tuple[str, ...], profiles: Sequence[Profile]
) -> Checked[Mapping[str, Category]]:
    """Make every category whose dimension is in use; what config does not change is as a template has it, or as shipped."""
    presets = _presets(profiles)
    problems: list[Diagnostic] = []
    categories = {}
    for name in dict.fromkeys((*presets, *given)):
        made = _category(name, presets, given.get(name), dimensions)
        problems += made.problems
        if made.value:
            categories[name] = made.value
    return Checked(value=categories, problems=tuple(problems))


def read_aliases(given: Mapping[str, Given], categories: Mapping[str, Category]) -> Checked[Mapping[str, str]]:
    """Make the other names of categories; one that already means something else is left out."""
    aliases: dict[str, str] = {}
    problems = []
    for name, table in given.items():
        for node in table.elements("aliases") if name in categories else ():
            alias = str(node.value)
            if alias not in categories[name].aliases:  # already said
                continue
            if alias in categories or alias in aliases:
                what = "is a category itself" if alias in categories else f'already means "{aliases[alias]}"'
                hint = "remove it here, or give it another name"
                problems.append(Diagnostic(code="E416", span=node.span, message=f'"{alias}" {what}', hint=hint))
            else:
                aliases[alias] = name
    return Checked(value=aliases, problems=tuple(problems))


def _presets(profiles: Sequence[Profile]) -> Mapping[str, InForce]:
    """Return what is shipped of each category, with the figures of templates from the weeks of their profiles on."""
    layers = [(profile.start, templates()[profile.role, profile.level] if profile.template else {}) for profile in profiles]
    layers[0] = (None, layers[0][1])  # the first template holds before its profile, as the profile's weights do
    brought = {name for _, template in layers for name in template}
    only_there = {name: row for name, row in template_categories().items() if name in brought} if brought else {}
    values = {name: table.values for name, table in shipped().categories.items()} | only_there
    return {name: _in_force(name, row, layers if name in brought else layers[:1]) for name, row in values.items()}


def _in_force(name: str, values: Mapping[str, Any], layers: Sequence[tuple[Week | None, Template]]) -> InForce:
    return [(start, {**values, **template.get(name, {})}) for start, template in layers]


def _category(
    name: str, all_presets: Mapping[str, InForce], own: Given | None, dimensions: tuple[str, ...]
) -> Checked[Category | None]:
    presets = all_presets.get(name, ())
    shipped_values = presets[0][1] if presets else {}
    own_values = own.values if own else {}
    values = filled(CATEGORIES.keys, shipped_values, own_values)
    problems = (
        (*_missing(name, own, values, all_presets), *_dimension(name, own, values["dimension"], dimensions)) if own else ()
    )
    dimension = next((d for d in (values["dimension"], shipped_values.get("dimension")) if d in dimensions), None)
    if dimension is None:
        return Checked(value=None, problems=problems)
    category = Category(
        name=name,
        dimension=dimension,
        title=values["title"] or "",
        description=values["description"],
        aliases=values["aliases"],
        versions=_versions(presets or [(None, {})], own),
    )
    return Checked(value=category, problems=(*problems, *(_changes(own) if own else ())))


def _missing(name: str, own: Given, values: Mapping[str, Any], known: Collection[str]) -> list[Diagnostic]:
    """Say what a new category lacks, or which one was meant; what is there and wrong was said already."""
    there = own.node.table.keys()
    lacks = []
    if values["dimension"] is None and "dimension" not in there:
        lacks.append(("dimension", 'dimension = "output"'))
    if values["points"] is None and not there & {"points", "tiers"}:
        lacks.append(("points", "points = 3"))
    if lacks and (near := nearest(name, known, 1)):
        message = f'there is no category "{name}", and for a new one it lacks {" and ".join(key for key, _ in lacks)}'
        hint = f"did you mean [categories.{near[0]}]? else add {' and '.join(line for _, line in lacks)}"
        return [Diagnostic(code="E408", span=own.node.key, message=message, hint=hint)]
    return [
        Diagnostic(code="E408", span=own.node.key, message=f'the new category "{name}" has no {key}', hint=f"add a line {line}")
        for key, line in lacks
    ]


def _dimension(name: str, own: Given, dimension: str | None, dimensions: tuple[str, ...]) -> list[Diagnostic]:
    if dimension is None or dimension in dimensions or dimension in TAKEN:  # the last was said of [scoring]
        return []
    near = nearest(dimension, dimensions, 1)
    hint = f"did you mean {near[0]}?" if near else f"the dimensions are {', '.join(dimensions)}"
    message = f'"{name}" belongs to "{dimension}", which is no dimension'
    return [Diagnostic(code="E415", span=own.place("dimension"), message=message, hint=hint)]


def _versions(presets: InForce, own: Given | None) -> tuple[CategoryVersion, ...]:
    """Make the figures of a category over time: in each week the preset's, then what config says one after another."""
    changes = sorted(own.values.get("change", ()), key=_start) if own else []
    starts = {start for start, _ in presets if start} | {_start(change) for change in changes}
    versions = []
    for week in (None, *sorted(starts)):
        preset = [values for start, values in presets if start is None or (week and start <= week)][-1]
        said = [own.values if own else {}, *(change.values for change in changes if week and _start(change) <= week)]
        versions.append(replace(_figures([preset, *said]), start=week))
    return tuple(version for before, version in zip((None, *versions), versions, strict=False) if not _same(before, version))


def _start(change: Given) -> Week:
    start: Week = change.values["from"]
    return start


def _same(before: CategoryVersion | None, version: CategoryVersion) -> bool:
    return before is not None and replace(before, start=version.start) == version


def _figures(tables: Sequence[Mapping[str, Any]]) -> CategoryVersion:
    """Return the figures after tables of them, each of which keeps what it does not state."""
    version = CategoryVersion(start=None, points=Fraction(0), tiers=(), expected=None)
    for values in tables:
        version = _version(version, values)
    return version


def _version(before: CategoryVersion, values: Mapping[str, Any]) -> CategoryVersion:
    """Return the figures after a table of them: points end tiers, tiers leave points unused."""
    tiers = values.get("tiers", () if "points" in values else before.tiers)
    return CategoryVersion(
        start=None,
        points=values.get("points", before.points),
        tiers=before.tiers if not_rising([count for count, _ in tiers]) else tiers,
        expected=values.get("expected", before.expected),
    )


def _tiers(table: Given) -> list[Diagnostic]:
    tiers, nodes = table.values.get("tiers", ()), table.elements("tiers")
    problems = []
    if "tiers" in table.values and "points" in table.values:
        message = "points are not used beside tiers"
        problems.append(Diagnostic(code="E413", span=table.place("points"), message=message, hint="keep points or tiers"))
    if len(tiers) != len(nodes):  # already said
        return problems
    for index in not_rising([count for count, _ in tiers]):
        message = f"the step from {tiers[index][0]} stands after the one from {tiers[index - 1][0]}"
        hint = "write steps by rising count, as [[1, 3], [3, 5], [5, 10]]"
        problems.append(Diagnostic(code="E413", span=nodes[index].span, message=message, hint=hint))
    return problems


def _changes(own: Given) -> list[Diagnostic]:
    """Say what is wrong with figures and their changes."""
    changes: tuple[Given, ...] = own.values.get("change", ())
    starts = [_start(change) for change in changes]
    problems = [problem for table in (own, *changes) for problem in _tiers(table)]
    problems += [
        Diagnostic(
            code="E414",
            span=changes[index].place("from"),
            message=f"the change from {starts[index]} stands after the one from {starts[index - 1]}",
            hint="write changes from the oldest to the newest, each from a week of its own",
        )
        for index in not_rising(starts)
    ]
    idle = [change for change in changes if change.node.table.keys() == {"from"}]
    hint = "add points, tiers or expected, or remove it"
    problems += [Diagnostic(code="E408", span=one.node.key, message="this change changes nothing", hint=hint) for one in idle]
    return problems
