import string

import pytest

from core.chain.problem import Problem, ProblemKind
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.words import CAUSES, LOST, OUTSIDE, PLACES, REASONS, headline, reason

FIELDS = {name for text in REASONS.values() for _, name, _, _ in string.Formatter().parse(text)}
WORDS = (None, "h", "problem", "observed", "at", "by", "third")
NUMBERS = {name: 2.5 for name in FIELDS if name not in WORDS}


@pytest.mark.parametrize("kind", Reason)
def test_every_reason_has_a_sentence(kind: Reason) -> None:
    problem = Problem(ProblemKind.OUTSIDE, "log", (-1.0,))
    found = Finding(Verdict.AGREE, Outcome.AGREE, kind, NUMBERS, problem)
    text = reason(found, 1e-4)
    assert text[0].isupper() or text.startswith(("f ", "f(x) ", "h = ", "log "))
    assert text.endswith(".")


def test_every_verdict_has_a_headline() -> None:
    told = set(PLACES) | set(CAUSES) | set(LOST)
    assert set(Verdict) == told | {Verdict.AGREE}
    for verdict in PLACES:
        none = Finding(verdict, Outcome.NO_DERIVATIVE, Reason.NOT_FINITE)
        assert headline(none, 1e-4, 1.0, 2.0).startswith("No derivative here: ")
    for verdict in CAUSES:
        differ = Finding(verdict, Outcome.DIFFER, Reason.DIFFERENCE)
        assert headline(differ, 1e-4, 1.0, 2.0).startswith("They differ because ")
    for side in OUTSIDE:
        edge = Finding(Verdict.DOMAIN_EDGE, Outcome.DIFFER, side)
        assert "lies outside the domain" in headline(edge, 1e-4, 1.0, 2.0)


@pytest.mark.parametrize(
    ("backprop", "numerical", "words"),
    [
        (2.0, 2.0, "They agree in every digit."),
        (0.0, 0.0, "They agree in every digit."),
        (0.0, 1e-13, "They agree: both are 0 as far as h can tell."),
        (1.0, 1.00001, "They agree to 5 digits."),
    ],
)
def test_agreement_is_counted_in_digits(backprop: float, numerical: float, words: str) -> None:
    found = Finding(Verdict.AGREE, Outcome.AGREE, Reason.DIFFERENCE)
    assert headline(found, 1e-4, backprop, numerical) == words


@pytest.mark.parametrize(("difference", "words"), [(1.0e-8, "same"), (4e-8, "4×10⁻⁸")])
def test_what_is_observed_is_held_against_the_prediction(difference: float, words: str) -> None:
    numbers = {"predicted": 1.05e-8, "difference": difference}
    found = Finding(Verdict.AGREE, Outcome.AGREE, Reason.PREDICTED, numbers)
    assert reason(found, 1e-4).endswith(f"Observed: {words}.")


def test_a_parameter_is_called_by_its_name() -> None:
    pole = Finding(Verdict.POLE, Outcome.NO_DERIVATIVE, Reason.UNBOUNDED)
    assert reason(pole, 1e-4, "a_1") == "f grows without bound towards a₁."
    edge = Finding(Verdict.DOMAIN_EDGE, Outcome.DIFFER, Reason.BELOW_DOMAIN)
    words = headline(edge, 1e-4, 1.0, 2.0, "α")
    assert words == "They differ because α − h lies outside the domain."
