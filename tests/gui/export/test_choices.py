import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox
from pytestqt.qtbot import QtBot

from core.document import Shown
from core.export.look import PRESETS
from core.export.things import FORMATS
from gui.export.choices import Choices
from tests.gui.helpers import find


@pytest.mark.parametrize("what", FORMATS)
def test_every_format_can_be_chosen(qtbot: QtBot, what: str) -> None:
    choices = Choices()
    qtbot.addWidget(choices)
    for suffix in FORMATS[what]:
        choices.choose(what, suffix)
        assert (choices.what, choices.suffix) == (what, suffix)
        assert choices.filters[0].endswith(f"(*{suffix})")


def test_what_is_at_x_is_as_in_the_window_until_it_is_chosen(qtbot: QtBot) -> None:
    shown = Shown(("f", "f″"), tangent=False, secant=True)
    choices = Choices(shown)
    qtbot.addWidget(choices)
    assert choices.shown == shown
    for name in ("exportTangent", "exportSecant"):
        find(choices, QCheckBox, name).click()
    assert choices.shown == shown._replace(tangent=True, secant=False)


def test_a_length_that_is_typed_is_an_own_size(qtbot: QtBot) -> None:
    choices = Choices()
    qtbot.addWidget(choices)
    assert choices.look.width == PRESETS["screen"].width
    with qtbot.waitSignal(choices.changed):
        find(choices, QDoubleSpinBox, "exportWidth").setValue(12.5)
    assert find(choices, QComboBox, "exportSize").currentText() == "Own size"
    assert (choices.look.width, choices.look.height) == (12.5, round(PRESETS["screen"].height, 1))


def test_a_size_has_only_as_many_dots_as_can_be_painted(qtbot: QtBot) -> None:
    choices = Choices()
    qtbot.addWidget(choices)
    find(choices, QSpinBox, "exportDpi").setValue(1200)
    for name in ("exportWidth", "exportHeight"):
        find(choices, QDoubleSpinBox, name).setValue(200)
    assert (choices.look.width, choices.look.height) == (200.0, 200.0)
    assert 10 <= choices.look.dpi < 1200


@pytest.mark.parametrize("kept", ["", "a", "1 2", "99 0 0 0 7 7 7 7 7", "-1 1 1 1 1 1 1 1 1"])
def test_damaged_settings_are_no_choice(qtbot: QtBot, kept: str) -> None:
    QSettings().setValue("exportLook/plot.png", kept)
    QSettings().setValue("exportWhat", kept)
    choices = Choices()
    qtbot.addWidget(choices)
    choices.recall(None)
    assert choices.what == "plot"
    assert choices.look.width > 0
