from core.formula import parse
from core.incremental import whole
from core.numerical.error_against_h import ErrorAgainstH, errors_in_slices
from core.numerical.error_words import ALL_EXACT, at_step, of_all, table, told


def errors(formula: str, x: float, *, exact: bool = False) -> ErrorAgainstH:
    found = whole(errors_in_slices(parse(formula), x, exact=exact))
    assert found is not None
    return found


def test_what_makes_no_error_is_said_to_make_none() -> None:
    assert told(errors("x^2", 2.0)) == ALL_EXACT


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
