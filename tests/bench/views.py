"""The views that sampling is scored on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import asin, ceil, floor, pi, sqrt
from typing import Any

import numpy as np

from core import Function, Variable
from core.formula import parse
from core.functions.entry import Entry


class Floor(Entry):
    """A floor with a landmark at every whole number, until the catalogue has its own."""

    def forward(self, a: Any) -> Any:
        return np.floor(a)

    def rule(self, gy: Any, y: Any, a: Any) -> Any:
        return 0.0 * gy

    @staticmethod
    def branches(a: Any) -> tuple[Any, ...]:
        return (np.floor(a),)


class Slope(Function):
    """A function as a user writes it: a value and a slope, nothing for the sampler to watch."""

    def __init__(self, value: Any, slope: Any) -> None:
        self.value = value
        self.slope = slope

    def forward(self, x: Any) -> Any:
        return self.value(x)

    def backward(self, gy: Any) -> Any:
        return self.slope(self.input.data) * gy


@dataclass(frozen=True)
class Scene:
    """A function in a view, and where its truth is broken."""

    name: str
    f: Callable[[Variable], Variable]
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    breaks: tuple[float, ...] = ()
    order: int = 0
    marks: tuple[float, ...] = ()
    """Where the reference has to look closely."""
    holes: tuple[float, ...] = ()
    """Where cancelled digits spoil the reference itself."""
    whole: bool = False
    """Whether nothing is broken even where branches differ."""
    lost: bool = False
    """Whether arithmetic loses the truth before sampling starts."""
    size: tuple[int, int] = (800, 500)


def scene(
    text: str | Callable[[Variable], Variable],
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    breaks: Iterable[float] = (),
    order: int = 0,
    lost: bool = False,
    name: str = "",
    **places: Any,
) -> Scene:
    f = parse(text) if isinstance(text, str) else text
    label = name or (text if isinstance(text, str) else "callable")
    return Scene(
        label + "'" * order, f, x_range, y_range, tuple(breaks), order, lost=lost, **places
    )


def odd(first: float, period: float, lo: float, hi: float) -> list[float]:
    """Every first + k period in a range."""
    return [
        first + k * period
        for k in range(ceil((lo - first) / period), floor((hi - first) / period) + 1)
    ]


def floor3() -> list[float]:
    """Where 3 sin x is a whole number."""
    places = []
    for k in range(-2, 3):
        a = asin(k / 3)
        for n in range(-3, 4):
            places += [a + 2 * pi * n, pi - a + 2 * pi * n]
    # At its highest points 3 sin x only touches 3, at the lowest −3 is no jump.
    return [p for p in sorted(set(places)) if abs(p) < 6]


GOLD = [(1 - sqrt(5)) / 2, (1 + sqrt(5)) / 2]
NEAR_ZERO = [1 / ((k + 0.5) * pi) for k in range(-12, 12)]

LISTED = [
    scene("sin(x)", (-10, 10), (-1.5, 1.5)),
    scene("x^3-3x", (-3, 3), (-4, 4)),
    scene("exp(x)", (-5, 50), (-1, 10)),
    scene("x*sin(5x)*exp(-x/4)", (0, 12), (-2, 2)),
    scene("1/x", (-5, 5), (-5, 5), [0]),
    scene("1/(x-1)^2", (-3, 4), (-1, 10), [1]),
    scene("tan(x)", (-10, 10), (-6, 6), odd(pi / 2, pi, -10, 10)),
    scene("(x^3-2)/(x^2-x-1)", (-4, 5), (-10, 10), GOLD),
    scene("tan(1/x)", (-1, 1), (-5, 5), NEAR_ZERO),
    scene(lambda x: Floor()(x), (-5, 5), (-6, 6), range(-5, 6), name="floor(x)"),
    scene(lambda x: Floor()(3 * np.sin(x)), (-6, 6), (-4, 4), floor3(), name="floor(3 sin x)"),
    scene("x/abs(x)+x/4", (-3, 3), (-3, 3), [0]),
    scene("(x^2-1)/(x-1)", (-3, 3), (-3, 5)),
    scene("sin(x)/x", (-20, 20), (-0.5, 1.2)),
    scene("abs(x-0.3337)", (-2, 2), (-0.5, 2)),
    scene("(x^2)^(1/3)", (-3, 3), (-0.5, 3)),
    scene("sign(x)*abs(x)^(1/3)", (-3, 3), (-2, 2)),
    scene("sqrt(x-0.3331)", (-1, 4), (-0.5, 2)),
    scene("sqrt(1-x^2)", (-1.5, 1.5), (-0.5, 1.5)),
    scene("log(x)", (-1, 5), (-10, 3)),
    scene("x^x", (-1, 2.5), (-0.5, 5)),
    scene("x/5+exp(-(400*(x-1.2345))^2)", (-3, 5), (-1, 2)),
    scene("1/(1+(1e5*(x-1.2345))^2)", (-3, 5), (-0.5, 1.5)),
    scene("sin(1/x)", (-1, 1), (-1.5, 1.5)),
    scene("sin(1000x)", (-5, 5), (-1.5, 1.5)),
    scene("sin(x^2)", (-20, 20), (-1.5, 1.5)),
    scene("sin(x)+0.02*sin(200x)", (-5, 5), (-1.5, 1.5)),
    scene("exp(-x^2)*sin(40x)", (-3, 3), (-1.2, 1.2)),
    scene("(1-cos(x))/x^2", (-1e-7, 1e-7), (0, 1), lost=True),
    scene("exp(x)/(1+exp(x))", (-900, 900), (-0.2, 1.2), lost=True),
]

OTHERS = [
    scene("1/sin(x)", (-10, 10), (-6, 6), odd(0, pi, -10, 10)),
    scene("1/(x^2-2x+1)", (-3, 4), (-1, 10), [1]),
    scene("1/x", (-1000, 1000), (-5, 5), [0]),
    scene("1/x", (-1e6, 1e6), (-5, 5), [0]),
    scene("1/(1e4*(x-0.777))", (-3, 3), (-3, 3), [0.777]),
    scene("tan(x)", (-40, 40), (-5, 5), odd(pi / 2, pi, -40, 40)),
    scene("x^(-2)", (-3, 3), (-1, 8), [0]),
    scene("log(abs(x^2-2))", (-3, 3), (-6, 3), [-sqrt(2), sqrt(2)]),
    scene("log(x^2)", (-3, 3), (-8, 3), [0]),
    scene("exp(1/x)", (-3, 3), (-1, 8), [0]),
    scene("1/(1+exp(1/x))", (-3, 3), (-0.5, 1.5), [0]),
    scene("exp(-1/x^2)", (-3, 3), (-0.5, 1.5)),
    scene("x*sin(1/x)", (-0.5, 0.5), (-0.5, 0.5)),
    scene("x^0.1", (-1, 3), (-0.5, 1.5), whole=True),
    scene("sqrt(x^2-1)", (-3, 3), (-0.5, 3)),
    scene("sqrt(sin(x))", (-10, 10), (-0.5, 1.5)),
    scene("log(sin(x))", (-10, 10), (-6, 1)),
    scene("abs(sin(5x))", (-6, 6), (-0.5, 1.5)),
    scene("tanh(1000*(x-0.3))", (-3, 3), (-1.5, 1.5), marks=(0.3,)),
    scene("tanh(1e7*(x-0.3))", (-3, 3), (-1.5, 1.5), marks=(0.3,)),
    scene("exp(-(3000*(x-0.7))^2)+exp(-(2000*(x+1.1))^2)", (-3, 3), (-0.5, 1.5), marks=(0.7, -1.1)),
    scene("exp(5-(4000*(x-0.7))^2)/150", (-3, 3), (-0.5, 1.5), marks=(0.7,)),
    scene("1/(1e-8+(x-0.123)^2)/1e8", (-3, 3), (-0.5, 1.5), marks=(0.123,)),
    scene("sqrt(x^2+1e-10)", (-3, 3), (-0.5, 3)),
    scene("sin(1e6x)", (-5, 5), (-1.5, 1.5)),
    scene("x*sin(300x)", (-5, 5), (-6, 6)),
    scene("sin(exp(x))", (-3, 8), (-1.5, 1.5)),
    scene("cos(40x)*cos(x)", (-6, 6), (-1.5, 1.5)),
    scene("(1-cos(x))/x^2", (-5, 5), (-0.1, 0.6), holes=(0.0,)),
    scene("(exp(x)-1)/x", (-3, 3), (-0.5, 5)),
    scene("(x^3-1)/(x-1)", (-3, 3), (-1, 8)),
    scene("x^2*sin(50/x)", (-1, 1), (-1, 1)),
    scene("x^3/(x^2-4)", (-6, 6), (-20, 20), [-2, 2]),
    scene("1/(x^2+1e-3)", (-3, 3), (-100, 1100)),
    scene("1/(sin(x)^2)", (-8, 8), (-1, 12), odd(0, pi, -8, 8)),
    scene("tan(x)^2", (-8, 8), (-1, 12), odd(pi / 2, pi, -8, 8)),
    scene("x/sqrt(x^2)", (-3, 3), (-1.5, 1.5), [0]),
    scene("sign(sin(x))", (-10, 10), (-1.5, 1.5), odd(0, pi, -10, 10)),
    scene("abs(abs(abs(x)-1)-0.5)", (-3, 3), (-0.5, 2)),
    scene("exp(x^2)", (-3, 3), (-1, 20)),
    scene("exp(exp(x))", (-3, 3), (-1, 20)),
    scene("1e5*x", (-3, 3), (-3, 3)),
    scene("1e-300*sin(x)", (-3, 3), (-1e-300, 1e-300)),
    scene("sin(x)", (-3e-9, 3e-9), (-3e-9, 3e-9)),
    scene("1/(exp(x)-1)", (-5, 5), (-6, 6), [0]),
    scene("x^2-x^2+1/(x-pi)", (0, 6), (-20, 20), [pi]),
]

SLOPES = [
    scene("abs(x-0.3337)", (-2, 2), (-1.5, 1.5), [0.3337], order=1),
    scene("tan(x)", (-5, 5), (-1, 12), odd(pi / 2, pi, -5, 5), order=1),
    scene("(x^2-1)/(x-1)", (-3, 3), (-3, 5), order=1, holes=(1.0,)),
    scene("sin(x)/x", (-20, 20), (-1, 1), order=1, holes=(0.0,)),
    scene("(x^2)^(1/3)", (-3, 3), (-3, 3), [0], order=1),
    scene("sqrt(1-x^2)", (-1.5, 1.5), (-5, 5), order=1),
    scene("log(x)", (-1, 5), (-1, 12), order=1),
    scene("1/(1+(1e5*(x-1.2345))^2)", (-3, 5), (-8e4, 8e4), order=1),
    scene("x/5+exp(-(400*(x-1.2345))^2)", (-3, 5), (-400, 400), order=1),
    scene("sin(x^2)", (-10, 10), (-20, 20), order=1),
    scene("tanh(1000*(x-0.3))", (-3, 3), (-100, 1100), order=1),
    scene("x*abs(x)", (-2, 2), (-1, 5), order=1),
    scene("x*abs(x)", (-2, 2), (-3, 3), [0], order=2),
    scene("x^4-3x^2", (-3, 3), (-20, 40), order=2),
    scene("sin(x)/x", (-20, 20), (-1, 1), order=2, holes=(0.0,)),
    scene("x^4-3x^2", (-3, 3), (-60, 60), order=3),
    scene("1/x", (-3, 3), (-20, 20), [0], order=3),
]

STRANGERS = [
    scene(
        lambda x: Slope(np.cbrt, lambda v: 1 / (3 * np.cbrt(v) ** 2))(x),
        (-3, 3),
        (-2, 2),
        name="user cbrt",
    ),
    scene(
        lambda x: Slope(lambda v: 1 / v, lambda v: -1 / v**2)(x),
        (-3, 3),
        (-5, 5),
        [0],
        name="user 1/x",
    ),
    scene(
        lambda x: Slope(np.floor, lambda v: 0 * v)(x),
        (-3.3, 3.4),
        (-5, 5),
        range(-3, 4),
        name="user floor",
    ),
    scene(
        lambda x: Slope(np.tan, lambda v: 1 / np.cos(v) ** 2)(x),
        (-5, 5),
        (-5, 5),
        odd(pi / 2, pi, -5, 5),
        name="user tan",
    ),
    scene(
        lambda x: Slope(np.sqrt, lambda v: 0.5 / np.sqrt(v))(x - 0.1),
        (-3, 3),
        (-1, 2),
        name="user sqrt",
    ),
    scene(
        lambda x: Slope(np.tanh, lambda v: 1 / np.cosh(v) ** 2)(50 * x - 3),
        (-3, 3),
        (-2, 2),
        name="user tanh",
    ),
    scene(lambda x: Slope(np.sin, np.cos)(7 * x), (-3, 3), (-10, 10), order=1, name="user sin"),
    scene(
        lambda x: Slope(np.abs, np.sign)(x - 0.2), (-3, 3), (-2, 2), [0.2], order=1, name="user abs"
    ),
    scene(
        lambda x: Slope(lambda v: 1 / v, lambda v: -1 / v**2)(x),
        (-3, 3),
        (-10, 1),
        [0],
        order=1,
        name="user 1/x",
    ),
]
