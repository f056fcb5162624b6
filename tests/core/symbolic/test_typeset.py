import pytest

from core.symbolic.typeset import MAX_BRACES, MAX_CHARACTERS, outline_of


def test_a_formula_becomes_curves_in_units_of_its_letters() -> None:
    drawn = outline_of("x^{2}")
    assert drawn is not None
    assert 0.5 < drawn.width < 2.0
    assert 0.5 < drawn.ascent < 1.5
    assert {curve[0] for curve in drawn.curves} <= set("MLQCZ")
    sizes = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
    assert all(len(curve) - 1 == sizes[curve[0]] for curve in drawn.curves)


def test_a_fraction_stands_higher_than_a_letter() -> None:
    letter, fraction = outline_of("x"), outline_of(r"\frac{x}{2}")
    assert letter is not None
    assert fraction is not None
    assert fraction.ascent > 1.5 * letter.ascent
    assert fraction.descent > letter.descent


NESTED = "{" * (MAX_BRACES + 1) + "}" * (MAX_BRACES + 1)


@pytest.mark.parametrize("latex", ["x" * (MAX_CHARACTERS + 1), NESTED])
def test_what_no_window_can_hold_is_not_drawn(latex: str) -> None:
    assert outline_of(latex) is None
