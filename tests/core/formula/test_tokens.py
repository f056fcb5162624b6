import pytest

from core.formula import FormulaError, parse


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("xsin", "write x*sin to multiply"),
        ("xpi", "write x*pi to multiply"),
        ("pix", "write pi*x to multiply"),
        ("ex", "write e*x to multiply"),
        ("x2x", "write x*2*x to multiply"),
        ("COS", "did you mean 'cos'"),
        ("sqr(x)", "did you mean"),
    ],
)
def test_an_unknown_name_gets_a_suggestion(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert message in caught.value.reason


def test_a_long_unknown_name_is_shortened_in_the_message() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("q" * 5000)
    assert len(caught.value.reason) < 60


def test_bars_pair_within_their_level_of_parentheses() -> None:
    assert parse("|x| + |x|") == parse("abs(x) + abs(x)")
    assert parse("|(|x| - 1)| - |x|") == parse("abs(abs(x) - 1) - abs(x)")
    assert parse("sin|x|") == parse("sin(abs(x))")
