"""A derivation as it leaves the app, as lines and as data, or why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.chain import Chain
from core.formula import parse
from core.rules.derivation import Derivation, NoRulesError, derivation
from core.rules.words import MARKS, equation, lines, reason, title


@dataclass(frozen=True, slots=True)
class Told:
    """The steps to f′, f″ or f‴ from the derivative before, or a refusal."""

    derivation: Derivation | None
    refusal: str = ""
    order: int = 1

    @property
    def lines(self) -> list[str]:
        """A line for each step, and what comes of them."""
        return lines(self.derivation, self.order) if self.derivation else []

    def as_data(self) -> list[dict[str, object]]:
        """Give the steps as JSON has them; those to f″ and f‴ are of no block of f."""
        return [
            {
                "rule": title(step),
                **({"block": list(step.path)} if self.order == 1 else {}),
                "equation": equation(step),
                "reason": reason(step),
            }
            for step in (self.derivation.steps if self.derivation else ())
        ]


def told_of(chain: Chain) -> Told:
    """Differentiate a chain step by step, or say why not.

    Examples
    --------
    >>> from core.formula import parse
    >>> told_of(parse("x^2")).as_data()[0]["equation"]
    '(x²)′ = 2x'
    >>> told_of(parse("digamma(x)")).refusal
    'a slope on the way has no formula in the catalogue'
    """
    try:
        return Told(derivation(chain))
    except NoRulesError as error:
        return Told(None, str(error))


def told_of_orders(chain: Chain, derivatives: Iterable[str | None]) -> tuple[Told, ...]:
    """Do so for f′ and, from each derivative that has a formula, as text, for the one after it.

    Examples
    --------
    >>> from core.formula import parse
    >>> [told.lines[-1] for told in told_of_orders(parse("x^3"), ["3x^2", None])]
    ['Put together: f′(x) = 3x²', 'Put together: f″(x) = 6x']
    """
    found = [told_of(chain)]
    for order, derivative in enumerate(derivatives, 2):
        if derivative is None or order >= len(MARKS):
            break
        found.append(replace(told_of(parse(derivative)), order=order))
    return tuple(found)
