import pytest

from core.chain import Chain
from core.chain.parameters import GREEK, LATIN, canonical, is_parameter, on_screen, refusal
from core.formula.notations import SPELLINGS


@pytest.mark.parametrize("name", [*LATIN, *GREEK.values(), "a_0", "k_12", "ω_999"])
def test_a_parameter_is_a_letter_with_an_index_if_wanted(name: str) -> None:
    assert is_parameter(name)
    assert refusal(name) == ""
    assert Chain(name).parameters == (name,)
    assert canonical(name) == name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x", "what f is a function of"),
        ("e", "Euler"),
        ("pi", "3.14"),
        ("π", "3.14"),
        ("d", "derivatives"),
        ("f", "the function itself"),
        ("g", "second function"),
        ("h", "step size"),
        ("i", "imaginary"),
        ("j", "imaginary"),
        ("l", "number 1"),
        ("o", "number 0"),
        ("y", "value of f"),
        ("z", "complex"),
        ("tau", "2π"),
        ("gamma", "function"),
        ("sigma", "sigmoid"),
        ("y_1", "value of f"),
        ("sin", "sin is a function"),
        ("ln", "ln is a function"),
        ("A", "small letters"),
        ("Ω", "small letters"),
        ("ab", "a letter such as"),
        ("a_01", "a letter such as"),
        ("a_1000", "a letter such as"),
        ("", "a letter such as"),
        ("alpha", "a letter such as"),
        ("2", "a letter such as"),
    ],
)
def test_other_names_are_refused_with_why(name: str, reason: str) -> None:
    assert not is_parameter(name)
    assert reason in refusal(name)
    assert not refusal(name).endswith(".")


def test_no_function_has_a_parameters_name() -> None:
    assert not [name for name in SPELLINGS if is_parameter(canonical(name))]


@pytest.mark.parametrize(
    ("written", "name"),
    [*GREEK.items(), ("a₁₂", "a_12"), ("alpha_1", "α_1"), ("µ", "μ"), ("ϵ", "ε"), ("ϑ", "θ")],
)
def test_one_letter_has_one_form(written: str, name: str) -> None:
    assert canonical(written) == name
    assert is_parameter(name)


@pytest.mark.parametrize(
    "name", ["sin", "x", "pi", "a_01", "a_", "_1", "₁", "ab", "", "a_1_2", "a1"]
)
def test_what_is_no_parameter_is_left_alone(name: str) -> None:
    assert canonical(name) == name


def test_an_index_is_low_on_screen() -> None:
    assert on_screen("a_120") == "a₁₂₀"
    assert canonical(on_screen("ω_7")) == "ω_7"
