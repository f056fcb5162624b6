from core.formula import parse
from core.rules.told import told_of


def test_steps_or_a_refusal() -> None:
    told = told_of(parse("sin(x^2)"))
    assert [row["block"] for row in told.as_data()] == [[1], [0]]
    assert told.lines[-1].startswith("Put together: f′(x) = ")
    assert not told.refusal


def test_a_refusal_has_no_lines() -> None:
    told = told_of(parse("digamma(x)"))
    assert told.refusal
    assert (told.lines, told.as_data()) == ([], [])
