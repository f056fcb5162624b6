import pytest

from core.chain import Block, Chain
from core.formula import parse
from gui.chain.freight import NOTHING, Freight, freight_named

CHAIN = parse("sin(x)*cos(exp(x))")


@pytest.mark.parametrize(
    ("freight", "name", "stays", "labels"),
    [
        (freight_named("sin"), "sin", True, ["Sin"]),
        (freight_named("x"), "", False, ["x"]),
        (freight_named("fox"), "", False, []),
        (Freight((Block("add", (Chain(7.0),)),)), "", True, ["+"]),
        (Freight((Block("sin"), Block("exp"))), "", True, ["Sin", "Exp"]),
        (Freight((), ((1, 0, 0), (1, 0, 1))), "", False, ["Exp", "Cos"]),
        (Freight((), ((1,), (1, 0, 0)), copies=True), "", True, ["×"]),
    ],
)
def test_what_is_carried(freight: Freight, name: str, stays: bool, labels: list[str]) -> None:
    assert (freight.name, freight.stays, freight.labels(CHAIN)) == (name, stays, labels)


def test_no_block_fits_into_an_operand_of_its_own() -> None:
    own = Freight((), ((1,),))
    assert own.fits(((), 0))
    assert not own.fits(((1, 0), 1))
    assert Freight((Block("sin"),)).fits(((1, 0), 1))
    assert not NOTHING.fits(((), 0))
