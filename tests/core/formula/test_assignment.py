import pytest

from core.formula import FormulaError, assignment


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [("a = 2", "a", 2.0), ("a=-1e-3", "a", -0.001), (" k = 2pi ", "k", 6.283185307179586),
     ("a_1 = 1/2", "a_1", 0.5), ("a₁ = 1/2", "a_1", 0.5), ("theta = 3", "θ", 3.0)],
)  # fmt: skip
def test_a_parameter_is_given_a_value(text: str, name: str, value: float) -> None:
    assert assignment(text) == (name, value)


@pytest.mark.parametrize("text", ["y = x^2", "f(x) = x", "f = x", "a", "a x", "", "x = 2", "e = 2"])
def test_all_else_is_no_such(text: str) -> None:
    assert assignment(text) is None


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [("a = x", 4, "found x"), ("a = b", 4, "found b"), ("a =", 3, "expected a number such as"),
     ("a = 1/0", 3, "finite"), ("a = 2 +", 7, "expected a value")],
)  # fmt: skip
def test_what_is_no_number_is_refused_where_it_stands(
    text: str, position: int, reason: str
) -> None:
    with pytest.raises(FormulaError, match=reason) as refused:
        assignment(text)
    assert refused.value.position == position
