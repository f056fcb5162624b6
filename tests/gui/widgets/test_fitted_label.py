from pytestqt.qtbot import QtBot

from gui.widgets.fitted_label import FittedLabel


def test_a_text_asks_for_no_width_and_is_all_there(qtbot: QtBot) -> None:
    label = FittedLabel("y = x")
    qtbot.addWidget(label)
    height = label.sizeHint().height()
    label.setText("y = −1.234×10⁻¹⁰⁰ x − 1.234×10⁻¹⁰⁰")
    assert (label.minimumSizeHint().width(), label.sizeHint().height()) == (0, height)
    label.setFixedSize(90, height)
    picture = label.grab().toImage()
    plain = picture.pixelColor(0, 0)
    seen = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != plain for y in range(picture.height()))
    ]
    assert 70 < seen[-1] < picture.width() - 1
