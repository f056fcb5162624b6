"""The diagram of a chain: everything has a place of its own, and no wire lies on another."""

import itertools

import pytest
from hypothesis import given, settings

from core.chain import Chain
from core.document import Document
from core.export.diagram.layout import Diagram, Place, diagram
from core.formula import parse
from tests.core.chains import chains
from tests.sampled import examples

FORMULAS = [
    "x", "3", "pi", "a", "x^2", "x^2 sin(x)", "a x^2 + 3x exp(-x)", "min(x, sin(x)^2) log_2(x)",
    "{x<0: -1, x^3}", "2^x + 2^(1/x)", "x*x*x", "sin(2)*x", "atan2(1, x) + atan2(x, 1)",
]  # fmt: skip


def pieces(found: Diagram) -> list[list[tuple[Place, Place]]]:
    return [list(itertools.pairwise(wire.places)) for wire in found.wires]


def check(found: Diagram) -> None:
    places = [box.at for box in found.boxes]
    assert len(set(places)) == len(places)
    for wire in found.wires:
        assert wire.places[0] in places
        last = wire.places[-1]
        assert (round(last[0]), last[1]) in places
        for start, end in itertools.pairwise(wire.places):
            assert start[0] == end[0] or start[1] == end[1]
            for box in found.boxes:  # a wire goes around what it does not come from or go to
                if box.at not in (wire.places[0], (round(last[0]), last[1])):
                    assert not _lies_on(box.at, start, end)
    for one, other in itertools.combinations(found.wires, 2):
        shares_trunk = one.places[0] == other.places[0]
        for a, b in itertools.product(
            itertools.pairwise(one.places), itertools.pairwise(other.places)
        ):
            assert shares_trunk or not _overlap(a, b)


def _lies_on(at: Place, start: Place, end: Place) -> bool:
    low, high = sorted([start, end])
    return low[0] <= at[0] <= high[0] and low[1] <= at[1] <= high[1]


def _overlap(a: tuple[Place, Place], b: tuple[Place, Place]) -> bool:
    """Whether two pieces run along each other for some length."""
    for along, across in ((0, 1), (1, 0)):
        if len({place[across] for place in (*a, *b)}) == 1:
            low = max(min(place[along] for place in piece) for piece in (a, b))
            high = min(max(place[along] for place in piece) for piece in (a, b))
            return low < high
    return False


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_stands_or_runs_on_anything_else(formula: str) -> None:
    check(diagram(Document(parse(formula), 0.5)))


@given(chains)
@settings(max_examples=examples(60))
def test_no_chain_runs_into_itself(chain: Chain) -> None:
    check(diagram(Document(chain, 0.5)))


def test_wires_carry_what_the_trace_says() -> None:
    document = Document(parse("x^2 sin(x)"), 0.5)
    found = diagram(document)
    assert {(wire.name, wire.value, wire.gradient) for wire in found.wires} == {
        ("", "0.5", "0.4794"), ("a", "0.25", "0.4794"), ("b", "0.4794", "0.25"),
        ("", "0.5", "0.2194"), ("y", "0.1199", "1"),
    }  # fmt: skip
    letter = next(box for box in found.boxes if box.kind == "letter")
    assert (letter.text, letter.value, letter.total) == ("x", "0.5", "0.6988")


def test_what_rounding_hides_is_told_as_on_the_screen() -> None:
    found = diagram(Document(parse("cos(x)"), 1.5707963267948966, x_text="pi/2"))
    assert found.wires[-1].value == "≈ 0"
