from PySide6.QtCore import QPointF

from core.plot.figure import Proof
from gui.plot.proof_marks import words_of
from gui.widgets.theme import DARK, LIGHT


def test_words_say_how_much_is_proved():
    assert words_of(None) == ""
    assert words_of(Proof(800, 800, ())) == "proved: every column"
    assert words_of(Proof(800, 798, ((0.0, 1.0),))) == "798 of 800 columns proved"


def test_columns_that_are_not_proved_are_marked_at_rest(plot, qtbot):
    shown = plot("sin(x)/x", x=20.0, x_range=(-5.0, 5.0), y_range=(-1.0, 2.0))
    marks, words = shown.view._scene.proof_marks, shown.view._scene._proved
    qtbot.waitUntil(lambda: shown.view.figure.proof is not None)
    proof = shown.view.figure.proof
    assert marks.isVisible()
    assert words.toPlainText() == str(proof)
    (left, right) = proof.open[0]
    bottom = shown.view.figure.view.limits[1][0]
    pixel = shown.view.figure.view.pixel[1]
    assert marks.shape().contains(QPointF((left + right) / 2, bottom + pixel))
    assert not marks.shape().contains(QPointF(4.0, bottom + pixel))
    assert "Not proved here" in marks.toolTip()
    beyond = shown.view._scene.beyond
    assert words.pos().y() <= beyond.pos().y() - beyond.boundingRect().height() + 8
    with shown.rest():
        shown.session.set_view((2.0, 4.0), (-1.0, 2.0))
    qtbot.waitUntil(lambda: words.toPlainText() == "proved: every column")
    assert not marks.isVisible()
    for theme in (LIGHT, DARK):
        marks.colour(theme)
        assert marks._colour.name() not in (theme.background.name(), theme.muted.name())
