import pytest

from core.chain import Chain
from core.expression.screen import text
from core.formula import parse
from core.functions import CATALOGUE
from core.rules.board import SLOPES, part_of, ruled
from core.rules.trees import formula_of


@pytest.mark.parametrize(
    ("formula", "rule", "after"),
    [
        ("3 sin(x)", "factor", "3(sin x)′"),
        ("sin(x)/3", "factor", "(sin x)′/3"),
        ("3/sin(x)", "reciprocal, chain", "−3(sin x)′ / sin²x"),
        ("x sin(x)", "product", "sin x + x·(sin x)′"),
        ("x/sin(x)", "quotient", "(sin x − x·(sin x)′) / sin²x"),
        ("sin(x)^4", "power, chain", "4sin³x·(sin x)′"),
        ("2^x", "exponential", "2ˣ·ln 2"),
        ("sin(x)^x", "both powers", "sinˣx·(ln(sin x) + x·(sin x)′ / sin x)"),
    ],
)
def test_the_reading_of_a_person(formula: str, rule: str, after: str) -> None:
    chain = parse(formula)
    *before, block = chain.blocks
    lanes = (Chain(chain.start, tuple(before)), *block.operands)
    found = ruled(block.function, tuple(part_of(formula_of(lane)) for lane in lanes))
    assert found.rule == rule
    assert text(found.after).replace(" ", "") == after.replace(" ", "")


def test_only_functions_of_the_catalogue_have_another_slope() -> None:
    assert SLOPES.keys() <= CATALOGUE.keys()
