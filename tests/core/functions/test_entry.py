"""The catalogue's texts and facts hang together."""

import numpy as np
import pytest

from core.expression.screen import text
from core.expression.symbols import EVERYWHERE
from core.functions import CATALOGUE
from core.functions.entry import Call


def test_the_catalogue_is_full() -> None:
    named = (
        "square cube sqrt cbrt root reciprocal negate abs sign exp exp2 expm1 log log2 log10 log1p "
        "sin cos tan sec csc cot asin acos atan asec acsc acot atan2 "
        "sinh cosh tanh sech csch coth asinh acosh atanh sigmoid softplus "
        "relu leaky_relu elu gelu silu gaussian sinc erf gamma lgamma digamma factorial "
        "floor ceil round trunc frac mod step radians "
        "add subtract multiply divide power min max hypot log_base "
        "if_less if_at_most only_if_less only_if_at_most"
    )
    assert set(named.split()) == set(CATALOGUE)
    assert sum(not entry.defaults for entry in CATALOGUE.values()) >= 40


def test_no_spelling_means_two_functions_of_as_many_inputs() -> None:
    seen: dict[tuple[str, int], str] = {}
    for entry in CATALOGUE.values():
        own = entry.notation.spelling if isinstance(entry.notation, Call) else ""
        for spelling in {own or entry.name, entry.name, *entry.aliases}:
            assert seen.setdefault((spelling, len(entry.defaults)), entry.name) == entry.name


def test_log_is_shared_by_one_and_two_arguments() -> None:
    assert CATALOGUE["log_base"].notation == Call("log", indexed=True)


@pytest.mark.parametrize("name", CATALOGUE)
def test_texts(name: str) -> None:
    entry = CATALOGUE[name]
    assert entry.name == name
    assert entry.label
    assert entry.group
    assert entry.sentence.endswith(".")
    assert "slope" in entry.slope_in_words
    assert entry.slope_in_words.endswith(".")
    texts = " ".join(map(text, [entry.formula, *entry.slopes, entry.domain]))
    assert not any(mark in texts for mark in "-*^")


@pytest.mark.parametrize("name", CATALOGUE)
@np.errstate(all="ignore")
def test_the_domain_is_told_twice_and_alike(name: str) -> None:
    entry = CATALOGUE[name]
    grid = np.meshgrid(*[np.linspace(-3, 3, 25)] * (1 + len(entry.defaults)))
    inside = np.broadcast_to(entry.inside(*grid), grid[0].shape)
    value = entry().forward(*grid)
    # No float hits the poles of tan and sec.
    assert (entry.domain is not EVERYWHERE) == (not inside.all()) or name in {"tan", "sec"}
    assert np.isfinite(value[inside]).all()
    assert not np.isfinite(value[~inside]).any()
    assert entry.inside(*[0.5] * len(grid)) in (True, False)
