import math

import pytest

from core.chain import Chain
from core.document import OPENING_CHAIN, Document, Parameter, Pin, check_range
from core.formula import parse


def test_the_first_start_shows_the_notes_example() -> None:
    document = Document()
    assert document.chain == OPENING_CHAIN == parse("exp(x^2)^2")
    assert (document.x, document.step) == (0.5, 1e-4)
    assert (document.x_range, document.y_range) == ((-1.0, 1.0), (-4.0, 8.0))


@pytest.mark.parametrize(
    "limits",
    [(1.0, 1.0), (2.0, 1.0), (math.nan, 1.0), (0.0, math.inf), (-math.inf, 0.0), (-1e308, 1e308)],
)
def test_what_is_no_range_is_refused(limits: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="range"):
        check_range(limits)
    with pytest.raises(ValueError, match="range"):
        Document(y_range=limits)


def test_a_document_has_the_parameters_of_its_chain_in_its_order() -> None:
    known = (Parameter("b", 2.0), Parameter("k", 3.0))
    document = Document(parse("a*x + b"), parameters=known)
    assert document.parameters == (Parameter("a"), Parameter("b", 2.0))
    assert document.function == document.chain
    assert document.function.values == document.values == {"a": 1.0, "b": 2.0}


def test_a_parameter_is_set_by_its_name() -> None:
    document = Document(parse("a*x")).with_parameter(Parameter("a", 2.0, 0.0, 3.0))
    assert document.parameter("a") == Parameter("a", 2.0, 0.0, 3.0)
    with pytest.raises(ValueError, match="there is no parameter 'b' in the formula"):
        document.with_parameter(Parameter("b"))
    with pytest.raises(ValueError, match="'x' is no parameter"):
        document.parameter("x")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (("x",), "'x' is no parameter"),
        (("a", math.nan), "the parameter a is a finite number, not nan"),
        (("a", 1.0, 2.0, 1.0), "the parameter a: a range goes from a lower to a higher"),
    ],
)
def test_what_is_no_parameter_is_refused(values: tuple[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Parameter(*values)


def test_a_document_is_hashable() -> None:
    document = Document(parse("a*x"), pins=(Pin("g", Chain()),))
    assert document in {document}


def test_there_are_four_pins_of_different_names_and_without_parameters() -> None:
    pins = tuple(Pin(f"g_{i}", Chain()) for i in range(5))
    assert Document(pins=pins[:4]).pins == pins[:4]
    with pytest.raises(ValueError, match="at most 4 functions are pinned, not 5"):
        Document(pins=pins)
    with pytest.raises(ValueError, match="names of their own"):
        Document(pins=pins[:1] * 2)
    with pytest.raises(ValueError, match="no parameters, but there is a"):
        Pin("g", Chain("a"))
