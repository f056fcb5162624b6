import pytest
from PySide6.QtWidgets import QWidget

from gui.formula.bar import FormulaBar
from gui.formula.beside import WIDE
from gui.formula.typeset_line import TypesetLine
from gui.session import Session
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, settle


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("x^2")


def stand(bar: FormulaBar, figures: float, natural: int) -> bool:
    """Make a bar so wide, its formulas so too, and tell whether they stand beside the field."""
    bar.typeset._view.setProperty("natural", natural)
    bar.resize(int(figures * bar.fontMetrics().horizontalAdvance("8")), 80)
    bar.typeset.arranged.emit()
    settle()
    edit = find(bar, QWidget, "formulaEdit")
    return bar.typeset.mapTo(bar, bar.typeset.rect().topLeft()).x() > edit.geometry().right()


def test_formulas_stand_beside_the_field_where_both_have_room(
    session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        TypesetLine, "natural_width", property(lambda self: self._view.property("natural") or 0)
    )
    bar = FormulaBar(session)
    show(bar)
    assert not stand(bar, WIDE - 10, 100)
    assert stand(bar, WIDE + 10, 100)
    assert not stand(bar, WIDE + 10, 5000)
    room = bar.width() * 7 / 12
    assert not stand(bar, WIDE + 10, int(0.9 * room))  # not back at once
    assert stand(bar, WIDE + 10, int(0.5 * room))
    assert stand(bar, WIDE + 10, int(0.9 * room))
