import numpy as np

from core import Function, Variable, as_variable
from core.formula import parse
from core.functions.choice import Arm
from core.sampling.graph_nodes import (
    InnerNode,
    applied,
    branches_of,
    functions_of,
    landmarks_of,
    stack,
    varies,
)


class Own(Function):
    def forward(self, x: np.ndarray) -> np.ndarray:
        return 2 * x


def leaf(*values: float) -> Variable:
    return Variable(np.array(values))


def test_a_chain_gives_its_functions_in_the_order_of_its_paths() -> None:
    _, functions = applied(parse("sin(x) + exp(x)^2"), leaf(1.0, 2.0))
    assert [type(f).__name__ for f in functions] == ["Sin", "Exp", "Square", "Add"]


def test_any_callable_gives_its_functions_the_last_one_first() -> None:
    y, functions = applied(lambda x: as_variable(np.exp(np.sin(x))), leaf(1.0))
    assert [type(f).__name__ for f in functions] == ["Exp", "Sin"]
    assert list(functions_of(y)) == functions


def test_a_shared_function_is_given_once() -> None:
    s = as_variable(np.sin(leaf(1.0)))
    assert [type(f).__name__ for f in functions_of(s * s)] == ["Multiply", "Sin"]


def test_landmarks_and_branches_are_those_of_the_catalogue() -> None:
    y = abs(leaf(-1.0, 2.0))
    (function,) = functions_of(y)
    (mark,) = landmarks_of(function, [x.data for x in function.inputs])
    assert mark.tolist() == [-1.0, 2.0]
    assert landmarks_of(Own(), [np.zeros(2)]) == branches_of(Own(), [np.zeros(2)]) == ()


def test_a_chosen_arm_is_a_branch() -> None:
    x = leaf(-3.0, -2.0, 5.0)
    y = abs(x)
    y.backward(create_graph=True)
    (arm,) = [f for f in functions_of(as_variable(x.grad)) if isinstance(f, Arm)]
    assert [row.tolist() for row in branches_of(arm, [v.data for v in arm.inputs])] == [
        [-1.0, -1.0, 1.0]
    ]


def test_a_node_is_computed_with_another_input() -> None:
    y = leaf(1.0, 2.0) * leaf(3.0, 4.0)
    (function,) = functions_of(y)
    node = InnerNode(function, tuple(x.data for x in function.inputs), y.data)
    assert node.at(list(node.inputs), 1, np.array([10.0, 10.0])).tolist() == [10.0, 20.0]


def test_only_rows_that_vary_are_kept() -> None:
    rows = [np.array([1.0, 2.0]), np.array(3.0)]
    assert stack(rows, 2).tolist() == [[1.0, 2.0]]
    assert stack([], 2).shape == (0, 2)
    assert varies(rows, np.zeros(2)) == [True, False]
