from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from core.chain import Chain
from core.document import Document, Parameter, Pin, Shown, save
from core.document.reading import Meanwhile
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
    assert file.begun(Document()) == tuple(documents[1:])


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


@pytest.mark.parametrize(
    "change",
    [{"x": 2.0}, {"x_text": "1/2"}, {"step_text": "1e-4/1"},
     {"step": 0.1}, {"x_range": (0.0, 1.0)}, {"y_range": None},
     {"log_x": True, "x_range": (1.0, 2.0)}, {"shown": Shown(points=True)}, {"family": "a"},
     {"level": "2"}, {"over": "a"}, {"draft": "sin("}, {"pins": (Pin("g", Chain()),)}],
)  # fmt: skip
def test_all_that_a_file_holds_is_a_change(qapp: QApplication, change: dict[str, Any]) -> None:
    file = File()
    file.hold(A, Document())
    file.show(A)
    assert file.differs(replace(Document(), **change))
    assert not file.differs(Document())


def test_a_view_that_nobody_asked_for_is_no_change(qapp: QApplication) -> None:
    file, opened = File(), Document()
    fitted, zoomed = replace(opened, y_range=None), replace(opened, x_range=(0.0, 1.0))
    file.follow_view(opened, fitted)  # of no file
    file.hold(A, opened)
    file.show(A)
    file.follow_view(opened, fitted)
    assert not file.differs(fitted)
    assert not file.differs(opened)
    assert file.differs(zoomed)
    refitted = replace(zoomed, y_range=None)
    file.follow_view(zoomed, refitted)
    assert file.differs(refitted)


def test_a_file_that_is_no_document_differs_from_all(qapp: QApplication) -> None:
    file = File()
    file.hold(A, None)
    file.show(A)
    assert file.differs(Document())


@pytest.mark.parametrize("is_stamped", [True, False])
def test_what_became_of_the_open_file_is_known(
    qapp: QApplication, is_stamped: bool, tmp_path: Path
) -> None:
    file, path = File(), tmp_path / "a.chainrule"
    assert file.meanwhile() is Meanwhile.SAME
    stamp = save(Document(), path)
    file.hold(path, Document(), stamp if is_stamped else None)
    file.show(path)
    assert file.meanwhile() is file.meanwhile(quick=True) is Meanwhile.SAME
    save(Document(x=2.0), path)
    assert file.meanwhile() is Meanwhile.CHANGED
    path.write_text("no document", "utf-8")
    assert file.meanwhile() is Meanwhile.CHANGED
    path.unlink()
    assert file.meanwhile() is Meanwhile.GONE


def test_what_begins_once_more_is_the_last_and_keeps_its_views(qapp: QApplication) -> None:
    file, one, other = File(), Document(), Document(Chain("a"))
    file.hold(None, one)
    fitted = replace(one, y_range=None)
    file.follow_view(one, fitted)
    file.hold(None, other)
    file.hold(None, one)
    assert file.begun(other) == (other, one)
    assert not file.is_unsaved(fitted, None)
    assert file.is_unsaved(replace(one, x=2.0), None)


def test_the_range_of_a_document_is_known_by_its_file_or_else_its_function(
    qapp: QApplication,
) -> None:
    file, one = File(), Document(x_range=(0.0, 1.0))
    file.hold(None, one)
    file.hold(None, Document(Chain("a"), x_range=(0.0, 2.0)))
    moved = replace(one, x_range=(-1e85, 1e85))
    assert file.opened_range(moved) == (0.0, 1.0)
    assert file.opened_range(Document(Chain("b"))) is None
    file.hold(A, replace(one, x_range=(0.0, 3.0)))
    file.show(A)
    assert file.opened_range(Document(Chain("b"))) == (0.0, 3.0)
    file.hold(A, None)
    assert file.opened_range(moved) is None
