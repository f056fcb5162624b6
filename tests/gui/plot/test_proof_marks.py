from PySide6.QtCore import QPointF

from core.plot.figure import Proof
from gui.plot.proof_marks import words_of
from gui.widgets.theme import DARK, LIGHT


def test_words_say_how_much_is_proved():
    assert words_of(None) == ""
    assert words_of(Proof(800, 800, ())) == "the curve is proved everywhere"
    assert words_of(Proof(800, 798, ((0.0, 1.0),))) == "proved but for 2 of 800 columns"


def test_columns_that_are_not_proved_are_marked_at_rest(plot, qtbot):
    shown = plot("sin(x)/x", x=20.0, x_range=(-5.0, 5.0), y_range=(-1.0, 2.0))
    marks = shown.view._scene.proof_marks
    qtbot.waitUntil(lambda: shown.view.figure.proof is not None)
    proof = shown.view.figure.proof
    assert marks.isVisible()
    (left, right) = proof.open[0]
    bottom = shown.view.figure.view.limits[1][0]
    pixel = shown.view.figure.view.pixel[1]
    assert marks.shape().contains(QPointF((left + right) / 2, bottom + pixel))
    assert not marks.shape().contains(QPointF(4.0, bottom + pixel))
    assert "Not proved here" in marks.toolTip()
    assert words_of(proof) in marks.toolTip()
    with shown.rest():
        shown.session.set_view((2.0, 4.0), (-1.0, 2.0))
    qtbot.waitUntil(lambda: words_of(shown.view.figure.proof) == "the curve is proved everywhere")
    assert not marks.isVisible()
    for theme in (LIGHT, DARK):
        marks.colour(theme)
        assert marks._colour.name() not in (theme.background.name(), theme.muted.name())
