"""Parts of an expression that stand still while the rest is multiplied out or factored.

What is inside a function stays as it was typed: cos(3.7x + 0.21) must not become
cos((370x + 21)/100) because somebody looked for common factors.
"""

from collections.abc import Callable
from typing import Any

import sympy


def masked(change: Callable[[Any], Any], expression: Any) -> Any:
    """Change an expression around its functions and roots of sums.

    Examples
    --------
    >>> from core.symbolic.twin import X
    >>> inner = sympy.cos(X / 2 + sympy.Rational(1, 3))
    >>> masked(sympy.factor_terms, X * inner + X)
    x*(cos(x/2 + 1/3) + 1)
    """
    masks: dict[Any, Any] = {}

    def mask(part: Any) -> Any:
        if part.is_Pow:
            root = part.base ** sympy.Rational(1, part.exp.q)
            return _mask(root, masks) ** part.exp.p
        return _mask(part, masks)

    hidden = expression.replace(_stands_still, mask)
    changed = change(hidden)
    return changed.xreplace({dummy: part for part, dummy in masks.items()}) if masks else changed


def _mask(part: Any, masks: dict[Any, Any]) -> Any:
    if part not in masks:
        masks[part] = sympy.Dummy(real=True)
    return masks[part]


def _stands_still(part: Any) -> bool:
    if part.is_Pow:
        return bool(part.base.is_Add and part.exp.is_Rational and not part.exp.is_Integer)
    return isinstance(part, sympy.Function) and any(arg.is_Add for arg in part.args)
