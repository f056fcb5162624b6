import math
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.document import MOST_PINS, Document, Parameter, Shown
from core.formula import format as format_formula
from core.formula import parse
from core.incremental import Slices
from core.numerical import Computed, Numbers, check, computed_in_slices
from gui.session import UNDO_LIMIT, Session, propose
from tests.gui.conftest import OpenSession
from tests.gui.helpers import do, remove, set_chain


def formula(session: Session) -> str:
    return format_formula(session.chain)


def seen(session: Session) -> tuple[object, ...]:
    return session.document, session.selection, session.file.path


def parameters(session: Session) -> list[Parameter]:
    return list(session.document.parameters)


EDITS: dict[str, Callable[[Session], None]] = {
    "insert": lambda s: do(s, propose.insert, ((), 1), [Block("sin")]),
    "remove": lambda s: remove(s, [(0,)]),
    "move": lambda s: do(s, propose.move, [(0,)], ((), 3)),
    "replace": lambda s: do(s, propose.replace, (1,), "tanh"),
    "start": lambda s: do(s, propose.start, (), Chain("pi")),
    "chain": lambda s: set_chain(s, parse("sin(x)")),
    "typing": lambda s: do(s, propose.rewrite, parse("sin(x)")),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_undone_and_redone(name: str, open_session: OpenSession) -> None:
    session = open_session("exp(x^2)*3")
    before = session.chain
    EDITS[name](session)
    after = session.chain
    assert after != before
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.chain == before
    session.undo_stack.redo()
    assert session.chain == after


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_told_once_after_it_is_made(
    name: str, open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session("exp(x^2)*3")
    before, seen = session.chain, []
    session.chain_changed.connect(lambda: seen.append(session.chain))
    EDITS[name](session)
    session.undo_stack.undo()
    assert [chain == before for chain in seen] == [False, True]


def test_an_edit_that_changes_nothing_is_no_step(open_session: OpenSession) -> None:
    session = open_session("exp(x^2)*3")
    remove(session, [])
    do(session, propose.move, [(1,)], ((), 2))
    do(session, propose.replace, (1,), "exp")
    do(session, propose.start, (2, 0), Chain(3.0))
    set_chain(session, session.chain)
    assert session.undo_stack.count() == 0


def test_a_burst_of_typing_is_one_step(open_session: OpenSession) -> None:
    session = open_session()
    for text in ("x", "x+1", "x+12"):
        do(session, propose.rewrite, parse(text))
    session.end_typing()
    do(session, propose.rewrite, parse("x+123"))
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert formula(session) == "12 + x"
    session.undo_stack.undo()
    assert formula(session) == "exp(x^2)^2"


def test_an_edit_between_two_bursts_parts_them(open_session: OpenSession) -> None:
    session = open_session()
    do(session, propose.rewrite, parse("x+1"))
    do(session, propose.insert, ((), 1), [Block("sin")])
    do(session, propose.rewrite, parse("x+2"))
    assert session.undo_stack.count() == 3


def test_typing_back_to_where_it_began_leaves_no_step(open_session: OpenSession) -> None:
    session = open_session("x+1")
    do(session, propose.rewrite, parse("x+12"))
    do(session, propose.rewrite, parse("x+1"))
    assert session.undo_stack.count() == 0
    assert formula(session) == "1 + x"


def test_typing_does_not_merge_into_a_whole_chain_set_before(open_session: OpenSession) -> None:
    session = open_session()
    set_chain(session, parse("sin(x)"))
    do(session, propose.rewrite, parse("cos(x)"))
    session.undo_stack.undo()
    assert formula(session) == "sin(x)"


def test_the_text_is_part_of_each_step(open_session: OpenSession) -> None:
    session = open_session("x")
    texts = ["1+x", "(1 + x)", "1 + (x)"]
    for text in texts:
        do(session, propose.rewrite, parse(text), text)
        session.end_typing()
    do(session, propose.insert, ((), 1), [Block("sin")])
    assert session.document.text is None
    assert session.undo_stack.count() == 4
    for text in reversed(texts):
        session.undo_stack.undo()
        assert session.document.text == text
    session.undo_stack.undo()
    assert session.document.text is None
    for text in texts:
        session.undo_stack.redo()
        assert session.document.text == text


def test_the_same_chain_in_other_words_is_told_as_such(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session("x + 1")
    session.select([(0,)])
    session.walk.go(0)
    session.chain_changed.connect(lambda: pytest.fail("the chain is the same"))
    with qtbot.waitSignal(session.text_changed):
        do(session, propose.rewrite, parse("1+x"), "1+x")
    assert (session.selection, session.walk.done) == (((0,),), 0)
    do(session, propose.rewrite, parse("1+x"), "1+x")
    assert session.undo_stack.count() == 1
    do(session, propose.rewrite, parse("1+x"), "1 + x")
    assert session.undo_stack.count() == 0
    assert session.document.text is None


def test_f_is_pinned_with_its_parameters_at_their_values(open_session: OpenSession) -> None:
    session = open_session("a x", parameters=(Parameter("a", 2.0),))
    session.select([(0,)])
    session.pin()
    session.set_parameter("a", 3.0)
    session.pin()
    assert [pin.name for pin in session.document.pins] == ["g", "g₂"]
    assert [pin.chain.trace(1.0).value for pin in session.document.pins] == [2.0, 3.0]
    session.unpin("g")
    session.pin()  # it is there already
    assert [pin.name for pin in session.document.pins] == ["g₂"]
    assert session.selection == ((0,),)
    counts = []
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        counts.append(len(session.document.pins))
    assert counts == [2, 1, 1, 0]


def test_no_more_functions_are_pinned_than_can_be_told_apart(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session("x")
    for k in range(MOST_PINS):
        do(session, propose.rewrite, parse(f"x + {k}"))
        session.pin()
    do(session, propose.rewrite, parse("x"))
    with qtbot.waitSignal(session.told) as told:
        session.pin()
    assert "remove one first" in told.args[0]
    session.unpin("g₂")
    session.pin()
    assert {pin.name for pin in session.document.pins} == {"g", "g₂", "g₃", "g₄"}


def test_what_is_shown_is_not_undone(open_session: OpenSession, qtbot: QtBot) -> None:
    session = open_session("a x")
    with qtbot.waitSignal(session.shown_changed):
        session.set_shown(Shown(("f",)), "a", "")
    assert (session.document.shown, session.document.family) == (Shown(("f",)), "a")
    assert not session.undo_stack.canUndo()


def test_selection_follows_edits_and_comes_back(open_session: OpenSession) -> None:
    session = open_session()
    session.select([(1,)])
    do(session, propose.insert, ((), 0), [Block("sin")])
    assert session.selection == ((0,),)
    session.select([(2,)])
    remove(session, [(0,)])
    assert session.selection == ((1,),)
    do(session, propose.move, [(1,)], ((), 0))
    assert session.selection == ((0,),)
    for expected in (((1,),), ((2,),), ((1,),)):
        session.undo_stack.undo()
        assert session.selection == expected


def test_selection_of_a_removed_block_is_gone_until_undone(open_session: OpenSession) -> None:
    session = open_session()
    session.select([(0,), (2,)])
    remove(session, [(0,)])
    left = session.selection
    session.undo_stack.undo()
    assert (left, session.selection) == (((1,),), ((0,), (2,)))


def test_x_h_and_view_are_not_undone(open_session: OpenSession) -> None:
    session = open_session()
    do(session, propose.insert, ((), 0), [Block("sin")])
    session.set_x(1.5)
    session.set_step(1e-6)
    session.set_view((-3.0, 3.0), None)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    wanted = Document(parse("exp(x^2)^2"), 1.5, 1e-6, (-3.0, 3.0), None, own_view=True)
    assert session.document == wanted


def test_opening_is_a_step_that_undo_takes_back(open_session: OpenSession) -> None:
    session = open_session()
    remove(session, [(0,)])
    session.select([(0,)])
    session.set_x(0.75)
    before, other = session.document, Document(parse("sin(x)"), x=2.0)
    path = Path("other.chainrule")
    session.open(other, path)
    assert session.trace.value == pytest.approx(0.9092974268256817, rel=1e-15)
    there = (other, (), path)
    assert seen(session) == there
    session.undo_stack.undo()
    assert seen(session) == (before, ((0,),), None)
    session.undo_stack.redo()
    assert seen(session) == there


def test_undo_reaches_back_a_thousand_steps(open_session: OpenSession) -> None:
    session = open_session("x")
    for i in range(UNDO_LIMIT + 5):
        do(session, propose.start, (), Chain(float(i)))
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert formula(session) == "4"


@pytest.mark.parametrize("change", [*EDITS, "x"])
def test_a_change_ends_the_walk_and_listeners_see_no_half_of_it(
    change: str, open_session: OpenSession
) -> None:
    session = open_session("exp(x^2)*3")
    chain_shown = session.chain

    def take() -> None:
        nonlocal chain_shown
        chain_shown = session.chain

    session.chain_changed.connect(take)
    walks: list[bool] = []
    session.walk.changed.connect(lambda: walks.append(chain_shown == session.chain))
    session.walk.go(1)
    if change == "x":
        session.set_x(2.0)
    else:
        EDITS[change](session)
    assert session.walk.done is None
    assert walks == [True, True]


def test_what_is_not_there_is_not_selected(open_session: OpenSession) -> None:
    session = open_session("x*sin(x)")
    session.select([(0,), (7,), (0, 0, 0), (0, 0, 5), (-1,)])
    assert session.selection == ((0,), (0, 0, 0))


def test_the_gap_behind_a_selection_made_backwards_is_behind_all_of_it(
    open_session: OpenSession,
) -> None:
    session = open_session("exp(x^2)^2")
    session.select([(1,), (0,)])
    assert session.gap_behind_selection == ((), 2)
    session.select([])
    assert session.gap_behind_selection == ((), 3)


def test_what_is_set_to_what_it_is_tells_nobody(open_session: OpenSession) -> None:
    session = open_session()
    signals = (session.x_changed, session.step_changed, session.view_changed)
    for signal in (*signals, session.selection_changed):
        signal.connect(lambda: pytest.fail("nothing has changed"))
    document = session.document
    session.set_x(document.x)
    session.set_step(document.step)
    session.set_view(document.x_range, document.y_range, own=document.own_view)
    session.select([])


def test_backward_pass_is_walked_within_its_length(open_session: OpenSession) -> None:
    session = open_session()
    session.walk.go(-3)
    assert session.walk.done == 0
    session.walk.go(2)
    assert session.walk.done == 2
    session.walk.go(3)
    assert session.walk.done is None


def test_several_moves_of_x_within_a_frame_are_checked_once(
    open_session: OpenSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Chain, float, float]] = []

    def counted(chain: Chain, x: float, step: float) -> Slices[Computed]:
        if chain == session.function:  # and not that of a session of an earlier test
            seen.append((chain, x, step))
        return computed_in_slices(chain, x, step)

    monkeypatch.setattr("gui.session.open_document.computed_in_slices", counted)
    session = open_session("sin(x)")
    session.check_changed.connect(lambda: session.check)
    session.check_changed.connect(lambda: session.check)  # as of a second view
    with qtbot.waitSignal(session.check_changed):
        for x in (1.0, 2.0, 3.0):
            session.set_x(x)
        session.set_step(1e-3)
        do(session, propose.insert, ((), 1), [Block("exp")])
    assert seen == [(session.chain, 3.0, 1e-3)]
    session.select([(0,)])
    session.set_view((-1.0, 1.0), None)
    assert session.check.x == 3.0
    assert len(seen) == 1
    for act in (
        lambda: session.set_x(0.0), lambda: session.set_step(1e-4), session.undo_stack.undo,
        lambda: session.open(Document(parse("cos(x)"))),
    ):  # fmt: skip
        count = len(seen)
        with qtbot.waitSignal(session.check_changed):
            act()
        assert len(seen) == count + 1
        assert session.check == check(session.chain, session.document.x, session.document.step)


def test_the_trace_is_worked_out_once_for_a_chain_and_a_point(open_session: OpenSession) -> None:
    session = open_session()
    trace = session.trace
    session.select([(1,)])
    session.set_step(1e-3)
    assert session.trace is trace
    session.set_x(2.0)
    assert session.trace is not trace
    assert session.trace.x == 2.0


def test_a_new_parameter_is_1_and_one_that_comes_back_is_what_it_was(
    open_session: OpenSession,
) -> None:
    session = open_session("x")
    do(session, propose.rewrite, parse("a*x"))
    assert parameters(session) == [Parameter("a")]
    session.end_typing()
    session.set_parameter("a", 3.0)
    session.set_parameter_range("a", 0.0, 4.0)
    do(session, propose.rewrite, parse("x"))
    assert parameters(session) == []
    do(session, propose.rewrite, parse("b*x + a"))
    assert parameters(session) == [Parameter("b"), Parameter("a", 3.0, 0.0, 4.0)]


def test_a_parameter_is_set_and_all_follow(open_session: OpenSession, qtbot: QtBot) -> None:
    session = open_session("a*x^2", x=3.0)
    with qtbot.waitSignals([session.parameters_changed, session.check_changed]):
        session.set_parameter("a", 2.0)
    assert session.function.values == {"a": 2.0}
    assert session.trace.value == session.check.value == 18.0
    assert session.table.checks["a"].backprop == 9.0
    session.undo_stack.undo()
    assert session.document.values == {"a": 1.0}
    assert session.trace.value == 9.0


def test_a_drag_of_a_parameter_is_one_step_and_another_one_is_another(
    open_session: OpenSession,
) -> None:
    session = open_session("a*x + b")
    for value in (1.5, 2.0, 2.5):
        session.set_parameter("a", value, dragging=True)
    for value in (3.0, 4.0):
        session.set_parameter("b", value, dragging=True)
    session.end_typing()
    session.set_parameter("b", 5.0, dragging=True)
    assert session.undo_stack.count() == 3
    session.undo_stack.undo()
    assert session.document.values == {"a": 2.5, "b": 4.0}
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.document.values == {"a": 1.0, "b": 1.0}


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda s: s.set_parameter("b", 1.0), "there is no parameter 'b'"),
        (lambda s: s.set_parameter("x", 1.0), "'x' is no parameter"),
        (lambda s: s.set_parameter("a", math.nan), "a finite number, not nan"),
        (lambda s: s.set_parameter_range("a", 2.0, 1.0), "from a lower to a higher"),
    ],
)
def test_what_a_parameter_does_not_take_changes_nothing(
    act: Callable[[Session], None], message: str, open_session: OpenSession
) -> None:
    session = open_session("a*x")
    before = session.document
    with pytest.raises(ValueError, match=message):
        act(session)
    assert session.document == before
    assert not session.undo_stack.canUndo()


