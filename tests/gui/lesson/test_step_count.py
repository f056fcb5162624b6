import pytest
from PySide6.QtWidgets import QApplication

from gui.lesson.step_count import APART, MOST_DOTS, StepCount
from gui.widgets.theme import LIGHT


@pytest.mark.parametrize(("count", "dots"), [(1, True), (MOST_DOTS, True), (2000, False)])
def test_few_steps_are_dots_and_many_figures(qapp: QApplication, count: int, dots: bool) -> None:
    made = StepCount()
    made.show_steps(1, count, leftward=False)
    assert (made.has_dots, made.text()) == (dots, f"1 / {count}")
    assert made.sizeHint().width() <= APART * MOST_DOTS
    assert made.accessibleName() == f"1 of {count} steps"


@pytest.mark.parametrize("leftward", [True, False])
def test_dots_fill_as_the_pass_runs(qapp: QApplication, leftward: bool) -> None:
    made = StepCount()
    made.show_steps(1, 3, leftward=leftward)
    made.resize(made.sizeHint())
    image, colour = made.grab().toImage(), LIGHT.backward if leftward else LIGHT.forward
    filled = [
        image.pixelColor(int((k + 0.5) * APART), made.height() // 2) == colour for k in range(3)
    ]
    assert filled == ([False, False, True] if leftward else [True, False, False])


def test_the_same_steps_are_laid_out_once(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, asked = StepCount(), []
    monkeypatch.setattr(StepCount, "updateGeometry", lambda self: asked.append(self))
    for _ in range(3):
        made.show_steps(0, 3, leftward=False)
    assert len(asked) == 1
    made.show_steps(1, 3, leftward=False)
    assert len(asked) == 2
