import pytest

from core.document import Document, Shown
from core.formula import parse
from core.incremental import Slices, whole
from core.plot.compose import view_of
from core.plot.curves import Curves
from core.plot.finished import finished, found_in_slices
from core.plot.point import Points
from tests.core.plot.figures import figure


def test_a_figure_is_refined_and_told_to_the_end() -> None:
    made = figure("floor(x)", (0.1, 1.9), (-1.0, 2.0))
    assert [line.name for line in made.lines] == ["f", "f′"]
    assert any(end.closed for end in made.ends)
    assert figure("1/x", (0.1, 10.0), (0.1, 10.0), log_y=True).cut == ("f′",)


def test_a_finer_one_has_no_other_view() -> None:
    document = Document(parse("sin(9x)"), x_range=(-5.0, 5.0), y_range=(-2.0, 2.0))
    view = view_of(document, (400.0, 200.0))
    coarse, fine = finished(document, view), finished(document, view, fineness=4)
    assert fine.lines[0].x.size > coarse.lines[0].x.size
    assert fine.view == coarse.view == view


@pytest.mark.parametrize("x_range", [(1.0, 1 + 2e-16), (-1e307, 1e307), (0.0, 5e-324)])
def test_a_view_that_cannot_be_drawn_says_why(x_range: tuple[float, float]) -> None:
    note = figure("x", x_range).note
    assert note is not None
    assert note.reason[0].islower()
    assert not note.reason.endswith(".")


def test_of_a_hidden_f_no_points_are_told() -> None:
    document = Document(parse("x^2-1"), x_range=(-2.0, 2.0))
    drawn = Curves().sampled(document, ("f",), (-2.0, 2.0), (800, 500))
    assert len(whole(found_in_slices(document, drawn["f"]))) == 3
    assert not whole(found_in_slices(document, None))


def test_points_are_looked_for_only_where_something_of_them_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def search(document: Document, *_: object) -> Slices[Points]:
        asked.append(document.formula)
        yield
        return Points(())

    monkeypatch.setattr("core.plot.finished.found_in_slices", search)
    for text, shown in (("x^2", Shown()), ("floor(x)", Shown()), ("x^3", Shown(points=True))):
        document = Document(parse(text), 0.5, x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
        finished(document, view_of(document, (300, 200)), shown)
    assert asked == ["floor(x)", "x^3"]
