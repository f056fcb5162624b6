"""A window that begins with something selected and typed shows it, as one that comes to it."""

from dataclasses import replace

import pytest

from core.chain import Path
from core.document import Document, Parameter
from core.document.kept import Sight
from core.formula import parse
from gui.session import Session
from gui.window.last_session import LastSession
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import Show
from tests.gui.looks import come_to_rest, looks

DOCUMENT = Document(parse("sin(x^2) + a"), 0.5, 1e-5, parameters=(Parameter("a", 2.0),))


@pytest.mark.parametrize(
    ("selection", "draft"), [(((1,),), None), (((0,), (1,)), ""), ((), "sin(")]
)
def test_what_is_there_at_the_start_is_shown(
    selection: tuple[Path, ...], draft: str | None, clock: Clock, show: Show
) -> None:
    sight = Sight(replace(DOCUMENT, draft=draft), selection, None)
    session = Session(Document())
    session.file.hold(None, sight.document)
    session.show_sight(sight)
    window, other = MainWindow(last=LastSession(session)), MainWindow()
    for made in (other, window):
        show(made)
        come_to_rest(clock)
    other.session.file.hold(None, sight.document)
    other.session.show_sight(sight)
    come_to_rest(clock)
    seen, wanted = looks(window), looks(other)
    assert (seen - wanted, wanted - seen) == ({}, {})
