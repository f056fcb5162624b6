import math

import pytest

from core.chain import Block, Chain
from core.chain_rule.paths import Elision, terms, ways
from core.formula import parse


def test_the_factors_multiply_to_the_share() -> None:
    chain = parse("sin(x^2) exp(x*cos(x))")
    trace = chain.trace(0.8)
    found = ways(chain)
    assert len(found) == len(trace.shares) == 3
    for way, share in zip(found, trace.shares.values(), strict=True):
        product = math.prod(trace.blocks[f.block].slopes[f.input] for f in way)
        assert product == pytest.approx(share)


def test_many_products_are_left_out_in_the_middle() -> None:
    chain = parse("x + x^2 + x^3 + x^4 + x^5 + x^6")
    found = terms(ways(chain), most=3)
    assert len(found) == 4
    (elision,) = found[2]
    assert isinstance(elision, Elision)
    assert elision.ways == ways(chain)[2:5]
    assert terms(ways(chain), most=6) == terms(ways(chain))


def test_the_middle_of_a_long_product_is_left_out() -> None:
    chain = Chain("x", (Block("tanh"),) * 12)
    (term,) = terms(ways(chain))
    (elision,) = (part for part in term if isinstance(part, Elision))
    assert [path for path in chain.paths() if elision.hides(path)] == [(i,) for i in range(3, 8)]
    (short,) = terms(ways(chain), factors=3)
    assert [type(part) is Elision for part in short] == [False, True, False]


def test_a_lane_without_x_is_no_way() -> None:
    assert len(ways(parse("sin(x)*cos(2) + x"))) == 2
    assert ways(parse("sin(2)")) == ()
