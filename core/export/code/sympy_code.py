"""SymPy: f as an expression with every digit, and f′ by SymPy's own rules."""

from core.chain import Chain
from core.export.code.careful import has_corners
from core.export.code.language import Language
from core.export.code.python_text import own
from core.export.code.source import file_text, parameters_of
from core.export.code.step_text import identifier, leaf_text, value_text
from core.export.code.steps import Step, program
from core.expression import Expression
from core.expression.symbols import a, cases, sin, unequal
from core.functions import CATALOGUE
from core.functions.entry import Entry

_ALIKE = (
    "sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan", "asec", "acsc", "atan2",
    "sinh", "cosh", "tanh", "sech", "csch", "coth", "asinh", "acosh", "atanh", "exp", "log",
    "sqrt", "sign", "gamma", "digamma", "erf",
)  # fmt: skip
"""What SymPy calls as the catalogue does."""

_HELPERS = {
    "floor": '''
class floor(sp.Function):
    """The integer below; flat between its jumps, of which SymPy's own floor says nothing."""

    @classmethod
    def eval(cls, a):
        return sp.floor(a) if a.is_number else None

    def fdiff(self, argindex=1):
        return sp.Integer(0)
''',
    "ceil": '''
def ceil(a):
    return -floor(-a)
''',
    "trunc": '''
def trunc(a):
    return sp.Piecewise((floor(a), a >= 0), (-floor(-a), True))
''',
    "rounded": '''
def rounded(a):
    """The nearest integer, of two the even one."""
    half = sp.Rational(1, 2)
    middle = (a - half) / 2  # an integer between an even one and the odd one above
    return sp.Piecewise(
        (floor(a + half) - 1, sp.Eq(floor(middle), middle)), (floor(a + half), True)
    )
''',
    "mod": '''
def mod(a, b):
    """The remainder that has the sign of b."""
    return a - b * floor(a / b)
''',
    "lgamma": '''
def lgamma(a):
    """The logarithm of the gamma function's size."""
    return sp.log(sp.gamma(a) ** 2) / 2
''',
    "root": '''
def root(a, b):
    """The real root of degree b, below 0 too if that is odd."""
    below = sp.Piecewise((-((-a) ** (1 / b)), sp.Eq(sp.Mod(b, 2), 1)), (sp.nan, True))
    return sp.Piecewise((a ** (1 / b), a >= 0), (below, True))
''',
}  # fmt: skip


_VALUES = {"step": CATALOGUE["step"].formula, "sinc": cases(sin(a) / a, unequal(a, 0), 1)}
"""By the catalogue's name, where the shortest formula does not do."""


def _value_of(function: type[Entry]) -> Expression:
    """Give the shortest formula that SymPy knows."""
    return _VALUES.get(function.name, function.twin)


SYMPY = Language(
    label="SymPy",
    names={
        "log1p": "sp.log(1 + {0})",
        **{operation: f"sp.{operation}" for operation in _ALIKE},
        **{"abs": "sp.Abs", "min": "sp.Min", "max": "sp.Max"},
        "cbrt": "root({0}, sp.Integer(3))",
        "frac": "({0} - floor({0}))",
        "cases": "sp.Piecewise(({0}, {1}), ({2}, True))",
        "only if": "sp.Piecewise(({0}, {1}))",
        "≠": "sp.Ne({0}, {1})",
        "round": "rounded",
        **{helper: helper for helper in ("floor", "ceil", "trunc", "mod", "root", "lgamma")},
    },
    helpers=_HELPERS,
    constants={"π": "sp.pi", "e": "sp.E"},
    nan="sp.nan",
    literal="sp.sympify({})",
    value=_value_of,
    decimal='sp.Rational("{}")',
)


def sympy_code(chain: Chain, x: float) -> str:
    """Write a file that defines the expressions f and f_prime, and prints both at x."""
    made = program(chain, gates=False)
    parameters = parameters_of(chain)
    letters = ("x", *parameters)
    symbols = [f'{letter} = sp.Symbol("{letter}", real=True)' for letter in letters]
    values = [
        f"{identifier(step.name)} = {value_text(step, SYMPY).text}"
        for step in made.steps
        if isinstance(step, Step)
    ]
    end = leaf_text(made.result, SYMPY)
    whole = f"f = {own(end, SYMPY).text}"
    known = "".join(f", {letter}: {value!r}" for letter, value in parameters.items())
    at = [
        "def at(expression, value):",
        '    """The number that an expression in x is: none that is real where f is undefined."""',
        "    value = value or 0  # to SymPy, 0.0 is another number than 0",
        f"    return expression.subs({{x: value{known}}}).evalf()",
    ]
    lines = [*symbols, "", *values, whole, "f_prime = sp.diff(f, x)"]
    return file_text(
        chain,
        SYMPY,
        ["import sympy as sp"],
        ["\n".join(lines), "\n".join(at)],
        f"print(at(f, {x!r}), at(f_prime, {x!r}))",
        "Where pieces of f meet, f_prime is what SymPy takes it for." if has_corners(chain) else "",
    )
