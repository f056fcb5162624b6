import pytest

from core.formula import parse
from core.incremental import whole
from core.numerical.error_against_h import ErrorAgainstH, errors_in_slices
from core.numerical.error_words import EXACT_UNTIL, at_step, of_all, table, told


def errors(formula: str, x: float, *, exact: bool = False) -> ErrorAgainstH:
    found = whole(errors_in_slices(parse(formula), x, exact=exact))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("formula", "x", "until"),
    [
        ("x^2", 2.0, "1"),
        ("x^2", 1e8, "1"),
        ("3x + 1", 1e5, "1"),
        ("abs(x^2 - 1)/(x - 1)", 0.5, "0.3"),
        ("arctan(tan(x))", 1.5, "0.05"),
        ("abs(x)", 0.3, "0.1"),
        ("abs(x)", 1e-4, "1×10⁻⁴"),
        ("floor(x)", 0.999, "5×10⁻⁴"),
        ("log(x) - log(x) + x", 0.2, "0.1"),
    ],
)
def test_what_makes_no_error_is_said_to_make_none_as_far_as_that_is_seen(
    formula: str, x: float, until: str
) -> None:
    assert told(errors(formula, x)) == EXACT_UNTIL.format(h=until)


@pytest.mark.parametrize(("formula", "x"), [("sin(x)", 0.0), ("x^5", 0.0), ("x^3", 1.0)])
def test_what_grows_with_h_is_not_said_to_make_no_error(formula: str, x: float) -> None:
    assert told(errors(formula, x)).startswith("Least error near h = ")


def test_every_method_has_its_line() -> None:
    lines = of_all(errors("abs(x) + exp(x)", 1.0, exact=True)).split("\n")
    assert [line.split(":")[0] for line in lines[:4]] == [
        "forward", "backward", "central", "Richardson",
    ]  # fmt: skip
    assert lines[-2] == "no complex step: Abs takes no complex numbers"
    assert lines[-1].startswith("f′ = 3.718281828459045235360287")


def test_the_table_is_for_a_spreadsheet() -> None:
    rows = [row.split("\t") for row in table(errors("x^2 sin(x)", 0.5)).split("\n")]
    assert rows[0][:3] == ["h", "forward", "backward"]
    assert (len(rows), {len(row) for row in rows}) == (66, {7})


def test_the_dot_is_said() -> None:
    assert at_step(1e-4, 6.01e-9) == "h = 1e-4, error 6×10⁻⁹"
