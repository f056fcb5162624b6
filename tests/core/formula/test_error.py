from core.formula import FormulaError


def test_an_error_counts_characters_from_one_for_people() -> None:
    error = FormulaError("expected a value", 4, 3)
    assert (error.reason, error.position, error.length) == ("expected a value", 4, 3)
    assert str(error) == "expected a value (character 5)"
    assert isinstance(error, ValueError)
