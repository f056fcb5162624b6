"""f, f′ and the tangent, with a draggable x."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QMenu

from core.curves import Curves
from core.digits import short
from core.points import Point, points, summary
from core.sampling import sample
from core.snap import land
from core.view import drawable, fit_chain, moved, refusal, zoomed
from gui.plot_actions import PlotActions
from gui.plot_box import PlotBox
from gui.plot_history import History
from gui.plot_scene import PlotScene
from gui.session import Session

if TYPE_CHECKING:
    from core.sampling import Curve

FRAME = 8
"""Milliseconds in which changes gather before they are drawn, all at once."""

REST = 60
"""Milliseconds without a change after which a coarse curve is refined."""

BUDGET = 0.012
"""Seconds of sampling in a frame."""

ZOOM = 0.8
"""The factor of one press of +."""

LANDED = ("pole", "jump", "corner")
"""What a dragged x snaps to."""

PAN = 0.1
"""The share of the view that an arrow moves by."""


class PlotView(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The plot of the session's chain.

    Parameters
    ----------
    session : Session
        Whose chain is plotted.
    """

    rested = Signal()
    """The view and the curves have come to rest, fully refined."""

    hovered = Signal(str)
    """What stands under the pointer, in words."""

    def __init__(self, session: Session) -> None:
        self._box = PlotBox()
        super().__init__(background=None, viewBox=self._box)
        self.setObjectName("plotView")
        self.setAccessibleName(self.tr("Plot"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAcceptDrops(False)  # Qt would warn of each drag on its way across
        self._session = session
        self._curves = Curves()
        self._drawn: dict[str, Curve] = {}
        self._history = History()
        self.points: tuple[Point, ...] = ()
        self._refusal = ""
        self._follows = False
        self._frame = QTimer(self, singleShot=True, interval=FRAME)
        self._frame.timeout.connect(self._draw)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._settle)
        self.actions_of_plot = PlotActions(self)
        self._scene = PlotScene(self.getPlotItem(), self.actions_of_plot)
        self._scene.colour(self.palette())
        self._connect()
        self._take_view()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for a landscape."""
        return QSize(700, 420)

    def close(self) -> None:  # Qt's name
        """Stop drawing; pyqtgraph takes the plot apart here."""
        self._frame.stop()
        self._rest.stop()
        super().close()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme, which pyqtgraph does not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_scene"):
            self._scene.colour(self.palette())
            self._show_point()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint; the first time with the curves, not an empty plot before them."""
        if not self._drawn and self._frame.isActive():
            self._frame.stop()
            self._draw()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Zoom by + and −, pan by arrows, fit by Home; Alt and arrows walk the history."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        x_range, y_range = self._box.viewRange()
        pans = {Qt.Key.Key_Left: (-PAN, 0.0), Qt.Key.Key_Right: (PAN, 0.0),
                Qt.Key.Key_Down: (0.0, -PAN), Qt.Key.Key_Up: (0.0, PAN)}  # fmt: skip
        if alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(ZOOM)
        elif key == Qt.Key.Key_Minus:
            self._zoom(1 / ZOOM)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in pans and not alt:
            across, up = pans[Qt.Key(key)]
            self._box.setRange(xRange=moved(x_range, across), yRange=moved(y_range, up))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        self._scene.pointer = self.mapToScene(event.position().toPoint())
        self._schedule()

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Say nothing any more."""
        super().leaveEvent(event)
        self._scene.pointer = None
        self._schedule()

    def fit(self) -> None:
        """Find a good range of y for the range of x at hand."""
        self._session.set_view(self._session.document.x_range, None)
        self._take_view()

    def _connect(self) -> None:
        session, actions = self._session, self.actions_of_plot
        session.chain_changed.connect(self._refit)
        session.x_changed.connect(self._show_point)
        session.step_changed.connect(self._schedule)
        session.view_changed.connect(self._take_view)
        session.preview_changed.connect(self._show_ghost)
        self._box.sigRangeChanged.connect(self._tell_view)
        self._box.sigResized.connect(self._schedule)
        self._box.refused.connect(self._show_refusal)
        self._box.menu_wanted.connect(self._open_menu)
        self._scene.line.dragged.connect(self._drag)
        actions.fit.triggered.connect(self.fit)
        actions.zoom_in.triggered.connect(lambda: self._zoom(ZOOM))
        actions.zoom_out.triggered.connect(lambda: self._zoom(1 / ZOOM))
        actions.back.triggered.connect(lambda: self._walk(-1))
        actions.forward.triggered.connect(lambda: self._walk(1))
        actions.equal.toggled.connect(lambda on: self._box.setAspectLocked(on, 1))
        actions.curves_changed.connect(self._schedule)
        actions.points.toggled.connect(self._schedule)

    def _schedule(self) -> None:
        """Draw in the next frame; what is asked for until then is drawn with it."""
        if not self._frame.isActive():
            self._frame.start()

    def _take_view(self) -> None:
        """Show the session's range; where it leaves y open, fit it to the curves."""
        if self._follows:
            return
        document = self._session.document
        self._follows = True
        y_range = document.y_range
        if y_range is None and not refusal(document.x_range, (-1.0, 1.0)):
            y_range = self._fitted()
        self._box.setRange(xRange=document.x_range, yRange=y_range)
        self._follows = False
        self._schedule()

    def _tell_view(self) -> None:
        """Tell the session what the user panned and zoomed to."""
        if not self._follows:
            (x_low, x_high), (y_low, y_high) = self._box.viewRange()
            self._follows = True
            self._session.set_view((x_low, x_high), (y_low, y_high))
            self._follows = False
        self._schedule()

    def _refit(self) -> None:
        """Fit y to the new chain unless the user chose the view."""
        trace, (low, high) = self._session.trace, self._box.viewRange()[1]
        here = np.array((trace.value, trace.gradient))
        seen = bool(np.all((low <= here) & (here <= high) | ~np.isfinite(here)))
        if self._session.document.y_range is not None and seen:
            self._schedule()
        else:
            self.fit()

    def _fitted(self) -> tuple[float, float]:
        document, trace = self._session.document, self._session.trace
        inside = document.x_range[0] <= document.x <= document.x_range[1]
        here = (trace.value, trace.gradient) if inside else ()
        return drawable(fit_chain(document.chain, document.x_range, here))

    def _zoom(self, factor: float) -> None:
        x_range, y_range = self._box.viewRange()
        self._box.setRange(xRange=zoomed(x_range, factor), yRange=zoomed(y_range, factor))

    def _walk(self, by: int) -> None:
        self._history.remember(self.ranges())
        ranges = self._history.step(by)
        if ranges is not None:
            self._box.setRange(xRange=ranges[0], yRange=ranges[1])

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Give what is in view, x first."""
        (x_low, x_high), (y_low, y_high) = self._box.viewRange()
        return (x_low, x_high), (y_low, y_high)

    def _size(self) -> tuple[int, int]:
        return max(int(self._box.width()), 100), max(int(self._box.height()), 100)

    def _draw(self) -> None:
        self._sample(BUDGET)
        self._rest.start()

    def _settle(self) -> None:
        """Refine what the budget left coarse, now that nothing moves."""
        self._history.remember(self.ranges())
        if not self._curves.complete:
            self._sample(None)
        self._find_points()
        self.rested.emit()

    def _find_points(self) -> None:
        document = self._session.document
        f = self._drawn.get("f")
        self.points = points(document.chain, document.x_range, f.features) if f else ()
        self._scene.close_ends(self.points)
        self._scene.show_marks(self.points if self.actions_of_plot.points.isChecked() else ())
        self._show_point()

    def _sample(self, budget: float | None) -> None:
        document, y_range = self._session.document, self.ranges()[1]
        drawable = not refusal(document.x_range, y_range)
        names = self.actions_of_plot.shown() if drawable else ()
        self._drawn = dict(self._curves.sampled(document, names, y_range, self._size(), budget))
        self._scene.show_curves(self._drawn, y_range)
        self._scene.say(self._refusal or self._silence(y_range))
        self._show_point()
        self.hovered.emit(self._scene.show_readout(self._session.chain))

    def _show_ghost(self) -> None:
        """Draw f and f′ as they would be if what hovers over the chain were let go."""
        chain, (x_range, y_range) = self._session.preview, self.ranges()
        if chain is None or refusal(x_range, y_range):
            self._scene.show_ghost((), y_range)
        else:
            curves = sample(chain, x_range, y_range, self._size(), budget=BUDGET)
            self._scene.show_ghost(curves, y_range)

    def _silence(self, y_range: tuple[float, float]) -> str:
        """Say why there is nothing to see; empty if there is something."""
        curves = list(self._drawn.values())
        if not curves:
            return ""
        if not np.isfinite(curves[0].y).any():
            note = str(curves[0].note)
            return note[:1].upper() + note[1:] + "."
        if any(((c.y >= y_range[0]) & (c.y <= y_range[1])).any() for c in curves):
            return ""
        return str(self.tr("The curves lie above or below the view; Home fits it."))

    def _show_refusal(self, reason: str) -> None:
        self._refusal = reason
        if reason:
            self._schedule()

    def _show_point(self) -> None:
        document, trace = self._session.document, self._session.trace
        self._scene.show_point(document.x, trace, self.ranges()[0])
        words = self.tr("Plot of f and f′ for x from {0} to {1}. At x = {2}: f = {3}, f′ = {4}.")
        numbers = (*document.x_range, document.x, trace.value, trace.gradient)
        described = words.format(*map(short, numbers))
        if self.points:
            described += " " + summary(self.points, document.x_range)
        self.setAccessibleDescription(described)

    def _drag(self, x: float, fine: bool) -> None:
        """Set x to the mark or round number nearest to the hand."""
        low, high = self.ranges()[0]
        unit = (high - low) / self._size()[0]
        marks = () if fine else [p.x for p in self.points if p.kind in LANDED]
        self._session.set_x(land(x, unit / 10 if fine else unit, marks))

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_of_plot.add_to(menu)
        menu.popup(where)

    def wheelEvent(self, event: Any) -> None:  # Qt's name
        """Zoom at the cursor, and take the keyboard as a click would."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().wheelEvent(event)
