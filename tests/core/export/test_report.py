import json
import math
from dataclasses import replace
from typing import Any

import pytest

from core.document import Document
from core.export.report import as_json, as_text, overview, report
from core.formula import parse
from core.plot import curves, points
from core.plot.figure import Proof
from core.sampling import sampler

KEYS = [
    "formula", "x", "value", "backprop", "numerical", "step", "abs_error", "rel_error",
    "verdict", "derivative",
]  # fmt: skip


def test_the_object_has_exactly_the_contracts_keys() -> None:
    content = json.loads(as_json(report(parse("exp(x²)²"), 0.5, 1e-4)))
    assert sorted(content) == sorted(KEYS)
    assert content["formula"] == "exp(x^2)^2"
    assert (content["x"], content["step"]) == (0.5, 1e-4)
    assert content["value"] == 1.648721270700128
    assert content["backprop"] == 3.297442541400256
    assert content["numerical"] == 3.2974426293330694
    assert content["abs_error"] == content["numerical"] - content["backprop"]
    assert content["verdict"] == "agree"
    assert content["derivative"] is None or parse(content["derivative"]).depends_on_x


@pytest.mark.parametrize(
    ("text", "x", "nulls"),
    [
        ("log(x)", -1.0, {"value", "backprop", "numerical", "abs_error", "rel_error"}),
        ("sqrt(-2)", 0.5, {"value", "backprop", "numerical", "abs_error", "rel_error"}),
        ("x+sqrt(-2)", 0.5, {"value", "backprop", "numerical", "abs_error", "rel_error"}),
        ("abs(x)", 0.0, {"backprop", "abs_error", "rel_error"}),
        ("exp(x)", 1000.0, {"value", "backprop", "numerical", "abs_error", "rel_error"}),
    ],
)
def test_what_is_not_finite_is_null(text: str, x: float, nulls: set[str]) -> None:
    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    content = json.loads(as_json(report(parse(text), x, 1e-4)), parse_constant=refuse)
    assert {k for k, v in content.items() if v is None} - {"derivative"} == nulls


@pytest.mark.parametrize("x", [0.1 + 0.2, 1e-300, -1 / 3, 12345.678901234567])
def test_numbers_read_back_to_the_same_bits(x: float) -> None:
    told = report(parse("x sin(x)"), x, 1e-4)
    content = json.loads(as_json(told))
    for key in ("x", "value", "backprop", "numerical", "abs_error", "rel_error", "step"):
        assert content[key] == getattr(told.check, key)


def test_the_text_says_the_same() -> None:
    told = report(parse("x^2"), 2.0, 1e-4)
    lines = as_text(told).splitlines()
    assert lines[:5] == [
        "f(x) = x^2",
        "At x = 2",
        "value       4.0",
        "backprop    4.0",
        "numerical   4.000000000004  (central, h = 1e-4)",
    ]
    assert "They agree to 11 digits." in lines[6]


def test_the_failing_block_is_told() -> None:
    told = report(parse("log(x)"), -1.0, 1e-4)
    assert "log needs a > 0; a = −1." in as_text(told)
    assert math.isnan(told.check.value)


def test_a_step_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        report(parse("x"), 0.5, 0.0)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x^2 - 1", ["f from −1 to 3", "root at x = −1, 1", "minimum at x = 0 (f = −1)"]),
        ("1/x", ["pole at x = 0"]),
        ("log(x)", ["root at x = 1", "edge at x = 0"]),
        ("3", ["f from 3 to 3", "no roots, extrema or breaks", "f = 3 for −2 ≤ x ≤ 2"]),
        ("sqrt(-2)", ["the function is undefined everywhere in the view"]),
    ],
)
def test_the_plot_is_told_in_words(text: str, lines: list[str]) -> None:
    seen = overview(Document(parse(text), x_range=(-2.0, 2.0)))
    sure = ["complete and proved"] * ("sqrt" not in text)
    assert seen.splitlines() == ["For x from -2 to 2:", *lines, *sure]
    told = report(parse(text), 0.5, 1e-4, overview=seen)
    assert as_text(told).endswith(seen)
    assert "For x" not in as_json(told)


