"""The menu of files: what is new, opened, saved and exported."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from core.chain import Chain
from core.document import Document, DocumentError, load, save
from core.document.files import in_words
from gui.formula.bar import FormulaBar
from gui.plot.plot_view import PlotView
from gui.session import Session
from gui.window.menu_action import add_action

NEW_RANGE = (-5.0, 5.0)
"""The range of x of an empty document."""

_FILES = "Chainrule (*.chainrule);;All files (*)"


class FileMenu(QObject):
    """Opens and saves the session's document, and asks where it has to."""

    def __init__(
        self, window: QWidget, session: Session, formula_bar: FormulaBar, plot: PlotView
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._formula_bar, self._plot = formula_bar, plot

    def add_to(self, menu: QMenu, leave: Callable[[], object]) -> None:
        """Put the actions into a menu, the last of which closes the window."""
        key = QKeySequence.StandardKey
        add_action(menu, self.tr("&New"), key.New, self._new)
        add_action(menu, self.tr("&Open …"), key.Open, self._open)
        add_action(menu, self.tr("&Save"), key.Save, self._save)
        add_action(menu, self.tr("Save &as …"), key.SaveAs, self._save_as)
        menu.addSeparator()
        add_action(menu, self.tr("&Export …"), "Ctrl+Shift+E", self._export)
        menu.addSeparator()
        add_action(menu, self.tr("&Quit"), key.Quit, leave)

    def may_leave(self) -> bool:
        """Ask about work that is saved nowhere; tell whether it may be let go."""
        self._formula_bar.take_typed()
        path = self._session.file.path
        if not self._session.file.differs(self._session.document):
            return True
        name = path.name if path else self.tr("the untitled document")
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Chainrule"),
            self.tr("Save the changes to {0}?").format(name),
            button.Save | button.Discard | button.Cancel,
        )
        return answer == button.Discard or (answer == button.Save and self._save())

    def save_to(self, path: Path) -> bool:
        """Save to a file, which the document belongs to from then on; tell whether that went."""
        self._formula_bar.take_typed()
        try:
            save(self._session.document, path)
        except OSError as error:
            QMessageBox.warning(self._window, self.tr("Save"), in_words(error))
            return False
        self._session.file.hold(path, self._session.document)
        self._session.file.show(path)
        return True

    def _new(self) -> None:
        self._formula_bar.take_typed()
        self._session.open(Document(Chain(), x_range=NEW_RANGE, y_range=None))

    def _open(self) -> None:
        self._formula_bar.take_typed()
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), "", _FILES)
        if not name:
            return
        try:
            document = load(Path(name))
        except (OSError, DocumentError) as error:
            reason = in_words(error) if isinstance(error, OSError) else str(error)
            QMessageBox.warning(self._window, self.tr("Open"), reason)
            return
        self._session.open(document, Path(name))

    def _save(self) -> bool:
        path = self._session.file.path
        return self._save_as() if path is None else self.save_to(path)

    def _save_as(self) -> bool:
        from gui.widgets.save_dialog import ask_where

        start = str(self._session.file.path or "untitled.chainrule")
        path = ask_where(self._window, self.tr("Save as"), start, _FILES.split(";;"))
        return path is not None and self.save_to(path)

    def _export(self) -> None:
        from gui.export.export_dialog import export

        self._formula_bar.take_typed()
        shown = self._plot.actions_of_plot.chosen()
        export(self._window, self._plot.ranges.document(), shown)
