"""What is said of an answer."""

import math

from core.answer.judged import Judgement
from core.chain.parameters import on_screen
from core.digits import short
from core.expression.screen import text
from core.rules.trees import formula_of

RIGHT = "Right: this is f′."

SLIPS = {
    "inner": "The derivative of what is inside is missing{at}: chain rule.",
    "product": "The derivatives were multiplied{at}: (uv)′ is u′v + uv′, and not u′v′.",
    "quotient": "The derivatives were divided{at}: (u/v)′ is (u′v − uv′)/v², and not u′/v′.",
    "half": "The second half of the product rule is missing{at}.",
    "other half": "The first half of the product rule is missing{at}.",
    "square": "The bottom of the quotient is not squared{at}.",
    "exponent": "The exponent came down, but is not one less{at}.",
    "no factor": "The exponent did not come down as a factor{at}.",
    "factor": "A constant factor got lost{at}.",
    "term": "A constant term was kept{at}: its slope is 0.",
    "sign": "A sign is the other way round{at}.",
    "itself": "This is f itself, not its derivative.",
    "times": "It is {factor} times f′: a constant factor is wrong.",
    "plus": "It is f′ and {factor} more.",
}
"""What each slip looks like."""


def told(judgement: Judgement, mark: str = "f′") -> str:
    """Say what an answer is: right, or where it first differs and why that may be.

    Examples
    --------
    >>> from core.answer.judged import judged
    >>> from core.formula import parse
    >>> print(told(judged(parse("sin(2x)"), parse("cos(2x)"))))
    Not f′: at x = 0.5 it is 0.5403, f′ is 1.081.
    The derivative of what is inside is missing at sin(2x): chain rule.
    """
    if judgement.equal:
        return RIGHT.replace("f′", mark)
    if judgement.letters:
        return f"f has no {' and no '.join(map(on_screen, judgement.letters))}."
    lines = []
    if judgement.x is not None:
        own = "undefined" if _is_nan(judgement.own) else short(judgement.own or 0.0)
        right = short(judgement.right or 0.0)
        put = (("x", judgement.x), *judgement.at)
        at = ", ".join(f"{on_screen(name)} = {short(value)}" for name, value in put)
        lines.append(f"Not {mark}: at {at} it is {own}, {mark} is {right}.")
    else:
        lines.append(f"{mark} is defined nowhere that was looked at.")
    if judgement.slip:
        part = judgement.part
        at = "" if part is None else f" at {text(formula_of(part))}"
        factor = "" if judgement.factor is None else short(judgement.factor)
        lines.append(SLIPS[judgement.slip].format(at=at, factor=factor).replace("f′", mark))
    return "\n".join(lines)


def _is_nan(value: float | None) -> bool:
    return value is None or math.isnan(value)
