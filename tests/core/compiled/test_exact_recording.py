import numpy as np

from core.autodiff.graph import Variable
from core.compiled.exact_recording import ExactRecording
from core.functions.activation import Silu
from core.functions.choice import Gate, holds, where
from core.functions.powers import Cube
from core.intervals import Interval


def recording() -> tuple[ExactRecording, Variable]:
    x = Variable(np.array([1.0, 2.0]))
    return ExactRecording(x), x


def functions(written: ExactRecording) -> list[str]:
    return [type(node.function).__name__ for node in written.nodes if node.function is not None]


def test_nothing_that_rounds_is_worked_out_beforehand() -> None:
    written, x = recording()
    tenth, two = Variable(np.array(0.1)), Variable(np.array(2.0))
    written.add([x * np.sin(two), x + (tenth + two), x * (two / Variable(np.array(3.0)))])
    assert functions(written).count("Sin") == 1
    assert functions(written).count("Add") == 2
    assert functions(written).count("Divide") == 1


def test_what_is_exact_is() -> None:
    written, x = recording()
    two, zero = Variable(np.array(2.0)), Variable(np.array(0.0))
    written.add([x + (two * two - two) / -two, x * where(holds(np.less, zero, two), two, zero)])
    assert sorted(functions(written)) == ["Add", "Multiply"]
    written.add([x + two / zero])
    assert functions(written).count("Divide") == 1


def test_what_knows_its_pieces_is_not_looked_into() -> None:
    written, x = recording()
    written.add([Silu()(x), Cube()(x), Gate(np.less)(x, x * 0.0, x)])
    assert sorted(functions(written)) == ["Cube", "Gate", "Multiply", "Silu"]


def test_a_rules_rounded_number_stands_for_what_rounds_to_it() -> None:
    written, x = recording()
    ln2 = np.log(2.0)
    mine = written.constant(ln2)
    written.of_rules = True
    rounded, half = written.constant(ln2), written.constant(0.5)
    assert mine != rounded
    for number, exact in ((mine, True), (rounded, False), (half, True)):
        found = written.enclosed(number)
        assert isinstance(found, Interval)
        assert (found.hi == found.lo).all() == exact
    assert written.enclosed(written.constant(np.array(True))) is True
    assert x.shape == (2,)
