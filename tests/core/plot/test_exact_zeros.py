import math

from core.compiled.compiled import compile
from core.formula import parse
from core.incremental import whole
from core.numerical.many_digits import Effort
from core.plot.exact_zeros import ExactZeros
from core.points.boxes import Zero


def test_brackets_are_made_exact_and_the_farther_ones_counted() -> None:
    f = parse("x^2 - 2")
    exact = ExactZeros(f, compile(f, (0, 1, 2)), Effort(1e6))
    zeros = [Zero(0, -2.0, -1.0, False), Zero(0, 1.0, 2.0, True), Zero(1, -0.5, 0.25, True)]
    found = whole(exact.nearest(zeros, 1.0, 1))
    assert [fact[:3] for fact in found] == [("root", math.sqrt(2), 0.0), ("minimum", 0.0, -2.0)]
    assert exact.counts == {"root": 1}
    assert exact.lost == []


def test_what_many_digits_do_not_confirm_is_lost() -> None:
    f = parse("x^2 + 1")
    exact = ExactZeros(f, compile(f, (0, 1, 2)), Effort(1e6))
    assert whole(exact.nearest([Zero(0, -1.0, 1.5, True)], 0.0, 9)) == []
    assert len(exact.lost) == 1
