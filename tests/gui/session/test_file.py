from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.chain import Chain
from core.document import Document, Parameter
from gui.session.file import File

A, B = Path("a.chainrule"), Path("b.chainrule")


def test_a_document_of_no_file_differs_from_none(qapp: QApplication) -> None:
    file = File()
    assert file.path is None
    assert not file.differs(Document())


def test_each_file_is_known_by_what_it_held(qapp: QApplication) -> None:
    file, one, other = File(), Document(), Document(Chain("a"))
    file.hold(A, one)
    file.hold(B, other)
    file.show(A)
    assert not file.differs(one)
    assert file.differs(other)
    file.show(B)
    assert not file.differs(other)
    assert file.differs(other.with_parameter(Parameter("a", 2.0)))
    assert file.differs(replace(other, text="(a)"))


def test_x_h_and_the_view_are_no_changes(qapp: QApplication) -> None:
    file = File()
    file.hold(A, Document())
    file.show(A)
    assert not file.differs(Document(x=2.0, step=0.1, x_range=(0.0, 1.0), y_range=None))
