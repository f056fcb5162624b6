import pytest

from core.chain.problem import Problem, ProblemKind
from core.expression.nodes import names_in
from core.formula import parse
from core.functions import CATALOGUE


def test_what_is_outside_of_the_domain_is_said_with_what_is_to_blame() -> None:
    problem = Problem(ProblemKind.OUTSIDE, "divide", (3.0, 0.0))
    assert problem.words() == ("divide needs b ≠ 0", "b = 0")


def test_an_overflow_names_all_inputs() -> None:
    problem = Problem(ProblemKind.OVERFLOW, "power", (10.0, 400.0))
    assert problem.sentence == "power overflows; a = 10, b = 400"


@pytest.mark.parametrize(
    "name", [name for name, entry in CATALOGUE.items() if names_in(entry.domain)]
)
def test_every_domain_names_an_input_that_is_to_blame(name: str) -> None:
    problem = Problem(ProblemKind.OUTSIDE, name, (0.0,) * (1 + len(CATALOGUE[name].defaults)))
    assert problem.words()[1]


def test_what_is_finite_is_no_problem() -> None:
    assert all(block.problem is None for block in parse("exp(sin(x))").trace(1.0).blocks.values())
