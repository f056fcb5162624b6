import io
import math

import pytest
from PIL import Image

from core.document import Document, Parameter
from core.export.errors import draw_errors, errors_table, letters_of
from core.export.order import Order, made
from core.export.things import ERRORS
from core.formula import parse
from core.numerical.error_words import NOTHING

DOCUMENT = Document(parse("x^2 sin(x)"), 0.5)
CORNER = Document(parse("abs(x)"), 0.0)
POLE = Document(parse("tan(x)"), math.pi / 2)


def test_the_table_has_a_row_for_each_h() -> None:
    rows = errors_table(DOCUMENT).splitlines()
    assert rows[0].startswith("# f(x) = x^2 sin(x); Chainrule ")
    assert rows[1].startswith("h,forward,backward,central,")
    assert len(rows) == 67
    for without in (CORNER, POLE):
        assert errors_table(without).endswith(f"\n# {NOTHING}\n")


def test_the_figure_is_painted_and_says_what_it_is() -> None:
    image = Image.open(io.BytesIO(draw_errors(DOCUMENT, "png")))
    assert min(image.size) > 100
    assert len(image.convert("RGB").getcolors(1 << 24) or []) > 10
    written = made(Order(DOCUMENT, ERRORS, ".svg")).decode()
    assert "#009e73" in written.lower()


@pytest.mark.parametrize("suffix", [".csv", ".svg"])
def test_without_a_derivative_it_says_so(suffix: str) -> None:
    assert made(Order(CORNER, ERRORS, suffix))


def test_parameters_have_their_own() -> None:
    document = Document(parse("sin(a x)"), 0.5, parameters=(Parameter("a", 2.0),))
    first, second = errors_table(document).split("\n\n")
    assert first.splitlines()[0].endswith("errors against h at x = 0.5")
    assert second.splitlines()[0].endswith("of ∂f/∂a at a = 2.0, x = 0.5")
    assert len(second.splitlines()) == 67
    assert letters_of(document) == ("x", "a")
    written = draw_errors(document, "svg").decode()
    assert written.count('id="axes_') == 2
    assert not draw_errors(DOCUMENT, "svg").decode().count('id="axes_2')
