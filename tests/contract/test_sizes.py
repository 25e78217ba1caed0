"""How big things may be: modules, functions, nesting; and names that say nothing."""

import ast
import re
import statistics

import pytest

from tests.contract.source import Module, modules

by_path = pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)

Compound = ast.If | ast.For | ast.While | ast.With | ast.Try | ast.Match | ast.AsyncFor | ast.AsyncWith


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _depth(node: ast.AST) -> int:
    """Return how deep compound statements stand in each other below a node; an `elif` is no deeper than its `if`."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, _depth(child) + (isinstance(child, Compound) and not is_elif))
    return deepest


@by_path
def test_a_module_has_at_most_300_lines_and_says_what_it_is(module: Module) -> None:
    assert module.text.count("\n") <= 300
    assert ast.get_docstring(module.tree)


@by_path
def test_a_function_has_at_most_40_lines_and_three_levels(module: Module) -> None:
    assert {f.name: _lines(f) for f in module.functions if _lines(f) > 40} == {}
    assert {f.name: _depth(f) for f in module.functions if _depth(f) > 3} == {}


def test_nine_functions_of_ten_have_at_most_20_lines() -> None:
    lengths = [_lines(function) for module in modules() for function in module.functions]
    assert statistics.quantiles(lengths, n=10)[-1] <= 20


@by_path
def test_a_module_is_named_for_what_it_holds(module: Module) -> None:
    assert not re.search(r"(^|[/_])(utils?|helpers?|common|manager|misc)([._/]|$)", module.path)
