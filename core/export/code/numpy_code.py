"""Plain NumPy: f, and f′ by the chain rule, wire by wire."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from core.chain import Chain
from core.export.code.careful import CORNERED, TANGENTS, has_corners, slopes_of, value_of
from core.export.code.language import Language
from core.export.code.numpy_helpers import HELPERS
from core.export.code.python_text import Written, multiplied, name, number, spread, write
from core.export.code.source import (
    Function,
    assignment,
    file_text,
    formula_line,
    parameters_of,
)
from core.export.code.step_text import identifier, inputs_text, leaf_text, value_text
from core.export.code.steps import Step, X, program
from core.expression import Leaf, Symbol
from core.expression.symbols import INPUTS
from core.functions.entry import Entry

_OWN = (
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "exp2", "expm1", "log", "log2", "log10",
    "log1p", "sqrt", "cbrt", "hypot", "abs", "sign", "floor", "ceil", "trunc", "mod",
)  # fmt: skip
"""What NumPy calls as the catalogue does."""

NUMPY = Language(
    label="NumPy",
    names={
        **{operation: f"np.{operation}" for operation in _OWN},
        **{"asin": "np.arcsin", "acos": "np.arccos", "atan": "np.arctan", "atan2": "np.arctan2"},
        **{"asinh": "np.arcsinh", "acosh": "np.arccosh", "atanh": "np.arctanh"},
        **{"round": "np.rint", "min": "np.minimum", "max": "np.maximum"},
        "step": "np.heaviside({0}, 1)",
        "relu": "np.maximum({0}, 0)",
        "softplus": "np.logaddexp(0, {0})",
        "cases": "np.where({1}, {0}, {2})",
        "only if": "np.where({1}, {0}, np.nan)",
        "either": "np.select([{0}, {2}], [{1}, {3}], np.nan)",
        **{helper: helper for helper in HELPERS},
    },
    helpers=HELPERS,
    constants={"π": "np.pi", "e": "np.e"},
    nan="np.nan",
    literal="np.float64({})",
    value=value_of,
)

ARRAY = "np.asarray({}, dtype=float)"
"""What makes an array of numbers, or of one, with a place for it."""

CORNERS = "Where pieces of f meet, f_prime is nan, even if their slopes agree there."
"""Said of functions that have corners."""


class Line(NamedTuple):
    """A line of a function: a name, and the sum that it stands for."""

    target: str
    terms: Sequence[Written]

    @property
    def uses(self) -> frozenset[str]:
        """The names in it."""
        return frozenset[str]().union(*(term.uses for term in self.terms))

    def text(self) -> str:
        """Write it."""
        return assignment(self.target, [term.text for term in self.terms])


def numpy_code(chain: Chain, x: float) -> str:
    """Write a file that defines f and f_prime, and prints both at x."""
    parameters = parameters_of(chain)
    arrays = [f"{letter} = {ARRAY.format(letter)}" for letter in ("x", *parameters)]
    made = program(chain, gates=False)
    steps, result = [step for step in made.steps if isinstance(step, Step)], made.result
    values = [Line(identifier(step.name), [value_text(step, NUMPY)]) for step in steps]
    slopes, slope = _with_slopes(steps, values, result)
    end = leaf_text(result, NUMPY)
    functions = [
        Function("f", formula_line(chain), (*arrays, *needed(values, end, chain.depends_on_x))),
        Function("f_prime", _SAYS, (*arrays, *needed(slopes, slope, _varies(slopes, slope)))),
    ]
    return file_text(
        chain,
        NUMPY,
        ["import math", "import numpy as np"],
        [function.text(parameters) for function in functions],
        f"print(f({x!r}), f_prime({x!r}))",
        CORNERS if has_corners(chain) else "",
    )


_SAYS = "The derivative of f by the chain rule; da is the slope of a by x."


def _with_slopes(
    steps: Sequence[Step], values: Sequence[Line], result: Leaf
) -> tuple[list[Line], Written]:
    """Put the slope of each wire by x behind its value; give that of the result too."""
    lines: list[Line] = []
    known: dict[Leaf, Written] = {X: number(1.0)}
    broken: set[Leaf] = set()
    for step, value in zip(steps, values, strict=True):
        by_x = [known.get(leaf, number(0.0)) for leaf in step.inputs]
        lines.append(value)
        if not any(step.depends):
            continue
        wire = Symbol(step.name)
        terms = _tangent(step.function, inputs_text(step, NUMPY), by_x, step.depends)
        if step.function.condition is not None:
            # Where a side jumps, it may be another piece that counts.
            sides = zip(step.inputs[1:3], by_x[1:3], strict=True)
            terms += [multiplied(number(0.0), by) for leaf, by in sides if leaf in broken]
        if step.function.name in CORNERED or broken.intersection(step.inputs):
            broken.add(wire)
        if len(terms) == 1 and terms[0].is_number:
            known[wire] = terms[0]
            continue
        target = f"d{value.target}"
        lines.append(Line(target, terms))
        known[wire] = name(target)
    return lines, known.get(result, number(0.0))


def _tangent(
    function: type[Entry],
    inputs: Mapping[str, Written],
    by_x: Sequence[Written],
    depends: Sequence[bool],
) -> list[Written]:
    """Write the slope of a step by x, from those of its inputs, as a sum."""
    if function.name in TANGENTS:
        slopes = {f"d{letter}": slope for letter, slope in zip(INPUTS, by_x, strict=False)}
        return [write(TANGENTS[function.name], {**inputs, **slopes}, NUMPY)]
    local = zip(slopes_of(function), by_x, depends, strict=True)
    return [multiplied(write(slope, inputs, NUMPY), by) for slope, by, on_x in local if on_x]


def _varies(lines: Sequence[Line], end: Written) -> bool:
    """Tell whether x has a part in what comes out, so that it has the shape of x."""
    return any("x" in line.uses for line in _used(lines, end)) or "x" in end.uses


def needed(lines: Sequence[Line], end: Written, varies: bool) -> Iterator[str]:
    """Write the lines that have a part in what is returned, and the return."""
    used = _used(lines, end)
    yield from (line.text() for line in used)
    yield f"return {(end if varies else spread(end)).text}"


def _used(lines: Sequence[Line], end: Written) -> list[Line]:
    wanted, used = set(end.uses), []
    for line in reversed(lines):
        if line.target in wanted:
            wanted |= line.uses
            used.append(line)
    return used[::-1]
