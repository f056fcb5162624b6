from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.widgets.into_view import bring_into_view, bring_to_top
from tests.gui.conftest import Show


def test_a_page_scrolls_to_what_is_wanted(show: Show) -> None:
    area, page = QScrollArea(), QWidget()
    column = QVBoxLayout(page)
    labels = [QLabel(str(i)) for i in range(40)]
    for label in labels:
        label.setFixedHeight(30)
        column.addWidget(label)
    area.setWidget(page)
    area.resize(200, 150)
    show(area)
    bar = area.verticalScrollBar()
    bring_into_view(labels[20])
    assert labels[20].y() + 30 - area.viewport().height() <= bar.value() < labels[20].y()
    bring_to_top(labels[20])
    assert bar.value() == labels[20].y()
    bring_to_top(labels[-1])
    assert bar.value() == bar.maximum()


def test_what_stands_on_no_such_page_stays(show: Show) -> None:
    alone = QLabel("alone")
    show(alone)
    bring_into_view(alone)
    bring_to_top(alone)
