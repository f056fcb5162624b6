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

SIZE = 13
"""Points of the letters of a PDF, of its text as of its formulas."""

_FONT: dict[str, Any] = {"family": "STIXGeneral", "math_fontfamily": "stix"}

_PAPER = 8.27, 11.69
"""Inches across and down."""

_LEFT, _INDENT = 0.1, 0.15
"""Where text and formulas begin, as shares of the way across; as much is free at the right."""


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
    """Spread formulas over a page, so that there is room to work below each."""
    from matplotlib.figure import Figure

    from core.symbolic.typeset import displayed, drawable

    page = Figure(figsize=_PAPER)
    page.text(_LEFT, 0.93, title, fontsize=1.3 * SIZE, weight="bold", **_FONT)
    for i, formula in enumerate(formulas):
        y = 0.87 - i * 0.82 / len(formulas)
        page.text(_LEFT, y, f"{first + i}.", fontsize=SIZE, **_FONT)
        formula = formula.replace("'", r"^{\prime}")
        written = displayed(drawable(formula))
        page.text(_INDENT, y, f"${written}$", fontsize=_size(formula), **_FONT)
    return page


def _size(formula: str) -> float:
    """Give the size of the letters: that of the text, unless the paper is too narrow for it."""
    from core.symbolic.typeset import outline_of

    outline = outline_of(formula)
    room = (1 - _LEFT - _INDENT) * _PAPER[0] * 72
    return SIZE if outline is None else min(SIZE, room / outline.width)
