"""What is drawn is felt at x, and is the same for a seed."""

import pytest

from core.formula import parse
from core.lab import broken, drawn
from core.numerical import Verdict, check_all


def test_seeds_draw_blocks_of_all_kinds_and_the_check_accuses_each() -> None:
    chain, found = parse("x^2 sin(x) + exp(-x)"), set()
    for seed in range(12):
        fault = drawn(chain, -0.7, seed)
        assert fault == drawn(chain, -0.7, seed)
        assert fault is not None
        check = check_all(broken(chain, fault), -0.7).checks["x"]
        assert check.verdict is Verdict.WRONG_GRADIENT
        assert check.finding.name == chain.block(fault.path).function.label
        found.add(fault)
    assert len({fault.path for fault in found}) > 2
    assert len({fault.kind for fault in found}) > 2


@pytest.mark.parametrize(
    ("text", "x"), [("3", 1.0), ("x", 1.0), ("floor(x)", 0.5), ("ln(x)", -1.0)]
)
def test_where_no_fault_is_felt_none_is_drawn(text: str, x: float) -> None:
    assert drawn(parse(text), x, 1) is None
