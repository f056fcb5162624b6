"""f, f′ and the tangent, with a draggable x."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QMenu

from core.document import FIRST, Shown
from core.incremental import Slices, advance, whole
from core.plot.companions import Beside, CompanionCurves
from core.plot.compose import composed, placed, where_else
from core.plot.curves import Curves, negative
from core.plot.point import Points, spoken
from core.plot.view_range import refusal
from gui.plot.actions import PlotActions
from gui.plot.at_x import AtX
from gui.plot.axis import PlotAxis
from gui.plot.box import PlotBox
from gui.plot.choice import PlotChoice
from gui.plot.ghost import Ghost
from gui.plot.hand import PlotHand
from gui.plot.pointer import PlotPointer
from gui.plot.proving import Proving
from gui.plot.range import ZOOM, PlotRange
from gui.plot.scene import PlotScene, said
from gui.plot.subject import PlotSubject
from gui.session import Session
from gui.widgets.frame import FRAME
from gui.widgets.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.plot.figure import Figure
    from core.sampling import Curve

REST = 60
"""Milliseconds without a change after which a coarse curve is refined."""

BUDGET = 0.012
"""Seconds of sampling in a frame."""

SLICE = 0.008
"""Seconds of work at rest, between which the window has its turn; any change drops the work."""

PAN = 0.1
"""The share of the view that an arrow moves by."""

_KEY = Qt.Key
_PANS = {_KEY.Key_Left: (-PAN, 0.0), _KEY.Key_Right: (PAN, 0.0),
         _KEY.Key_Down: (0.0, -PAN), _KEY.Key_Up: (0.0, PAN)}  # fmt: skip


@guarded
class PlotView(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The plot of the session's chain."""

    rested = Signal()
    """The view and the curves have come to rest, fully refined."""
    hovered = Signal(str)
    """What stands under the pointer, in words."""
    figure_changed = Signal(object)
    """What is shown, at every change of it."""

    cut_changed = Signal(object)
    """Of which curves, by name, a logarithmic axis does not show the negative part."""

    _is_made = False  # Qt tells of palettes from the first step of the making on

    def __init__(self, session: Session) -> None:
        self._box = PlotBox()
        axes = {side: PlotAxis(side) for side in ("left", "bottom")}
        super().__init__(background=None, viewBox=self._box, axisItems=axes)
        self.setObjectName("plotView")
        self.setAccessibleName(self.tr("Plot"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAcceptDrops(False)  # Qt would warn of each drag on its way across
        self._session = session
        self.subject = PlotSubject(session)
        self._curves, self._ghost = Curves(), Ghost()
        self._companions = CompanionCurves()
        self._beside: tuple[Beside, ...] = ()
        self._drawn: Mapping[str, Curve] = {}
        self._cut: tuple[str, ...] = ()
        self.points = Points((), searched=False)
        turns = session.turns
        self._frame = turns.one_shot(self, FRAME, self._draw, first=True)
        self._rest = turns.one_shot(self, REST, self._settle)
        self._turn = turns.one_shot(self, 0, self._go_on)
        self._work: Slices[None] | None = None
        self.proving = Proving(self, turns)
        self.actions_of_plot = PlotActions(self)
        self._scene = PlotScene(self.getPlotItem())
        self._scene.colour(self.palette())
        self._is_made = True
        self._pointer = PlotPointer(self.subject, self._box, self._scene)
        self.at_x = AtX(session, self.subject)
        self.ranges = PlotRange(self.subject, self._box, self.actions_of_plot)
        at = self.subject, self.ranges, self._scene, self._pointer
        self.hand = PlotHand(*at, lambda: self.points)
        self._connect()
        self.ranges.take()
        self.figure = self._composed()

    def fit(self) -> None:
        """Find a good range of y for the range of x at hand."""
        self.ranges.fit()

    def _connect(self) -> None:
        session, actions = self._session, self.actions_of_plot
        seen = self.subject.parameters_changed, self.ranges.changed, self._box.sigResized
        for change in (*seen, session.step_changed, session.pins_changed, actions.shown_changed):
            change.connect(self._schedule)
        self.subject.x_changed.connect(self._follow)
        self.at_x.changed.connect(self._show_point)
        self.subject.level_changed.connect(self._schedule)
        session.attention.ghost_changed.connect(self._show_ghost)
        self._box.menu_wanted.connect(self._open_menu)
        self.proving.changed.connect(self._show)
        self._scene.line.dragged.connect(self.hand.drag)
        self._box.clicked.connect(self.hand.click)
        for end in self._scene.secant.ends:
            end.dragged.connect(self.hand.drag_end)
        PlotChoice(session, actions)

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for a landscape."""
        return QSize(700, 420)

    def close(self) -> None:  # Qt's name
        """Stop drawing; pyqtgraph takes the plot apart here."""
        self._drop_work()
        for late in (self._frame, self._rest, self.proving):
            late.stop()
        super().close()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme, which pyqtgraph does not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_made:
            self._scene.colour(self.palette())
            self._schedule()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint; the first time with the curves, not an empty plot before them."""
        if not self._drawn and self._frame.isActive():
            self._frame.stop()
            self._draw()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Zoom by + and −, pan by arrows, fit by Home; Alt and arrows walk the history."""
        key, actions = _KEY(event.key()), self.actions_of_plot
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (_KEY.Key_Left, _KEY.Key_Right):
            self.ranges.walk(-1 if key == _KEY.Key_Left else 1)
        elif key in (_KEY.Key_Plus, _KEY.Key_Equal):
            self.ranges.zoom(ZOOM)
        elif key == _KEY.Key_Minus:
            self.ranges.zoom(1 / ZOOM)
        elif key == _KEY.Key_Home:
            is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.ranges.show_usual if is_shifted else self.ranges.fit)()
        elif key in (_KEY.Key_X, _KEY.Key_Y) and not event.modifiers():
            (actions.log_x if key == _KEY.Key_X else actions.log_y).toggle()
        elif key == _KEY.Key_P and not event.modifiers():
            self._session.pin()  # which says why, where it cannot be
        elif key in _PANS and not alt:
            self._box.move(*_PANS[key])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        self._pointer.at = self.mapToScene(event.position().toPoint())
        self._schedule()

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Say nothing any more."""
        super().leaveEvent(event)
        self._pointer.at = None
        self._schedule()

    def wheelEvent(self, event: Any) -> None:  # Qt's name
        """Zoom at the cursor, and take the keyboard as a click would."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().wheelEvent(event)

    def _schedule(self) -> None:
        """Draw in the next frame; what is asked for until then is drawn with it."""
        self._drop_work()
        if not self._frame.isActive():
            self._frame.start()

    def _draw(self) -> None:
        if self.ranges.settle():
            return  # the next frame draws
        self._frame.stop()
        self._drop_work()
        whole(self._sample(BUDGET))
        self._rest.start()

    def _settle(self) -> None:
        """Do what takes longer than a frame, now that nothing moves."""
        self.ranges.remember()
        self._work = self._at_rest()
        self._go_on()

    def _go_on(self) -> None:
        if self._work is not None and advance(self._work, SLICE):
            self._turn.start()
        else:
            self.proving.begin()
            self.rested.emit()

    def _drop_work(self) -> None:
        self._turn.stop()
        self._work = None
        self.proving.wait()

    def _at_rest(self) -> Slices[None]:
        """Refine what the budget left coarse, and find the points of interest."""
        from core.plot.finished import found_in_slices  # loaded after the first paint

        if not (self._curves.complete and self._companions.complete):
            yield from self._sample(None)
        f = self._drawn.get(FIRST[0])
        self.points = yield from found_in_slices(self.ranges.shown(), f)
        yield from where_else(self.ranges.shown(), self.ranges.view(), self.subject.letter)
        cut = negative(self.ranges.shown(), self._drawn)
        if cut != self._cut:
            self._cut = cut
            self.cut_changed.emit(cut)
        self._show()

    def _sample(self, budget: float | None) -> Slices[None]:
        document, view = self.ranges.shown(), self.ranges.view()
        drawable = not refusal(document.x_range, view.y_range, document.logs)
        shown = self.actions_of_plot.chosen() if drawable else Shown(curves=())
        seen = view.y_range, view.dots(), budget
        self._drawn = yield from self._curves.sampled_in_slices(document, shown.curves, *seen)
        self._beside = yield from self._companions.sampled_in_slices(document, shown, *seen)
        if document.function != self.proving.f:
            self.points = Points((), searched=False)  # those there are lie on another curve
        self.proving.take(document.function, view, self._drawn)
        self._show()
        self.hovered.emit(self._pointer.words())

    def _composed(self) -> "Figure":
        view = self.ranges.view()
        shown = self.actions_of_plot.chosen()._replace(points=True)  # seen always, pale or strong
        at_x = self.at_x.here(view, shown, self._beside)
        found = self.subject.trace, self.points, self._cut, self._beside, at_x
        made = composed(view, self._drawn, shown, *found)
        made = replace(made, across=self.subject.letter, proof=self.proving.proof)
        return placed(made, self.ranges.shown())

    def _show(self) -> None:
        """Paint all there is to be seen, put together anew."""
        self.figure = self._composed()
        self._scene.show(self.figure, pale=not self.actions_of_plot.points.isChecked())
        self.ranges.note = note = None if self.ranges.refusal else self.figure.note
        self._scene.say(*((self.ranges.refusal,) if self.ranges.refusal else said(note)))
        self._describe()

    def _follow(self) -> None:
        """Move the point; where only the nearest points of interest are listed, find them."""
        self.proving.wait()
        self._show_point()
        if self.points.counts or self._turn.isActive():
            self._rest.start()

    def _show_ghost(self) -> None:
        """Draw f and f′ as they would be if what hovers over the chain were let go."""
        chain = self._session.attention.ghost if self.subject.is_over_x else None
        seen = self.subject.document, self.ranges.view(), BUDGET
        self._scene.show_ghost(self._ghost.lines(chain, *seen))

    def _show_point(self) -> None:
        """Paint what follows x; the curves stay."""
        shown = self.actions_of_plot.chosen()
        here = self.at_x.here(self.figure.view, shown, self._beside)
        self.figure = replace(self.figure, here=here)
        self._scene.show(self.figure)
        self._describe()

    def _describe(self) -> None:
        self.figure_changed.emit(self.figure)
        document, trace, letter = self.subject.document, self.subject.trace, self.subject.letter
        self.setAccessibleDescription(spoken(document, trace, self.points, letter))

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_of_plot.add_to(menu, alone=True)
        menu.popup(where)
