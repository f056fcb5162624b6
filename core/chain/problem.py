"""Why a block gives no finite value, and how that is said."""

from enum import Enum, auto
from typing import NamedTuple

from core.digits import short
from core.expression.nodes import names_in
from core.expression.screen import text
from core.expression.symbols import INPUTS
from core.functions import CATALOGUE


class ProblemKind(Enum):
    """What is wrong with the inputs of a block."""

    OUTSIDE = auto()
    """They lie outside the function's domain."""

    OVERFLOW = auto()
    """They lie inside, and the value is too large for a double."""


class Problem(NamedTuple):
    """A block whose value is not finite though its inputs are.

    Attributes
    ----------
    kind : ProblemKind
        What is wrong.
    function : str
        A key of CATALOGUE.
    inputs : tuple of float
        What came in, the flowing value first.
    """

    kind: ProblemKind
    function: str
    inputs: tuple[float, ...]

    @property
    def what(self) -> str:
        """What the function needs, or does: ``log needs a > 0``, ``exp overflows``."""
        if self.kind is ProblemKind.OVERFLOW:
            return f"{self.function} overflows"
        return f"{self.function} needs {text(CATALOGUE[self.function].domain)}"

    @property
    def given(self) -> str:
        """Those inputs that are to blame: ``a = −1``."""
        blamed = names_in(CATALOGUE[self.function].domain)
        told = [
            f"{name} = {short(value)}"
            for name, value in zip(INPUTS, self.inputs, strict=False)
            if self.kind is ProblemKind.OVERFLOW or name in blamed
        ]
        return ", ".join(told)

    @property
    def sentence(self) -> str:
        """Both, without a full stop: ``log needs a > 0; a = −1``."""
        return f"{self.what}; {self.given}"
