import pytest

from core.export.tex_text import math_label, number, words


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("x^2 & 50 %", r"x\textasciicircum{}2 \& 50 \%"),
        ("f′ for a₁ = −2", "f$'$ for a$_{1}$ = $-$2"),
        ("10⁻", "10$^{-}$"),
        ("a {b} \\ c|d", r"a \{b\} \textbackslash{} c\textbar{}d"),
        ("αω≥…", r"$\alpha$$\omega$$\geq$\dots{}"),
        ("日\n", "??"),
    ],
)
def test_words_are_set_as_they_are(text: str, latex: str) -> None:
    assert words(text) == latex


@pytest.mark.parametrize(
    ("label", "latex"),
    [("−0.5", "-0.5"), ("10⁻¹²", "10^{-12}"), ("2×10⁵", r"2\times 10^{5}"), ("π", r"\pi ")],
)
def test_labels_of_ticks_are_set_as_mathematics(label: str, latex: str) -> None:
    assert math_label(label) == latex


def test_numbers_have_few_digits() -> None:
    assert number(1 / 3) == "0.333333"
    assert number(-1.5e-9, 2) == r"-1.5 \times 10^{-9}"
