import re
from pathlib import Path

import numpy as np
import pytest

from core.export.code.autodiff_code import jax_code, torch_code
from core.formula import format as format_formula
from core.formula import parse
from tests.core.export.code.generated import PLACES, by_app, run, with_numbers

_OFF_IN_JAX = re.compile(r"digamma\(x\)|mod\([-.0-9]+, x\)")
"""Of the one JAX has few digits below 0; of the other it takes the next piece at x = 1e-5."""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["torch", "jax"])
def test_the_files_give_the_numbers_of_the_app(language: str, tmp_path: Path) -> None:
    """At corners each library has its own slope, and tails may lose their digits."""
    pytest.importorskip(language)
    for chain in with_numbers():
        if language == "jax" and _OFF_IN_JAX.fullmatch(format_formula(chain)):
            continue
        made = run(chain, language, tmp_path)
        value, slope = by_app(chain, PLACES)
        theirs = np.asarray(made["f"](PLACES))
        text = format_formula(chain)
        both = np.isfinite(value)
        np.testing.assert_array_equal(np.isfinite(theirs), both, text)
        np.testing.assert_allclose(theirs[both], value[both], 1e-9, 1e-15, err_msg=text)
        primes = np.asarray(made["f_prime"](PLACES))
        both &= np.isfinite(slope) & np.isfinite(primes)
        np.testing.assert_allclose(primes[both], slope[both], 1e-9, 1e-15, err_msg=text)
        assert not np.isfinite(primes[np.isnan(value)]).any()


def test_a_choice_lets_no_slope_of_what_it_leaves_out_through() -> None:
    text = torch_code(parse("{x<0: sqrt(-x), ln(x)}"), 0.5)
    assert "x_1 = torch.where(x < 0, x, x.detach())\n    a = -x_1\n" in text
    assert "x_2 = torch.where(x >= 0, x, x.detach())\n    c = torch.log(x_2)\n" in text
    text = jax_code(parse("{x<=0: sqrt(-x), ln(x)}"), 0.5)
    assert "x_1 = jnp.where(x <= 0, x, jax.lax.stop_gradient(x))" in text
    assert "x_2 = jnp.where(x > 0, x, jax.lax.stop_gradient(x))" in text


@pytest.mark.parametrize("write", [torch_code, jax_code])
def test_it_differentiates_by_the_library(write) -> None:
    text = write(parse("a x^2"), 0.5)
    assert "grad(" in text
    assert "def f(x, a=1.0):" in text
    compile(text, "generated", "exec")


def test_numbers_that_torch_would_refuse_are_tensors() -> None:
    text = torch_code(parse("max(x, 2) + exp(2)"), 0.5)
    assert "torch.maximum(x, number(2))" in text
    assert "torch.exp(number(2))" in text
    assert "def number(value):" in text
