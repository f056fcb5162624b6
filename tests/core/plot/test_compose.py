import math

import numpy as np
import pytest

from core.document import DEFAULTS, Document, Shown
from core.formula import parse
from core.plot.compose import blank, composed, here_at, view_of
from core.plot.curves import Curves
from core.plot.figure import Dot, Mark, Note
from core.plot.fit import fit_chain
from core.plot.usual import Way
from tests.core.plot.figures import figure

SIZE = (800.0, 500.0)


def test_an_open_range_of_y_is_fitted() -> None:
    document = Document(parse("x^2"), x_range=(-3.0, 3.0), y_range=None)
    view = view_of(document, SIZE)
    assert view.y_range == fit_chain(document.chain, (-3.0, 3.0), document.x)
    assert view.limits == (view.x_range, view.y_range)


def test_ticks_stand_at_coordinates_and_are_labelled_with_numbers() -> None:
    across, up = figure("x", (1.0, 100.0), (-1.0, 1.0), log_x=True).ticks
    assert across.major[0] == 0.0
    assert across.labels[0] == "1"
    assert up.labels[len(up.labels) // 2] == "0.0"


def test_at_x_there_are_dots_on_what_is_shown_and_the_tangent() -> None:
    made = figure("x^2", (-2.0, 2.0), (-4.0, 4.0), x=0.75)
    assert made.here.dots == (Dot("f", 0.75, 0.5625), Dot("f′", 0.75, 1.5))
    x, y = made.here.tangent
    np.testing.assert_allclose(y, 0.5625 + 1.5 * (x - 0.75))
    view, trace = made.view, parse("x^2").trace(0.75)
    less = here_at(trace, view, Shown(("f",), tangent=False))
    assert less.dots == (Dot("f", 0.75, 0.5625),)
    assert not less.tangent[0].size


def test_where_f_is_undefined_nothing_stands_at_x() -> None:
    here = figure("log(x)", (0.5, 2.0), (-4.0, 4.0), x=-1.0).here
    assert here.dots == ()
    assert not here.tangent[0].size
    assert here.place == -1.0


def test_points_of_interest_are_marked_if_they_are_shown() -> None:
    assert figure("x^2-1", (-2.0, 2.0), (-4.0, 4.0)).marks == ()
    marks = figure("x^2-1", (-2.0, 2.0), (-4.0, 4.0), points=True).marks
    assert marks == (Mark("root", -1.0, 0.0), Mark("minimum", 0.0, -1.0), Mark("root", 1.0, 0.0))


@pytest.mark.parametrize(
    ("text", "y_range", "logs", "reason"),
    [
        ("sqrt(-1-x^2)", (-1.0, 1.0), {}, "the function is undefined everywhere in the view"),
        ("x+100", (-1.0, 0.5), {}, "the curves lie above or below the view"),
        ("sin(1e7x)/1e8", (5.0, 6.0), {}, "the curves lie above or below the view"),
        ("-1-x^2", (0.1, 1.0), {"log_y": True},
         "nothing here is positive, and a logarithmic axis shows nothing else"),
    ],
)  # fmt: skip
def test_a_note_says_why_there_is_nothing(text, y_range, logs, reason) -> None:
    note = figure(text, (0.5, 2.0), y_range, **logs).note
    assert note is not None
    assert note.reason == reason
    assert (note.way is Way.FIT) == ("above or below" in reason)


def test_where_there_is_something_or_nothing_is_wanted_there_is_no_note() -> None:
    assert figure("x", (-1.0, 1.0), (-2.0, 2.0)).note is None
    assert figure("1e6x", (-1.0, 1.0), (-1.0, 1.0)).note is None
    assert figure("sin(1000x)", (-5.0, 5.0), (0.2, 0.4), curves=("f",)).note is None
    assert figure("sqrt(-1-x^2)", (-1.0, 1.0), curves=()).note is None


def test_while_a_view_is_moved_across_the_ticks_along_y_are_not_chosen_again() -> None:
    chain = parse("x")
    made = []
    for low in (-2.0, -1.99):
        document = Document(chain, x_range=(low, low + 4), y_range=(-2.0, 2.0))
        view = view_of(document, SIZE)
        drawn = Curves().sampled(document, ("f",), (-2.0, 2.0), view.dots())
        made.append(composed(view, drawn, DEFAULTS, chain.trace(0.5)))
    assert made[0].ticks[1] is made[1].ticks[1]
    assert made[0].ticks[0] is not made[1].ticks[0]


def test_a_view_that_cannot_be_drawn_has_a_note_alone() -> None:
    made = blank(figure("x", (-1.0, 1.0)).view, parse("x").trace(0.5), "so it is")
    assert (made.lines, made.ends, made.here.dots) == ((), (), ())
    assert made.note == Note("so it is")
    assert math.isnan(made.here.place)
