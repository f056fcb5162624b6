"""Views of which it is known what is in them, and many of which it is not."""

import csv
from pathlib import Path
from typing import NamedTuple

from core.document.examples import EXAMPLES
from tests.core.points.views import View


class Known(NamedTuple):
    """A view, and as (kind, x) what is told there, from left to right."""

    view: View
    told: list[tuple[str, float]]


def known() -> list[Known]:
    """Read the views whose points are known by theory; a break beside an extremum is not told."""
    with (Path(__file__).parent / "known.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")]
    return [
        Known(View(text, float(low), float(high)), _told(told)) for text, low, high, told in rows
    ]


def _told(words: str) -> list[tuple[str, float]]:
    plain, _, _ = words.partition(" [")
    pairs = [point.rsplit(" ", 1) for point in plain.split("; ") if point != "none"]
    return [(kind, float(x)) for kind, x in pairs]


FORMULAS = [
    "log(x)",
    "1/sqrt(x)",
    "sqrt(x)",
    "exp(1/x)",
    "exp(-1/x)",
    "x*exp(1/x)",
    "sin(1/x)",
    "x*sin(1/x)",
    "abs(x)",
    "cbrt(x)",
    "cbrt(x^2)",
    "abs(x)^0.9",
    "sqrt(abs(x))",
    "x*abs(x)",
    "tan(x)",
    "1/x",
    "1/x^2",
    "atan(1/x)",
    "1/(1+exp(1/x))",
    "x/(1+exp(1/x))",
    "sign(x)",
    "sign(x)^2",
    "floor(x)",
    "x*floor(x)",
    "frac(x)",
    "{x=0:2,sin(x)/x}",
    "{x<1:x,2x}",
    "{x<1:x,x^2}",
    "{x<1:x^2,2x-1}",
    "sqrt(-x^2)",
    "sqrt(1-x^2)",
    "asin(x)",
    "acos(x)",
    "x*log(x)",
    "x^x",
    "log(abs(x))",
    "log(sin(x))",
    "gamma(x)",
    "lgamma(x)",
    "1/gamma(x)",
    "sqrt(sin(x))",
    "(x^2-1)/(x-1)",
    "abs(x^2-1)+x/3",
    "max(sin(x),cos(x))",
    "mod(x,2)",
    "relu(x)",
    "relu(x)^2",
    "min(x,1-x)",
    "cbrt(x^2-1)",
    "x^(1/3)",
    "(1-cos(x))/x^2",
    "x^2/abs(x)",
    "acos(cos(x))",
    "floor(x)+ceil(x)",
    "sec(x)",
    "csc(x)+x",
    "atanh(x)",
    "acosh(x)",
    "exp(-1/x^2)",
    "log(log(x))",
    "round(x)-x",
    "1/log(x)",
    "x/log(x)",
    "exp(1/sin(x))",
    "sqrt(x-1)*sqrt(1-x)",
    "{x=0:0,x*sin(1/x)}",
    "log(x)/(x-1)",
    "coth(x)",
    "1/log(abs(x))",
    "sign(x)*sqrt(abs(x))",
    "sqrt(x)+1/x",
]
"""With every kind of place between −4.3 and 4.4."""


def places() -> list[View]:
    """Give views of all kinds of places, those of the examples among them."""
    own = [View(text, -4.3, 4.4) for text in FORMULAS]
    return [*own, *(View(e.formula, *e.x_range) for e in EXAMPLES), *(k.view for k in known())]
