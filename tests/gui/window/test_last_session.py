import errno
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QApplication

from core.chain import Block
from core.document import Document, save
from core.document.kept import VERSION
from core.document.sessions import take
from core.formula import format as format_formula
from core.formula import parse
from gui.session import Session, propose
from gui.session.keeping import kept
from gui.state_folder import state_folder
from gui.window.last_session import LastSession, take_up
from tests.gui.helpers import do, set_chain

HERE = {"place": "1 2 300 400"}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def closed(last: LastSession) -> None:
    """Let a window close."""
    assert last.journal is not None
    last.journal.finish(kept(last.session, HERE))
    last.journal.lock.release()


def formula(session: Session) -> str:
    return format_formula(session.chain)


def test_the_first_start_has_nothing_to_take_up() -> None:
    last = take_up()
    assert last.session.document == Document()
    assert (last.kept, last.offered, last.problem, last.damage) == (None, None, "", "")


def test_what_was_open_is_there_again_with_its_steps_and_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.chainrule"
    last = take_up(Document(parse("x")), path)
    do(last.session, propose.insert, ((), 0), [Block("sin")])
    last.session.set_x(2.5)
    closed(last)
    session = take_up().session
    assert (formula(session), session.document.x, session.file.path) == ("sin(x)", 2.5, path)
    assert session.file.differs(session.document)
    assert session.undo_stack.undoText() == "insert Sin"
    session.undo_stack.undo()
    assert formula(session) == "x"


def test_what_is_asked_for_is_opened_over_it_as_a_step() -> None:
    last = take_up()
    set_chain(last.session, parse("cos(x)"))
    closed(last)
    session = take_up(Document(parse("x^2"))).session
    assert formula(session) == "x^2"
    session.undo_stack.undo()
    assert formula(session) == "cos(x)"


def test_what_is_asked_for_at_the_first_start_is_no_step(tmp_path: Path) -> None:
    path = tmp_path / "a.chainrule"
    session = take_up(Document(parse("x^2")), path).session
    assert (session.undo_stack.count(), session.file.path) == (0, path)
    assert not session.file.differs(session.document)


def test_a_file_that_is_open_already_stays_as_it_is_with_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path, document = Path("a.chainrule"), Document(parse("x"))
    save(document, path)
    last = take_up(document, path)
    set_chain(last.session, parse("sin(x)"))
    closed(last)
    last = take_up(document, tmp_path / "a.chainrule")
    assert formula(last.session) == "sin(x)"
    closed(last)
    changed = Document(parse("x^3"))  # by somebody else, meanwhile
    session = take_up(changed, path).session
    assert formula(session) == "x^3"
    session.undo_stack.undo()
    assert formula(session) == "sin(x)"


def test_a_document_without_a_file_is_known_by_what_it_began_as() -> None:
    last = take_up(Document(parse("x^2")))
    assert not last.session.file.differs(last.session.document)
    set_chain(last.session, parse("cos(x)"))
    assert last.session.file.differs(last.session.document)
    closed(last)
    session = take_up().session
    assert session.file.differs(session.document)
    session.undo_stack.undo()
    assert not session.file.differs(session.document)


def test_after_a_start_that_died_it_is_offered_and_stays_where_it_is() -> None:
    last = take_up()
    set_chain(last.session, parse("cos(x)"))
    closed(last)
    died = take_up(died=True)
    assert died.session.document == Document()
    assert died.offered is not None
    assert died.offered.kept is not None
    assert died.offered.kept.now.document.chain == parse("cos(x)")
    assert died.journal is not None
    assert died.journal.path != died.offered.journal.path
    died.offered.journal.lock.release()
    assert formula(take_up().session) == "cos(x)"


def test_two_windows_never_eat_each_others_session() -> None:
    one = take_up()
    set_chain(one.session, parse("cos(x)"))
    assert one.journal is not None
    one.journal.write(kept(one.session, HERE))
    two = take_up()
    assert two.session.document == Document()
    set_chain(two.session, parse("sin(x)"))
    closed(two)
    closed(one)
    found = {formula(take_up().session) for _ in range(2)}
    assert found == {"cos(x)", "sin(x)"}


def fail_with(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number), "/there")

    return fail


def block(state: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let nothing be kept, and give a word of why."""
    if kind == "file":
        state.touch()
        return "has no folder: there is a file in its place."
    if kind == "link":
        state.symlink_to(state)
        return f"{os.strerror(errno.ELOOP)}."
    monkeypatch.setattr("core.document.lock.os.open", fail_with(errno.EROFS))
    return "lies where nothing can be written."


@pytest.mark.parametrize("kind", ["file", "link", "read-only"])
def test_without_a_folder_to_write_to_it_starts_all_the_same_and_says_why(
    kind: str, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = block(state, kind, monkeypatch)
    last = take_up(Document(parse("x^2")))
    assert last.journal is None
    assert last.problem.endswith(reason)
    assert formula(last.session) == "x^2"
    assert not last.session.file.differs(last.session.document)


def test_a_lost_folder_is_made_anew(state: Path) -> None:
    closed(take_up(Document(parse("x^2"))))
    for file in state_folder().iterdir():
        file.unlink()
    state_folder().rmdir()
    closed(take_up(Document(parse("x^3"))))
    assert formula(take_up().session) == "x^3"


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="no other device")
def test_a_folder_on_another_device_keeps_it_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    with TemporaryDirectory(dir="/dev/shm") as folder:
        monkeypatch.setenv("XDG_STATE_HOME", folder)
        closed(take_up(Document(parse("x^2"))))
        assert formula(take_up().session) == "x^2"


def test_a_damaged_session_is_taken_up_as_far_as_it_can_be_read() -> None:
    last = take_up(Document(parse("x^2")))
    closed(last)
    (path,) = state_folder().glob("session-*.journal")
    path.write_bytes(path.read_bytes() + b"damage\nmore\n")
    last = take_up()
    assert formula(last.session) == "x^2"
    assert "damaged-1.journal" in last.damage
    last = take_up(Document(parse("x^3")))
    assert take(state_folder()).kept is None


def test_a_folder_that_is_gone_makes_no_path_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: Path) -> Path:
        raise FileNotFoundError(errno.ENOENT, "gone")

    monkeypatch.setattr(Path, "absolute", gone)
    assert take_up(Document(), Path("a.chainrule")).session.file.path == Path("a.chainrule")


def test_what_a_newer_version_kept_is_named_and_left() -> None:
    closed(take_up(Document(parse("x^2"))))
    (path,) = state_folder().glob("session-*.journal")
    written = path.read_bytes().replace(b'session":%d' % VERSION, b'session":99')
    path.write_bytes(written)
    last = take_up(Document(parse("x^3")))
    assert (last.kept, last.damage, last.newer) == (None, "", (path,))
    closed(last)
    assert path.read_bytes() == written
