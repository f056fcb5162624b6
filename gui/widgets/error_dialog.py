"""Says once that something went wrong, without holding anything up."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gui.widgets.plain_text import PlainLabel


class ErrorDialog(QDialog):
    """A sentence, what a developer needs to know as a copy, and the log."""

    def __init__(self, parent: QWidget, details: str, log: Path | None, *, is_safe: bool) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chainrule"))
        self._details, self._log = details, log
        words = self.tr("Something went wrong. Your work is safe, and the window shows it.")
        if not is_safe:
            words = self.tr("Something went wrong. The window shows your work as it is: save it.")
        self._count = PlainLabel()
        self._count.setObjectName("errorCount")
        self._count.hide()
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(words))
        column.addWidget(self._count)
        column.addWidget(self._buttons())

    def count(self, times: int) -> None:
        """Say how often something went wrong by now, instead of saying it again."""
        self._count.setText(self.tr("It happened {0} times.").format(times))
        self._count.setVisible(times > 1)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for name, words, act in (
            ("copyDetails", self.tr("&Copy details"), self._copy),
            ("showLog", self.tr("Show &log"), self._show_log),
        ):
            button = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            button.setObjectName(name)
            button.setAccessibleName(words.replace("&", ""))
            button.clicked.connect(act)
            button.setEnabled(name != "showLog" or self._log is not None)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log)))
