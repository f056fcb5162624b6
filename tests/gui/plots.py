"""A plot on screen and the hands that use it."""

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.plot.plot_view import PlotView
from gui.session import Session
from tests.gui.helpers import move_mouse, send_mouse

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class Plot:
    """A plot on screen and the hands that use it."""

    def __init__(self, session: Session, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.view = PlotView(session)
        self.view.resize(800, 500)
        with qtbot.waitSignal(self.view.rested):
            show(self.view)
        self.view.setFocus()

    def at(self, x: float, y: float) -> QPoint:
        box = self.view.getViewBox()
        across, up = box.scales
        scene = box.mapViewToScene(QPointF(across.place(x), up.place(y)))
        return QPoint(self.view.mapFromScene(scene))

    def move(self, at: QPoint) -> None:
        move_mouse(self.view.viewport(), at)

    def drag(
        self, start: QPoint, end: QPoint, button: Any = LEFT, modifier: Any = PLAIN, steps: int = 40
    ) -> None:
        kinds, port, how = QEvent.Type, self.view.viewport(), {"modifier": modifier}
        self.move(start)
        send_mouse(port, kinds.MouseButtonPress, start, button=button, held=button, **how)
        for k in range(1, steps + 1):
            here = start + (end - start) * (k / steps)
            send_mouse(port, kinds.MouseMove, here, held=button, **how)
        send_mouse(port, kinds.MouseButtonRelease, end, button=button, **how)

    def click(self, at: QPoint, button: Any = LEFT) -> None:
        self.drag(at, at, button, steps=0)

    def key(self, key: Any, modifier: Any = PLAIN) -> None:
        self.qtbot.keyClick(self.view, key, modifier)

    def menu(self) -> QMenu:
        """Open the plot's own menu, as the right button does."""
        self.click(QPoint(400, 250), RIGHT)
        menus: list[QMenu] = [m for m in self.view.findChildren(QMenu) if m.isVisible()]
        return menus[0]

    def rest(self) -> Any:
        return self.qtbot.waitSignal(self.view.rested)

    @property
    def ranges(self) -> tuple[Any, Any]:
        return self.session.document.x_range, self.session.document.y_range

    def words(self) -> str:
        return str(self.view._scene.sentence.toPlainText())

    def line(self, name: str) -> tuple[Any, Any]:
        """What is stroked under a name of the legend, with dashes and without."""
        item = self.view._scene._curves[name]
        if not item.stroke.isVisible() or item.stroke.getData()[0] is None:
            return np.empty(0), np.empty(0)
        x, y = item.stroke.getData()
        if item.waves.isVisible():
            y = np.where(np.isnan(y), item.waves.getData()[1], y)
        return x, y

    def ends(self, *, closed: bool) -> list[tuple[float, float]]:
        """Where the circles are of one kind."""
        return [(end.x, end.y) for end in self.view.figure.ends if end.closed == closed]


def wheel(plot: Plot, at: QPoint, turns: int) -> None:
    port = plot.view.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton, PLAIN, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
