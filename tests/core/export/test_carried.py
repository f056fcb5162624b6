"""Figures open again: all of the document comes back out of each format."""

import io
from pathlib import Path

import pytest
from PIL import Image

from core.cli import read_arguments
from core.document import Document, Parameter, Pin, Shown, load
from core.document.file_format import load_stamped
from core.export.drawing import FORMATS, draw
from core.export.look import Look
from core.formula import parse

SMALL = Look(4, 4, text=7, dpi=50, title="")

DOCUMENT = Document(
    parse("a sin(x)^2 + 0.5"), 0.7, 1e-3, (-2.0, 3.5), None, text="a sin²x + ½",
    x_text="7/10", parameters=(Parameter("a", 2.5),), pins=(Pin("(g)\\", parse("exp(x)")),),
    family="a", own_view=True,
)  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_figure_opens_as_the_document_that_it_shows(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"figure.{suffix}"
    shown = Shown(("f", "f″"), tangent=False, points=True)
    path.write_bytes(draw(DOCUMENT, suffix, SMALL, shown))
    found, stamp = load_stamped(path)
    assert found.chain == DOCUMENT.chain
    assert (found.x, found.x_text, found.step) == (0.7, "7/10", 1e-3)
    assert (found.parameters, found.pins, found.family) == (
        DOCUMENT.parameters, DOCUMENT.pins, "a",
    )  # fmt: skip
    assert (found.x_range, found.own_view, found.shown) == ((-2.0, 3.5), True, shown)
    assert stamp is None  # nothing is ever saved over a figure
    assert load(path) == found


def test_the_command_line_opens_a_figure_that_belongs_to_no_file(tmp_path: Path) -> None:
    path = tmp_path / "figure.png"
    path.write_bytes(draw(Document(parse("cos(x)"), 0.25), "png", SMALL))
    request = read_arguments([str(path)])
    assert (request.document.formula, request.document.x) == ("cos(x)", 0.25)
    assert request.path is None


def test_a_figure_says_what_it_shows_to_who_cannot_see_it() -> None:
    document = Document(parse("x^a"), 2.0, parameters=(Parameter("a", 3.0, 0.0, 9.0),), over="a")
    words = "Plot of f and ∂f/∂a for a from 0 to 9. At a = 3: f = 8, ∂f/∂a = 5.545."
    texts = Image.open(io.BytesIO(draw(document, "png", SMALL))).text  # type: ignore[attr-defined]
    assert (texts["Title"], texts["Description"]) == ("f(x) = x^a, a = 3", words)
    drawing = draw(document, "svg").decode()
    assert "<title>f(x) = x^a, a = 3</title>" in drawing
    assert f"<desc>{words}</desc>" in drawing
    assert b"/Subject (" in draw(document, "pdf")
