import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication

from gui.widgets.theme import DARK, LIGHT, Theme, theme_of
from gui.window.scheme import Scheme

pytestmark = pytest.mark.usefixtures("qapp")


def ticked(scheme: Scheme) -> list[str]:
    return [action.text().replace("&", "") for action in scheme.actions() if action.isChecked()]


@pytest.mark.parametrize(("choice", "theme"), [("Dark", DARK), ("Light", LIGHT)])
def test_the_scheme_is_chosen_ticked_and_kept(choice: str, theme: Theme) -> None:
    parent = QObject()
    scheme = Scheme(parent)
    by_name = {action.text().replace("&", ""): action for action in scheme.actions()}
    by_name[choice].trigger()
    assert theme_of(QGuiApplication.palette()) is theme
    assert QSettings().value("scheme") == choice.lower()
    assert ticked(scheme) == ticked(Scheme(parent)) == [choice]
    by_name["As the system"].trigger()
    assert QSettings().value("scheme") == ""
    assert ticked(scheme) == ["As the system"]
