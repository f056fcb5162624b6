import pytest

from core.symbolic.typeset import DEEPEST, LONGEST, outline


def test_a_formula_becomes_curves_in_units_of_its_letters() -> None:
    drawn = outline("x^{2}")
    assert drawn is not None
    assert 0.5 < drawn.width < 2.0
    assert 0.5 < drawn.ascent < 1.5
    assert {curve[0] for curve in drawn.curves} <= set("MLQCZ")
    sizes = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
    assert all(len(curve) - 1 == sizes[curve[0]] for curve in drawn.curves)


def test_a_fraction_stands_higher_than_a_letter() -> None:
    letter, fraction = outline("x"), outline(r"\frac{x}{2}")
    assert letter is not None
    assert fraction is not None
    assert fraction.ascent > 1.5 * letter.ascent
    assert fraction.descent > letter.descent


@pytest.mark.parametrize("latex", ["x" * (LONGEST + 1), "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1)])
def test_what_no_window_can_hold_is_not_drawn(latex: str) -> None:
    assert outline(latex) is None
