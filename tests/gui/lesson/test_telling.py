import math

from core.lesson.questions import questions
from core.lesson.words import plain
from gui.lesson.telling import told
from tests.gui.conftest import OpenSession


def test_it_tells_how_to_begin_what_was_done_and_what_is_asked_for(
    open_session: OpenSession,
) -> None:
    session = open_session("x^2 sin(x)", x=0.5)
    assert plain(told(session, None)).startswith("See where f′(0.5) = 0.6988 comes from")
    session.walk.go(0)
    assert plain(told(session, None)).startswith("The backward pass begins at y")
    session.walk.go(1)
    assert plain(told(session, None)).startswith("×: 1 arrives")
    session.walk.predict(True)
    assert session.walk.next is not None
    (asked,) = questions(session.walk.next)
    assert "→ sends back" in plain(told(session, asked))


def test_a_pole_has_no_derivative_that_comes_from_somewhere(open_session: OpenSession) -> None:
    session = open_session("tan(x)", x=math.pi / 2)
    _ = session.check
    assert plain(told(session, None)).startswith("See where backprop's 2.667×10³² comes from")
