"""Closing asks about work that the next start would not find, whatever the reason."""

from typing import Any

import pytest

from core.document import Document
from core.formula import format as format_formula
from core.formula import parse
from gui.window.main_window import MainWindow
from tests.gui.dialogs import Button, Dialogs
from tests.gui.helpers import action, set_chain
from tests.gui.window.conftest import Start
from tests.sampled import pairs

BEFORE = (
    "What was open before has changes that are saved nowhere and will not be there at the next "
    "start: the untitled document. Undo leads back to it."
)


def left_behind(window: MainWindow) -> None:
    """Type a function, and go over to another document."""
    set_chain(window.session, parse("sin(x)"))
    action(window, "New").trigger()


PARTS = ["gui.session.keeping.kept", "core.document.journal.packed"]
ERRORS = [
    RecursionError("too deep"), MemoryError(), ZeroDivisionError(),
    UnicodeEncodeError("utf-8", "\udcff", 0, 1, "bad"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "error"), pairs(PARTS, ERRORS))
def test_whatever_keeps_work_from_the_disk_it_is_asked_about(
    part: str, error: Exception, start: Start, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise error

    window = start()
    set_chain(window.session, parse("sin(x)"))
    with monkeypatch.context() as patch:
        patch.setattr(part, fail)
        assert not window.close()
        assert window.isVisible()
        assert dialogs.questions == ["Save the changes to the untitled document?"]
        words = window.notice.words
        assert words.startswith(f"Your work is not kept between starts. {type(error).__name__}")
    assert window.close()
    assert format_formula(start().session.chain) == "sin(x)"


def test_an_error_before_all_is_on_disk_leaves_the_window(
    start: Start, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    window = start()
    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr("gui.window.main_window.take_all_typed", lambda _: 1 / 0)
        assert not window.close()
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert window.isVisible()


def test_an_error_after_that_keeps_no_window_and_no_part_from_its_end(
    start: Start, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    window = start()
    set_chain(window.session, parse("sin(x)"))
    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(window._memory, "keep", lambda: 1 / 0)
        assert window.close()
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert format_formula(start().session.chain) == "sin(x)"


def test_work_that_was_left_behind_and_has_no_room_is_asked_about(
    start: Start, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start()
    left_behind(window)
    monkeypatch.setattr("core.document.journal.MAX_BYTES", 2000)
    assert not window.close()
    assert dialogs.choices == [BEFORE]
    assert window.notice.words == (
        "There is no room to keep the first 2 steps of undo between starts."
    )
    dialogs.choice = 0
    assert window.close()
    assert dialogs.choices == [BEFORE] * 2


def test_work_that_was_left_behind_where_nothing_is_kept_is_asked_about(
    start: Start, dialogs: Dialogs, tmp_path: Any
) -> None:
    (tmp_path / "state").touch()
    window = start()
    left_behind(window)
    assert not window.close()
    assert dialogs.choices == [BEFORE]
    window.session.undo_stack.undo()
    dialogs.button = Button.Discard
    assert window.close()
    assert dialogs.questions == ["Save the changes to the untitled document?"]


def test_what_was_saved_or_never_changed_is_not_asked_about(
    start: Start, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    path = tmp_path / "mine.chainrule"
    window = start(Document(parse("x^2")))
    action(window, "New").trigger()
    set_chain(window.session, parse("sin(x)"))
    window.files.save_to(path)
    action(window, "New").trigger()
    monkeypatch.setattr("core.document.journal.MAX_BYTES", 2500)
    assert window.close()
    assert (dialogs.questions, dialogs.choices) == ([], [])
