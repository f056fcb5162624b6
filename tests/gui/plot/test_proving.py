import pytest
from PySide6.QtCore import QObject

from core.document import Document
from core.formula import parse
from core.incremental import Slices
from core.plot import proof as proofs
from core.plot.compose import view_of
from core.plot.curves import Curves
from core.plot.figure import Proof
from gui.plot.proving import REST, Proving
from gui.widgets.turns import Turns
from tests.gui.clock import Clock

FOUND = Proof(800, 800, ())


class Proved:
    """A proof of two slices, and what is drawn for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.slices = 0
        monkeypatch.setattr(proofs, "proof_in_slices", self.find)
        monkeypatch.setattr("gui.plot.proving.SLICE", 0.0)
        self.owner = QObject()
        self.proving = Proving(self.owner, Turns(self.owner))

    def find(self, *given: object) -> Slices[Proof]:
        assert len(given) == 3
        for _ in range(2):
            self.slices += 1
            yield
        return FOUND

    def take(self, text: str = "x^2") -> None:
        document = Document(parse(text), x_range=(-1.0, 1.0), y_range=(-1.0, 1.0))
        view = view_of(document, (80.0, 50.0))
        drawn = Curves().sampled(document, ("f",), view.y_range, view.dots())
        self.proving.take(document.function, view, drawn)


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Proved:
    return Proved(monkeypatch)


def test_it_is_made_in_slices_and_told(proved: Proved, clock: Clock) -> None:
    told: list[Proof | None] = []
    proved.proving.changed.connect(lambda: told.append(proved.proving.proof))
    proved.take()
    proved.proving.begin()
    assert proved.slices == 0
    clock.advance(0)
    assert (proved.slices, told) == (2, [FOUND])


def test_it_waits_while_something_moves(proved: Proved, clock: Clock) -> None:
    proved.take()
    proved.proving.begin()
    proved.proving.wait()
    clock.advance(REST - 1)
    assert proved.proving.proof is None
    clock.advance(1)
    assert proved.proving.proof == FOUND


def test_it_stays_with_what_was_drawn(proved: Proved, clock: Clock) -> None:
    proved.take()
    proved.proving.begin()
    clock.advance(0)
    proved.take()
    proved.proving.begin()
    clock.advance(0)
    assert (proved.proving.proof, proved.slices) == (FOUND, 2)
    proved.take("x^3")
    assert proved.proving.proof is None


def test_what_is_drawn_anew_drops_it_on_its_way(proved: Proved, clock: Clock) -> None:
    proved.take()
    proved.proving.begin()
    proved.take("x^3")
    clock.advance(REST)
    assert (proved.proving.proof, proved.slices) == (None, 0)
