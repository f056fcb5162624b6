import shutil
import subprocess
from pathlib import Path

import pytest

from core.document import Document, Parameter
from core.export import tex as module
from core.export.pgfplots import pgfplot
from core.export.tex import PARTS, tex
from core.formula import parse
from core.symbolic.worker import Found

LATEX = shutil.which("pdflatex")


@pytest.fixture
def derivative(monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """What the other process answers, without starting it."""
    answers = [Found("4*x*exp(2*x^2)", "")]
    monkeypatch.setattr(module, "ask_orders", lambda chain: (answers[-1],))
    return answers


def test_it_has_f_its_slope_the_chain_rule_and_a_table(derivative: list[Found]) -> None:
    text = tex(Document(parse("exp(x^2)^2")))
    assert text.startswith("% f(x) = exp(x^2)^2\n% Written by Chainrule ")
    for line in (
        r"  f'(x) &= 4x\,e^{2x^{2}}",
        r"\subsection*{The chain rule at $x = 0.5$}",
        r"  b &= e^{a} \approx 1.28403 \\",
        r"  \frac{dy}{dx} &= \frac{dy}{db} \cdot \frac{db}{da} \cdot \frac{da}{dx} \\",
        r"  &= 2b \cdot e^{a} \cdot 2x \\",
        r"  &\approx 3.297",
        r"$-1$ & $7.38906$ & $-29.5562$ \\",
    ):
        assert f"{line}\n" in text
    assert "pgfplots" not in text


def test_a_part_may_stand_alone(derivative: list[Found]) -> None:
    document = Document(parse("1/x"), x_range=(-1.0, 1.0))
    assert r"$0$ & $\text{--}$ & $\text{--}$ \\" in tex(document, ["table"])
    assert "tabular" not in tex(document, ["rule"])
    plot = tex(document, ["plot"])
    assert pgfplot(document) in plot
    assert r"\usepackage{pgfplots}" in plot


def test_parameters_have_their_values(derivative: list[Found]) -> None:
    document = Document(parse("a_1 x"), parameters=(Parameter("a_1", 2.5),))
    assert r"\noindent With $a_{1} = 2.5$." in tex(document, ["formulas"])


def test_a_slope_without_a_formula_says_why(derivative: list[Found]) -> None:
    derivative.append(Found(None, "more than 300 blocks"))
    assert "$f'(x)$: more than 300 blocks." in tex(Document(), ["formulas"])


def test_higher_derivatives_have_their_formulas_and_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def answer(chain: object) -> tuple[Found, ...]:
        asked.append(chain)
        return Found("3x^2", ""), Found("6x", ""), Found(None, "too long")

    monkeypatch.setattr(module, "ask_orders", answer)
    text = tex(Document(parse("x^3")))
    assert len(asked) == 1
    for line in (
        r"  f'(x) &= 3x^{2} \\",
        r"  f''(x) &= 6x",
        r"\noindent $f'''(x)$: too long.",
        r"\subsection*{Step by step to $f''(x)$}",
        r"\subsection*{Step by step to $f'''(x)$}",
    ):
        assert f"{line}\n" in text


def test_what_is_too_wide_is_broken_at_its_sums(derivative: list[Found]) -> None:
    text = tex(Document(parse("+".join(f"sin({k}x)/(x+{k})" for k in range(1, 20)))))
    assert text.count(r"\\" + "\n  &\\quad + ") > 4
    product = "*".join(f"(x+{k})" for k in range(1, 40))
    assert r"\resizebox{0.8\linewidth}{!}" in tex(Document(parse(product)))


@pytest.mark.slow
@pytest.mark.skipif(LATEX is None, reason="there is no pdflatex")
@pytest.mark.parametrize(
    "formula",
    ["exp(x^2)^2", "tan(x)", "floor(x)", "sin(1000x)", "{x<0: 1, sin(x)/x + α}^2", "1/x", "a",
     "log(x, 3)", "10^-300 x", "sqrt(-1-x^2)", "erf(x) + |x|!", "x^x^x^x", "sin(1/x)"],
)  # fmt: skip
def test_latex_sets_it(formula: str, tmp_path: Path) -> None:
    document = Document(parse(formula), x_range=(-3.0, 3.0), y_range=None)
    (tmp_path / "f.tex").write_text(tex(document, PARTS), encoding="utf-8")
    command = [str(LATEX), "-interaction=nonstopmode", "-halt-on-error", "f.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Overfull" not in done.stdout
