"""Chains as a notebook and a prompt show them: as a formula, typeset, and drawn.

A chain knows nothing of formulas and pictures, which are made of it; so this module, which `core`
loads, gives the class what is asked of it.
"""

from typing import TYPE_CHECKING

from core.chain import Chain
from core.formula import format

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from core.document import Document

VIEW = (-5.0, 5.0)
"""The range of x that is shown where nobody says which."""


def draw(chain: Chain, x_range: tuple[float, float] = VIEW, at: float = 0.5) -> "Figure":
    """Draw f and f′ as a figure of Matplotlib, with the tangent at one x.

    Parameters have the values that the chain has for them.

    Examples
    --------
    >>> from core import parse
    >>> len(draw(parse("x^2 sin(x)"), (0, 9)).axes)
    1
    """
    from core.export.drawing import sheet_of  # Matplotlib takes a third of a second

    return sheet_of(_shown(chain, x_range, at))


def _shown(chain: Chain, x_range: tuple[float, float], at: float) -> "Document":
    from core.document import Document, Parameter  # of which a program may have no need

    parameters = tuple(Parameter(name, value) for name, value in chain.values.items())
    low, high = map(float, x_range)
    return Document(chain, at, x_range=(low, high), y_range=None, parameters=parameters)


def _repr(chain: Chain) -> str:
    return f"parse({format(chain)!r})"


def _repr_latex(chain: Chain) -> str:
    from core.formula.latex import latex  # of which a window has no need at first

    return rf"$\displaystyle f(x) = {latex(chain)}$"


def _repr_svg(chain: Chain) -> str:
    from core.export.drawing import draw as figure_of

    return figure_of(_shown(chain, VIEW, 0.5), "svg").decode()


def register() -> None:
    r"""Have chains shown so from now on.

    Examples
    --------
    >>> from core import parse
    >>> parse("exp(x^2)^2")
    parse('exp(x^2)^2')
    >>> print(parse("x/2")._repr_latex_())
    $\displaystyle f(x) = \frac{x}{2}$
    """
    methods = {"__repr__": _repr, "_repr_latex_": _repr_latex, "_repr_svg_": _repr_svg}
    for name, method in methods.items():
        setattr(Chain, name, method)
