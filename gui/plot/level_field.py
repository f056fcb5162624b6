"""A value that f may have somewhere, typed as an expression; empty for none."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from core.formula import FormulaError
from gui.plot.subject import PlotSubject
from gui.widgets.field_error import show_mistake
from gui.widgets.guarded import guarded
from gui.widgets.theme import number_font, theme_of
from gui.widgets.undo_keys import leave_undo


@guarded
class LevelField(QLineEdit):
    """Asks where f has a value; the plot finds the places as it finds other points."""

    def __init__(self, subject: PlotSubject) -> None:
        super().__init__()
        self._subject, self._taken = subject, subject.session.document.level
        self.setText(self._taken)
        self.setObjectName("levelField")
        self.setAccessibleName(self.tr("A value of f, whose places are looked for"))
        self.setPlaceholderText(self.tr("a value, such as 2"))
        self.setFont(number_font())
        self.setClearButtonEnabled(True)
        self.editingFinished.connect(self._take)
        self.textChanged.connect(self._follow)
        subject.level_changed.connect(self._show)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the session once nothing typed is pending."""
        return leave_undo(event, self.text() != self._taken) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Take back on Escape what is not committed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._taken:
            self.setText(self._taken)
        else:
            super().keyPressEvent(event)

    def _follow(self, text: str) -> None:
        self._mark("")
        if not text.strip():
            self._take()  # its button empties it, and Enter need not follow

    def _take(self) -> None:
        text = self.text().strip()
        if text == self._taken.strip():
            return
        from core.plot.levels import level_of  # loaded after the first paint

        try:
            if text:
                level_of(text)
        except FormulaError as error:
            self._mark(str(error))
            return
        self._taken = self.text()
        self._subject.session.set_level(text)

    def _show(self) -> None:
        level = self._subject.session.document.level
        if level != self._taken.strip():
            self._taken = level
            self.setText(level)

    def _mark(self, problem: str) -> None:
        show_mistake(self, problem)
        palette = self.palette()
        theme = theme_of(palette)
        palette.setColor(palette.ColorRole.Text, theme.backward if problem else theme.text)
        self.setPalette(palette)
