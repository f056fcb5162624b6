from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.rules.steps import Steps
from gui.session import Session
from gui.widgets.derivative_process import Found, Outline
from gui.widgets.plain_text import PlainLabel
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("x^2 sin(x)")


@pytest.fixture
def steps(session: Session, show: Show, qtbot: QtBot) -> Iterator[Steps]:
    made = Steps(session, lights=True)
    made.resize(300, 400)
    show(made)
    made.begin(session.chain)
    rest(made, qtbot)
    yield made
    made.stop()


def rest(made: Steps, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not made._rest.isActive() and made._work is None)


def titles(made: Steps) -> list[str]:
    return [row.texts()[0] for row in made.rows()]


def test_it_writes_the_steps_of_a_chain(steps: Steps, session: Session, qtbot: QtBot) -> None:
    rules = ["Product rule", "Power rule", "Trigonometric rule", "Put together", "Simplified"]
    assert titles(steps) == rules
    assert [row.path for row in steps.rows()] == [(1,), (0,), (1, 0, 0), None, None]
    assert steps.rows()[-1].texts()[1] == "f′ is being worked out …"
    height = steps.sizeHint().height()
    steps._take(session.chain, Found("x*(x*cos(x) + 2*sin(x))", "", None))
    assert steps.sizeHint().height() == height  # what is below stays
    chain = parse("exp(x)")
    steps.begin(chain)
    rest(steps, qtbot)
    assert titles(steps) == ["Exponential rule", "Put together", "Simplified"]
    steps._take(session.chain, Found("2*x", "", None))  # of another chain
    steps._take(chain, Found("exp(x)", "", None))
    assert steps.rows()[-1].texts()[1] == "There is nothing to simplify."


def test_the_final_form_comes_from_the_other_process(steps: Steps, session: Session) -> None:
    steps._take(session.chain, Found("x*(x*cos(x) + 2*sin(x))", "", None))
    assert steps.rows()[-1].texts()[1] == "f′(x) = x*(x*cos(x) + 2*sin(x))"
    steps._take(session.chain, Found("2*x*sin(x) + x^2*cos(x)", "", None))
    assert titles(steps)[-1] == "Simplified"
    steps._take(session.chain, None)
    assert titles(steps)[-1] == "Put together"
    assert "No formula for f′" in find(steps, PlainLabel, "rulesNote").text()


def test_the_second_derivative_starts_from_the_first(
    steps: Steps, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(steps._process, "ask", lambda chain, order, latex=(): asked.append(order))
    steps.begin(session.chain, 2)
    rest(steps, qtbot)
    assert asked == [1]
    assert find(steps, PlainLabel, "rulesNote").text() == "f′ is being worked out …"
    steps._take(session.chain, Found("2*x", "", None))
    rest(steps, qtbot)
    assert asked == [1, 2]
    assert titles(steps) == ["Constant factor rule", "Put together", "Simplified"]
    assert steps.rows()[-2].texts()[1] == "f″(x) = 2"


def test_what_has_no_steps_says_why(steps: Steps, qtbot: QtBot) -> None:
    steps.begin(parse("digamma(x)"))
    rest(steps, qtbot)
    assert not steps.rows()
    assert find(steps, PlainLabel, "rulesNote").text().startswith("A slope on the way")


def test_the_typeset_equations_take_the_place_of_the_plain_ones(
    steps: Steps, session: Session
) -> None:
    bar = Outline(width=1.0, ascent=0.5, descent=0.1, curves=[["M", 0, 0], ["L", 1, 0]])
    steps._typeset(session.chain, [bar] * len(steps._lines))
    assert all(row.equation._drawing is not None for row in steps.rows()[:-1])
    steps._typeset(session.chain, [bar])  # of other steps


def test_the_chain_itself_is_handed_on_typeset(steps: Steps, session: Session) -> None:
    bar = Outline(width=1.0, ascent=0.5, descent=0.1, curves=[])
    seen: list[float] = []
    steps.outlined.connect(lambda drawn: seen.append(drawn.width))
    steps._take_outline(parse("x"), bar)
    steps._take_outline(session.chain, bar)
    assert seen == [1.0]


def test_steps_of_something_else_light_no_block(session: Session, show: Show, qtbot: QtBot) -> None:
    made = Steps(session, lights=False)
    made.resize(300, 400)
    show(made)
    made.begin(parse("sin(x^2)"))
    rest(made, qtbot)
    assert {row.path for row in made.rows()} == {None}
    made.stop()
