import pytest

from core.functions import CATALOGUE
from core.functions.description import description


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("erf", ["2/√π·∫₀ᵃ exp(−t²) dt"]),
        ("asin", ["asin a", "needs −1 ≤ a ≤ 1"]),
        ("power", ["aᵇ", "needs a > 0, or a = 0 and b ≥ 0, or a < 0 and b whole"]),
    ],
)
def test_a_function_is_described_by_what_it_does_and_where(name: str, lines: list[str]) -> None:
    assert description(CATALOGUE[name]).splitlines() == [CATALOGUE[name].sentence, *lines]
