import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from core.chain import Chain
from core.digits import exact, in_full, short
from core.export.report import as_text, report
from core.formula import parse
from core.incremental import Slices
from core.numerical import Computed, computed_in_slices
from gui import settings
from gui.check.check_panel import PATIENCE, CheckPanel
from gui.check.derivative_table import DerivativeTable
from gui.check.number_label import NumberLabel
from gui.widgets.copying import DECIMAL_COMMA
from gui.widgets.theme import DARK, LIGHT, palette_of
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, remove, set_chain, settle

NUMBERS = ("value", "backpropValue", "numericalValue", "absErrorValue", "relErrorValue")


def numbers(panel: CheckPanel) -> dict[str, float]:
    return {name: float(find(panel, QLabel, name).text()) for name in NUMBERS}


def test_the_notes_numbers_stand_there_at_first(open_session: OpenSession, show: Show) -> None:
    panel = CheckPanel(open_session())
    show(panel)
    assert numbers(panel) == {
        "value": 1.648721270700128,
        "backpropValue": 3.297442541400256,
        "numericalValue": 3.2974426293330694,
        "absErrorValue": 8.8e-8,
        "relErrorValue": 2.7e-8,
    }
    told = "✓ Two independent methods agree: f′(0.5) = 3.297442"
    assert find(panel, QLabel, "verdictLabel").text() == told
    assert find(panel, QLabel, "reasonLabel").text() == (
        "They agree to 7 digits. They differ by 8.8×10⁻⁸, as a step of h = 1e-4 predicts (f‴h²/6)."
    )
    for name in NUMBERS:
        assert find(panel, QLabel, name).accessibleName()
        assert len(find(panel, QLabel, name).toolTip().splitlines()) == 2


@pytest.mark.parametrize(
    ("formula", "x", "sign"),
    [("x^2", 2.0, "✓"), ("abs(x)", 0.0, "⚠"), ("ln(x)", -1.0, "⚠"), ("ln(x)", 5e-5, "≠")],
)
def test_the_verdict_begins_with_a_sign(
    formula: str, x: float, sign: str, open_session: OpenSession, show: Show
) -> None:
    panel = CheckPanel(open_session(formula, x=x))
    show(panel)
    assert find(panel, QLabel, "verdictLabel").text().startswith(f"{sign} ")
    assert find(panel, QLabel, "reasonLabel").text()


