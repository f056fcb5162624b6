from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from core.formula import parse
from core.sampling import Curve, Feature, sample
from core.sampling.curve import KINDS


def test_a_curve_is_frozen_and_compares_by_identity() -> None:
    x = np.array([0.0, 1.0])
    curve, same = Curve(x, x, 0, 2), Curve(x, x, 0, 2)
    assert curve != same
    with pytest.raises(FrozenInstanceError):
        curve.order = 1  # type: ignore[misc]  # that is what fails


def test_a_curve_has_no_bands_unless_it_swings_too_fast() -> None:
    x = np.array([0.0, 1.0])
    assert all(part.size == 0 for part in Curve(x, x, 0, 2).bands)


def test_every_kind_of_feature_is_met() -> None:
    kinds = set()
    for text, view in (
        ("1/x", (-1.0, 1.0)),
        ("floor(x)", (-0.5, 0.5)),
        ("sin(x)/x", (-1.0, 1.0)),
        ("sqrt(x)", (-1.0, 1.0)),
        ("abs(x)", (-1.0, 1.0)),
    ):
        kinds |= {f.kind for f in sample(parse(text), view, orders=(0,))[0].features}
    assert kinds == set(KINDS)


def test_features_are_plain_values() -> None:
    assert Feature(0.0, "jump", -1.0, 0.0) == Feature(0.0, "jump", -1.0, 0.0)
