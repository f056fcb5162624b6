"""Bands: nothing is lost by cutting, and nothing is wider than it may be."""

import pytest

from core.document import Document
from core.export.diagram.bands import in_bands, within
from core.export.diagram.layout import diagram
from core.export.diagram.paper import on_paper
from core.formula import parse
from tests.core.export.diagram.test_layout import FORMULAS

LONG = "exp(sin(x^2 + 3)) cos(a x) + tanh(sqrt(x + 1))/ln(2 + x)"


@pytest.mark.parametrize("formula", [*FORMULAS, LONG])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_each_band_has_its_boxes_and_every_number_stands_once(formula: str, columns: int) -> None:
    whole = diagram(Document(parse(formula), 0.5))
    cut = in_bands(whole, columns, columns - 1)
    assert [box._replace(at=(0, 0)) for box in cut.boxes] == [
        box._replace(at=(0, 0)) for box in whole.boxes
    ]
    assert len({box.at for box in cut.boxes}) == len(cut.boxes)
    told = sorted((wire.name, wire.value, wire.gradient) for wire in cut.wires if wire.value)
    assert told == sorted((wire.name, wire.value, wire.gradient) for wire in whole.wires)
    assert max(box.at[0] for box in cut.boxes) <= columns
    whole_ends = sum(not wire.goes_on for wire in cut.wires)
    assert whole_ends == len(whole.wires)
    on_paper(cut)


def test_a_wire_goes_on_in_the_row_in_which_it_ends() -> None:
    cut = in_bands(diagram(Document(parse("x^2 + sin(x)"), 0.5)), 1, 1)
    ends = [wire.places[-1] for wire in cut.wires if wire.goes_on]
    starts = [wire.places[0] for wire in cut.wires]
    for _, row in ends:
        assert [place for place in starts if place[1] > row]


def test_it_is_cut_only_where_it_is_too_wide() -> None:
    whole = diagram(Document(parse(LONG), 0.5))
    assert within(whole, 1000.0) == on_paper(whole)
    narrow = within(whole, 10.0)
    assert narrow.width <= 10.0
