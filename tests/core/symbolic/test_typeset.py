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


CASES = r"\begin{cases} x^{2} & \text{if } x < 0 \\ \frac{x}{2} & \text{otherwise} \end{cases}"


def test_cases_stand_in_rows_and_columns() -> None:
    start = outline_of(r"f^{\prime}(x) = ")
    drawn = outline_of(rf"f^{{\prime}}(x) = {CASES}")
    rows = [outline_of(row) for row in ("x^{2}", r"\text{otherwise}")]
    assert drawn is not None
    assert start is not None
    assert all(row is not None and drawn.width > start.width + row.width for row in rows)
    assert drawn.ascent + drawn.descent > 2.0
    heights = [y for curve in drawn.curves for y in curve[2::2]]
    assert min(heights) >= -drawn.ascent - 0.05
    assert max(heights) <= drawn.descent + 0.05
    # The first column is left of the second, and so are what is before and the brace.
    assert max(x for curve in drawn.curves for x in curve[1::2]) <= drawn.width + 0.05


def test_cases_within_cases_and_within_fractions_are_drawn_too() -> None:
    inner = CASES.replace("x^{2}", CASES)
    outer, plain = outline_of(inner), outline_of(CASES)
    assert outer is not None
    assert plain is not None
    assert outer.width > plain.width
    for latex in (rf"\frac{{{CASES}}}{{2}}", rf"2\left({CASES}\right)", rf"{CASES} \approx 1"):
        assert outline_of(latex) is not None


NESTED = "{" * (MAX_BRACES + 1) + "}" * (MAX_BRACES + 1)


@pytest.mark.parametrize("latex", ["x" * (MAX_CHARACTERS + 1), NESTED])
def test_what_no_window_can_hold_is_not_drawn(latex: str) -> None:
    assert outline_of(latex) is None
