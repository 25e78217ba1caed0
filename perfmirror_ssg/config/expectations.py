"""Expectations of a role and level, with the categories and tags that are their evidence.

In: the `[[expectations]]` tables and the categories. Out: expectations, shipped ones first, in their order.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from perfmirror_ssg.config.keys_scoring import EXPECTATIONS
from perfmirror_ssg.config.shipped import shipped, shipped_expectations
from perfmirror_ssg.config.tables import Given, filled
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.nearest import nearest, same_name
from perfmirror_ssg.settings import Category, Expectation, Profile

Id = tuple[str, int, str]
"""Role, level, id."""


def read_expectations(
    given: Sequence[Given], categories: Mapping[str, Category], aliases: Mapping[str, str], *, alone: bool
) -> Checked[tuple[Expectation, ...]]:
    """Make expectations: the shipped ones whose evidence there can be, then a person's own, which replace those of their id.

    Where a person's own stand `alone`, they are all there is.
    Categories that are unknown are left out, and of two with one id the second is.
    """
    names = {**{name: name for name in categories}, **aliases}
    own: dict[Id, Expectation] = {}
    problems: list[Diagnostic] = []
    for one in given:
        expectation = _expectation(one)
        problems += _unknown(one, names)
        if _id(expectation) in own:
            message = f'"{expectation.id}" stands twice for {expectation.role} {expectation.level}'
            problems.append(Diagnostic(code="E419", span=one.place("id"), message=message, hint="choose another id"))
        own.setdefault(_id(expectation), _of(expectation, names))
    there = {_id(one): _of(one, names) for one in shipped_expectations() if not alone}
    kept = {key: one for key, one in there.items() if one.categories or one.tags}
    return Checked(value=tuple((kept | own).values()), problems=tuple(problems))


def strangers(given: Sequence[Given], profiles: Iterable[Profile]) -> tuple[Diagnostic, ...]:
    """Return a problem for each expectation of a role that is neither shipped nor of a profile: no page would show it."""
    roles = tuple(dict.fromkeys((*shipped().roles, *(profile.role for profile in profiles))))
    return tuple(_stranger(one, roles) for one in given if _expectation(one).role not in roles)


def _stranger(given: Given, roles: Sequence[str]) -> Diagnostic:
    role = given.values["role"]
    near = nearest(role, roles, 1)
    hint = f'write role = "{near[0]}"' if near else f"write one of {', '.join(roles)}, or add a [[profile]] of this role"
    message = f'the role "{role}" is neither shipped nor that of a [[profile]]'
    return Diagnostic(code="E427", span=given.place("role"), message=message, hint=hint)


def _expectation(given: Given) -> Expectation:
    values = filled(EXPECTATIONS.keys, given.values)
    return Expectation(**values | {"role": same_name(values["role"], shipped().roles) or values["role"]})


def _id(expectation: Expectation) -> Id:
    return expectation.role, expectation.level, expectation.id


def _of(expectation: Expectation, names: Mapping[str, str]) -> Expectation:
    known = tuple(names[name] for name in expectation.categories if name in names)
    return expectation if known == expectation.categories else replace(expectation, categories=known)


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
