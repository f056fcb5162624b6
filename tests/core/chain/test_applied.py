import numpy as np

from core.autodiff.graph import Function, Variable
from core.chain.applied import applied, left_out
from core.formula import parse


def test_sides_come_before_what_flows() -> None:
    functions: dict[tuple[int, ...], Function] = {}
    chain = parse("{x^2 < 1: exp(x), 2 ln(x)}")
    y = applied(chain, {"x": Variable(np.array(0.5))}, functions, ())
    assert y.data == np.exp(0.5)
    assert next(iter(functions)) == (1, 0, 0)
    assert set(functions) == set(chain.paths())


def test_what_is_left_out_is_told_with_all_that_is_in_it() -> None:
    chain = parse("{x < 0: sqrt(exp(x) + ln(x)), sin(cos(x))}^2")
    functions: dict[tuple[int, ...], Function] = {}
    applied(chain, {"x": Variable(np.array([-1.0, 1.0]))}, functions, ())
    inputs = {path: [x.data for x in f.inputs] for path, f in functions.items()}
    found = {path: mask.tolist() for path, mask in left_out(chain, inputs).items()}
    first, other = [(0,), (1,), (1, 0, 0), (2,)], [(3, 2, 0), (3, 2, 1)]
    assert set(found) == {*first, *other}
    assert all(found[path] == [False, True] for path in first)
    assert all(found[path] == [True, False] for path in other)


def test_many_choices_in_a_row_do_not_recurse() -> None:
    text = "{" + " and ".join(["x<5"] * 1200) + ": x, 0}"
    assert parse(text).trace(3.0).gradient == 1.0
