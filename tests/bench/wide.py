"""Hundreds of views in the spirit of the listed ones, by seeded chance."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import pi
from typing import Any

import numpy as np
from scipy import special

from core import Function, Variable
from core.functions import CATALOGUE
from core.functions.entry import Entry
from tests.bench.reference import values_of
from tests.bench.views import LISTED, OTHERS, Scene, Slope, odd, scene

SIZES = [(400, 300), (640, 480), (1000, 600), (1366, 768), (1920, 1080)]


def wide() -> dict[str, list[Scene]]:
    """Give every view of the wide set by its category; the same at each call."""
    makers = [zooms, slopes, sizes, rationals, jumps, corners, spikes, waves, holes, edges, growth,
              compositions, strangers, bare, far_away]  # fmt: skip
    return {
        make.__name__.replace("_", " "): list(make(np.random.default_rng(k)))
        for k, make in enumerate(makers)
    }


def texts(block: str) -> list[str]:
    """Read formulas, which hold no spaces."""
    return block.split()


@np.errstate(all="ignore")
def framed(one: Scene, rng: np.random.Generator | None = None) -> Scene:
    """Choose a range of y from what there is to see, leaving out what is wild."""
    lo, hi = one.x_range
    y = values_of(one)(np.linspace(lo, hi, 2003)[1:-1])
    y = y[np.isfinite(y) & (np.abs(y) < 1e280)]
    low, high = (float(q) for q in np.quantile(y, (0.04, 0.96))) if y.size else (-1.0, 1.0)
    if rng is not None and rng.random() < 0.25:
        low, high = low + (high - low) * 0.3, high - (high - low) * 0.2
    room = 0.15 * (high - low)
    if not room > 1e-9 * max(abs(high), abs(low)):
        room = abs(high) or 1.0
    return replace(one, y_range=(low - room, high + room))


def made(text: str | Callable[[Variable], Variable], lo: float, hi: float, **known: Any) -> Scene:
    """Frame a function over a range of x."""
    return framed(scene(text, (lo, hi), (-1, 1), **known))


def zooms(rng: np.random.Generator) -> Iterator[Scene]:
    for one in LISTED + OTHERS:
        if one.lost or one.order or abs(one.y_range[1]) < 1e-6:
            continue
        lo, hi = one.x_range
        bottom, top = one.y_range
        for scale in 2.0 ** rng.uniform(-6, 3, 3):
            targets = [*one.breaks, *one.marks, 0.0, rng.uniform(lo, hi)]
            centre = targets[rng.integers(len(targets))] + rng.normal() * scale * (hi - lo) / 8
            half = scale * (hi - lo) / 2
            tall = 2.0 ** rng.uniform(-2, 2)
            zoomed = replace(
                one,
                x_range=(centre - half, centre + half),
                y_range=(bottom * tall, top * tall),
                # What is known of a range does not hold beyond it.
                breaks=tuple(b for b in one.breaks if lo < b < hi),
            )
            yield zoomed if rng.random() < 0.5 else framed(zoomed)


def slopes(rng: np.random.Generator) -> Iterator[Scene]:
    for one in LISTED + OTHERS:
        if one.lost or abs(one.y_range[1]) < 1e-6 or "floor" in one.name:
            continue
        order = int(rng.integers(1, 4))
        yield framed(replace(one, order=order, name=one.name + "'" * order), rng)


def sizes(rng: np.random.Generator) -> Iterator[Scene]:
    for k, one in enumerate(LISTED + OTHERS[::2]):
        if not one.lost:
            yield replace(one, size=SIZES[k % len(SIZES)])


def rationals(rng: np.random.Generator) -> Iterator[Scene]:
    for _ in range(30):
        poles = np.round(rng.uniform(-4, 4, rng.integers(1, 6)), int(rng.integers(1, 5)))
        powers = rng.integers(1, 4, poles.size)
        below = "*".join(f"(x-({p:g}))^{n}" for p, n in zip(poles, powers, strict=True))
        above = rng.choice(["1", "x", "x^2-2", "sin(x)", "exp(x/3)", "x^3-x"])
        inside = tuple(float(p) for p in np.unique(poles))
        yield made(f"({above})/({below})", -5, 5, breaks=inside, order=int(rng.integers(0, 2)))
    for _ in range(10):
        a, b = rng.uniform(0.3, 20), rng.uniform(-2, 2)
        kind = str(rng.choice(["tan", "sec", "cot", "csc"]))
        first = pi / 2 if kind in ("tan", "sec") else 0.0
        places = odd((first - b) / a, pi / a, -5, 5)
        yield scene(f"{kind}({a!r}*x+({b!r}))", (-5, 5), (-6, 6), places)
    for text in texts("""
        tan(1/x)  1/sin(1/x)  1/sin(x^2)  tan(x^2)  tan(exp(x))  tan(x)*tan(3x)  1/tan(tan(x))
        x*tan(1/x)  1/(x^2*(x-1e-3))  1/(x-1)-1/(x-1.001)  exp(-x)/x^4  1/(x^2-1e-12)
        1/log(x^2)  log(abs(tan(x)))
    """):
        centre, half = rng.normal() / 5, 2.0 ** rng.uniform(-2, 3)
        yield scene(text, (centre - half, centre + half), (-8, 8))
    yield scene("exp(-x)/x^4", (-100, 100), (-1, 10), [0])
    yield scene("exp(-x)/x^4", (-100, 100), (-1, 1e30), [0])


def jumps(rng: np.random.Generator) -> Iterator[Scene]:
    for text in texts("""
        floor(x)*x  x-3*floor(x/3)  sign(sin(x))*x  floor(x^2)  ceil(3*cos(x))  floor(x)/x
        step(sin(3x))*cos(x)  sin(x)+floor(x)  atan2(x,x^2-2)  atan2(sin(x),cos(x))
        floor(exp(x))  x*sign(x^3-2x)  floor(10*sin(x))/10  atan(1/x)  1/(1+exp(1/(x-1)))
        tanh(1/(x^2-2))  abs(x-1)/(x-1)*exp(x/3)  exp(-abs(floor(x)))  floor(x)+ceil(2x)
        sqrt(x-floor(x))  sign(x)*sign(x-1)  step(x)-step(x-1e-3)  floor(100*x)/100  x-floor(x)
        (x-floor(x))^2  asin(sin(x))*sign(cos(x))  1/floor(x)  log(x-floor(x))  floor(1/x)
        sin(100x)+floor(x)  floor(20x)*sin(x)  x^3*sign(x-0.77)
    """):
        for order in (0, int(rng.integers(0, 2))):
            centre, half = rng.normal(), 2.0 ** rng.uniform(-1, 3)
            yield made(text, centre - half, centre + half, order=order)


def corners(rng: np.random.Generator) -> Iterator[Scene]:
    for text in texts("""
        abs(sin(50x))  abs(sin(x))  max(sin(x),cos(2x))  min(x^2,min(abs(x-1),2-x))
        abs(x^2-1e-4)  cbrt(sin(3x))  abs(x)^0.3  cbrt(x^2-1)  relu(sin(5x))
        abs(abs(x-1)-abs(x+1))  max(min(tan(x),2),-2)  abs(log(abs(x)))  hypot(x,1e-6)
        leaky_relu(x^3-x)  elu(sin(3x))  sqrt(abs(sin(x)))  max(floor(x),x^2/4)  abs(1/x-3)
        acos(cos(x))  asin(sin(7x))  max(0,1-abs(1000*(x-0.3)))
    """):
        for order in (0, 0, 1):
            centre, half = rng.normal() / 2, 2.0 ** rng.uniform(-1, 3)
            yield made(text, centre - half, centre + half, order=order)


def spikes(rng: np.random.Generator) -> Iterator[Scene]:
    for _ in range(40):
        at, sharp = float(rng.uniform(-2, 2)), float(10 ** rng.uniform(1.5, 6))
        gap = f"({sharp!r}*(x-({at!r})))"
        peak = rng.choice([f"exp(-{gap}^2)", f"1/(1+{gap}^2)", f"gaussian({gap})",
                           f"tanh({gap})", f"sigmoid({gap})", f"1/cosh({gap})", f"atan({gap})",
                           f"1/(1+{gap}^4)", f"exp(-abs({gap}))", f"max(0,1-abs{gap})",
                           f"sqrt({gap}^2+1)/{sharp!r}", f"erf({gap})"])  # fmt: skip
        ground = rng.choice(["0", "x/5", "sin(x)", "x^2/10", "cos(20x)/10"])
        marks = (float(at),)
        yield scene(f"{ground}+{peak}", (-3, 3), (-1.3, 1.6), marks=marks, order=0)
    for _ in range(8):
        places = rng.uniform(-2, 2, 3)
        sharps = 10 ** rng.uniform(2, 4, 3)
        terms = [f"{rng.uniform(0.3, 1):.3f}*exp(-({s!r}*(x-({p!r})))^2)" for p, s in
                 zip(places.tolist(), sharps.tolist(), strict=True)]  # fmt: skip
        yield scene("+".join(terms), (-3, 3), (-0.5, 1.5), marks=tuple(map(float, places)))


def waves(rng: np.random.Generator) -> Iterator[Scene]:
    for _ in range(30):
        w = float(10 ** rng.uniform(0.5, 6.5))
        text = str(rng.choice([f"sin({w!r}*x)", f"abs(sin({w!r}*x))", f"x*cos({w!r}*x)",
                               f"exp(-x^2)*sin({w!r}*x)", f"sin(x)+0.02*sin({w!r}*x)",
                               f"sin({w!r}*x)*sin(x)", f"sin({w!r}*x)^3", f"exp(sin({w!r}*x))",
                               f"sin({w!r}*x)+cos({1.37 * w!r}*x)", f"sign(sin({w!r}*x))",
                               f"floor(2*sin({w!r}*x))", f"tanh(5*sin({w!r}*x))"]))  # fmt: skip
        yield made(text, -3, 3)
    for text in texts("""
        sin(1/x)  sin(x^2)  sin(x^3)  sin(exp(x))  x*sin(1/x)  sin(50/x)*x^2  cos(x^2)*exp(-x/5)
        sin(tan(x))  cos(1/sin(x))  sin(log(abs(x))*30)  sin(x)*sin(100x)  cos(100*sqrt(abs(x)))
        sin(1/(x-1))+sin(1/(x+1))  sin(40x)+sin(44x)  sin(x)^100  exp(-20*(1+sin(10x)))
        sin(10*floor(x)*x)  sinc(100x)  sin(x)/(1.001+cos(x))
    """):
        for _ in range(3):
            centre, half = rng.normal(), 2.0 ** rng.uniform(-2, 4)
            yield made(text, centre - half, centre + half, order=int(rng.random() < 0.3))


def holes(rng: np.random.Generator) -> Iterator[Scene]:
    for text in texts("""
        (x^2-1)/(x-1)  sin(x)/x  (x^3-8)/(x-2)  (exp(x)-1)/x  x/x  x^2/x  (1-cos(x))/x^2
        log(1+x)/x  (sqrt(x)-1)/(x-1)  sin(3x)/sin(x)  x/abs(x)*abs(x)  (x-1)/(x^2-1)  tan(x)/x
        x*(1/x)  sin(x)*(1/sin(x))  x^2*sin(1/x)/x  x/tan(x)  (x^2-2)/(x-sqrt(2))  exp(log(x))
        sin(x)/(x*(x-1))  (tan(x)-x)/x^3  sinc(x)  x*log(abs(x))  cos(x)*tan(x)
    """):
        for order in (0, int(rng.integers(0, 4))):
            centre, half = rng.normal(), 2.0 ** rng.uniform(0, 3)
            yield made(text, centre - half, centre + half, order=order)


def edges(rng: np.random.Generator) -> Iterator[Scene]:
    for text in texts("""
        sqrt(x)  sqrt(1-x^2)  sqrt(sin(x))  log(x)  log(sin(5x))  x^x  asin(x)  acosh(x)
        atanh(x/2)  sqrt(x^3-x)  x^sqrt(x)  log(log(x))  sqrt(log(x))  (x^2-1)^0.7  x^(1/x)
        sqrt(1/x-1)  acos(x^2-1)  sqrt(-x)+sqrt(x+1)  log(1-exp(x))  sqrt(x-1)*sqrt(1.001-x)
        1/sqrt(x)  1/sqrt(1-x^2)  log(x^3-2x)  log_base(x+1,x+2)  sqrt(cos(x^2))  sqrt(tan(x))
    """):
        for order in (0, 0, int(rng.integers(0, 3))):
            centre, half = rng.normal() / 2, 2.0 ** rng.uniform(-1, 3)
            yield made(text, centre - half, centre + half, order=order)


def growth(rng: np.random.Generator) -> Iterator[Scene]:
    for text in texts("""
        exp(x)  exp(x^2)  exp(exp(x))  x^10  exp(-x)  x^3*exp(-x)  sinh(x)  exp(1/x)  2^(x^3)
        x^20-x^18  exp(-1/x^2)  1e5*x  softplus(30x)  silu(x)*exp(x)  gelu(3x)  log1p(x^2)
        x^7/(1+x^6)  cosh(x)-x^4
    """):
        for tall in (1.0, 1e3):
            centre, half = rng.normal(), 2.0 ** rng.uniform(0, 4)
            one = made(text, centre - half, centre + half, order=int(rng.integers(0, 3)))
            bottom, top = one.y_range
            yield replace(one, y_range=(bottom / tall, top / tall))


def compositions(rng: np.random.Generator) -> Iterator[Scene]:
    names = sorted(set(CATALOGUE) - {"log_base"})
    for _ in range(150):
        text = "x"
        for name in rng.choice(names, int(rng.integers(2, 6))):
            other = str(
                rng.choice(["x", "2", "0.7", "sin(x)", "(x-1)", "cos(3x)", "x^2", "abs(x)"])
            )
            text = _applied(CATALOGUE[str(name)], text, other)
        centre, half = rng.normal(), 2.0 ** rng.uniform(-1, 3)
        yield made(text, centre - half, centre + half, order=int(rng.choice([0, 0, 0, 1, 2])))


def _applied(entry: type[Entry], text: str, other: str) -> str:
    if entry.name in ("add", "subtract", "multiply", "divide", "power"):
        sign = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "power": "^"}
        return f"(({text}){sign[entry.name]}({other}))"
    return f"{entry.name}({','.join([text, *[other] * len(entry.defaults)])})"


class Raw(Function):
    """With only the backward that the notes ask for."""

    def forward(self, x: Any) -> Any:
        return np.sin(3 * x) / x

    def backward(self, gy: Any) -> Any:
        x = self.input.data
        return gy * (3 * np.cos(3 * x) / x - np.sin(3 * x) / x**2)


def strangers(rng: np.random.Generator) -> Iterator[Scene]:
    pairs: list[tuple[str, Any, Any]] = [
        ("cbrt", np.cbrt, lambda v: 1 / (3 * np.cbrt(v) ** 2)),
        ("1/x", lambda v: 1 / v, lambda v: -1 / v**2),
        ("1/x^2", lambda v: 1 / v**2, lambda v: -2 / v**3),
        ("floor", np.floor, lambda v: 0 * v),
        ("tan", np.tan, lambda v: 1 / np.cos(v) ** 2),
        ("sqrt", np.sqrt, lambda v: 0.5 / np.sqrt(v)),
        ("log", np.log, lambda v: 1 / v),
        ("abs", np.abs, np.sign),
        ("mod", lambda v: np.mod(v, 1.3), lambda v: 1 + 0 * v),
        ("sign", np.sign, lambda v: 0 * v),
        ("gamma", special.gamma, lambda v: special.gamma(v) * special.digamma(v)),
        ("zeta", special.zeta, lambda v: np.nan * v),
        ("bessel", special.j0, lambda v: -special.j1(v)),
        ("tanh", lambda v: np.tanh(200 * v), lambda v: 200 / np.cosh(200 * v) ** 2),
        ("bell", lambda v: np.exp(-8100 * v * v), lambda v: -16200 * v * np.exp(-8100 * v * v)),
        ("sin", lambda v: np.sin(300 * v), lambda v: 300 * np.cos(300 * v)),
        ("x sin 1/x", lambda v: v * np.sin(1 / v), lambda v: np.sin(1 / v) - np.cos(1 / v) / v),
    ]  # fmt: skip
    for name, value, slope in pairs:
        for _ in range(3):
            a, b = float(rng.uniform(0.5, 2)), float(rng.normal())

            def f(x: Any, v: Any = value, s: Any = slope, a: float = a, b: float = b) -> Any:
                return Slope(v, s)(a * x + b)

            yield made(
                f, -3, 3, name=f"user {name}({a:.3f}x+{b:.3f})", order=int(rng.random() < 0.2)
            )
    yield made(lambda x: Raw()(x), -5, 5, name="notes' backward")


def bare(rng: np.random.Generator) -> Iterator[Scene]:
    for text in texts("""
        7  0*x  x-x  sqrt(-2)+0*x  log(-1-x^2)  1/(0*x)  0/0*x  x^0  1e300*x  1e-300*x
        exp(1000+x)  sqrt(-1-x^2)*x  asin(2+x^2)  pi  x  -x
    """):
        for order in (0, 1):
            yield made(text, -2, 3, order=order)


def far_away(rng: np.random.Generator) -> Iterator[Scene]:
    for line in """
        sin(x) 1000000.0 1000010.0
        tan(x) 10000.0 10010.0
        1/x -1e-09 1e-09
        x^2 -1e-09 1e-09
        sqrt(x) -1e-12 1e-12
        log(x) -1e-100 1e-99
        1/x -1000000000000.0 1000000000000.0
        x^3-x -1000000.0 1000000.0
        sin(x) -100000.0 100000.0
        exp(-x^2) -10000.0 10000.0
        abs(x-1e6) 999999.999 1000000.001
        floor(x) 999999995.0 1000000005.0
        1/(x-1e5) 99999.0 100001.0
        sign(x) -1e-200 1e-200
        tanh(x) -1000000.0 1000000.0
        sin(x)/x -1000.0 1000.0
        log(x) 1e-05 1e+300
        x^0.5 0.0 1e+200
        1/x 1e-300 2e-300
        atan(x) -100000000.0 100000000.0
        x*sin(x) -500.0 500.0
        sqrt(x^2-1) -100000.0 100000.0
    """.strip().splitlines():
        text, lo, hi = line.split()
        yield made(text, float(lo), float(hi))
