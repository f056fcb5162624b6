import pytest

from core.chain import Block, Chain
from core.formula import parse
from gui.chain.drag.payload import NOTHING, Payload, payload_named

CHAIN = parse("sin(x)*cos(exp(x))")


@pytest.mark.parametrize(
    ("payload", "name", "stays", "labels"),
    [
        (payload_named("sin"), "sin", True, ["Sin"]),
        (payload_named("x"), "", False, ["x"]),
        (payload_named("a_1"), "", False, ["a₁"]),
        (payload_named("y"), "", False, []),
        (payload_named("fox"), "", False, []),
        (Payload((Block("add", (Chain(7.0),)),)), "", True, ["+"]),
        (Payload((Block("sin"), Block("exp"))), "", True, ["Sin", "Exp"]),
        (Payload((), ((1, 0, 0), (1, 0, 1))), "", False, ["Exp", "Cos"]),
        (Payload((), ((1,), (1, 0, 0)), copies=True), "", True, ["×"]),
    ],
)
def test_what_is_carried(payload: Payload, name: str, stays: bool, labels: list[str]) -> None:
    assert (payload.name, payload.stays, payload.labels(CHAIN)) == (name, stays, labels)


def test_no_block_fits_into_an_operand_of_its_own() -> None:
    own = Payload((), ((1,),))
    gaps = [((), 0), ((1, 0), 1), ((1, 0, 2, 0), 0)]
    assert own.fitting(gaps) == [((), 0)]
    assert Payload((Block("sin"),)).fitting(gaps) == gaps
    assert NOTHING.fitting(gaps) == []
