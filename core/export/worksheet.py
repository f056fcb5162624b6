"""Exercises on paper, with their answers on a page of their own: LaTeX, or PDF without it."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.formula import parse
from core.formula.latex import latex
from core.practice.exercises import Exercise
from core.symbolic.worker import ask_each

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SUFFIXES = ".pdf", ".tex"

PER_PAGE = 16
"""How many exercises stand on a page of a PDF."""

_WIDE = 60
"""How many characters of LaTeX a line of a PDF has room for; longer ones are written smaller."""


def worksheet(exercises: Sequence[Exercise], title: str, suffix: str) -> bytes:
    """Make a worksheet with answers; `suffix` is one of SUFFIXES."""
    answers = [
        found.derivative or exercise.answer
        for exercise, found in zip(exercises, ask_each([e.chain for e in exercises]), strict=True)
    ]
    questions = [f"f(x) = {latex(exercise.chain)}" for exercise in exercises]
    slopes = [f"f'(x) = {latex(parse(answer))}" for answer in answers]
    if suffix == ".tex":
        return "\n".join([*_tex(questions, slopes, title), ""]).encode()
    return _pdf(questions, slopes, title)


def write_worksheet(path: Path, exercises: Sequence[Exercise], title: str) -> None:
    """Write a worksheet, whole or not at all; an OSError if the folder refuses."""
    from core.document.files import write_whole

    suffix = path.suffix.lower()
    write_whole(path, worksheet(exercises, title, suffix if suffix in SUFFIXES else ".pdf"))


def _tex(questions: Sequence[str], answers: Sequence[str], title: str) -> Iterator[str]:
    yield r"\documentclass{article}"
    yield r"\usepackage{amsmath}"
    yield r"\begin{document}"
    yield rf"\section*{{{title}}}"
    yield "Differentiate."
    yield from _list(questions)
    yield r"\newpage"
    yield r"\section*{Answers}"
    yield from _list(answers)
    yield r"\end{document}"


def _list(formulas: Sequence[str]) -> Iterator[str]:
    yield r"\begin{enumerate}"
    for formula in formulas:
        yield rf"  \item $\displaystyle {formula}$"
    yield r"\end{enumerate}"


def _pdf(questions: Sequence[str], answers: Sequence[str], title: str) -> bytes:
    import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

    # isort: split
    from matplotlib.backends.backend_pdf import PdfPages

    content = BytesIO()
    metadata = {"Title": title, "CreationDate": None}
    with PdfPages(content, metadata=metadata) as pages:
        for head, formulas in ((title, questions), ("Answers", answers)):
            for start in range(0, len(formulas), PER_PAGE):
                pages.savefig(_page(head, formulas[start : start + PER_PAGE], start + 1))
    return content.getvalue()


def _page(title: str, formulas: Sequence[str], first: int) -> "Figure":
    from matplotlib.figure import Figure

    page = Figure(figsize=(8.27, 11.69))
    page.text(0.1, 0.93, title, fontsize=16, weight="bold")
    for i, formula in enumerate(formulas):
        y = 0.87 - i * 0.8 / PER_PAGE
        size = 12 * min(1.0, _WIDE / max(len(formula), 1) * 1.6)
        page.text(0.1, y, f"{first + i}.", fontsize=12, va="center")
        math: dict[str, Any] = {"math_fontfamily": "stix", "fontsize": size, "va": "center"}
        displayed = formula.replace(r"= \frac", r"= \dfrac")
        page.text(0.15, y, f"${displayed}$", **math)
    return page
