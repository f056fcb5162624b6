import dataclasses

import pytest

from core.expression import Apply, Number, Symbol
from core.expression.nodes import names_in
from core.expression.symbols import a, b, sin


def test_operators_make_trees_in_pythons_order() -> None:
    formula = 1 - 2 * a**2
    assert formula.operation == "−"
    one, product = formula.operands
    assert one == Number(1)
    assert isinstance(product, Apply)
    assert (product.operation, product.operands[0]) == ("·", Number(2))
    squared = product.operands[1]
    assert isinstance(squared, Apply)
    assert (squared.operation, squared.operands) == ("^", (a, Number(2)))


@pytest.mark.parametrize(
    ("formula", "operation"),
    [(a + 1, "+"), (1 + a, "+"), (a - 1, "−"), (a * b, "·"), (a / b, "/"), (1 / a, "/"),
     (2**a, "^"), (-a, "negative"), (abs(a), "abs"), (a < 0, "<"), (a <= 0, "≤"), (a > 0, ">"),
     (a >= 0, "≥"), ((a > 0) & (b > 0), "and"), ((a > 0) | (b > 0), "or")],
)  # fmt: skip
def test_each_operator_has_its_operation(formula: Apply, operation: str) -> None:
    assert formula.operation == operation


def test_a_formula_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        a.name = "c"  # type: ignore[misc]  # that is what is tried


def test_leaves_are_equal_by_value_and_operations_are_not() -> None:
    assert Symbol("a") == a
    assert Number(2) == Number(2.0)
    assert sin(a) != sin(a)


def test_names_are_found_at_any_depth() -> None:
    assert names_in(1 / sin(a * b) ** 2) == {"a", "b"}
    assert names_in(Number(1)) == set()
