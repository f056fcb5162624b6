import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from core.formula import parse
from core.lesson import Direction
from gui.chain import walk_light
from gui.chain.chain_view import ChainView
from gui.chain.walk_light import GLOW, TICK, TICKS
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import scaled, set_chain


def glow(view: ChainView) -> QRect | None:
    """Give what glows, without the glow around it."""
    (made,) = view.findChildren(QWidget, "walkGlow")
    return made.geometry().adjusted(GLOW, GLOW, -GLOW, -GLOW) if made.isVisible() else None


def pulses(view: ChainView) -> list[QWidget]:
    return [p for p in view.findChildren(QWidget, "walkPulse") if p.isVisible()]


def test_the_block_of_the_step_glows_and_what_it_sends_runs(
    clock: Clock, open_session: OpenSession, show: Show
) -> None:
    session = open_session("x^2*sin(x)")
    view = ChainView(session)
    view.resize(scaled(900), scaled(400))
    show(view)
    canvas = view._canvas
    assert glow(view) is None
    session.walk.go(1)
    assert glow(view) == canvas.block_rect((1,))
    first = [pulse.pos() for pulse in pulses(view)]
    assert len(first) == 2
    clock.advance(TICK * TICKS // 2)
    assert all(now.pos().x() < old.x() for now, old in zip(pulses(view), first, strict=True))
    clock.advance(TICK * TICKS)
    assert pulses(view) == []
    session.walk.choose(Direction.FORWARD)
    session.walk.go(1)
    (pulse,) = pulses(view)
    before = pulse.x()
    clock.advance(TICK * 5)
    assert pulse.x() > before
    set_chain(session, parse("sin(x)"))
    assert (glow(view), pulses(view)) == (None, [])


def test_the_sum_at_x_glows_when_it_is_added(open_session: OpenSession, show: Show) -> None:
    session = open_session("x^2*sin(x)")
    view = ChainView(session)
    show(view)
    session.walk.go(None)
    lit = glow(view)
    assert lit is not None
    assert lit.contains(view._canvas.sums()["x"])


def test_where_nothing_may_move_only_the_block_glows(
    open_session: OpenSession, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk_light, "may_move", lambda _: False)
    session = open_session()
    view = ChainView(session)
    show(view)
    session.walk.go(1)
    assert glow(view) is not None
    assert pulses(view) == []


def test_a_block_in_a_folded_branch_lets_that_glow(open_session: OpenSession, show: Show) -> None:
    session = open_session("x^2*sin(x)")
    view = ChainView(session)
    show(view)
    session.fold((1, 0))
    session.walk.go(3)
    assert glow(view) == view._canvas.gaps()[(1, 0), 1]
