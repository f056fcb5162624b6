import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from matplotlib.figure import Figure

import core
from core import Chain, parse
from core.notebook import VIEW
from tests.core.chains import chains


def shown(chain: Chain, kind: str) -> str:
    """Give what a notebook asks for."""
    text: str = getattr(chain, f"_repr_{kind}_")()
    return text


@given(chains)
def test_the_repr_of_a_chain_is_a_formula_that_makes_it(chain: Chain) -> None:
    found = re.fullmatch(r"parse\('(.*)'\)", repr(chain))
    assert found is not None
    assert parse(found[1]) == chain


def test_a_chain_is_typeset() -> None:
    assert shown(parse("x^2/2"), "latex") == r"$\displaystyle f(x) = \frac{x^{2}}{2}$"


def test_a_chain_is_drawn_with_its_parameters() -> None:
    chain = parse("a x^2").with_values(a=3.0)
    picture = shown(chain, "svg")
    assert picture.startswith("<?xml")
    assert "a = 3" in picture


def test_a_figure_is_one_of_matplotlibs() -> None:
    figure = core.draw(parse("x^2"), (0, 4), at=1.0)
    assert isinstance(figure, Figure)
    assert figure.axes[0].get_xlim() == (0.0, 4.0)
    assert core.draw(parse("x")).axes[0].get_xlim() == VIEW
    with pytest.raises(ValueError, match="a range goes from"):
        core.draw(parse("x"), (1, 0))


def test_a_chain_is_shown_so_wherever_it_was_imported(root: Path) -> None:
    code = "from core.chain import Chain; print(Chain())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "parse('x')\n"
