from core.export.code.numpy_code import NUMPY
from core.export.code.step_text import (
    condition_text,
    identifier,
    inputs_text,
    leaf_text,
    value_text,
)
from core.export.code.steps import Gate, Step, program
from core.expression import Number, Symbol
from core.formula import parse


def values(text: str) -> list[str]:
    steps = program(parse(text), gates=False).steps
    return [value_text(step, NUMPY).text for step in steps if isinstance(step, Step)]


def test_letters_are_names_that_python_takes() -> None:
    assert [identifier(letter) for letter in ("a", "a₁", "α₁₂")] == ["a", "a_1", "α_12"]
    assert leaf_text(Symbol("a₁"), NUMPY).text == "a_1"
    assert leaf_text(Symbol("π"), NUMPY).text == "np.pi"
    assert leaf_text(Number(-2.0), NUMPY).text == "-2"


def test_a_step_of_numbers_alone_is_not_left_to_python() -> None:
    assert values("(1)/0") == ["np.float64(1) / np.float64(0)"]
    (step,) = program(parse("x+1"), gates=False).steps
    assert isinstance(step, Step)
    assert inputs_text(step, NUMPY)["b"].text == "1"
    assert values("{0<1: x, 2}") == [
        "np.select([np.float64(0) < 1, np.float64(0) >= 1], [x, 2], np.nan)"
    ]


def test_what_is_nowhere_defined_has_the_shape_of_x() -> None:
    assert values("log(x, -2)") == ["np.nan + 0 * x"]


def test_a_gate_says_where_it_lets_in() -> None:
    gates = [s for s in program(parse("{0<1: x, 2x}"), gates=True).steps if isinstance(s, Gate)]
    assert [condition_text(gate, NUMPY).text for gate in gates] == [
        "np.float64(0) < 1", "np.float64(0) >= 1",
    ]  # fmt: skip
