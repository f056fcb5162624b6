import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.motion import may_move


class Still(QProxyStyle):
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


def test_a_style_that_does_not_animate_is_obeyed(qtbot: QtBot) -> None:
    widget, style = QWidget(), Still()
    qtbot.addWidget(widget)
    assert may_move(widget)
    widget.setStyle(style)
    assert not may_move(widget)


@pytest.mark.parametrize(("wish", "moves"), [("NoPreference", True), ("ReducedMotion", False)])
def test_the_systems_wish_is_obeyed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, wish: str, moves: bool
) -> None:
    class Hints:
        name = wish

        def accessibility(self) -> "Hints":
            return self

        def motionPreference(self) -> "Hints":  # Qt's name
            return self

    widget = QWidget()
    qtbot.addWidget(widget)
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: Hints())
    assert may_move(widget) is moves
