from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.document import Document
from core.export.order import Order, made
from gui.export.clipboard import as_file, as_moving_picture, as_picture


def test_a_picture_is_offered_to_all_kinds_of_programs(qapp: QApplication) -> None:
    png, svg = made(Order(Document(), "chain")), made(Order(Document(), "chain", ".svg"))
    data = as_picture(png, svg, "f(x) = x")
    assert bytes(data.data("image/png").data()) == png
    assert bytes(data.data("image/svg+xml").data()) == svg
    assert data.hasImage()
    assert data.text() == "f(x) = x"


def test_what_moves_and_files(qapp: QApplication) -> None:
    assert bytes(as_moving_picture(b"GIF", ".gif").data("image/gif").data()) == b"GIF"
    data = as_file(Path("/a/b c.png"), QImage(1, 1, QImage.Format.Format_RGB32))
    assert data.urls()[0].toLocalFile() == "/a/b c.png"
