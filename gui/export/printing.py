"""A picture on real paper."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

DPI = 300.0
"""Dots to an inch of what is printed."""


def print_picture(parent: QWidget, png: bytes, dpi: float, name: str) -> None:
    """Ask for a printer, and print a picture of so many dots to an inch."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        paint_on(printer, QImage.fromData(png), dpi)


def paint_on(printer: QPrinter, picture: QImage, dpi: float) -> None:
    """Paint a picture in its own size, or as large as the page has room."""
    painter = QPainter(printer)
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    size = QSizeF(picture.size()) * (printer.resolution() / dpi)
    if size.width() > page.width() or size.height() > page.height():
        size *= min(page.width() / size.width(), page.height() / size.height())
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    painter.end()
