from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

from core.document import Document
from core.export.order import Order, made
from core.export.things import ERRORS
from gui.export import making as under_test
from gui.export.making import Making
from tests.gui.exports import AtOnce


@pytest.fixture
def making(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Making]:
    monkeypatch.setattr(under_test, "ExportProcess", AtOnce)
    parent = QObject()
    yield Making(parent)
    parent.deleteLater()


def test_a_file_is_given_to_who_uses_it(making: Making) -> None:
    order = Order(Document(), "chain", ".dot")
    used: list[bytes] = []
    ended: list[str] = []
    making.ended.connect(ended.append)
    making.make(order, used.append)
    assert (used, ended) == ([made(order)], [""])


@pytest.mark.parametrize(
    ("suffix", "formats"),
    [(".pdf", {"image/png", "image/svg+xml", "text/plain"}), (".tikz", {"text/plain"})],
)
def test_what_is_copied_is_what_others_can_paste(
    making: Making, suffix: str, formats: set[str]
) -> None:
    taken: list[QMimeData] = []
    making.copy(Order(Document(), "chain", suffix), taken.append)
    assert formats <= set(taken[0].formats())


def test_a_table_is_copied_with_tabs_which_spreadsheets_take(making: Making) -> None:
    taken: list[QMimeData] = []
    making.copy(Order(Document(), "table", ".csv"), taken.append)
    assert taken[0].text().startswith("x\tf(x)\tf'(x)\n")
    making.copy(Order(Document(), ERRORS, ".csv"), taken.append)  # has no form with tabs
    assert len(taken) == 2


def test_a_reason_is_told(making: Making) -> None:
    ended: list[str] = []
    making.ended.connect(ended.append)
    making._process.refused.emit(Order(Document()), "no paper")
    assert ended == ["no paper"]
