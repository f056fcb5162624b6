"""The complex step: f′ ≈ Im f(x + ih) / h, which subtracts nothing and so loses no digits.

It takes a function whose every part is analytic and knows complex numbers; |x|, max or a choice
are not.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.expression.evaluate import evaluate
from core.expression.symbols import INPUTS
from core.functions.entry import Entry

if TYPE_CHECKING:
    from core.autodiff.variable import Variable
    from core.numerical.twin import Twin

MOST_FACTORS = 64
"""Up to this exponent a whole power is multiplied out."""

ALIKE = 1e-9
"""How far f of x as a complex number may be off f(x), as a share of it."""


class NotComplexError(ValueError):
    """A function on the way takes no complex numbers; `name` is what stands on its block."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} takes no complex numbers")
        self.name = name


@no_float_warnings
def complex_step(twin: "Twin", steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the derivative by a complex step of each size.

    Raises
    ------
    NotComplexError
        If a function on the way takes no complex numbers.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.numerical.twin import Twin
    >>> print(complex_step(Twin(parse("x^3"), 2.0), np.array([1e-100])))
    [12.]
    """
    values: dict[Variable, Any] = {}
    for v in twin.graph:
        creator = v._creator
        if creator is None:
            values[v] = twin.x + 1j * steps if v is twin.leaf else np.complex128(v.data)
        elif isinstance(creator, Entry):
            values[v] = _value(creator, [values[i] for i in creator.inputs])
        else:
            raise NotComplexError(type(creator).__name__)
    found = np.broadcast_to(values[twin.y], steps.shape)
    slope: NDArray[np.float64] = found.imag / steps
    least = found.real[np.argmin(steps)]
    if abs(least - float(twin.y.data)) > ALIKE * max(1.0, abs(least)):
        raise NotComplexError("f")
    return slope


def _value(entry: Entry, inputs: list[Any]) -> Any:
    names = dict(zip(INPUTS, inputs, strict=False)) | {"π": np.complex128(np.pi)}

    def known(name: str) -> Callable[..., Any]:
        if name not in FUNCTIONS:
            raise NotComplexError(entry.label)
        return FUNCTIONS[name]

    return evaluate(entry.twin, names, np.complex128, known, _power)


def _power(base: Any, exponent: Any) -> Any:
    """Raise to a power; of a whole one nothing is left over where the base is negative."""
    number = complex(exponent) if np.ndim(exponent) == 0 else 0.5j
    whole = int(number.real)
    if number == whole and abs(whole) <= MOST_FACTORS:
        made = np.ones_like(base)
        for _ in range(abs(whole)):
            made = made * base
        return made if whole >= 0 else 1 / made
    return np.exp(exponent * np.log(base))


def _log(a: Any, *base: Any) -> Any:
    return np.log(a) / np.log(base[0]) if base else np.log(a)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **{name: getattr(np, name) for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp",
                                            "sqrt", "log1p")},
    **{f"a{name}": getattr(np, f"arc{name}") for name in ("sin", "cos", "tan", "sinh", "cosh",
                                                         "tanh")},
    "log": _log,
    "sec": lambda a: 1 / np.cos(a),
    "csc": lambda a: 1 / np.sin(a),
    "cot": lambda a: 1 / np.tan(a),
    "sech": lambda a: 1 / np.cosh(a),
    "csch": lambda a: 1 / np.sinh(a),
    "coth": lambda a: 1 / np.tanh(a),
    "asec": lambda a: np.arccos(1 / a),
    "acsc": lambda a: np.arcsin(1 / a),
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
}  # fmt: skip
"""What takes complex numbers, by its name in formulas."""