def test_a_parameter_is_replaced_by_its_value(open_session: OpenSession) -> None:
    session = open_session("a*x + sin(a)")
    session.set_parameter("a", 2.5)
    session.commit(propose.fix(session.chain, "a", 2.5))
    assert formula(session) == "2.5x + sin(2.5)"
    assert session.document.parameters == ()
    session.undo_stack.undo()
    assert session.document.values == {"a": 2.5}


def test_the_derivative_that_is_looked_at_goes_with_its_parameter(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session("a*x^2", x=3.0)
    with qtbot.waitSignals([session.by_changed, session.check_changed]):
        session.look_at("a")
    assert (session.by, session.check.backprop) == ("a", 9.0)
    session.look_at("b")
    assert session.by == "a"
    with qtbot.waitSignal(session.by_changed):
        do(session, propose.fix, "a", 1.0)
    assert session.check.name == "x"


def test_x_and_h_keep_how_they_were_typed_until_they_change(open_session: OpenSession) -> None:
    session = open_session()
    session.set_x(math.pi / 2, "pi/2")
    assert (session.document.x, session.document.x_text) == (math.pi / 2, "pi/2")
    session.set_x(1.0)
    assert session.document.x_text is None
    session.set_step(0.125, "1/8")
    session.set_step(0.125, "1/8")
    assert (session.document.step, session.document.step_text) == (0.125, "1/8")
    session.set_step(0.125)
    assert session.document.step_text is None


def test_what_a_file_could_not_be_taken_for_is_told(open_session: OpenSession) -> None:
    session, told = open_session(), list[str]()
    session.told.connect(told.append)
    session.open(Document(remark="h is 1e+300."))
    session.open(Document())
    assert told == ["h is 1e+300."]


def test_the_numbers_are_told_before_what_they_mean_where_that_takes_longer(
    open_session: OpenSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.session.open_document.SLICE", 0)
    session, told = open_session("x^3"), list[tuple[str, float]]()
    session.numbers_changed.connect(lambda: told.append(("numbers", session.numbers.backprop)))
    session.check_changed.connect(lambda: told.append(("check", session.check.backprop)))
    with qtbot.waitSignal(session.check_changed):
        session.set_x(2.0)
    assert told == [("numbers", 12.0), ("check", 12.0)]
    assert session.numbers == Numbers(2.0, 1e-4, 8.0, 12.0, session.check.numerical)


def test_a_long_check_is_dropped_for_a_newer_one(
    open_session: OpenSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(chain: Chain, x: float, step: float) -> Slices[Computed]:
        if x == 2.0:
            QTimer.singleShot(0, lambda: session.set_x(3.0))
        for _ in range(1000):
            yield
        return (yield from computed_in_slices(chain, x, step))

    monkeypatch.setattr("gui.session.open_document.computed_in_slices", interrupted)
    monkeypatch.setattr("gui.session.open_document.SLICE", 0)
    session, told = open_session("a*x^2 + b + c"), list[float]()
    session.check_changed.connect(lambda: told.append(session.check.x))
    with qtbot.waitSignal(session.check_changed):
        session.set_x(2.0)
    assert told == [3.0]
    with qtbot.waitSignal(session.check_changed):
        session.set_x(4.0)
        assert session.check.x == 4.0  # whoever cannot wait has it at once
    assert told == [3.0, 4.0]
