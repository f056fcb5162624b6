"""All that is said of a derivation: one writer for the window, the report and LaTeX."""

from core.expression import Expression
from core.expression.latex import latex
from core.expression.nodes import apply
from core.expression.screen import text
from core.functions import CATALOGUE
from core.rules.derivation import Derivation, Step

MARKS = "f", "f′", "f″", "f‴"
"""What the function and its derivatives are called, by order."""

RULES = {
    "x": ("Derivative of x", "x grows as fast as x does."),
    "constant": ("Constant rule", "What does not change has the slope 0."),
    "factor": ("Constant factor rule", "A constant factor stays as it is."),
    "sum": ("Sum rule", "Each term is differentiated by itself; a constant term falls away."),
    "difference": ("Difference rule", "Both are differentiated by themselves."),
    "product": (
        "Product rule",
        "The first factor's derivative times the second, plus the first times the second's.",
    ),
    "quotient": (
        "Quotient rule",
        "Top derivative times bottom, less top times bottom derivative, over the bottom squared.",
    ),
    "reciprocal": ("Reciprocal rule", "The slope of 1/u is −1/u²."),
    "power": ("Power rule", "The exponent comes down as a factor, and is one less above."),
    "root": ("Root rule", "The slope of a root is one over twice the root."),
    "exponential": ("Exponential rule", "The power stays, times the logarithm of its base."),
    "both powers": (
        "Logarithmic differentiation",
        "x is in the base and in the exponent: uᵛ is exp(v·ln u), whose exponent is a product.",
    ),
    "inputs": ("Sum over both inputs", "The slope by each input, times that input's derivative."),
    "pieces": ("Piece by piece", "Each piece has its own derivative, where it counts."),
}
"""The title of each rule, and why it says what it says."""

CHAIN = "Then times the derivative of what is inside."

_BY_GROUP = {
    "Trigonometry": "Trigonometric rule",
    "Hyperbolic": "Hyperbolic rule",
}
_EXPONENTIALS, _LOGARITHMS = {"exp", "exp2", "expm1"}, {"log", "log2", "log10", "log1p", "log_base"}

TOGETHER, SIMPLIFIED = "Put together", "Simplified"


def title(step: Step) -> str:
    """Name the rule of a step.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.rules.derivation import derivation
    >>> [title(step) for step in derivation(parse("sin(x^2)")).steps]
    ['Trigonometric rule and chain rule', 'Power rule']
    """
    rule, _, inner = step.rule.partition(", ")
    name = _table_title(step.function) if rule == "table" else RULES[rule][0]
    return f"{name} and chain rule" if inner else name


def _table_title(function: str) -> str:
    if function in _EXPONENTIALS:
        return "Exponential rule"
    if function in _LOGARITHMS:
        return "Logarithm rule"
    entry = CATALOGUE[function]
    return _BY_GROUP.get(entry.group, f"Derivative of {entry.label}")


def reason(step: Step) -> str:
    """Say why a step is what it is."""
    rule, _, inner = step.rule.partition(", ")
    told = CATALOGUE[step.function].slope_in_words if rule == "table" else RULES[rule][1]
    return f"{told} {CHAIN}" if inner else told


def equation(step: Step) -> str:
    """Write a step for the screen.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.rules.derivation import derivation
    >>> equation(derivation(parse("x^2")).steps[0])
    '(x²)′ = 2x'
    """
    return f"{text(apply('prime', step.before))} = {text(step.after)}"


def equation_latex(step: Step) -> str:
    """Write a step in LaTeX."""
    return f"{latex(apply('prime', step.before))} = {latex(step.after)}"


def together(found: Expression, order: int = 1) -> str:
    """Write what comes of all steps."""
    return f"{MARKS[order]}(x) = {text(found)}"


def lines(told: Derivation, order: int = 1) -> list[str]:
    r"""Write all steps, a line each, and what comes of them.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.rules.derivation import derivation
    >>> print("\n".join(lines(derivation(parse("x^2 + 1")))))
    Sum rule: (x² + 1)′ = (x²)′ + 0
    Power rule: (x²)′ = 2x
    Put together: f′(x) = 2x
    """
    rows = [f"{title(step)}: {equation(step)}" for step in told.steps]
    return [*rows, f"{TOGETHER}: {together(told.found, order)}"]