def test_while_it_is_worked_out_what_they_mean_the_numbers_stand_there(
    open_session: OpenSession, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.session.open_document.SLICE", 0)
    session = open_session("x^2", x=1.0)
    panel = CheckPanel(session)
    show(panel)
    verdict, seen = find(panel, QLabel, "verdictLabel"), list[tuple[str, float]]()
    for signal in (session.numbers_changed, session.check_changed):
        signal.connect(lambda: seen.append((verdict.text(), numbers(panel)["backpropValue"])))
    with qtbot.waitSignal(session.check_changed):
        session.set_x(3.0)
    (pending, early), (known, late) = seen
    assert (early, late) == (6.0, 6.0)
    assert pending == "✓ Two independent methods agree: f′(1) = 2"
    assert known == "✓ Two independent methods agree: f′(3) = 6"
    assert verdict.isEnabled()


def test_the_last_words_stay_pale_and_go_only_where_no_others_follow(
    open_session: OpenSession, show: Show, clock: Clock
) -> None:
    session = open_session("x^2", x=1.0)
    panel = CheckPanel(session)
    show(panel)
    verdict, reason = (find(panel, QLabel, name) for name in ("verdictLabel", "reasonLabel"))
    before = verdict.text(), reason.text()
    for _ in range(2):
        session.numbers_changed.emit()
        clock.advance(PATIENCE * 2 // 3)
        assert (verdict.isEnabled(), reason.isEnabled()) == (False, False)
        session.check_changed.emit()
        assert (verdict.text(), reason.text(), verdict.isEnabled()) == (*before, True)
    for _ in range(2):
        session.numbers_changed.emit()
        clock.advance(PATIENCE * 2 // 3)
    assert (verdict.text(), reason.text()) == ("…", "")
    session.check_changed.emit()
    assert (verdict.text(), reason.text()) == before


def test_a_wrong_number_is_pale_before_it_is_known_to_be_wrong(
    open_session: OpenSession, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.session.open_document.SLICE", 0)
    session = open_session("tan(x)", x=1.0)
    panel = CheckPanel(session)
    show(panel)
    label = find(panel, NumberLabel, "numericalValue")
    assert label.colour == LIGHT.numerical
    with qtbot.waitSignal(session.numbers_changed):
        session.set_x(1.5707963267948966)
    assert label.colour == LIGHT.muted


@pytest.mark.parametrize("x", [-1e300, -1.0, 0.0, 1e-300, 1e300])
def test_whatever_x_is_the_numbers_parse(x: float, open_session: OpenSession, show: Show) -> None:
    panel = CheckPanel(open_session("exp(exp(x)) + ln(x)", x=x))
    show(panel)
    assert len(numbers(panel)) == len(NUMBERS)


def test_it_follows_x_and_h_and_the_chain(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2")
    panel = CheckPanel(session)
    show(panel)
    session.set_x(3.0)
    qtbot.waitUntil(lambda: numbers(panel)["backpropValue"] == 6.0)
    remove(session, [(0,)])
    qtbot.waitUntil(lambda: numbers(panel)["backpropValue"] == 1.0)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: numbers(panel)["backpropValue"] == 6.0)
    before = numbers(panel)["numericalValue"]
    session.set_step(0.1)
    qtbot.waitUntil(lambda: numbers(panel)["numericalValue"] != before)


def test_dragging_x_checks_once_a_frame(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[float] = []

    def counted(chain: Chain, x: float, step: float) -> Slices[Computed]:
        seen.append(x)
        return computed_in_slices(chain, x, step)

    monkeypatch.setattr("gui.session.open_document.computed_in_slices", counted)
    slider = find(window, QSlider, "xSlider")
    with qtbot.waitSignal(window.session.check_changed):
        for tick in range(600, 650, 10):
            slider.setValue(tick)
    assert seen == [window.session.document.x]
    assert find(window, QLabel, "value").text() == repr(window.session.trace.value)
    qtbot.mouseClick(find(window, QToolButton, "copyReport"), Qt.MouseButton.LeftButton)
    assert len(seen) == 1


def test_the_report_is_copied(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    session = open_session(x=0.25)
    panel = CheckPanel(session)
    show(panel)
    qtbot.mouseClick(find(panel, QToolButton, "copyReport"), Qt.MouseButton.LeftButton)
    document = session.document
    told = as_text(report(document.chain, document.x, document.step))
    assert f"At x = {exact(0.25)}" in told
    assert QGuiApplication.clipboard().text() == told


def test_the_formula_is_copied_as_it_was_typed(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    panel = CheckPanel(open_session("x + 1", text="1+x"))
    show(panel)
    qtbot.mouseClick(find(panel, QToolButton, "copyReport"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("f(x) = 1+x\n")


def test_a_comma_is_copied_where_that_is_wanted_but_in_no_formula(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    panel = CheckPanel(open_session("0.5x", x=1.5))
    show(panel)
    settings.keep(DECIMAL_COMMA, True)
    qtbot.mouseClick(find(panel, QToolButton, "copyReport"), Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:3] == ["f(x) = 0.5x", "At x = 1,5", "value       0,75"]


def test_x_is_told_and_copied_as_it_was_typed(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    panel = CheckPanel(open_session("cos(x)", x=math.pi / 2, x_text="pi/2"))
    show(panel)
    assert panel._title.text() == "At x = pi/2 ≈ 1.5708"
    qtbot.mouseClick(find(panel, QToolButton, "copyReport"), Qt.MouseButton.LeftButton)
    assert "\nAt x = pi/2 ≈ 1.5707963267948966\n" in QGuiApplication.clipboard().text()


def test_a_new_theme_repaints_the_numbers(open_session: OpenSession, show: Show) -> None:
    panel = CheckPanel(open_session())
    show(panel)
    label = find(panel, QLabel, "backpropValue")
    light = label.grab().toImage()
    panel.setPalette(palette_of(DARK))
    assert label.grab().toImage() != light


def test_parameters_have_a_row_each_and_the_chosen_one_the_whole_check(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("a*x^2", x=3.0)
    panel = CheckPanel(session)
    show(panel)
    table = find(panel, DerivativeTable, "derivativeTable")
    count = find(panel, QLabel, "derivativeCount")
    assert count.text() == "1 backward pass for 2 derivatives; numerically 4 evaluations."
    assert numbers(panel)["backpropValue"] == 6.0
    table.setFocus()
    with qtbot.waitSignal(session.by_changed):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert numbers(panel)["backpropValue"] == 9.0
    assert panel._title.text() == "At x = 3, a = 1"
    with qtbot.waitSignal(session.check_changed):
        session.set_parameter("a", 2.0)
    assert numbers(panel)["value"] == 18.0
    assert panel._title.text() == "At x = 3, a = 2"


def test_without_parameters_there_is_no_table(open_session: OpenSession, show: Show) -> None:
    panel = CheckPanel(open_session("x^2"))
    show(panel)
    assert panel._derivatives.isHidden()
    assert panel._count.isHidden()


def test_all_digits_and_what_they_rest_on_are_shown_to_who_asks(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    panel = CheckPanel(open_session())
    show(panel)
    number, button = (
        find(panel, NumberLabel, "backpropValue"),
        find(panel, QToolButton, "showDigits"),
    )
    parts = panel.findChild(QLabel, "partsLabel")
    assert parts is not None
    assert (number.shown, parts.isHidden()) == ("3.29744254", True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (number.shown, parts.isHidden()) == ("3.297442541400256", False)
    assert parts.text().startswith("Truncation 8.8×10⁻⁸")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (number.shown, parts.isHidden()) == ("3.29744254", True)


@pytest.mark.parametrize(
    ("formula", "x", "held"),
    [("x^2", 2.0, True), ("abs(x)", 0.0, False), ("tan(x)", 1.5707963267948966, False)],
)
def test_a_numerical_derivative_that_does_not_hold_is_pale(
    formula: str, x: float, held: bool, open_session: OpenSession, show: Show
) -> None:
    panel = CheckPanel(open_session(formula, x=x))
    show(panel)
    colour = find(panel, NumberLabel, "numericalValue").colour
    assert colour == (LIGHT.numerical if held else LIGHT.muted)


def test_the_tangent_has_an_equation_that_is_copied_with_all_digits(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    panel = CheckPanel(session)
    show(panel)
    words = find(panel, QLabel, "tangentEquation")
    assert words.text() == "y = 3.297 x"
    copy = find(panel, QToolButton, "copyTangent")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "y = 3.297442541400256*x"
    with qtbot.waitSignal(session.check_changed):
        set_chain(session, parse("abs(x - 0.5)"))
    assert (words.text(), copy.isEnabled()) == ("none here", False)


def test_x_is_written_as_it_was_typed(open_session: OpenSession, show: Show) -> None:
    panel = CheckPanel(open_session("sin(x)", x=3.141592653589793, x_text="pi"))
    show(panel)
    assert "f′(pi) = −1" in find(panel, QLabel, "verdictLabel").text()


@pytest.mark.parametrize("x", [-1.2345678901234567e-300, 0.1, 1e300])
def test_no_number_makes_the_panel_wider(x: float, open_session: OpenSession, show: Show) -> None:
    session = open_session("x/3")
    panel = CheckPanel(session)
    show(panel)
    before = panel.minimumSizeHint().width()
    session.set_x(x)
    panel._show()
    settle()
    assert panel.minimumSizeHint().width() == before


@pytest.mark.parametrize(
    ("formula", "name", "shown"),
    [("cos(x)", "value", "≈ 0"), ("sin(x)", "backpropValue", "≈ 0"), ("a sin(x)", "value", "1")],
)
def test_what_rounding_hides_is_written_so_and_all_of_it_is_under_the_pointer(
    formula: str, name: str, shown: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    panel = CheckPanel(open_session(formula, x=math.pi / 2))
    show(panel)
    number = find(panel, NumberLabel, name)
    assert number.shown == shown
    assert in_full(float(number.text())) in number.toolTip()
    if name == "backpropValue":
        assert find(panel, QLabel, "verdictLabel").text().endswith("≈ 0")
    qtbot.mouseClick(find(panel, QToolButton, "showDigits"), Qt.MouseButton.LeftButton)
    assert number.shown == in_full(float(number.text()))


def test_what_a_block_does_not_take_is_named_as_its_wire(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("sqrt(x) + ln(sin(x))", x=4.0)
    panel = CheckPanel(session)
    show(panel)
    reason = find(panel, QLabel, "reasonLabel")
    assert reason.text().endswith("log needs b > 0; b = −0.7568.")
    set_chain(session, parse("ln(x - 5)"))
    qtbot.waitUntil(lambda: reason.text().endswith("log needs a > 0; a = −1."))


def test_another_theme_works_out_no_check_that_is_not_known_yet(
    open_session: OpenSession, show: Show, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session("sin(x)", x=0.5)
    panel = CheckPanel(session)
    show(panel)
    session.set_x(0.75)
    monkeypatch.setattr(
        "gui.session.open_document.whole", lambda _: pytest.fail("worked out at once")
    )
    panel.setPalette(palette_of(DARK))
    clock.advance(100)
    assert session.known_check is not None
    assert numbers(panel)["value"] == math.sin(0.75)


def test_the_tangent_of_a_broken_rule_is_called_so(open_session: OpenSession, show: Show) -> None:
    session = open_session("x^2 sin(x)", x=0.5)
    panel = CheckPanel(session)
    show(panel)
    _ = session.check
    session.check_changed.emit()
    words = find(panel, QLabel, "tangentEquation")
    assert words.text().startswith("y = 0.6988 x")
    session.lab.break_rule((0,), session.lab.kinds((0,))[1])
    _ = session.check
    session.check_changed.emit()
    assert words.text().startswith(f"broken: y = {short(session.trace.gradient)} x")


@pytest.mark.parametrize(
    ("formula", "x", "shown", "hover"),
    [
        ("exp(-1/x^2)", 0.0, "undefined", "f is not defined here: the arithmetic gives 0."),
        ("floor(x) + 1/(x^2 - 1)", 1.0, "undefined", "f is not defined here: the arithmetic"),
        ("floor(x)", 1.0, "1", "1\n"),
    ],
)
def test_where_f_is_not_defined_it_has_no_value(
    formula: str, x: float, shown: str, hover: str, open_session: OpenSession, show: Show
) -> None:
    session = open_session(formula, x=x)
    panel = CheckPanel(session)
    show(panel)
    _ = session.check
    session.check_changed.emit()
    value = find(panel, NumberLabel, "value")
    assert value.shown == shown
    assert value.toolTip().startswith(hover)
