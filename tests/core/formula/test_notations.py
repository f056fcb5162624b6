from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from core.formula.notations import (
    INFIX,
    INVERSES,
    POSTFIX,
    PREFIX,
    SHORTHAND,
    SPELLINGS,
    constant_text,
)
from core.functions import CATALOGUE


def test_every_function_can_be_written_by_name() -> None:
    for name, entry in CATALOGUE.items():
        assert SPELLINGS[name][1 + len(entry.defaults)] is entry


def test_no_two_functions_claim_one_spelling_with_the_same_number_of_arguments() -> None:
    claims = Counter(
        (spelling, len(entry.defaults))
        for entry in CATALOGUE.values()
        for spelling in {entry.name, *entry.aliases}
    )
    assert [claim for claim, count in claims.items() if count > 1] == []


def test_the_signs_belong_to_their_functions() -> None:
    assert {s: INFIX[s].name for s in "+-*/^"} == {
        "+": "add",
        "-": "subtract",
        "*": "multiply",
        "/": "divide",
        "^": "power",
    }
    assert {s: e.name for s, e in PREFIX.items()} == {"-": "negate", "1/": "reciprocal"}
    assert {s: e.name for s, e in POSTFIX.items()} == {
        **{"^2": "square", "^3": "cube"},
        **{"!": "factorial", "°": "radians"},
    }
    assert {s: e.name for s, e in SHORTHAND.items()} == {
        "√": "sqrt",
        "∛": "cbrt",
        "|": "abs",
        "⌊": "floor",
        "⌈": "ceil",
        "e^": "exp",
        "mod": "mod",
        "deg": "radians",
    }


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_constant_keeps_every_digit(value: float) -> None:
    assert float(constant_text(value)) == value
    assert not constant_text(value).endswith(".0")


def test_an_inverse_goes_both_ways() -> None:
    assert INVERSES["sin"].name == "asin"
    assert INVERSES["asinh"].name == "sinh"
    assert (INVERSES["exp"].name, INVERSES["log"].name) == ("log", "exp")
