"""A diagram in centimetres: words keep clear of boxes, whatever stands on the wires."""

import itertools

import pytest

from core.document import Document
from core.export.diagram.layout import diagram
from core.export.diagram.paper import DIGIT, Paper, on_paper
from core.formula import parse
from tests.core.export.diagram.test_layout import FORMULAS

HEIGHT = 0.33


def paper(formula: str, x: float = 0.5) -> Paper:
    return on_paper(diagram(Document(parse(formula), x)))


@pytest.mark.parametrize("formula", [*FORMULAS, "exp(-1e9 x)/1e-300", "sigmoid(leaky_relu(x))"])
def test_no_word_lies_on_a_box_or_on_another_word(formula: str) -> None:
    found, areas = paper(formula), []
    for word in found.words:
        wide = DIGIT * len(word.text)
        left = word.x if word.side == "left" else word.x - wide / 2
        low = word.y if word.up else word.y - HEIGHT
        low -= HEIGHT / 2 if word.side == "left" else 0
        areas.append((left, low, left + wide, low + HEIGHT))
    boxes = [(s.x - s.half[0], s.y - s.half[1], s.x + s.half[0], s.y + s.half[1])
             for s in found.shapes]  # fmt: skip
    for a, b in [*itertools.product(areas, boxes), *itertools.combinations(areas, 2)]:
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    left, low, right, high = found.area
    assert all(left <= a[0] and low <= a[1] and a[2] <= right and a[3] <= high for a in areas)


def test_a_dot_says_where_several_wires_go_on() -> None:
    assert len(paper("x^2 sin(x)").dots) == 0
    assert len(paper("sin(x) + cos(x) + exp(x)").dots) == 1


def test_wires_end_at_the_edge_of_what_they_come_to() -> None:
    found = paper("x^2 + 3")
    edges = {(shape.x - shape.half[0], shape.y) for shape in found.shapes}
    below = {(shape.x, shape.y - shape.half[1]) for shape in found.shapes}
    assert all(line[-1] in edges | below for line in found.lines)
