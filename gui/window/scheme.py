"""Light, dark, or as the system is."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication

from gui import settings
from gui.widgets.theme import SCHEMES, apply_scheme


class Scheme(QActionGroup):
    """Three actions, of which one is ticked; the last choice is remembered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("scheme")
        chosen = settings.word("scheme", "", SCHEMES)
        words = self.tr("As the &system"), self.tr("&Light"), self.tr("&Dark")
        for name, text in zip(("", *SCHEMES), words, strict=True):
            action = self.addAction(QAction(text, self))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == chosen)
        self.triggered.connect(lambda action: choose(action.data()))


def choose(scheme: str) -> None:
    """Colour the application in a scheme, or as the system is if it is empty."""
    settings.keep("scheme", scheme)
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    # Where the platform has no schemes, the hint says nothing and the setting decides.
    apply_scheme()
