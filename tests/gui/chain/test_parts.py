from core.chain import Block
from gui.chain.block import BlockWidget
from gui.chain.chain_view import ChainView
from gui.chain.operand_field import OperandField
from gui.session import propose
from tests.gui.conftest import OpenSession, Show


def test_there_is_a_block_for_each_and_a_field_for_each_number(
    open_session: OpenSession, show: Show
) -> None:
    view = ChainView(open_session("sin(x)*2 + 3"))
    show(view)
    blocks = [b for b in view.findChildren(BlockWidget) if b.isVisible()]
    fields = [f for f in view.findChildren(OperandField) if f.isVisible()]
    assert sorted(b.block_path for b in blocks) == [(0,), (1,), (2,)]
    assert len(fields) == 2


def test_parts_are_used_again_for_another_chain(open_session: OpenSession, show: Show) -> None:
    session = open_session("sin(x)")
    view = ChainView(session)
    show(view)
    before = {b for b in view.findChildren(BlockWidget) if b.isVisible()}
    session.commit(propose.insert(session.chain, ((), 1), [Block("exp")]))
    after = {b for b in view.findChildren(BlockWidget) if b.isVisible()}
    assert before < after
    assert len(after) == 2


def test_a_block_is_described_for_who_does_not_see_it(
    open_session: OpenSession, show: Show
) -> None:
    view = ChainView(open_session("exp(x^2)^2", x=0.5))
    show(view)
    words = view._canvas.parts.describe((1,))
    assert "1.284" in words
