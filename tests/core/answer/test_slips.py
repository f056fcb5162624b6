import pytest

from core.answer.slips import SLIPS, slips
from core.expression.screen import text
from core.formula import parse


@pytest.mark.parametrize(
    ("formula", "name", "answer"),
    [
        ("exp(2x)", "inner", "e²ˣ"),
        ("x sin(x)", "product", "cos x"),
        ("x sin(x)", "half", "sin x"),
        ("x sin(x)", "other half", "x·cos x"),
        ("x/sin(x)", "square", "(sin x − x·cos x)/sin x"),
        ("x^4", "exponent", "4x⁴"),
        ("x^2", "no factor", "x"),
        ("3sin(x)", "factor", "cos x"),
        ("x^2 + 7", "term", "2x + 7"),
        ("cos(x)", "sign", "sin x"),
    ],
)
def test_what_is_written_then(formula: str, name: str, answer: str) -> None:
    found = [text(slip.answer) for slip in slips(parse(formula)) if slip.name == name]
    assert answer in found


def test_each_block_has_its_own_slip_and_all_of_them_together() -> None:
    paths = [slip.path for slip in slips(parse("sin(sin(2x))")) if slip.name == "inner"]
    assert paths == [(2,), (1,), ()]
    assert {slip.name for slip in slips(parse("x"))} == set()
    assert "sign" in SLIPS
