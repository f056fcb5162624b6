"""A formula is confirmed relative to its own size, or not at all."""

import pytest

from core.formula import parse
from core.symbolic.confirmed import is_confirmed, is_defined_somewhere


@pytest.mark.parametrize("size", ["1e-10", "1e-20", "1e-150", "1e150"])
def test_no_size_is_too_small(size: str) -> None:
    chain = parse(f"{size} sin(x)")
    assert is_confirmed(chain, parse(f"{size} cos(x)"))
    assert not is_confirmed(chain, parse(f"1.0001*{size} cos(x)"))
    assert not is_confirmed(chain, parse("0"))


def test_higher_orders() -> None:
    chain = parse("x^4")
    assert is_confirmed(chain, parse("12x^2"), 2)
    assert is_confirmed(chain, parse("24x"), 3)
    assert not is_confirmed(chain, parse("24x"), 2)


def test_a_small_domain_is_looked_at_closely() -> None:
    assert is_confirmed(parse("asin(3(x-40))"), parse("3/sqrt(1-9(x-40)^2)"))


def test_what_holds_for_one_sign_of_a_parameter_only_is_not_confirmed() -> None:
    chain = parse("sqrt(a^2)*x")
    assert is_confirmed(chain, parse("abs(a)"))
    assert not is_confirmed(chain, parse("a"))


def test_where_nothing_is_defined() -> None:
    assert not is_defined_somewhere(parse("sqrt(-1-x^2)"))
    assert is_defined_somewhere(parse("ln(x)"))
