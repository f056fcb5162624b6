"""f and f′ below the formula field, and what is said while there is no f′ to show."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from core import formula
from core.chain import Chain
from core.chain_rule.line import symbol_line
from core.numerical.words import derivative_of
from core.symbolic.forms import SHORT
from gui.formula.form_menu import add_forms
from gui.formula.typeset_view import GAP, TypesetView
from gui.session import Session
from gui.widgets.copying import copy_text
from gui.widgets.derivative_process import DerivativeProcess, Found, Outline
from gui.widgets.drawing import Drawing, drawing
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.frame import ON_SCREEN
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import theme_of
from gui.widgets.timers import one_shot

TOP = 2
"""Pixels between the field and its typeset formulas."""

PATIENCE = 200
"""Milliseconds for which f′ of the chain before stays, pale, so that nothing flickers."""


def as_latex(text: str) -> str:
    """Write formula text as LaTeX; the text itself where it is nested too deep to be read."""
    from core.formula.latex import latex  # loaded by whoever copies it

    try:
        return latex(formula.parse(text))
    except formula.FormulaError:
        return text


@guarded
class TypesetLine(QWidget):
    """Keeps the typeset formulas up to date; none of it before the first paint.

    Parameters
    ----------
    session : Session
        Whose chain is typeset.

    Signals
    -------
    painted : after the first paint
    settled : nothing is being worked out any more
    arranged : what is shown may want another width
    """

    painted = Signal()
    settled = Signal()
    arranged = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_awake = self._is_told = self._is_below = False
        self._covered = QRect()
        self._f: Drawing | None = None
        self._found: Found | None = None
        self._form = SHORT
        self.process = DerivativeProcess(self)
        self._view = TypesetView(self)
        self._view.setObjectName("typesetFormulas")
        self._note = ElidedLabel()
        self._note.setObjectName("derivativeNote")
        self._button = QPushButton()
        self._button.setObjectName("derivativeButton")
        self._patience = one_shot(self, PATIENCE, self._show_f_alone)
        self._waking = one_shot(self, ON_SCREEN, self._wake)
        self._compose()
        self.process.outlined.connect(self._keep_f)
        self.process.found.connect(self._show_found)
        self.process.slow.connect(self._show_slow)
        self._view.painted.connect(self._waking.start)
        self._view.arranged.connect(self._place)
        self._view.fit_changed.connect(self._say_whether_it_fits)
        self._button.clicked.connect(self._press)
        session.chain_changed.connect(self._ask)
        session.by_changed.connect(self._ask)

    @property
    def _slope(self) -> str:
        return derivative_of(self._session.by)

    @property
    def natural_width(self) -> int:
        """How many pixels all that it shows would take in one row."""
        return self._view.natural_width + (self._note_width() if self._is_told else 0)

    @property
    def is_settled(self) -> bool:
        """Whether all is shown that there is to show."""
        return self._is_awake and not self.process.is_busy

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Take up work again that was left when the window was closed."""
        super().showEvent(event)
        if self._is_awake and not event.spontaneous():
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """End the process with the window."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._patience.stop()
            self.process.stop()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer the formulas in a form that other programs read."""
        found = self._found.derivative if self._found is not None else None
        menu = QMenu(self)
        menu.setObjectName("typesetMenu")
        f = formula.format(self._session.chain)
        for text, source, form in (
            (self.tr("Copy f as LaTeX"), f, as_latex),
            (self.tr("Copy {0} as text").format(self._slope), found, str),
            (self.tr("Copy {0} as LaTeX").format(self._slope), found, as_latex),
        ):
            action = menu.addAction(text)
            action.setEnabled(source is not None)
            action.triggered.connect(partial(self._copy, source or "", form))
        add_forms(menu, self._slope, self._form, self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _copy(self, source: str, form: Callable[[str], str]) -> None:
        copy_text(form(source), self)

    def _choose(self, form: str) -> None:
        self._form = form
        self._ask()

    def _compose(self) -> None:
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._note, 1)
        row.addWidget(self._button)
        self._row.setVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _wake(self) -> None:
        self._is_awake = True
        self.painted.emit()
        self._ask()

    def _ask(self) -> None:
        if self._is_awake and self.isVisible():
            self._f = None
            self._patience.start()
            self.process.ask(self._session.chain, self._session.by, self._form)

    def _keep_f(self, _chain: Chain, outline: Outline | None) -> None:
        """Show at once how what was typed is read."""
        self._f = drawing(outline)
        if self._patience.isActive():
            self._view.show_f(self._f)
        else:
            self._show_f_alone()

    def _show_f_alone(self) -> None:
        """Take away what belongs to the chain before, because the new f′ is not there yet."""
        self._found = None
        self._view.show_formulas(self._f, None)
        self._say("")

    def _show_found(self, _chain: Chain, found: Found | None) -> None:
        self._patience.stop()
        lost = self.tr("{0} took more than there is").format(self._slope)
        self._found = found or Found(None, lost, None)
        text = formula.format(self._session.chain)
        slope_text = self._found.derivative or self.tr("no formula")
        head = "f′(x)" if self._session.by == "x" else self._slope
        description = f"f(x) = {text}\n{head} = {slope_text}"
        self._view.setToolTip(as_plain(description))
        self._view.setAccessibleName(description)
        slope = drawing(self._found.outline)
        self._view.show_formulas(self._f, slope)
        self._say_whether_it_fits(slope is not None and self._view.fits)
        self.settled.emit()

    def _say_whether_it_fits(self, fits: bool) -> None:
        if self._found is None:
            return
        reason = self._found.reason or self.tr("{0} does not fit into the line").format(self._slope)
        self._say("" if fits else reason, self.tr("Show as product"))

    def _show_slow(self) -> None:
        words = self.tr("{0} is still being worked out …").format(self._slope)
        self._say(words, self.tr("Cancel"))

    def _press(self) -> None:
        if self.process.is_busy:
            self.cancel()
        else:
            self._show_product()

    def cancel(self) -> None:
        """End what is being worked out, if anything is and that was said."""
        if self.process.is_busy and self._is_told:
            self.process.stop()
            told = self.tr("{0} was cancelled").format(self._slope)
            self._show_found(self._session.chain, Found(None, told, None))

    def _show_product(self) -> None:
        self._say(symbol_line(self._session.chain, self._session.by))
        palette = self._note.palette()
        palette.setColor(palette.ColorRole.WindowText, theme_of(palette).backward)
        self._note.setPalette(palette)

    def _say(self, note: str, button: str = "") -> None:
        self._note.setPalette(self.palette())
        self._note.setText(note)
        self._button.setText(button)
        self._button.setVisible(bool(note and button))
        self._is_told = bool(note)
        self._place()

    def make_way(self, covered: QRect) -> None:
        """Show neither a note nor a formula that something lies over a part of."""
        self._covered = covered
        self._view.make_way(QRectF(covered.translated(-self._view.pos())))
        self._show_row()

    def _show_row(self) -> None:
        is_covered = self._row.geometry().intersects(self._covered)
        self._row.setVisible(self._is_told and not is_covered)

    def _place(self) -> None:
        """Put the note beside f, so that nothing moves; below if it does not fit there."""
        height = self._view.sizeHint().height()
        self._view.setGeometry(0, TOP, self.width(), height)
        left = self._view.end + GAP
        self._is_below = self._is_told and left + self._note_width() > self.width()
        if self._is_below:
            area = QRect(0, TOP + height, self.width(), self._row.sizeHint().height())
        else:
            area = QRect(left, TOP, self.width() - left, height)
        self._row.setGeometry(area)
        self._show_row()
        self.updateGeometry()
        self.arranged.emit()

    def _note_width(self) -> int:
        wide = self._note.fontMetrics().horizontalAdvance(self._note.text()) + GAP
        return wide + self._button.sizeHint().width() if self._button.text() else wide

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the height of the formulas, and of the note if it is below; for no width."""
        below = self._row.sizeHint().height() if self._is_below else 0
        return QSize(200, TOP + self._view.sizeHint().height() + below)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the same height."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Arrange all for the new width."""
        super().resizeEvent(event)
        self._place()
