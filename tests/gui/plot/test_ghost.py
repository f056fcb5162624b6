from core.document import Document
from core.formula import parse
from core.plot.compose import view_of
from gui.plot.ghost import Ghost


def test_it_has_the_lines_of_another_chain_or_none() -> None:
    document = Document(parse("x"), x_range=(-1.0, 1.0), y_range=(-1.0, 1.0))
    view, ghost = view_of(document, (80.0, 50.0)), Ghost()
    lines = ghost.lines(parse("x^2"), document, view, 1.0)
    assert [line.name for line in lines] == ["f", "f′"]
    assert ghost.lines(None, document, view, 1.0) == []
