"""How big things may be: modules, functions, nesting; and names that say nothing."""

import ast
import re
import statistics

from tests.contract.source import modules

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


def test_a_module_has_at_most_300_lines() -> None:
    assert [m.path for m in modules() if m.text.count("\n") > 300] == []


def test_a_module_says_what_it_is() -> None:
    assert [m.path for m in modules() if not ast.get_docstring(m.tree)] == []


def test_a_function_has_at_most_40_lines() -> None:
    assert [f"{m.path}: {f.name} has {_lines(f)}" for m in modules() for f in m.functions if _lines(f) > 40] == []


def test_a_function_nests_at_most_three_levels() -> None:
    assert [f"{m.path}: {f.name} has {_depth(f)}" for m in modules() for f in m.functions if _depth(f) > 3] == []


def test_nine_functions_of_ten_have_at_most_20_lines() -> None:
    lengths = [_lines(function) for module in modules() for function in module.functions]
    assert statistics.quantiles(lengths, n=10)[-1] <= 20


def test_a_module_is_named_for_what_it_holds() -> None:
    empty_words = re.compile(r"(^|[/_])(utils?|helpers?|common|manager|misc)([._/]|$)")
    assert [m.path for m in modules() if empty_words.search(m.path)] == []
