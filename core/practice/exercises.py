"""Exercises by rule and level; the same seed makes the same ones on every machine."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from core.chain import Chain
from core.formula import format as format_formula
from core.formula import parse
from core.functions import CATALOGUE
from core.functions.entry import Call
from core.rules.derivation import NoRulesError, derivation

LEVELS = 1, 2, 3

MOST = 100
"""How many exercises are made at once."""

_TRIES = 60
"""How many formulas in a row may be none, or none that is new, before that is the end."""

_FUNCTIONS = {
    1: ("sin", "cos", "exp"),
    2: ("sin", "cos", "exp", "log", "sqrt", "tan"),
    3: ("sin", "cos", "tan", "exp", "log", "sqrt", "sinh", "cosh", "tanh", "atan", "asinh"),
}
"""By level, the names of the catalogue's functions that occur."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A function to be differentiated, as formula text, and its derivative by the rules."""

    rule: str
    level: int
    formula: str
    answer: str

    @property
    def chain(self) -> Chain:
        """The function."""
        return parse(self.formula)


def exercises(rule: str, level: int, count: int, seed: int) -> tuple[Exercise, ...]:
    """Make exercises, none of them twice.

    Raises
    ------
    ValueError
        If there is no such rule, level or number of exercises.

    Examples
    --------
    >>> [exercise.formula for exercise in exercises("power", 1, 3, seed=1)]
    ['9x^5', '5x^2', '3x^5']
    """
    if rule not in RULES or level not in LEVELS or not 1 <= count <= MOST:
        raise ValueError(f"there are no {count} exercises of {rule!r}, level {level}")
    return tuple(islice(in_turn(rule, level, seed), count))


def in_turn(rule: str, level: int, seed: int) -> Iterator[Exercise]:
    """Make the same exercises one by one, until nothing new comes up."""
    chance = random.Random(f"{rule} {level} {seed}")
    seen: set[str] = set()
    tries = 0
    while tries < _TRIES:
        tries += 1
        made = _exercise(rule, level, chance)
        if made is not None and made.formula not in seen:
            seen.add(made.formula)
            tries = 0
            yield made


def _exercise(rule: str, level: int, chance: random.Random) -> Exercise | None:
    make, needed = RULES[rule]
    chain = parse(make(level, chance))
    try:
        found = derivation(chain)
    except NoRulesError:
        return None
    if not any(needed in step.rule for step in found.steps):
        return None
    return Exercise(rule, level, format_formula(chain), format_formula(found.chain))


def _call(name: str, inner: str) -> str:
    notation = CATALOGUE[name].notation
    spelling = notation.spelling if isinstance(notation, Call) else ""
    return f"{spelling or name}({inner})"


def _number(chance: random.Random, low: int = 2, high: int = 9) -> int:
    return chance.randint(low, high)


def _monomial(level: int, chance: random.Random) -> str:
    if level == 3:
        exponent = chance.choice(["-2", "-1", "0.5", "1.5", "2.5", "-3"])
    else:
        exponent = str(_number(chance, 2, 6))
    return f"{_number(chance)}x^{exponent}"


def _power(level: int, chance: random.Random) -> str:
    if level == 1:
        return _monomial(1, chance)
    sign = chance.choice(["+", "-"])
    rest = f"{_number(chance)}x {chance.choice(['+', '-'])} {_number(chance)}"
    return f"{_monomial(level, chance)} {sign} {rest}"


def _inner(level: int, chance: random.Random) -> str:
    """Give what may stand inside a function and is not x."""
    a, b = _number(chance), _number(chance, 1, 9)
    choices = [f"{a}x", f"x^{_number(chance, 2, 4)}"]
    if level > 1:
        choices = [f"{a}x + {b}", f"x^2 + {b}", f"{a}x^2 - {b}"]
    if level > 2:
        choices += [f"1 + {a}x^3", _call(chance.choice(("sin", "exp", "cos")), f"{a}x")]
    return chance.choice(choices)


def _function(level: int, chance: random.Random, inner: str = "x") -> str:
    return _call(chance.choice(_FUNCTIONS[level]), inner)


def _factor(level: int, chance: random.Random) -> str:
    plain = [f"x^{_number(chance, 2, 4)}", f"({_number(chance)}x + {_number(chance, 1, 9)})"]
    if level == 3:
        return _function(3, chance, _inner(2, chance))
    return chance.choice([*plain, "x"])


def _product(level: int, chance: random.Random) -> str:
    inner = "x" if level == 1 else _inner(level - 1, chance)
    return f"{_factor(level, chance)}*{_function(level, chance, inner)}"


def _quotient(level: int, chance: random.Random) -> str:
    below = chance.choice([f"x + {_number(chance)}", f"x^2 + {_number(chance)}"])
    if level == 1:
        return f"{chance.choice(['x', 'x^2', 'x^3'])}/({below})"
    inner = "x" if level == 2 else _inner(1, chance)
    return f"{_function(level, chance, inner)}/({below})"


def _chain(level: int, chance: random.Random) -> str:
    inner = _inner(level, chance)
    outer = [_function(level, chance, inner), f"({inner})^{_number(chance, 2, 7)}"]
    made = chance.choice(outer)
    return _function(1, chance, made) if level == 3 else made


def _exponential(level: int, chance: random.Random) -> str:
    if level == 1:
        return chance.choice([f"{_number(chance)}exp(x)", f"{_number(chance)}^x"])
    inner = _inner(level - 1, chance)
    made = chance.choice([f"exp({inner})", f"{_number(chance)}^({inner})"])
    return made if level == 2 else f"{_factor(1, chance)}*{made}"


def _trigonometric(level: int, chance: random.Random) -> str:
    name = chance.choice(("sin", "cos") if level == 1 else ("sin", "cos", "tan"))
    inner = "x" if level == 1 else _inner(level - 1, chance)
    made = f"{_number(chance)}{_call(name, inner)}"
    return made if level < 3 else f"{made} + {_function(1, chance)}^{_number(chance, 2, 4)}"


def _mixed(level: int, chance: random.Random) -> str:
    makers = (_power, _product, _quotient, _chain, _exponential, _trigonometric)
    return chance.choice(makers)(level, chance)


Maker: TypeAlias = Callable[[int, random.Random], str]

RULES: dict[str, tuple[Maker, str]] = {
    "power": (_power, "power"),
    "product": (_product, "product"),
    "quotient": (_quotient, "quotient"),
    "chain": (_chain, "chain"),
    "exponential": (_exponential, ""),
    "trigonometric": (_trigonometric, "table"),
    "mixed": (_mixed, ""),
}
"""By name, what makes the formulas, and what must stand in the name of a rule on the way."""


def titles() -> Iterator[tuple[str, str]]:
    """Give the rules by name, each with its title."""
    for rule in RULES:
        yield rule, f"{rule.capitalize()} rule" if rule != "mixed" else "Mixed"
