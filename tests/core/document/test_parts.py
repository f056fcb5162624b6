import pytest

from core.chain import Chain
from core.document import Parameter, Shown
from core.document.parts import parameters_of, pins_of, shown_of


def test_a_parameter_is_a_number_or_has_its_range() -> None:
    content = {"a": 2, "b": {"value": 0.5, "low": -1, "high": 1, "text": "1/2"}}
    chain = Chain("a")
    assert parameters_of(content, chain) == (
        Parameter("a", 2.0), Parameter("b", 0.5, -1.0, 1.0, text="1/2"),
    )  # fmt: skip
    with pytest.raises(ValueError, match="a parameter 'a', which the file does not set"):
        parameters_of({}, chain)


def test_a_curve_of_a_later_version_is_kept() -> None:
    assert shown_of({"curves": ["f", "f⁗"], "taylor": 3}) == Shown(("f", "f⁗"), taylor=3)
    with pytest.raises(ValueError, match="taylor is an order"):
        shown_of({"taylor": True})


def test_pins_are_a_list_of_a_few() -> None:
    with pytest.raises(ValueError, match="at most 4 functions are pinned, not 5"):
        pins_of([{}] * 5)
