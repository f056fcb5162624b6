"""Chainrule's core: a small, exact automatic-differentiation library.

It knows nothing of windows and can be used by itself:

>>> import numpy as np
>>> from core import Variable, exp, square
>>> x = Variable(np.array(0.5))
>>> y = square(exp(square(x)))
>>> y.backward()
>>> print(x.grad)
3.297442541400256
"""

from core.autodiff.derivatives import derivative
from core.autodiff.gradient_check import check_gradients
from core.autodiff.graph import Function, Variable, as_variable, no_grad
from core.autodiff.operators import as_array
from core.chain import Block, Chain
from core.compiled.compiled import compile
from core.formula import parse
from core.functions import CATALOGUE
from core.functions.choice import where
from core.functions.exponential import Exp, exp
from core.functions.powers import Square, square
from core.notebook import draw, register
from core.numerical import check, check_all, numerical_diff
from core.version import __version__

register()

__all__ = [
    "CATALOGUE",
    "Block",
    "Chain",
    "Exp",
    "Function",
    "Square",
    "Variable",
    "__version__",
    "as_array",
    "as_variable",
    "check",
    "check_all",
    "check_gradients",
    "compile",
    "derivative",
    "draw",
    "exp",
    "no_grad",
    "numerical_diff",
    "parse",
    "square",
    "where",
]
