from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.widgets.raised import draw_number, pieces
from gui.widgets.theme import figures


def test_raised_figures_are_of_the_font_of_other_text(qapp: QApplication) -> None:
    font = figures(QApplication.font())
    cut = list(pieces("−2.7×10⁻¹⁶", font))
    assert [text for text, _ in cut] == ["−2.7×10", "⁻¹⁶"]
    assert [own.family() for _, own in cut] == [font.family(), QApplication.font().family()]
    assert [text for text, _ in pieces("0.25", font)] == ["0.25"]


def test_all_of_a_number_is_drawn_and_the_font_is_as_before(qapp: QApplication) -> None:
    font = figures(QFont(QApplication.font()))
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    draw_number(painter, QRect(10, 5, 180, 30), "3×10⁴³")
    assert painter.font() == font
    painter.end()
    wide = sum(QFontMetrics(own).horizontalAdvance(text) for text, own in pieces("3×10⁴³", font))
    inked = {
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    }
    assert 10 <= min(inked) <= 14
    assert 10 + wide - 6 <= max(inked) <= 10 + wide
