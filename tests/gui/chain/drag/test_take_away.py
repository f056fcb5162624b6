import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.chain_view import ChainView
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import move_mouse, send_mouse

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("selected", "taken"),
    [([], [(1,)]), ([(0,), (1,)], [(0,), (1,)]), ([(2,)], [(1,)])],
)
def test_a_block_is_taken_away_with_all_that_is_selected_with_it(
    selected: list[tuple[int, ...]],
    taken: list[tuple[int, ...]],
    open_session: OpenSession,
    show: Show,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = open_session()
    view = ChainView(session)
    show(view)
    session.select(selected)
    blocks = {block.block_path: block for block in view.findChildren(BlockWidget)}
    found: list[list[tuple[int, ...]]] = []
    faded: list[list[tuple[int, ...]]] = []

    def start(_block: BlockWidget, data: QMimeData, _shown: QPixmap) -> None:
        found.append(mime.block_paths(data, session.token))
        faded.append(sorted(path for path, block in blocks.items() if block.is_held))

    monkeypatch.setattr(BlockWidget, "start_drag", start)
    pulled = blocks[(1,)]
    send_mouse(pulled, QEvent.Type.MouseButtonPress, QPoint(9, 9), button=LEFT, held=LEFT)
    away = QPoint(9 + 2 * QApplication.startDragDistance(), 9)
    move_mouse(pulled, away, held=LEFT)
    assert (found, faded) == ([taken], [taken])
    assert not any(block.is_held for block in blocks.values())
