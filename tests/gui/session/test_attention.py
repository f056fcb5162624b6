from shiboken6 import delete

from core.formula import parse
from gui.session import propose
from gui.session.attention import Attention
from tests.gui.conftest import OpenSession
from tests.gui.helpers import remove


def test_what_hovers_is_carried_and_would_be_is_told_once(open_session: OpenSession) -> None:
    session = open_session()
    told: list[str] = []
    session.attention.hovered_changed.connect(lambda: told.append("hovered"))
    session.attention.carried_changed.connect(lambda: told.append("carried"))
    session.attention.ghost_changed.connect(lambda: told.append("preview"))
    for _ in range(2):
        session.attention.hover((0,))
        session.attention.carry("sin")
        session.preview(propose.rewrite(session.chain, session.chain))
        session.preview(propose.rewrite(session.chain, parse("sin(x)")))
    assert told == ["hovered", "carried", "preview", "preview", "preview"]
    assert (session.attention.hovered, session.attention.carried) == ((0,), "sin")
    assert session.attention.ghost == parse("sin(x)")


def test_nothing_is_pointed_at_in_a_chain_that_is_another(open_session: OpenSession) -> None:
    session = open_session("sin(exp(x))")
    session.attention.hover((1,))
    remove(session, [(0,)])
    assert session.attention.hovered is None
    session.attention.hover((0,))
    session.undo_stack.undo()
    assert session.attention.hovered is None
    session.attention.hover((1,))
    session.open(session.document)
    assert session.attention.hovered is None


def test_what_a_window_tells_at_its_end_is_no_error() -> None:
    attention = Attention()
    attention.hover((0,))
    delete(attention)
    attention.hover(None)
