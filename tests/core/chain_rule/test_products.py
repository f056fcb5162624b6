import math

import pytest

from core.chain import Block, Chain
from core.chain_rule.products import Elision, products, terms
from core.formula import parse


def test_the_factors_multiply_to_the_share() -> None:
    chain = parse("sin(x^2) exp(x*cos(x))")
    trace = chain.trace(0.8)
    found = products(chain)
    assert len(found) == len(trace.shares) == 3
    for product, share in zip(found, trace.shares.values(), strict=True):
        factors = [trace.blocks[f.block].slopes[f.input] for f in product]
        assert math.prod(factors) == pytest.approx(share)


def test_many_products_are_left_out_in_the_middle() -> None:
    chain = parse("x + x^2 + x^3 + x^4 + x^5 + x^6")
    found = terms(products(chain), most=3)
    assert len(found) == 4
    (elision,) = found[2]
    assert isinstance(elision, Elision)
    assert elision.products == products(chain)[2:5]
    assert terms(products(chain), most=6) == terms(products(chain))


def test_the_middle_of_a_long_product_is_left_out() -> None:
    chain = Chain("x", (Block("tanh"),) * 12)
    (term,) = terms(products(chain))
    (elision,) = (part for part in term if isinstance(part, Elision))
    assert [path for path in chain.paths() if elision.hides(path)] == [(i,) for i in range(3, 8)]
    (short,) = terms(products(chain), factors=3)
    assert [type(part) is Elision for part in short] == [False, True, False]


def test_a_lane_without_x_makes_no_product() -> None:
    assert len(products(parse("sin(x)*cos(2) + x"))) == 2
    assert products(parse("sin(2)")) == ()


def test_a_parameter_has_products_of_its_own() -> None:
    chain = parse("a*sin(a*x) + x").with_values(a=2.0)
    trace = chain.trace(0.8)
    found = products(chain, "a")
    shares = trace.parameter_shares["a"]
    assert len(found) == len(shares) == 2
    for product, share in zip(found, shares.values(), strict=True):
        factors = [trace.blocks[f.block].slopes[f.input] for f in product]
        assert math.prod(factors) == pytest.approx(share)
    assert any(factor.is_partial for product in found for factor in product)
