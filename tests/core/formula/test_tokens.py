import pytest

from core.formula import FormulaError, parse


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("xsinx", "x*sin(x)"),
        ("a(x+1)", "a*(x+1)"),
        ("sin^n x", "sin(x)^n"),
        ("log_2 x", "log(x, 2)"),
        ("log_{x+1}(2)", "log(2, x + 1)"),
        ("sin{x}", "sin(x)"),
        ("√[x]²", "sqrt(x)^2"),
        ("x mod (x, 3)", "x*mod(x, 3)"),
        ("xmod(x, 3)", "x*mod(x, 3)"),
        ("7 mod {x<0: 1, 2}", "mod(7, {x<0: 1, 2})"),
        ("7 mod (max(1, x))", "mod(7, max(1, x))"),
        ("⌊x⌋ + ⌈x⌉", "floor(x) + ceil(x)"),
    ],
)
def test_names_and_brackets_are_the_grammars(text: str, same: str) -> None:
    assert parse(text) == parse(same)


@pytest.mark.parametrize("text", ["(x]", "{x)", "|(x|)", "⌊x⌉", "x}", "x⌋"])
def test_brackets_match(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.short.startswith(("expected ", "a ", "no "))


def test_a_long_unknown_name_is_shortened_in_the_message() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("q" * 5000)
    assert len(caught.value.reason) < 60


def test_bars_pair_within_their_level_of_parentheses() -> None:
    assert parse("|x| + |x|") == parse("abs(x) + abs(x)")
    assert parse("|(|x| - 1)| - |x|") == parse("abs(abs(x) - 1) - abs(x)")
    assert parse("sin|x|") == parse("sin(abs(x))")
