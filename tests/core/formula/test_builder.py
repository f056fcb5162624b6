import pytest

from core.formula import FormulaError, parse


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("∜x", "root(x, 4)"),
        ("∛x²", "cbrt(x^2)"),
        ("sin^(2)(x)", "sin(x)^(2)"),
        ("sin^{2}x", "sin(x)^2"),
        ("sin^{-1}x", "asin(x)"),
        ("asinh^-1 x", "sinh(x)"),
        ("e^-1 x", "exp(-1) x"),
        ("exp⁻¹(x)", "ln(x)"),
        ("log_2^3(x)", "log(x, 2)^3"),
        ("{2}x", "2x"),
        ("x^{-1}", "x^-1"),
        ("x⁽²⁾", "x^(2)"),
        ("2^x²", "2^(x^2)"),
        ("x²^3", "(x^2)^3"),
    ],
)
def test_two_texts_are_one_chain(text: str, same: str) -> None:
    assert parse(text) == parse(same)


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("x + sin^-3 x", 7, "sin^- is ambiguous: write 1/sin(…)^3"),
        ("sin^{-x}(x)", 3, "sin^- is ambiguous: write 1/sin(…)"),
        ("sqrt⁻¹x", 4, "sqrt^- is ambiguous: write 1/sqrt(…)"),
        ("sin_{x+1}(x)", 0, "sin has no index"),
        ("log_2(x, 3)", 0, "log takes 1 argument, got 2"),
        ("1e999", 0, "1e999 is too large"),
        ("min(x)", 0, "min takes 2 or more arguments, got 1"),
    ],
)
def test_what_a_name_does_not_take_is_said(text: str, position: int, words: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.reason, caught.value.position) == (words, position)