@pytest.mark.parametrize("log", [False, True])
def test_the_plot_is_sampled_once_and_on_its_own_axis(
    log: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ranges: list[tuple[float, float]] = []
    real = sampler.sample_in_slices

    def spy(f: Any, x_range: tuple[float, float], *others: Any, **more: Any) -> Any:
        ranges.append(x_range)
        return real(f, x_range, *others, **more)

    monkeypatch.setattr(curves, "sample_in_slices", spy)
    monkeypatch.setattr(points, "sample_in_slices", spy, raising=False)
    monkeypatch.setattr(sampler, "sample_in_slices", spy)
    seen = overview(Document(parse("log(x)"), x_range=(1e-3, 1e3), log_x=log))
    assert seen.splitlines()[1:3] == ["f from −6.908 to 6.908", "root at x = 1"]
    assert ranges == [(math.log(1e-3), math.log(1e3)) if log else (1e-3, 1e3)]


def test_parameters_have_a_line_each_and_what_it_took() -> None:
    text = as_text(report(parse("a*x^2 + k_1").with_values(a=2.0), 0.5, 1e-4))
    assert "At x = 0.5, a = 2, k₁ = 1" in text
    lines = text.splitlines()
    assert lines[-3].startswith("∂f/∂a       backprop 0.25, numerical 0.2")
    assert lines[-2].startswith("∂f/∂k₁      backprop 1.0, numerical ")
    assert lines[-1] == "1 backward pass for 3 derivatives; numerically 6 evaluations."


def test_a_parameter_without_a_derivative_has_its_verdict() -> None:
    content = json.loads(as_json(report(parse("1/a*x").with_values(a=0.0), 2.0, 1e-4)))
    assert content["parameters"]["a"]["backprop"] is None
    assert content["parameters"]["a"]["verdict"] == "pole"


@pytest.mark.parametrize(
    ("text", "x_range", "span"),
    [
        ("2x^2", (-10.0, 10.0), "f from 0 to 200"),
        ("sin(x)", (-10.0, 10.0), "f from −1 to 1"),
        ("floor(x) + ceil(x)", (-2.0, 2.0), "f from −4 to 4"),
        ("x^2", (-2.0, 2.0), "f from 0 to 4"),
        ("3 - |x - 0.3|", (-1.0, 1.0), "f from 1.7 to 3"),
    ],
)
def test_the_range_of_f_has_the_extrema_in_it(
    text: str, x_range: tuple[float, float], span: str
) -> None:
    assert overview(Document(parse(text), x_range=x_range)).splitlines()[1] == span


def test_single_places_and_where_f_has_a_value_are_told() -> None:
    alone = overview(Document(parse("sqrt(ln(sin(x)))"), x_range=(0.0, 4.0))).splitlines()
    assert alone[1] == "f is undefined in the view, but for single places"
    assert "isolated point at x = π/2 ≈ 1.5708" in alone
    asked = overview(Document(parse("x^2"), x_range=(-2.0, 2.0), level="2")).splitlines()
    assert "f = 2 at x = −√2 ≈ −1.41421, √2 ≈ 1.41421" in asked


def test_where_there_is_no_formula_for_the_slope_the_reason_is_told() -> None:
    told = report(parse("x^2"), 2.0, 1e-4, None, "not found within 5 s")
    assert "f'(x): not found within 5 s" in as_text(told).splitlines()
    content = json.loads(as_json(told))
    assert content["derivative"] is None
    assert content["derivative_reason"] == "not found within 5 s"
    found = report(parse("x^2"), 2.0, 1e-4, "2*x")
    assert "derivative_reason" not in as_json(found)
    assert "f'(x) = 2*x" in as_text(found)


def test_columns_are_told_and_for_programs_those_that_are_not_proved() -> None:
    told = report(parse("x^2"), 0.5, 1e-4)
    some, every = Proof(800, 798, ((0.0, 0.1),)), Proof(800, 800, ())
    assert as_text(replace(told, proof=some)).splitlines()[-1] == "798 of 800 columns proved"
    assert json.loads(as_json(replace(told, proof=some)))["unproved"] == {"columns": 2, "of": 800}
    assert "unproved" not in json.loads(as_json(replace(told, proof=every)))
    none = replace(told, no_proof="on logarithmic axes no columns are proved")
    assert as_text(none).splitlines()[-1] == json.loads(as_json(none))["proof_reason"]


def test_where_f_is_not_defined_the_value_is_none_and_the_json_keeps_what_was_computed() -> None:
    told = report(parse("exp(-1/x^2)"), 0.0, 1e-4)
    assert "\nvalue       undefined  (the arithmetic gives 0)\n" in as_text(told)
    assert json.loads(as_json(told))["value"] == 0.0
    assert "\nvalue       undefined\n" in as_text(report(parse("sin(x)/x"), 0.0, 1e-4))
