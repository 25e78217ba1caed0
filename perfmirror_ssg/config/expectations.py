"""Expectations of a role and level, with the categories and tags that are their evidence.

In: the `[[expectations]]` tables and the categories. Out: expectations, in their order.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from perfmirror_ssg.config.keys_scoring import EXPECTATIONS
from perfmirror_ssg.config.tables import Given, filled
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.settings import Category, Expectation


def read_expectations(
    given: Sequence[Given], categories: Mapping[str, Category], aliases: Mapping[str, str]
) -> Checked[tuple[Expectation, ...]]:
    """Make expectations; categories that are unknown are left out, and of two with one id the second is."""
    names = {**{name: name for name in categories}, **aliases}
    made: dict[tuple[str, int, str], Expectation] = {}
    problems: list[Diagnostic] = []
    for one in given:
        expectation = Expectation(**filled(EXPECTATIONS.keys, one.values))
        problems += _unknown(one, names)
        key = (expectation.role, expectation.level, expectation.id)
        if key in made:
            message = f'"{expectation.id}" stands twice for {expectation.role} {expectation.level}'
            problems.append(Diagnostic(code="E419", span=one.place("id"), message=message, hint="choose another id"))
        known = tuple(names[name] for name in expectation.categories if name in names)
        made.setdefault(key, replace(expectation, categories=known))
    return Checked(value=tuple(made.values()), problems=tuple(problems))


def _unknown(one: Given, names: Mapping[str, str]) -> list[Diagnostic]:
    unknown = [
        node
        for node in one.elements("categories")
        if node.value in one.values.get("categories", ()) and node.value not in names
    ]
    return [
        Diagnostic(
            code="E418", span=node.span, message=f'there is no category "{node.value}"', hint=_meant(str(node.value), names)
        )
        for node in unknown
    ]


def _meant(name: str, names: Mapping[str, str]) -> str:
    near = nearest(name, names, 1)
    return f'did you mean "{near[0]}"?' if near else f"add [categories.{name}] with its dimension and points, or remove it"
