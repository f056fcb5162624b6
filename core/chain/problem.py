"""Why a block gives no finite value, and how that is said."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from core.digits import short
from core.expression.nodes import Symbol, names_in
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

    def words(self, names: Sequence[str] = INPUTS) -> tuple[str, str]:
        """Say what the function needs, or does, and which inputs are to blame.

        `names` are those of what goes in, as in ``log needs c > 0`` and ``c = −1``.
        """
        domain = CATALOGUE[self.function].domain
        is_overflow = self.kind is ProblemKind.OVERFLOW
        needs = f"needs {text(domain, tuple(map(Symbol, names)))}"
        what = f"{self.function} {'overflows' if is_overflow else needs}"
        blamed = INPUTS if is_overflow else names_in(domain)
        told = [
            f"{name} = {short(value)}"
            for letter, name, value in zip(INPUTS, names, self.inputs, strict=False)
            if letter in blamed
        ]
        return what, ", ".join(told)

    @property
    def sentence(self) -> str:
        """Both, without a full stop: ``log needs a > 0; a = −1``."""
        return "; ".join(self.words())
