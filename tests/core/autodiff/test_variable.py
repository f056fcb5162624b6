from typing import Any

import numpy as np
import pytest

from core import Variable


@pytest.mark.parametrize(
    "data", [np.array([1j]), np.array([object()]), np.array(["a"]), np.array([], dtype="M8[s]")]
)
def test_only_real_numbers(data: Any) -> None:
    with pytest.raises(TypeError, match=r"an array of .* is not supported"):
        Variable(data)


@pytest.mark.parametrize("kind", [np.float64, np.float32, np.int64, np.uint8, np.bool_])
def test_all_real_kinds(kind: Any) -> None:
    assert Variable(np.ones(3, dtype=kind)).dtype == kind


def test_shape_and_its_kin() -> None:
    x = Variable(np.ones((2, 3)))
    assert (x.shape, x.ndim, x.size, len(x)) == ((2, 3), 2, 6, 2)
    assert float(Variable(np.array(2.5))) == 2.5


def test_truth_is_that_of_the_data() -> None:
    assert Variable(np.array(2.0))
    assert not Variable(np.array(0.0))
    with pytest.raises(ValueError, match="ambiguous"):
        bool(Variable(np.ones(2)))


def test_repr() -> None:
    assert repr(Variable(np.array(2.0))) == "Variable(array(2.))"
    assert repr(Variable(np.array(2.0), name="x")) == "Variable(array(2.), name='x')"
    assert repr(Variable(None)) == "Variable(None)"


def test_equality_is_identity() -> None:
    a, b = Variable(np.array(1.0)), Variable(np.array(1.0))
    assert a != b
    assert len({a, b, a}) == 2


def test_no_stray_attributes() -> None:
    with pytest.raises(AttributeError):
        Variable(np.array(1.0)).gradient = 1  # type: ignore[attr-defined]
