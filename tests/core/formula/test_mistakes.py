import pytest

from core.formula import FormulaError, parse


@pytest.mark.parametrize(
    ("text", "position", "short"),
    [
        ("x +", 3, "expected a value"),
        ("(x", 2, "a ) is missing"),
        ("[x", 2, "a ] is missing"),
        ("([x]", 4, "a ) is missing"),
        ("sin[{x} + 1", 11, "a ] is missing"),
        ("[x)", 2, "expected ], not )"),
        ("(x + [x)", 7, "a ] is missing"),
        ("(x]", 2, "expected ), not ]"),
        ("x = 2", 2, "x has its own field"),
        ("X = 2", 2, "x has its own field"),
        ("f(x)=a x^2; a=3", 10, "type a = 3 afterwards"),
        ("a x^2, a = 3", 5, "type a = 3 afterwards"),
        ("αx, alpha = pi/2; b=1", 2, "type alpha = pi/2 afterwards"),
        ("ax; y = 2", 2, "';' has no meaning here"),
        ("sin(x + 1 ", 9, "a ) is missing"),
        ("{x", 2, "a } is missing"),
        ("|x", 2, "a | is missing"),
        ("x +* 2", 3, "expected a value"),
        ("2x = 3", 3, "no = here"),
        ("x < 2", 5, "expected : or ?"),
        ("{x < 2, 3}", 6, "expected : or ?"),
        ("{x < 2: 3", 9, "a } is missing"),
        ("x < 2 ? 3", 9, "a : is missing"),
        ("x ? 2 : 3", 2, "expected a comparison"),
        ("0,5", 1, "write 0.5"),
        ("y = 0,5", 5, "write 0.5"),
        ("x # 2", 2, "'#' has no meaning here"),
        ("x ?", 2, "expected a comparison"),
        ("x and 2", 2, "expected a comparison"),
        ("∫x", 0, "there are no integrals here"),
        ("x + ∞", 4, "a number is finite"),
        ("f'(x)", 0, "f is the function itself"),
        ("x'", 1, "the derivative of what is typed is shown by itself"),
        ("a_n x", 0, "an index is a number"),
        ("sin x, 2", 5, "expected an operator"),
    ],
)
def test_a_mistake_is_told_in_few_words(text: str, position: int, short: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.position, caught.value.short) == (position, short)
    assert len(caught.value.short) <= len(caught.value.reason)


@pytest.mark.parametrize(
    ("text", "found"), [("²", "²"), ("x +²³", "²"), ("x × × 2", "×"), (r"x \cdot \cdot", r"\cdot")]
)
def test_what_was_found_is_quoted_as_it_was_typed(text: str, found: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.reason.endswith(f"found '{found}'")
