from gui.chain.canvas import ChainCanvas
from gui.chain.paint.chain_picture import number_places
from gui.widgets.theme import LIGHT
from tests.gui.conftest import OpenSession, Show


def colours(canvas: ChainCanvas) -> set[int]:
    image = canvas.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_values_and_gradients_are_painted_in_their_colours(
    open_session: OpenSession, show: Show
) -> None:
    canvas = ChainCanvas(open_session("x^2*sin(x)", x=3.0))
    show(canvas)
    assert {LIGHT.forward.rgb(), LIGHT.backward.rgb()} <= colours(canvas)


def test_every_wire_has_a_place_for_its_value_and_its_gradient(
    open_session: OpenSession, show: Show
) -> None:
    canvas = ChainCanvas(open_session("x^2*sin(x)", x=3.0))
    show(canvas)
    numbers = canvas._numbers
    places = list(number_places(canvas._layout, numbers, canvas._laid.metrics))
    assert len(places) >= 2 * 4
    assert all(canvas.rect().contains(area) for area, _ in places)
    assert 9.0 in [number for _, number in places]
