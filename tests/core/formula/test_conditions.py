import pytest

from core.chain import Block, Chain
from core.formula import format, parse
from core.formula.conditions import Comparison, Every, Some, choice, compare, condition_of, every

X = Chain("x")


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "≤", "≥", "=", "==", "≠", "!="])
@pytest.mark.parametrize("otherwise", [None, Chain(2.0)])
def test_a_block_tells_its_condition(sign: str, otherwise: Chain | None) -> None:
    condition = compare(X, sign, Chain(1.0))
    assert condition_of(choice(condition, otherwise)) == condition


def test_parts_of_parts_are_parts() -> None:
    less, more = compare(X, "<", Chain(1.0)), compare(X, ">", Chain(0.0))
    assert every([every([less, more]), less]) == Every((less, more, less))
    condition = Some((Every((less, more)), more, less))
    assert condition_of(choice(condition, Chain(0.0))) == condition


def test_what_only_looks_like_a_condition_is_a_comparison() -> None:
    number = Chain(1.0, (Block("if_less", (X, Chain(2.0), Chain(0.0))),))
    block = Block("if_less", (Chain(0.5), number, Chain(3.0)))
    assert isinstance(condition_of(block), Comparison)
    nested = Block("if_less", (Chain(0.5), Chain(1.0, (block, block)), Chain(3.0)))
    for chain in (Chain("x", (block,)), Chain("x", (nested,))):
        assert parse(format(chain)) == chain


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("x<0 ? x^2 : x+2", "{x < 0: x^2, 2 + x}"),
        ("x<0 ? 1 : x<1 ? 2 : 3", "{x < 0: 1, x < 1: 2, 3}"),
        ("{x<0: 1, {x<1: 2, 3}}", "{x < 0: 1, x < 1: 2, 3}"),
        ("{x<0: {x<-1: 1, 2}, 3}", "{x < 0: {x < -1: 1, 2}, 3}"),
        ("{x≥0: 1, 2}", "{x >= 0: 1, 2}"),
        ("{0<=x<1: 1}", "{0 <= x < 1: 1}"),
        ("{x>=0 and x<1: 1}", "{0 <= x < 1: 1}"),
        ("{x>0 ∧ x>-1: 1, 2}", "{x > 0 and x > -1: 1, 2}"),
        ("{x=0: 1, 2}", "{x = 0: 1, 2}"),
        ("{x≠0: 1, 2}", "{x < 0 or x > 0: 1, 2}"),
        ("{(x<0 or x>2) and x<5: 1}", "{(x < 0 or x > 2) and x < 5: 1}"),
        ("{x<0 or x>2 && x<5: 1}", "{x < 0 or 2 < x < 5: 1}"),
        ("{1<2: x, 3}", "{1 < 2: x, 3}"),
        ("{a<x: 1, 2}", "{x > a: 1, 2}"),
        ("{x^2 < x: 1, 2}*3", "3 {x^2 < x: 1, 2}"),
        ("{x<0: 1, 2}^2", "{x < 0: 1, 2}^2"),
        ("y = {x<0: -x, x}", "{x < 0: -x, x}"),
        ("{x}", "x"),
    ],
)
def test_conditions_are_written_as_they_are_read(text: str, written: str) -> None:
    chain = parse(text)
    assert format(chain) == written
    assert parse(written) == chain
