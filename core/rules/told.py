"""A derivation as it leaves the app, as lines and as data, or why there is none."""

from dataclasses import dataclass

from core.chain import Chain
from core.rules.derivation import Derivation, NoRulesError, derivation
from core.rules.words import equation, lines, reason, title


@dataclass(frozen=True, slots=True)
class Told:
    """The steps of a derivation, or a refusal."""

    derivation: Derivation | None
    refusal: str = ""

    @property
    def lines(self) -> list[str]:
        """A line for each step, and what comes of them."""
        return lines(self.derivation) if self.derivation else []

    def as_data(self) -> list[dict[str, object]]:
        """Give the steps as JSON has them."""
        return [
            {
                "rule": title(step),
                "block": list(step.path),
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
