"""Exports as other programs take them: on the clipboard, or dragged out as a file."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage


def as_picture(png: bytes, svg: bytes, words: str) -> QMimeData:
    """Offer a picture as PNG and as SVG, and its title to what takes no pictures."""
    data = QMimeData()
    data.setImageData(QImage.fromData(png))
    data.setData("image/png", QByteArray(png))
    data.setData("image/svg+xml", QByteArray(svg))
    data.setText(words)
    return data


def as_moving_picture(content: bytes, suffix: str) -> QMimeData:
    """Offer a GIF or a WebP."""
    data = QMimeData()
    data.setData(f"image/{suffix.removeprefix('.')}", QByteArray(content))
    return data


def as_file(path: Path, picture: QImage) -> QMimeData:
    """Offer a file, and what it shows to who takes no files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setImageData(picture)
    return data
