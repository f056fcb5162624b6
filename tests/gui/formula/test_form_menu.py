from PySide6.QtWidgets import QApplication, QMenu

from core.symbolic.forms import FACTORED, FORMS, SHORT
from gui.formula.form_menu import add_forms


def test_one_form_is_chosen_and_another_can_be(qapp: QApplication) -> None:
    menu = QMenu()
    asked: list[str] = []
    add_forms(menu, "f′", SHORT, asked.append)
    (forms,) = [action.menu() for action in menu.actions()]
    assert isinstance(forms, QMenu)
    actions = forms.actions()
    assert [action.isChecked() for action in actions] == [True, False, False, False]
    actions[FORMS.index(FACTORED)].trigger()
    assert asked == [FACTORED]
