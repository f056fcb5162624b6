"""The row of the Taylor polynomial: its order by a slider, and its formula."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.document.shown import MOST_TERMS
from core.incremental import Slices, advance
from gui.plot.plot_view import PlotView
from gui.widgets.close_button import close_button
from gui.widgets.copy_button import copy_button
from gui.widgets.copying import copy_text
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.groove_slider import GrooveSlider
from gui.widgets.plain_text import PlainLabel, as_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

SLIDER = 140
"""Pixels of the slider."""

REST = 30
"""Milliseconds without a change after which the coefficients are worked out."""

SLICE = 0.008
"""Seconds of that between which the window has its turn."""


class TaylorRow(QWidget):
    """Seen while the polynomial is shown; its coefficients are worked out at rest, in slices."""

    def __init__(self, plot: PlotView) -> None:
        super().__init__()
        self.setObjectName("taylorRow")
        self._plot, self._actions = plot, plot.actions_of_plot
        self._coefficients: Sequence[float] | None = None
        self._work: Slices[None] | None = None
        turns = plot.subject.session.turns
        self._rest = turns.one_shot(self, REST, self._begin)
        self._turn = turns.one_shot(self, 0, self._go_on)
        self._order, self._words = GrooveSlider(), ElidedLabel()
        self._close = close_button("hideTaylor", self.tr("Hide the Taylor polynomial"))
        self._copy = copy_button("copyTaylor", self.tr("Copy the polynomial with all its digits"))
        self._compose()
        self._close.clicked.connect(lambda: self._actions.taylor.setChecked(False))
        self._copy.clicked.connect(self._copy_it)
        self._order.valueChanged.connect(self._actions.set_order)
        self._actions.shown_changed.connect(self._follow)
        subject = plot.subject
        for signal in (subject.x_changed, subject.parameters_changed, subject.chain_changed):
            signal.connect(self._follow)
        self._follow()

    def _compose(self) -> None:
        told = self.tr("How many derivatives of f at x the polynomial shares")
        self._order.setObjectName("taylorOrder")
        self._order.setAccessibleName(self.tr("order of the Taylor polynomial"))
        self._order.setToolTip(as_plain(told))
        self._order.setRange(1, MOST_TERMS)
        self._order.setFixedWidth(SLIDER)
        self._words.setObjectName("taylorFormula")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(PlainLabel(self.tr("Taylor")))
        row.addWidget(self._order)
        row.addWidget(self._words, 1)
        row.addWidget(self._copy)
        row.addWidget(self._close)

    def _follow(self) -> None:
        """Have the polynomial of what is shown anew; the old one is of another place."""
        order = self._actions.chosen().taylor
        self.setVisible(bool(order))
        self._work = None
        self._turn.stop()
        self._rest.stop()
        self._plot.at_x.show_taylor(None)
        if order:
            with QSignalBlocker(self._order):
                self._order.setValue(order)
            self._rest.start()

    def _begin(self) -> None:
        self._work = self._working()
        self._go_on()

    def _go_on(self) -> None:
        if self._work is not None and advance(self._work, SLICE):
            self._turn.start()

    def _working(self) -> Slices[None]:
        from core.numerical.taylor import taylor_in_slices  # loaded by whoever asks for it
        from core.plot.taylor_curve import formula

        subject, order = self._plot.subject, self._actions.chosen().taylor
        x = subject.document.x
        found = yield from taylor_in_slices(subject.function, x, order)
        self._coefficients, self._work = found, None
        none = self.tr("there is none of this order here")
        self._words.setText(none if found is None else formula(found, x, subject.letter))
        self._copy.setEnabled(found is not None)
        self._plot.at_x.show_taylor(found)

    def _copy_it(self) -> None:
        if self._coefficients is not None:
            from core.plot.taylor_curve import to_copy

            x = self._plot.subject.document.x
            copy_text(to_copy(self._coefficients, x), self._copy)
