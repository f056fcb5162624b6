"""All that is said about one x, as text and as JSON."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from core.chain import Chain
from core.chain.parameters import on_screen
from core.compiled.compiled import compile
from core.digits import exact, in_full, short
from core.document import Document
from core.formula import format as format_formula
from core.incremental import whole
from core.numerical import Check, Table, check_all
from core.numerical.words import derivative_of
from core.plot.curves import f_alone
from core.plot.domain import SINGLE_PLACES
from core.plot.figure import Proof
from core.plot.finished import found_in_slices
from core.plot.point import summary
from core.plot.proof import no_proof_of, proof_of
from core.rules.told import Told, told_of_orders
from core.rules.words import MARKS
from core.symbolic.worker import Found, ask_orders


@dataclass(frozen=True, slots=True)
class Report:
    """A chain at one x: the checks by x and by its parameters.

    `derivative` is None if f′ was not asked for or has no formula, and `no_derivative` says why
    it has none; `higher` are f″ and f‴, and `rules` the ways to all three, step by step, if they
    were asked for; `overview` tells what there is to see in the plot, and `proof` in how many
    columns of it the curves are proved, if that was asked for, or `no_proof` why that is not
    looked at; and `x_text` how x was typed, if not in digits.
    """

    formula: str
    table: Table
    derivative: str | None = None
    no_derivative: str = ""
    overview: str = ""
    higher: tuple[Found, ...] = ()
    rules: tuple[Told, ...] = ()
    proof: Proof | None = None
    no_proof: str = ""
    x_text: str | None = None

    @property
    def check(self) -> Check:
        """The check by x."""
        return self.table.checks["x"]

    @property
    def parameters(self) -> Mapping[str, Check]:
        """The checks by the parameters, whose values are their `x`."""
        return {name: found for name, found in self.table.checks.items() if name != "x"}


def report(
    chain: Chain,
    x: float,
    step: float,
    derivative: str | None = None,
    no_derivative: str = "",
    overview: str = "",
) -> Report:
    """Work out what is to be said about a chain at one x; h is the step.

    Raises
    ------
    ValueError
        If `x` is not finite or `step` not positive.

    Examples
    --------
    >>> from core.formula import parse
    >>> print(as_text(report(parse("exp(x^2)^2"), 0.5, 1e-4)))
    f(x) = exp(x^2)^2
    At x = 0.5
    value       1.648721270700128
    backprop    3.297442541400256
    numerical   3.2974426293330694  (central, h = 1e-4)
    difference  8.8×10⁻⁸  (2.7×10⁻⁸ of f′)
    They agree to 7 digits. They differ by 8.8×10⁻⁸, as a step of h = 1e-4 predicts (f‴h²/6).
    Truncation 8.8×10⁻⁸ (f‴h²/6), rounding 1×10⁻¹², backprop's own error −3.5×10⁻¹⁶.
    """
    table = check_all(chain, x, step)
    return Report(format_formula(chain), table, derivative, no_derivative, overview)


def report_of(document: Document) -> Report:
    """Work out what a program is told of a document at its x."""
    asked, *higher = ask_orders(document.chain)
    told = report(document.function, document.x, document.step, *asked)
    rules = told_of_orders(document.chain, [found.derivative for found in (asked, *higher)])
    by_x, told = replace(document, over=""), replace(told, higher=tuple(higher), rules=rules)
    return replace(told, proof=proof_of(by_x), no_proof=no_proof_of(by_x))


def in_words(document: Document) -> Report:
    """Work out the same for people: with what there is to see, and as it was typed."""
    told = report_of(document)
    return replace(
        told, overview=overview(document), formula=document.formula, x_text=document.x_text
    )


def overview(document: Document) -> str:
    """Say in words what there is to see in the plot of a document.

    A line each: the range, then roots, extrema, inflections, poles, jumps …, of many
    those nearest to x, and whether that is all; or why there is nothing to see.

    Examples
    --------
    >>> from core.formula import parse
    >>> print(overview(Document(parse("x^2 - 1"), x_range=(-2.0, 2.0))))
    For x from -2 to 2:
    f from −1 to 3
    root at x = −1, 1
    minimum at x = 0 (f = −1)
    complete and proved
    """
    chain, x_range = document.function, document.x_range
    curve = whole(f_alone(chain, x_range, log=document.log_x))
    found = whole(found_in_slices(document, curve))
    head, *kinds = summary(found, x_range).splitlines()
    seen = curve.y[np.isfinite(curve.y)]
    if not seen.size:
        reason = SINGLE_PLACES if found else curve.note or "f is not defined"
        return "\n".join([head, reason, *(kinds if found else ())])
    # At a pole, and at many an edge, f has no bounds, and what was sampled means nothing.
    is_whole = not any(feature.kind in ("pole", "edge") for feature in curve.features)
    # An extremum may lie between two samples, and at an end f may have a value of its own.
    ends = compile(chain, (0,))(np.array(x_range))[0]
    seen = np.concatenate([seen, ends, [p.y for p in found]])
    seen = seen[np.isfinite(seen)]
    span = [f"f from {short(seen.min())} to {short(seen.max())}"] if is_whole else []
    return "\n".join([head, *span, *kinds])


def as_text(told: Report) -> str:
    """Write a report for people, without a final newline."""
    c = told.check
    return "\n".join(
        [
            f"f(x) = {told.formula}",
            *_derivative_lines(told),
            *_rules_lines(told),
            f"At {', '.join(_places(told))}",
            f"value       {_value(c)}",
            f"backprop    {c.backprop!r}",
            f"numerical   {c.numerical!r}  (central, h = {exact(c.step)})",
            f"difference  {_difference(c)}",
            f"{c.headline} {c.reason}",
            *([c.parts] if c.parts else []),
            *map(_parameter_line, told.parameters.values()),
            *([f"{told.table.count}."] if told.parameters else []),
            *([told.overview] if told.overview else []),
            *([f"{told.proof}"] if told.proof else []),
            *([told.no_proof] if told.no_proof else []),
        ]
    )


def _derivative_lines(told: Report) -> list[str]:
    first = Found(told.derivative, told.no_derivative)
    names = ("f'(x)", "f''(x)", "f'''(x)")
    return [
        f"{name} = {found.derivative}"
        if found.derivative is not None
        else f"{name}: {found.reason}"
        for name, found in zip(names, (first, *told.higher), strict=False)
        if found.derivative is not None or found.reason
    ]


def _rules_lines(told: Report) -> list[str]:
    lines: list[str] = []
    for way in told.rules:
        head = f"Step by step to {MARKS[way.order]}:"
        if way.refusal:
            lines.append(f"{head} {way.refusal}")
        else:
            lines += [head, *(f"  {line}" for line in way.lines)]
    return lines


def _places(told: Report) -> list[str]:
    typed = f"{told.x_text} ≈ " if told.x_text else ""
    others = (f"{on_screen(c.name)} = {exact(c.x)}" for c in told.parameters.values())
    return [f"x = {typed}{exact(told.check.x)}", *others]


def _parameter_line(c: Check) -> str:
    slopes = f"backprop {c.backprop!r}, numerical {c.numerical!r}"
    return f"{derivative_of(c.name):<12}{slopes}. {c.headline}"


def _value(c: Check) -> str:
    """Write f(x); where f has none, also what ∞ has become on the way, if that is a number."""
    if not c.finding.is_undefined:
        return repr(c.value)
    by_arithmetic = "" if math.isnan(c.value) else f"  (the arithmetic gives {in_full(c.value)})"
    return f"undefined{by_arithmetic}"


def _difference(c: Check) -> str:
    of_slope = f"  ({short(c.rel_error, 2)} of f′)" if math.isfinite(c.rel_error) else ""
    return short(c.abs_error, 2) + of_slope


def _finite(numbers: Mapping[str, float]) -> dict[str, object]:
    return {name: value if math.isfinite(value) else None for name, value in numbers.items()}


def as_json(told: Report) -> str:
    """Write a report for programs: one object, whose numbers read back to the same bits.

    What is not finite is null, and of columns only those are told that are not proved.
    """
    c = told.check
    numbers = {
        "x": c.x,
        "value": c.value,
        "backprop": c.backprop,
        "numerical": c.numerical,
        "step": c.step,
        "abs_error": c.abs_error,
        "rel_error": c.rel_error,
    }
    content = {
        "formula": told.formula,
        **_finite(numbers),
        "verdict": c.verdict,
        "derivative": told.derivative,
    }
    if told.no_derivative:
        content["derivative_reason"] = told.no_derivative
    for name, found in zip(("second_derivative", "third_derivative"), told.higher, strict=False):
        content[name] = found.derivative
    for name, way in zip(("rules", "second_rules", "third_rules"), told.rules, strict=False):
        content[name] = way.as_data()
    if told.parameters:
        content["parameters"] = {
            name: _finite({"value": c.x, "backprop": c.backprop, "numerical": c.numerical})
            | {"verdict": c.verdict}
            for name, c in told.parameters.items()
        }
    if told.proof and told.proof.open:
        columns = told.proof.columns
        content["unproved"] = {"columns": columns - told.proof.proved, "of": columns}
    if told.no_proof:
        content["proof_reason"] = told.no_proof
    return json.dumps(content, ensure_ascii=False)
