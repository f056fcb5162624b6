import pytest

from core.formula import parse
from tests.gui.conftest import OpenSession


def test_what_is_set_to_what_it_is_tells_nobody(open_session: OpenSession) -> None:
    session = open_session()
    signals = (session.x_changed, session.step_changed, session.view_changed)
    for signal in (*signals, session.selection_changed):
        signal.connect(lambda: pytest.fail("nothing has changed"))
    document = session.document
    session.set_x(document.x)
    session.set_step(document.step)
    session.set_view(document.x_range, document.y_range)
    session.select([])


def test_backward_pass_is_walked_within_its_length(open_session: OpenSession) -> None:
    session = open_session()
    session.set_progress(-3)
    assert session.progress == 0
    session.set_progress(2)
    assert session.progress == 2
    session.set_progress(3)
    assert session.progress is None


def test_the_trace_is_worked_out_once_for_a_chain_and_a_point(open_session: OpenSession) -> None:
    session = open_session()
    trace = session.trace
    session.select([(1,)])
    session.set_step(1e-3)
    assert session.trace is trace
    session.set_x(2.0)
    assert session.trace is not trace
    assert session.trace.x == 2.0


def test_what_hovers_is_carried_and_would_be_is_told_once(open_session: OpenSession) -> None:
    session = open_session()
    told: list[str] = []
    session.hovered_changed.connect(lambda: told.append("hovered"))
    session.carried_changed.connect(lambda: told.append("carried"))
    session.preview_changed.connect(lambda: told.append("preview"))
    for _ in range(2):
        session.hover((0,))
        session.carry("sin")
        session.set_preview(session.chain)
        session.set_preview(parse("sin(x)"))
    assert told == ["hovered", "carried", "preview", "preview", "preview"]
    assert (session.hovered, session.carried) == ((0,), "sin")
    assert session.preview == parse("sin(x)")


def test_nothing_is_pointed_at_in_a_chain_that_is_another(open_session: OpenSession) -> None:
    session = open_session("sin(exp(x))")
    session.hover((1,))
    session.remove([(0,)])
    assert session.hovered is None
    session.hover((0,))
    session.undo_stack.undo()
    assert session.hovered is None
    session.hover((1,))
    session.open(session.document)
    assert session.hovered is None
