import pytest
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from gui import mime
from gui.palette.dragging import drag


@pytest.mark.parametrize("name", ["sqrt", "x", "a_1"])
def test_a_drag_carries_the_name(name: str, qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[str] = []

    def let_go(gesture: QDrag, *_: object) -> None:
        carried.append(mime.function_name(gesture.mimeData()))

    monkeypatch.setattr(QDrag, "exec", let_go)
    drag(QWidget(), name)
    assert carried == [name]
