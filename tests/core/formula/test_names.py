import pytest

from core.formula.names import cut, product, stray, word


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        ("x", "X"),
        ("pi", "CONSTANT"),
        ("π", "CONSTANT"),
        ("sin", "FUNCTION"),
        ("leaky_relu", "FUNCTION"),
        ("log2", "FUNCTION"),
        ("a", "PARAMETER"),
        ("a_12", "PARAMETER"),
        ("alpha", "PARAMETER"),
        ("y", ""),
        ("xx", ""),
        ("a_01", ""),
    ],
)
def test_a_word_has_one_kind(run: str, kind: str) -> None:
    assert word(run) == kind


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("xsin", "x sin"),
        ("sinhx", "sinh x"),
        ("xexp", "x exp"),
        ("xex", ""),
        ("pix", "pi x"),
        ("abx", "a b x"),
        ("alphax", "α x"),
        ("a_1x", "a_1 x"),
        ("a_{12}x", "a_12 x"),
        ("sin2x", "sin 2 x"),
        ("sinxcosx", "sin x cos x"),
        ("log_2x", "log _{ 2 } x"),
        ("log_{10}2x", "log _{ 10 } 2 x"),
        ("log_ax", "log _{ a } x"),
        ("xlog2", "x log2"),
        ("sqx", "s q x"),
        ("SINX", "sin x"),
        ("Pi", "pi"),
        ("sqrtx", "sqrt x"),
        ("sinθ", "sin θ"),
        ("ωsinx", "ω sin x"),
        ("sinaθ", ""),
    ],
)
def test_a_run_is_cut_at_the_longest_names(run: str, parts: str) -> None:
    assert " ".join(part.text for part in cut(run)) == parts


@pytest.mark.parametrize(
    "run",
    ["xx", "aa", "ee", "abc", "sinn", "sinax", "lne", "x2", "log2x", "atan2x", "foo", "xy", "A",
     "AX", "E", "XE", "ksin", "ctan", "acsch", "selu", "esin", "sin_2", "ln_2", "x_1",
     "a_01", "ΠX", "é", "tam", "x" * 31],
)  # fmt: skip
def test_what_may_be_misspelt_is_not_cut(run: str) -> None:
    assert cut(run) == ()


def test_a_part_knows_where_it_stands() -> None:
    assert [part.start for part in cut("xsin2x")] == [0, 1, 4, 5]


def test_a_run_can_be_written_out() -> None:
    assert product("abc") == "a*b*c"
    assert product("aa") == "a*a or a^2"
    assert product("sinn") == "sin(n)"
    assert product("a1") == "a_1, a*1 or a^1"
    assert product("question") == product("x") == product("mean") == ""


def test_one_letter_left_over_is_found() -> None:
    assert [stray(run) for run in ("xy", "yx", "axz", "fan", "dd", "x2")] == [1, 0, 2, -1, -1, -1]
