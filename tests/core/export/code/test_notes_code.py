from pathlib import Path

import numpy as np
import pytest

from core.chain import Chain
from core.export.code.notes_code import notes_code
from core.formula import format as format_formula
from core.formula import parse
from tests.core.export.code.generated import CHAINS, PLACES, assert_alike, by_app, run


@pytest.mark.parametrize("chains", CHAINS)
def test_the_files_give_the_numbers_of_the_app(chains: list[Chain], tmp_path: Path) -> None:
    for chain in chains:
        made = run(chain, "notes", tmp_path)
        value, slope = by_app(chain, PLACES)
        with np.errstate(all="ignore"):
            y = made["f"](made["Variable"](PLACES))
            assert_alike(value, y.data, f"f = {format_formula(chain)}")
            assert_alike(slope, made["f_prime"](PLACES), f"f′ of {format_formula(chain)}")


def test_the_notes_own_example_gives_their_number(tmp_path: Path) -> None:
    made = run(parse("exp(x^2)^2"), "notes", tmp_path)
    square, exp = made["Square"](), made["Exp"]()
    x = made["Variable"](np.array(0.5))
    y = square(exp(made["Square"]()(x)))
    y.grad = np.array(1.0)
    y.backward()
    assert x.grad == 3.297442541400256
    assert made["f_prime"](0.5) == 3.297442541400256
    with pytest.raises(TypeError):
        made["Variable"](0.5)


def test_a_class_reads_as_in_the_notes() -> None:
    text = notes_code(parse("x^2"), 0.5)
    assert (
        """
class Square(Function):
    def forward(self, x):
        return x**2

    def backward(self, gy):
        x = self.input.data
        return 2 * x * gy
"""
        in text
    )
    assert "import core" not in text
    assert text.startswith('"""f(x) = x^2 and its derivative, in the style of the course notes.')


def test_x_that_is_used_twice_gets_both_gradients(tmp_path: Path) -> None:
    assert run(parse("x sin(x) + x"), "notes", tmp_path)["f_prime"](0.0) == 1.0
