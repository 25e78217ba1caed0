"""Scorecards: the shipped ones, changed or switched off, and a person's own.

In: the `[scorecards.NAME]` tables. Out: those switched on, by name, shipped ones first.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from perfmirror_ssg.config.keys_scoring import SCORECARDS
from perfmirror_ssg.config.order import read_bands
from perfmirror_ssg.config.shipped import shipped
from perfmirror_ssg.config.tables import Given, filled
from perfmirror_ssg.config.toml import Node
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.settings import Band, Criterion, Scorecard


def read_scorecards(given: Mapping[str, Given]) -> Checked[Mapping[str, Scorecard]]:
    """Make the scorecards that are switched on."""
    presets = shipped().scorecards
    problems: list[Diagnostic] = []
    scorecards = {}
    for name in dict.fromkeys((*presets, *given)):
        made = _scorecard(name, presets.get(name), given.get(name))
        problems += made.problems
        if made.value:
            scorecards[name] = made.value
    distinct = _distinct(scorecards, given)
    return Checked(value=distinct.value, problems=(*problems, *distinct.problems))


def _scorecard(name: str, preset: Given | None, own: Given | None) -> Checked[Scorecard | None]:
    layers = [table.values for table in (preset, own) if table]
    values = filled(SCORECARDS.keys, *layers)
    if not values["enabled"]:
        return Checked(value=None)
    criteria = _criteria(values["criteria"])
    if not criteria:
        return Checked(value=None, problems=tuple(_no_criteria(name, own)))
    grouped = _grouped(criteria, preset, own)
    scale = _scale(preset, own, values["scale"])
    low, high = scale.value
    bands = _bands(preset, own, Fraction(high * len(criteria)))
    scorecard = Scorecard(
        name=name,
        title=values["title"] or name.replace("-", " ").capitalize(),
        about=values["about"],
        criteria=grouped.value,
        low=low,
        high=high,
        every=values["every"],
        bands=bands.value,
    )
    return Checked(value=scorecard, problems=(*grouped.problems, *scale.problems, *bands.problems))


def _criteria(stated: Given | None) -> tuple[Criterion, ...]:
    questions: Mapping[str, Any] = stated.values if stated else {}
    return tuple(Criterion(name=name, question=texts[0], thoughts=texts[1:]) for name, texts in questions.items() if texts)


def _grouped(criteria: tuple[Criterion, ...], preset: Given | None, own: Given | None) -> Checked[tuple[Criterion, ...]]:
    """Put criteria into their groups; the shipped ones go when the criteria they were made for do."""
    theirs = preset if preset and not (own and "criteria" in own.node.table) else None
    stated: Given | None = filled(SCORECARDS.keys, *(table.values for table in (theirs, own) if table))["groups"]
    if stated is None:
        return Checked(value=criteria)
    names = [criterion.name for criterion in criteria]
    places = [(group, node) for group in stated.values for node in stated.elements(group)]
    group_of = {str(node.value): group for group, node in reversed(places)}
    return Checked(
        value=tuple(replace(criterion, group=group_of.get(criterion.name, "")) for criterion in criteria),
        problems=tuple(_no_criterion(node, names) for _, node in places if str(node.value) not in names),
    )


def _no_criterion(node: Node, names: Sequence[str]) -> Diagnostic:
    near = nearest(str(node.value), names)
    hint = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(names)}"
    return Diagnostic(code="E406", span=node.span, message=f'"{node.value}" is no criterion of this scorecard', hint=hint)


def _no_criteria(name: str, own: Given | None) -> list[Diagnostic]:
    if own is None or (own.node.table.get("criteria") and own.node.table["criteria"].table):  # already said
        return []
    hint = 'add a line criteria = {trust = "do they tell us first?"}'
    return [Diagnostic(code="E408", span=own.node.key, message=f'the scorecard "{name}" has no criteria', hint=hint)]


def _scale(preset: Given | None, own: Given | None, scale: tuple[int, int]) -> Checked[tuple[int, int]]:
    low, high = scale
    if low < high or own is None:
        return Checked(value=scale)
    usual: tuple[int, int] = filled(SCORECARDS.keys, preset.values if preset else {})["scale"]
    message = f"a scale from {low} to {high} does not rise"
    hint = "write the lowest rating, then the highest, as [1, 5]"
    return Checked(value=usual, problems=(Diagnostic(code="E421", span=own.place("scale"), message=message, hint=hint),))


def _bands(preset: Given | None, own: Given | None, highest: Fraction) -> Checked[tuple[Band, ...]]:
    """Make bands of totals; the shipped ones go when the criteria or the scale they were made for do."""
    if own and "bands" in own.node.table:
        bands = read_bands(own, highest)
        return Checked(value=bands.value or (), problems=bands.problems)
    if preset is None or (own and own.node.table.keys() & {"criteria", "scale"}):
        return Checked(value=())
    return Checked(value=read_bands(preset, highest).value or ())


def _distinct(scorecards: Mapping[str, Scorecard], given: Mapping[str, Given]) -> Checked[Mapping[str, Scorecard]]:
    """Leave out criteria that another scorecard of the short form has: `ratings:` could not tell them apart."""
    own = {name: table for name, table in given.items() if "criteria" in table.values or "about" in table.values}
    owner: dict[str, str] = {}
    kept = dict(scorecards)
    problems = []
    for name in sorted((n for n, card in scorecards.items() if card.short), key=lambda name: name in own):
        clashes = {c.name for c in scorecards[name].criteria} & owner.keys()
        kept[name] = replace(scorecards[name], criteria=tuple(c for c in scorecards[name].criteria if c.name not in clashes))
        problems += [_clash(own[name], criterion, owner[criterion]) for criterion in sorted(clashes)]
        owner |= {criterion.name: name for criterion in kept[name].criteria}
    return Checked(value=kept, problems=tuple(problems))


def _clash(table: Given, criterion: str, other: str) -> Diagnostic:
    criteria = table.values.get("criteria")
    span = criteria.node.table[criterion].key if criteria else table.place("about")
    message = f'"{criterion}" is a criterion of "{other}" too, and ratings could not tell them apart'
    return Diagnostic(code="E420", span=span, message=message, hint=f"give it another name, or switch {other} off")
