"""The course notes' own style: Variable and Function, and a class for each function."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.chain import Chain
from core.export.code.careful import has_corners, slopes_of
from core.export.code.numpy_code import ARRAY, CORNERS, NUMPY
from core.export.code.python_text import Written, multiplied, name, write
from core.export.code.source import (
    Function,
    file_text,
    formula_line,
    parameters_of,
    returned,
)
from core.export.code.step_text import identifier, leaf_text
from core.export.code.steps import Gate, Step, program
from core.expression import Leaf
from core.expression.symbols import INPUTS
from core.functions import CATALOGUE
from core.functions.entry import Entry

ENGINE = """
def as_array(x):
    return x if isinstance(x, np.ndarray) else np.array(x, dtype=float)


class Variable:
    def __init__(self, data):
        if not isinstance(data, np.ndarray):
            raise TypeError(f"{type(data)} is not supported")
        self.data = data
        self.grad = None
        self.creator = None
        self.generation = 0

    def set_creator(self, func):
        self.creator = func
        self.generation = func.generation + 1

    def backward(self):
        if self.grad is None:
            self.grad = np.ones_like(self.data)
        funcs = [self.creator] if self.creator else []
        while funcs:
            funcs.sort(key=lambda func: func.generation)
            f = funcs.pop()
            gxs = f.backward(f.output.grad)
            gxs = gxs if isinstance(gxs, tuple) else (gxs,)
            for x, gx in zip(f.inputs, gxs):
                x.grad = gx if x.grad is None else x.grad + gx
                if x.creator and x.creator not in funcs:
                    funcs.append(x.creator)


class Function:
    def __call__(self, *inputs):
        inputs = [x if isinstance(x, Variable) else Variable(as_array(x)) for x in inputs]
        self.generation = max(x.generation for x in inputs)
        output = Variable(as_array(self.forward(*[x.data for x in inputs])))
        output.set_creator(self)
        self.inputs = inputs
        self.input = inputs[0]
        self.output = output
        return output

    def forward(self, *xs):
        raise NotImplementedError

    def backward(self, gy):
        raise NotImplementedError
""".strip()

_GATE = '''
class {title}(Function):
    """x as it is, whose gradient passes only where {condition}."""

    def forward(self, a, b, x):
        return x

    def backward(self, gy):
        a, b, x = [x.data for x in self.inputs]
        return np.zeros_like(a), np.zeros_like(b), np.where({condition}, gy, 0)
'''.strip()

_SIDES = {"a": name("a"), "b": name("b")}

_GATES = {"<": "GateBelow", "≥": "GateNotBelow", "≤": "GateNotAbove", ">": "GateAbove"}
"""The classes of gates, by how they compare."""


def notes_code(chain: Chain, x: float) -> str:
    """Write a file that defines the notes' classes, f and f_prime, and prints both at x."""
    made = program(chain, gates=True)
    steps, result = made.steps, made.result
    parameters = parameters_of(chain)
    end = leaf_text(result, NUMPY).text
    used = [step.function for step in steps if isinstance(step, Step)]
    if not chain.depends_on_x:
        end = f"Add()({end}, Multiply()(0, x))"
        used += [CATALOGUE["add"], CATALOGUE["multiply"]]
    f_body = (*map(_call, steps), f"return {end}")
    letters = ", ".join(["x", *parameters])
    f_prime_body = (
        f"x = Variable({ARRAY.format('x')})",
        f"y = f({letters})",
        "y.backward()",
        "return x.grad",
    )
    functions = [
        Function("f", formula_line(chain), f_body).text(parameters),
        Function("f_prime", "The derivative of f by backpropagation.", f_prime_body).text(
            parameters
        ),
    ]
    gates = dict.fromkeys(step.condition for step in steps if isinstance(step, Gate))
    classes = [
        _GATE.format(
            title=_GATES[condition.operation],
            condition=write(condition, _SIDES, NUMPY).text,
        )
        for condition in gates
    ]
    classes += map(_class, dict.fromkeys(used))
    return file_text(
        chain,
        replace(NUMPY, label="the style of the course notes"),
        ["import math", "import numpy as np"],
        [ENGINE, *classes, *functions],
        f"x = Variable(np.array({x!r}))\nprint(f(x).data, f_prime({x!r}))",
        CORNERS if has_corners(chain) else "",
    )


def _call(step: Step | Gate) -> str:
    if isinstance(step, Gate):
        inputs = _arguments((*step.sides, step.of))
        return f"{step.name} = {_GATES[step.condition.operation]}()({inputs})"
    return f"{identifier(step.name)} = {step.function.__name__}()({_arguments(step.inputs)})"


def _arguments(leaves: Iterable[Leaf]) -> str:
    return ", ".join(leaf_text(leaf, NUMPY).text for leaf in leaves)


def _class(function: type[Entry]) -> str:
    """Write a function of the catalogue as the notes write Square."""
    count = 1 + len(function.defaults)
    letters = ["x"] if count == 1 else [f"x{i}" for i in range(count)]
    names = {symbol: name(letter) for symbol, letter in zip(INPUTS, letters, strict=False)}
    slopes = [write(slope, names, NUMPY) for slope in slopes_of(function)]
    gradients = [multiplied(slope, name("gy")) for slope in slopes]
    return "\n".join(
        [
            f"class {function.__name__}(Function):",
            f"    def forward(self, {', '.join(letters)}):",
            f"        return {write(NUMPY.value(function), names, NUMPY).text}",
            "",
            "    def backward(self, gy):",
            *_backward(letters, slopes, gradients),
        ]
    )


def _backward(letters: list[str], slopes: list[Written], gradients: list[Written]) -> Iterator[str]:
    used = frozenset[str]().union(*(slope.uses for slope in slopes))
    if len(letters) == 1 and used:
        yield "        x = self.input.data"
    elif used:
        taken = [letter if letter in used else "_" for letter in letters]
        yield f"        {', '.join(taken)} = [x.data for x in self.inputs]"
    written = [gradient.text for gradient in gradients]
    yield from (f"        {line}" for line in returned(written))
