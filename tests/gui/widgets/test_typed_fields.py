"""What is typed is taken, wherever it stands."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import delete

from gui.widgets.typed_fields import anything_waits, take_all_typed
from gui.widgets.value_field import ValueField
from tests.gui.conftest import Show


def fields(show: Show, *texts: str) -> tuple[QWidget, list[ValueField]]:
    parent = QWidget()
    column = QVBoxLayout(parent)
    made = [ValueField(1.0) for _ in texts]
    for field in made:
        column.addWidget(field)
    show(parent)
    for field, text in zip(made, texts, strict=True):
        field.lineEdit().setText(text)
    return parent, made


def test_all_is_taken(show: Show) -> None:
    parent, made = fields(show, "2", "3", "1")
    assert take_all_typed(parent) is None
    assert [field.value() for field in made] == [2.0, 3.0, 1.0]


def test_the_rest_is_taken_where_one_cannot_be_that_with_the_keyboard_first(show: Show) -> None:
    parent, made = fields(show, "a", "b", "3")
    made[1].setFocus()
    refused = take_all_typed(parent)
    assert refused is not None
    assert refused.field is made[1]
    assert "b" in refused.reason
    assert made[2].value() == 3.0
    assert made[0].lineEdit().text() == "a"


def test_what_nobody_sees_is_not_asked(show: Show) -> None:
    parent, made = fields(show, "a", "2")
    made[0].hide()
    assert take_all_typed(parent) is None


def test_whether_anything_waits_is_asked_of_fields_alone_in_which_something_was_typed(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, made = fields(show, "1", "1", "1")
    monkeypatch.setattr(QWidget, "findChildren", lambda *_: pytest.fail("all parts were asked"))
    assert not anything_waits(parent)
    made[1].type_again("2")
    assert anything_waits(parent)
    assert not anything_waits(made[0])
    made[1].hide()
    assert not anything_waits(parent)
    made[1].show()
    made[1].take_typed()
    assert not anything_waits(parent)
    made[2].type_again("3")
    delete(made[2])
    assert not anything_waits(parent)
