from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.chain import Chain
from core.document import Document, Parameter
from gui.session.file import MOST_BEGUN, File

A, B = Path("a.chainrule"), Path("b.chainrule")


def test_a_document_of_no_file_differs_from_all_that_one_began_as(qapp: QApplication) -> None:
    file, one, other = File(), Document(), Document(Chain("a"))
    assert file.path is None
    file.hold(None, one)
    assert not file.differs(one)
    assert file.differs(other)
    file.hold(None, other)
    assert not file.differs(one)
    assert not file.differs(other)
    assert file.differs(Document(Chain("b")))


def test_only_the_last_beginnings_are_known(qapp: QApplication) -> None:
    file = File()
    documents = [Document(Chain(float(i))) for i in range(MOST_BEGUN + 1)]
    for document in [*documents, *documents[1:]]:
        file.hold(None, document)
    assert file.begun == tuple(documents[1:])


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
