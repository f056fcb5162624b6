"""A broken block leaves f as it is, and the check accuses it by itself."""

import pytest

from core.chain import Path
from core.chain.rounding import rounding
from core.formula import parse
from core.lab import Fault, Kind, broken, kinds_of
from core.numerical import Verdict, check_all

TEXT = "x^2 sin(x)*exp(-x/a)"
AT = -0.7


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ((0,), Kind.FACTOR),
        ((1, 0, 0), Kind.SIGN),
        ((2, 0, 2), Kind.ARRIVING),
        ((1,), Kind.TERM),
        ((1,), Kind.FIRST),
        ((0,), Kind.BELOW_0),
    ],
)
def test_the_check_names_the_block(path: Path, kind: Kind) -> None:
    right = parse(TEXT).with_values(a=2.0)
    wrong = broken(right, Fault(path, kind))
    found, before = check_all(wrong, AT).checks["x"], check_all(right, AT).checks["x"]
    assert (found.verdict, found.finding.name) == (
        Verdict.WRONG_GRADIENT, right.block(path).function.label,
    )  # fmt: skip
    assert (found.value, found.numerical) == (before.value, before.numerical)
    assert found.backprop != pytest.approx(before.backprop)
    assert found.finding.numbers["slope"] == pytest.approx(before.backprop)


def test_what_is_wrong_below_0_only_is_right_above() -> None:
    wrong = broken(parse("sin(x)"), Fault((0,), Kind.BELOW_0))
    assert check_all(wrong, 0.5).checks["x"].verdict is Verdict.AGREE
    assert check_all(wrong, -0.5).checks["x"].verdict is Verdict.WRONG_GRADIENT


def test_the_derivative_by_a_parameter_is_wrong_too() -> None:
    wrong = broken(parse("exp(a x)").with_values(a=2.0), Fault((1,), Kind.SIGN))
    checks = check_all(wrong, 0.5).checks
    assert {c.verdict for c in checks.values()} == {Verdict.WRONG_GRADIENT}
    assert wrong.values == {"a": 2.0}


def test_a_block_inside_a_second_input_is_broken_in_its_place() -> None:
    chain = parse("x exp(sin(x)^2)")
    wrong = broken(chain, Fault((0, 0, 0), Kind.FACTOR))
    assert [*wrong.paths()] == [*chain.paths()]
    slopes = (c.trace(0.5).blocks[0, 0, 0].slopes[0] for c in (wrong, chain))
    assert next(slopes) == 2 * next(slopes)


def test_a_wrong_slope_is_not_taken_for_rounding() -> None:
    wrong = broken(parse("sin(x)"), Fault((0,), Kind.SIGN))
    assert rounding(wrong, wrong.trace(0.7)).sums["x"] < 1e-14


def test_only_what_is_felt_is_offered() -> None:
    chain = parse("2 sin(x) + exp(3)*x")
    sine, double, plus = ([*chain.paths()][k] for k in (0, 1, -1))
    assert (chain.block(sine).name, chain.block(plus).name) == ("sin", "add")
    assert set(kinds_of(chain, sine)) == set(Kind) - {Kind.FIRST, Kind.TERM}
    assert set(kinds_of(chain, double)) == set(Kind) - {Kind.TERM}
    assert set(kinds_of(chain, plus)) == set(Kind) - {Kind.ARRIVING}
    constant = next(p for p in chain.paths() if chain.block(p).name == "exp")
    assert kinds_of(chain, constant) == ()


def test_there_has_to_be_such_a_block() -> None:
    with pytest.raises(LookupError):
        broken(parse("sin(x)"), Fault((3,), Kind.SIGN))
