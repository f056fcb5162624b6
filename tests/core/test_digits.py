import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.digits import (
    MINUS,
    alike,
    exact,
    fitted,
    in_common,
    in_full,
    short,
    shortened,
    shown,
    telling,
)

floats = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.25, "0.25"), (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-8.9099, "−8.91"),
        (100.0, "100"), (99999.0, "1×10⁵"), (99994.0, "99990"), (12346.0, "12350"),
        (0.001, "0.001"), (0.00099999, "0.001"), (0.0009999, "9.999×10⁻⁴"),
        (0.99999, "1"), (2.7e-8, "2.7×10⁻⁸"), (-1.9e5, "−1.9×10⁵"), (1e300, "1×10³⁰⁰"),
        (5e-324, "4.941×10⁻³²⁴"), (math.inf, "∞"), (-math.inf, "−∞"), (math.nan, "undefined"),
    ],
)  # fmt: skip
def test_wires_show_four_significant_digits_and_no_padding(value: float, text: str) -> None:
    assert short(value) == text


def test_fewer_digits_can_be_asked_for() -> None:
    assert short(8.793e-8, 2) == "8.8×10⁻⁸"
    assert short(123.4, 2) == "120"


def _read(text: str) -> float:
    digits = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
    return float(text.translate(digits).replace("×10", "e"))


@given(st.floats(-1e307, 1e307))
def test_what_is_shown_is_close_to_the_value(value: float) -> None:
    text = short(value)
    assert abs(_read(text) - value) <= 5.0001e-4 * abs(value) + 5e-324
    assert "-" not in text
    plain = text.lstrip("−").split("×")[0]
    assert len(plain.replace(".", "").strip("0")) <= 4
    assert ("×" in text) == (value != 0 and not 1e-3 <= abs(_read(text)) < 1e5)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.5"), (2.0, "2"), (1e-4, "1e-4"), (5e-5, "5e-5"), (-1e-12, "-1e-12"), (1e22, "1e22"),
     (0.001, "0.001"), (0.1 + 0.2, "0.30000000000000004"), (0.00012345, "1.2345e-4"), (0.0, "0")],
)  # fmt: skip
def test_exact_is_written_as_a_person_would(value: float, text: str) -> None:
    assert exact(value) == text


@given(floats)
def test_exact_reads_back_to_the_same_bits(value: float) -> None:
    assert float(exact(value)) == value
    assert math.copysign(1, float(exact(value))) == math.copysign(1, value)


@given(st.floats(-1e308, 1e308))
def test_within_a_place_there_are_as_many_digits_as_fit(value: float) -> None:
    text = shortened(value, 11)
    assert len(text.lstrip(MINUS)) <= 11
    assert abs(_read(text) - value) <= 5.0001e-3 * abs(value) + 5e-324
    if len(short(value).lstrip(MINUS)) <= 11:
        assert text == short(value)


@given(floats, st.integers(8, 12))
def test_a_fitted_number_is_the_number_or_says_that_it_is_cut(value: float, length: int) -> None:
    text = fitted(value, length)
    assert len(text) <= length
    if "…" not in text:
        assert float(text) == value
    else:
        assert len(exact(value)) > length
        point = "" if "." in text else "."
        ends = (f"{point}0", f"{point}9999999999999999999")
        low, high = sorted(float(text.replace("…", end)) for end in ends)
        assert low <= value <= high


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.5e-9, "1.5×10⁻⁹"),
        (-1e300, "−1×10³⁰⁰"),
        (0.1, "0.1"),
        (-math.inf, "−∞"),
        (math.nan, "undefined"),
    ],
)
def test_a_number_in_full_has_all_digits_in_one_form(value: float, text: str) -> None:
    assert in_full(value) == text


@pytest.mark.parametrize(
    ("one", "other", "digits", "common"),
    [
        (3.297442541400256, 3.2974426293330694, 7, "3.297442"),
        (4.0, 4.000000000004, 11, "4"),
        (1.9999, 2.0001, 4, "2"),
        (-0.5, -0.5, 17, "−0.5"),
        (-1.234e-9, -1.239e-9, 2, "−1.2×10⁻⁹"),
        (1.0, -1.0, 0, ""),
        (math.nan, 1.0, 0, ""),
        (math.inf, 1.0, 0, ""),
    ],
)
def test_what_two_numbers_have_in_common(
    one: float, other: float, digits: int, common: str
) -> None:
    assert alike(one, other) == digits
    assert in_common(one, other, 10) == common


def test_digits_that_tell_two_numbers_apart_are_two_more() -> None:
    assert telling(3.297442541400256, 3.2974426293330694) == 9
    assert telling(1.0, -1.0) == 4
    assert telling(math.nan, 1.0) == 4


@pytest.mark.parametrize(
    ("value", "bound", "digits", "text"),
    [
        (6.1e-17, 1.2e-16, 4, "≈ 0"),
        (-6.1e-17, 1.2e-16, 4, "≈ 0"),
        (0.0, 1e-16, 4, "0"),
        (6.1e-17, 0.0, 4, "6.1×10⁻¹⁷"),
        (6.1e-17, math.nan, 4, "6.1×10⁻¹⁷"),
        (math.nan, 1.0, 4, "undefined"),
        (0.7500000000000001, 3e-16, 4, "0.75"),
        (0.7500000000000001, 3e-16, 17, "≈ 0.75"),
        (0.3333333333333333, 3e-16, 16, "0.3333333333333333"),
        (1.25, 1e-2, 4, "1.25"),
    ],
)
def test_a_short_number_that_rounding_has_hidden_is_told(value, bound, digits, text):
    assert shown(value, bound, digits) == text
