"""A picture on real paper."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

DPI = 300.0
"""Dots to an inch of what is printed."""


def print_picture(parent: QWidget, png: bytes, name: str) -> None:
    """Ask for a printer, and print a picture of DPI."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        paint_on(printer, QImage.fromData(png))


def paint_on(printer: QPrinter, picture: QImage) -> None:
    """Paint a picture in its own size, or as large as the page has room."""
    painter = QPainter(printer)
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    size = QSizeF(picture.size()) * (printer.resolution() / DPI)
    if size.width() > page.width() or size.height() > page.height():
        size *= min(page.width() / size.width(), page.height() / size.height())
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    painter.end()
