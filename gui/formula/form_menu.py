"""The forms in which f′ can be written, in the menu of the typeset formulas."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from core.symbolic.forms import EXPANDED, FACTORED, FOUND, SHORT


def add_forms(menu: QMenu, slope: str, chosen: str, choose: Callable[[str], None]) -> None:
    """Offer the forms of f′, which the menu calls `slope`; one of them is chosen."""
    forms = menu.addMenu(_tr("Write {0}").format(slope))
    forms.setObjectName("formMenu")
    group = QActionGroup(forms)
    for form, words in (
        (SHORT, _tr("As people write it")),
        (FACTORED, _tr("Factored")),
        (EXPANDED, _tr("Expanded")),
        (FOUND, _tr("As found")),
    ):
        action = forms.addAction(words)
        action.setCheckable(True)
        action.setChecked(form == chosen)
        action.triggered.connect(partial(choose, form))
        group.addAction(action)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormMenu", text)
