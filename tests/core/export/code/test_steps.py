from core.export.code.steps import Gate, Step, X, program
from core.expression import Number, Symbol
from core.formula import parse


def test_operands_come_before_the_block_they_belong_to() -> None:
    made = program(parse("x^2 sin(x) + 3"), gates=False)
    steps = [step for step in made.steps if isinstance(step, Step)]
    assert [(step.name, step.function.name) for step in steps] == [
        ("a", "square"), ("b", "sin"), ("c", "multiply"), ("y", "add"),
    ]  # fmt: skip
    assert steps[2].inputs == (Symbol("a"), Symbol("b"))
    assert (steps[3].inputs, steps[3].depends) == ((Symbol("c"), Number(3.0)), (True, False))
    assert made.result == Symbol("y")


def test_a_chain_without_blocks_is_what_it_starts_at() -> None:
    assert program(parse("x"), gates=True).result == X
    assert program(parse("2"), gates=True).result == Number(2.0)


def test_x_goes_into_each_side_of_a_choice_through_a_gate() -> None:
    steps = program(parse("{x<0: sqrt(-x), ln(x)} + x"), gates=True).steps
    gates = [step for step in steps if isinstance(step, Gate)]
    assert [(gate.name, gate.of, gate.condition.operation) for gate in gates] == [
        ("x_1", X, "<"), ("x_2", X, "≥"),
    ]  # fmt: skip
    assert isinstance(steps[-1], Step)
    assert steps[-1].inputs[-1] == X


def test_gates_within_gates_let_in_what_was_let_in() -> None:
    steps = program(parse("{x<0: {x<-1: x^2, 1}, 2}"), gates=True).steps
    gates = [step for step in steps if isinstance(step, Gate)]
    assert [(gate.name, gate.of) for gate in gates] == [("x_1", X), ("x_2", Symbol("x_1"))]


def test_where_nothing_depends_on_x_there_is_no_gate() -> None:
    assert not any(
        isinstance(step, Gate) for step in program(parse("{x<0: 1, 2}"), gates=True).steps
    )
