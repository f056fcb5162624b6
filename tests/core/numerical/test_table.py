import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.autodiff.graph import Variable
from core.chain import Chain
from core.formula import parse
from core.incremental import whole
from core.numerical import Reason, Verdict, check, check_all, check_all_in_slices
from core.numerical.evidence import MANY
from core.numerical.many_digits import Effort
from tests.core.chains import chains
from tests.large import flat


def test_every_derivative_has_the_whole_check() -> None:
    chain = parse("a*sin(b*x) + c").with_values(a=2.0, b=3.0, c=5.0)
    table = check_all(chain, 0.5)
    assert list(table.checks) == ["x", "a", "b", "c"]
    slopes = {name: found.backprop for name, found in table.checks.items()}
    by_hand = {
        "x": 6 * math.cos(1.5), "b": math.cos(1.5), "a": math.sin(1.5), "c": 1.0,
    }  # fmt: skip
    assert slopes == pytest.approx(by_hand, rel=1e-15)
    for name, found in table.checks.items():
        assert found.name == name
        assert found.verdict is Verdict.AGREE
        assert found.numerical == pytest.approx(by_hand[name], rel=1e-6)
    assert table.checks["x"] == check(chain, 0.5)
    assert table.checks["b"].x == 3.0


@pytest.mark.parametrize(
    ("formula", "count"),
    [
        ("x^2", "1 backward pass for 1 derivative; numerically 2 evaluations"),
        ("a*x", "1 backward pass for 2 derivatives; numerically 4 evaluations"),
        (
            "a*x^3 + b*x^2 + c*x + k",
            "1 backward pass for 5 derivatives; numerically 10 evaluations",
        ),
        ("a", "1 backward pass for 2 derivatives; numerically 4 evaluations"),
    ],
)
def test_the_passes_and_evaluations_are_counted(formula: str, count: str) -> None:
    assert check_all(parse(formula), 0.5).count == count


@pytest.mark.parametrize(
    ("formula", "a", "verdict", "headline", "reason"),
    [
        ("abs(a)*x", 0.0, Verdict.CORNER, "No derivative here: a corner.", "slope is −2 from"),
        ("1/a", 0.0, Verdict.POLE, "No derivative here: a pole.", "bound towards a."),
        ("x + ln(a)", 5e-5, Verdict.DOMAIN_EDGE,
         "They differ because a − h lies outside the domain.", "smaller h"),
        ("sin(1e6a)", 1.0, Verdict.TRUNCATION, "They differ because h = 1e-4 is too large.",
         "f changes much"),
        ("exp(a*x)", 1.0, Verdict.AGREE, "They agree to", "(∂³f/∂a³ · h²/6)"),
        ("(1 - cos(a))/a^2", 1e-8, Verdict.CANCELLATION, "the truth is −8.3", "∂f/∂a −8.3"),
        ("sqrt(a^4)", 0.0, Verdict.AGREE, "They agree by limit.", "∂f/∂a is 0"),
    ],
)  # fmt: skip
def test_a_verdict_speaks_of_the_parameter(
    formula: str, a: float, verdict: Verdict, headline: str, reason: str
) -> None:
    found = check_all(parse(formula).with_values(a=a), 2.0).checks["a"]
    assert found.verdict is verdict
    assert headline in found.headline
    assert reason in found.reason
    assert "x" not in found.headline.replace("exp", "")


@given(chains, st.floats(-3, 3))
def test_the_table_is_the_checks_along_each_letter(chain: Chain, x: float) -> None:
    table = check_all(chain, x)
    for name, found in table.checks.items():
        alone = check(chain.along(name, x), found.x)
        assert repr((found.backprop, found.numerical, found.verdict)) == repr(
            (alone.backprop, alone.numerical, alone.verdict)
        )


@pytest.mark.parametrize(
    ("formula", "x", "slopes"),
    [
        ("x<1 ? a x^2 + b : c", 0.5, {"x": 1.0, "a": 0.25, "b": 1.0, "c": 0.0}),
        ("x<1 ? a x^2 + b : c", 2.0, {"x": 0.0, "a": 0.0, "b": 0.0, "c": 1.0}),
        ("{x<0: a, b}", -0.5, {"x": 0.0, "a": 1.0, "b": 0.0}),
        ("{0<x<1: a x, 0}", -0.5, {"x": 0.0, "a": 0.0}),
        ("{x<a: x^2, b}", 0.5, {"x": 1.0, "a": 0.0, "b": 0.0}),
        ("{a<0: x, b} + sin(c)", 0.5, {"x": 0.0, "a": 0.0, "b": 1.0, "c": math.cos(1.0)}),
    ],
)
def test_what_no_branch_in_use_reaches_has_a_derivative_of_zero(
    formula: str, x: float, slopes: dict[str, float]
) -> None:
    checks = check_all(parse(formula), x).checks
    assert {name: found.backprop for name, found in checks.items()} == slopes
    assert {found.verdict for found in checks.values()} == {Verdict.AGREE}


def test_a_table_of_many_derivatives_pauses_and_is_the_same() -> None:
    chain = parse("+".join(f"sin(a_{i} x)" for i in range(12)))
    values = dict.fromkeys(chain.parameters, 0.5)
    f = chain.with_values(**values)
    assert sum(1 for _ in check_all_in_slices(f, 0.3, 1e-4)) > 13
    assert whole(check_all_in_slices(f, 0.3, 1e-4)) == check_all(f, 0.3)


def test_the_check_of_a_large_chain_pauses_after_few_evaluations_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chain, evaluated, apply = flat(MANY + 1), [], Chain.apply

    def counted(own: Chain, *args: Any) -> Variable:
        evaluated.append(own)
        return apply(own, *args)

    monkeypatch.setattr(Chain, "apply", counted)
    counts = []
    work = check_all_in_slices(chain, 0.3, 1e-4)
    for _ in work:
        counts.append(len(evaluated))
        evaluated.clear()
    assert len(counts) > 5
    assert max(counts) <= 2
    assert whole(check_all_in_slices(chain, 0.3, 1e-4)).checks["x"] == check(chain, 0.3)


def test_all_derivatives_of_a_table_share_one_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.numerical.table.Effort", lambda: Effort(9000))
    found = check_all(parse("((1 - cos(x))/x^2)*a*b*c"), 1e-8, 1e-12)
    reasons = [check.finding.reason for check in found.checks.values()]
    assert reasons[0] is not Reason.OUT_OF_REACH
    assert reasons[-1] is Reason.OUT_OF_REACH


def test_it_knows_by_which_letters_there_is_no_derivative() -> None:
    assert check_all(parse("abs(x - a) + b*x"), 1.0).without_derivative == {"x", "a"}
