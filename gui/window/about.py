"""Which Chainrule this is, and what it is built on."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from core import __version__
from gui.widgets.plain_dialog import PlainDialog
from gui.widgets.plain_text import PlainLabel

LICENCE = "MIT"

USED = {
    "PySide6-Essentials": ("Qt for Python", "LGPL 3.0"),
    "pyqtgraph": ("PyQtGraph", "MIT"),
    "numpy": ("NumPy", "BSD 3-Clause"),
    "sympy": ("SymPy", "BSD 3-Clause"),
    "mpmath": ("mpmath", "BSD 3-Clause"),
    "matplotlib": ("Matplotlib", "Matplotlib (BSD style)"),
    "pillow": ("Pillow", "MIT-CMU"),
    "lark": ("Lark", "MIT"),
}
"""By the name of its package: what is used, and its licence."""

ICON = 48


class About(PlainDialog):
    """Name, version, and the licences of all that is used."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "about", QCoreApplication.translate("About", "About Chainrule"))
        picture = PlainLabel()
        picture.setPixmap(QApplication.windowIcon().pixmap(ICON))
        title = PlainLabel(self.tr("Chainrule {0}").format(__version__))
        title.setObjectName("aboutTitle")
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.4)
        title.setFont(font)
        what = self.tr("A derivative calculator you can look into. It works offline.")
        free = self.tr("Free software under the {0} licence. It is built on:").format(LICENCE)
        told = QVBoxLayout()
        told.setSpacing(12)
        for label in (picture, title, PlainLabel(what), PlainLabel(free)):
            told.addWidget(label)
        told.addLayout(self._table())
        self.show_content(told)

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        for row, (package, (name, licence)) in enumerate(USED.items()):
            for column, words in enumerate((name, installed(package), licence)):
                label = PlainLabel(words)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                table.addWidget(label, row, column)
        return table


def installed(package: str) -> str:
    """Give a package's version; empty where it is packed without telling it."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
