"""What the page of rules shows for a chain: its steps as they are said, for each order."""

from typing import NamedTuple

from core.chain import Chain, Path
from core.incremental import Slices


class Line(NamedTuple):
    """A step as it is said; without a path it is of no block of the chain."""

    title: str
    equation: str
    reason: str
    latex: str
    path: Path | None = None


class Shown(NamedTuple):
    """The steps and what comes of them as a chain, or why there are none."""

    lines: tuple[Line, ...]
    refusal: str = ""
    found: Chain | None = None


def shown(chain: Chain, order: int) -> Slices[Shown]:
    """Differentiate a chain step by step; of a chain that is f′, `order` is 2."""
    from core.expression.latex import latex  # not before somebody opens the page
    from core.rules.derivation import NoRulesError, derivation_in_slices
    from core.rules.words import TOGETHER, equation, equation_latex, reason, title, together

    try:
        told = yield from derivation_in_slices(chain)
    except NoRulesError as error:
        return Shown((), str(error))
    lines = [
        Line(
            title(step),
            equation(step),
            reason(step),
            equation_latex(step),
            step.path if order == 1 and step.path else None,
        )
        for step in told.steps
    ]
    primes = "\\prime" * order
    end = f"f^{{{primes}}}(x) = {latex(told.found)}"
    return Shown((*lines, Line(TOGETHER, together(told.found, order), "", end)), "", told.chain)
